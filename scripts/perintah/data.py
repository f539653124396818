"""`data`: the tables as one Excel workbook and back, what other applications export, and an earlier
version's folder made new."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.terminal import GalatPerintah

AKHIRAN = ".xlsx"


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Write the workbook, or show and with `--tulis` write what an edited one or an export changes,
    or what the data of an earlier version need."""
    folder, semua = Path(akar) / "data", [Path(b) for b in opsi.berkas]
    if opsi.aksi == "migrasi":
        from scripts.terminal import migrasi

        return migrasi.jalankan(folder, tulis=opsi.tulis, ya=opsi.ya)
    if opsi.aksi == "ambil":
        if not semua:
            raise GalatPerintah("data ambil memerlukan berkas ekspor.", 2)
        if [b.suffix.casefold() for b in semua] == [".docx"]:
            from scripts.baru import tabel_laporan

            return tabel_laporan.jalankan(
                folder, semua[0], opsi.per, tulis=opsi.tulis, ya=opsi.ya
            )
        from scripts.terminal import ambilan

        return ambilan.jalankan(folder, semua, opsi.per, tulis=opsi.tulis, ya=opsi.ya)
    if opsi.aksi == "komentar":
        from scripts.terminal import tanggapan

        if len(semua) != 1:
            raise GalatPerintah("data komentar memerlukan satu salinan Word, BERKAS.docx.", 2)
        return tanggapan.jalankan(Path(akar) / "docs", semua[0])
    if len(semua) != 1:
        raise GalatPerintah(f"data {opsi.aksi} memerlukan satu buku kerja, BERKAS{AKHIRAN}.", 2)
    if semua[0].suffix.lower() != AKHIRAN:
        raise GalatPerintah(f"{semua[0]}: nama buku kerja harus berakhiran {AKHIRAN}.", 2)
    from scripts.terminal import buku_kerja

    if opsi.aksi == "export":
        return buku_kerja.ekspor(folder, semua[0], ya=opsi.ya)
    return buku_kerja.impor(folder, semua[0], tulis=opsi.tulis, ya=opsi.ya)
