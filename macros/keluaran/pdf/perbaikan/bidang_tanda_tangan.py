"""Signature fields: check boxes that the engine draws are turned into fields to be signed.

A check box is the one input for which the engine needs no font; it brings the widget, its place in
the structure tree and a form to draw on. Signature fields were asked for in
https://github.com/Kozea/WeasyPrint/issues/61, which brought the others.
"""

from typing import Any

import pydyf

from ..struktur import benda, menurut_kunci

# What makes a check box of a field.
MILIK_KOTAK = ("AS", "MK", "Border", "V")


def jadikan_bidang_tanda_tangan(pdf: Any) -> None:
    """Make every input of the document an empty signature field (ISO 32000-1, 12.7.4.5).

    Its appearance is blank: paper, until someone signs.
    """
    formulir = pdf.catalog.get("AcroForm")
    if formulir is None:
        return
    del formulir["DR"], formulir["NeedAppearances"]
    formulir["SigFlags"] = 3  # has signature fields; must not be rewritten as a whole
    for acuan in formulir["Fields"]:
        bidang = benda(pdf, acuan)
        for kunci in MILIK_KOTAK:
            del bidang[kunci]
        bidang["FT"] = "/Sig"
        # The engine gives the upper corner first, which signing programs take as it stands.
        kiri, atas, kanan, bawah = bidang["Rect"]
        bidang["Rect"] = pydyf.Array([kiri, bawah, kanan, atas])
        (tampak,) = bidang["AP"]["N"].values()
        bentuk = benda(pdf, tampak)
        bentuk.stream = []
        bentuk.extra["Resources"] = pydyf.Dictionary()
        bidang["AP"]["N"] = tampak
        _beri_sebutan(pdf, bidang)


def _beri_sebutan(pdf: Any, bidang: Any) -> None:
    """Let the field and its place in the text share one description, an object of its own.

    Whoever signs adds to it what the visible signature says: one string is replaced.
    """
    sebutan = pydyf.String(bidang["TU"].string)
    pdf.add_object(sebutan)
    benda(pdf, menurut_kunci(pdf)[bidang["StructParent"]])["Alt"] = sebutan.reference
    bidang["TU"] = sebutan.reference
