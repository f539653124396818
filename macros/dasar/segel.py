"""What is kept beside a report for the next time, sealed: some of it is run when it is read, all is
believed, and a report's folder may come from anybody.

The key is its user's own, on this computer, and stands in no report. What another one kept is made
anew.
"""

import hmac
import secrets
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path

from .berkas import tulis_utuh

KUNCI = Path(".cache", "lkjip", "kunci")  # below the user's folder
PANJANG = hmac.new(b"", digestmod="sha256").digest_size


def taruh(berkas: Path, isi: bytes) -> None:
    """Keep `isi` in a file of that name, whole or not at all. Raises OSError."""
    tulis_utuh(berkas, _segel(berkas.name, isi) + isi)


def ambil(berkas: Path) -> bytes:
    """What was kept there. Raises OSError where nothing is, ValueError where somebody else did."""
    isi = berkas.read_bytes()
    segel, isi = isi[:PANJANG], isi[PANJANG:]
    if not hmac.compare_digest(segel, _segel(berkas.name, isi)):
        raise ValueError(berkas)
    return isi


def sekali(berkas: Path, buat: Callable[[], bytes]) -> bytes:
    """What is kept in the file in whose name stands all that decides it, or what `buat` gives, kept
    there from now on in the place of all files beside it. Raises OSError where that fails."""
    with suppress(FileNotFoundError, ValueError):
        return ambil(berkas)
    taruh(berkas, isi := buat())
    for lama in {*berkas.parent.glob("*")} - {berkas}:
        lama.unlink(missing_ok=True)
    return isi


def _segel(nama: str, isi: bytes) -> bytes:
    return hmac.digest(_kunci(), nama.encode() + b"\0" + isi, "sha256")


@cache
def _kunci() -> bytes:
    """The user's key, made where there is none; one of this process where it cannot be kept."""
    try:
        berkas = Path.home() / KUNCI
        if not (berkas.is_file() and berkas.stat().st_size == PANJANG):
            berkas.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            tulis_utuh(berkas, secrets.token_bytes(PANJANG))
        return berkas.read_bytes()
    except (OSError, RuntimeError):
        return secrets.token_bytes(PANJANG)
