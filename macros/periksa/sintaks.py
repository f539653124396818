"""What Jinja says of a chapter it cannot read, in the editor's words."""

import re
from pathlib import Path

from jinja2 import TemplateSyntaxError

from ..dasar.berkas import baca_yaml

KUTIP_TERBUKA = "Tanda kutip pembuka belum ditutup."
BLOK = re.compile(r"\{%-?\s*(\w+)")
BERKUTIP = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
BERPASANGAN = {"for", "if", "macro", "filter", "call", "block", "with", "raw"}
UMUM = (
    "Penulisan {{ … }} atau {% … %} keliru. Periksa kurung, tanda kutip, dan komanya, atau"
    " bandingkan dengan baris serupa di bab lain."
)


def tempat_dan_sebab(teks: str, galat: TemplateSyntaxError) -> tuple[int, str]:
    """The line to be mended in a chapter that Jinja cannot read, and what to mend."""
    pesan = galat.message or ""
    kutip = baris_kutip_terbuka(teks)
    if kutip is not None and kutip <= galat.lineno:
        return kutip, KUTIP_TERBUKA
    baris = baris_blok_terbuka(teks) if "closed is" in pesan else None
    return baris or galat.lineno, jelaskan(pesan)


def jelaskan(pesan: str) -> str:
    """A message of Jinja's parser as what to mend; a general word for one not foreseen."""
    for pola, ganti in baca_yaml(Path(__file__).with_suffix(".yaml")).items():
        cocok = re.fullmatch(pola, pesan, re.DOTALL)
        if cocok:
            return str(cocok.expand(ganti))
    return UMUM


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
    """The first line with a mark whose last quotation is never closed: Jinja notices it only where
    the next one opens, which may be many lines below."""
    for nomor, baris in enumerate(teks.split("\n"), 1):
        if baris.count('"') % 2 and any(m[0].count('"') % 2 for m in BERKUTIP.finditer(baris)):
            return nomor
    return None
