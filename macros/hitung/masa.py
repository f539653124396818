"""Which time results speak of, by the cells behind them: unlike times are never compared unmarked.

A period counts by where it ends: Semester II, Triwulan IV, December and the whole year all tell how
far the year had come at its end, as reports of a semester do that set it against the year's target.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from ..asupan.muat import Data
from ..dasar.angka import Angka, Register
from ..dasar.penulisan import akhir_periode, nama_periode

HASIL = ("realisasi", "ukuran")  # the tables of results; each row names its year and period
# Money that was spent or received until then, by what it was for; what is planned is for the year.
UANG = {"anggaran_kegiatan": "kegiatan", "anggaran_belanja": "akun"}


@dataclass(frozen=True, order=True)
class Masa:
    """The time that a result covers: a year until a month of it ends, and how that is said."""

    tahun: int
    bulan: int
    sebutan: str = field(compare=False)

    def __str__(self) -> str:
        """`2024 Semester I`, `2024 setahun`."""
        return f"{self.tahun} {self.sebutan}"


def masa(
    angka: Iterable[Angka], register: Register, data: Data, dari: Sequence[str] = (*HASIL, *UANG)
) -> frozenset[Masa]:
    """The times of the results behind figures, or of what other tables hold (`dari`): of each
    indicator and year the latest."""
    akhir: dict[tuple[str, int], Masa] = {}
    berkas = {data[n].berkas: data[n] for n in dari if n in data}
    for asal in {s for a in angka for s in register.sel(a) if s.berkas in berkas}:
        tabel = berkas[asal.berkas]
        uang = tabel.nama in UANG
        if tabel.sel(asal.baris, asal.kolom) is None or (uang and asal.kolom != "realisasi"):
            continue
        hal = UANG.get(tabel.nama, "indikator")
        indikator, tahun, periode = (tabel.sel(asal.baris, k) for k in (hal, "tahun", "periode"))
        periode = periode or "TAHUN"  # as it may be left out for money
        sebutan = "setahun" if periode == "TAHUN" else nama_periode(periode)
        satu = Masa(int(tahun), akhir_periode(tahun, periode).month, sebutan)
        akhir[indikator, tahun] = max(satu, akhir.get((indikator, tahun), satu))
    return frozenset(akhir.values())


def berbeda(isi: Iterable[Masa]) -> tuple[Masa, ...]:
    """The times themselves, in order, where different years are told up to different months."""
    semua = sorted(isi)
    tahun: dict[int, set[int]] = {}
    for m in semua:
        tahun.setdefault(m.tahun, set()).add(m.bulan)
    sama = all(bulan == tahun[semua[0].tahun] for bulan in tahun.values())
    return () if sama else tuple(semua)


def catatan(kelompok: Iterable[Iterable[Masa]]) -> str:
    """What to say of figures that stand beside each other though their times differ, or ""."""
    semua = sorted({m for isi in kelompok for m in berbeda(isi)})
    if not semua:
        return ""
    rinci = ", ".join(map(str, semua))
    return f"Masanya berbeda ({rinci}), jadi angkanya tidak untuk dibandingkan langsung."
