"""Patterns that cells hold: of numbers in chapters that are no figures."""

import re
from collections.abc import Iterator

from ..dasar.masalah import Masalah
from .muat import Data

# What a pattern that excuses everything is met by.
SEMUA_ANGKA = ("7", "92,5%", "Rp1.234")


def periksa(tabel: Data) -> Iterator[Masalah]:
    """Patterns that cannot be read, and those that would excuse every number."""
    t = tabel.sehat("angka_dikecualikan")
    for r in t.baris():
        try:
            pola = re.compile(r.pola)
        except re.error:
            yield t.galat("D021/pola", r, "pola", harfiah=re.escape(r.pola))
            continue
        if pola.search("") or all(map(pola.search, SEMUA_ANGKA)):
            yield t.galat("D021/semua", r, "pola")
