"""The published data as a workbook for readers: sibling of the editors' one, only to be read."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import get_column_letter, quote_sheetname

from ..dasar.nilai import BILANGAN
from . import rupa
from .pembuatan import DIGIT_EXCEL, LEBAR_MAKSIMUM

DEPAN = "Keterangan"


@dataclass(frozen=True)
class Lembaran:
    """One table: its name and title, what it is, and its rows, the head first, as text; `jenis` are
    the types of its columns."""

    nama: str
    judul: str
    uraian: str
    jenis: Sequence[str]
    baris: Sequence[Sequence[str]]


def buat(keterangan: Sequence[tuple[str, str]], tabel: Sequence[Lembaran]) -> bytes:
    """The workbook: what it is and what it holds on the first sheet, then one sheet a table."""
    buku = Workbook(write_only=True)
    buku.properties.title, buku.properties.creator = keterangan[0][1], keterangan[1][1]
    depan = _lembar(buku, DEPAN, (24, 44, 90))
    for nama, isi in keterangan:
        depan.append([_sel(depan, nama, tebal=True), _sel(depan, isi)])
    depan.append([])
    depan.append([_sel(depan, n, tebal=True) for n in ("Lembar", "Judul", "Isi")])
    for t in tabel:
        tautan = _sel(depan, t.nama)
        tautan.hyperlink, tautan.font = f"#{quote_sheetname(t.nama)}!A1", rupa.TAUTAN
        depan.append([tautan, _sel(depan, t.judul), _sel(depan, t.uraian)])
    for t in tabel:
        panjang = [max(len(b[n]) for b in t.baris) for n in range(len(t.jenis))]
        _tulis(_lembar(buku, t.nama, [max(9, min(n, LEBAR_MAKSIMUM) + 3) for n in panjang]), t)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def _lembar(buku: Workbook, nama: str, lebar: Sequence[int]) -> Any:
    ws: Any = buku.create_sheet(nama)  # one that is only written, which the stubs do not know
    rupa.lebarkan(ws, lebar)
    rupa.lindungi(ws, "formatColumns", "sort", "autoFilter")
    return ws


def _tulis(ws: Any, t: Lembaran) -> None:
    ws.freeze_panes = "A2"
    ws.auto_filter.ref = f"A1:{get_column_letter(len(t.jenis))}{max(len(t.baris), 2)}"
    ws.append([_sel(ws, nama, tebal=True) for nama in t.baris[0]])
    for baris in t.baris[1:]:
        ws.append([_nilai(ws, isi, j) for isi, j in zip(baris, t.jenis, strict=True)])


def _nilai(ws: Any, teks: str, jenis: str) -> object:
    """A cell in its type: numbers as such, everything else as the text that it is."""
    bilangan = jenis in {"integer", "number"} and BILANGAN.fullmatch(teks)
    if bilangan and sum(a.isdigit() for a in teks) <= DIGIT_EXCEL:
        return int(teks) if teks.lstrip("-").isdigit() else float(teks)
    return _sel(ws, teks) if teks else None


def _sel(ws: Any, teks: str, *, tebal: bool = False) -> Any:
    sel: Any = WriteOnlyCell(ws, teks)
    rupa.teks(sel)
    if tebal:
        rupa.kepala(sel)
    return sel
