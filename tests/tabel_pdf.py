"""Compare tables of the PDF to the same tables of the site, cell by cell.

A cell is identified by its place: the row in the whole table, and the column. Heads repeated on
later pages are ignored.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pikepdf
from lxml import html

Letak = tuple[int, int]
BAGIAN = ("/THead", "/TBody", "/TFoot")


@dataclass
class Kepala:
    """The heads of each data cell, by place, and the number of rows."""

    milik: dict[Letak, list[Letak]] = field(default_factory=dict)
    baris: int = 0


def menurut_situs(tabel: html.HtmlElement) -> Kepala:
    """The heads of each cell in a table's HTML: of its columns, its group, its row."""
    baris = tabel.findall(".//tr")
    sel = [s for b in baris for s in b if s.tag in ("th", "td")]
    label = [b for b in baris if "kepala-kelompok" in (b.get("class") or "")]
    th = sum(s.tag == "th" for s in sel)
    # In a list of two columns the names are what is listed.
    bernama = th <= len(sel) - th + len(label)
    hasil = Kepala(baris=len(baris))
    kolom: dict[int, list[Letak]] = {}
    kelompok: list[Letak] = []
    bagian = None
    for r, b in enumerate(baris):
        induk = b.getparent()
        if induk is not bagian:
            bagian, kelompok = induk, []
        isi = list(_letakkan(b))
        if induk.tag == "thead":
            for c, lebar, _ in isi:
                for k in range(c, c + lebar):
                    kolom.setdefault(k, []).append((r, c))
            continue
        if b in label:
            kelompok = [(r, 0)]
            continue
        nama = [(r, c) for c, _, s in isi if s.tag == "th" and bernama]
        for c, lebar, s in isi:
            if len(isi) == 1 and s.tag == "td":
                # What stands in place of all rows is the first of the row's cells.
                hasil.milik |= {(r, k): kolom.get(k, []) for k in range(c, c + lebar)}
            elif s.tag == "td" or not bernama:
                atas = [h for k in range(c, c + lebar) for h in kolom.get(k, [])]
                hasil.milik[r, c] = [*dict.fromkeys(atas), *kelompok, *nama]
    return hasil


def _letakkan(baris: html.HtmlElement) -> Iterator[tuple[int, int, html.HtmlElement]]:
    """The cells of a row with column and width."""
    kolom = 0
    for sel in baris:
        if sel.tag in ("th", "td"):
            assert sel.get("rowspan") is None
            lebar = int(sel.get("colspan") or 1)
            yield kolom, lebar, sel
            kolom += lebar


def menurut_pdf(tabel: Any) -> Kepala:
    """The heads of each cell of a table in the structure tree."""
    hasil = Kepala()
    letak: dict[bytes, Letak] = {}
    acuan: dict[Letak, list[bytes]] = {}
    for bagian in tabel.K:
        if bagian.get("/S") not in BAGIAN:
            continue
        label: Letak | None = None
        for baris in bagian.K:
            sel = list(baris.K)
            kepala = [str(s.S) == "/TH" for s in sel]
            if bagian.S != "/THead" and all(kepala) and len(sel) > 1:
                continue
            if _label(sel, kepala, bagian):
                if label is not None:
                    letak[bytes(sel[0].ID)] = label
                    continue
                label = (hasil.baris, 0)
                letak[bytes(sel[0].ID)] = label
                hasil.baris += 1
                continue
            kolom = 0
            for s, th in zip(sel, kepala, strict=True):
                if th:
                    letak[bytes(s.ID)] = (hasil.baris, kolom)
                else:
                    acuan[hasil.baris, kolom] = [bytes(h) for h in s.A.Headers]
                kolom += int(s.A.get("/ColSpan", 1))
            hasil.baris += 1
    hasil.milik = {tempat: [letak[h] for h in semua] for tempat, semua in acuan.items()}
    return hasil


def _label(sel: list[Any], kepala: list[bool], bagian: Any) -> bool:
    """Whether a row only has the name of a group: a head, and an empty cell after it."""
    return (
        bagian.S != "/THead"
        and kepala == [True, False]
        and len(sel[1].K) == 0
        and sel[0].A.get("/Scope") == "/Column"
    )


def tabel_pdf(berkas: pikepdf.Pdf) -> list[Any]:
    """The tables of the structure tree in reading order."""

    def turun(satu: Any) -> Iterator[Any]:
        if satu.get("/S") == "/Table":
            yield satu
        anak = satu.get("/K")
        for a in list(anak) if isinstance(anak, pikepdf.Array) else [anak]:
            if isinstance(a, pikepdf.Dictionary) and "/S" in a:
                yield from turun(a)

    return list(turun(berkas.Root.StructTreeRoot.K[0]))


def tabel_situs(halaman: list[Path]) -> list[html.HtmlElement]:
    """The tables of the printed pages, in their order."""
    return [
        tabel
        for satu in halaman
        for tabel in html.parse(satu).getroot().xpath("//article//table")
        if "hanya-web" not in " ".join(tabel.xpath("ancestor-or-self::*/@class"))
    ]


def perbedaan(situs: list[html.HtmlElement], pdf: list[Any]) -> list[str]:
    """Cells with different heads, in words; tables that cannot be paired are one difference."""
    if len(situs) != len(pdf):
        return [f"{len(situs)} tabel di situs, {len(pdf)} di PDF"]
    beda = []
    for n, (satu, dua) in enumerate(zip(situs, pdf, strict=True)):
        harap, ada = menurut_situs(satu), menurut_pdf(dua)
        if harap.baris != ada.baris:
            beda.append(f"tabel {n}: {harap.baris} baris di situs, {ada.baris} di PDF")
        for tempat in sorted({*harap.milik, *ada.milik}):
            a, b = harap.milik.get(tempat), ada.milik.get(tempat)
            if a != b:
                beda.append(f"tabel {n} sel {tempat}: {a} di situs, {b} di PDF")
    return beda
