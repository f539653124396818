"""Why a command goes no further, in the words of `tolakan.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from macros.dasar.berkas import baca_yaml
from scripts.terminal import GalatPerintah


@cache
def _kata() -> dict[str, str]:
    isi: dict[str, str] = baca_yaml(Path(__file__).with_suffix(".yaml"))
    return isi


def tolakan(kasus: str, kode: int = 1, **isi: object) -> GalatPerintah:
    """The message of a case with `isi` in its places, to be raised."""
    return GalatPerintah(_kata()[kasus].format(**isi), kode)
