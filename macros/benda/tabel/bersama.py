"""What several tables share: rows by goal, words for a status, the unit, the day of the data."""

from __future__ import annotations

from collections.abc import Callable

from ...dasar.kosakata import kosakata
from ...hitung.entitas import Indikator
from ...hitung.laporan import Laporan
from ..deklarasi.bingkai import Bingkai
from .unsur import Baris, Kelompok, Status

LABEL_STATUS: dict[str, str] = kosakata("benda")["status"]


def status(lap: Laporan, kode: str) -> Status:
    """The status of an indicator in words."""
    slug = lap.status(kode)
    return Status(slug, LABEL_STATUS[slug])


def per_sasaran(lap: Laporan, buat: Callable[[Indikator], Baris]) -> tuple[Kelompok, ...]:
    """The edition's indicators, grouped by goal, one row each."""
    return tuple(
        Kelompok(f"{s.kode}. {s.uraian}", tuple(buat(i) for i in lap.daftar_indikator(s.kode)))
        for s in lap.daftar_sasaran()
        if lap.daftar_indikator(s.kode)
    )


def unit(lap: Laporan) -> str:
    """The unit's short name, for captions."""
    return lap.instansi.nama_singkat


def per_tanggal(lap: Laporan, tabel: str) -> str:
    """`per 7 Desember 2023`, for captions and sources of what a data table holds."""
    return f"per {Bingkai(lap.data[tabel].isi, lap, tabel).hari() or lap.edisi.tanggal_data}"
