"""`rollback`: give readers the state before the last one that was sent."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.hosting import konfigurasi, pengiriman
from scripts.perintah.kirim import TEMBOLOK


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Make the former state of the target live again; says which."""
    proyek = Path(akar)
    tujuan = konfigurasi.pilih(proyek, opsi.tujuan)
    with pengiriman.giliran(proyek / TEMBOLOK, tujuan), pengiriman.buka(tujuan) as tempat:
        for kabar in pengiriman.kembali(tempat):
            print(kabar)
    return 0
