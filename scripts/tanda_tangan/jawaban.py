"""The answers of `verify` on a signer, in the words of `jawaban.yaml`."""

from collections.abc import Sequence
from datetime import MAXYEAR, datetime
from pathlib import Path

from macros.dasar import berkas
from macros.dasar.penulisan import tanggal
from scripts.tanda_tangan.cms import TandaTangan
from scripts.tanda_tangan.sebutan import AWALAN

# Indonesia's time zones; others are shown as their offset from UTC.
ZONA: dict[float, str] = {7: "WIB", 8: "WITA", 9: "WIT"}
DETIK_SEJAM = 3600


def pukul(waktu: datetime) -> str:
    """A time in this machine's zone: `7 Desember 2023 pukul 10.15 WITA`."""
    setempat = waktu.astimezone() if 1 < waktu.year < MAXYEAR else waktu  # a signer may say any
    selisih = setempat.utcoffset()
    jam = selisih.total_seconds() / DETIK_SEJAM if selisih else 0
    zona = ZONA.get(jam) or (f"UTC{jam:+g}" if jam else "UTC")
    return f"{tanggal(setempat.date())} pukul {setempat:%H.%M} {zona}"


def kata(perihal: str, jawab: str, **isi: str) -> str:
    """The words of one answer, with `isi` filled in."""
    return str(berkas.kata(Path(__file__).with_suffix(".yaml"))[perihal][jawab].format(**isi))


def sebutan(keadaan: str, tanda: Sequence[TandaTangan]) -> str:
    """The key of the words for the state of a file; a known signer, whose certificate may have been
    out of force, is not called unknown."""
    ragu = [t for t in tanda if not t.hanya_cap and not t.dipercaya]
    if keadaan == "belum-dikenal" and all(t.pendapat.identitas == "dikenal" for t in ragu):
        return "belum-berlaku"
    return keadaan


def identitas(tanda: TandaTangan) -> str:
    """Who vouches for the signer's name."""
    return kata("identitas", tanda.pendapat.identitas, penerbit=tanda.penerbit)


def masa(tanda: TandaTangan) -> str:
    """Whether the certificate was in force at the time of signing."""
    p = tanda.pendapat
    mulai, sampai = (tanggal(saat.astimezone().date()) for saat in p.berlaku)
    terbukti = "" if tanda.cap_dikenal else (
        ", tetapi tanpa cap waktu yang dikenal saat penandatanganan tidak terbukti"
    )  # fmt: skip
    kapan = pukul(p.dicabut) if p.dicabut else ""
    cabut = kata("pencabutan", p.pencabutan, kapan=kapan, terbukti=terbukti)
    return f"{kata('masa', p.masa, mulai=mulai, sampai=sampai)}; {cabut}"


def jabatan(tanda: TandaTangan) -> str:
    """Whether the signer is the official of the signature field."""
    if tanda.jabatan == "tidak-sesuai" and not tanda.kotak:
        return kata("jabatan", "tidak-seorang-pun")
    return kata("jabatan", tanda.jabatan, milik=tanda.sebutan.removeprefix(AWALAN))


def keberatan(tanda: TandaTangan) -> str:
    """Why a signer is not accepted, in one line."""
    if tanda.pendapat.identitas != "dikenal":
        return f"identitas {tanda.nama} {identitas(tanda)}"
    return f"sertifikat {tanda.nama} {masa(tanda)}"
