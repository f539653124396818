"""Cache files beside a report, signed with a key of the user (HMAC).

The content is trusted, and partly unpickled, but a report's folder may come from anybody. The key
is in the user's own folder, never in a report; files signed with another key are made anew.
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
    """Write `isi` with its signature, atomically. Raises OSError."""
    tulis_utuh(berkas, _segel(berkas.name, isi) + isi)


def ambil(berkas: Path) -> bytes:
    """Read such a file. Raises OSError, and ValueError where the signature is wrong."""
    isi = berkas.read_bytes()
    segel, isi = isi[:PANJANG], isi[PANJANG:]
    if not hmac.compare_digest(segel, _segel(berkas.name, isi)):
        raise ValueError(berkas)
    return isi


def sekali(berkas: Path, buat: Callable[[], bytes]) -> bytes:
    """Read the file, or write the result of `buat` to it and delete all other files of its folder;
    its name must contain a fingerprint of everything that decides the content. Raises OSError."""
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
    """The user's key, created if missing; where it cannot be saved, a key for this process only."""
    try:
        berkas = Path.home() / KUNCI
        if not (berkas.is_file() and berkas.stat().st_size == PANJANG):
            berkas.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            tulis_utuh(berkas, secrets.token_bytes(PANJANG))
        return berkas.read_bytes()
    except (OSError, RuntimeError):
        return secrets.token_bytes(PANJANG)
