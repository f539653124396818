"""Rows that wait for their contents: a new period carries the keys of the last one on.

What a new period does with a table is said by the schema: `x-periode-baru` with `cara` `lanjut`
(rows go on, the cells of `kosong` begin empty) or `arsip` (rows are put away with the edition).
A row needs all of `bersama` as soon as one of `kosong` is filled; until then it is asked for. One
that tells in the column `kecuali` that it is of another kind needs none.
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
    """Rows of one table that wait: the first cell, the columns to fill, how many of how many."""

    asal: Asal
    kolom: tuple[str, ...]
    banyak: int
    dari: int


def sifat(nama: str) -> Mapping[str, Any]:
    """What a new period does with a table; nothing where the schema says nothing."""
    hasil: Mapping[str, Any] = program.dikenal().get(nama, {}).get(SIFAT, {})
    return hasil


def periksa(data: Mapping[str, TabelData]) -> Iterator[Masalah]:
    """Every cell that must be filled because others of its row are."""
    for t in data.values():
        for r, kosong in _tak_lengkap(t):
            if any(getattr(r, k) is not None for k in sifat(t.nama)["kosong"]):
                yield from (galat_sel("D020/bersama", r, k) for k in kosong)


def ditagih(data: Mapping[str, TabelData], tahun: int) -> Iterator[Tagihan]:
    """What is asked for of a year, one a table."""
    for t in data.values():
        isi = [(r, kosong) for r, kosong in _tak_lengkap(t) if r.tahun == tahun]
        if isi:
            semua = sum(1 for _ in t.baris(tahun=tahun))
            r, kosong = isi[0]
            yield Tagihan(asal(r, kosong[0]), tuple(kosong), len(isi), semua)


def _tak_lengkap(t: TabelData) -> Iterator[tuple[Any, list[str]]]:
    """The rows that lack what they need, with the columns that are empty."""
    bersama, kecuali = sifat(t.nama).get("bersama", ()), sifat(t.nama).get("kecuali", "")
    for r in t.baris() if bersama else ():
        if getattr(r, kecuali, None):
            continue
        if kosong := [k for k in bersama if getattr(r, k) is None]:
            yield r, kosong
