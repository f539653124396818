"""A link is one annotation that says the link's words.

The engine makes one for every box inside a link, outside any Link tag, and describes it with the
target's id. Waits for the part on anchors of https://github.com/Kozea/WeasyPrint/issues/2482.
"""

from collections.abc import Sequence
from typing import Any

import pydyf
from weasyprint import Page

from ..struktur import akar, benda, keturunan, menurut_kunci, pemilik


def rapikan_tautan(pdf: Any, halaman: Sequence[Page]) -> None:
    """Keep one annotation a link and let it say the link's words."""
    lebihan: dict[bytes, Any] = {}
    for satu in halaman:
        for _, _, _, kotak in satu.links:
            anotasi = kotak.link_annotation
            if kotak.element_tag == "a":
                kata = " ".join("".join(kotak.element.itertext()).split())
                anotasi["Contents"] = pydyf.String(kata)
            else:
                lebihan[anotasi.reference] = anotasi
    lepas = {anotasi["StructParent"] for anotasi in lebihan.values()}
    tetap = (pasang for pasang in menurut_kunci(pdf).items() if pasang[0] not in lepas)
    pemilik(pdf)[:] = [isi for pasang in [*tetap] for isi in pasang]
    for unsur in keturunan(pdf, akar(pdf)):
        unsur["K"][:] = [k for k in unsur["K"] if _anotasi(pdf, k) not in lebihan]
    for acuan in pdf.page_references:
        lembar = benda(pdf, acuan)
        if "Annots" in lembar:
            lembar["Annots"][:] = [a for a in lembar["Annots"] if a not in lebihan]
    for anotasi in lebihan.values():
        anotasi.clear()


def _anotasi(pdf: Any, isi: Any) -> bytes | None:
    """The annotation that an entry of a structure element refers to."""
    if isinstance(isi, bytes):
        satu = benda(pdf, isi)
        if satu.get("Type") == "/OBJR":
            return bytes(satu["Obj"])
    return None
