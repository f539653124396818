"""What a PDF says of itself, and that it could not be made."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


class GalatPDF(Exception):
    """The PDF cannot be made, or not as it should be; the message is for the editor."""


@dataclass(frozen=True)
class MetadataPDF:
    """What the PDF says of itself.

    `dibuat` and `diubah` are ISO dates taken from the data, never the clock; `pengenal` is a name
    that stays the same for all builds of one edition; `kode` is the document code.
    """

    judul: str
    penulis: str
    subjek: str
    kata_kunci: tuple[str, ...]
    dibuat: str
    diubah: str
    pengenal: str
    kode: str

    @classmethod
    def baca(cls, berkas: Path) -> MetadataPDF:
        """Read from JSON. Raises GalatPDF when the file is missing or a field is."""
        try:
            isi = json.loads(berkas.read_text(encoding="utf-8"))
            return cls(**{**isi, "kata_kunci": tuple(isi["kata_kunci"])})
        except (OSError, ValueError, TypeError, KeyError) as galat:
            raise GalatPDF(f"Metadata {berkas.name} tidak dapat dibaca: {galat}") from galat
