"""The rules of assessment of an edition: which pack it picked, and the scales that belong to it."""

from decimal import Decimal
from fnmatch import fnmatchcase

from ..asupan.antartabel import baris_skala
from ..asupan.muat import Data
from ..asupan.rujukan import SKALA_LAPORAN
from ..dasar.angka import Angka
from ..dasar.kosakata import bunyi
from . import angka_skema
from .capaian import Kategori
from .entitas import Aturan, dari_baris

# What a figure is assessed as, by its key, where no schema says so.
JENIS = {
    "capaian/*": "capaian", "kepekaan/*": "capaian",
    "ikpa/*/total": "ikpa", "ikpa/*/aspek/*": "ikpa", "ikpa/*/nilai": "ikpa",
}  # fmt: skip


def jenis(data: Data, angka: Angka) -> str:
    """What a figure is assessed as: an achievement, also one of the unit's own in percent, or what
    a key or a schema says. Raises LookupError where no scale is made for such a figure."""
    dari_kunci = (j for pola, j in JENIS.items() if fnmatchcase(angka.kunci, pola))
    apa = next(dari_kunci, "") or angka_skema.penilaian(data, angka.kunci)
    if not apa and angka.satuan == "%" and _sendiri(data, angka.kunci):
        return "capaian"
    if not apa:
        raise LookupError(bunyi("hitung/tanpa-kategori", kunci=angka.kunci))
    return apa


def _sendiri(data: Data, kunci: str) -> bool:
    sendiri = data.get("angka_sendiri")
    return sendiri is not None and any(r.kunci == kunci for r in sendiri.baris())


def susun(data: Data, paket: str | None) -> dict[str, Aturan]:
    """The rules of a pack by what they assess; without a pack only the report's own scale."""
    if not paket:
        skala = langkah(data, SKALA_LAPORAN)
        tahun = data["laporan"].satu().tahun
        return {"capaian": Aturan("capaian", SKALA_LAPORAN, skala, "", tahun)}
    return {
        r.jenis: dari_baris(
            Aturan, r, nama_skala=r.skala, skala=langkah(data, r.skala),
            dikonfirmasi=r.status_konfirmasi == "terkonfirmasi",
        )
        for r in data["paket_aturan"].baris(paket=paket)
    }  # fmt: skip


def langkah(data: Data, nama: str) -> tuple[Kategori, ...]:
    """The steps of a scale in the order of their rows; empty where there is no such scale."""
    return tuple(
        dari_baris(Kategori, r, bawah=Decimal(r.bawah), atas=Decimal(r.atas))
        for r in baris_skala(data, nama)
    )
