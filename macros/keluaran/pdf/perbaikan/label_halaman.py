"""Page numbers in a reader's margin are those that are printed on the pages.

The engine writes no page labels (ISO 32000-1, 12.4.2). No request for it is known.
"""

from typing import Any

import pydyf


def beri_label_halaman(pdf: Any, awal: int | None, isi: int | None) -> None:
    """Give pages the numbers that are printed on them: roman from page index `awal`, decimal from
    `isi`; pages before have none."""
    nomor = pydyf.Array([0, pydyf.Dictionary({"P": pydyf.String("Sampul")})])
    for mulai, gaya in ((awal, "/r"), (isi, "/D")):
        if mulai is not None:
            nomor.extend([mulai, pydyf.Dictionary({"S": gaya, "St": 1})])
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": nomor})
