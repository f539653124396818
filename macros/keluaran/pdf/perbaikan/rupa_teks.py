"""A look is made known to the text engine once, and a text of that look is shaped once.

For each line, and once more when it is drawn, WeasyPrint tells Pango anew which fonts it has, and
asks for the same glyphs; in a chart it does so for each letter. No report of it is known,
https://github.com/Kozea/WeasyPrint/issues/578 collects what takes time. The file is the same byte
for byte with and without.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from typing import Any

from weasyprint.draw import text
from weasyprint.text import line_break
from weasyprint.text.ffi import ffi, gobject, pango

from . import bungkus

# All that the engine reads of a style to split a line or to draw its text.
SIFAT = (
    "direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override",
    "font_size", "font_stretch", "font_style", "font_variant_alternates", "font_variant_caps",
    "font_variant_east_asian", "font_variant_ligatures", "font_variant_numeric",
    "font_variant_position", "font_variation_settings", "font_weight", "hyphenate_character",
    "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphens", "lang", "letter_spacing",
    "overflow_wrap", "tab_size", "text_decoration_line", "white_space", "word_break",
    "word_spacing",
)  # fmt: skip
# What a line has of its own; all else follows from its look.
MILIK = {"layout", "style", "text", "max_width", "justification_spacing"}

# The engine has no use for it.
ffi.cdef("PangoLayout * pango_layout_copy (PangoLayout *layout);")
_NOMOR: dict[str, int] = {}  # of the looks that this process has met


def nomor_rupa(style: Any) -> int:
    """The number of a style's look: two have the same where they set a text alike."""
    try:
        nomor: int = style.nomor_rupa
    except AttributeError:
        sifat = repr([style[nama] for nama in SIFAT])
        nomor = style.nomor_rupa = _NOMOR.setdefault(sifat, len(_NOMOR))
    return nomor


@contextmanager
def ingat_rupa() -> Iterator[None]:
    """While the block runs, looks are made known and texts shaped once."""
    with ExitStack() as tumpuk:
        for modul, nama, baru in (
            (line_break.Layout, "setup", _ingat_rupa),
            (line_break.Layout, "deactivate", lambda _: _lepas),
            # Whoever draws does it, when need be.
            (line_break.Layout, "reactivate", lambda _: lambda *_: None),
            (text, "draw_first_line", _ingat_tulisan),
        ):
            tumpuk.enter_context(bungkus(modul, nama, baru))
        yield


def _ingat_rupa(asli: Any) -> Any:
    semua: dict[tuple[Any, int], tuple[Any, dict[str, Any]]] = {}

    def siapkan(baris: Any, style: Any) -> None:
        kunci = style.font_config, nomor_rupa(style)
        if kunci in semua:
            layout, lain = semua[kunci]
            baris.__dict__ |= lain
            baris.style, baris.layout = style, _salin(layout)
        else:
            asli(baris, style)
            lain = {k: v for k, v in vars(baris).items() if k not in MILIK}
            semua[kunci] = _salin(baris.layout), lain

    return siapkan


def _salin(layout: Any) -> Any:
    """Another layout of the same look."""
    return ffi.gc(pango.pango_layout_copy(layout), gobject.g_object_unref)


def _lepas(baris: Any) -> None:
    """Let go of what a line only needs while it is worked on."""
    for nama in ("layout", "language", "style"):
        vars(baris).pop(nama, None)


@dataclass
class _Catatan:
    """Stands before a page's content, and notes what is written to it."""

    isi: Any
    ditulis: list[tuple[str, tuple[Any, ...]]] = field(default_factory=list)

    def __getattr__(self, nama: str) -> Any:
        asli = getattr(self.isi, nama)
        if nama in {"add_font", "ink_rect", "logical_rect"}:
            return asli

        def tulis(*nilai: Any) -> None:
            self.ditulis.append((nama, nilai))
            asli(*nilai)

        return tulis


def _ingat_tulisan(asli: Any) -> Any:
    """A text looks the same wherever it is: only its place differs. What fonts a part's file has
    shows in what is drawn first, so that each has a memory of its own."""
    semua: dict[int, tuple[Any, dict[tuple[Any, ...], list[tuple[str, tuple[Any, ...]]]]]] = {}

    def lukis(isi: Any, kotak: Any, lanjut: str, henti: Any, letak: Any) -> Any:
        baris, huruf = kotak.pango_layout, isi._fonts  # noqa: SLF001 - the file's fonts
        kunci = (
            baris.text, nomor_rupa(kotak.style), baris.justification_spacing,
            lanjut == "ellipsis" and baris.max_width, henti,
        )  # fmt: skip
        ingatan = semua.setdefault(id(huruf), (huruf, {}))[1]
        if kunci in ingatan:
            for nama, nilai in ingatan[kunci]:
                getattr(isi, nama)(*(letak.values if nama == "set_text_matrix" else nilai))
            return []
        baris.setup(kotak.style)
        baris.set_text(baris.text, justify=True)
        catatan = _Catatan(isi)
        if gambar := asli(catatan, kotak, lanjut, henti, letak):
            return gambar
        ingatan[kunci] = catatan.ditulis
        return []

    return lukis
