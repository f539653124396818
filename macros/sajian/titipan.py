"""Finished tables and pictures, kept out of a chapter while Markdown is read.

They are HTML already, yet Markdown would go through every tag of theirs, twice.
"""

import re

# As the templates write them; a figure of an editor's own is left to Markdown.
BENDA = re.compile(
    r'^<figure [^>]*id="(?P<id>[\w.-]+)" data-nomor="\w+">.*?</figure>$', re.DOTALL | re.MULTILINE
)
TEMPAT = re.compile(r'<div id="[\w.-]+" data-titipan="(\d+)"></div>')


class Titipan:
    """What was taken out of the chapters of one build."""

    def __init__(self) -> None:
        self._isi: list[str] = []

    def ambil(self, naskah: str) -> str:
        """A chapter's Markdown with an empty element in each thing's place."""

        def titip(benda: re.Match[str]) -> str:
            self._isi.append(benda[0])
            return f'<div id="{benda["id"]}" data-titipan="{len(self._isi) - 1}"></div>'

        return BENDA.sub(titip, naskah)

    def kembalikan(self, html: str) -> str:
        """A page's HTML with the things back in their places."""
        return TEMPAT.sub(lambda tempat: self._isi[int(tempat[1])], html)
