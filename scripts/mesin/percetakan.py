"""The PDFs of a report: who makes them, and what becomes of the site when they are there."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from macros.keluaran.pencetak import GalatCetak, Pencetak
from macros.keluaran.penutup import Penutup
from scripts.terminal import GalatPerintah

TIDAK_JADI = "situs tidak dapat dibuat; lihat keterangan di atas."


@contextmanager
def mencetak() -> Iterator[Pencetak]:
    """Who makes the PDFs; those that are not done when the block ends are given up."""
    pencetak = Pencetak()
    try:
        yield pencetak
    finally:
        pencetak.akhiri()


def rampungkan(pencetak: Pencetak, penutup: Penutup) -> None:
    """Wait for the PDFs, and complete the site. Raises GalatPerintah where one is not made."""
    try:
        pencetak.selesaikan()
    except GalatCetak as galat:
        print(galat, file=sys.stderr)
        raise GalatPerintah(TIDAK_JADI) from galat
    penutup.rampungkan()
