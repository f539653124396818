"""Findings: what a careful reader would ask about, found by rule and answered in the data.

Each module holds the rules of one kind and gives its findings from the report alone, or from the
report and its chapters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..laporan import Laporan
from . import angka_ketik, aturan, kelengkapan, klaim, pribadi, rantai, rekonsiliasi, waktu
from .model import Jawaban, Temuan
from .naskah import Naskah

ATURAN: tuple[Callable[[Laporan], Iterator[Temuan]], ...] = (
    rekonsiliasi.temuan,
    rantai.temuan,
    waktu.temuan,
    pribadi.temuan,
    kelengkapan.temuan,
    aturan.temuan,
)
ATURAN_BAB: tuple[Callable[[Laporan, Naskah], Iterator[Temuan]], ...] = (
    klaim.temuan,
    angka_ketik.temuan,
    pribadi.temuan_bab,
)


def kumpulkan(lap: Laporan, naskah: Naskah = ()) -> list[Temuan]:
    """All findings about a report's data, and about its chapters where they are given.

    They carry the answers of `jawaban_temuan.csv`.
    """
    data = (t for cari in ATURAN for t in cari(lap))
    bab = (t for cari in ATURAN_BAB for t in cari(lap, naskah)) if naskah else iter(())
    return [*jawab(lap, data), *jawab(lap, bab)]


def jawab(lap: Laporan, temuan: Iterator[Temuan]) -> Iterator[Temuan]:
    """Findings with their answers, where there are any."""
    jawaban = {r.temuan: Jawaban(r.oleh, r.tanggal, r.jawaban) for r in lap.baris("jawaban_temuan")}
    for t in temuan:
        yield t.dijawab(jawaban.get(t.id))
