"""Check the unit of a figure against the units in its formula."""

import re
from collections.abc import Sequence
from functools import reduce

from ..asupan.isian import bersatuan_persen
from ..dasar.angka import Angka
from ..dasar.kosakata import bunyi
from ..dasar.rumus import Operan, Rumus, RumusKeliru
from .alat import Isi

UANG, PERSEN = "Rp", re.compile(r"(%|persen|poin)\b.*|%.*")
RUPIAH = re.compile(r"rp\b.*|.*\brupiah\b.*", re.IGNORECASE)


def periksa_satuan(rumus: Rumus, isi: Isi, tertulis: str) -> None:
    """Raises RumusKeliru where the unit `tertulis` contradicts the units of `isi`, or is a
    percentage while the formula gives a fraction of one."""
    satuan = _satuan(rumus, isi)
    if not _sejenis(satuan, tertulis):
        raise RumusKeliru(bunyi("hitung/rumus-satuan", satuan=tertulis, hasil=satuan))
    if not satuan and rumus.pecahan and bersatuan_persen(tertulis):
        raise RumusKeliru(bunyi("hitung/rumus-pecahan", satuan=tertulis))


def _satuan(rumus: Rumus, isi: Isi) -> str:
    """The unit of a formula's result; empty where the units of its parts do not decide it.

    Raises RumusKeliru where it adds unlike units, such as people and rupiah.
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
        if a and b:  # money per counted unit is money
            return UANG if a == UANG != b or (tanda == "×" and b == UANG != a) else ""
        return a or (b if tanda == "×" else "")

    return rumus.lipat(satu, rangkai)


def _sejenis(a: str, b: str) -> bool:
    """Whether two units may be of the same kind: money, percentages, or anything that is counted,
    which may have many names."""
    jenis = [UANG if RUPIAH.fullmatch(s) else "%" if PERSEN.fullmatch(s) else "" for s in (a, b)]
    return not a or not b or jenis[0] == jenis[1]
