"""Workbooks for tests: made of a folder of data, and edited as by a person."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from macros.buku import pembuatan
from scripts.terminal import buku_kerja

NAMA = "data.xlsx"


def buku_dari(folder: Path) -> bytes:
    """The workbook of the data in a folder."""
    data = buku_kerja.baca_data(folder)
    return pembuatan.buat(data.skema, data.lembar, "Data uji")


def sunting(isi: bytes, ubah: Callable[[Workbook], object]) -> bytes:
    """The workbook after an edit, saved as openpyxl saves."""
    buku = load_workbook(io.BytesIO(isi))
    ubah(buku)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def lembar(buku: Workbook, nama: str) -> Worksheet:
    ws = buku[nama]
    assert isinstance(ws, Worksheet)
    return ws


def isi_sel(nama: str, sel: str, nilai: Any, bentuk: str = "") -> Callable[[Workbook], None]:
    def ubah(buku: Workbook) -> None:
        tujuan = lembar(buku, nama)[sel]
        tujuan.value = nilai
        if bentuk:
            tujuan.number_format = bentuk

    return ubah
