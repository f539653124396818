"""`build`: check the data, then make site and PDF beside the last result, and swap them in."""

import argparse
import gc
from pathlib import Path

from macros.keluaran import ragam
from scripts.mesin import hasil
from scripts.terminal import GalatPerintah


def jalankan(akar: str, opsi: argparse.Namespace) -> None:
    """Build into `opsi.out`, and tell what was made."""
    gc.disable()  # one report, then the process ends: garbage collection costs more than it frees
    proyek = Path(akar)
    if opsi.no_pdf and opsi.edisi != "publik":
        raise GalatPerintah(f"--no-pdf dan --edisi {opsi.edisi} tidak dapat bersama.", 2)
    keluar = Path(opsi.out) if opsi.out else proyek / "site"
    pesanan = [r for r in ragam.SEMUA if opsi.edisi in {r, "semua"} or r == "publik"]
    for baris in hasil.bangun(proyek, keluar, [] if opsi.no_pdf else pesanan, word=opsi.docx):
        print(baris)
