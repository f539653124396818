"""All that Jinja refuses in a chapter, of which it tells one mistake at a time: what is told is
taken out, and the rest tried again."""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial

from jinja2 import TemplateError

from ..dasar.masalah import Masalah
from ..sajian.pagar import Terolah

# What a mistake in a chapter can raise.
GAGAL = (
    TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError,
    RecursionError, Terolah,
)  # fmt: skip
BATAS = 30  # mistakes of one chapter
TANDA = re.compile(r"\{\{.*?(?:\}\}|$)|\{%-?\s*(\w*).*?(?:%\}|$)|\{##.*?(?:##\}|$)")
# What keeps a block, so that its end still has a beginning.
NETRAL = {"if": "{% if true %}", "elif": "{% elif true %}", "for": "{% for _ in () %}"}
AKHIR = re.compile("end|else")
# What gives a name, without which all that use it would seem wrong.
PENAMA = {"set", "macro", "import", "from"}


def satu_demi_satu(
    asli: str, coba: Callable[[str], object], sebut: Callable[[Exception], tuple[Masalah, str]]
) -> Iterator[Masalah]:
    """Every mistake for which `coba` refuses a chapter's text. `sebut` makes a problem of what it
    raises, and tells the name that is unknown, or ""; what is no mistake of the chapter it raises
    again."""
    teks, sudah = asli, set[tuple[int | None, str]]()
    for _ in range(BATAS):
        try:
            coba(teks)
        except GAGAL as g:
            masalah, nama = sebut(g)
        else:
            return
        if (masalah.baris, masalah.pesan) not in sudah:
            yield masalah
        sudah.add((masalah.baris, masalah.pesan))
        sisa = tutup(teks, masalah.baris or 0, nama)
        if sisa == teks:
            return
        teks = sisa


def tutup(teks: str, nomor: int, nama: str = "") -> str:
    """A chapter without the marks on a line, or without those that have a name; a block stays one,
    unless nothing else is left there to be wrong. As it is where nothing can be taken out."""
    baris = teks.split("\n")
    if not 0 < nomor <= len(baris):
        return teks
    kata = re.compile(rf"(?<!\w){re.escape(nama)}(?!\w)" if nama else "")
    semula = baris[nomor - 1]
    for netral in (NETRAL, {}):
        baris[nomor - 1] = TANDA.sub(partial(_sisa, kata, netral), semula)
        if baris[nomor - 1] != semula:
            break
    return "\n".join(baris)


def _sisa(kata: re.Pattern[str], netral: Mapping[str, str], tanda: re.Match[str]) -> str:
    """What stays of one mark."""
    perintah = tanda[1] or ""
    if not kata.search(tanda[0]) or perintah in PENAMA:
        return tanda[0]
    if netral and AKHIR.match(perintah):
        return tanda[0]
    return netral.get(perintah, "")
