"""What a workbook says of its cells besides their values: percentages, and what is hidden.

The older .xls tells neither here.
"""

import io
import re
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from zipfile import ZipFile

from ..penyandian import KANTOR_RUSAK

TERKUTIP = re.compile(r'"[^"]*"|\\.')  # a sign that a format only prints
TERBANYAK = 1000  # cells that one element repeats; more are empty ones up to the sheet's edge
ODF = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}%s"


@dataclass
class RupaLembar:
    """One sheet: the cells that show a fraction as a percentage, the rows and columns that are
    hidden; all counted from 0."""

    persen: set[tuple[int, int]] = field(default_factory=set)
    baris: set[int] = field(default_factory=set)
    kolom: set[int] = field(default_factory=set)


def rupa(isi: bytes) -> dict[str, RupaLembar]:
    """By the name of each sheet; nothing for a file whose form does not tell."""
    try:
        with ZipFile(io.BytesIO(isi)) as arsip:
            nama = arsip.namelist()
            if "content.xml" in nama:
                return dict(_ods(arsip.read("content.xml")))
        return dict(_xlsx(isi))
    except KANTOR_RUSAK:
        return {}  # its values are read by another program, which says where it cannot


def _xlsx(isi: bytes) -> Iterator[tuple[str, RupaLembar]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of features that are not kept; nothing is written back
        buku = load_workbook(io.BytesIO(isi), data_only=True)
    for ws in buku.worksheets:
        satu = RupaLembar()
        for i, baris in enumerate(ws.iter_rows()):
            satu.persen |= {
                (i, j)
                for j, sel in enumerate(baris)
                if "%" in TERKUTIP.sub("", sel.number_format or "")
            }
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
            if _tersembunyi(kolom):
                satu.kolom.add(j)
        for i, baris in _berulang(tabel.iter(ODF % ("table", "table-row")), "rows"):
            if _tersembunyi(baris):
                satu.baris.add(i)
            satu.persen |= {
                (i, j)
                for j, sel in _berulang(baris, "columns")
                if sel.get(ODF % ("office", "value-type")) == "percentage"
            }
        yield tabel.get(ODF % ("table", "name"), ""), satu


def _berulang(semua: Iterable[Any], apa: str) -> Iterator[tuple[int, Any]]:
    """Elements with their places, each as often as it stands for."""
    n = 0
    for satu in semua:
        kali = int(satu.get(ODF % ("table", f"number-{apa}-repeated"), "1"))
        yield from ((n + k, satu) for k in range(min(kali, TERBANYAK)))
        n += kali


def _tersembunyi(simpul: Any) -> bool:
    nilai = simpul.get(ODF % ("table", "visibility"), "visible")
    return bool(nilai != "visible")
