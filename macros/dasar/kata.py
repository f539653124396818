"""What the program says, kept as data: the words of each room, in its `kata.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from .berkas import baca_yaml


@cache
def kosakata(ruang: str) -> dict[str, Any]:
    """The words of a room by their names: texts, and tables of texts."""
    isi: dict[str, Any] = baca_yaml(Path(__file__).parents[1] / ruang / "kata.yaml")
    return isi


def bunyi(nama: str, /, **isi: object) -> str:
    """The words of that name, the room's before it (`benda/foto-tanpa-judul`), with `isi` in their
    places."""
    ruang, _, satu = nama.partition("/")
    return str(kosakata(ruang)[satu]).format(**isi)
