"""Set the scope of header cells, and the headers of data cells.

The engine sets a scope only for heads of rows, and counts cells without those that span down from
rows above. Waits for https://github.com/Kozea/WeasyPrint/issues/2508.
"""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

import pydyf

from ..struktur import akar, anak, keturunan, unsur_akhir

BAGIAN = {"/THead", "/TBody", "/TFoot"}


@dataclass(frozen=True)
class _Sel:
    """A table cell on the grid: its structure element, the columns it covers, its height."""

    unsur: Any
    kolom: range
    tinggi: int

    @property
    def kepala(self) -> bool:
        """Whether the cell is a header."""
        return bool(self.unsur["S"] == "/TH")


@dataclass(frozen=True)
class _Baris:
    """A row with its part of the table (THead, TBody, TFoot)."""

    bagian: Any
    unsur: Any
    sel: list[_Sel]

    @property
    def judul_kolom(self) -> bool:
        """Whether the row is the table's head, or its repetition on a later page."""
        return bool(self.bagian["S"] == "/THead") or (
            len(self.sel) > 1 and all(sel.kepala for sel in self.sel)
        )

    @property
    def label(self) -> bool:
        """Whether the row is only the name of the group of rows below it."""
        satu = not self.judul_kolom and len(self.sel) == 1
        return satu and self.sel[0].kepala and len(self.sel[0].kolom) > 1


def perbaiki_tabel(pdf: Any, asal: dict[int, Any]) -> None:
    """Set the scope of every header cell and the headers of every data cell; `asal` has the box of
    each structure element.

    A data cell belongs to the column heads above it, to the head of its group of rows (a row with
    one header cell over several columns), and to the header cell of its row.
    """
    for unsur in list(keturunan(pdf, akar(pdf))):
        if unsur["S"] == "/Table":
            kisi = _kisi(pdf, unsur, asal)
            _lepas_nama_baris(kisi)
            _beri_kepala(kisi)
            _pecah_bentangan(pdf, kisi)


def _beri_kepala(kisi: list[_Baris]) -> None:
    """Go through the rows with the header cells so far, by column, by row, and of the present group
    of rows."""
    kolom: dict[int, list[Any]] = defaultdict(list)
    samping: dict[int, list[Any]] = defaultdict(list)
    kelompok: list[Any] = []
    bagian = None
    for nomor, baris in enumerate(kisi):
        if baris.bagian is not bagian:
            bagian, kelompok = baris.bagian, []
        for sel in [s for s in baris.sel if s.kepala]:
            kunci, sifat = sel.unsur["ID"], sel.unsur["A"]
            sifat["Scope"] = "/Column" if baris.judul_kolom or baris.label else "/Row"
            if baris.label:
                kelompok = [kunci]
            elif not baris.judul_kolom:
                for n in range(nomor, nomor + sel.tinggi):
                    samping[n].append(kunci)
            elif bagian["S"] == "/THead":
                for k in sel.kolom:
                    kolom[k].append(kunci)
        for sel in [s for s in baris.sel if not s.kepala]:
            atas = dict.fromkeys(kunci for k in sel.kolom for kunci in kolom[k])
            sel.unsur["A"]["Headers"] = pydyf.Array([*atas, *kelompok, *samping[nomor]])


def _lepas_nama_baris(kisi: list[_Baris]) -> None:
    """Make names of rows data where heads would outnumber data, as in a list of two columns.

    Accessibility checkers take such tables for damaged ones.
    """
    kepala = sum(sel.kepala for baris in kisi for sel in baris.sel)
    # The row with a group's name gets a data cell later.
    data = sum(baris.label or not sel.kepala for baris in kisi for sel in baris.sel)
    if kepala <= data:
        return
    for baris in kisi:
        for satu in baris.sel:
            if satu.kepala and not baris.judul_kolom and not baris.label:
                satu.unsur["S"] = "/TD"
                del satu.unsur["ID"]


def _pecah_bentangan(pdf: Any, kisi: list[_Baris]) -> None:
    """Limit a cell over a whole row to its first columns, and add empty cells for the others.

    Many rows with only heads are taken for one damaged head; the last column of a group's name is
    empty. A text in place of all rows ("Tidak ada.") has one column.
    """
    kepala: list[_Sel] = []
    for baris in kisi:
        if baris.judul_kolom:
            kepala = kepala or baris.sel
            continue
        (pertama, *lain) = baris.sel
        if lain or len(pertama.kolom) == 1:
            continue
        tinggal = len(pertama.kolom) - 1 if baris.label else 1
        del pertama.unsur["A"]["ColSpan"]
        if tinggal > 1:
            pertama.unsur["A"]["ColSpan"] = tinggal
        nama = [pertama.unsur["ID"]] if baris.label else []
        for kolom in pertama.kolom[tinggal:]:
            milik = [s.unsur["ID"] for s in kepala if kolom in s.kolom]
            kosong = unsur_akhir(pdf, "/TD", baris.unsur, pertama.unsur["Pg"])
            isi = {"O": "/Table", "Headers": pydyf.Array([*milik, *nama])}
            kosong["A"] = pydyf.Dictionary(isi)
        if not baris.label:
            milik = [s.unsur["ID"] for s in kepala if pertama.kolom[0] in s.kolom]
            pertama.unsur["A"]["Headers"] = pydyf.Array(milik)


def _kisi(pdf: Any, tabel: Any, asal: dict[int, Any]) -> list[_Baris]:
    """The rows of a table with their cells on the grid, as laid out by the engine."""

    def satu(unsur: Any) -> _Sel:
        box = asal[unsur.number]
        return _Sel(unsur, range(box.grid_x, box.grid_x + box.colspan), box.rowspan)

    return [
        _Baris(bagian, baris, [satu(unsur) for unsur in anak(pdf, baris)])
        for bagian in anak(pdf, tabel)
        if bagian["S"] in BAGIAN
        for baris in anak(pdf, bagian)
    ]
