"""Cells of rows, which know their table: position, typed text, and errors."""

from typing import Any

from ..dasar.angka import Asal
from ..dasar.masalah import Masalah
from .teguran import galat


def asal(r: Any, kolom: str) -> Asal:
    """The position of a cell."""
    return Asal(r.Tabel.berkas, r.Index, kolom)


def ketikan(r: Any, kolom: str) -> Any:
    """The text typed into a cell; `None` for an empty one."""
    return r.Tabel.semula.get((r.Index, kolom), getattr(r, kolom))


def galat_sel(kasus: str, r: Any, kolom: str, /, **isi: object) -> Masalah:
    """The error of a case of `teguran.yaml` at a cell."""
    return galat(kasus, r.Tabel.berkas, r.Index, kolom, ketikan(r, kolom), **isi)
