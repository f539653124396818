"""What is said of the tables: columns, types, limits, keys and references."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from ...dasar.masalah import Masalah
from ...dasar.penulisan import KELUARGA
from ..teguran import galat
from . import program

PAKET = "datapackage.json"
TERTULIS = "x-tertulis"
# How a column is published where it names a person.
PUBLIKASI = "x-publikasi"
# A column that names a row of `sumber.csv`; the value says for which `isi`.
SUMBER = "x-sumber"
# A column whose cells are figures.
ANGKA = "x-angka"
# A table of the unit's own; the unit that the head of a column names there, and whether its cells
# say themselves that they are percentages.
SENDIRI = "x-tambahan"
SATUAN = "x-satuan"
BERTANDA = "x-bertanda"
ISIAN = re.compile(r"\{(\w+)(\.slug)?\}")  # a column in a pattern, or its words as part of a key
AWAL_TAHUN = 1900  # no limit of anything but years is as large
NAMA = re.compile(r"[-a-z0-9._/]+")  # of a table
# The rules that columns of a type may have besides those of all.
UMUM = {"required", "unique"}
BERBATAS = {"minimum", "maximum", "enum"}
ATURAN = {
    "string": {"pattern", "enum"}, "number": BERBATAS, "integer": BERBATAS, "year": BERBATAS,
    "date": {"enum"}, "boolean": {"enum"},
}  # fmt: skip


@dataclass(frozen=True)
class SkemaAngka:
    """How the cells of a column become figures: patterns over the columns of their row for key and
    label, the family of their number and its unit. `penilaian` is what they are assessed as,
    `predikat` the column that holds the predicate that goes with them."""

    kunci: str
    label: str
    bentuk: str = "bilangan"
    satuan: str = ""
    penilaian: str = ""
    predikat: str = ""


@dataclass(frozen=True)
class SkemaKolom:
    """One column: its name and type, the limits of its values, and how it is described.

    `kunci` is true where the text identifies something (part of the primary key, a reference, a
    choice from a list, a fixed pattern), so that a stray space in it cannot be meant. `tertulis` is
    its head in a file that is written anew, where that differs from its name. `pribadi` columns
    hold what identifies a person, so that no row's value is ever shown for another; `samar` ones
    are only published masked. `pola` is the pattern of a column's values. An `opsional` one may be
    missing from the file. `desimal` is the greatest number of decimals; in a column of `nilai`
    stand numbers and what may stand in their place (`dasar.nilai`); `sumber` is the `isi` of the
    sources (`sumber.csv`) that it names.
    `satuan` is the unit of an own table's column, whose cells are percentages if `bertanda`.
    """

    nama: str
    jenis: str
    judul: str = ""
    uraian: str = ""
    wajib: bool = False
    unik: bool = False
    kunci: bool = False
    minimum: Decimal | None = None
    maksimum: Decimal | None = None
    pilihan: tuple[str, ...] = ()
    tertulis: str = ""
    pribadi: bool = False
    pola: str = ""
    opsional: bool = False
    desimal: int | None = None
    sumber: str = ""
    nilai: bool = False
    angka: SkemaAngka | None = None
    satuan: str = ""
    bertanda: bool = False
    samar: bool = False

    @property
    def bilangan(self) -> bool:
        """Whether the column holds numbers, be it among other values."""
        return self.jenis_sel in {"number", "integer"}

    @property
    def tahun(self) -> bool:
        """Whether the column holds years, and no other whole numbers."""
        return self.jenis == "integer" and self.minimum is not None and self.minimum >= AWAL_TAHUN

    @property
    def jenis_sel(self) -> str:
        """The type of most of its cells: a column of values holds numbers, mostly."""
        return "number" if self.nilai else self.jenis


@dataclass(frozen=True)
class SkemaRujukan:
    """A column whose values must exist in a column of a table (its own, where `tabel` is empty)."""

    kolom: tuple[str, ...]
    tabel: str
    kolom_tabel: tuple[str, ...]


@dataclass(frozen=True)
class SkemaTabel:
    """One table: its file, columns, primary key and references; `variabel` is the column by which
    chapters find its rows under the table's name, if they may. A unit's own table is `sendiri`."""

    nama: str
    berkas: str
    judul: str
    uraian: str
    kolom: tuple[SkemaKolom, ...]
    kunci: tuple[str, ...]
    rujukan: tuple[SkemaRujukan, ...]
    variabel: str = ""
    sendiri: bool = False

    @property
    def tempat(self) -> str:
        """How the table's file is named in problems and sources."""
        return f"data/{self.berkas}"

    @cached_property
    def nama_kolom(self) -> list[str]:
        """The header row."""
        return [k.nama for k in self.kolom]

    @cached_property
    def opsional(self) -> frozenset[str]:
        """The columns that a file may leave out."""
        return frozenset(k.nama for k in self.kolom if k.opsional)

    @property
    def kepala(self) -> list[str]:
        """The header row of a file that is written anew."""
        return [k.tertulis or k.nama for k in self.kolom]

    def cari(self, nama: str | None) -> SkemaKolom | None:
        """The column of that name, or `None`."""
        return next((k for k in self.kolom if k.nama == nama), None)

    def menunjuk(self, kolom: str) -> SkemaRujukan | None:
        """Where a column alone refers to, or `None`."""
        return next((r for r in self.rujukan if r.kolom == (kolom,)), None)


# A table's columns, primary key and references.
Susunan = tuple[tuple[SkemaKolom, ...], tuple[str, ...], tuple[SkemaRujukan, ...]]


def baca(folder: Path) -> tuple[dict[str, Any], list[Masalah]]:
    """The package's descriptor with all that the program knows of its tables, or what is wrong."""
    isi, masalah = baca_daftar(folder)
    return (isi, masalah) if masalah else (program.lengkapi(isi), [])


def baca_daftar(folder: Path) -> tuple[dict[str, Any], list[Masalah]]:
    """The report's own list of tables as it stands, sound, or what is wrong with it."""
    berkas = f"data/{PAKET}"
    try:
        teks = (folder / PAKET).read_text(encoding="utf-8-sig")
        isi = json.loads(teks)
    except (FileNotFoundError, IsADirectoryError):
        return {}, [galat("D001", berkas)]
    except UnicodeDecodeError:
        return {}, [galat("D002/utf8", berkas)]
    except json.JSONDecodeError as sebab:
        return {}, [galat("D002/json", berkas, sebab.lineno, aksara=sebab.colno)]
    try:
        if salah := [*program.periksa(isi, teks, berkas)]:
            return {}, salah
        tabel(program.lengkapi(isi))
    except (KeyError, TypeError, ValueError, ArithmeticError, AttributeError, re.error):
        return {}, [galat("D002", berkas)]
    return isi, []


@cache
def dikenal() -> dict[str, SkemaTabel]:
    """The tables that the program knows, by name."""
    return {t.nama: t for t in tabel({"resources": [*program.dikenal().values()]})}


def entri(nama: str) -> str:
    """What lists a known table in a report's descriptor."""
    return json.dumps({"name": nama, "path": dikenal()[nama].berkas})


def tabel(paket: Mapping[str, Any]) -> tuple[SkemaTabel, ...]:
    """The tables that a descriptor names. Raises KeyError, TypeError, ValueError, ArithmeticError
    or re.error where the descriptor is not a data package."""
    semua = tuple(_tabel(sumber) for sumber in paket["resources"])
    ada = {(t.nama, k.nama) for t in semua for k in t.kolom}
    for t in semua:
        for r in t.rujukan:
            if not {(r.tabel or t.nama, kolom) for kolom in r.kolom_tabel} <= ada:
                raise KeyError("foreignKeys")
    return semua


def tanpa_kolom(sumber: Mapping[str, Any], nama: Collection[str]) -> Mapping[str, Any]:
    """The entry of a table in the descriptor without some of its columns."""
    if not nama:
        return sumber
    skema = {**sumber["schema"]}
    skema["fields"] = [f for f in skema["fields"] if f["name"] not in nama]
    kunci = [k for k in _daftar(skema.get("primaryKey", ())) if k not in nama]
    if kunci:
        skema["primaryKey"] = kunci if len(kunci) > 1 else kunci[0]
    rujukan = [r for r in skema.get("foreignKeys", ()) if not {*_daftar(r["fields"])} & {*nama}]
    skema.pop("foreignKeys", None)
    return {**sumber, "schema": skema | ({"foreignKeys": rujukan} if rujukan else {})}


def _tabel(sumber: Mapping[str, Any]) -> SkemaTabel:
    baku = program.dikenal().get(sumber["name"])
    milik_program = baku is not None and baku["schema"] == sumber["schema"]
    susunan = _susunan_baku(sumber["name"]) if milik_program else _susunan(sumber["schema"])
    nama, berkas = str(sumber["name"]), str(sumber["path"])
    if not NAMA.fullmatch(nama):
        raise ValueError(nama)
    judul, uraian = str(sumber.get("title", "")), str(sumber.get("description", ""))
    variabel, sendiri = str(sumber.get("x-variabel", "")), bool(sumber.get(SENDIRI))
    return SkemaTabel(nama, berkas, judul, uraian, *susunan, variabel, sendiri)


@cache
def _susunan_baku(nama: str) -> Susunan:
    """Those of a table that the program knows, which a report is asked for again and again."""
    return _susunan(program.dikenal()[nama]["schema"])


def _susunan(skema: Mapping[str, Any]) -> Susunan:
    kunci = _daftar(skema.get("primaryKey", ()))
    rujukan = tuple(
        SkemaRujukan(_daftar(r["fields"]), str(ke["resource"]), _daftar(ke["fields"]))
        for r in skema.get("foreignKeys", ())
        for ke in [r["reference"]]
    )
    penunjuk = {*kunci, *(k for r in rujukan for k in r.kolom)}
    kolom = tuple(_kolom(bidang, penunjuk) for bidang in skema["fields"])
    if not penunjuk <= (nama := {k.nama for k in kolom}) or len(nama) < len(kolom):
        raise KeyError("primaryKey")
    pola = " ".join(f"{k.angka.kunci} {k.angka.label}" for k in kolom if k.angka)
    if not {m[1] for m in ISIAN.finditer(pola)} <= nama:
        raise KeyError(ANGKA)
    return kolom, kunci, rujukan


def _kolom(bidang: dict[str, Any], penunjuk: set[str]) -> SkemaKolom:
    batas = bidang.get("constraints", {})
    if not {*batas} <= ATURAN[bidang["type"]] | UMUM:
        raise ValueError(bidang["name"])
    re.compile(str(batas.get("pattern", "")))
    return SkemaKolom(
        str(bidang["name"]),
        str(bidang["type"]),
        str(bidang.get("title", "")),
        str(bidang.get("description", "")),
        wajib=bool(batas.get("required")),
        unik=bool(batas.get("unique")),
        kunci=bidang["name"] in penunjuk
        or not {"enum", "pattern"}.isdisjoint(batas)
        or SUMBER in bidang,
        minimum=_batas(batas.get("minimum")),
        maksimum=_batas(batas.get("maximum")),
        pilihan=tuple(str(p) for p in batas.get("enum", ())),
        tertulis=str(bidang.get(TERTULIS, "")),
        pribadi=PUBLIKASI in bidang,
        pola=str(batas.get("pattern", "")),
        opsional=bool(bidang.get("x-opsional")),
        desimal=bidang.get("x-desimal"),
        sumber=str(bidang.get(SUMBER, "")),
        nilai=bool(bidang.get("x-nilai")),
        angka=_angka(bidang) if ANGKA in bidang else None,
        satuan=str(bidang.get(SATUAN, "")),
        bertanda=BERTANDA in bidang,
        samar=bidang.get(PUBLIKASI) == "samar",
    )


def _angka(bidang: Mapping[str, Any]) -> SkemaAngka:
    angka = SkemaAngka(**bidang[ANGKA])
    if bidang["type"] not in {"number", "integer"} or angka.bentuk not in KELUARGA:
        raise ValueError(ANGKA)
    return angka


def _batas(nilai: object) -> Decimal | None:
    return Decimal(str(nilai)) if isinstance(nilai, int | float) else None


def _daftar(nama: str | list[str]) -> tuple[str, ...]:
    return (nama,) if isinstance(nama, str) else tuple(str(n) for n in nama)
