"""Paragraphs that still read as in an earlier edition, until somebody says that they were reread.

When a new period begins, the fingerprints of all paragraphs are put away with the rest of the
edition (`data/arsip/EDISI/naskah.csv`). A chapter that was read again says so itself:
`dibaca_ulang: EDISI`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..dasar.angka import Asal
from ..hitung.laporan import Laporan
from .bentuk import Temuan, buat
from .naskah import KEPALA, Bab, Naskah, sidik

DIBACA = re.compile(r"^dibaca_ulang:[ \t]*[\"']?(?P<edisi>[\w.-]+)", re.MULTILINE)
ALINEA = re.compile(r"(?:^.*\S.*$\n?)+", re.MULTILINE)
JUDUL = re.compile(r"[ \t]*#+[ \t]")
KATA = re.compile(r"[^\W\d_]{2,}")
PANJANG = 60  # so much of a paragraph tells an editor which it is


@dataclass(frozen=True)
class AlineaLama:
    """A paragraph with words of its own: its place, its fingerprint, its beginning."""

    letak: Asal
    sidik: str
    awal: str


def alinea(bab: Bab) -> Iterator[AlineaLama]:
    """The paragraphs of a chapter that say something by themselves; headings and calls do not."""
    for m in ALINEA.finditer(bab.prosa):
        asli = bab.asli[m.start() : m.end()]
        if KATA.search(m[0]) and not JUDUL.match(asli):
            awal = " ".join(m[0].split())
            potong = f"{awal[:PANJANG]}…" if len(awal) > PANJANG else awal
            yield AlineaLama(bab.tempat(m.start()), sidik(asli), potong)


def temuan(lap: Laporan, naskah: Naskah) -> Iterator[Temuan]:
    """Every paragraph that nobody has read again for this edition, with its line."""
    edisi = lap.edisi
    for bab in naskah:
        if not bab.lama or dibaca_ulang(bab) == edisi.kode:
            continue
        for satu in alinea(bab):
            if satu.sidik in bab.lama:
                yield buat(
                    "T308", f"{bab.nama}/{satu.sidik}", satu.letak, edisi.kode,
                    awal=satu.awal, edisi=edisi,
                )  # fmt: skip


def dibaca_ulang(bab: Bab) -> str:
    """The edition that a chapter says it was read again for, or an empty text."""
    depan = KEPALA.match(bab.asli)
    dibaca = DIBACA.search(depan[0]) if depan else None
    return dibaca["edisi"] if dibaca else ""
