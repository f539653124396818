"""Every list item has a body.

The engine makes one only where an item's text is not in paragraphs of its own. Waits for
https://github.com/Kozea/WeasyPrint/issues/2497, which shows the same for items without marks.
"""

from typing import Any

import pydyf

from ..struktur import anak, benda, keturunan


def bungkus_butir(pdf: Any) -> None:
    """Put what stands bare in a list item into the item's body, as the standard asks.

    The engine makes a body only where an item's text is not in paragraphs of its own.
    """
    for butir in list(keturunan(pdf, benda(pdf, pdf.catalog["StructTreeRoot"]))):
        if butir["S"] != "/LI":
            continue
        telanjang = [a for a in anak(pdf, butir) if a["S"] not in {"/Lbl", "/LBody"}]
        if not telanjang:
            continue
        isi = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "Pg": butir["Pg"]})
        pdf.add_object(isi)
        isi["P"] = butir.reference
        isi["K"] = pydyf.Array([a.reference for a in telanjang])
        for satu in telanjang:
            satu["P"] = isi.reference
        butir["K"][:] = [k for k in butir["K"] if k not in isi["K"]]
        butir["K"].append(isi.reference)
