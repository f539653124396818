"""`data`: export and import the tables as an Excel workbook, take over exports of other
applications, and migrate the folder of an earlier version."""

import argparse
from pathlib import Path

from macros.asupan.migrasi import rencana
from macros.dasar.berkas import tulis_bersama
from macros.dasar.masalah import GalatLaporan
from macros.dasar.pangkal import PROGRAM
from scripts.terminal import GalatPerintah, tolakan
from scripts.terminal.masukan import tolak
from scripts.terminal.tanya import tertahan

AKHIRAN = ".xlsx"


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Write the workbook; or show, and with `--tulis` write, the changes by an edited one, an
    export, or a migration."""
    folder, semua = Path(akar) / "data", [Path(b) for b in opsi.berkas]
    if opsi.aksi == "migrasi":
        return _migrasi(folder, tulis=opsi.tulis, ya=opsi.ya)
    if opsi.aksi == "ambil":
        if not semua:
            raise GalatPerintah("data ambil memerlukan berkas ekspor.", 2)
        if [b.suffix.casefold() for b in semua] == [".docx"]:
            from scripts.baru import tabel_laporan

            return tabel_laporan.jalankan(folder, semua[0], opsi.per, tulis=opsi.tulis, ya=opsi.ya)
        from scripts.olah_data import ambilan

        return ambilan.jalankan(folder, semua, opsi.per, tulis=opsi.tulis, ya=opsi.ya)
    if opsi.aksi == "komentar":
        from scripts.olah_data import tanggapan

        if len(semua) != 1:
            raise GalatPerintah("data komentar memerlukan satu salinan Word, BERKAS.docx.", 2)
        return tanggapan.jalankan(Path(akar) / "docs", semua[0])
    if len(semua) != 1:
        raise GalatPerintah(f"data {opsi.aksi} memerlukan satu buku kerja, BERKAS{AKHIRAN}.", 2)
    if semua[0].suffix.lower() != AKHIRAN:
        raise tolakan(f"data/{opsi.aksi}", 2, berkas=semua[0])
    from scripts.olah_data import buku_kerja

    if opsi.aksi == "export":
        return buku_kerja.ekspor(folder, semua[0], ya=opsi.ya)
    return buku_kerja.impor(folder, semua[0], tulis=opsi.tulis, ya=opsi.ya)


def _migrasi(folder: Path, *, tulis: bool, ya: bool) -> int:
    """Show the necessary changes of the data in `folder`; write them if asked and agreed.

    Raises GalatPerintah if the list of tables cannot be read, OSError if a file was changed
    meanwhile.
    """
    try:
        perlu = rencana(folder, PROGRAM / "data")
    except GalatLaporan as galat:
        tolak(galat.masalah, "daftar tabel belum dapat dibaca; perbaiki dahulu.")
        raise
    if not perlu.isi:
        print("Data sudah menurut versi ini; tidak ada yang perlu diubah.")
        return 0
    print("\n".join(perlu.alasan))
    print(f"{len(perlu.isi)} berkas ditulis baru.")
    if (kode := tertahan("Tulis berkas ini ke folder data?", tulis=tulis, ya=ya)) is not None:
        return kode
    tulis_bersama(
        {folder / n: isi for n, isi in perlu.isi.items()},
        {folder / n: isi for n, isi in perlu.asli.items()},
    )
    print("Tertulis. Periksa namanya di sumber.csv dan satuan.csv, lalu jalankan check.")
    return 0
