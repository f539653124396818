"""The program's messages and words, kept as data: each package's in its `kata.yaml`."""

from functools import cache
from pathlib import Path
from typing import Any

from .berkas import kata


@cache
def kosakata(ruang: str) -> Any:
    """The words of a package by name: texts, and tables of texts."""
    return kata(Path(__file__).parents[1] / ruang / "kata.yaml")


def bunyi(nama: str, /, **isi: object) -> str:
    """The text of that name, prefixed by its package (`benda/foto-tanpa-judul`), with `isi` filled
    in."""
    ruang, _, satu = nama.partition("/")
    return str(kosakata(ruang)[satu]).format(**isi)
