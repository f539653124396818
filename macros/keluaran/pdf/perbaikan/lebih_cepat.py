"""Caches and shortcuts for slow parts of the PDF engine: the file is the same byte for byte.

https://github.com/Kozea/WeasyPrint/issues/578 collects what takes time.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from cssselect2 import compiler
from cssselect2.parser import RelationalSelector
from lxml import html
from weasyprint import UA_STYLESHEET, tinyhtml5
from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES
from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

from ....dasar.himpun import himpun
from ..peran import CATATAN_KAKI
from . import bungkus, mengganti

# Elements with namespaces, or which the other parser does not know as void.
ASING = (b"<svg", b"<math", b"<source", b"<wbr")
BUTIR = "li"
# The report only has notes at the foot of a page.
CATATAN = {"footnote-call", "footnote-marker"}
TAK_DIPAKAI = {"note-call", "note-marker", "note-callback"}
# Properties that depend on others, or are inherited in another way.
KHUSUS = {"page", "position", "float", "display", *INITIAL_NOT_COMPUTED}
KHUSUS |= {nama for nama in INITIAL_VALUES if nama.startswith("text_decoration_")}
AWAL = {n: nilai for n, nilai in INITIAL_VALUES.items() if n not in KHUSUS and n not in INHERITED}
TURUN = INHERITED - KHUSUS
# Parts of names of properties that have logical counterparts (by text direction).
LOGIS = ("_inline", "_block", "inline_", "block_")
# All properties with influence on breaking or drawing of text.
SIFAT = (
    "direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override",
    "font_size", "font_stretch", "font_style", "font_variant_alternates", "font_variant_caps",
    "font_variant_east_asian", "font_variant_ligatures", "font_variant_numeric",
    "font_variant_position", "font_variation_settings", "font_weight", "hyphenate_character",
    "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphens", "lang", "letter_spacing",
    "overflow_wrap", "tab_size", "text_decoration_line", "white_space", "word_break",
    "word_spacing",
)  # fmt: skip
KATA = re.compile(r"[^ \xad]+ [^ \xad](?=[^\xad]+\Z)")  # a text's first word, and a letter after it
_NOMOR: dict[str, int] = {}  # of the styles in this process


@mengganti((tinyhtml5, "parse"))
def urai_cepat(asli: Any) -> Any:
    """While the block runs, the document is parsed by lxml, as its pages were, thirty times as
    fast.

    The engine's own parser is written in Python and takes a twentieth of a PDF's time, of which no
    report is known. It is still used for content that lxml does not know.
    """

    def urai(berkas: Any, **lain: Any) -> Any:
        isi = berkas.read()
        teks = isi if isinstance(isi, bytes) else isi.encode()
        if any(tanda in teks for tanda in ASING):
            return asli(isi, **lain)
        return html.document_fromstring(teks, parser=html.HTMLParser(encoding="utf-8"))

    return urai


@contextmanager
def seperlunya() -> Iterator[None]:
    """While the block runs, pseudo-elements for marks of list items and of notes are styled only
    where they occur, not for every element.

    The engine's own style sheet gives six pseudo-elements to each element, so that six of seven
    styles are computed and kept in vain. No report of it is known.
    """
    aturan = UA_STYLESHEET.matcher
    semu = himpun((satu[3], satu) for satu in aturan.other_selectors)
    butir = semu.pop("marker", [])
    catatan = [satu for nama in sorted(CATATAN) for satu in semu.pop(nama, [])]
    lain = [satu for nama in semu.keys() - TAK_DIPAKAI for satu in semu[nama]]
    with bungkus(
        (aturan, "other_selectors", lambda _: lain),
        (aturan, "lower_local_name_selectors", lambda asli: _tambah(asli, BUTIR, butir)),
        (aturan, "class_selectors", lambda asli: _tambah(asli, CATATAN_KAKI, catatan)),
    ):
        yield


def _tambah(
    aturan: dict[str, list[object]], nama: str, semu: list[object]
) -> dict[str, list[object]]:
    return {**aturan, nama: [*aturan.get(nama, ()), *semu]}


@mengganti((ComputedStyle, "__missing__"))
def segerakan_nilai(asli: Any) -> Any:
    """While the block runs, a property without a rule gets its parent's or the initial value
    directly.

    The engine processes hundreds of thousands such values in the same way as values set by a rule.
    No report of it is known.
    """

    def cari(gaya: Any, nama: str) -> Any:
        diatur, induk = gaya.cascaded, gaya.parent_style
        if nama in diatur or induk is None or (nama in PHYSICAL_FUNCTIONS and _berlogika(gaya)):
            return asli(gaya, nama)
        if nama in TURUN:
            nilai = gaya[nama] = induk[nama]
        elif nama in AWAL:
            nilai = gaya[nama] = AWAL[nama]
        else:
            nilai = asli(gaya, nama)
        return nilai

    return cari


def _berlogika(gaya: Any) -> bool:
    """Whether a rule sets a property by the direction of the text."""
    try:
        ada: bool = gaya.berlogika
    except AttributeError:
        ada = gaya.berlogika = any(kata in nama for nama in gaya.cascaded for kata in LOGIS)
    return ada


@mengganti((compiler, "_compile_node"))
def ingat_jawaban(asli: Any) -> Any:
    """While the block runs, answers of selectors are cached with the element.

    The library converts selectors to Python expressions, which for every cell of a table look
    through the whole table again to know whether it `:has` something. No report of it is known.
    """

    def susun(pemilih: Any) -> str:
        ungkapan: str = asli(pemilih)
        if not isinstance(pemilih, RelationalSelector) or not ungkapan:
            return ungkapan
        kunci = repr(ungkapan)
        jawab = f"vars(el).setdefault({kunci}, {ungkapan})"
        return f"(vars(el)[{kunci}] if {kunci} in vars(el) else {jawab})"

    return susun


@mengganti(*((modul, "split_first_line") for modul in (line_break, inline, preferred)))
def ingat_baris(asli: Any) -> Any:
    """While the block runs, the engine splits each text once for each style and width.

    It measures a text for the width of its column, for the line, and again for each attempt to fill
    the page; and each word with all text after it. No report of it is known.
    """
    jawaban: dict[tuple[Any, ...], Any] = {}

    def belah(text: str, style: Any, context: Any, *lain: Any, **bernama: Any) -> Any:
        sekata = bernama.get("minimum") and lain[0] == 0 and style["white_space"] == "normal"
        if sekata and (kata := KATA.match(text)):
            hasil = belah(kata[0], style, context, *lain, **bernama)
            if hasil[2] is not None:  # a line break is possible between them
                return hasil
        kunci = (text, nomor_rupa(style), lain, *bernama.items())
        if kunci not in jawaban:
            jawaban[kunci] = asli(text, style, context, *lain, **bernama)
        return jawaban[kunci]

    return belah


def nomor_rupa(style: Any) -> int:
    """The number of a style: equal for styles that set a text in the same way."""
    try:
        nomor: int = style.nomor_rupa
    except AttributeError:
        sifat = repr([style[nama] for nama in SIFAT])
        nomor = style.nomor_rupa = _NOMOR.setdefault(sifat, len(_NOMOR))
    return nomor
