"""Formulas between dollar signs in chapters: recognise them, draw them, read them aloud.

A dollar sign may also mean money. A formula begins and ends directly at its signs, and has only
contents of a formula; anything else is left as it was typed.
"""

import re
from collections.abc import Iterator

from markupsafe import Markup, escape

from ..dasar.kosakata import bunyi, kosakata
from ..gambar import matematika
from ..gambar.matematika import MatematikaKeliru
from ..temuan.naskah import kosongkan

# Literal text.
KODE = re.compile(
    r"^[ ]*(?P<pagar>`{3,}|~{3,}).*?^[ ]*(?P=pagar)|(?P<kutip>`+)(?!`).+?(?<!`)(?P=kutip)(?!`)"
    r"|<!--.*?-->|<[a-zA-Z/][^>]*>",
    re.DOTALL | re.MULTILINE,
)
RUMUS = re.compile(
    r"(?<![\\$])\$\$(?P<sendiri>[^$]+?)\$\$(?!\$)"
    r"|(?<![\\$\w])\$(?P<sebaris>[^$\n]*[^$\n\\])\$(?![\w$])"
)
PERINTAH = re.compile(r"\\(?:text|mathrm|operatorname)\{[^{}]*\}|\\[a-zA-Z]+")
TANDA = re.compile(r"[\\^_=+*/<>≤≥×÷±−|-]|^\W*[a-zA-Z]\W*$|^\d+[a-z]$")
TERCECER = re.compile(
    r"(?<!\\)\$\$|\\(?:frac|sqrt|times|cdot|div|sum|bar|text|leq?|geq?|neq?|begin|left)\b"
)
KATA = re.compile(r"[^\W\d_]{3}")
UANG = re.compile(r"\d[\d.,]*\s*(?:[-–+/*]|$|[a-zA-Z]{2})")
POTONG = re.compile(r"\\([a-zA-Z]+|.)|([{}])|([\d.,]*\d)|([^\W\d_]+)|(\S)")
HIASAN = {"left", "right", "text", "mathrm", "operatorname", "displaystyle", "quad", "qquad", ","}


def cari(teks: str) -> Iterator[re.Match[str]]:
    """The formulas of a chapter, as matches."""
    if "$" not in teks:  # as in nearly all chapters, which then need not be searched for code
        return
    polos = KODE.sub(kosongkan, teks)
    for m in RUMUS.finditer(polos):
        if TANDA.search(m["sendiri"].strip()) if m["sendiri"] else _rumus(m["sebaris"]):
            yield m


def tercecer(teks: str) -> Iterator[re.Match[str]]:
    """Texts that look like formulas but are none: single dollar signs, commands outside of
    formulas."""
    if "$" not in teks and "\\" not in teks:
        return
    polos = KODE.sub(kosongkan, teks)
    for m in cari(teks):
        polos = polos[: m.start()] + " " * len(m[0]) + polos[m.end() :]
    yield from TERCECER.finditer(polos)


def isi(rumus: re.Match[str]) -> str:
    """The text between a formula's signs."""
    return str(rumus["sendiri"] or rumus["sebaris"]).strip()


def _rumus(sebaris: str) -> bool:
    """Whether the text between two dollar signs is a formula, and not between two prices."""
    polos = PERINTAH.sub("", sebaris)
    if sebaris != sebaris.strip() and not re.search(r"[\\^_]", sebaris):
        return False
    uang = "\\" not in sebaris and UANG.match(sebaris) and not re.search(r"[\^_=]", sebaris)
    return bool(TANDA.search(sebaris)) and not KATA.search(polos) and not uang


def keliru(rumus: re.Match[str]) -> str:
    """What is wrong with a formula, in words; "" if it can be drawn."""
    try:
        matematika.lukis(isi(rumus))
    except MatematikaKeliru as galat:
        apa = "sajian/rumus-perintah" if str(galat) else "sajian/rumus-tak-terbaca"
        return f"{bunyi(apa, perintah=galat)} {bunyi('sajian/rumus-cara')}"
    return ""


def tayangkan(teks: str) -> str:
    """A chapter with its formulas drawn. Raises MatematikaKeliru for an invalid one."""
    hasil, sampai = [], 0
    for m in cari(teks):
        hasil += [teks[sampai : m.start()], _svg(isi(m), sendiri=bool(m["sendiri"]))]
        sampai = m.end()
    hasil.append(teks[sampai:])
    utuh = "".join(hasil)
    return utuh.replace(r"\$", "&#36;") if r"\$" in utuh else utuh


def _svg(rumus: str, *, sendiri: bool) -> Markup:
    """A drawn formula in the colour of the text around it, with its words as text alternative."""
    # A fraction in a line of its own has the size of text.
    satu = matematika.lukis(re.sub(r"\\frac\b", r"\\dfrac", rumus) if sendiri else rumus)
    kelas = "matematika sendiri" if sendiri else "matematika"
    return Markup(  # noqa: S704 - a drawing of our own
        f'<svg class="{kelas}" role="img" aria-label="{escape(ucapkan(rumus))}"'
        f' viewBox="0 0 {satu.lebar} {satu.tinggi}" width="{satu.lebar / matematika.EM:g}em"'
        f' height="{satu.tinggi / matematika.EM:g}em"><path fill="currentColor"'
        f' d="{satu.jalur}"/></svg>'
    )


def ucapkan(rumus: str) -> str:
    """A formula in words: `x pangkat 2`, `74 per 80 kali 100 persen`."""
    temu = POTONG.finditer(rumus.replace("{,}", ","))
    return " ".join(_rangkai([next(b for b in m.groups() if b is not None) for m in temu]))


def _rangkai(potong: list[str]) -> list[str]:
    """The words of all pieces up to the closing bracket; consumes the pieces."""
    hasil: list[str] = []
    while potong:
        satu = potong.pop(0)
        if satu == "}":
            break
        if satu == "{":
            hasil += _rangkai(potong)
        elif satu in {"frac", "dfrac", "tfrac"}:
            hasil += [*_satu(potong), "per", *_satu(potong)]
        elif satu not in HIASAN:
            hasil.append(kosakata("sajian")["ucapan"].get(satu, satu))
    return hasil


def _satu(potong: list[str]) -> list[str]:
    """The words of the next piece: one sign, or the content of braces; consumes it."""
    satu, potong[:] = potong[:1], potong[1:]
    kata = _rangkai(potong if satu == ["{"] else satu)
    return ["kurung buka", *kata, "kurung tutup"] if len(kata) > 1 else kata
