"""The data of an earlier version, shown and written as this version has them."""

from __future__ import annotations

import sys
from pathlib import Path

from macros.asupan.migrasi import rencana
from macros.dasar.berkas import BerubahSementara, tulis_bersama
from macros.dasar.masalah import GalatLaporan
from macros.dasar.pangkal import PROGRAM
from scripts.terminal import GalatPerintah
from scripts.terminal.tanya import setuju


def jalankan(folder: Path, *, tulis: bool, ya: bool) -> int:
    """Show what the data in `folder` need; write it where asked and agreed.

    Raises GalatPerintah where the list of tables cannot be read, or a file changed meanwhile.
    """
    try:
        perlu = rencana(folder, PROGRAM / "data")
    except GalatLaporan as galat:
        for m in galat.masalah:
            print(m.sebagai_teks(), file=sys.stderr)
        raise GalatPerintah("daftar tabel belum dapat dibaca; perbaiki dahulu.") from galat
    if not perlu.isi:
        print("Data sudah menurut versi ini; tidak ada yang perlu diubah.")
        return 0
    print("\n".join(perlu.alasan))
    print(f"{len(perlu.isi)} berkas ditulis baru.")
    if not tulis:
        print("Belum ada yang ditulis. Tambahkan --tulis untuk menuliskannya.")
        return 0
    if not setuju("Tulis berkas ini ke folder data?", ya=ya):
        print("Data tidak diubah.")
        return 1
    try:
        tulis_bersama(
            {folder / n: isi for n, isi in perlu.isi.items()},
            {folder / n: isi for n, isi in perlu.asli.items()},
        )
    except BerubahSementara as galat:
        pesan = f"data/{galat.berkas.name} berubah sementara itu; ulangi perintah tadi."
        raise GalatPerintah(pesan) from galat
    print("Tertulis. Periksa namanya di sumber.csv dan satuan.csv, lalu jalankan check.")
    return 0
