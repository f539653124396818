"""Whether a file of any kind lets a NIP be read: its text, its parts, what is packed in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Collection, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pikepdf
import pymupdf

from macros.dasar.penulisan import NIP

SPASI = re.compile(r"[\s\u00a0.·\u00ad-]+")
KEMASAN = {".zip", ".xlsx"}


def bernip(berkas: Path, nip: Collection[str]) -> bool:
    """Whether a file shows one of `nip`, or anything that has a NIP's shape, in any grouping."""
    return any(terbaca(isi, nip) for isi in teks(berkas.suffix, berkas.read_bytes()))


def terbaca(isi: str, nip: Collection[str]) -> bool:
    """Whether a text shows one of `nip`, or anything that has a NIP's shape."""
    rapat = SPASI.sub("", isi)
    return NIP.search(isi) is not None or any(SPASI.sub("", n) in rapat for n in nip if n)


def teks(akhiran: str, isi: bytes) -> Iterator[str]:
    """All text of a file, and of the files in it."""
    if akhiran == ".pdf":
        yield from _pdf(isi)
    elif akhiran in KEMASAN:
        with zipfile.ZipFile(io.BytesIO(isi)) as kemasan:
            for nama in kemasan.namelist():
                yield nama
                yield from teks(Path(nama).suffix, kemasan.read(nama))
    elif akhiran not in {".woff2", ".png", ".jpg"}:
        yield unescape(isi.decode("utf-8", errors="ignore"))


def _pdf(isi: bytes) -> Iterator[str]:
    """The pages as a reader shows them; what is attached; every string, as those of fields and
    metadata, and every stream that holds text."""
    buka: Any = pymupdf.open  # not typed
    with buka(stream=isi, filetype="pdf") as dokumen:
        yield from (halaman.get_text() for halaman in dokumen)
    with pikepdf.open(io.BytesIO(isi)) as pdf:
        for nama, lampiran in pdf.attachments.items():
            yield from teks(Path(nama).suffix, lampiran.get_file().read_bytes())
        for benda in pdf.objects:
            if isinstance(benda, pikepdf.Dictionary | pikepdf.Array):
                yield from _kata(benda)
            elif isinstance(benda, pikepdf.Stream) and str(benda.get("/Type", "")) == "/Metadata":
                yield benda.read_bytes().decode("utf-8", errors="ignore")


def _kata(benda: pikepdf.Object) -> Iterator[str]:
    isi = benda.values() if isinstance(benda, pikepdf.Dictionary) else benda
    yield from (str(satu) for satu in isi if isinstance(satu, pikepdf.String))
