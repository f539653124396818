"""Where the words of macros meet those that are typed beside them: what would stand there twice."""

import re
from html import unescape
from itertools import pairwise
from typing import Any

from jinja2 import Template

SEKITAR = 200  # signs beside such a place that are looked at
BENDA = re.compile(r"<(?:figure|div|table|section)\b")
# What a thing says twice: before its source, and before its title.
BERAWALAN = re.compile(
    r'>Sumber: (?P<sumber>Sumber\s*:)|"judul">(?P<judul>(?:Tabel|Gambar|Grafik|Bagan)\s*:)',
    re.IGNORECASE,
)
RUJUKAN, TANDA = re.compile(r'<a class="rujukan"[^<>]*></a>'), re.compile(r"<[^<>]*>")
HIASAN = re.compile(r"(?<=\S)[*_]+|[*_]+(?=\S)")
# `\0` is the place itself, and `\1` a reference, whose words are not known yet.
KEMBAR = re.compile(
    r"\b(?:tabel|gambar|bagan|grafik|bab|lampiran)[ \xa0]*\n?\0[ ]*\x01"
    r"|[\d.,]*%\0[ \xa0]*(?:%|persen\b)|\brp\.?[ \xa0]*\0[−-]?rp\.?[ \xa0]?[\d.,]+\b"
    r"|\brp\.?[ \xa0]?\d[\d.,]*\0[ \xa0]*rupiah\b"
    r"|(?P<kurung>\([^()\0\n]+\))\0[ \xa0]*(?P=kurung)"
    r"|(?<![\w.,/-])(?P<kata>(?:[^\W\d_][\w-]+|(?:19|20)\d\d)(?:[ \xa0][\w-]+){0,2})"
    r"(?=\0?[ \xa0\n])(?![ \xa0]*\n[ \xa0]*\0?[ \xa0]*\n)"
    r"[ \xa0]*\n?[ \xa0]*\0[ \xa0]*\n?[ \xa0]*(?P=kata)(?![\w-])",
    re.IGNORECASE,
)


def rangkai(templat: Template) -> tuple[str, list[tuple[int, str]]]:
    """A chapter as its macros leave it, and what of it stands twice where one of them begins or
    ends, with its line."""
    bab: Any = templat.generate()
    potong = [(satu, _baris(templat, bab.gi_yieldfrom)) for satu in bab]
    ganda = ((baris, _ganda(a, b)) for (a, _), (b, baris) in pairwise(potong))
    return "".join(satu for satu, _ in potong), [(baris, isi) for baris, isi in ganda if isi]


def _baris(templat: Template, asal: Any) -> int:
    """The line of the chapter from which the part comes that was made last."""
    return templat.get_corresponding_lineno(asal.gi_frame.f_lineno) if asal else 0


def _ganda(sebelum: str, sesudah: str) -> str:
    """What stands at the end of one part of a chapter and again at the beginning of the next."""
    if BENDA.search(sebelum) or BENDA.search(sesudah):
        awalan = BERAWALAN.search(sesudah)
        return (awalan["sumber"] or awalan["judul"]) if awalan else ""
    tepi = HIASAN.sub("", f"{_kata(sebelum)[-SEKITAR:]}\0{_kata(sesudah)[:SEKITAR]}")
    kembar = KEMBAR.search(tepi)
    return "" if kembar is None else " ".join(re.sub("[\0\1]", "", kembar[0]).split())


def _kata(bagian: str) -> str:
    if not bagian.startswith("<"):
        return bagian
    return unescape(TANDA.sub("", RUJUKAN.sub("\1", bagian)))
