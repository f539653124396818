"""`data`: the tables as one Excel workbook and back, what other applications export, and an earlier
version's folder made new."""

from __future__ import annotations

from scripts.perintah import Argumen, Perintah
from scripts.terminal import GalatPerintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PERINTAH = Perintah(
    "menyunting data di Excel (export, import), mengambil ekspor aplikasi lain (ambil),"
    " menampilkan tanggapan dalam salinan Word (komentar), dan membawa data versi lama ke versi ini"
    " (migrasi)",
    Argumen(
        "aksi",
        choices=("export", "import", "ambil", "komentar", "migrasi"),
        metavar="export|import|ambil|komentar|migrasi",
        help="export: menulis buku kerja; import: menampilkan perubahannya; ambil: menampilkan apa"
        " yang diubah ekspor aplikasi lain; komentar: menampilkan tanggapan dalam salinan Word;"
        " migrasi: apa yang diperlukan data versi lama",
    ),
    Argumen(
        "berkas",
        nargs="*",
        metavar="BERKAS",
        help="buku kerja Excel (export, import); berkas ekspor, atau laporan Word (ambil), boleh"
        " beberapa; salinan Word yang kembali (komentar)",
    ),
    Argumen(
        "--tulis",
        action="store_true",
        help="import, ambil, migrasi: menulis perubahan ke folder data",
    ),
    Argumen(
        "--per",
        metavar="TANGGAL",
        default="",
        help="ambil: tanggal data, bila tidak tertulis dalam ekspornya, misalnya 2024-11-30",
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
  python3 scripts/lkjip.py data ambil ikpa-november.xlsx
      Mengenali ekspor (xlsx, xls, ods, csv, atau tabel HTML) dari kepala kolomnya, lalu
      menampilkan sel yang akan berubah dan angka laporan yang ikut berubah. Dengan --tulis,
      menuliskannya dengan sumber dan tanggalnya; salinan ekspornya disimpan di data/ekspor/.
  python3 scripts/lkjip.py data komentar lkjip-2023-s2-tanggapan.docx
      Menampilkan komentar dan perubahan terlacak dalam salinan Word yang kembali, dengan berkas dan
      baris babnya. Tidak ada yang diterapkan.
  python3 scripts/lkjip.py data migrasi
      Menampilkan apa yang diperlukan folder data dari versi program yang lebih lama; dengan --tulis
      menuliskannya. Hanya berkas di folder data yang berubah, semuanya atau tidak sama sekali.

Rumus dibaca nilainya. Tabel yang berubah di buku kerja dan juga di folder data sejak ekspor
ditolak; ekspor ulang, lalu ulangi suntingannya.""",
)

AKHIRAN = ".xlsx"


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Write the workbook, or show and with `--tulis` write what an edited one or an export changes,
    or what the data of an earlier version need."""
    from pathlib import Path

    from scripts.terminal import buku_kerja

    folder = Path(akar) / "data"
    if opsi.aksi == "migrasi":
        from scripts.terminal import migrasi

        return migrasi.jalankan(folder, tulis=opsi.tulis, ya=opsi.ya)
    if opsi.aksi == "ambil":
        from scripts.terminal import ambilan

        if not opsi.berkas:
            raise GalatPerintah("data ambil memerlukan berkas ekspor.", 2)
        semua = [Path(b) for b in opsi.berkas]
        if [b.suffix.casefold() for b in semua] == [".docx"]:
            from scripts.baru import tabel_laporan

            return tabel_laporan.jalankan(
                folder, semua[0], opsi.per, tulis=opsi.tulis, ya=opsi.ya
            )
        return ambilan.jalankan(folder, semua, opsi.per, tulis=opsi.tulis, ya=opsi.ya)
    if opsi.aksi == "komentar":
        from scripts.terminal import tanggapan

        if len(opsi.berkas) != 1:
            raise GalatPerintah("data komentar memerlukan satu salinan Word, BERKAS.docx.", 2)
        return tanggapan.jalankan(Path(akar) / "docs", Path(opsi.berkas[0]))
    if len(opsi.berkas) != 1:
        raise GalatPerintah(f"data {opsi.aksi} memerlukan satu buku kerja, BERKAS{AKHIRAN}.", 2)
    berkas = Path(opsi.berkas[0])
    if berkas.suffix.lower() != AKHIRAN:
        raise GalatPerintah(f"{berkas}: nama buku kerja harus berakhiran {AKHIRAN}.", 2)
    if opsi.aksi == "export":
        return buku_kerja.ekspor(folder, berkas, ya=opsi.ya)
    return buku_kerja.impor(folder, berkas, tulis=opsi.tulis, ya=opsi.ya)
