"""Whether what a formula gives can have the unit that stands beside it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce

from ..asupan.isian import bersatuan_persen
from ..dasar.angka import Angka
from ..dasar.kosakata import bunyi
from ..dasar.rumus import Operan, Rumus, RumusKeliru, bilangan
from .alat import Isi

# By how many hundredths, or thousands of rupiah, a constant moves the point.
GESER = {"%": {100: 1}, "Rp": {10**3: 1, 10**6: 2, 10**9: 3}}
UANG, PERSEN = "Rp", re.compile(r"(%|persen|poin)\b.*|%.*")
RUPIAH = re.compile(r"rp\b.*|.*\brupiah\b.*", re.IGNORECASE)


def periksa_satuan(rumus: Rumus, isi: Isi, tertulis: str) -> None:
    """Raises RumusKeliru where the unit `tertulis` is not that of what a formula makes of `isi`, or
    the formula makes it a hundred or a thousand times too small or large."""
    satuan = _satuan(rumus, isi)
    if not _sejenis(satuan, tertulis):
        raise RumusKeliru(bunyi("hitung/rumus-satuan", satuan=tertulis, hasil=satuan))
    if not satuan and rumus.pecahan and bersatuan_persen(tertulis):
        raise RumusKeliru(bunyi("hitung/rumus-pecahan", satuan=tertulis))
    if tertulis == UANG and _persen_utuh(rumus, isi):
        raise RumusKeliru(bunyi("hitung/rumus-persen-uang"))
    if tertulis in GESER and _tergeser(rumus, isi, tertulis):
        raise RumusKeliru(bunyi(f"hitung/rumus-skala-{'uang' if tertulis == UANG else 'persen'}"))


def _satuan(rumus: Rumus, isi: Isi) -> str:
    """The unit of what a formula gives; empty where the units of its parts do not say.

    Raises RumusKeliru where it adds up what has nothing in common, as people and rupiah.
    """

    def bersama(a: str, b: str) -> str:
        if not _sejenis(a, b):
            raise RumusKeliru(bunyi("hitung/rumus-tak-sejenis", a=a, b=b))
        return a or b

    def satu(operan: Operan, _: int) -> str:
        if isinstance(operan, str):
            angka = isi.get(operan)
            return angka.satuan if isinstance(angka, Angka) else "%" * operan.endswith("%")
        semua = isi.get(operan.isi[0])
        if operan.cara not in {"jumlah", "rata-rata"} or not isinstance(semua, Sequence):
            return ""
        return reduce(bersama, (a.satuan for a in semua), "")

    def rangkai(tanda: str, a: str, b: str) -> str:
        if tanda in "+−":
            return bersama(a, b)
        if a and b:  # money for each of what is counted is money
            return UANG if a == UANG != b or (tanda == "×" and b == UANG != a) else ""
        return a or (b if tanda == "×" else "")

    return rumus.lipat(satu, rangkai)


@dataclass(frozen=True)
class _Skala:
    """How often a part of a formula has the unit, constants that move its point, and `× 100%`."""

    satuan: int = 0
    geser: int = 0
    persen: int = 0


def _tergeser(rumus: Rumus, isi: Isi, satuan: str) -> bool:
    """Whether constants make a hundredth of a percentage, or thousands of rupiah, that is shown as
    one; two percentages that are multiplied are divided by a hundred."""

    def satu(operan: Operan, _: int) -> _Skala:
        if operan == "100%" and satuan == "%":
            return _Skala(persen=1)
        nama = operan if isinstance(operan, str) else operan.isi[0]
        if (angka := isi.get(nama)) is None:
            nilai = int(bilangan(nama))
            return _Skala(int(nama.endswith("%") and satuan == "%"), GESER[satuan].get(nilai, 0))
        semua = [angka] if isinstance(angka, Angka) else angka
        return _Skala(int(any(a.satuan == satuan for a in semua)))

    def rangkai(tanda: str, a: _Skala, b: _Skala) -> _Skala:
        if tanda in "+−":
            return max(a, b, key=lambda s: s.satuan)
        arah = 1 if tanda == "×" else -1
        geser, persen = a.geser + arah * b.geser, a.persen + arah * b.persen
        return _Skala(a.satuan + arah * b.satuan, geser, persen)

    hasil = rumus.lipat(satu, rangkai)
    if hasil.persen:
        return hasil.satuan != 0
    return hasil.satuan + hasil.geser != 1 if hasil.satuan > 0 else hasil.geser < 0


def _persen_utuh(rumus: Rumus, isi: Isi) -> bool:
    """Whether rupiah are multiplied with percentages that nothing divides by a hundred."""
    ada = False

    def satu(operan: Operan, _: int) -> int:
        nonlocal ada
        nama = operan if isinstance(operan, str) else operan.isi[0]
        if (angka := isi.get(nama)) is None:
            persen = nama.endswith("%")
        else:
            persen = "%" in {a.satuan for a in ([angka] if isinstance(angka, Angka) else angka)}
        ada = ada or persen
        return int(persen or (angka is None and bilangan(nama) == 100))

    def rangkai(tanda: str, a: int, b: int) -> int:
        return max(a, b, key=abs) if tanda in "+−" else a + b if tanda == "×" else a - b

    return rumus.lipat(satu, rangkai) != 0 and ada


def _sejenis(a: str, b: str) -> bool:
    """Whether two units may be the same kind of thing: money, percentages, or whatever else is
    counted, which has many names."""
    jenis = [UANG if RUPIAH.fullmatch(s) else "%" if PERSEN.fullmatch(s) else "" for s in (a, b)]
    return not a or not b or jenis[0] == jenis[1]
