"""What a PDF is: a build's own, signed and unchanged, changed, or something else.

A file is judged from its first byte to its last, and what nothing explains refuses it:

1. `acuan`: it begins with all bytes of a PDF that was built; that is all of it, or it goes on.
2. `urai`: what follows is updates in one strict form, with nothing before, between or behind.
3. `ubahan`: each changes what a signature changes, or adds data that prove one, over the `dokumen`
   as it was until then; in a field or a box kept free, or unseen; what it says of itself stays
   (`sertaan`).
4. Here: each signature covers all bytes before it and its own update; its spoken words are true.
5. `cms`, `kepercayaan`, `sebutan`: the signature holds, who signed, known to whom, was that in
   force, is it the official. From 1 to 4 follows what the file is; from 5 what it is worth.

The judgement is told in words for the terminal, and as data for programs.
"""

import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from pyhanko.pdf_utils.generic import parse_pdf_date
from pyhanko.pdf_utils.misc import PdfReadError
from pyhanko.pdf_utils.reader import PdfFileReader

from macros.sajian.templat import baris_teks
from scripts.tanda_tangan import jawaban, sebutan, urai
from scripts.tanda_tangan.acuan import PDFAcuan, cocokkan
from scripts.tanda_tangan.benda import TolakPDF, teks
from scripts.tanda_tangan.cms import TandaTangan, tanda_tangan
from scripts.tanda_tangan.dokumen import Dokumen
from scripts.tanda_tangan.kepercayaan import Kepercayaan
from scripts.tanda_tangan.ubahan import Bubuhan, terapkan
from scripts.tanda_tangan.urai import Revisi, SalahBentuk

Keadaan = Literal[
    "identik", "bertanda", "pindaian", "bukan-pejabat", "belum-dikenal", "tak-dipercaya", "berubah",
    "asing",
]  # fmt: skip
BAIK: tuple[Keadaan, ...] = ("identik", "bertanda", "pindaian")
# Unchanged, but nobody vouches for the signer, or the signer is another person than the one named
# there: the exit code of `verify` if a person has to decide.
DIPERTANYAKAN: tuple[Keadaan, ...] = ("belum-dikenal", "bukan-pejabat")
KODE_DIPERTANYAKAN = 3
TANPA = Kepercayaan()
ARSIP = b"PK\x03\x04"
SEDEPAN = 1024
SEPEKAN = timedelta(days=7)
HEKSA = re.compile(rb"<(?:[0-9a-f]*|[0-9A-F]*)>")
TERKUNCI = re.compile(rb"/Encrypt\s+\d+\s+\d+\s+R|/Encrypt\s*<<")
# The document code in the metadata of every build.
KODE = re.compile(rb"<dc:identifier>([0-9A-Z]{5}-[0-9A-Z]{5})</dc:identifier>")


@dataclass(frozen=True)
class Putusan:
    """The judgement on one file.

    `acuan` is the built PDF that it is or continues, if any; `kode` is the document code in it, or
    empty; `sebab` are the reasons, in words, for anything but a good `keadaan`.
    """

    keadaan: Keadaan
    kode: str
    acuan: PDFAcuan | None = None
    tanda: tuple[TandaTangan, ...] = ()
    sebab: tuple[str, ...] = ()

    @property
    def baik(self) -> bool:
        """Whether the file is trustworthy."""
        return self.keadaan in BAIK

    @property
    def utuh(self) -> bool:
        """Whether these are the built bytes, possibly with signatures."""
        return self.baik or self.keadaan in DIPERTANYAKAN

    @property
    def terisi(self) -> set[str]:
        """The signed boxes, by name."""
        return {t.kotak for t in self.tanda if t.kotak}

    @property
    def kode_keluar(self) -> int:
        """The exit code of a command that judged the file."""
        if self.keadaan in DIPERTANYAKAN:
            return KODE_DIPERTANYAKAN
        return int(not self.baik)


def periksa(
    isi: bytes, acuan: Sequence[PDFAcuan], *, dipercaya: Kepercayaan = TANPA, kode_sini: str = ""
) -> Putusan:
    """Judge the PDF `isi` by the built ones in `acuan`.

    `dipercaya` are the authorities, to one of which every signer's certificate must lead;
    `kode_sini` is the document code of the present data and chapters.
    """
    if isi.startswith(ARSIP):  # a code in it belongs to a file in it
        return Putusan("asing", "", sebab=(jawaban.kata("sebab", "arsip"),))
    cocok_kode = KODE.search(isi)
    kode = cocok_kode[1].decode() if cocok_kode else ""
    if not isi.startswith(b"%PDF-"):
        sebab = "berkas ini bukan PDF" if isi else "berkas ini kosong (0 bita)"
        if (awal := isi.find(b"%PDF-", 0, SEDEPAN)) > 0:  # the range in which readers accept it
            sebab = f"di depan isi PDF ini ada {awal} bita yang bukan miliknya"
        return Putusan("asing", kode, sebab=(sebab,))
    asal = cocokkan(isi, acuan)
    if asal is None:
        return _tanpa_asal(kode, kode_sini, terkunci=TERKUNCI.search(isi) is not None)
    if len(isi) == asal.ukuran:
        return Putusan("identik", kode, asal)
    try:
        tanda = _baca(isi, asal, dipercaya, kode)
    except (SalahBentuk, TolakPDF) as galat:
        return Putusan("berubah", kode, asal, sebab=(" ".join(str(galat).split()),))
    except Exception:  # noqa: BLE001 - a damaged file can make the reader raise anything
        sebab = "bagian yang ditambahkan rusak dan tidak dapat dibaca"
        return Putusan("berubah", kode, asal, sebab=(sebab,))
    keadaan, alasan = _timbang(tanda)
    return Putusan(keadaan, kode, asal, tuple(tanda), tuple(alasan))


def _timbang(tanda: Sequence[TandaTangan]) -> tuple[Keadaan, list[str]]:
    """The state that follows from the signatures, with reasons; a mere time stamp is no signer."""
    cacat = [f"tanda tangan {t.bidang}: {t.cacat}" for t in tanda if t.cacat]
    penanda = [t for t in tanda if not t.hanya_cap]
    if not cacat and not penanda:
        cacat = ["berkas hanya bercap waktu; tidak ada yang menandatanganinya"]
    if cacat:
        return "berubah", cacat
    if ditolak := [t for t in penanda if t.ditolak]:
        return "tak-dipercaya", [jawaban.keberatan(t) for t in ditolak]
    if asing := [t for t in penanda if not t.dipercaya]:
        return "belum-dikenal", [jawaban.keberatan(t) for t in asing]
    if lain := [t for t in penanda if t.jabatan == "tidak-sesuai"]:
        return "bukan-pejabat", [f"{t.nama}: jabatan {jawaban.jabatan(t)}" for t in lain]
    return "bertanda", []


def halaman(isi: bytes) -> int:
    """The number of pages of a PDF; 0 if it cannot be read, or not by everybody."""
    if not isi.startswith(b"%PDF-"):
        return 0
    try:
        pembaca = PdfFileReader(io.BytesIO(isi), strict=False)
        return 0 if pembaca.encrypted else int(pembaca.root["/Pages"]["/Count"])
    except Exception:  # noqa: BLE001 - a damaged file can make the reader raise anything
        return 0


def _tanpa_asal(kode: str, kode_sini: str, *, terkunci: bool) -> Putusan:
    if kode and kode == kode_sini:
        return Putusan("berubah", kode, sebab=(jawaban.kata("sebab", "kode-sendiri"),))
    sebab = jawaban.kata("sebab", "asing")
    if terkunci:
        sebab += jawaban.kata("sebab", "terkunci")
    if kode:
        sebab += f"; kode dokumennya {kode}"
    if kode and kode_sini:
        sebab += f", sedangkan data dan naskah di sini {kode_sini}"
    return Putusan("asing", kode, sebab=(sebab,))


def _baca(isi: bytes, asal: PDFAcuan, dipercaya: Kepercayaan, kode: str) -> list[TandaTangan]:
    """The signatures after the built file; raises if there is anything else."""
    dokumen = Dokumen(isi[: asal.ukuran])
    bubuhan: list[Bubuhan] = []
    ditandatangani = False
    for revisi in urai.revisi(isi, asal.ukuran):
        satu = terapkan(dokumen, revisi)
        if satu:
            _cakupan(isi, satu, revisi)
            _bertanggal(satu)
            bubuhan.append(satu)
        elif not ditandatangani:
            raise TolakPDF("data validasi tidak menyusul langsung sesudah tanda tangan")
        ditandatangani = satu is not None
    pejabat = [k.sebutan for k in dokumen.kotak.values()]
    tanda = tanda_tangan(PdfFileReader(io.BytesIO(isi)), bubuhan, dipercaya, pejabat)
    for b, t in zip(bubuhan, tanda, strict=True):
        alasan = teks(b.isi.get("/Reason", b""))
        if b.ucapan and not sebutan.benar(b.ucapan, t.nama, alasan, kode):
            raise TolakPDF(f"sebutan bidang tanda tangan {b.bidang} tidak sesuai dengan penandanya")
    return tanda


def _bertanggal(satu: Bubuhan) -> None:
    """Whether the time in a signature, if any, is valid."""
    try:
        if "/M" in satu.isi:
            saat = parse_pdf_date(teks(satu.isi["/M"]), strict=False).astimezone()
            _ = saat - SEPEKAN, saat + SEPEKAN
    except (TolakPDF, PdfReadError, ValueError, OverflowError):
        sebab = f"waktu tanda tangan {satu.bidang} tidak tertulis sebagai tanggal"
        raise TolakPDF(sebab) from None


def _cakupan(isi: bytes, satu: Bubuhan, revisi: Revisi) -> None:
    """Check that a signature covers all bytes to the end of its update, except its own digits."""
    match satu.isi.get("/ByteRange"), revisi.rentang.get(satu.nomor):
        case [0, int(awal), int(lanjut), int(sisa)], (int(mulai), int(selesai)):
            lubang = isi[awal:lanjut]
            akhir = {revisi.akhir} if revisi.akhir == len(isi) else {revisi.akhir, revisi.eof}
            if (
                mulai < awal < lanjut < selesai
                and lanjut + sisa in akhir
                and HEKSA.fullmatch(lubang)
                and bytes.fromhex(lubang[1:-1].decode()) == satu.isi.get("/Contents")
            ):
                return
    raise TolakPDF(f"tanda tangan {satu.bidang} tidak mencakup seluruh berkas")


def sebagai_teks(
    nama: str,
    putusan: Putusan,
    sidik: str,
    kode_sini: str = "",
    simpan: object = None,
    versi: object = None,
) -> list[str]:
    """The judgement on the file `nama` with the SHA-256 `sidik`, line by line; `kode_sini` is the
    document code of the present data and chapters, if wanted, `simpan` the record of the file and
    `versi` the published version of it or of its code, if any."""
    isi = {"nama": nama, "p": putusan, "sidik": sidik, "kode_sini": kode_sini, "a": simpan}
    isi |= {"v": versi, "jawaban": jawaban}
    return baris_teks("terbit/putusan.txt.j2", **isi)


def sebagai_data(nama: str, putusan: Putusan, sidik: str, kode_sini: str) -> dict[str, Any]:
    """The judgement for JSON; times in ISO 8601."""
    perihal = jawaban.sebutan(putusan.keadaan, putusan.tanda)
    return {
        "berkas": nama,
        "sha256": sidik,
        "baik": putusan.baik,
        "keadaan": putusan.keadaan,
        "pesan": jawaban.kata("keadaan", perihal),
        "langkah": jawaban.kata("langkah", perihal),
        "sebab": list(putusan.sebab),
        "acuan": vars(putusan.acuan) if putusan.acuan else None,
        "kode_dokumen": putusan.kode,
        "kode_di_sini": kode_sini,
        "kode_keluar": putusan.kode_keluar,
        "utuh": putusan.utuh or putusan.keadaan == "tak-dipercaya",
        "tanda_tangan": [_data(t) for t in putusan.tanda],
    }


def _data(t: TandaTangan) -> dict[str, Any]:
    p = t.pendapat
    return {
        **{k: v for k, v in vars(t).items() if k != "pendapat"},
        "waktu": _iso(t.waktu),
        "cap_waktu": _iso(t.cap_waktu),
        "dipercaya": t.dipercaya,
        "identitas": p.identitas,
        "masa_berlaku": p.masa,
        "pencabutan": p.pencabutan,
        "dicabut": _iso(p.dicabut),
        "berlaku": [_iso(saat) for saat in p.berlaku],
        "pesan": {
            "identitas": jawaban.identitas(t),
            "masa_berlaku": jawaban.masa(t),
            "jabatan": jawaban.jabatan(t),
        },
    }


def _iso(waktu: datetime | None) -> str | None:
    return waktu.isoformat() if waktu else None
