"""What the PDF engine does not do yet, one function each: what it mends, and what it waits for.

Whether a fix can go is said by `tests/test_pdf_perbaikan.py`, which shows each fault in a file that
the engine made by itself: a new version of the engine that mends one makes that test fail.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import wraps
from typing import Any

Pembungkus = Callable[[Any], Any]
Perbaikan = Callable[[], AbstractContextManager[None]]


def mengganti(*tempat: tuple[object, str]) -> Callable[[Pembungkus], Perbaikan]:
    """Make a fix of what makes a function of the engine anew: it begins with the one that it is
    given, and while the block runs stands in that one's place, and in all others that are named."""

    def jadikan(pembungkus: Pembungkus) -> Perbaikan:
        @contextmanager
        @wraps(pembungkus)
        def perbaiki() -> Iterator[None]:
            baru = pembungkus(getattr(*tempat[0]))
            with ExitStack() as tumpuk:
                for modul, nama in tempat:
                    tumpuk.enter_context(bungkus(modul, nama, lambda _: baru))
                yield

        return perbaiki

    return jadikan


@contextmanager
def bungkus(modul: object, nama: str, pembungkus: Pembungkus) -> Iterator[None]:
    """While the block runs, a function of the engine is what `pembungkus` makes of it."""
    asli = getattr(modul, nama)
    setattr(modul, nama, pembungkus(asli))
    try:
        yield
    finally:
        setattr(modul, nama, asli)
