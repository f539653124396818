"""Parse the HTML of a page to a tree and write it back; only this module does so."""

import re
from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from functools import cache
from html import escape
from typing import Any, cast

from lxml import etree, html
from lxml.html import HtmlElement
from lxml.html.builder import E
from markupsafe import Markup

HAMPA = ("source", "wbr")
JUDUL = ("h1", "h2", "h3", "h4", "h5", "h6")
TERLEBAR = 1000  # columns of a cell, as in browsers


def urai(teks: str) -> HtmlElement:
    """The tree of a page's HTML, under one `div`; comments are dropped."""
    akar: HtmlElement = _pengurai().makeelement("div")
    isi = cast("list[Any]", html.fragments_fromstring(teks, parser=_pengurai()))
    akar.text = isi.pop(0) if isi and isinstance(isi[0], str) else None
    akar.extend(isi)
    for catatan in list(akar.iter(etree.Comment, etree.ProcessingInstruction)):
        catatan.drop_tree()
    # The parser does not know that these elements are void, and nests what follows in them.
    for hampa in reversed(list(akar.iter(*HAMPA))):
        for anak in reversed(list(hampa)):
            hampa.addnext(anak)
        hampa.tail = (hampa.text or "") + (hampa.tail or "")
        hampa.text = None
    return akar


@cache
def _pengurai() -> html.HTMLParser:
    """A parser with a fixed class for each kind of node: lxml's own would call a Python function
    for every element, to find its class; forms have no class of their own here."""
    hasil = html.HTMLParser()
    hasil.set_element_class_lookup(
        etree.ElementDefaultClassLookup(
            HtmlElement, html.HtmlComment, html.HtmlProcessingInstruction, html.HtmlEntity
        )
    )
    return hasil


def tulis(akar: HtmlElement) -> Markup:
    """The HTML inside `akar`. It is markup already: lxml has escaped its text."""
    anak = "".join(str(html.tostring(a, encoding="unicode")) for a in akar)
    for nama in HAMPA:
        anak = anak.replace(f"</{nama}>", "")
    return Markup(escape(akar.text or "", quote=False) + anak)  # noqa: S704


def teks(unsur: HtmlElement) -> str:
    """All text of an element, white space folded."""
    return " ".join("".join(map(str, unsur.itertext())).split())


def teks_tanpa(unsur: HtmlElement, *kelas_lain: str) -> str:
    """The same without the elements of these classes, such as notes and permalinks."""
    salinan = deepcopy(unsur)
    for nama in kelas_lain:
        for satu in salinan.find_class(nama):
            satu.drop_tree()
    return teks(salinan)


def kelas(unsur: HtmlElement) -> set[str]:
    """The classes of an element."""
    return set((unsur.get("class") or "").split())


def tambah_kelas(unsur: HtmlElement, nama: str) -> None:
    """Add classes to an element, after those it has."""
    lama = (unsur.get("class") or "").split()
    unsur.set("class", " ".join(dict.fromkeys([*lama, *nama.split()])))


def kata(unsur: HtmlElement) -> Iterator[tuple[HtmlElement, str, str]]:
    """The texts directly in an element, as (owner, `text` or `tail`, content)."""
    for satu in (unsur, *unsur):
        letak = "text" if satu is unsur else "tail"
        if isi := getattr(satu, letak):
            yield satu, letak, isi


def sulih(
    unsur: HtmlElement, letak: str, pengganti: Iterable[tuple[int, int, HtmlElement]]
) -> None:
    """Replace parts of a text (`letak`: the `text` or `tail` of `unsur`) by elements; of each
    replacement the start, the end and the element."""
    isi, akhir = getattr(unsur, letak) or "", 0
    for awal, sampai, baru in pengganti:
        setattr(unsur, letak, isi[akhir:awal])
        if letak == "text":
            unsur.insert(0, baru)
        else:
            unsur.addnext(baru)
        unsur, letak, akhir = baru, "tail", sampai
        unsur.tail = isi[akhir:]


def bungkus_kode(unsur: HtmlElement, pola: re.Pattern[str], terpanjang: int, nama: str) -> None:
    """Wrap each code with a hyphen that stands directly in an element in a `span` of class `nama`,
    which is never broken across lines: each match of `pola` up to `terpanjang` characters."""
    for satu, letak, isi in kata(unsur):
        if "-" in isi:
            semua = (m for m in pola.finditer(isi) if len(m[0]) <= terpanjang)
            sulih(satu, letak, ((*m.span(), E.span({"class": nama}, m[0])) for m in semua))


def teks_berkode(teks: str, pola: re.Pattern[str], terpanjang: int, nama: str) -> Markup:
    """A text as HTML, with its codes wrapped as in `bungkus_kode`."""
    akar = E.div(teks)
    bungkus_kode(akar, pola, terpanjang, nama)
    return tulis(akar)


def tempat_sel(baris: Sequence[Any]) -> Iterator[tuple[int, int, int, int, Any]]:
    """Row, column, width, height and element of each cell of a table, by its rows."""
    penuh: set[tuple[int, int]] = set()
    for i, satu in enumerate(baris):
        j = 0
        for sel in satu.iterchildren("td", "th"):
            while (i, j) in penuh:
                j += 1
            tinggi, lebar = (_rentang(sel, n) for n in ("rowspan", "colspan"))
            tinggi = min(tinggi, len(baris) - i)
            penuh |= {(i + di, j + dj) for di in range(tinggi) for dj in range(lebar)}
            yield i, j, lebar, tinggi, sel


def _rentang(sel: Any, nama: str) -> int:
    teks = sel.get(nama, "")
    return min(int(teks), TERLEBAR) if teks.isdecimal() and int(teks) else 1
