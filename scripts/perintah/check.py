"""`check`: show all errors and findings, for people or programs, or write the reviewer's sheet."""

import argparse
import gc
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from macros.dasar.ingatan import Penentu, Simpanan
from macros.dasar.masalah import Masalah, TanpaData, ada_galat
from scripts.mesin import hasil_tetap
from scripts.terminal import GalatPerintah, cetak_json, kabari, tolakan

AKHIRAN = ".xlsx"
PERIKSA = Path(".cache", "periksa")  # the output of the last check


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Show the problems, as text or with `--json` as a list of objects; 1 if one is an error.

    With `--strict` an unanswered finding is an error. With `--review` the reviewer's sheet is
    written as well, provided that the data have no error. Raises GalatPerintah where that cannot
    be.
    """
    proyek = Path(akar)
    if opsi.review and not opsi.review.lower().endswith(AKHIRAN):
        raise GalatPerintah(f"{opsi.review}: nama kertas kerja harus berakhiran {AKHIRAN}.", 2)
    cap, penentu = hasil_tetap.penentu(proyek)
    cap = cap and f"{cap} {opsi.strict}"
    simpanan = Simpanan(proyek / PERIKSA)
    buat = partial(_periksa, proyek, penentu, ketat=opsi.strict)
    masalah, kata = simpanan.sekali(cap, buat=buat)
    if penentu.tetap():
        simpanan.simpan()
    if opsi.json:
        cetak_json([m.sebagai_dict() for m in masalah])
    else:
        for baris in kata:
            print(baris)
    if opsi.review is not None:
        tulis_reviu(proyek, opsi.review, masalah)
    return int(ada_galat(masalah))


def _periksa(proyek: Path, penentu: Penentu, *, ketat: bool) -> tuple[list[Masalah], list[str]]:
    """Check everything: the problems, and the lines about them."""
    gc.disable()  # the report is kept until the end: garbage collection costs a tenth
    from macros.periksa.menyeluruh import telaah
    from macros.temuan.belum_diisi import kesiapan
    from scripts.terminal.temuan import cara, ringkasan, susun

    masalah, bekal = telaah(proyek, ketat=ketat, penentu=penentu)
    gc.enable()
    maju = kesiapan(bekal.siap.laporan, masalah) if bekal else ()
    akhir = ringkasan(masalah, lengkap=bekal is not None)
    return masalah, [*susun(masalah), *(f"{m.teks}." for m in maju), akhir, *cara(masalah)]


def tulis_reviu(akar: Path, berkas: str, masalah: Sequence[Masalah]) -> None:
    """Write the reviewer's sheet, provided that the data have no error.

    Raises GalatPerintah where the data have no statements for it, or a reviewer's notes stand
    there.
    """
    if any(m.tingkat == "galat" and not m.jenis for m in masalah):
        kabari("Kertas kerja reviu tidak ditulis: perbaiki galatnya dahulu.")
        return
    from macros.keluaran import kertas_kerja

    try:
        hasil = kertas_kerja.tulis(akar, berkas)
    except TanpaData as galat:
        raise tolakan("check/tanpa-reviu", berkas=galat.berkas) from None
    except FileExistsError as ada:
        raise tolakan("check/reviu-ada", berkas=ada) from None
    kabari(f"Kertas kerja reviu: {hasil}")
