"""Parse the texts of declarations: placeholders, keys of figures, alternatives.

{uraian}                                the value of the placeholder
capaian/{kode}/{tahun}                  a figure of the register: a slash and no space
=belanja/{akun}/{tahun}/pagu            the same without its unit
kekurangan/{kode}/{tahun} ? tidak ada   the first alternative that exists
naik menjadi {capaian/{kode}/{tahun}}   a figure inside a text
{ringkas anggaran/{tahun}/pagu}         the same in short: Rp7,06 miliar
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from itertools import count
from operator import attrgetter
from typing import Any

from ...dasar import penulisan
from ...dasar.angka import Angka
from ...dasar.deklarasi import Keliru
from ...dasar.kosakata import bunyi
from ...dasar.penulisan import keluarga_tepat, tanggal, tulis_bilangan

BEBAS = r"[^/\n]+"  # any value of a row in a key
PILIHAN_LAIN = re.compile(r"\s\?\s")
BELUM_ADA = "belum ada data"
BERTITIK = 10_000  # from here on an integer is an amount, and neither a year nor a rank
SKALA_RUPIAH = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
SEISIAN = re.compile(r"=\{[\w.]+\}")  # a cell of the row as a key, valid for any content
_KURUNG = re.compile(r"[{}]")
KURUNG_LAIN = re.compile(r"[\[(<]([\w.]+)[\])>]")  # a placeholder in wrong brackets
# Arithmetic with keys, as in formulas of data/angka.csv and in spreadsheets.
HITUNGAN = re.compile(
    r"(?:^|\s)[a-z][\w-]*/\S*\{\S* [-+−÷×*/:] |^(?=\S*/)\S*[*÷×+]\S*$|^[A-Z]{2,}\([A-Z]+\d+[:;,)]"
)
# A key followed by words, and a figure next to a unit that it already has.
BERKATA = re.compile(r"^[a-z][\w-]*/(?=\S*\{)\S*/\S*\s+\S")
# Signs of Markdown and HTML, which are not escaped here.
BERMARKAH = re.compile(
    r"\*\*(?=\S)[^*]+\*\*|(?<!\w)__(?=\S)[^_]+__(?!\w)"
    r"|</?(?:b|i|u|em|strong|sup|sub|br|p|span|font)\b[^<>{}]*>",
    re.IGNORECASE,
)
# A key among words without braces; each placeholder counts as one character.
AWAL_ISIAN = 0xE000
KUNCI_POLOS = re.compile(
    r"(?<![\w/.\ue000-\uf8ff])=?(?P<kunci>[a-z][\w-]*(?:/[\w.\ue000-\uf8ff-]*[\w\ue000-\uf8ff])+)(?!/)"
)
BERSATUAN = re.compile(
    r"\{(?!=)[a-z][\w-]*/(?:[^{}]|\{[^{}]*\})*\}\s?(?:%|persen\b)"
    r"|\bRp\.?\s?\{(?!=)[a-z ]*/(?:[^{}]|\{[^{}]*\})*\}"
)


@dataclass(frozen=True)
class Pola:
    """A parsed text; its placeholders contain texts themselves, as a key may have placeholders."""

    bagian: tuple[str | Pola, ...]

    @property
    def kunci(self) -> bool:
        """Whether it is the key of a figure: with a slash, without a space."""
        tetap = "".join(b if isinstance(b, str) else "x" for b in self.bagian)
        return "/" in tetap and not re.search(r"\s", tetap)

    def __str__(self) -> str:
        return "".join(b if isinstance(b, str) else f"{{{b}}}" for b in self.bagian)


# One alternative: a text or a key, after its word: `=` for a figure without unit, a word of the
# caller, or none.
Pilihan = tuple[str, Pola]


@lru_cache(maxsize=4096)
def urai(teks: str) -> Pola:
    """Parse a text. Raises Keliru for unbalanced braces, a repeated unit, and markup."""
    _periksa_tulisan(teks)
    tumpukan: list[list[str | Pola]] = [[]]
    sampai = 0
    for kurung in _KURUNG.finditer(teks):
        if kurung.start() > sampai:
            tumpukan[-1].append(teks[sampai : kurung.start()])
        sampai = kurung.end()
        if kurung[0] == "{":
            tumpukan.append([])
        elif len(tumpukan) == 1:
            raise Keliru("Kurung } ini tidak mempunyai pembuka {.")
        else:
            dalam = Pola(tuple(tumpukan.pop()))
            if str(dalam).startswith("##"):
                raise Keliru(bunyi("benda/tanda-di-dalam"))
            if str(dalam).startswith("{") and len(dalam.bagian) == 1:
                raise Keliru(bunyi("benda/kurung-ganda"))
            tumpukan[-1].append(dalam)
    if len(tumpukan) > 1:
        raise Keliru("Kurung { belum ditutup dengan }.")
    if teks[sampai:]:
        tumpukan[-1].append(teks[sampai:])
    return Pola(tuple(tumpukan[0]))


def _periksa_tulisan(teks: str) -> None:
    if BERSATUAN.search(teks):
        raise Keliru(bunyi("benda/satuan-ganda"))
    if tanda := BERMARKAH.search(teks):
        raise Keliru(bunyi("benda/bermarkah", tanda=tanda[0]))


def pilihan(teks: str, kata: Collection[str] = ()) -> tuple[Pilihan, ...]:
    """Split an expression in its alternatives; `kata` are words allowed before one. Raises Keliru
    for one that is written like a key or a formula, but is none."""
    semua = tuple(_satu(bagian.strip(), kata) for bagian in PILIHAN_LAIN.split(teks))
    for _, pola in semua:
        isi = str(pola)
        if isi.startswith("=") or HITUNGAN.search(isi):
            raise Keliru(bunyi("benda/sama-dengan"))
        if isi[:1] + isi[-1:] in {'""', "''"} and "{" in isi:
            raise Keliru(bunyi("benda/kutip-tercetak"))
        if BERKATA.search(isi):
            raise Keliru(bunyi("benda/kunci-berkata"))
        if kurung := pola.kunci and KURUNG_LAIN.search(isi):
            raise Keliru(bunyi("benda/kurung-lain", kurung=kurung[0], kolom=kurung[1]))
        rapat = re.sub(r" */ *", "/", isi)
        if isi != rapat and "{" in isi and rapat.count("/") > 1 and urai(rapat).kunci:
            raise Keliru(bunyi("benda/kunci-berspasi", rapat=rapat))
    return semua


def _satu(teks: str, kata: Collection[str]) -> Pilihan:
    depan, _, sisa = teks.partition(" ")
    # Before anything else than a placeholder, key or code it is a normal word: daftar hadir.
    if depan in kata and re.search(r"[{/]|^\S*\d\S*$", sisa):
        return depan, urai(sisa.strip())
    if teks.startswith("=") and (urai(teks[1:]).kunci or ("=" in kata and SEISIAN.fullmatch(teks))):
        return "=", urai(teks[1:])
    return "", urai(teks)


def tulis(nilai: Any) -> str:
    """A value of the data as text: dates in words, numbers with a decimal comma, "" for none.

    Several values are joined as in a sentence.
    """
    match nilai:
        case str():
            return nilai
        case None:
            return ""
        case bool():
            return "ya" if nilai else "tidak"
        case tuple():
            return penulisan.gabung([teks for teks in map(tulis, nilai) if teks])
        case date():
            return tanggal(nilai)
        case Decimal():
            return tulis_bilangan(Fraction(nilai), keluarga_tepat(Fraction(nilai)))
        case int() if abs(nilai) >= BERTITIK:
            return tulis_bilangan(Fraction(nilai), "bilangan")
        case _:
            return str(nilai)


Pengambil = Callable[[Mapping[str, Any]], Any]


@dataclass(frozen=True)
class Terikat:
    """A text with resolved placeholders: fixed parts, and functions of the row.

    In the pattern of a key a column of the row is a wildcard.
    """

    bagian: tuple[str | Pengambil, ...]

    def isi(self, baris: Mapping[str, Any]) -> tuple[str, bool]:
        """The text for a row, and whether all placeholders had values."""
        potong = [b if isinstance(b, str) else tulis(b(baris)) for b in self.bagian]
        return "".join(map(format, potong)), bool(potong) and all(potong)

    @property
    def pola(self) -> str:
        """A regular expression for the keys that it may become in any row."""
        return "".join(re.escape(b) if isinstance(b, str) else BEBAS for b in self.bagian)

    @property
    def sebutan(self) -> str:
        """The same pattern for people: `capaian/…/2024`."""
        return "".join(b if isinstance(b, str) else "…" for b in self.bagian)


@dataclass
class Isian:
    """One bound alternative: a text, or with `kunci` the key of a figure; `temu` counts the rows in
    which the figure was found."""

    kata: str
    isi: Terikat
    kunci: bool = True
    temu: int = 0

    def cari(self, baris: Mapping[str, Any], angka: Callable[[str], Angka | None]) -> Angka | None:
        """The figure for a row; `angka` looks up its key."""
        hasil = angka(self.isi.isi(baris)[0])
        self.temu += hasil is not None
        return hasil


def pertama(pilihan: Sequence[Terikat], baris: Mapping[str, Any]) -> str:
    """The first alternative that is complete in a row, or ""."""
    for satu in pilihan:
        teks, lengkap = satu.isi(baris)
        if lengkap:
            return teks
    return ""


@dataclass(eq=False)
class Lingkup:
    """The names that placeholders may use, and where their values come from.

    `tetap` are names with one value; `baris` returns the function that gets a name from a row, or
    raises KunciTidakDikenal; `angka` looks up a figure by its key.
    """

    cari: Callable[[str], str | Pengambil]
    angka: Callable[[str], Angka | None]
    kunci: list[Terikat] = field(default_factory=list)  # inside of texts, to be checked afterwards

    def ikat(self, teks: Pola) -> Terikat:
        """Resolve every placeholder of a text. Raises KunciTidakDikenal, with the nearest names,
        for an unknown one."""
        return Terikat(tuple(self._rapat(teks)))

    def ikat_semua(self, teks: str) -> list[Terikat]:
        """Split a text in its alternatives and resolve their placeholders. Raises Keliru or
        KunciTidakDikenal for an invalid one."""
        return [self.kata(satu.strip()) for satu in PILIHAN_LAIN.split(teks)]

    def kata(self, teks: str) -> Terikat:
        """Resolve a text for readers. Raises Keliru for a key without the braces that would make it
        a figure."""
        pola = urai(teks)
        terikat = self.ikat(pola)
        dalam = [f"{{{b}}}" for b in pola.bagian if isinstance(b, Pola)]
        tanda = (chr(n) for n in count(AWAL_ISIAN))
        rata = "".join(b if isinstance(b, str) else next(tanda) for b in pola.bagian)
        for m in KUNCI_POLOS.finditer(rata):
            berisian = any(ord(a) >= AWAL_ISIAN for a in m["kunci"]) and m["kunci"].count("/") > 1
            if berisian or self.angka(m["kunci"]):
                kunci = "".join(
                    dalam[ord(a) - AWAL_ISIAN] if ord(a) >= AWAL_ISIAN else a for a in m["kunci"]
                )
                raise Keliru(bunyi("benda/kunci-polos", kunci=kunci))
        return terikat

    def _rapat(self, teks: Pola) -> Iterator[str | Pengambil]:
        """The parts, with adjacent fixed ones joined."""
        tetap = ""
        for bagian in teks.bagian:
            satu = bagian if isinstance(bagian, str) else self._acuan(bagian)
            if isinstance(satu, str):
                if satu == "" and bagian != "":
                    yield _kosong  # a name without value makes the text incomplete
                tetap = f"{tetap}{satu}"
                continue
            if tetap:
                yield tetap
            tetap = ""
            yield satu
        if tetap:
            yield tetap

    def _acuan(self, dalam: Pola) -> str | Pengambil:
        tulisan, kunci = _tulisan(dalam)
        if not kunci.kunci:
            return self.cari(str(dalam))
        terikat = self.ikat(kunci)
        self.kunci.append(terikat)

        def ambil(baris: Mapping[str, Any]) -> str:
            angka = self.angka(terikat.isi(baris)[0])
            return "" if angka is None else tulisan(angka)

        return ambil


def ringkas(angka: Angka) -> str:
    """An amount in short: `Rp3,55 miliar`, `Rp28,5 juta`; exact amounts are in tables."""
    if angka.nilai is None:
        return BELUM_ADA
    for skala, nama in SKALA_RUPIAH:
        if abs(angka.nilai) >= skala:
            return penulisan.tulis(angka.nilai / skala, "bilangan", pola=f"Rp{{}} {nama}")
    return angka.teks


def tulisan(kata: str) -> Callable[[Angka], str]:
    """How a figure is written after one of the words `=` (without unit), `ringkas`, or none."""
    return TULISAN.get(kata, attrgetter("teks"))


def _tulisan(dalam: Pola) -> tuple[Callable[[Angka], str], Pola]:
    """How a figure in braces is written, and its key."""
    kata, teks = _satu(str(dalam), TULISAN)
    return (tulisan(kata), teks) if teks.kunci else (tulisan(""), dalam)


TULISAN: dict[str, Callable[[Angka], str]] = {"=": attrgetter("polos"), "ringkas": ringkas}


def _kosong(_: Mapping[str, Any]) -> None:
    return None
