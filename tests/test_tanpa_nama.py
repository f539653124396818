"""The program names no source, level, document or application of one report: rows name them.

Names are taken from the rows of every report in the project.
"""

from __future__ import annotations

import ast
import csv
import io
import re
import tokenize
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.proyek import AKAR

# Words of everyday Indonesian, or of every unit's law: no names although rows may use them.
UMUM = {"perjanjian kinerja", "perjanjian kinerja perubahan", "laporan kinerja", "standar nasional",
        "laporan output", "standar", "laporan"}  # fmt: skip
# Codes that are words or parts of names in another spelling: looked for only as they are written.
PERSIS = {"output", "pk", "pkp", "laporan", "standar", "lkjip"}
DEPAN = re.compile(r"^(aplikasi|laporan) (?=[A-Z])")
APLIKASI = {"E-Monev", "emonev", "Bappenas"}  # named in this report's texts, in no row


def _baris(nama: str) -> Iterator[dict[str, str]]:
    """The rows of a table in all reports: this one, the fixtures, the material of new units."""
    for pola in ("data", "tests/fixtures/*/data", "scripts/baru/profil/*/data"):
        for berkas in sorted(AKAR.glob(f"{pola}/{nama}.csv")):
            with berkas.open(encoding="utf-8", newline="") as isi:
                yield from csv.DictReader(isi)


@cache
def _sumber() -> dict[str, re.Pattern[str]]:
    """What may not stand in the program, by name: codes and names of sources."""
    nama = {r[k] for r in _baris("sumber") for k in ("kode", "nama")}
    nama |= {DEPAN.sub("", n) for n in nama} | APLIKASI
    nama = {n for n in nama if n.casefold() not in UMUM}
    return {n: _pola(n) for n in nama if n}


def _pola(nama: str) -> re.Pattern[str]:
    persis = nama.casefold() in PERSIS
    # A name that is a part of another word or of a longer code is another name.
    return re.compile(rf"(?<![\w-]){re.escape(nama)}(?![\w-])", 0 if persis else re.IGNORECASE)


@cache
def _tingkat() -> frozenset[str]:
    return frozenset(r["kode"] for r in _baris("tingkat")) - {"sasaran"}  # goals of any level


def _kata(teks: str) -> Iterator[str]:
    """Comments, texts and names of a file; bytes are no words."""
    for t in tokenize.generate_tokens(io.StringIO(teks).readline):
        byte = t.type == tokenize.STRING and "b" in t.string.partition(t.string[-1])[0].lower()
        if t.type in KATA and not byte:
            yield t.string


KATA = {tokenize.COMMENT, tokenize.NAME, tokenize.STRING}
if hasattr(tokenize, "FSTRING_MIDDLE"):
    KATA.add(tokenize.FSTRING_MIDDLE)


def sumber_disebut(teks: str) -> set[str]:
    """The sources that a Python file names."""
    # Most files hold none even where it would not count.
    rata = teks.casefold()
    ada = {nama: pola for nama, pola in _sumber().items() if nama.casefold() in rata}
    isi = "\n".join(_kata(teks)) if ada else ""
    return {nama for nama, pola in ada.items() if pola.search(isi)}


def tingkat_disebut(teks: str) -> set[str]:
    """The levels that a Python file asks for; `kegiatan` is also a table and part of keys."""
    hasil: set[str] = set()
    if not any(nama in teks for nama in _tingkat()):
        return hasil
    for s in ast.walk(ast.parse(teks)):
        ditanya: list[ast.AST] = []
        if isinstance(s, ast.Compare):
            ditanya = [s]
        elif isinstance(s, ast.keyword) and s.arg == "tingkat":
            ditanya = [s.value]
        elif isinstance(s, ast.arguments):
            ditanya = [d for d in (*s.defaults, *s.kw_defaults) if d is not None]
        elif isinstance(s, ast.Subscript) and ast.unparse(s.value) == "Literal":
            ditanya = [s.slice]
        hasil |= {
            str(k.value)
            for d in ditanya
            for k in ast.walk(d)
            if isinstance(k, ast.Constant) and k.value in _tingkat()
        }
    return hasil


@cache
def _berkas() -> dict[str, str]:
    semua = (b for n in ("macros", "scripts") for b in sorted((AKAR / n).rglob("*.py")))
    return {b.relative_to(AKAR).as_posix(): b.read_text(encoding="utf-8") for b in semua}


@pytest.mark.lama
def test_tidak_ada_nama_sumber() -> None:
    ada = {(b, n) for b, teks in _berkas().items() for n in sumber_disebut(teks)}
    assert sorted(ada) == []


@pytest.mark.lama
def test_tidak_ada_nama_tingkat() -> None:
    ada = {(b, n) for b, teks in _berkas().items() for n in tingkat_disebut(teks)}
    assert sorted(ada) == []


@pytest.mark.parametrize(
    ("teks", "nama"),
    [
        ('x = "SP2D"', "SP2D"),
        ("x = 1  # as OM-SPAN tells", "OM-SPAN"),
        ("x = f'menurut e-performance {y}'", "E-Performance"),
        ('"""Targets of the Renstra."""', "Renstra"),
        ("def smart() -> None: ...", "SMART"),
        ("x = r['PK']", "PK"),
    ],
)
def test_nama_sumber_ketahuan(teks: str, nama: str) -> None:
    assert nama in sumber_disebut(teks)


@pytest.mark.parametrize(
    "teks",
    ['x = b"PK\\x03"', "pk = capture_output = 1", "# smartly", "x = 'LKjIP'", "E_SMARTER = 1"],
)
def test_kata_lain_bukan_nama(teks: str) -> None:
    assert sumber_disebut(teks) == set()


@pytest.mark.parametrize(
    "teks",
    [
        'x = [i for i in y if i.tingkat == "kegiatan"]', 'x = i.tingkat in {"program"}',
        'x = t.baris(tingkat="kegiatan")', 'def f(tingkat: str = "strategis") -> None: ...',
        'T = Literal["strategis", "program"]',
    ],
)  # fmt: skip
def test_tingkat_ketahuan(teks: str) -> None:
    assert tingkat_disebut(teks)
    assert not tingkat_disebut('x = data["kegiatan"]')


def test_nama_dibaca_dari_baris() -> None:
    """Not an empty list by mistake: the sources of this report and of new units."""
    assert {"SP2D", "OM-SPAN", "Renstra", "SMART DJA"} <= set(_sumber())
    assert {"strategis", "program", "kegiatan"} <= _tingkat()
    assert Path("macros/hitung/sumber.py").as_posix() in _berkas()
