"""The budget tree, of any depth: programme, activity, sub-activity, account.

Amounts are given on the deepest rows; a row above has their sum.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from ..asupan.aturan_anggaran import BELANJA
from ..asupan.muat import TabelData
from ..dasar.himpun import himpun
from .entitas import dari_baris

T = TypeVar("T")


@dataclass(frozen=True)
class SimpulAnggaran:
    """One row of the tree: its name and level, and the goal or indicator it pays for (or "")."""

    kode: str
    uraian: str
    induk: str = ""
    tingkat: str = ""
    jenis: str = ""
    sasaran: str = ""
    indikator: str = ""
    program: str = ""


@dataclass(frozen=True)
class PohonAnggaran:
    """Rows in order, each before those below it; `anak` are codes by parent, "" for the tops."""

    simpul: Mapping[str, SimpulAnggaran] = field(default_factory=dict)
    anak: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @staticmethod
    def dari(simpul: Iterable[SimpulAnggaran]) -> PohonAnggaran:
        """Build the tree of rows that name their parents; all parents exist and form no circle."""
        semua = {s.kode: s for s in simpul}
        anak = himpun((s.induk, s.kode) for s in semua.values())
        tetap = {k: tuple(isi) for k, isi in anak.items()}
        return PohonAnggaran({k: semua[k] for k in _turun(tetap, "")}, tetap)

    def jalur(self, kode: str) -> Iterator[SimpulAnggaran]:
        """A row and those above it, the nearest first."""
        while kode:
            satu = self.simpul[kode]
            yield satu
            kode = satu.induk

    def jenis(self, kode: str) -> str:
        """Whether a row is spending or income, as it or the nearest row above says."""
        return next(filter(None, (s.jenis for s in self.jalur(kode))), BELANJA)

    def program(self, kode: str) -> str:
        """The programme of an agreement, as the nearest row that names one says, or ""."""
        return next(filter(None, (s.program for s in self.jalur(kode))), "")

    def kedalaman(self, kode: str) -> int:
        """The number of rows above."""
        return sum(1 for _ in self.jalur(kode)) - 1

    def lipat(
        self, daun: Callable[[str], T | None], gabung: Callable[[str, list[T]], T]
    ) -> dict[str, T]:
        """Fold the tree from below: `gabung` combines the results of the rows below, where there
        are any, and `daun` gives the result of another row; rows with `None` are left out."""
        hasil: dict[str, T] = {}

        def naik(kode: str) -> None:
            for satu in self.anak.get(kode, ()):
                naik(satu)
                ada = [hasil[a] for a in self.anak.get(satu, ()) if a in hasil]
                isi = gabung(satu, ada) if ada else daun(satu)
                if isi is not None:
                    hasil[satu] = isi

        naik("")
        return hasil

    def daun(self, ada: Container[str]) -> list[str]:
        """Those of the rows `ada` below which there is none of them."""
        return [
            k for k in self.simpul if k in ada and not any(a in ada for a in self.anak.get(k, ()))
        ]

    def dibiayai(self, kode: str) -> tuple[str, str]:
        """The goal and the indicator that a row pays for (or ""), by the nearest row that names one
        of them, so that no amount counts twice."""
        terdekat = next((s for s in self.jalur(kode) if s.sasaran or s.indikator), None)
        return (terdekat.sasaran, terdekat.indikator) if terdekat else ("", "")


def _turun(anak: Mapping[str, tuple[str, ...]], kode: str) -> Iterator[str]:
    for satu in anak.get(kode, ()):
        yield satu
        yield from _turun(anak, satu)


def kegiatan(tabel: TabelData) -> PohonAnggaran:
    """The tree of `kegiatan.csv`; rows of one parent in the order of `urut`."""
    urut = sorted(tabel.baris(), key=lambda r: r.urut)
    return PohonAnggaran.dari(dari_baris(SimpulAnggaran, r) for r in urut)
