"""`check`: every error and finding, for people, for programs, or as the reviewer's sheet."""

from __future__ import annotations

import argparse
import gc
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from macros.dasar.masalah import Masalah, TanpaData, ada_galat
from macros.periksa.menyeluruh import periksa
from macros.temuan.bentuk import NAMA_JENIS
from scripts.terminal import GalatPerintah

CARA_MENJAWAB = (
    "Temuan dijawab di data/jawaban_temuan.csv dengan kode lengkapnya, yaitu teks di depan tanda"
    " “·”."
)


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Show the problems, as text or with `--json` as a list of objects; 1 if one is an error.

    With `--strict` an unanswered finding is an error. With `--review` the reviewer's sheet is
    written as well, provided that the data have no error.
    """
    gc.disable()  # the report stays until the end: looking for garbage in it costs a tenth
    masalah = list(periksa(Path(akar), ketat=opsi.strict))
    gc.enable()
    if opsi.json:
        json.dump([m.sebagai_dict() for m in masalah], sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        for baris in (*susun(masalah), ringkasan(masalah)):
            print(baris)
        if any(m.jenis and not m.dijawab for m in masalah):
            print(CARA_MENJAWAB)
    if opsi.review is not None:
        _tulis_reviu(Path(akar), opsi.review, masalah)
    return int(ada_galat(masalah))


def susun(masalah: Sequence[Masalah]) -> Iterator[str]:
    """The problems as lines of text: errors first, then the findings of each kind with counts."""
    galat = [m for m in masalah if not m.jenis]
    for m in galat:
        yield m.sebagai_teks()
    for jenis, nama in NAMA_JENIS.items():
        isi = [m for m in masalah if m.jenis == jenis]
        if not isi:
            continue
        dijawab = sum(m.dijawab for m in isi)
        yield ""
        yield f"{nama}: {len(isi)} temuan" + (f", {dijawab} sudah dijawab" if dijawab else "")
        for m in isi:
            yield f"  {'✓' if m.dijawab else '•'} {m.sebagai_temuan()}"
    if masalah:
        yield ""


def ringkasan(masalah: Iterable[Masalah]) -> str:
    """One line that counts errors and findings; strictly checked ones count as both."""
    semua = list(masalah)
    if not semua:
        return "Lolos pemeriksaan: tidak ada galat dan tidak ada temuan."
    galat = sum(m.tingkat == "galat" for m in semua)
    temuan = [m for m in semua if m.jenis]
    dijawab = sum(m.dijawab for m in temuan)
    return (
        f"{galat or 'Tidak ada'} galat, {len(temuan) or 'tidak ada'} temuan"
        + (f" ({dijawab} sudah dijawab)" if dijawab else "")
        + "."
    )


def _tulis_reviu(akar: Path, berkas: str, masalah: Sequence[Masalah]) -> None:
    if any(m.tingkat == "galat" and not m.jenis for m in masalah):
        print("Kertas kerja reviu tidak ditulis: perbaiki galatnya dahulu.", file=sys.stderr)
        return
    from macros.keluaran import kertas_kerja

    try:
        hasil = kertas_kerja.tulis(akar, berkas)
    except TanpaData as galat:
        pesan = f"data/{galat.berkas} belum memuat pernyataan; salin dari edisi lain."
        raise GalatPerintah(pesan) from None
    print(f"Kertas kerja reviu: {hasil}", file=sys.stderr)
