"""Where lines of text end, and that what fits in one is asked for once."""

from math import inf
from typing import Any

from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

from . import mengganti
from .rupa_teks import nomor_rupa

LEBUR = {"normal", "pre-line"}  # spaces are one, and none at the end of a line
TAK_PUTUS = "\N{NO-BREAK SPACE}"


@mengganti(*((modul, "split_first_line") for modul in (line_break, inline, preferred)))
def ingat_baris(asli: Any) -> Any:
    """While the block runs, the engine splits each text once for each look and width.

    It measures a text once for the width of its column, once for the line, and again for each try
    of the page, https://github.com/Kozea/WeasyPrint/issues/578 asks for less of it. The file is the
    same byte for byte with and without.
    """
    jawaban: dict[tuple[Any, ...], Any] = {}

    def belah(text: str, style: Any, context: Any, *lain: Any, **bernama: Any) -> Any:
        kunci = (text, nomor_rupa(style), lain, *bernama.items())
        if kunci not in jawaban:
            jawaban[kunci] = asli(text, style, context, *lain, **bernama)
        return jawaban[kunci]

    return belah


@mengganti((inline, "split_first_line"))
def abaikan_spasi_ujung(asli: Any) -> Any:
    """While the block runs, a space at the end of a text counts for nothing where its line ends.

    Where words fit the line and the space behind them does not, and what follows may not be broken,
    the engine takes the words for one that is too long and puts the first on a line of its own. No
    report of it is known. It is asked again without the space, where only that is missing, with
    room for it, or, where it is a no-break one and has to come along, with as much less.
    """

    def belah(
        text: str, style: Any, context: Any, max_width: Any, *lain: Any, **bernama: Any
    ) -> Any:
        hasil = asli(text, style, context, max_width, *lain, **bernama)
        kata = text.rstrip(f" {TAK_PUTUS}")
        if kata == text or " " not in kata or max_width is None or max_width == inf:
            return hasil
        _, _, lanjut, lebar, *_ = hasil
        if lanjut is None or style["white_space"] not in LEBUR or lebar > max_width:
            return hasil
        tanpa = asli(kata, style, context, max_width, *lain, **bernama)
        if tanpa[2] is not None or tanpa[3] > max_width:
            return hasil
        utuh = asli(text, style, context, inf, *lain, **bernama)
        if not text.endswith(TAK_PUTUS):
            return utuh
        sisa = max_width - (utuh[3] - tanpa[3])
        return asli(kata, style, context, sisa, *lain, **bernama)

    return belah


@mengganti((inline, "split_first_line"))
def tahan_suku_akhir(asli: Any) -> Any:
    """While the block runs, names are not divided, nor the last word of a text: its end would stand
    on a line of its own.

    The engine does not know `hyphenate-limit-last`, by which a style sheet would say so, and no
    style sheet knows names: they are what begins with a capital. No report of it is known. It is
    asked again without hyphens, and such a word goes to the next line as a whole.
    """

    def belah(
        text: str, style: Any, context: Any, max_width: Any, *lain: Any, **bernama: Any
    ) -> Any:
        hasil = asli(text, style, context, max_width, *lain, **bernama)
        baris, _, lanjut, *_ = hasil
        if lanjut is None or style["hyphens"] != "auto" or " " not in baris.text:
            return hasil
        if not baris.text.endswith(style["hyphenate_character"]):
            return hasil
        terbelah = baris.text.split()[-1].lstrip("“‘(")
        if " " in text.encode()[lanjut:].decode().rstrip(" ") and not terbelah[0].isupper():
            return hasil
        utuh = asli(text, _tanpa_penggal(style), context, max_width, *lain, **bernama)
        return hasil if utuh[3] > max_width else utuh

    return belah


def _tanpa_penggal(style: Any) -> Any:
    """The same look without automatic hyphens, made once."""
    try:
        return style.tanpa_penggal
    except AttributeError:
        style.tanpa_penggal = style.copy()
        style.tanpa_penggal["hyphens"] = "manual"
        return style.tanpa_penggal
