"""Ways through a PDF's structure tree while the engine is about to write it.

Objects are pydyf's: dictionaries that refer to each other by b"12 0 R".
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any


def benda(pdf: Any, acuan: bytes) -> Any:
    """The object that b"12 0 R" refers to."""
    return pdf.objects[int(acuan.split()[0])]


def anak(pdf: Any, unsur: Any) -> Iterator[Any]:
    """The structure elements right below one, without marked content and object references."""
    for acuan in unsur.get("K", ()):
        if isinstance(acuan, bytes):
            satu = benda(pdf, acuan)
            if satu.get("Type") == "/StructElem":
                yield satu


def keturunan(pdf: Any, unsur: Any) -> Iterator[Any]:
    """All structure elements below one, in reading order."""
    tumpukan = [anak(pdf, unsur)]
    while tumpukan:
        satu = next(tumpukan[-1], None)
        if satu is None:
            tumpukan.pop()
        else:
            yield satu
            tumpukan.append(anak(pdf, satu))
