"""Rows to be filled in: a new period starts with the keys of the last one.

The schema says what a new period does with a table: `x-periode-baru` with `cara` `lanjut` (keep the
rows and empty the columns `kosong`) or `arsip` (move the rows to the archive of the edition). A row
needs all columns of `bersama` once one of `kosong` is filled. A row with something in the column
`kecuali` is of another kind and needs none.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..dasar.angka import Asal
from ..dasar.masalah import Masalah
from .letak_sel import asal, galat_sel
from .muat import TabelData
from .skema import program

SIFAT = "x-periode-baru"


@dataclass(frozen=True)
class Tagihan:
    """Unfilled rows of one table: the first cell, the columns to fill, how many of how many."""

    asal: Asal
    kolom: tuple[str, ...]
    banyak: int
    dari: int


def sifat(nama: str) -> Mapping[str, Any]:
    """The `x-periode-baru` of a table; empty without one."""
    hasil: Mapping[str, Any] = program.dikenal().get(nama, {}).get(SIFAT, {})
    return hasil


def periksa(data: Mapping[str, TabelData]) -> Iterator[Masalah]:
    """Every empty cell that is required because others of its row are filled."""
    for t in data.values():
        for r, kosong in _tak_lengkap(t):
            if any(getattr(r, k) is not None for k in sifat(t.nama)["kosong"]):
                yield from (galat_sel("D020/bersama", r, k) for k in kosong)


def ditagih(data: Mapping[str, TabelData], tahun: int) -> Iterator[Tagihan]:
    """The unfilled rows of a year, by table."""
    for t in data.values():
        isi = [(r, kosong) for r, kosong in _tak_lengkap(t) if r.tahun == tahun]
        if isi:
            semua = sum(1 for _ in t.baris(tahun=tahun))
            r, kosong = isi[0]
            yield Tagihan(asal(r, kosong[0]), tuple(kosong), len(isi), semua)


def _tak_lengkap(t: TabelData) -> Iterator[tuple[Any, list[str]]]:
    """The incomplete rows, with their empty columns."""
    bersama, kecuali = sifat(t.nama).get("bersama", ()), sifat(t.nama).get("kecuali", "")
    for r in t.baris() if bersama else ():
        if getattr(r, kecuali, None):
            continue
        if kosong := [k for k in bersama if getattr(r, k) is None]:
            yield r, kosong
