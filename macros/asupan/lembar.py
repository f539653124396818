"""The rows of one file in any format: text, with the position of every row."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..dasar.berkas import kata
from ..dasar.penulisan import TIDAK_BERLAKU


def daftar(nama: str) -> Any:
    """The words that people write for something, from `sebutan.yaml`."""
    return kata(Path(__file__).with_name("sebutan.yaml"))[nama]


def sebutan(nama: str) -> re.Pattern[str]:
    """The same words as a regular expression."""
    return re.compile("|".join(daftar(nama)), re.IGNORECASE)


BERJUMLAH = sebutan("jumlah")


@dataclass
class Lembar:
    """The rows of one table as text, the header first, with the number of each in a spreadsheet.

    `pasti` are cells (index in `baris`, column) with a certain value. `tanpa` are optional columns
    that the file leaves out: `baris` has them, empty. `satuan` are units typed behind numbers, by
    the place of the cell. `semula` is the typed text, by row number and column name, of cells that
    `baris` has in other words.
    """

    baris: list[list[str]]
    nomor: list[int]
    pasti: set[tuple[int, int]] = field(default_factory=set)
    pemisah: str = ","
    tanpa: frozenset[str] = frozenset()
    satuan: dict[tuple[int, int], str] = field(default_factory=dict)
    semula: dict[tuple[int, str], str] = field(default_factory=dict)

    def salin(self) -> Lembar:
        """A copy that may be changed."""
        return replace(
            self,
            baris=[[*baris] for baris in self.baris],
            nomor=[*self.nomor],
            pasti={*self.pasti},
            satuan={**self.satuan},
            semula={**self.semula},
        )

    def sisipkan(self, nama_kolom: Sequence[str], opsional: Collection[str]) -> None:
        """Add the optional columns that an otherwise valid header leaves out."""
        tanpa = [k for k in nama_kolom if k in opsional and k not in self.baris[0]]
        if not tanpa or self.baris[0] != [k for k in nama_kolom if k not in tanpa]:
            return
        letak = [nama_kolom.index(k) for k in tanpa]
        tetap = [j for j, k in enumerate(nama_kolom) if k not in tanpa]
        self.baris[0] = list(nama_kolom)
        for baris in self.baris[1:]:
            for j in letak:
                if baris and j <= len(baris):  # a row that ends too early stays too short
                    baris.insert(j, "")
        self.pasti = {(i, tetap[j]) for i, j in self.pasti if j < len(tetap)}
        self.satuan = {(i, tetap[j]): s for (i, j), s in self.satuan.items() if j < len(tetap)}
        self.tanpa = frozenset(tanpa)

    @property
    def terisi(self) -> list[int]:
        """The indices of the rows below the header that are not empty."""
        return [i for i, b in enumerate(self.baris) if i and b]

    def ketikan(self, i: int) -> list[str]:
        """The row at an index as a file keeps it: canonical text, but an ambiguous `n/a` as
        typed."""
        sel, nomor = zip(self.baris[0], self.baris[i], strict=False), self.nomor[i]
        return [self.semula.get((nomor, k), s) if s == TIDAK_BERLAKU else s for k, s in sel]

    @property
    def tertulis(self) -> list[list[str]]:
        """The rows without the columns that the file leaves out."""
        return tanpa_kosong(self.baris, self.tanpa)


def tanpa_kosong(baris: Sequence[list[str]], nama: Collection[str]) -> list[list[str]]:
    """Rows, the header first, without those of the named columns that are empty."""
    kosong = {
        j
        for j, k in enumerate(baris[0])
        if k in nama and not any(b[j] for b in baris[1:] if j < len(b))
    }
    return [[s for j, s in enumerate(b) if j not in kosong] for b in baris]


def sebutan_jumlah(teks: str) -> bool:
    """Whether a text is a name for a row of totals or means."""
    return bool(BERJUMLAH.fullmatch(teks.strip().rstrip(" :")))
