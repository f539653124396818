"""Where the cells of a table of HTML stand, some of which go over several rows or columns."""

from collections.abc import Iterator, Sequence
from typing import Any

TERLEBAR = 1000  # of a cell, as browsers have it


def tempat_sel(baris: Sequence[Any]) -> Iterator[tuple[int, int, int, int, Any]]:
    """Row, column, width and height of each cell, and the cell, by the rows of a table."""
    penuh: set[tuple[int, int]] = set()
    for i, satu in enumerate(baris):
        j = 0
        for sel in satu.iterchildren("td", "th"):
            while (i, j) in penuh:
                j += 1
            tinggi, lebar = (_rentang(sel, n) for n in ("rowspan", "colspan"))
            tinggi = min(tinggi, len(baris) - i)
            penuh |= {(i + di, j + dj) for di in range(tinggi) for dj in range(lebar)}
            yield i, j, lebar, tinggi, sel


def _rentang(sel: Any, nama: str) -> int:
    teks = sel.get(nama, "")
    return min(int(teks), TERLEBAR) if teks.isdecimal() and int(teks) else 1
