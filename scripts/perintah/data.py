"""`data`: the tables as one Excel workbook and back, what other applications export, and an earlier
version's folder made new."""

from __future__ import annotations

from scripts.perintah import Perintah
from scripts.terminal import GalatPerintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PERINTAH = Perintah()

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
