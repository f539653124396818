"""The tables read in a process of their own, while this one still reads the program's code."""

import contextlib
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from macros.dasar.cabang import Cabang, CabangTerhenti
from macros.dasar.pangkal import inti

PEMBACA = "macros.asupan.muat"
PENGUJI = "macros.asupan.penguji"  # read only for tables that changed


@contextlib.contextmanager
def membaca_tabel(proyek: Path) -> Iterator[Callable[[], bool]]:
    """While the block runs, have another process read and check the tables; gives what says
    whether any changed.

    Either takes half a second. What was found is kept beside the report, for whoever asks next.
    """
    if inti() == 1 or PEMBACA in sys.modules:
        yield lambda: False
        return
    cabang = Cabang(_baca, proyek / "data")

    @cache
    def hasil() -> bool:
        with contextlib.suppress(CabangTerhenti):
            return cabang.hasil()
        return False

    try:
        yield hasil
        hasil()
    finally:
        cabang.akhiri()


def _baca(folder: Path) -> bool:
    from macros.asupan.muat import baca

    with contextlib.suppress(Exception):  # whoever asks next meets it, and tells
        baca(folder)
    return PENGUJI in sys.modules
