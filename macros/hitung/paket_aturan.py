"""The rules of assessment of an edition: which pack it picked, and the scales that belong to it."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ..asupan.antartabel import SKALA_LAPORAN, baris_skala
from ..asupan.muat import Data
from . import angka_skema
from .capaian import Kategori
from .entitas import Aturan

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
        return {"capaian": Aturan("capaian", SKALA_LAPORAN, skala, "", tahun, None, True, "")}
    return {
        r.jenis: Aturan(
            r.jenis,
            r.skala,
            langkah(data, r.skala),
            r.dasar_hukum,
            r.mulai,
            r.sampai,
            r.status_konfirmasi == "terkonfirmasi",
            r.catatan,
        )
        for r in data["paket_aturan"].baris(paket=paket)
    }


def langkah(data: Data, nama: str) -> tuple[Kategori, ...]:
    """The steps of a scale in the order of their rows; empty where there is no such scale."""
    return tuple(_kategori(r) for r in baris_skala(data, nama))


def _kategori(r: Any) -> Kategori:
    return Kategori(
        r.kode, Decimal(r.bawah), r.bawah_termasuk, Decimal(r.atas), r.interpretasi or ""
    )
