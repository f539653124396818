"""Built PDFs, to which signed ones are compared."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PDFAcuan:
    """A built PDF: the source of this knowledge, its SHA-256 and its size in bytes."""

    nama: str
    sha256: str
    ukuran: int

    @classmethod
    def dari(cls, pdf: Mapping[str, Any], depan: str = "", belakang: str = "") -> PDFAcuan:
        """From a manifest's entry; the source is its name between `depan` and `belakang`."""
        return cls(f"{depan}{pdf['berkas']}{belakang}", str(pdf["sha256"]), int(pdf["ukuran"]))


def cocokkan(isi: bytes, daftar: Iterable[PDFAcuan]) -> PDFAcuan | None:
    """The reference with which the bytes `isi` begin; the longest if there are several."""
    for acuan in sorted(daftar, key=lambda a: a.ukuran, reverse=True):
        # Every file begins with an empty one, which must not match.
        if acuan.ukuran and hashlib.sha256(isi[: acuan.ukuran]).hexdigest() == acuan.sha256:
            return acuan
    return None
