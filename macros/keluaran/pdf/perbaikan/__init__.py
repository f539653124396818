"""Fixes for the PDF engine, one function each, with the upstream issue that it waits for.

`tests/test_pdf_perbaikan.py` shows each fault in a file made by the engine alone: when a new
version of the engine has no such fault, that test fails, and the fix can be removed.
"""

import ctypes.util
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import wraps
from typing import Any

Pembungkus = Callable[[Any], Any]
Perbaikan = Callable[[], AbstractContextManager[None]]


def mengganti(*tempat: tuple[object, str]) -> Callable[[Pembungkus], Perbaikan]:
    """Decorator: make a fix from a function that takes the engine's function and returns its
    replacement. In the fix's context the replacement is used at all the given places."""

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
    """A context in which each of these functions of the engine is replaced by its wrapper."""
    with ExitStack() as tumpuk:
        for modul, nama, pembungkus in semua:
            asli = getattr(modul, nama)
            tumpuk.callback(setattr, modul, nama, asli)
            setattr(modul, nama, pembungkus(asli))
        yield


@mengganti((ctypes.util, "find_library"))
def cari_langsung(_: Any) -> Any:
    """While the block runs, libraries are searched by the loader alone, which knows the name that
    the engine tries last.

    The engine tries names of other systems first, and for each of them Python starts the compiler
    and the linker: a quarter of a second. No report of it is known.
    """
    return lambda _: None
