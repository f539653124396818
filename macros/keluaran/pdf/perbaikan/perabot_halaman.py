"""Running heads and feet are furniture, and not read aloud on every page.

The engine marks them as content. Waits for https://github.com/Kozea/WeasyPrint/issues/1836.
"""

from typing import Any

import pydyf

from ..struktur import akar, benda, keturunan, menurut_kunci


def lepas_perabot_halaman(pdf: Any) -> None:
    """Make running heads and feet artifacts: the engine hangs them on no branch of the structure
    tree, so that whatever cannot be reached from its root is such furniture."""
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
