"""What only a browser needs of a page: fewer elements, since a small phone pays for each of them,
and codes that are not broken over lines.

A figure that is all that a cell holds needs no element of its own: the cell carries its key and
its exact value, and is what the script makes answer. Widths of columns stand in the head row.
"""

import re

from lxml.html import HtmlElement

from ..dasar import pohon

# Codes and abbreviations with hyphens, after which a browser would begin a new line: `IKP-2.1`,
# `1.02.02-1`, `D-III`; the number of a letter is longer than a narrow column, and may break.
BERTANDA_HUBUNG = re.compile(
    r"(?<![\w./-])(?=[\w.-]{3}[\w.-]*(?![\w/-]))[A-Z\d][A-Z\d.]*(?:-[A-Z\d](?:[\w.]*\w)?)+"
)
TERPANJANG = 24
TANPA_KODE = {"button", "code", "option", "pre", "script", "style", "svg", "textarea"}


def ringkaskan(akar: HtmlElement) -> None:
    """Fold what cells and columns do not need elements for."""
    for angka in list(akar.iter("data")):
        sel = angka.getparent()
        # What may break within its cell, or stands beside other words, stays what it is.
        sendiri = sel.tag in {"td", "th"} and pohon.teks(sel) == pohon.teks(angka)
        if sendiri and len(sel) == 1 and pohon.kelas(angka) == {"angka"}:
            pohon.tambah_kelas(sel, "angka angka-asal")
            sel.set("data-kunci", angka.get("data-kunci") or "")
            sel.set("data-nilai", angka.get("value") or "")
            angka.drop_tag()
    for kolom in list(akar.iter("colgroup")):
        kepala = kolom.getparent().findall("thead/tr/th")
        if len(kepala) != len(kolom):
            continue
        for lebar, sel in zip(kolom, kepala, strict=True):
            if kelas := lebar.get("class"):
                pohon.tambah_kelas(sel, kelas)
        kolom.drop_tree()


def utuhkan(akar: HtmlElement) -> None:
    """Keep each code with a hyphen on one line."""
    for unsur in list(akar.iter("*")):
        if unsur.tag not in TANPA_KODE and "nomor" not in pohon.kelas(unsur):
            pohon.bungkus_kode(unsur, BERTANDA_HUBUNG, TERPANJANG, "utuh")
