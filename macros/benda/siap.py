"""A report with all that its data describe made, as it is kept while no data change."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..dasar.masalah import GalatLaporan, Masalah
from ..hitung.laporan import Laporan
from ..temuan.bentuk import Temuan
from . import grafik, tabel
from .deklarasi.pembaca import kini
from .grafik.wujud import Gambar
from .tabel.unsur import Tabel

GAGAL = (GalatLaporan, LookupError, ValueError)  # what macros tell of a thing that cannot be made


@dataclass(frozen=True)
class Siap:
    """Each table and chart by its code, or what stands in its way; what is wrong in how they are
    described; and what the data alone are asked about, where that is known."""

    laporan: Laporan
    tabel: dict[str, Callable[[], Tabel]]
    grafik: dict[str, Callable[[], Gambar]]
    masalah: list[Masalah]
    temuan: list[Temuan] | None = None

    def lengkap(self) -> Siap:
        """The same with every thing made, so that it can be kept."""
        tabel_ = {kode: kini(buat, *GAGAL) for kode, buat in self.tabel.items()}
        grafik_ = {kode: kini(buat, *GAGAL) for kode, buat in self.grafik.items()}
        return Siap(self.laporan, tabel_, grafik_, self.masalah)

    def di(self, akar: Path) -> Siap:
        """The same, where the report's folder was moved since it was kept."""
        self.laporan.data.folder = akar / "data"
        return self


def siapkan(lap: Laporan) -> Siap:
    """Read what the report describes, and note what is wrong with it."""
    masalah: list[Masalah] = []
    tabel_ = tabel.milik_data(lap, masalah)
    grafik_ = grafik.daftar(lap, tabel_.keys() | tabel.PROGRAM.keys(), masalah)
    return Siap(lap, tabel_, grafik_, masalah)
