"""The sentences of chapters that change with the data, without a build."""

import re
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from ..benda.siap import siapkan
from ..dasar import pohon
from ..hitung.laporan import Laporan
from ..sajian.makro import rakit_siap
from ..sajian.templat import lingkungan_bab
from ..temuan.naskah import KEPALA, baca
from .ubahan import hanya_di

# Things that are compared in another way: tables, charts, formulas.
BENDA = re.compile(r"<(figure|table|svg|pre)\b.*?</\1>", re.DOTALL)
RUJUKAN = re.compile(r"<a\b[^<>]*data-rujuk=[^<>]*></a>")  # numbers exist only in a build
ATRIBUT = re.compile(r"\{:?\s*[#.][^{}\n]*\}")
AKHIR_BLOK = re.compile(r"\n\s*\n|\n(?=\s*(?:[-*+]|\d+\.|\|)\s)|</(?:p|li|td|th|div|h\d)>")
AKHIR_KALIMAT = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])")


def berubah(docs: Path, lama: Laporan, baru: Laporan) -> Iterator[tuple[str, str, str]]:
    """By chapter, each sentence that differs between two reports: before and after; one is empty if
    a sentence is added or removed.

    Chapters with mistakes in one of the reports are left out; the check reports them.
    """
    dua = [_kalimat(docs, lap) for lap in (lama, baru)]
    for src in sorted(dua[0].keys() & dua[1].keys()):
        satu, lain = dua[0][src], dua[1][src]
        # Sentences of the same place are paired, in order.
        pasang = zip_longest(hanya_di(satu, lain), hanya_di(lain, satu), fillvalue="")
        yield from ((src, sebelum, sesudah) for sebelum, sesudah in pasang)


def _kalimat(docs: Path, laporan: Laporan) -> dict[str, list[str]]:
    """The sentences of each chapter, with the results of macros."""
    # Declarations are checked elsewhere; only what chapters show is made here.
    makro = rakit_siap(siapkan(laporan, teliti=False), None, docs)
    lingkungan = lingkungan_bab({**makro.semua(), **makro.variabel()})
    hasil = {}
    for bab in baca(docs):
        makro.mulai_halaman(bab.src)
        try:
            teks = lingkungan.from_string(bab.asli).render()
        except Exception:  # noqa: BLE001, S112 - whatever it is, the check tells it with its line
            continue
        hasil[bab.src] = list(_pecah(teks))
    return hasil


def _pecah(teks: str) -> Iterator[str]:
    polos = RUJUKAN.sub("…", BENDA.sub("\n\n", KEPALA.sub("", teks)))
    for blok in AKHIR_BLOK.split(ATRIBUT.sub("", polos)):
        isi = pohon.teks(pohon.urai(blok))
        yield from (s for s in AKHIR_KALIMAT.split(isi.lstrip("#-*+| ").replace("**", "")) if s)
