"""Numbers of letters and decrees, `W.22.PAS.18-KU.01.01-471`, and names that a short head begins,
`AB-Nama`, kept on one line of the paper."""

import re

from lxml.html import HtmlElement
from lxml.html.builder import E
from markupsafe import Markup

from ..dasar import pohon

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
            pohon.bungkus_kode(unsur, NOMOR, TERPANJANG, "angka")


def tulis(teks: str) -> Markup:
    """A text of a front list as HTML, with each of them wrapped."""
    akar = E.div(teks)
    pohon.bungkus_kode(akar, NOMOR, TERPANJANG, "angka")
    return pohon.tulis(akar)
