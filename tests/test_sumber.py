"""Sources as rows of a table: by what they tell, in their order, by role."""

from __future__ import annotations

import pytest

from macros.asupan.muat import TabelData
from macros.dasar.masalah import KunciTidakDikenal
from macros.hitung.sumber import DaftarSumber, SumberIsi

KOLOM = ("kode", "isi", "nama", "urut", "acuan", "peran")
BARIS = [
    ["B", "target", "dokumen dua", 2, None, "menengah"],
    ["A", "target", "dokumen satu", 1, True, "janji"],
    ["A", "realisasi", "laporan", 1, True, None],
    ["C", "target", "dokumen tiga", 10, None, "janji"],
]


@pytest.fixture
def sumber() -> DaftarSumber:
    return DaftarSumber.dari(
        TabelData("sumber", "data/sumber.csv", KOLOM, dict(enumerate(map(tuple, BARIS), 2)))
    )


def test_urut_dan_isi(sumber: DaftarSumber) -> None:
    assert sumber.kode("target") == ("A", "B", "C")  # by number, not as text
    assert sumber.kode("realisasi") == ("A",)
    assert sumber.semua("anggaran") == ()
    assert [s.kode for s in sumber.lain("target")] == ["B", "C"]


def test_acuan_dan_peran(sumber: DaftarSumber) -> None:
    assert sumber.acuan("target") == SumberIsi("A", "dokumen satu", True, "janji")
    assert sumber.acuan("anggaran") is None
    assert [s.kode for s in sumber.berperan("target", "janji")] == ["A", "C"]
    assert [s.kode for s in sumber.berperan("target", "menengah", "standar")] == ["B"]


def test_nama(sumber: DaftarSumber) -> None:
    """One code may stand for a document in one list and for a report in another."""
    assert sumber.nama("target", "A") == "dokumen satu"
    assert sumber.nama("realisasi", "A") == "laporan"
    assert sumber.nama("realisasi", "B") == "B"
    assert sumber.cari("target", "C").nama == "dokumen tiga"
    with pytest.raises(KunciTidakDikenal, match="B"):
        sumber.cari("target", "BB")


def test_tanpa_tabel() -> None:
    assert DaftarSumber.dari(None).acuan("target") is None
