"""What fits in a line is asked for again and again: a page is tried several times, cells are alike.

The engine measures a text once for the width of its column, once for the line, and again for each
try of the page, https://github.com/Kozea/WeasyPrint/issues/578 asks for less of it. This remembers
the answers; the file is the same byte for byte with and without.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

from . import bungkus

# All that the engine reads of a style to split a line.
SIFAT = (
    "direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override",
    "font_size", "font_stretch", "font_style", "font_variant_alternates", "font_variant_caps",
    "font_variant_east_asian", "font_variant_ligatures", "font_variant_numeric",
    "font_variant_position", "font_variation_settings", "font_weight", "hyphenate_character",
    "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphens", "lang", "letter_spacing",
    "overflow_wrap", "tab_size", "text_decoration_line", "white_space", "word_break",
    "word_spacing",
)  # fmt: skip


@contextmanager
def ingat_baris() -> Iterator[None]:
    """While the block runs, the engine splits each text once for each look and width."""
    with ExitStack() as tumpuk:
        for modul in (line_break, inline, preferred):
            tumpuk.enter_context(bungkus(modul, "split_first_line", _ingat))
        yield


def _ingat(asli: Any) -> Any:
    """Answer from memory what was asked before."""
    rupa: dict[str, int] = {}
    jawaban: dict[tuple[Any, ...], Any] = {}

    def belah(text: str, style: Any, context: Any, *lain: Any, **bernama: Any) -> Any:
        try:
            nomor = style.nomor_rupa
        except AttributeError:
            sifat = repr([style[nama] for nama in SIFAT])
            nomor = style.nomor_rupa = rupa.setdefault(sifat, len(rupa))
        kunci = (text, nomor, lain, *bernama.items())
        if kunci not in jawaban:
            jawaban[kunci] = asli(text, style, context, *lain, **bernama)
        return jawaban[kunci]

    return belah
