"""What the PDF engine does not do yet, one function each: what it mends, and what it waits for.

Whether a fix can go is said by `tests/test_pdf_perbaikan.py`, which shows each fault in a file that
the engine made by itself: a new version of the engine that mends one makes that test fail.
"""

import ctypes.util
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
            with bungkus(*((modul, nama, lambda _: baru) for modul, nama in tempat)):
                yield

        return perbaiki

    return jadikan


@contextmanager
def bungkus(*semua: tuple[object, str, Pembungkus]) -> Iterator[None]:
    """While the block runs, each of these functions of the engine is what is made of it."""
    with ExitStack() as tumpuk:
        for modul, nama, pembungkus in semua:
            asli = getattr(modul, nama)
            tumpuk.callback(setattr, modul, nama, asli)
            setattr(modul, nama, pembungkus(asli))
        yield


@mengganti((ctypes.util, "find_library"))
def cari_langsung(_: Any) -> Any:
    """While the block runs, libraries are looked for by the loader alone, which knows the name that
    the engine tries last.

    It tries names of other systems first, and for each Python starts the compiler and the linker to
    look for it: a quarter of a second. No report of it is known.
    """
    return lambda _: None
