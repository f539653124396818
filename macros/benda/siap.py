"""A report with its declared tables and charts, as cached while its data stay the same."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..dasar.masalah import GalatLaporan, Masalah
from ..hitung.laporan import Laporan
from ..temuan.kasus import Temuan
from . import grafik, tabel
from .deklarasi.pembaca import kini
from .grafik.wujud import Gambar
from .tabel.unsur import Tabel

GAGAL = (GalatLaporan, LookupError, ValueError)  # errors that macros report for a table or chart


@dataclass(frozen=True)
class Siap:
    """A function for each table and chart, by code, that returns it or raises its error; the
    mistakes in declarations; and the findings on the data alone, if computed."""

    laporan: Laporan
    tabel: dict[str, Callable[[], Tabel]]
    grafik: dict[str, Callable[[], Gambar]]
    masalah: list[Masalah]
    temuan: list[Temuan] | None = None

    def lengkap(self) -> Siap:
        """A copy with everything made, so that it can be pickled."""
        tabel_ = {kode: kini(buat, *GAGAL) for kode, buat in self.tabel.items()}
        grafik_ = {kode: kini(buat, *GAGAL) for kode, buat in self.grafik.items()}
        return Siap(self.laporan, tabel_, grafik_, self.masalah)

    def di(self, akar: Path) -> Siap:
        """Adapt it to the report's folder, which may have been moved since."""
        self.laporan.data.folder = akar / "data"
        return self


def siapkan(lap: Laporan, *, teliti: bool = True) -> Siap:
    """Read the report's declarations, and collect their mistakes if `teliti`."""
    masalah: list[Masalah] | None = [] if teliti else None
    tabel_ = tabel.milik_data(lap, masalah)
    ada = tabel_.keys() | tabel.PROGRAM.keys() if teliti else None
    return Siap(lap, tabel_, grafik.daftar(lap, ada, masalah), masalah or [])
