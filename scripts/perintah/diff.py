"""`diff`: show the differences between two versions of the report, as figures and sentences."""

import argparse
import tempfile
from pathlib import Path

from macros.dasar.berkas import tulis_utuh
from macros.riwayat.ubahan import bandingkan
from scripts.terbit import potret
from scripts.terminal import cetak_json


def jalankan(akar: str, opsi: argparse.Namespace) -> None:
    """Show the differences from `opsi.a` to `opsi.b`."""
    with tempfile.TemporaryDirectory(prefix="lkjip-") as kotak:
        lama, baru = (
            potret.potret(Path(akar), nama, Path(kotak) / str(n))
            for n, nama in enumerate((opsi.a, opsi.b))
        )
    ubahan = bandingkan(lama, baru)
    if opsi.html:
        tulis_utuh(Path(opsi.html), f"{ubahan.sebagai_halaman()}\n".encode())
        print(f"Perbandingan {ubahan.dari} → {ubahan.ke} ditulis ke {opsi.html}.")
    elif opsi.json:
        cetak_json(ubahan.sebagai_dict())
    else:
        print("\n".join(ubahan.sebagai_teks()))
