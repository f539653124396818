"""Rows of budget for declared things: the tree, its sources, the years and periods that it has.

`sebutan` is what a row is called; where rows reach differently far it says how far.
"""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from ...dasar.masalah import pastikan
from ...dasar.penulisan import nama_periode
from ...dasar.periode import SETAHUN, bulan_akhir
from ...hitung import keuangan
from ...hitung.laporan import Laporan
from ...hitung.posisi_anggaran import TABEL, Posisi, hari, posisi, sejauh

KOLOM_POHON = (
    "kode", "uraian", "induk", "tingkat", "jenis", "jenjang", "sasaran", "indikator", "tanggal",
)  # fmt: skip
KOLOM_PERJANJIAN = ("kode", "uraian", "induk", "tingkat", "jenjang", "tahun", "dokumen")
KOLOM_POSISI = ("kode", "sebutan", "tahun", "sumber", "periode", "tanggal")
Satu = tuple[Posisi, list[Any]]


def pohon(lap: Laporan) -> pd.DataFrame:
    """The tree, each row before those below it; `jenjang` counts the rows above, `tanggal` is the
    day of the amounts that count in the edition's year."""
    p, diambil = lap.anggaran, None
    if ada := lap.posisi_anggaran(lap.edisi.tahun):
        diambil = hari(ada[0][1])
    isi = [
        (
            s.kode, s.uraian, s.induk, s.tingkat, p.jenis(k), p.kedalaman(k), s.sasaran,
            s.indikator, diambil,
        )
        for k, s in p.simpul.items()
    ]  # fmt: skip
    return pd.DataFrame(isi, columns=KOLOM_POHON, dtype=object)


def perjanjian(lap: Laporan, tahun: int, dokumen: str = "") -> pd.DataFrame:
    """The budget of an agreement as a tree: of the one that counts in a year, or of `dokumen`.
    Raises KunciTidakDikenal where that year has no such agreement."""
    ada = keuangan.dokumen_perjanjian(lap, tahun)
    satu = dokumen or next(iter(ada), "")
    if dokumen:
        pastikan(ada, f"Anggaran perjanjian {tahun}", dokumen)
    p = keuangan.pohon_perjanjian(lap, tahun, satu)
    isi = [
        (s.kode, s.uraian, s.induk, s.tingkat, p.kedalaman(k), tahun, satu)
        for k, s in p.simpul.items()
    ]
    return pd.DataFrame(isi, columns=KOLOM_PERJANJIAN, dtype=object)


def sumber(lap: Laporan) -> pd.DataFrame:
    """The sources of budget, the reference first, as they stand in the edition's year."""
    ada = {di.sumber: (di, isi) for di, isi in lap.posisi_anggaran(lap.edisi.tahun)}
    semua = dict.fromkeys([*ada, *lap.sumber.kode("anggaran")])
    bingkai = _bingkai(ada.values(), lambda di: di.sumber)
    bingkai = bingkai.set_index("kode", drop=False).reindex(list(semua))
    bingkai["kode"] = bingkai["sumber"] = list(semua)
    bingkai["nama"] = [lap.sumber.nama("anggaran", s) for s in semua]
    return bingkai.assign(sebutan=bingkai["sebutan"].fillna(bingkai["kode"]))


def satker(lap: Laporan) -> pd.DataFrame:
    """The units whose budgets are reported together, in their order."""
    isi = sorted(lap.baris("satker"), key=lambda r: r.urut)
    return pd.DataFrame([(r.kode, r.nama) for r in isi], columns=("kode", "nama"), dtype=object)


def tahun(lap: Laporan) -> pd.DataFrame:
    """The years that have a budget, each as its reference tells it."""
    isi = [(di, baris) for di, baris in lap.posisi_anggaran() if di.sumber_acuan]
    return _bingkai(isi, lambda di: str(di.tahun))


def periode(lap: Laporan) -> pd.DataFrame:
    """The periods of the edition's year that its reference tells of, the shortest first."""
    acuan = next(((di.tahun, di.sumber) for di, _ in lap.posisi_anggaran(lap.edisi.tahun)), None)
    ada: dict[str, Satu] = {}
    for nama in TABEL:
        for di, baris in posisi(lap, nama):
            if (di.tahun, di.sumber) == acuan:
                isi = [r for satu in baris.values() for r in satu]
                ada.setdefault(di.periode, (di, isi))
    urut = sorted(ada.values(), key=lambda satu: bulan_akhir(satu[0].periode))
    return _bingkai(
        urut,
        lambda di: "Setahun" if di.periode == SETAHUN else nama_periode(di.periode),
        bertanda=False,
    )


def _bingkai(
    isi: Iterable[Satu], nama: Callable[[Posisi], str], *, bertanda: bool = True
) -> pd.DataFrame:
    semua = [(di, sejauh(di, baris), baris) for di, baris in isi]
    beda = bertanda and len({bulan for _, (bulan, _), _ in semua}) > 1
    rekaman = [
        (
            nama(di), f"{nama(di)} ({kata})" if beda else nama(di), di.tahun, di.sumber, di.periode,
            hari(baris),
        )
        for di, (_, kata), baris in semua
    ]  # fmt: skip
    return pd.DataFrame(rekaman, columns=KOLOM_POSISI, dtype=object)
