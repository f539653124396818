"""Cells by their rows, which know the table that they stand in: where, what was typed, what is
wrong."""

from typing import Any

from ..dasar.angka import Asal
from ..dasar.masalah import Masalah
from .teguran import galat


def asal(r: Any, kolom: str) -> Asal:
    """Where a cell of a row stands."""
    return Asal(r.Tabel.berkas, r.Index, kolom)


def ketikan(r: Any, kolom: str) -> Any:
    """What was typed into a cell of a row; `None` where nothing was."""
    return r.Tabel.semula.get((r.Index, kolom), getattr(r, kolom))


def galat_sel(kasus: str, r: Any, kolom: str, /, **isi: object) -> Masalah:
    """The error of a case at the cell of a row."""
    return galat(kasus, r.Tabel.berkas, r.Index, kolom, ketikan(r, kolom), **isi)
