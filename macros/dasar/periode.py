"""Periods by their codes: B01–B12, TW1–TW4, SM1, SM2, TAHUN; which months each has."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

# Kind of period → its periods, from the shortest kind to the longest.
JENIS: Mapping[str, tuple[str, ...]] = {
    "bulan": tuple(f"B{n:02d}" for n in range(1, 13)),
    "triwulan": tuple(f"TW{n}" for n in range(1, 5)),
    "semester": ("SM1", "SM2"),
    "tahun": ("TAHUN",),
}
SETAHUN = "TAHUN"


def jenis(kode: str) -> str:
    """The kind of a period: `B05` → `bulan`. Raises StopIteration where there is no such period."""
    return next(nama for nama, isi in JENIS.items() if kode in isi)


def bulan(kode: str) -> range:
    """The months of a period by number: `TW2` → 4, 5, 6."""
    semua = JENIS[jenis(kode)]
    banyak = 12 // len(semua)
    awal = semua.index(kode) * banyak + 1
    return range(awal, awal + banyak)


def bulan_akhir(kode: str) -> int:
    """The last month of a period: that of the second quarter is that of the first semester."""
    return bulan(kode)[-1]


def akhir_periode(tahun: int, kode: str) -> date:
    """The last day of a period: `TW4` of 2023 → 31 December 2023, `B02` → 28 February 2023."""
    akhir = bulan_akhir(kode)
    return date(tahun, akhir, monthrange(tahun, akhir)[1])
