"""Group values by a key, find duplicates, and pick the row that is valid at a time."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")


def himpun(pasangan: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """Group the second items of pairs by the first, both in the order of their first appearance."""
    hasil: dict[K, list[V]] = {}
    for menurut, isi in pasangan:
        hasil.setdefault(menurut, []).append(isi)
    return hasil


def himpun_baris(baris: Iterable[V], *kolom: str) -> dict[Any, list[V]]:
    """Group rows by a column, or by a tuple of several columns."""
    isi = attrgetter(*kolom)
    return himpun((isi(r), r) for r in baris)


def berulang(pasangan: Iterable[tuple[K, V]]) -> Iterator[tuple[V, V]]:
    """For each pair whose first item appeared before: the earlier second item and this one."""
    dahulu: dict[K, V] = {}
    for menurut, isi in pasangan:
        lain = dahulu.setdefault(menurut, isi)
        if lain is not isi:
            yield isi, lain


def pada(baris: Iterable[V], saat: Any) -> V:
    """The row that is valid at `saat` (an indicator's: in a year), or else the one whose span is
    nearest; the check reports the gap. A row without a span of validity is always valid."""

    def jarak(r: Any) -> Any:
        mulai, sampai = (getattr(r, k, None) or saat for k in ("mulai", "sampai"))
        return max(mulai - saat, saat - sampai, saat - saat)

    return min(baris, key=jarak)
