"""What the program says, kept as data: the words of each room, in its `kata.yaml`."""

from functools import cache
from pathlib import Path
from typing import Any

from .berkas import kata


@cache
def kosakata(ruang: str) -> Any:
    """The words of a room by their names: texts, and tables of texts."""
    return kata(Path(__file__).parents[1] / ruang / "kata.yaml")


def bunyi(nama: str, /, **isi: object) -> str:
    """The words of that name, the room's before it (`benda/foto-tanpa-judul`), with `isi` in their
    places."""
    ruang, _, satu = nama.partition("/")
    return str(kosakata(ruang)[satu]).format(**isi)
