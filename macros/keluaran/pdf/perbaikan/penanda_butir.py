"""A list item's number is painted with its item, in the order in which it is read.

The engine places it like things set apart from the text, which are painted last. Reported in
https://github.com/Kozea/WeasyPrint/issues/2715, which is closed, though not mended.
"""

from collections.abc import Iterable
from typing import Any


def lukis_penanda_di_tempat(halaman: Iterable[Any]) -> None:
    """Let every item's number be painted so."""
    for satu in halaman:
        for box in satu._page_box.descendants(placeholders=True):  # noqa: SLF001
            if box.is_outside_marker:
                box.style["position"] = "static"
