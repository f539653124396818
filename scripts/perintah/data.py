"""`data`: the tables as one Excel workbook, and its edits back into the CSV files."""

from __future__ import annotations

from scripts.perintah import Argumen, Perintah
from scripts.terminal import GalatPerintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PERINTAH = Perintah(
    "menyunting data di Excel: ekspor ke satu buku kerja, impor kembali",
    Argumen(
        "aksi",
        choices=("export", "import"),
        metavar="export|import",
        help="export: menulis buku kerja; import: menampilkan perubahannya",
    ),
    Argumen("berkas", metavar="BERKAS.xlsx", help="buku kerja Excel"),
    Argumen("--tulis", action="store_true", help="import: menulis perubahan ke folder data"),
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

Rumus dibaca nilainya. Tabel yang berubah di buku kerja dan juga di folder data sejak ekspor
ditolak; ekspor ulang, lalu ulangi suntingannya.""",
)

AKHIRAN = ".xlsx"


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Write the workbook, or show and with `--tulis` write what an edited one changes."""
    from pathlib import Path

    from scripts.terminal import buku_kerja

    berkas = Path(opsi.berkas)
    if berkas.suffix.lower() != AKHIRAN:
        raise GalatPerintah(f"{berkas}: nama buku kerja harus berakhiran {AKHIRAN}.", 2)
    folder = Path(akar) / "data"
    if opsi.aksi == "export":
        return buku_kerja.ekspor(folder, berkas, ya=opsi.ya)
    return buku_kerja.impor(folder, berkas, tulis=opsi.tulis, ya=opsi.ya)
