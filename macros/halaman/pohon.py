"""HTML of a page as a tree and back: the one place that parses and writes it."""

from __future__ import annotations

from lxml import html
from lxml.html import HtmlElement
from markupsafe import Markup

HAMPA = ("source", "wbr")
JUDUL = ("h1", "h2", "h3", "h4", "h5", "h6")


def urai(teks: str) -> HtmlElement:
    """The tree of a page's HTML, under one `div`."""
    akar = html.fragment_fromstring(teks, create_parent="div")
    # The parser does not know these as void elements and puts what follows inside them.
    for hampa in reversed(list(akar.iter(*HAMPA))):
        for anak in reversed(list(hampa)):
            hampa.addnext(anak)
        hampa.tail = (hampa.text or "") + (hampa.tail or "")
        hampa.text = None
    return akar


def tulis(akar: HtmlElement) -> Markup:
    """The HTML inside `akar`. It is markup already: lxml has escaped its text."""
    anak = "".join(str(html.tostring(a, encoding="unicode")) for a in akar)
    for nama in HAMPA:
        anak = anak.replace(f"</{nama}>", "")
    return Markup((akar.text or "") + anak)  # noqa: S704


def teks(unsur: HtmlElement) -> str:
    """All text of an element, white space folded."""
    return " ".join("".join(str(potong) for potong in unsur.itertext()).split())


def kelas(unsur: HtmlElement) -> set[str]:
    """The classes of an element."""
    return set((unsur.get("class") or "").split())


def sisip_awal(unsur: HtmlElement, anak: HtmlElement, ekor: str = " ") -> None:
    """Put `anak` before everything in `unsur`, with `ekor` between."""
    anak.tail = ekor + (unsur.text or "")
    unsur.text = None
    unsur.insert(0, anak)
