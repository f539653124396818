"""Translate Jinja's syntax errors in chapters to messages for editors.

Jinja reports one mistake at a time: it is removed, and the rest is tried again.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from ..dasar.berkas import padanan
from ..dasar.masalah import Masalah
from ..sajian.pagar import Terolah
from ..sajian.templat import TETAP

BLOK = re.compile(r"\{%-?\s*(\w+)")
BERKUTIP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
BERPASANGAN = {"for", "if", "macro", "filter", "call", "block", "with", "raw"}
UMUM = (
    "Penulisan {{ … }} atau {% … %} keliru. Periksa kurung, tanda kutip, dan komanya, atau"
    " bandingkan dengan baris serupa di bab lain."
)
# Exceptions for mistakes in a chapter.
GAGAL = (
    TemplateError, TypeError, ValueError, ArithmeticError, LookupError, AttributeError,
    RecursionError, AssertionError, MemoryError, Terolah,
)  # fmt: skip
BATAS = 30  # maximal mistakes of one chapter
TANDA = re.compile(r"\{\{.*?(?:\}\}|$)|\{%-?\s*(\w*).*?(?:%\}|$)|\{##.*?(?:##\}|$)")
# Replacements that keep a block complete.
NETRAL = {"if": "{% if true %}", "elif": "{% elif true %}", "for": "{% for _ in () %}",
          "filter": f"{{% filter {TETAP} %}}"}  # fmt: skip
AKHIR = re.compile("end|else")
# Statements that assign names; without them all uses would be mistakes.
PENAMA = {"set", "macro", "import", "from"}


def tempat_dan_sebab(teks: str, galat: TemplateSyntaxError) -> tuple[int, str]:
    """The line to correct in a chapter that Jinja cannot parse, and what to correct."""
    pesan = galat.message or ""
    kutip = baris_kutip_terbuka(teks)
    if kutip is not None and kutip <= galat.lineno:
        miring = re.search("[“”]", teks.split("\n")[kutip - 1])
        lurus = ' Pakai tanda kutip lurus pada kedua ujungnya: "…".' if miring else ""
        return kutip, f"Tanda kutip pembuka belum ditutup.{lurus}"
    baris = baris_blok_terbuka(teks) if "closed is" in pesan else None
    return baris or galat.lineno, jelaskan(pesan)


def jelaskan(pesan: str) -> str:
    """A message of Jinja's parser as advice; a general one for an unknown message."""
    return padanan(Path(__file__).with_suffix(".yaml"), pesan) or UMUM


def baris_blok_terbuka(teks: str) -> int | None:
    """The line of the innermost `{% for %}` or other block that is never closed."""
    terbuka: list[tuple[str, int]] = []
    for tanda in BLOK.finditer(teks):
        nama = tanda[1]
        if nama in BERPASANGAN:
            terbuka.append((nama, teks.count("\n", 0, tanda.start()) + 1))
        elif terbuka and nama == f"end{terbuka[-1][0]}":
            terbuka.pop()
    return terbuka[-1][1] if terbuka else None


def baris_kutip_terbuka(teks: str) -> int | None:
    """The first line with a mark whose last quotation is not closed: Jinja notices it only at the
    next quotation, which may be many lines below."""
    for nomor, baris in enumerate(teks.split("\n"), 1):
        if baris.count('"') % 2 and any(m[0].count('"') % 2 for m in BERKUTIP.finditer(baris)):
            return nomor
    return None


def satu_demi_satu(
    asli: str, coba: Callable[[str], object], sebut: Callable[[Exception], tuple[Masalah, str]]
) -> Iterator[Masalah]:
    """All mistakes for which `coba` rejects a chapter's text. `sebut` makes a problem of the
    exception and gives the unknown name, or ""; it re-raises what is no mistake of the chapter."""
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
    """A chapter without the marks on a line, or those with a name; blocks stay, unless nothing else
    is left there to remove. Unchanged if nothing can be removed."""
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
    """The replacement of one mark."""
    perintah = tanda[1] or ""
    if not kata.search(tanda[0]) or perintah in PENAMA:
        return tanda[0]
    if netral and AKHIR.match(perintah):
        return tanda[0]
    return netral.get(perintah, "")
