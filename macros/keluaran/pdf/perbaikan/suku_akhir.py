"""Names are not divided, nor the last word of a text: its end would stand on a line of its own.

The engine does not know `hyphenate-limit-last`, by which a style sheet would say so. No report of
it is known. No style sheet knows names: they are what begins with a capital.
"""

from typing import Any

from weasyprint.layout import inline

from . import mengganti


@mengganti((inline, "split_first_line"))
def tahan_suku_akhir(asli: Any) -> Any:
    """While the block runs, the engine takes such a word to the next line as a whole: it is asked
    again without hyphens, where a name is divided or nothing but the end of a word is left."""

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
