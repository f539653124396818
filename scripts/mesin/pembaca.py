"""The tables read in a process of their own, while this one still reads the program's code."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from macros.dasar.cabang import Cabang, CabangTerhenti
from macros.dasar.pangkal import inti

PEMBACA = "macros.asupan.muat"


@contextlib.contextmanager
def membaca_tabel(proyek: Path) -> Iterator[None]:
    """While the block runs, have another process read and check the tables.

    Either takes half a second. What was found is kept beside the report, for whoever asks next.
    """
    if inti() == 1 or PEMBACA in sys.modules:
        yield
        return
    cabang = Cabang(_baca, proyek / "data")
    try:
        yield
        with contextlib.suppress(CabangTerhenti):
            cabang.hasil()
    finally:
        cabang.akhiri()


def _baca(folder: Path) -> None:
    from macros.asupan.muat import baca

    with contextlib.suppress(Exception):  # whoever asks next meets it, and tells
        baca(folder)
