"""The schema of tables: columns, types, limits, keys and references."""

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
# How a column with personal data is published.
PUBLIKASI = "x-publikasi"
# A column that refers to `sumber.csv`; the value is the kind (`isi`).
SUMBER = "x-sumber"
# A column whose cells are figures.
ANGKA = "x-angka"
# A table of the unit's own; the unit in the head of a column there, and whether its cells have
# percent signs.
SENDIRI = "x-tambahan"
SATUAN = "x-satuan"
BERTANDA = "x-bertanda"
ISIAN = re.compile(r"\{(\w+)(\.slug)?\}")  # a column in a pattern, optionally in the form for keys
AWAL_TAHUN = 1900  # no other limit than of years is that large
NAMA = re.compile(r"[-a-z0-9._/]+")  # of a table
# Further constraints by type.
UMUM = {"required", "unique"}
BERBATAS = {"minimum", "maximum", "enum"}
ATURAN = {
    "string": {"pattern", "enum"}, "number": BERBATAS, "integer": BERBATAS, "year": BERBATAS,
    "date": {"enum"}, "boolean": {"enum"},
}  # fmt: skip


@dataclass(frozen=True)
class SkemaAngka:
    """How cells of a column become figures: patterns over the columns of the row for key and label,
    the family of the number, the unit. `penilaian` is the kind of assessment, `predikat` the column
    with the corresponding predicate."""

    kunci: str
    label: str
    bentuk: str = "bilangan"
    satuan: str = ""
    penilaian: str = ""
    predikat: str = ""


@dataclass(frozen=True)
class SkemaKolom:
    """One column: name and type, limits of its values, and descriptions.

    `kunci` marks identifiers (part of the primary key, a reference, a choice, a fixed pattern), in
    which a stray space is no content. `tertulis` is its head in newly written files, if not its
    name. `pribadi` columns identify a person: messages never quote other rows' values of them.
    `samar` ones are published masked. `pola` is the pattern of the values. An `opsional` column may
    be missing from the file. `desimal` is the maximal number of decimals; a column of `nilai` has
    numbers or texts in place of them (`dasar.nilai`); `sumber` is the kind (`isi`) of the sources
    (`sumber.csv`) that it refers to. `satuan` is the unit of a column of an own table, whose cells
    are percentages if `bertanda`.
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
        """Whether the column has numbers, possibly among other values."""
        return self.jenis_sel in {"number", "integer"}

    @property
    def tahun(self) -> bool:
        """Whether the column has years, and no other whole numbers."""
        return self.jenis == "integer" and self.minimum is not None and self.minimum >= AWAL_TAHUN

    @property
    def jenis_sel(self) -> str:
        """The type of most of its cells; for a column of values numbers."""
        return "number" if self.nilai else self.jenis


@dataclass(frozen=True)
class SkemaRujukan:
    """A foreign key: the values must exist in a column of `tabel` (empty: of the same table)."""

    kolom: tuple[str, ...]
    tabel: str
    kolom_tabel: tuple[str, ...]


@dataclass(frozen=True)
class SkemaTabel:
    """One table: file, columns, primary key and references. `variabel` is the column by which
    chapters access its rows, if they may. `sendiri` marks a unit's own table."""

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
        """The name of the table's file in problems and sources."""
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
        """The header of a newly written file."""
        return [k.tertulis or k.nama for k in self.kolom]

    def cari(self, nama: str | None) -> SkemaKolom | None:
        """The column with that name, or `None`."""
        return next((k for k in self.kolom if k.nama == nama), None)

    def menunjuk(self, kolom: str) -> SkemaRujukan | None:
        """The reference of a single column, or `None`."""
        return next((r for r in self.rujukan if r.kolom == (kolom,)), None)


# A table's columns, primary key and references.
Susunan = tuple[tuple[SkemaKolom, ...], tuple[str, ...], tuple[SkemaRujukan, ...]]


def baca(folder: Path) -> tuple[dict[str, Any], list[Masalah]]:
    """The descriptor of a report with all that the program knows of its tables; or problems."""
    isi, masalah = baca_daftar(folder)
    return (isi, masalah) if masalah else (program.lengkapi(isi), [])


def baca_daftar(folder: Path) -> tuple[dict[str, Any], list[Masalah]]:
    """The report's own list of tables as it is written, if valid; or problems."""
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
    """The entry of a known table in a report's list."""
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
    """The descriptor entry of a table without some of its columns."""
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
    """The schema of a known table, cached."""
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
