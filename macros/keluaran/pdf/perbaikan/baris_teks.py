"""What fits in a line is asked for again and again: a page is tried several times, cells are alike.

The engine measures a text once for the width of its column, once for the line, and again for each
try of the page, https://github.com/Kozea/WeasyPrint/issues/578 asks for less of it. This remembers
the answers; the file is the same byte for byte with and without.
"""

from typing import Any

from weasyprint.layout import inline, preferred
from weasyprint.text import line_break

from . import mengganti
from .rupa_teks import nomor_rupa


@mengganti(*((modul, "split_first_line") for modul in (line_break, inline, preferred)))
def ingat_baris(asli: Any) -> Any:
    """While the block runs, the engine splits each text once for each look and width."""
    jawaban: dict[tuple[Any, ...], Any] = {}

    def belah(text: str, style: Any, context: Any, *lain: Any, **bernama: Any) -> Any:
        kunci = (text, nomor_rupa(style), lain, *bernama.items())
        if kunci not in jawaban:
            jawaban[kunci] = asli(text, style, context, *lain, **bernama)
        return jawaban[kunci]

    return belah
