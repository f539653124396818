"""The published data as a read-only workbook for readers."""

import csv
import io
from collections.abc import Mapping, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.utils import quote_sheetname

from . import rupa

DEPAN = "Keterangan"
BERTABEL = "tabular-data-resource"


def buat(
    keterangan: Sequence[tuple[str, str]], paket: Mapping[str, Any], isi: Mapping[str, bytes]
) -> bytes:
    """The workbook of a data package with these files: information and contents on the first sheet,
    then one sheet for each table."""
    tabel = [s for s in paket["resources"] if s["profile"] == BERTABEL]
    buku = Workbook(write_only=True)
    buku.properties.title, buku.properties.creator = keterangan[0][1], keterangan[1][1]
    depan = _lembar(buku, DEPAN, (24, 44, 90))
    for nama, teks in keterangan:
        depan.append([_sel(depan, nama, tebal=True), _sel(depan, teks)])
    depan.append([])
    depan.append([_sel(depan, n, tebal=True) for n in ("Lembar", "Judul", "Isi")])
    for s in tabel:
        tautan, judul = _sel(depan, s["name"]), s.get("title", s["name"])
        tautan.hyperlink, tautan.font = f"#{quote_sheetname(s['name'])}!A1", rupa.TAUTAN
        depan.append([tautan, _sel(depan, judul), _sel(depan, s.get("description", ""))])
    for s in tabel:
        _tulis(buku, s, isi[s["path"]].decode("utf-8"))
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def _lembar(buku: Workbook, nama: str, lebar: Sequence[int]) -> Any:
    ws: Any = buku.create_sheet(nama)  # a write-only sheet, which the stubs do not know
    rupa.lebarkan(ws, lebar)
    rupa.lindungi(ws, "formatColumns", "sort", "autoFilter")
    return ws


def _tulis(buku: Workbook, sumber: Mapping[str, Any], teks: str) -> None:
    semua = [*csv.reader(io.StringIO(teks, newline=""))]
    ws = _lembar(buku, sumber["name"], [rupa.lebar(kolom) for kolom in zip(*semua, strict=True)])
    rupa.berkepala(ws, len(semua[0]), len(semua))
    ws.append([_sel(ws, nama, tebal=True) for nama in semua[0]])
    kolom = sumber["schema"]["fields"]
    jenis = {f["name"]: "number" if f.get("x-nilai") else f["type"] for f in kolom}
    for baris in semua[1:]:
        pasangan = zip(baris, semua[0], strict=True)
        ws.append([_nilai(ws, isi, jenis.get(nama, "string")) for isi, nama in pasangan])


def _nilai(ws: Any, teks: str, jenis: str) -> object:
    """A cell with its type: numbers as numbers, all else as text."""
    nilai = rupa.bilangan(teks) if jenis in {"integer", "number"} else None
    return nilai if nilai is not None or not teks else _sel(ws, teks)


def _sel(ws: Any, teks: str, *, tebal: bool = False) -> Any:
    sel: Any = WriteOnlyCell(ws, teks)
    rupa.teks(sel)
    if tebal:
        rupa.kepala(sel)
    return sel
