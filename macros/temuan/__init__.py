"""Findings: what a careful reader would ask about, found by rule and answered in the data.

Each module holds the rules of one kind and gives its findings from the report alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..laporan import Laporan
from . import pribadi, rantai, rekonsiliasi, waktu
from .model import Jawaban, Temuan

ATURAN: tuple[Callable[[Laporan], Iterator[Temuan]], ...] = (
    rekonsiliasi.temuan,
    rantai.temuan,
    waktu.temuan,
    pribadi.temuan,
)


def kumpulkan(lap: Laporan) -> list[Temuan]:
    """All findings about the data of a report, with the answers given in `jawaban_temuan.csv`."""
    return [t for aturan in ATURAN for t in jawab(lap, aturan(lap))]


def jawab(lap: Laporan, temuan: Iterator[Temuan]) -> Iterator[Temuan]:
    """Findings with their answers, where there are any."""
    jawaban = {r.temuan: Jawaban(r.oleh, r.tanggal, r.jawaban) for r in lap.baris("jawaban_temuan")}
    for t in temuan:
        yield t.dijawab(jawaban.get(t.id))
