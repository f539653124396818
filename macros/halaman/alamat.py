"""Addresses that stand bare among the words become links, as on Git hosts.

By the rules of GitHub Flavored Markdown 0.29 (6.9, autolinks), on the finished words of a page: so
data and what a word processor escaped are read alike, and nothing in code or in a link is touched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import html
from lxml.html import HtmlElement

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
    for unsur in list(akar.iter()):
        _sisipkan(unsur, unsur.text, None)
        for anak in list(unsur):
            _sisipkan(unsur, anak.tail, anak)


def _sisipkan(induk: HtmlElement, teks: str | None, sesudah: HtmlElement | None) -> None:
    """Put the links of one run of words, which stands in `induk` behind `sesudah`, into it."""
    if not (teks and PEMICU.search(teks) and isinstance(induk.tag, str)):
        return
    if induk.tag in LEWATI or any(u.tag in LEWATI for u in induk.iterancestors()):
        return
    letak, tempat = 0, 0 if sesudah is None else induk.index(sesudah) + 1
    terakhir = sesudah
    for awal, akhir in _cari(teks):
        kata = teks[awal:akhir]
        skema = "" if "://" in kata[:8] else "mailto:" if "@" in kata.partition("/")[0] else "http://"
        tautan = html.Element("a", href=f"{skema}{kata}")
        tautan.text = kata
        _isi(induk, terakhir, teks[letak:awal])
        induk.insert(tempat, tautan)
        letak, tempat, terakhir = akhir, tempat + 1, tautan
    if letak:
        _isi(induk, terakhir, teks[letak:])


def _isi(induk: HtmlElement, sesudah: HtmlElement | None, teks: str) -> None:
    if sesudah is None:
        induk.text = teks
    else:
        sesudah.tail = teks


def _cari(teks: str) -> Iterator[tuple[int, int]]:
    """Where the addresses of a text begin and end; a bracket belongs to one if it opened there."""
    for m in ALAMAT.finditer(teks):
        kata = m[0]
        while kata[-1:] in AKHIR or (kata[-1:] in ")]" and kata.count(")") > kata.count("(")):
            kata = kata[:-1]
        if kata.strip("."):
            yield m.start(), m.start() + len(kata)
