"""Check text typed next to macros: repeated words, and other units."""

import re
from collections.abc import Callable
from html import unescape
from itertools import pairwise
from typing import Any

from jinja2 import Template

SEKITAR = 200  # characters around such a place that are checked
BENDA = re.compile(r"<(?:figure|div|table|section)\b")
# Labels that a thing already has: before its source, and before its title.
BERAWALAN = re.compile(
    r'>Sumber: (?P<sumber>Sumber\s*:)|"judul">(?P<judul>(?:Tabel|Gambar|Grafik|Bagan)\s*:)',
    re.IGNORECASE,
)
RUJUKAN, TANDA = re.compile(r'<a class="rujukan"[^<>]*></a>'), re.compile(r"<[^<>]*>")
HIASAN = re.compile(r"(?<=\S)[*_]+|[*_]+(?=\S)")
# `\0` is the border of a macro, and `\1` a reference, whose text is not known yet.
KEMBAR = re.compile(
    r"\b(?:tabel|gambar|bagan|grafik|bab|lampiran) *\n?\0[ ]*\x01"
    r"|[\d.,]*%\0 *(?:%|persen\b)|\brp\.? *\0[−-]?rp\.? ?[\d.,]+\b"
    r"|\brp\.? ?\d[\d.,]*\0 *rupiah\b"
    r"|(?P<kurung>\([^()\0\n]+\))\0 *(?P=kurung)"
    r"|(?<![\w.,/-])(?P<kata>(?:[^\W\d_][\w-]+|(?:19|20)\d\d)(?: [\w-]+){0,2})"
    r"(?=\0?[ \n])(?! *\n *\0? *\n)"
    r" *\n? *\0 *\n? *(?P=kata)(?![\w-])",
    re.IGNORECASE,
)


# A figure, and a unit typed after or before it.
KUNCI = re.compile(r'<data [^>]*data-kunci="([^"]+)"')
BERSATUAN = (
    ("%", re.compile(r"\A[ \xa0]?(?:%|persen\b(?! poin))")),
    ("Rp", re.compile(r"\bRp\.?[ \xa0]*\Z")),
)


def rangkai(
    templat: Template, satuan: Callable[[str], str | None]
) -> tuple[str, list[tuple[int, str, str]]]:
    """Render a chapter; return the text, and (line, case, words) for texts repeated at the border
    of a macro, and for another unit than that of the figure (`satuan` by key)."""
    bab: Any = templat.generate()
    potong = [(s, asal.gi_frame.f_lineno if (asal := bab.gi_yieldfrom) else 0) for s in bab]
    ganda = ((n, "kembar", _ganda(a, b)) for (a, _), (b, n) in pairwise(potong))
    lain = ((n, "satuan", _satuan_lain(a, b, satuan)) for (a, _), (b, n) in pairwise(potong))
    baris = templat.get_corresponding_lineno
    semua = [(n and baris(n), apa, kata) for n, apa, kata in (*ganda, *lain) if kata]
    return "".join(satu for satu, _ in potong), semua


def _satuan_lain(sebelum: str, sesudah: str, satuan: Callable[[str], str | None]) -> str:
    """The unit typed next to a figure with another unit, or none."""
    angka, di = (sebelum, sesudah), (sesudah, sebelum)
    for (nama, pola), a, d in zip(BERSATUAN, angka, di, strict=True):
        kunci = KUNCI.match(a)
        ketik = pola.search(d[-SEKITAR:] if nama == "Rp" else d[:SEKITAR]) if kunci else None
        benar = satuan(kunci[1]) if kunci and ketik else None
        if ketik and benar is not None and not benar.startswith(nama):
            return ketik[0].strip()
    return ""


def _ganda(sebelum: str, sesudah: str) -> str:
    """The text at the end of one part that is repeated at the beginning of the next."""
    if BENDA.search(sebelum) or BENDA.search(sesudah):
        awalan = BERAWALAN.search(sesudah)
        return (awalan["sumber"] or awalan["judul"]) if awalan else ""
    tepi = HIASAN.sub("", f"{_kata(sebelum)[-SEKITAR:]}\0{_kata(sesudah)[:SEKITAR]}")
    kembar = KEMBAR.search(tepi)
    return "" if kembar is None else " ".join(re.sub("[\0\1]", "", kembar[0]).split())


def _kata(bagian: str) -> str:
    if bagian.startswith("<"):
        bagian = unescape(TANDA.sub("", RUJUKAN.sub("\1", bagian)))
    return bagian.replace("\N{NO-BREAK SPACE}", " ")
