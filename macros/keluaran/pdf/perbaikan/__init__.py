"""What the PDF engine does not do yet, one module each: what it mends, and what it waits for.

Those that change the engine while it works say in `GANTI` what takes the place of what.

Whether a fix can go is said by `tests/test_pdf_perbaikan.py`, which shows each fault in a file that
the engine made by itself: a new version of the engine that mends one makes that test fail.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

# A name in the engine, what makes another of what it is there, and all that know it by that name.
Ganti = tuple[str, Callable[[Any], Any], *tuple[Any, ...]]


@contextmanager
def bungkus(*ganti: Ganti) -> Iterator[None]:
    """While the block runs, those names in the engine are what is made of them, in this order."""
    with ExitStack() as tumpuk:
        for nama, pembungkus, *pemilik in ganti:
            asli = getattr(pemilik[0], nama)
            baru = pembungkus(asli)
            for satu in pemilik:
                tumpuk.callback(setattr, satu, nama, asli)
                setattr(satu, nama, baru)
        yield
