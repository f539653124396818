"""A formula, parsed once: computes its value, writes itself in words, and shows its working.

    realisasi ÷ target × 100%
    (target − (realisasi − target)) ÷ target × 100%
    jumlah realisasi triwulan ÷ target setahun × 100%
    Σ nilai × bobot ÷ Σ bobot
    banyaknya capaian ≥ 100%

The texts between the signs are names. After `jumlah`, `rata-rata`, `banyaknya` and `Σ` a name
stands for a list of values, in which missing ones are skipped. `banyaknya` counts the whole list,
or the members that meet a condition (`≥ 100%`, `tanpa nilai`), or, with a name that contains
`yang`, the members with a value of the formula's only list (`banyaknya bulan yang dilaporkan`).
`100%` is the number 100 of a figure in percent. Between spaces, or beside brackets, other
characters that people type for a sign (`KETIKAN`: `*`, `x`, `/`, `:`, `-`, …) count as that sign.

Names are replaced by numbers first; the rest is then valid Python, and Python's parser reads it.
"""

from __future__ import annotations

import ast
import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cache, cached_property
from math import prod
from typing import Literal, TypeGuard, TypeVar

from .kosakata import bunyi

# Whether there is a value, or the reason for none; a target may be reached or not without one.
Keadaan = Literal[
    "ada", "belum-ada-data", "tak-terhitung", "tercapai", "belum-tercapai", "tidak-berlaku",
    "bukan-bilangan", "tak-diukur", "belum-sampai",
]  # fmt: skip
Nilai = Fraction | None
T = TypeVar("T")
Hitung = Callable[[Fraction, Fraction], Fraction]

# Sign → its Python operator, its precedence, its function.
TANDA: Mapping[str, tuple[str, type[ast.operator], int, Hitung]] = {
    "+": ("+", ast.Add, 1, operator.add),
    "−": ("-", ast.Sub, 1, operator.sub),
    "×": ("*", ast.Mult, 2, operator.mul),
    "÷": ("/", ast.Div, 2, operator.truediv),
}
MENURUT_JENIS = {jenis: tanda for tanda, (_, jenis, _, _) in TANDA.items()}
BANDING: Mapping[str, Callable[[Fraction, Fraction], bool]] = {
    "≥": operator.ge, "≤": operator.le, "<": operator.lt, ">": operator.gt,
}  # fmt: skip
# The allowed nodes of a formula in Python's syntax tree.
SIMPUL = (ast.BinOp, ast.Name, ast.operator, ast.expr_context)
KETIKAN = {
    **dict.fromkeys("*xX·⋅", "×"), **dict.fromkeys("/:∕", "÷"), **dict.fromkeys("-–—", "−"),
    ">=": "≥", "<=": "≤",
}  # fmt: skip
# A typed sign needs a space or a bracket on both sides, as keys contain such signs, too.
POTONGAN = re.compile(
    r"\s*([()÷×+−≥≤]|[<>](?!=))\s*|\s*(?<=[\s)])([*xX·⋅/:∕–—-]|[<>]=)(?:\s+|(?=\()|(?<=\)[*·⋅/:∕–—-]))"
)
# Not `0.125`, which has no thousands; and of as many digits as a person reads.
BILANGAN = re.compile(r"(?:[1-9]\d{0,2}(?:\.\d{3}){1,5}|\d{1,18})(?:,\d{1,18})?%?", re.ASCII)
TERPANJANG = 100  # operands of one formula
KUMPULAN = re.compile(r"(jumlah|rata-rata|banyaknya|Σ)\s+(.+)")
# Spreadsheet functions in place of the words before a list.
BERKURUNG = re.compile(r"\b(jumlah|rata-rata|banyaknya)\(")
ADA_NILAI, TANPA_NILAI = " yang ", " tanpa nilai"


class RumusKeliru(ValueError):
    """A formula that cannot be read."""


class _Kosong(Exception):
    """An operand has no value."""


@dataclass(frozen=True)
class Kumpulan:
    """A list reduced to one value by `cara`; `banyaknya` counts members that meet `syarat`
    (`batas`).

    `isi` are the names whose product each member is; only `Σ` has more than one.
    """

    cara: str
    isi: tuple[str, ...]
    syarat: str = ""
    batas: str = ""

    @property
    def kata(self) -> str:
        """The operand as it is written."""
        teks = f"{self.cara} {' × '.join(self.isi)}"
        if self.batas:
            return f"{teks} {self.syarat} {self.batas}"
        return teks + (TANPA_NILAI if self.syarat == TANPA_NILAI else "")

    def masuk(self, nilai: Nilai) -> bool:
        """Whether `banyaknya` counts a member with this value."""
        if self.syarat in {"", TANPA_NILAI}:
            return not self.syarat or nilai is None
        if nilai is None or self.syarat == ADA_NILAI:
            return nilai is not None
        return BANDING[self.syarat](nilai, bilangan(self.batas))


Operan = str | Kumpulan


def kata(operan: Operan) -> str:
    """An operand as it is written."""
    return operan if isinstance(operan, str) else operan.kata


@cache
def bilangan(teks: str) -> Fraction:
    """The value of a number in a formula: `1.234,5` → 1234.5, `100%` → 100."""
    return Fraction(teks.rstrip("%").replace(".", "").replace(",", "."))


@dataclass(frozen=True)
class Rumus:
    """A parsed formula: Python's syntax tree over numbered operands."""

    pohon: ast.expr = field(compare=False)
    operan: tuple[Operan, ...]

    @staticmethod
    @cache
    def urai(teks: str) -> Rumus:
        """Parse a formula. Raises RumusKeliru where names and signs do not alternate, or brackets
        do not match."""
        operan: list[Operan] = []
        sisa = _potong(teks)
        python = []
        while sisa:
            satu = sisa.pop(0)
            if satu in TANDA or satu in "()":
                python.append(TANDA[satu][0] if satu in TANDA else satu)
            else:
                python.append(f"n{len(operan)}")
                operan.append(_operan(satu, sisa))
        if len(operan) > TERPANJANG:
            raise RumusKeliru(bunyi("dasar/rumus-panjang", batas=TERPANJANG))
        try:
            pohon = ast.parse(" ".join(python), mode="eval").body
        except SyntaxError:
            pohon = None
        if pohon is None or not all(isinstance(s, SIMPUL) for s in ast.walk(pohon)):
            beda = python.count("(") - python.count(")")
            sebab = "kurung-buka" if beda > 0 else "kurung-tutup" if beda else "rumus-utuh"
            if kata := BERKURUNG.search(teks):
                sebab = "rumus-berkurung"
            raise RumusKeliru(bunyi(f"dasar/{sebab}", rumus=teks, kata=kata and kata[1]))
        return Rumus(pohon, tuple(operan))

    @cached_property
    def nama(self) -> tuple[str, ...]:
        """The names that need a value, in the order of their first use."""
        semua = (n for o in self.operan for n in ([o] if isinstance(o, str) else _nama(o)))
        return tuple(dict.fromkeys(n for n in semua if not BILANGAN.fullmatch(n)))

    @cached_property
    def hanya_tambah(self) -> bool:
        """Whether all its signs are + and −."""
        return not any(isinstance(s, ast.Mult | ast.Div) for s in ast.walk(self.pohon))

    @property
    def pecahan(self) -> bool:
        """Whether it divides and does not multiply the result by 100%."""
        kali = (bilangan(o) for o in self.operan if _tetap(o))
        bagi = any(isinstance(s, ast.Div) for s in ast.walk(self.pohon))
        return bagi and not any(n and n % 100 == 0 for n in kali)

    @property
    def pembagi_nol(self) -> bool:
        """Whether it divides by zero whatever the values of its names are."""

        def gabung(tanda: str, a: Nilai, b: Nilai) -> Nilai:
            if tanda == "÷" and b == 0:
                raise ZeroDivisionError
            return None if a is None or b is None else TANDA[tanda][3](a, b)

        try:
            self.lipat(lambda o, _: bilangan(o) if _tetap(o) else None, gabung)
        except ZeroDivisionError:
            return True
        return False

    @property
    def kumpulan(self) -> bool:
        """Whether it has a list among its operands."""
        return any(isinstance(o, Kumpulan) for o in self.operan)

    @cached_property
    def kata(self) -> str:
        """The formula in words, with only the necessary brackets."""
        return self._tulis(lambda o, _: kata(o))

    def dengan_nama(self, nama: Mapping[str, str]) -> Rumus:
        """The same formula with other names for its single values; names may be any text."""
        ganti = (nama.get(o, o) if isinstance(o, str) else o for o in self.operan)
        return Rumus(self.pohon, tuple(ganti))

    def hitung(self, isi: Mapping[str, Nilai | Sequence[Nilai]]) -> tuple[Nilai, Keadaan]:
        """The exact value and its state, from the values of the names.

        A missing value, or a list without any, gives the state `belum-ada-data`; a division by zero
        `tak-terhitung`.
        """

        try:
            nilai = self.lipat(
                lambda satu, _: self._nilai(satu, isi), lambda tanda, a, b: TANDA[tanda][3](a, b)
            )
            return nilai, "ada"
        except _Kosong:
            return None, "belum-ada-data"
        except ZeroDivisionError:
            return None, "tak-terhitung"

    def kerja(self, teks: Mapping[str, str | Sequence[str]]) -> str:
        """The formula with numbers in place of names: `74 ÷ 80 × 100%`.

        `teks` has the written value of every name; of a list, those of its members with a value. A
        number next to a percentage is written as one: `100% − 92,5%`.
        """
        persen = "%" if self.hanya_tambah and any(str(o).endswith("%") for o in self.operan) else ""

        def tulis(satu: Operan, ikat: int) -> str:
            if isinstance(satu, str):
                isi = teks.get(satu)
                assert isi is None or isinstance(isi, str)
                return satu if isi is None else f"{isi}{persen}"
            baris = list(zip(*(teks[n] for n in self._daftar(satu)), strict=True))
            if satu.cara == "banyaknya":
                return str(len(baris))
            jumlah = " + ".join(" × ".join(b) for b in baris)
            if satu.cara == "rata-rata":
                return f"({jumlah}) ÷ {len(baris)}"
            return f"({jumlah})" if ikat > 1 and len(baris) > 1 else jumlah

        return self._tulis(tulis)

    def _tulis(self, tulis: Callable[[Operan, int], str]) -> str:
        return self.lipat(tulis, lambda tanda, a, b: f"{a} {tanda} {b}", lambda a: f"({a})")

    def lipat(
        self,
        daun: Callable[[Operan, int], T],
        rangkai: Callable[[str, T, T], T],
        kurung: Callable[[T], T] = lambda a: a,
        *,
        pecahan: bool = False,
    ) -> T:
        """Fold the formula: `daun` maps operands, `rangkai` joins two, `kurung` adds brackets.

        `daun` also gets the precedence of the signs next to its operand. With `pecahan` a division
        is a fraction, whose numerator and denominator need no brackets.
        """

        def satu(simpul: ast.expr, ikat: int) -> T:
            if not isinstance(simpul, ast.BinOp):
                return daun(self._di(simpul), ikat)
            tanda = MENURUT_JENIS[type(simpul.op)]
            kuat = TANDA[tanda][2]
            if pecahan and tanda == "÷":
                return rangkai(tanda, satu(simpul.left, 0), satu(simpul.right, 0))
            # The right operand needs brackets at the same precedence: a − (b − c), a ÷ (b × c).
            hasil = rangkai(tanda, satu(simpul.left, kuat), satu(simpul.right, kuat + 1))
            return kurung(hasil) if kuat < ikat else hasil

        return satu(self.pohon, 0)

    def _di(self, simpul: ast.expr) -> Operan:
        assert isinstance(simpul, ast.Name)
        return self.operan[int(simpul.id[1:])]

    def _daftar(self, satu: Kumpulan) -> tuple[str, ...]:
        """The names of the lists that a group uses."""
        if satu.syarat != ADA_NILAI:
            return satu.isi
        return next(k.isi for k in self.operan if isinstance(k, Kumpulan) and _nama(k))

    def _nilai(self, satu: Operan, isi: Mapping[str, Nilai | Sequence[Nilai]]) -> Fraction:
        if isinstance(satu, str):
            nilai = isi[satu] if satu in isi else bilangan(satu)
            if nilai is None:
                raise _Kosong
            assert isinstance(nilai, Fraction)
            return nilai
        kolom = [isi[n] for n in self._daftar(satu)]
        baris: list[tuple[Nilai, ...]] = list(zip(*kolom, strict=True))
        if satu.cara == "banyaknya":
            return Fraction(sum(satu.masuk(b[0]) for b in baris))
        ada = [Fraction(prod(n for n in b if n is not None)) for b in baris if None not in b]
        if not ada:
            raise _Kosong
        jumlah = sum(ada, Fraction(0))
        return jumlah / len(ada) if satu.cara == "rata-rata" else jumlah


def _potong(teks: str) -> list[str]:
    """Split a formula into operands, signs and brackets."""
    hasil: list[str] = []
    for n, potongan in enumerate(POTONGAN.split(teks)):
        if potongan and potongan.strip():
            # Every third piece is a typed sign; the others need no translation.
            hasil.append(KETIKAN[potongan] if n % 3 == 2 else potongan.strip())
    return hasil


def _tetap(satu: Operan) -> TypeGuard[str]:
    """Whether an operand is a number."""
    return isinstance(satu, str) and BILANGAN.fullmatch(satu) is not None


def _nama(satu: Kumpulan) -> tuple[str, ...]:
    """The lists that a group has of its own; with `yang` it counts those of another group."""
    return () if satu.syarat == ADA_NILAI else satu.isi


def _operan(teks: str, sisa: list[str]) -> Operan:
    """Parse one operand; a group takes its further names from the front of `sisa`."""
    cocok = KUMPULAN.fullmatch(teks)
    if cocok is None:
        return teks
    cara, isi = cocok.groups()
    if cara == "Σ":
        faktor = [isi]
        while sisa[:1] == ["×"] and len(sisa) > 1:
            faktor += sisa[1:2]
            del sisa[:2]
        return Kumpulan(cara, tuple(faktor))
    if cara == "banyaknya":
        if isi.endswith(TANPA_NILAI):
            return Kumpulan(cara, (isi.removesuffix(TANPA_NILAI),), TANPA_NILAI)
        if ADA_NILAI in isi:
            return Kumpulan(cara, (isi,), ADA_NILAI)
        if sisa and sisa[0] in BANDING and len(sisa) > 1 and BILANGAN.fullmatch(sisa[1]):
            return Kumpulan(cara, (isi,), sisa.pop(0), sisa.pop(0))
    return Kumpulan(cara, (isi,))
