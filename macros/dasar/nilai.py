"""The meaning of a target's or a realisation's cell: a number, or a text in place of one.

    80 · 80–85 · ≥ 80 · > 80 · ≤ 30 · < 30 · BB · nihil · tidak berlaku

This is the canonical text, with a decimal point. `nihil` is an explicit zero. Any other text is a
predicate: a code of the scale of the indicator's unit.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from .penulisan import NIHIL, SPASI, TIDAK_BERLAKU, tulis_ketikan

JenisNilai = Literal["bilangan", "rentang", "batas", "predikat", "nihil", "tidak-berlaku"]

_ANGKA = r"-?\d+(?:\.\d+)?"
BILANGAN = re.compile(_ANGKA)
RENTANG = re.compile(f"({_ANGKA})–({_ANGKA})")
BATAS = re.compile(f"([≥≤<>]) ({_ANGKA})")


@dataclass(frozen=True)
class IsiNilai:
    """The meaning of one cell.

    `bawah` and `atas` are its lower and upper end: equal for a number, one of them `None` for a
    bound, both for a predicate. A bound that is `tegas` is strict (`> 80`). `tampak` is the text
    that is shown, without a unit.
    """

    jenis: JenisNilai
    tampak: str
    bawah: Fraction | None = None
    atas: Fraction | None = None
    tegas: bool = False

    @property
    def bilangan(self) -> bool:
        """Whether it is a single number (`nihil` is one)."""
        return self.jenis in {"bilangan", "nihil"}


def urai(isi: Decimal | int | str) -> IsiNilai:
    """The meaning of a cell that is not empty, by its canonical text or number."""
    if isinstance(isi, int | Decimal):
        return dari_bilangan(isi)
    if isi == NIHIL:
        return IsiNilai("nihil", NIHIL, Fraction(0), Fraction(0))
    if isi == TIDAK_BERLAKU:
        return IsiNilai("tidak-berlaku", TIDAK_BERLAKU)
    if cocok := RENTANG.fullmatch(isi):
        bawah, atas = map(Decimal, cocok.groups())
        tampak = f"{tulis_ketikan(bawah)}–{tulis_ketikan(atas)}"
        return IsiNilai("rentang", tampak, Fraction(bawah), Fraction(atas))
    if cocok := BATAS.fullmatch(isi):
        tanda, angka = cocok[1], Decimal(cocok[2])
        ujung = {"bawah" if tanda in "≥>" else "atas": Fraction(angka)}
        tampak = f"{tanda}{SPASI}{tulis_ketikan(angka)}"
        return IsiNilai("batas", tampak, tegas=tanda in "<>", **ujung)
    if BILANGAN.fullmatch(isi):
        return dari_bilangan(Decimal(isi))
    return IsiNilai("predikat", isi)


def dari_bilangan(isi: Decimal | int) -> IsiNilai:
    """A number as the meaning of a cell."""
    return IsiNilai("bilangan", tulis_ketikan(Decimal(isi)), Fraction(isi), Fraction(isi))
