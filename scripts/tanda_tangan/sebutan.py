"""Descriptions of signature fields: for whom they are, and after signing, for screen readers, who
signed, when, why and what."""

import re
from unicodedata import normalize

from macros.dasar.penulisan import BULAN

AWALAN = "Tanda tangan "
DEPAN = {"prof", "dr", "drg", "drh", "drs", "dra", "ir", "h", "hj", "kh", "apt", "ns"}
# Degrees after a name without comma: with dots, of parts that degrees have, since “D.Umpama” is a
# name; or usual ones without.
BELAKANG = re.compile(
    r"(?i:[SMAD]\.((A[BGKP]?|Akt|Ars|Biomed|D[ES]|Dev|E[CI]?|Eng|Epid|Farm|Fil|Gz|H|Hub|Hum|Hut|I[KP]?"
    r"|III|Int|IV|K[MNS]?|Keb|Ked|Kep|Kes|Kom|Litt|MT?|Mat|Md|P[DHIT]?|Pa[rs]|Pol|Psi|Pust|S[CIN]?|SiT|Sos"
    r"|STP?|Stat|Sy|T[HPR]?|Tek)(\.|$))+)"
    r"|[SMD]\.?(?:H|E|Si|Sos|Hum|Kom|Pd|IP|AP|Ak|T|KM|Kn|M)\.?|A\.?Md\.?\S*"
)
WAKTU = re.compile(
    rf"\d{{1,2}} (?:{'|'.join(BULAN)}) \d{{4}} pukul \d\d\.\d\d"
    r" (?:WIB|WITA|WIT|UTC(?:[+-][\d.]{1,5})?)"
)


def cocok(nama: str, sebutan: str) -> bool:
    """Whether `nama` is the name in `sebutan` (`Tanda tangan NAMA, JABATAN`), without titles and
    degrees, capitals, spaces and dots. A middle name may be an initial, as certificates have whole
    names, and reports often do not."""
    satu, dua = (_inti(normalize("NFC", n)) for n in (nama, sebutan.removeprefix(AWALAN)))
    if "".join(satu) == "".join(dua) != "":
        return True
    tengah = zip(satu[1:-1], dua[1:-1], strict=False)
    return (
        len(satu) == len(dua) > 1
        and (satu[0], satu[-1]) == (dua[0], dua[-1])
        and all(a == b or (1 in {len(a), len(b)} and a[0] == b[0]) for a, b in tengah)
    )


def tanpa_gelar(nama: str) -> str:
    """A person's name without titles before and degrees behind it."""
    kata = nama.partition(",")[0].split()
    while len(kata) > 1 and kata[0].rstrip(".").casefold() in DEPAN:
        del kata[0]
    while len(kata) > 1 and BELAKANG.fullmatch(kata[-1]):
        del kata[-1]
    return " ".join(kata)


def _inti(nama: str) -> list[str]:
    # “G.L.” are two initials.
    kata = re.findall(r"[^\W_]\.(?=\w)|\S+", tanpa_gelar(nama))
    return [inti for satu in kata if (inti := re.sub(r"[\W_]", "", satu).casefold())]


def tulis(nama: str, waktu: str, alasan: str, kode: str) -> str:
    """The description of a signature; `alasan` may be empty."""
    sebab = f" {alasan.rstrip('.')}." if alasan else ""
    return f"Ditandatangani secara elektronik oleh {nama}, {waktu}.{sebab} Kode dokumen {kode}."


def benar(teks: str, nama: str, alasan: str, kode: str) -> bool:
    """Whether `teks` is such a description with this person, reason and document; its time may be
    any, as it is the signer's statement."""
    awal, _, akhir = tulis(nama, "\0", alasan, kode).partition("\0")
    waktu = teks.removeprefix(awal).removesuffix(akhir)
    return teks == awal + waktu + akhir and WAKTU.fullmatch(waktu) is not None
