"""Every list item has a body.

The engine makes one only where an item's text is not in paragraphs of its own. Waits for
https://github.com/Kozea/WeasyPrint/issues/2497, which shows the same for items without marks.
"""

from typing import Any

from ..struktur import akar, anak, keturunan, unsur_sekitar


def bungkus_butir(pdf: Any) -> None:
    """Put what stands bare in a list item into the item's body, as the standard asks."""
    for butir in list(keturunan(pdf, akar(pdf))):
        if butir["S"] != "/LI":
            continue
        telanjang = [a for a in anak(pdf, butir) if a["S"] not in {"/Lbl", "/LBody"}]
        if telanjang:
            unsur_sekitar(pdf, "/LBody", butir, telanjang)
