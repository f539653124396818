"""Check the unit of a figure against the units in its formula."""

import re
from collections.abc import Sequence
from functools import reduce

from ..asupan.isian import bersatuan_persen
from ..dasar.angka import Angka
from ..dasar.kosakata import bunyi
from ..dasar.rumus import Operan, Rumus, RumusKeliru, kata
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
    pangkat = {_pangkat(rumus, isi, seratus) for seratus in (0, 1)}
    persen = _jenis(tertulis or satuan or "%") == "%"
    if _persen_lepas(rumus) or (min(pangkat) > 1 if persen else 0 not in pangkat):
        raise RumusKeliru(bunyi("hitung/rumus-seratus"))


def _pangkat(rumus: Rumus, isi: Isi, seratus: int) -> int:
    """How many times a formula's result is hundredfold by percentages, which are numbers of 0 to
    100; a plain 100 counts as `seratus` of them."""

    def rangkai(tanda: str, a: int, b: int) -> int:
        return a + b if tanda == "×" else a - b if tanda == "÷" else max(a, b)

    def satu(operan: Operan, _: int) -> int:
        return seratus if operan == "100" else int(_jenis(_milik(operan, isi)) == "%")

    return rumus.lipat(satu, rangkai)


def _persen_lepas(rumus: Rumus) -> bool:
    """Whether a formula multiplies or divides by a percentage such as 40%, and has no hundred."""

    def rangkai(tanda: str, a: str, b: str) -> str:
        return "kali" if "kali" in {a, b} or ("%" in {a, b} and tanda in "×÷") else ""

    persen = rumus.lipat(
        lambda o, _: "%" if isinstance(o, str) and o.endswith("%") else "", rangkai
    )
    return persen == "kali" and {"100", "100%"}.isdisjoint(map(kata, rumus.operan))


def _milik(operan: Operan, isi: Isi) -> str:
    """The unit of an operand. Raises RumusKeliru for a list of unlike ones."""
    if isinstance(operan, str):
        angka = isi.get(operan)
        return angka.satuan if isinstance(angka, Angka) else "%" * operan.endswith("%")
    semua = isi.get(operan.isi[0])
    if operan.cara not in {"jumlah", "rata-rata"} or not isinstance(semua, Sequence):
        return ""
    return reduce(_bersama, (a.satuan for a in semua), "")


def _bersama(a: str, b: str) -> str:
    if not _sejenis(a, b):
        raise RumusKeliru(bunyi("hitung/rumus-tak-sejenis", a=a, b=b))
    return a or b


def _satuan(rumus: Rumus, isi: Isi) -> str:
    """The unit of a formula's result; empty where the units of its parts do not decide it.

    Raises RumusKeliru where it adds unlike units, such as people and rupiah.
    """

    def rangkai(tanda: str, a: str, b: str) -> str:
        if tanda in "+−":
            return _bersama(a, b)
        if a and b:  # money per counted unit is money
            return UANG if a == UANG != b or (tanda == "×" and b == UANG != a) else ""
        return a or (b if tanda == "×" else "")

    return rumus.lipat(lambda o, _: _milik(o, isi), rangkai)


def _sejenis(a: str, b: str) -> bool:
    """Whether two units may be of the same kind: money, percentages, or anything that is counted,
    which may have many names."""
    return not a or not b or _jenis(a) == _jenis(b)


def _jenis(satuan: str) -> str:
    return UANG if RUPIAH.fullmatch(satuan) else "%" if PERSEN.fullmatch(satuan) else ""
