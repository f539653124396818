"""A picture's place is given in the page's own units: points from the lower left corner.

The engine writes CSS pixels from the upper left one. No report of it is known.
"""

from typing import Any

import pydyf

from ..struktur import akar, benda, keturunan


def ukur_gambar(pdf: Any, asal: dict[int, Any]) -> None:
    """Give every picture its place in these units."""
    for unsur in keturunan(pdf, akar(pdf)):
        if unsur["S"] == "/Figure" and unsur.number in asal:
            tinggi = benda(pdf, unsur["Pg"])["MediaBox"][3]
            x1, y1, x2, y2 = (nilai * 0.75 for nilai in unsur["A"]["BBox"])
            unsur["A"]["BBox"] = pydyf.Array((x1, tinggi - y2, x2, tinggi - y1))
            if "matematika" in asal[unsur.number].element.get("class", ""):
                unsur["S"] = "/Formula"
