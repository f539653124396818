"""Fewer elements for the same page: a browser on a small phone pays for each of them.

A figure that is all that a cell holds needs no element of its own: the cell carries its key and
its exact value, and is what the script makes answer. Widths of columns stand in the head row.
"""

from __future__ import annotations

from lxml.html import HtmlElement

from . import pohon


def ringkaskan(akar: HtmlElement) -> None:
    """Fold what cells and columns do not need elements for."""
    for angka in list(akar.iter("data")):
        sel = angka.getparent()
        # What may break within its cell, or stands beside other words, stays what it is.
        sendiri = sel.tag in {"td", "th"} and pohon.teks(sel) == pohon.teks(angka)
        if sendiri and len(sel) == 1 and pohon.kelas(angka) == {"angka"}:
            sel.set("class", f"{sel.get('class') or ''} angka angka-asal".strip())
            sel.set("data-kunci", angka.get("data-kunci") or "")
            sel.set("data-nilai", angka.get("value") or "")
            angka.drop_tag()
    for kolom in list(akar.iter("colgroup")):
        kepala = kolom.getparent().findall("thead/tr/th")
        if len(kepala) != len(kolom):
            continue
        for lebar, sel in zip(kolom, kepala, strict=True):
            if kelas := lebar.get("class"):
                sel.set("class", f"{sel.get('class') or ''} {kelas}".strip())
        kolom.drop_tree()
