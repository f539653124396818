"""Interruptible long work: between two steps it asks whether something more urgent is waiting.

The unfinished result is then discarded, so a step must leave nothing half done.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_tanya: list[Callable[[], bool]] = []


class Disela(BaseException):
    """Work was interrupted. A BaseException, so that no handler takes it for a mistake."""


@contextmanager
def dapat_disela(tanya: Callable[[], bool]) -> Iterator[None]:
    """A context in which every `titik` raises Disela once `tanya` returns true."""
    _tanya.append(tanya)
    try:
        yield
    finally:
        _tanya.pop()


def titik() -> None:
    """A place between two steps. Raises Disela where the work is to be interrupted."""
    if _tanya and _tanya[-1]():
        raise Disela
