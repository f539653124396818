"""A formula is a Formula that is read, copied and found as one line of text.

The engine draws fractions from CSS as paragraphs. Waits for formulas in MathML,
https://github.com/Kozea/WeasyPrint/issues/59, and for the report to write them.
"""

from typing import Any

import pydyf

from ..struktur import akar, benda, keturunan


def tandai_rumus(pdf: Any, asal: dict[int, Any]) -> None:
    """Make every line of a formula a Formula that is read, copied and found as one line of text.

    A fraction is drawn as two lines; the text that stands for the whole line is given to its first
    piece, and the others stand for nothing.
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
