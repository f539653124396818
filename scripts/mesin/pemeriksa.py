"""The check in a process of its own, beside the build."""

import contextlib
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path

from macros.dasar.cabang import Cabang, CabangTerhenti
from macros.dasar.masalah import Masalah
from macros.periksa.menyeluruh import periksa
from scripts.terminal import GalatPerintah


@contextlib.contextmanager
def di_samping(proyek: Path) -> Iterator[Callable[[], list[Masalah]]]:
    """Check the project while the block runs; the function given waits for the problems found.

    That process first draws the charts, which the site soon needs. It is a fork, so that the data
    that were read already are not read again, and it ends with the block.
    """
    cabang = Cabang(partial(periksa, melukis=True), proyek)

    @cache
    def hasil() -> list[Masalah]:
        try:
            return cabang.hasil()
        except CabangTerhenti:
            pesan = "pemeriksaan terhenti di tengah jalan, mungkin karena memori habis; ulangi."
            raise GalatPerintah(pesan) from None

    try:
        yield hasil
    finally:
        cabang.akhiri()
