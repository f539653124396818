"""The check in a process of its own, beside the build."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from functools import cache
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path

from macros.dasar.cabang import Cabang
from macros.dasar.masalah import GalatLaporan, Masalah
from macros.periksa.menyeluruh import periksa
from macros.sajian.makro import rakit
from scripts.terminal import GalatPerintah


@contextlib.contextmanager
def di_samping(proyek: Path) -> Iterator[Callable[[], list[Masalah]]]:
    """Check the project while the block runs; the function given waits for the problems found.

    That process first draws the charts, which the site soon needs. It is a fork, so that the data
    that were read already are not read again, and it ends with the block.
    """
    terima, kirim = Pipe(duplex=False)

    @cache
    def hasil() -> list[Masalah]:
        try:
            masalah: list[Masalah] = terima.recv()
        except EOFError:
            pesan = "pemeriksaan terhenti di tengah jalan, mungkin karena memori habis; ulangi."
            raise GalatPerintah(pesan) from None
        return masalah

    cabang = Cabang(_periksa, proyek, kirim)
    kirim.close()
    try:
        yield hasil
    finally:
        cabang.akhiri()


def _periksa(proyek: Path, kirim: Connection) -> None:
    with contextlib.suppress(GalatLaporan):  # which the check names
        makro = rakit(proyek)
        makro.penggambar.dahulukan(makro.telaah.halaman)
    masalah = periksa(proyek)
    with contextlib.suppress(BrokenPipeError):  # nobody waits any more
        kirim.send(masalah)
