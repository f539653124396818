"""Ways through a PDF's structure tree while the engine is about to write it.

Objects are pydyf's: dictionaries that refer to each other by b"12 0 R".
"""

from collections.abc import Iterator
from typing import Any

GENERASI = b" 0 R"  # how a reference ends


def benda(pdf: Any, acuan: bytes) -> Any:
    """The object that b"12 0 R" refers to."""
    return pdf.objects[int(acuan[: -len(GENERASI)])]


def anak(pdf: Any, unsur: Any) -> list[Any]:
    """The structure elements right below one, without marked content and object references."""
    objek, potong = pdf.objects, -len(GENERASI)  # asked for hundreds of thousands of times
    return [
        satu
        for acuan in unsur.get("K", ())
        if type(acuan) is bytes
        and (satu := objek[int(acuan[:potong])]).get("Type") == "/StructElem"
    ]


def keturunan(pdf: Any, unsur: Any) -> Iterator[Any]:
    """All structure elements below one, in reading order.

    What is below an element is looked for after it was given: it may have been changed meanwhile.
    """
    tumpukan = anak(pdf, unsur)[::-1]
    while tumpukan:
        satu = tumpukan.pop()
        yield satu
        tumpukan += reversed(anak(pdf, satu))
