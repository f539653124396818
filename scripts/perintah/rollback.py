"""`rollback`: make the state before the last one that was sent live again."""

import argparse
import asyncio
from pathlib import Path

from scripts.hosting import konfigurasi, pengiriman


def jalankan(akar: str, opsi: argparse.Namespace) -> None:
    """Make the former state of the target live again; tells which one."""
    tujuan = konfigurasi.pilih(Path(akar), opsi.tujuan)
    with pengiriman.giliran(Path(akar), tujuan):
        print("\n".join(asyncio.run(pengiriman.kembali(tujuan))))
