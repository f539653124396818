"""The common style of all workbooks' sheets, and of text cells."""

import re
from collections.abc import Iterable
from typing import Any

from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from ..dasar.nilai import BILANGAN

LEBAR_MAKSIMUM = 60
# Excel keeps no more digits of a number.
DIGIT_EXCEL = 15
# Escapes for characters in a workbook's XML: _x000D_ for the end of a line.
KODE_AKSARA = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
ABU = PatternFill("solid", fgColor="E7E6E6")
TEBAL = Font(bold=True)
TAUTAN = Font(color="0563C1", underline="single")
ATAS = Alignment(vertical="top")
LIPAT = Alignment(vertical="top", wrap_text=True)


def teks(sel: Any) -> None:
    """Format a cell as literal text, whatever it begins with, wrapped."""
    if isinstance(sel.value, str):
        # A literal text in the form of such an escape has its first character escaped.
        sel.value = KODE_AKSARA.sub("_x005F_", sel.value)
        sel.data_type = "s"  # otherwise a text that begins with "=" would become a formula
    sel.alignment = LIPAT


def kepala(sel: Any) -> None:
    """Format a cell as the head of its column."""
    sel.font, sel.fill, sel.alignment = TEBAL, ABU, LIPAT


def berkepala(ws: Any, kolom: int, baris: int) -> None:
    """Freeze the first row of a sheet, and add filters to it."""
    ws.freeze_panes = "A2"
    ws.auto_filter.ref = f"A1:{get_column_letter(kolom)}{max(baris, 2)}"


def lebar(isi: Iterable[str]) -> int:
    """The width of a column for these texts, in characters."""
    return max(9, min(max(map(len, isi), default=0), LEBAR_MAKSIMUM) + 3)


def bilangan(teks: str) -> float | None:
    """A canonical number as a workbook stores it; None for other texts, and for numbers with more
    digits than it keeps, which stay texts."""
    if not BILANGAN.fullmatch(teks) or sum(a.isdigit() for a in teks) > DIGIT_EXCEL:
        return None
    return int(teks) if teks.lstrip("-").isdigit() else float(teks)


def lebarkan(ws: Any, lebar: Iterable[int]) -> None:
    """Give the columns of a sheet their widths, in characters."""
    for n, satu in enumerate(lebar, 1):
        ws.column_dimensions[get_column_letter(n)].width = satu


def lindungi(ws: Any, *boleh: str) -> None:
    """Protect the locked cells of a sheet, without a password; actions in `boleh` stay allowed."""
    ws.protection.sheet = True
    for izin in boleh:
        setattr(ws.protection, izin, False)
