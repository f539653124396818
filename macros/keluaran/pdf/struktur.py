"""Navigate the structure tree of a PDF before the engine writes it.

Objects are pydyf's: dictionaries that refer to each other as b"12 0 R".
"""

from collections.abc import Iterator, Sequence
from typing import Any

import pydyf

GENERASI = b" 0 R"  # the end of a reference


def benda(pdf: Any, acuan: bytes) -> Any:
    """The object to which b"12 0 R" refers."""
    return pdf.objects[int(acuan[: -len(GENERASI)])]


def akar(pdf: Any) -> Any:
    """The root of the structure tree."""
    return benda(pdf, pdf.catalog["StructTreeRoot"])


def pemilik(pdf: Any) -> Any:
    """The parent tree as a flat list: keys and owners alternate."""
    return benda(pdf, akar(pdf)["ParentTree"])["Nums"]


def menurut_kunci(pdf: Any) -> dict[int, Any]:
    """The owners in the parent tree by their keys."""
    peta = pemilik(pdf)
    return dict(zip(peta[::2], peta[1::2], strict=True))


def unsur_akhir(pdf: Any, jenis: str, induk: Any, halaman: bytes) -> Any:
    """Add a structure element as the last child of `induk`."""
    satu = pydyf.Dictionary({"Type": "/StructElem", "S": jenis, "K": pydyf.Array()})
    pdf.add_object(satu)
    satu["Pg"], satu["P"] = halaman, induk.reference
    induk["K"].append(satu.reference)
    return satu


def unsur_sekitar(pdf: Any, jenis: str, induk: Any, isi: Sequence[Any]) -> Any:
    """Wrap some children of `induk` in a new structure element, in the place of the first."""
    satu = pydyf.Dictionary({"Type": "/StructElem", "S": jenis, "Pg": isi[0]["Pg"]})
    pdf.add_object(satu)
    satu["P"], satu["K"] = induk.reference, pydyf.Array([u.reference for u in isi])
    induk["K"].insert(induk["K"].index(isi[0].reference), satu.reference)
    induk["K"][:] = [k for k in induk["K"] if k not in satu["K"]]
    for u in isi:
        u["P"] = satu.reference
    return satu


def anak(pdf: Any, unsur: Any) -> list[Any]:
    """The structure elements directly below one, without marked content and object references."""
    objek, potong = pdf.objects, -len(GENERASI)  # called hundreds of thousands of times
    return [
        satu
        for acuan in unsur.get("K", ())
        if type(acuan) is bytes
        and (satu := objek[int(acuan[:potong])]).get("Type") == "/StructElem"
    ]


def keturunan(pdf: Any, unsur: Any) -> Iterator[Any]:
    """All structure elements below one, in reading order.

    The children of an element are looked up after it was yielded, as the caller may change them.
    """
    tumpukan = anak(pdf, unsur)[::-1]
    while tumpukan:
        satu = tumpukan.pop()
        yield satu
        tumpukan += reversed(anak(pdf, satu))
