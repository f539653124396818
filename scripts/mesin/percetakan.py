"""The last step of a build: wait for the PDFs and complete the site."""

import sys

from macros.keluaran.pencetak import GalatCetak, Pencetak
from macros.keluaran.penutup import Penutup
from scripts.terminal import GalatPerintah

TIDAK_JADI = "situs tidak dapat dibuat; lihat keterangan di atas."


def rampungkan(pencetak: Pencetak, penutup: Penutup) -> None:
    """Wait for the PDFs, and complete the site. Raises GalatPerintah if one could not be made."""
    try:
        pencetak.selesaikan()
    except GalatCetak as galat:
        print(galat, file=sys.stderr)
        raise GalatPerintah(TIDAK_JADI) from galat
    penutup.rampungkan()
