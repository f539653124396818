"""A PDF as it was built, against which a signed one is held."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PDFAcuan:
    """A PDF as it was built: where that is known from, its SHA-256 and its size in bytes."""

    nama: str
    sha256: str
    ukuran: int

    @classmethod
    def dari(cls, pdf: Mapping[str, Any], depan: str = "", belakang: str = "") -> PDFAcuan:
        """As a manifest tells of it; before and behind its name stands where that is."""
        return cls(f"{depan}{pdf['berkas']}{belakang}", str(pdf["sha256"]), int(pdf["ukuran"]))


def cocokkan(isi: bytes, daftar: Iterable[PDFAcuan]) -> PDFAcuan | None:
    """The reference whose bytes `isi` begins with, the longest if there are several."""
    for acuan in sorted(daftar, key=lambda a: a.ukuran, reverse=True):
        # Every file begins with an empty one.
        if acuan.ukuran and hashlib.sha256(isi[: acuan.ukuran]).hexdigest() == acuan.sha256:
            return acuan
    return None
