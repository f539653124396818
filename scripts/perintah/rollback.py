"""`rollback`: give readers the state before the last one that was sent."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from scripts.hosting import konfigurasi, pengiriman
from scripts.hosting.konfigurasi import Tujuan
from scripts.perintah.kirim import TEMBOLOK


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Make the former state of the target live again; says which."""
    proyek = Path(akar)
    tujuan = konfigurasi.pilih(proyek, opsi.tujuan)
    with pengiriman.giliran(proyek / TEMBOLOK, tujuan):
        print("\n".join(asyncio.run(_kembali(tujuan))))
    return 0


async def _kembali(tujuan: Tujuan) -> list[str]:
    async with pengiriman.buka(tujuan) as tempat:
        return await pengiriman.kembali(tempat)
