"""A lock for one run of a kind at a time: a second run is refused, and changes nothing."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.terminal import GalatPerintah

PANJANG = 20  # bytes of the holder's process id in the file


@contextmanager
def giliran(berkas: Path, apa: str) -> Iterator[int]:
    """A context that holds the lock of the file `berkas`; gives its descriptor.

    The lock belongs to the open file: it ends with this process and those that inherited it,
    however they end. Raises GalatPerintah, with the message that `apa` is under way, if another
    process holds it.
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
