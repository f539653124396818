"""Elements of the structure tree as the standard has them."""

from typing import Any

import pydyf

from ..struktur import akar, anak, benda, keturunan, menurut_kunci, unsur_sekitar


def bungkus_butir(pdf: Any) -> None:
    """Put what stands bare in a list item into the item's body, as the standard asks.

    The engine makes one only where an item's text is not in paragraphs of its own. Waits for
    https://github.com/Kozea/WeasyPrint/issues/2497, which shows the same for items without marks.
    """
    for butir in list(keturunan(pdf, akar(pdf))):
        if butir["S"] != "/LI":
            continue
        telanjang = [a for a in anak(pdf, butir) if a["S"] not in {"/Lbl", "/LBody"}]
        if telanjang:
            unsur_sekitar(pdf, "/LBody", butir, telanjang)


def ukur_gambar(pdf: Any, asal: dict[int, Any]) -> None:
    """Give every picture its place in the page's own units: points from the lower left corner.

    The engine writes CSS pixels from the upper left one. No report of it is known.
    """
    for unsur in keturunan(pdf, akar(pdf)):
        if unsur["S"] == "/Figure" and unsur.number in asal:
            tinggi = benda(pdf, unsur["Pg"])["MediaBox"][3]
            x1, y1, x2, y2 = (nilai * 0.75 for nilai in unsur["A"]["BBox"])
            unsur["A"]["BBox"] = pydyf.Array((x1, tinggi - y2, x2, tinggi - y1))
            if "matematika" in asal[unsur.number].element.get("class", ""):
                unsur["S"] = "/Formula"


def tandai_rumus(pdf: Any, asal: dict[int, Any]) -> None:
    """Make every line of a formula a Formula that is read, copied and found as one line of text.

    The engine draws fractions from CSS as paragraphs, two lines each; the text that stands for the
    whole line is given to its first piece, and the others stand for nothing. Waits for formulas in
    MathML, https://github.com/Kozea/WeasyPrint/issues/59, and for the report to write them.
    """
    halaman = {acuan: benda(pdf, acuan) for acuan in pdf.page_references}
    sifat = {
        (acuan, isi["MCID"]): isi
        for acuan, lembar in halaman.items()
        for isi in benda(pdf, lembar["Contents"]).stream
        if isinstance(isi, dict) and "MCID" in isi
    }
    for unsur in keturunan(pdf, akar(pdf)):
        box = asal.get(unsur.number)
        if unsur["S"] != "/P" or box is None or "langkah" not in box.element.get("class", ""):
            continue
        teks = " ".join("".join(box.element.itertext()).split())
        unsur["S"], unsur["Alt"] = "/Formula", pydyf.String(teks)
        for potong in keturunan(pdf, unsur):
            for mcid in potong["K"]:
                if isinstance(mcid, int):
                    sifat[potong["Pg"], mcid]["ActualText"] = pydyf.String(teks)
                    teks = ""


def lepas_perabot_halaman(pdf: Any) -> None:
    """Make running heads and feet artifacts, which are not read aloud on every page.

    The engine marks them as content, but hangs them on no branch of the structure tree, so that
    whatever cannot be reached from its root is such furniture. Waits for
    https://github.com/Kozea/WeasyPrint/issues/1836.
    """
    terjangkau = {id(unsur) for unsur in keturunan(pdf, akar(pdf))}
    pemilik = menurut_kunci(pdf)
    for acuan in pdf.page_references:
        halaman = benda(pdf, acuan)
        daftar = pemilik[halaman["StructParents"]]
        lepas = set()
        for mcid, acuan_unsur in enumerate(daftar):
            unsur = benda(pdf, acuan_unsur)
            if id(unsur) not in terjangkau:
                lepas.add(mcid)
                daftar[mcid] = "null"
                unsur.clear()
        perintah = benda(pdf, halaman["Contents"]).stream
        for i, sifat in enumerate(perintah):
            if isinstance(sifat, dict) and sifat.get("MCID") in lepas:
                perintah[i - 1] = "/Artifact"
                perintah[i] = pydyf.Dictionary({"Type": "/Pagination"})
