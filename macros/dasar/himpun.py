"""Things put together by what they have in common."""

from collections.abc import Iterable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


def himpun(pasangan: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """The second of each pair by the first, both in the order in which they come."""
    hasil: dict[K, list[V]] = {}
    for menurut, isi in pasangan:
        hasil.setdefault(menurut, []).append(isi)
    return hasil
