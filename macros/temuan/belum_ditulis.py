"""Parts of chapters that nobody has written yet: what a new report asks of its author."""

import re
from collections.abc import Iterator

from ..dasar.penulisan import slug
from ..hitung.laporan import Laporan
from .bentuk import Temuan, buat
from .naskah import PENGENAL, Naskah

BELUM = re.compile(r"\{\{\s*belum_ditulis\(\s*[\"'](?P<apa>[^\"'\n]*)[\"']\s*\)\s*\}\}")
JUDUL = re.compile(r"^#{1,6}[ \t].*$", re.MULTILINE)


def temuan(_lap: Laporan, naskah: Naskah) -> Iterator[Temuan]:
    """Every gap that `belum_ditulis` shows, with its chapter and line."""
    for bab in naskah:
        for celah in BELUM.finditer(bab.asli):
            apa = celah["apa"]
            letak = bab.tempat(celah.start())
            yield buat("T603", f"{bab.nama}/{slug(apa)}", letak, apa, apa=apa)


def bagian(naskah: Naskah) -> frozenset[str]:
    """The ids of the headings right above the gaps: parts that are there and say nothing yet."""
    hasil = set()
    for bab in naskah:
        for celah in BELUM.finditer(bab.asli):
            judul = [*JUDUL.finditer(bab.asli, 0, celah.start())][-1:]
            hasil |= {m["id"] for satu in judul for m in PENGENAL.finditer(satu[0])}
    return frozenset(hasil)
