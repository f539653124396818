"""Processes split off from this one, so that what it has read is not read again."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from macros.dasar.pangkal import inti

HENTIKAN = (signal.SIGINT, signal.SIGTERM)
PEMBACA = "macros.asupan.muat"


@contextlib.contextmanager
def bekerja(tugas: Callable[..., object], *isi: object) -> Iterator[Callable[[], None]]:
    """Do `tugas(*isi)` in another process while the block runs; the function given waits for it.

    The process ends with the block at the latest.
    """
    proses = multiprocessing.get_context("fork").Process(
        target=_mulai, args=(tugas, *isi), daemon=True
    )
    with _ditunda():
        proses.start()
    try:
        yield proses.join
    finally:
        proses.terminate()
        proses.join()


@contextlib.contextmanager
def membaca_tabel(proyek: Path) -> Iterator[None]:
    """While the block runs, have another process read and check the tables that changed.

    It is for reading the program's code meanwhile: both take half a second. What was found is kept
    beside the report, for whoever asks next.
    """
    if inti() == 1 or PEMBACA in sys.modules:
        yield
        return
    with bekerja(_baca, proyek / "data") as tunggu:
        yield
        tunggu()


def _baca(folder: Path) -> None:
    from macros.asupan.muat import baca

    with contextlib.suppress(Exception):  # whoever asks next meets it, and tells
        baca(folder)


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


def _mulai(tugas: Callable[..., object], *isi: object) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the first one, which ends this one
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    tugas(*isi)
