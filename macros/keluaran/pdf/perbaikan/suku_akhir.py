"""The last word of a text is not divided: its end would stand on a line of its own.

The engine does not know `hyphenate-limit-last`, by which a style sheet would say so. No report of
it is known.
"""

from typing import Any

from weasyprint.layout import inline

from . import mengganti


@mengganti((inline, "split_first_line"))
def tahan_suku_akhir(asli: Any) -> Any:
    """While the block runs, the engine takes such a word to the next line as a whole: it is asked
    again without hyphens, where nothing but the end of a word is left."""

    def belah(
        text: str, style: Any, context: Any, max_width: Any, *lain: Any, **bernama: Any
    ) -> Any:
        hasil = asli(text, style, context, max_width, *lain, **bernama)
        baris, _, lanjut, *_ = hasil
        if lanjut is None or style["hyphens"] != "auto" or " " not in baris.text:
            return hasil
        sisa = text.encode()[lanjut:].decode()
        if " " in sisa.rstrip(" ") or not baris.text.endswith(style["hyphenate_character"]):
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
