"""The PDFs of a report: who makes them, and what becomes of the site when they are there."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from macros.keluaran.pencetak import GalatCetak, Pencetak
from macros.keluaran.penutup import Penutup
from macros.keluaran.simpanan_cetak import FOLDER, SimpananCetak
from scripts.terminal import GalatPerintah

TIDAK_JADI = "situs tidak dapat dibuat; lihat keterangan di atas."


@contextmanager
def mencetak(akar: Path) -> Iterator[Pencetak]:
    """Who makes the PDFs of the project at `akar`; those that are not done when the block ends are
    given up."""
    pencetak = Pencetak(SimpananCetak(akar / FOLDER))
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
