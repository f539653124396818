"""What the PDF engine does not do yet, one module each: what it mends, and what it waits for.

Whether a fix can go is said by `tests/test_pdf_perbaikan.py`, which shows each fault in a file that
the engine made by itself: a new version of the engine that mends one makes that test fail.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType
from typing import Any


@contextmanager
def bungkus(modul: ModuleType, nama: str, pembungkus: Callable[[Any], Any]) -> Iterator[None]:
    """While the block runs, a function of the engine is what `pembungkus` makes of it."""
    asli = getattr(modul, nama)
    setattr(modul, nama, pembungkus(asli))
    try:
        yield
    finally:
        setattr(modul, nama, asli)
