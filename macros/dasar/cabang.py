"""Processes split off from this one, so that what it has read is not read again."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
from collections.abc import Callable, Iterator

HENTIKAN = (signal.SIGINT, signal.SIGTERM)


class Cabang:
    """Another process that does `tugas(*isi)`."""

    def __init__(self, tugas: Callable[..., object], *isi: object) -> None:
        konteks = multiprocessing.get_context("fork")
        self._proses = konteks.Process(target=_mulai, args=(tugas, *isi), daemon=True)
        with _ditunda():
            self._proses.start()

    def tunggu(self) -> bool:
        """Wait until it is done; says whether it did not fail."""
        self._proses.join()
        return self._proses.exitcode == 0

    def akhiri(self) -> None:
        """End it, done or not; it could miss a milder signal while it begins."""
        self._proses.kill()
        self._proses.join()


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
