"""A space at the end of a text counts for nothing where its line ends, unless it may not be broken.

Where words fit the line and the space behind them does not, and what follows may not be broken,
the engine takes the words for one that is too long and puts the first on a line of its own. So it
does where that space is a no-break one, which has to come along. No report of it is known.
"""

from math import inf
from typing import Any

from weasyprint.layout import inline

from . import mengganti

LEBUR = {"normal", "pre-line"}  # spaces are one, and none at the end of a line
TAK_PUTUS = "\N{NO-BREAK SPACE}"


@mengganti((inline, "split_first_line"))
def abaikan_spasi_ujung(asli: Any) -> Any:
    """While the block runs, the engine breaks such lines where they end: it is asked again without
    the space, where only that is missing, with room for it, or, where it has to come along, with as
    much less."""

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
