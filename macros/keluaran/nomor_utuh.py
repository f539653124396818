"""Numbers of letters and decrees, `W.22.PAS.18-KU.01.01-471`, and names that a short head begins,
`AB-Nama`, kept on one line of the paper."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement
from markupsafe import Markup, escape

# Digits, points or capitals on both sides of a hyphen, and no words of small letters; or a word
# behind one to three capitals, which would stand alone at the end of a line.
NOMOR = re.compile(
    r"(?=\S*\d)[A-Z0-9][A-Z0-9./]*(?:-[A-Z0-9][A-Z0-9./]*)+(?<![./])"
    r"|(?<![\w./-])[A-Z]{1,3}-[A-Z]\w{3,15}(?![\w-])"
)
TERPANJANG = 40  # signs; longer ones must break


def jaga(akar: HtmlElement) -> None:
    """Wrap each such number of running text; a cell of a table is too narrow for it."""
    judul = akar.iterfind(".//figcaption/span")
    for unsur in [*akar.iter("p", "li", "strong", "h1", "h2", "h3"), *judul]:
        if not any(induk.tag == "td" for induk in unsur.iterancestors()):
            for anak in [None, *unsur]:
                _bungkus(unsur, anak)


def tulis(teks: str) -> Markup:
    """A text of a front list as HTML, with each of them wrapped."""
    potong = (
        Markup('<span class="angka">{}</span>').format(p) if ke % 2 else escape(p)
        for ke, p in enumerate(_potong(teks))
    )
    return Markup("").join(potong)


def _bungkus(unsur: HtmlElement, anak: HtmlElement | None) -> None:
    teks = (unsur.text if anak is None else anak.tail) or ""
    potong = [*_potong(teks)]
    if len(potong) < 2:
        return
    tempat = 0 if anak is None else unsur.index(anak) + 1
    if anak is None:
        unsur.text = potong[0]
    else:
        anak.tail = potong[0]
    for nomor, sesudah in zip(potong[1::2], potong[2::2], strict=True):
        bungkus = unsur.makeelement("span", {"class": "angka"})
        bungkus.text, bungkus.tail = nomor, sesudah
        unsur.insert(tempat, bungkus)
        tempat += 1


def _potong(teks: str) -> Iterator[str]:
    """What is no number and what is one, in turn."""
    akhir = 0
    for cocok in NOMOR.finditer(teks):
        if len(cocok.group()) <= TERPANJANG:
            yield teks[akhir : cocok.start()]
            yield cocok.group()
            akhir = cocok.end()
    yield teks[akhir:]
