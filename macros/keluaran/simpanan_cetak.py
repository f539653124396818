"""Fingerprints of what decides a PDF besides its text: the program, and the files read."""

import hashlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from ..dasar.berkas import sidik_berkas, sidik_kode
from ..dasar.pangkal import ASET, PROGRAM

FOLDER = Path(".cache", "pdf", "bagian")  # in the report's own folder
# Libraries of the system for layout: another version may break lines differently.
PUSTAKA = ("usr/lib/*/libpango*-1.0.so.*", "usr/lib*/libpango*-1.0.so.*")


def tetap(dibaca: Mapping[str, str], akar: Sequence[Path]) -> bool:
    """Whether files are unchanged since they were read. Raises OSError if one is missing."""
    return all(sidik_berkas(cari(akar, nama)) == isi for nama, isi in dibaca.items())


def cari(akar: Sequence[Path], nama: str) -> Path:
    """The file with that name below the first root that has it; the program's files come last.

    Raises FileNotFoundError if none has it.
    """
    for satu in (*akar, ASET):
        if (satu / nama).is_file():
            return satu / nama
    raise FileNotFoundError(f"berkas {nama} tidak ada")


@cache
def mesin() -> bytes:
    """A fingerprint of the PDF engine: the lock file, our code, libraries of the system."""
    kode = sorted(Path(__file__).with_name("pdf").rglob("*.py"))
    jumlah = hashlib.sha256(sidik_kode(PROGRAM / "requirements.txt", *kode).encode())
    for pola in PUSTAKA:
        for pustaka in sorted(Path("/").glob(pola)):
            jumlah.update(f"{pustaka.resolve().name} {pustaka.stat().st_size}\n".encode())
    return jumlah.digest()
