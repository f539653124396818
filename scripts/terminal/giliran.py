"""One run of a kind at a time: whoever comes second is told so, and changes nothing."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.terminal import GalatPerintah

PANJANG = 20  # of a process's number, which the holder writes into the file


@contextmanager
def giliran(berkas: Path, apa: str) -> Iterator[int]:
    """Hold the lock of the file `berkas` while the block runs; gives its descriptor.

    The lock lives in the open file: it is gone when this process, and those that it handed it on
    to, have ended, however they ended. Raises GalatPerintah, which says that `apa` is under way,
    where another one holds it.
    """
    berkas.parent.mkdir(parents=True, exist_ok=True)
    kunci = os.open(berkas, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(kunci, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as galat:
            oleh = os.pread(kunci, PANJANG, 0).decode("ascii", "replace").strip()
            oleh = f" (proses {oleh})" if oleh.isdecimal() else ""
            raise GalatPerintah(f"{apa} sedang berjalan{oleh}; tunggu sampai selesai.") from galat
        os.ftruncate(kunci, 0)
        os.pwrite(kunci, f"{os.getpid()}\n".encode(), 0)
        yield kunci
    finally:
        os.close(kunci)
