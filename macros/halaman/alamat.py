"""Addresses that stand bare among the words become links, as on Git hosts.

By the rules of GitHub Flavored Markdown 0.29 (6.9, autolinks), on the finished words of a page: so
data and what a word processor escaped are read alike, and nothing in code or in a link is touched.
"""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement
from lxml.html.builder import E

from ..dasar import pohon

LEWATI = {"a", "code", "pre", "kbd", "samp", "script", "style", "textarea", "svg", "math", "button"}
PEMICU = re.compile(r"://|www\.|@", re.IGNORECASE)
ALAMAT = re.compile(
    r"(?<![^\s*_~(\[“‘\"'])(?:https?://(?=[\w-]+\.)|www\.)[\w-][^\s<>“”]*"
    r"|(?<![\w.+@/-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    re.IGNORECASE,
)
AKHIR = "?!.,:;*_~'\"’”"  # what ends a sentence, and no address


def tautkan(akar: HtmlElement) -> None:
    """Make links of the bare addresses of a page, in place."""
    if not PEMICU.search(akar.text_content()):
        return
    for induk in list(akar.iter("*")):
        for unsur, letak, teks in pohon.kata(induk):
            if PEMICU.search(teks) and not any(
                u.tag in LEWATI for u in (induk, *induk.iterancestors())
            ):
                pohon.sulih(unsur, letak, _tautan(teks))


def _tautan(teks: str) -> Iterator[tuple[int, int, HtmlElement]]:
    """The addresses of a text, where they begin and end, as links; a bracket belongs to one if it
    opened there."""
    for m in ALAMAT.finditer(teks):
        kata = m[0]
        while kata[-1:] in AKHIR or (kata[-1:] in ")]" and kata.count(")") > kata.count("(")):
            kata = kata[:-1]
        if kata.strip("."):
            surel = "mailto:" if "@" in kata.partition("/")[0] else "http://"
            alamat = f"{'' if '://' in kata[:8] else surel}{kata}"
            yield m.start(), m.start() + len(kata), E.a(kata, href=alamat)
