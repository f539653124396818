"""Long work that gives way: between two of its steps it asks whether something else comes first.

What was begun is then thrown away, so a step must leave nothing half done behind.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_tanya: list[Callable[[], bool]] = []


class Disela(BaseException):
    """Something else comes first. No Exception: nobody may take it for a mistake."""


@contextmanager
def dapat_disela(tanya: Callable[[], bool]) -> Iterator[None]:
    """Work within which every `titik` ends with Disela once `tanya` says yes."""
    _tanya.append(tanya)
    try:
        yield
    finally:
        _tanya.pop()


def titik() -> None:
    """A place between two steps. Raises Disela where something else comes first."""
    if _tanya and _tanya[-1]():
        raise Disela
