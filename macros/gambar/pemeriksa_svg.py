"""Check drawings (SVG) of editors for content that page or paper would not show.

A drawing in an image element runs no scripts and loads no files (SVG 2, 2.6), so that content that
needs these is silently missing; and a report must not request anything from other hosts.
"""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from ..dasar.kosakata import bunyi
from ..dasar.penulisan import NIP, samarkan
from .huruf import aksara

AKAR = "{http://www.w3.org/2000/svg}svg"
RUJUKAN = {"href", "{http://www.w3.org/1999/xlink}href", "src"}
DALAM = re.compile(r"\s*(?:#|data:image/|$)", re.IGNORECASE)
LUAR_CSS = re.compile(r"@import\b|url\((?![\s\"']*(?:#|data:))[^)]*\)", re.IGNORECASE)
BERTULIS = {"text", "title", "desc"}  # elements with text, possibly in parts
BERUKURAN = {"d", "points", "transform", "values"}  # attributes that contain only numbers
NOL = re.compile(r"\s*(?:\+?0*\.?0+\s*(?:[a-z]+|%)?|-.*)?\s*", re.IGNORECASE)

# The line (from 1), the text there, and what to do.
CacatSvg = tuple[int | None, str | None, str]


def periksa(isi: bytes) -> Iterator[CacatSvg]:
    """The problems of a drawing, in the order of its lines."""
    pengurai = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        akar: Any = etree.fromstring(isi, pengurai)
    except (etree.XMLSyntaxError, ValueError) as galat:
        yield getattr(galat, "lineno", None) or 1, None, bunyi("gambar/svg-tak-utuh")
        return
    if akar.tag != AKAR:
        yield akar.sourceline, f"<{akar.tag}>", bunyi("gambar/svg-tak-utuh")
        return
    yield from _ukuran(akar)
    for unsur in akar.iter():
        for nilai, pesan in _unsur(unsur):
            yield unsur.sourceline, nilai[:60], pesan


def _ukuran(akar: Any) -> Iterator[CacatSvg]:
    """A drawing without a size, or with size zero, is invisible."""
    kotak = akar.get("viewBox", "").replace(",", " ").split()
    if len(kotak) != 4 and not (akar.get("width") and akar.get("height")):
        yield akar.sourceline, akar.get("viewBox"), bunyi("gambar/svg-tanpa-ukuran")
    sisi = [(nama, akar.get(nama)) for nama in ("width", "height")]
    for nama, nilai in (*sisi, *(("viewBox", n) for n in kotak[2:])):
        if nilai is not None and NOL.fullmatch(nilai):
            yield akar.sourceline, nilai, bunyi("gambar/svg-ukuran-nol", sisi=nama)


def _unsur(unsur: Any) -> Iterator[tuple[str, str]]:
    """The problem of one element, if it needs what is not supported."""
    if not isinstance(unsur.tag, str):
        if unsur.tag is etree.Entity:
            yield str(unsur.text), bunyi("gambar/svg-entitas")
        return
    nama = etree.QName(unsur).localname
    if nama in {"script", "foreignObject"}:
        apa = "gambar/svg-skrip" if nama == "script" else "gambar/svg-html"
        yield f"<{nama}>", bunyi(apa)
    for atribut, nilai in unsur.items():
        if str(atribut).lower().startswith("on"):
            yield str(atribut), bunyi("gambar/svg-skrip")
        elif (atribut in RUJUKAN and nama != "a" and not DALAM.match(nilai)) or (
            LUAR_CSS.search(nilai)
        ):
            yield nilai, bunyi("gambar/svg-luar")
    teks = "".join(unsur.itertext()) if nama in BERTULIS else ""
    # Also titles and metadata of a drawing made of paths.
    semua = [teks or unsur.text or "", *(n for a, n in unsur.items() if a not in BERUKURAN)]
    if m := next(filter(None, map(NIP.search, semua)), None):
        yield samarkan(m[0]), bunyi("gambar/svg-nip")
    if nama == "text" and (asing := {*"".join(teks.split())} - aksara()):
        yield " ".join(sorted(asing)), bunyi("gambar/svg-aksara")
    if nama == "style" and (m := LUAR_CSS.search("".join(unsur.itertext()))):
        yield m[0], bunyi("gambar/svg-luar")
