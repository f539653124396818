"""`data`: the tables as one Excel workbook and back, and an earlier version's folder made new."""

from __future__ import annotations

from scripts.perintah import Argumen, Perintah
from scripts.terminal import GalatPerintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PERINTAH = Perintah(
    "menyunting data di Excel (export, import), dan membawa data versi lama ke versi ini (migrasi)",
    Argumen(
        "aksi",
        choices=("export", "import", "migrasi"),
        metavar="export|import|migrasi",
        help="export: menulis buku kerja; import: menampilkan perubahannya; migrasi: menampilkan"
        " apa yang diperlukan data versi lama",
    ),
    Argumen("berkas", nargs="?", metavar="BERKAS.xlsx", help="buku kerja Excel (export, import)"),
    Argumen(
        "--tulis", action="store_true", help="import, migrasi: menulis perubahan ke folder data"
    ),
    Argumen("--ya", action="store_true", help="menjawab ya tanpa bertanya"),
    rincian="""contoh:
  python3 scripts/lkjip.py data export data-lkjip.xlsx
      Menulis semua tabel ke satu buku kerja, satu lembar setiap tabel. Nomor barisnya sama dengan
      nomor baris berkas CSV. Kolom kunci dikunci tanpa sandi; pilihan tersedia sebagai daftar.
  python3 scripts/lkjip.py data import data-lkjip.xlsx
      Menampilkan sel yang berubah (berkas, baris, kolom, sebelum → sesudah) serta baris yang
      ditambahkan dan dihapus. Tidak menulis apa pun. Semua galat ditampilkan sekaligus.
  python3 scripts/lkjip.py data import data-lkjip.xlsx --tulis
      Bertanya dahulu, lalu menulis berkas CSV yang berubah saja, semuanya atau tidak sama sekali.
      Tanpa terminal, tambahkan --ya. Sesudahnya ekspor ulang sebelum menyunting lagi di Excel.
  python3 scripts/lkjip.py data migrasi
      Menampilkan apa yang diperlukan folder data dari versi program yang lebih lama; dengan --tulis
      menuliskannya. Hanya berkas di folder data yang berubah, semuanya atau tidak sama sekali.

Rumus dibaca nilainya. Tabel yang berubah di buku kerja dan juga di folder data sejak ekspor
ditolak; ekspor ulang, lalu ulangi suntingannya.""",
)

AKHIRAN = ".xlsx"


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Write the workbook, or show and with `--tulis` write what an edited one changes, or what the
    data of an earlier version need."""
    from pathlib import Path

    from scripts.terminal import buku_kerja

    folder = Path(akar) / "data"
    if opsi.aksi == "migrasi":
        from scripts.terminal import migrasi

        return migrasi.jalankan(folder, tulis=opsi.tulis, ya=opsi.ya)
    if opsi.berkas is None:
        raise GalatPerintah(f"data {opsi.aksi} memerlukan nama buku kerja, BERKAS{AKHIRAN}.", 2)
    berkas = Path(opsi.berkas)
    if berkas.suffix.lower() != AKHIRAN:
        raise GalatPerintah(f"{berkas}: nama buku kerja harus berakhiran {AKHIRAN}.", 2)
    if opsi.aksi == "export":
        return buku_kerja.ekspor(folder, berkas, ya=opsi.ya)
    return buku_kerja.impor(folder, berkas, tulis=opsi.tulis, ya=opsi.ya)
