"""What is written in a chapter, apart from what its macros made of data."""

from __future__ import annotations

import re

from ..sajian.titipan import BENDA
from ..temuan.naskah import JUDUL_TABEL, KEPALA, kosongkan

KOMENTAR = re.compile(r"<!--.*?-->", re.DOTALL)
# Signs that say only themselves: from the data, or with the author's backslash before them. They
# go through Markdown as letters that nobody uses.
HARFIAH = re.compile(r"&#(\d{1,3});|\\([!-/:-@\[-`{-~])")
AWAL_HARFIAH = 0xE000


def saring(teks: str) -> str:
    """What is written in a chapter, as its macros left it: without front matter, comments, tables
    and pictures, on the same lines."""
    teks = HARFIAH.sub(
        lambda m: chr(AWAL_HARFIAH + (int(m[1]) if m[1] else ord(m[2])) % 256), teks
    )
    teks = KEPALA.sub(kosongkan, teks, count=1)
    teks = BENDA.sub(lambda m: "\n" * m[0].count("\n"), KOMENTAR.sub(kosongkan, teks))
    return JUDUL_TABEL.sub(lambda m: f"{m['judul']}", teks)
