"""The dots that lead from a title to its page are one text.

The engine makes a box of each dot, and lays out, draws and tags each by itself: in the front lists
there are more of them than of all else. No report of it is known.
"""

from typing import Any

from weasyprint.layout import inline
from weasyprint.layout.leader import leader_index

from . import mengganti


@mengganti((inline, "handle_leader"))
def satukan_titik(asli: Any) -> Any:
    """While the block runs, the engine does so."""

    def tata(context: Any, line: Any, containing_block: Any) -> None:
        asli(context, line, containing_block)
        _, penuntun = leader_index(line)
        if penuntun is None or len(penuntun.children) < 2:
            return
        paling_kiri = penuntun.children[-1]  # the engine sets them from the right
        teks = paling_kiri.text * len(penuntun.children)
        hasil = inline.split_first_line(teks, paling_kiri.style, context, None, 0)
        utuh = paling_kiri.copy_with_text(teks)
        utuh.pango_layout, utuh.width = hasil[0], hasil[3]
        penuntun.children = (utuh,)

    return tata
