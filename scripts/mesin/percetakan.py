"""What becomes of a site when its PDFs are there."""

import sys

from macros.keluaran.pencetak import GalatCetak, Pencetak
from macros.keluaran.penutup import Penutup
from scripts.terminal import GalatPerintah

TIDAK_JADI = "situs tidak dapat dibuat; lihat keterangan di atas."


def rampungkan(pencetak: Pencetak, penutup: Penutup) -> None:
    """Wait for the PDFs, and complete the site. Raises GalatPerintah where one is not made."""
    try:
        pencetak.selesaikan()
    except GalatCetak as galat:
        print(galat, file=sys.stderr)
        raise GalatPerintah(TIDAK_JADI) from galat
    penutup.rampungkan()
