"""Errors and findings as lines of text for the person at the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from macros.dasar.masalah import Masalah
from macros.temuan.bentuk import NAMA_JENIS

CARA_MENJAWAB = (
    "Temuan dijawab di data/jawaban_temuan.csv dengan kode lengkapnya, yaitu teks di depan tanda"
    " “·”."
)


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
