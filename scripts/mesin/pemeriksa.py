"""The check in a process of its own, beside the build."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections.abc import Callable, Iterator
from functools import cache
from multiprocessing.connection import Connection
from pathlib import Path

from macros.dasar.masalah import GalatLaporan, Masalah
from macros.periksa.menyeluruh import periksa
from macros.sajian.makro import rakit
from scripts.terminal import GalatPerintah

HENTIKAN = (signal.SIGINT, signal.SIGTERM)

@contextlib.contextmanager
def di_samping(proyek: Path) -> Iterator[Callable[[], list[Masalah]]]:
    """Check the project while the block runs; the function given waits for the problems found.

    That process first draws the charts, which the site soon needs. It is a fork, so that the data
    that were read already are not read again, and it ends with the block.
    """
    cabang = multiprocessing.get_context("fork")
    terima, kirim = cabang.Pipe(duplex=False)
    proses = cabang.Process(target=_mulai, args=(proyek, kirim), daemon=True)
    with _ditunda():
        proses.start()
    kirim.close()

    @cache
    def hasil() -> list[Masalah]:
        try:
            masalah: list[Masalah] = terima.recv()
        except EOFError:
            pesan = "pemeriksaan terhenti di tengah jalan, mungkin karena memori habis; ulangi."
            raise GalatPerintah(pesan) from None
        return masalah

    try:
        yield hasil
    finally:
        proses.terminate()
        proses.join()


@contextlib.contextmanager
def _ditunda() -> Iterator[None]:
    """Python ignores what a signal raises while it forks: what comes now is heard afterwards."""
    datang: list[int] = []
    semula = {s: signal.signal(s, lambda nomor, _: datang.append(nomor)) for s in HENTIKAN}
    try:
        yield
    finally:
        for satu, penangan in semula.items():
            signal.signal(satu, penangan)
        for nomor in datang:
            signal.raise_signal(nomor)


def _mulai(proyek: Path, kirim: Connection) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the build, which ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _periksa(proyek, kirim)


def _periksa(proyek: Path, kirim: Connection) -> None:
    with contextlib.suppress(GalatLaporan):  # which the check names
        makro = rakit(proyek)
        makro.penggambar.dahulukan(makro.telaah.halaman)
    masalah = periksa(proyek)
    with contextlib.suppress(BrokenPipeError):  # nobody waits any more
        kirim.send(masalah)
