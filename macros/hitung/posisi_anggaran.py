"""Positions of budget amounts (year, source, period, satker), and which of them count."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ..dasar.himpun import himpun, himpun_baris
from ..dasar.penulisan import nama_periode, tanggal
from ..dasar.periode import SETAHUN, bulan_akhir
from . import kunci
from .bahan import Bahan
from .entitas import Edisi
from .sumber import DaftarSumber

TABEL = ("anggaran_kegiatan", "anggaran_belanja")


@dataclass(frozen=True)
class Posisi:
    """Amounts of one year from a source, from January to the end of a period.

    `sumber_acuan` and `resmi` say whether this source and this period are the ones that count.
    """

    tahun: int
    sumber: str
    periode: str
    sumber_acuan: bool
    resmi: bool
    satker: str = ""

    def kunci(self, satu: str) -> str:
        """A key of this year and source, for this period and satker."""
        return kunci.pada(satu, "" if self.resmi else self.periode, self.satker)

    def beda(self, tahun: int, *, bersumber: bool = False) -> str:
        """The difference to the position that counts in `tahun`, in brackets, or "".

        `bersumber` always names the source.
        """
        bagian = [
            *([] if self.tahun == tahun else [str(self.tahun)]),
            *([self.sumber] if bersumber or not self.sumber_acuan else []),
            *([] if self.resmi else [sampai(self.periode)]),
            *([f"satker {self.satker}"] if self.satker else []),
        ]
        return f" ({', '.join(bagian)})" if bagian else ""


def sampai(periode: str) -> str:
    """The time that a period's amounts cover, in words: `sampai Triwulan II`, `setahun`."""
    return "setahun" if periode == SETAHUN else f"sampai {nama_periode(periode)}"


def sumber_terurut(sumber: DaftarSumber, ada: Iterable[str]) -> list[str]:
    """The sources that have rows: the reference first, then in the order of `sumber.csv`."""
    isi = list(ada)
    urut = [sumber.kode_acuan("anggaran"), *sumber.kode("anggaran"), *isi]
    return [s for s in dict.fromkeys(urut) if s in isi]


def periode_posisi(ada: Iterable[str], tahun: int, edisi: Edisi) -> str:
    """The period whose amounts count: in the edition's year the edition's, or the last one before
    it, or the first; in another year the one that ends last."""
    urut = sorted(ada, key=lambda p: (bulan_akhir(p), p == SETAHUN, "BTS".find(p[0])))
    if tahun != edisi.tahun:
        return urut[-1]
    if edisi.kode_periode in urut:
        return edisi.kode_periode
    terkejar = [p for p in urut if bulan_akhir(p) <= bulan_akhir(edisi.kode_periode)]
    return terkejar[-1] if terkejar else urut[0]


def _berisi(r: Any) -> bool:
    return r.pagu is not None or r.realisasi is not None


def posisi(k: Bahan, tabel: str) -> Iterator[tuple[Posisi, Mapping[str, list[Any]]]]:
    """The positions of a table with their rows by satker ("" for a unit without): in order of
    years, then with the source that counts first, then with the period that counts first. Rows of
    a source that are all still to be filled in give way to others of the year."""
    terisi = {r.tahun for nama in TABEL for r in k.data[nama].baris() if _berisi(r)}
    for tahun, semua in sorted(himpun_baris(k.data[tabel].baris(), "tahun").items()):
        isi = himpun_baris(semua, "sumber")
        if tahun in terisi:
            isi = {s: baris for s, baris in isi.items() if any(map(_berisi, baris))}
        urut = sumber_terurut(k.sumber, isi)
        for satu in urut:
            periode = himpun((r.periode or SETAHUN, r) for r in isi[satu])
            resmi = periode_posisi(periode, tahun, k.edisi)
            for p in sorted(periode, key=lambda p: (p != resmi, bulan_akhir(p), p)):
                satker = himpun((r.satker or "", r) for r in periode[p])
                yield Posisi(tahun, satu, p, satu == urut[0], p == resmi), satker


def terhitung(k: Bahan) -> list[tuple[Posisi, list[Any]]]:
    """The position that counts of each year and source, with its rows, in order of years.

    The year's reference comes first: that of the rows by activity or, without such rows, of those
    by account. For a source that has both, the rows by activity count.
    """
    hasil: dict[int, dict[str, tuple[Posisi, list[Any]]]] = {}
    for nama in TABEL:
        for di, baris in posisi(k, nama):
            if di.resmi:
                isi = [r for satu in baris.values() for r in satu]
                hasil.setdefault(di.tahun, {}).setdefault(di.sumber, (di, isi))
    return [
        (replace(menurut[s][0], sumber_acuan=s == next(iter(menurut))), menurut[s][1])
        for _, menurut in sorted(hasil.items())
        for s in dict.fromkeys([next(iter(menurut)), *sumber_terurut(k.sumber, menurut)])
    ]


def hari(baris: Iterable[Any]) -> date | None:
    """The latest date of the amounts; `None` where no row has one."""
    return max((r.tanggal for r in baris if r.tanggal), default=None)


def sejauh(di: Posisi, baris: Iterable[Any]) -> tuple[int, str]:
    """The month up to which amounts reach, and the time in words. Amounts of a whole year with an
    earlier date in that year reach to that date."""
    diambil = hari(baris)
    if di.periode == SETAHUN and diambil and diambil.year == di.tahun and diambil.month < 12:
        return diambil.month, f"per {tanggal(diambil)}"
    return bulan_akhir(di.periode), sampai(di.periode)
