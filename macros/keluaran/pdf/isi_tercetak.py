"""Check that the PDF has all text of the pages: no letter lost, no word beyond the edge of the
sheet."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from weasyprint.formatting_structure.boxes import TextBox

TEPI = 8.0  # px, the minimal distance of words from the edge of the sheet: 2 mm
PETIK = 40  # characters of a quoted text


@dataclass
class _Halaman:
    """One chapter: its file, its text, and the part of the text found in print."""

    src: str
    isi: list[str]
    tercetak: Counter[str] = field(default_factory=Counter)
    lewat: list[str] = field(default_factory=list)


def periksa(akar: Any, lembar: Iterable[Any], folder: Iterable[Path] = ()) -> Iterator[str]:
    """The problems in words; `akar` is the document's tree in the engine, `lembar` its pages, and
    the chapters are in one of `folder`. Repeated heads and footnotes may occur more often or
    elsewhere."""
    halaman, milik = _telusuri(akar)
    for satu in lembar:
        kotak = satu._page_box  # noqa: SLF001 - the engine shows its layout nowhere else
        lebar, tinggi = kotak.margin_width() - TEPI, kotak.margin_height() - TEPI
        for teks in kotak.descendants(placeholders=True):
            pemilik = milik.get(teks.element)
            if pemilik is None or not isinstance(teks, TextBox):
                continue
            pemilik.tercetak.update(_huruf(teks.text))
            kanan, bawah = teks.position_x + teks.width, teks.position_y + teks.height
            if teks.text.strip() and (kanan > lebar or bawah > tinggi or teks.position_x < TEPI):
                pemilik.lewat.append(teks.text.strip())
    for h in halaman:
        if h.lewat:
            baris = baris_bab(h.src, h.lewat[0], folder)
            yield f"docs/{h.src}{baris}: “{h.lewat[0][:PETIK]}” melewati tepi kertas"
        if hilang := _hilang(h):
            yield f"docs/{h.src}{baris_bab(h.src, hilang, folder)}: “{hilang}” tidak tercetak"


def baris_bab(src: str, kata: str, folder: Iterable[Path]) -> str:
    """The line of a chapter that has most of the words of a text, if any; empty otherwise."""
    cari = set(kata.casefold().split())
    for satu in folder:
        if (satu / src).is_file():
            baris = (satu / src).read_text(encoding="utf-8-sig").splitlines()
            sama = [len(cari & set(teks.casefold().split())) for teks in baris]
            if any(sama):
                return f", baris {sama.index(max(sama)) + 1}"
    return ""


def _telusuri(akar: Any) -> tuple[list[_Halaman], dict[Any, _Halaman]]:
    """The chapters of the document, and the chapter of each of its elements."""
    semua: list[_Halaman] = []
    milik: dict[Any, _Halaman] = {}
    for artikel in akar.iter("article"):
        if src := artikel.get("data-src"):
            satu = _Halaman(src, [" ".join(t.split()) for t in artikel.itertext() if t.strip()])
            semua.append(satu)
            milik |= dict.fromkeys(artikel.iter(), satu)
    return semua, milik


def _huruf(teks: str) -> Iterator[str]:
    """The characters to compare: letters and digits in lower case; hyphens may come from breaks."""
    return (a for a in teks.casefold() if a.isalnum())


def _hilang(h: _Halaman) -> str:
    """The first text of a chapter with a letter that is missing in print, or None."""
    if not Counter(_huruf("".join(h.isi))) - h.tercetak:
        return ""
    sisa = Counter(h.tercetak)
    for teks in h.isi:
        perlu = Counter(_huruf(teks))
        if perlu - sisa:
            return teks[:PETIK]
        sisa -= perlu
    return ""
