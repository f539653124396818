"""Why a command goes no further, in the words of `tolakan.yaml`."""

from __future__ import annotations

from pathlib import Path

from macros.dasar.berkas import kata
from scripts.terminal import GalatPerintah


def tolakan(kasus: str, kode: int = 1, **isi: object) -> GalatPerintah:
    """The message of a case with `isi` in its places, to be raised."""
    return GalatPerintah(kata(Path(__file__).with_suffix(".yaml"))[kasus].format(**isi), kode)
