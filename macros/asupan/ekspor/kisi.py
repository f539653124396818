"""Read a file of another application, or a table pasted from it, into sheets of cells; of a
workbook (not .xls) also which cells are percentages and what is hidden."""

import csv
import io
import os
import re
import warnings
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

from ...dasar.penulisan import sebagian
from ...dasar.pohon import tempat_sel
from ..penyandian import HTML, KANTOR_RUSAK, teks_dari, tertutup
from ..teguran import Tolak

BUKU = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # .xlsx and .ods, .xls
PEMISAH = "\t;,|"
BANYAK = 10  # the number of hidden rows or columns to name

# A cell: text as typed, or a number or date as the spreadsheet stores it.
Sel = str | Decimal | date
LembarTerbaca = tuple[str, list[tuple[Sel, ...]], str]  # name, rows, what is hidden in words
TERKUTIP = re.compile(r'"[^"]*"|\\.')  # literal text in a number format
TERLUAS = 1 << 25  # cells of a sheet; a single cell in the last corner makes all of them
TERBANYAK = 1000  # repetitions of a cell; more are empty cells up to the edge of the sheet
ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}%s"
GALAT_ODF = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"


@dataclass
class RupaLembar:
    """One sheet: the cells with a percent format, the hidden rows and columns, and the text of
    cells with an error or with a formula that is not computed yet; all counted from 0."""

    persen: set[tuple[int, int]] = field(default_factory=set)
    baris: set[int] = field(default_factory=set)
    kolom: set[int] = field(default_factory=set)
    galat: dict[tuple[int, int], str] = field(default_factory=dict)


class Persen(Decimal):
    """A cell with a percent format: the percentage shown, not the fraction stored."""


@dataclass(frozen=True)
class Kisi:
    """One sheet: its name in problems, its rows from the first line on, and which non-empty parts
    of it are hidden, in words."""

    nama: str
    baris: tuple[tuple[Sel, ...], ...]
    tersembunyi: str = ""


def baca(nama: str, isi: bytes) -> list[Kisi]:
    """The sheets of a file that are not empty, by its content and not its name. Raises Tolak for a
    file that is none of xlsx, xls, ods, CSV and HTML, or damaged."""
    if sebab := tertutup(nama, isi):
        raise Tolak("L010", sebab=sebab)
    if isi.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        isi = isi.decode("utf-16", "replace").encode()
    if isi.startswith(BUKU):
        lembar = _buku(isi)
    else:
        lembar = _html(isi) if HTML.match(isi) else iter([("", _teks(isi), "")])
    hasil = [
        Kisi(f"{nama} › {satu}" if satu else nama, tuple(baris), tersembunyi)
        for satu, baris, tersembunyi in lembar
        if any(str(s).strip() for b in baris for s in b)
    ]
    if not hasil:
        raise Tolak("L010/hampa")
    return hasil


def _buku(isi: bytes) -> Iterator[LembarTerbaca]:
    semua = rupa(isi)
    for nama, tampak, baris in _lembar(isi):
        satu = semua.get(nama, RupaLembar())
        sel = [
            tuple(
                _sel(satu.galat.get((i, j), s), persen=(i, j) in satu.persen)
                for j, s in enumerate(b)
            )
            for i, b in enumerate(baris)
        ]
        yield nama, sel, _tersembunyi(baris, satu, tampak=tampak)


def _lembar(isi: bytes) -> Sequence[tuple[str, bool, Sequence[Sequence[object]]]]:
    """Name and visibility of each sheet, and its cells; rows and columns count from the first cell,
    as a spreadsheet shows them."""
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        with _senyap():
            buku = CalamineWorkbook.from_filelike(io.BytesIO(isi))
            return [
                (satu.name, satu.visible == SheetVisibleEnum.Visible,
                 _tanpa_ekor(buku.get_sheet_by_name(satu.name).to_python(skip_empty_area=False)))
                for satu in buku.sheets_metadata
            ]  # fmt: skip
    except (CalamineError, *KANTOR_RUSAK) as galat:
        raise Tolak("L010/rusak") from galat
    except BaseException as galat:
        if type(galat).__name__ != "PanicException":  # of the library, and no Exception
            raise
        raise Tolak("L010/rusak") from galat


def _tanpa_ekor(baris: list[list[Any]]) -> list[list[Any]]:
    """Drop blank rows at the end; a single stray blank makes a million of them."""
    isi = (i for i, b in enumerate(reversed(baris)) if any(s != "" and str(s).strip() for s in b))
    return baris[: len(baris) - next(isi, len(baris))]


@contextmanager
def _senyap() -> Iterator[None]:
    """Silence the library, which prints to the terminal for a damaged .xls."""
    layar, sunyi = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(sunyi, 2)
        yield
    finally:
        os.dup2(layar, 2)
        os.close(layar)
        os.close(sunyi)


def _tersembunyi(sel: Iterable[Iterable[object]], satu: RupaLembar, *, tampak: bool) -> str:
    """The hidden rows and columns with contents, or the hidden sheet, in words."""
    from openpyxl.utils import get_column_letter

    if not tampak:
        return "lembar ini tersembunyi"
    terisi = {(i, j) for i, b in enumerate(sel) for j, s in enumerate(b) if str(s).strip()}
    baris = sorted(satu.baris & {i for i, _ in terisi})
    kolom = [get_column_letter(j + 1) for j in sorted(satu.kolom & {j for _, j in terisi})]
    nama = {"baris": [str(i + 1) for i in baris], "kolom": kolom}
    bagian = [f"{apa} {sebagian(isi, BANYAK)}" for apa, isi in nama.items() if isi]
    return f"{' dan '.join(bagian)} tersembunyi" if bagian else ""


def _sel(isi: object, *, persen: bool = False) -> Sel:
    """The value of a cell; a number by its shortest decimal text, not as a binary float."""
    match isi:
        case bool():
            return "benar" if isi else "salah"
        case int() | float():
            nilai = Decimal(repr(isi))
            return Persen((nilai * 100).normalize() + 0) if persen else nilai.normalize() + 0
        case datetime():
            return isi.date()
        case date():
            return isi
    return str(isi).strip()


def _teks(isi: bytes) -> list[tuple[Sel, ...]]:
    """The rows of a CSV file, or of cells copied from a spreadsheet."""
    teks = teks_dari(isi)
    # Quoted text may contain any of the separators; the one that gives most cells is right.
    calon = [list(csv.reader(io.StringIO(teks), delimiter=p)) for p in PEMISAH]
    return [tuple(s.strip() for s in b) for b in max(calon, key=lambda b: sum(map(len, b)))]


def _html(isi: bytes) -> Iterator[LembarTerbaca]:
    """The tables of a page; a cell over several rows or columns is put in the first of them."""
    from lxml import html

    akar = html.document_fromstring(isi)
    tabel = [t for t in akar.iter("table") if next(t.iterdescendants("table"), None) is None]
    for nomor, satu in enumerate(tabel, 1):
        nama = f"tabel {nomor}" if len(tabel) > 1 else ""
        yield nama, _baris_html(list(satu.iter("tr"))), ""


def _baris_html(baris: Sequence[object]) -> list[tuple[Sel, ...]]:
    sel = list(tempat_sel(baris))
    lebar = max((j + w for _, j, w, _, _ in sel), default=0)
    hasil: list[list[Sel]] = [[""] * lebar for _ in baris]
    for i, j, _, _, satu in sel:
        hasil[i][j] = " ".join(satu.text_content().split())
    return list(map(tuple, hasil))


def rupa(isi: bytes) -> dict[str, RupaLembar]:
    """The appearance of each sheet, by name; empty for other formats."""
    try:
        with ZipFile(io.BytesIO(isi)) as arsip:
            nama = arsip.namelist()
            if "content.xml" in nama:
                return dict(_ods(arsip.read("content.xml")))
        return dict(_xlsx(isi))
    except KANTOR_RUSAK:
        return {}  # its values are read by another reader, which reports errors


def _xlsx(isi: bytes) -> Iterator[tuple[str, RupaLembar]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # on dropped features; nothing is written back
        buku, rumus = (load_workbook(io.BytesIO(isi), data_only=satu) for satu in (True, False))
    for ws in buku.worksheets:
        satu = RupaLembar()
        if ws.max_row * ws.max_column > TERLUAS:
            tempat = f"{ws.title}, baris {ws.max_row} atau kolom {ws.max_column}"
            raise Tolak("L010/jauh", tempat=tempat)
        for (i, j), sel in ws._cells.items():  # noqa: SLF001 - by rows it would make what is not there
            if "%" in TERKUTIP.sub("", sel.number_format or ""):
                satu.persen.add((i - 1, j - 1))
            if sel.data_type == "e":
                satu.galat[i - 1, j - 1] = str(sel.value)
            # An empty text would be a result.
            if (sel.value, sel.data_type) == (None, "n"):
                ketikan = rumus[ws.title].cell(i, j)
                if ketikan.data_type == "f":
                    satu.galat[i - 1, j - 1] = str(getattr(ketikan.value, "text", ketikan.value))
        satu.baris = {n - 1 for n, d in ws.row_dimensions.items() if d.hidden}
        for d in ws.column_dimensions.values():
            if d.hidden and d.min and d.max:
                satu.kolom |= set(range(d.min - 1, min(d.max, d.min + TERBANYAK)))
        yield ws.title, satu


def _ods(isi: bytes) -> Iterator[tuple[str, RupaLembar]]:
    from lxml import etree

    akar = etree.fromstring(isi, etree.XMLParser(resolve_entities=False, huge_tree=True))
    for tabel in akar.iter(ODF % ("table", "table")):
        satu = RupaLembar()
        for j, kolom in _berulang(tabel.iter(ODF % ("table", "table-column")), "columns"):
            if _disembunyikan(kolom):
                satu.kolom.add(j)
        for i, baris in _berulang(tabel.iter(ODF % ("table", "table-row")), "rows"):
            if _disembunyikan(baris):
                satu.baris.add(i)
            for j, sel in _berulang(baris, "columns"):
                if sel.get(ODF % ("office", "value-type")) == "percentage":
                    satu.persen.add((i, j))
                if sel.get(GALAT_ODF) == "error":
                    satu.galat[i, j] = "".join(sel.itertext())
        yield tabel.get(ODF % ("table", "name"), ""), satu


def _berulang(semua: Iterable[Any], apa: str) -> Iterator[tuple[int, Any]]:
    """Elements with their positions, repeated as their attribute says."""
    n = 0
    for satu in semua:
        kali = int(satu.get(ODF % ("table", f"number-{apa}-repeated"), "1"))
        yield from ((n + k, satu) for k in range(min(kali, TERBANYAK)))
        n += kali


def _disembunyikan(simpul: Any) -> bool:
    return bool(simpul.get(ODF % ("table", "visibility"), "visible") != "visible")
