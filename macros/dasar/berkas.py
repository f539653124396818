"""Files that appear whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path


def tulis_utuh(tujuan: Path, isi: bytes) -> None:
    """Write a file aside and move it into its place: nobody ever reads half of it.

    Raises:
        OSError: it cannot be written; what stood there before still does.
    """
    tujuan.parent.mkdir(parents=True, exist_ok=True)
    sementara = tujuan.with_name(f".{tujuan.name}.{os.getpid()}")
    try:
        sementara.write_bytes(isi)
        sementara.replace(tujuan)
    finally:
        sementara.unlink(missing_ok=True)
