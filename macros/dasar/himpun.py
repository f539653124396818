"""Things put together by what they have in common; which of several holds at a time."""

from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, TypeVar

K = TypeVar("K")
V = TypeVar("V")


def himpun(pasangan: Iterable[tuple[K, V]]) -> dict[K, list[V]]:
    """The second of each pair by the first, both in the order in which they come."""
    hasil: dict[K, list[V]] = {}
    for menurut, isi in pasangan:
        hasil.setdefault(menurut, []).append(isi)
    return hasil


def himpun_baris(baris: Iterable[V], *kolom: str) -> dict[Any, list[V]]:
    """Rows by what stands in a column, or in several: then by the tuple of these."""
    isi = attrgetter(*kolom)
    return himpun((isi(r), r) for r in baris)


def berulang(pasangan: Iterable[tuple[K, V]]) -> Iterator[tuple[V, V]]:
    """The second of each pair whose first was there before, with that which came then."""
    dahulu: dict[K, V] = {}
    for menurut, isi in pasangan:
        lain = dahulu.setdefault(menurut, isi)
        if lain is not isi:
            yield isi, lain


def pada(baris: Iterable[V], saat: Any) -> V:
    """The row that holds on a day (of an indicator, in a year), or else the one whose span is
    nearest; the check tells the gap. Rows of other tables hold always."""

    def jarak(r: Any) -> Any:
        mulai, sampai = (getattr(r, k, None) or saat for k in ("mulai", "sampai"))
        return max(mulai - saat, saat - sampai, saat - saat)

    return min(baris, key=jarak)
