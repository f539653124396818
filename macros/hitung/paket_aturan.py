"""The rules of assessment of an edition: which pack it picked, and the scales that belong to it."""

from __future__ import annotations

from decimal import Decimal

from ..asupan.antartabel import SKALA_LAPORAN, baris_skala
from ..asupan.muat import Data
from . import angka_skema
from .capaian import Kategori
from .entitas import Aturan, dari_baris

# What a figure is assessed as, by the first part of its key, where no schema says so.
JENIS = {"ikpa": "ikpa"}


def jenis(data: Data, kunci: str) -> str:
    """What a figure is assessed as; everything not told otherwise is an achievement."""
    return (
        JENIS.get(kunci.partition("/")[0]) or angka_skema.penilaian(data, kunci) or "capaian"
    )


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
