"""PDFs kept beside the report, each by all that decided it: an unchanged one is not made again.

What a document is made of is known before: its text, what is said of it, the attachments, the
program. Which pictures, fonts, and style sheets it reads is known only afterwards; the process that
made it tells them, and one that has changed, gone, or come to stand before it makes it anew.
"""

import hashlib
import json
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path

from ..dasar.berkas import sidik_berkas, sidik_kode, tulis_utuh
from ..dasar.pangkal import ASET, PROGRAM

# Editions of a report and of the last versions of it; a PDF has about a megabyte.
TERBANYAK = 8
FOLDER = Path(".cache", "pdf")  # in a report's own
# What lays text out stands outside the program: another release of it may set lines otherwise.
PUSTAKA = ("usr/lib/*/libpango*-1.0.so.*", "usr/lib*/libpango*-1.0.so.*")


class SimpananCetak:
    """The PDFs kept in one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def ambil(self, sidik: str, akar: Sequence[Path], hasil: Path) -> bool:
        """Put the PDF of that fingerprint at `hasil`, where what it reads below `akar` is still the
        same; says whether."""
        simpan = self._folder / f"{sidik}.pdf"
        try:
            dibaca = json.loads(simpan.with_suffix(".json").read_bytes())
            if not tetap(dibaca, akar):
                return False
            shutil.copyfile(simpan, hasil)
            simpan.touch()
        except (OSError, ValueError, AttributeError):
            return False
        return True

    def simpan(self, sidik: str, hasil: Path, dibaca: Mapping[str, str]) -> None:
        """Keep the PDF `hasil` and what it read, and let the oldest go; where that fails, none."""
        with suppress(OSError):
            simpan = self._folder / f"{sidik}.pdf"
            tulis_utuh(simpan, hasil.read_bytes())
            tulis_utuh(simpan.with_suffix(".json"), json.dumps(dibaca).encode())
            semua = sorted(self._folder.glob("*.pdf"), key=lambda b: b.stat().st_mtime)
            for lama in semua[:-TERBANYAK]:
                lama.unlink(missing_ok=True)
                lama.with_suffix(".json").unlink(missing_ok=True)


def sidik(naskah: Path, lampiran: Path) -> str:
    """Fingerprint of a printed document, its metadata and attachments, and of what prints it."""
    jumlah = hashlib.sha256(mesin())
    berkas = [naskah, naskah.with_suffix(".json"), *sorted(lampiran.rglob("*"))]
    for satu in berkas:
        if satu.is_file():
            jumlah.update(f"{satu.name}\0{sidik_berkas(satu)}\n".encode())
    return jumlah.hexdigest()


def tetap(dibaca: Mapping[str, str], akar: Sequence[Path]) -> bool:
    """Whether files that were read are the same. Raises OSError where one is not there."""
    return all(sidik_berkas(cari(akar, nama)) == isi for nama, isi in dibaca.items())


def cari(akar: Sequence[Path], nama: str) -> Path:
    """The file of that name below the first root that has it; the program's files come last.

    Raises FileNotFoundError where none has it.
    """
    for satu in (*akar, ASET):
        if (satu / nama).is_file():
            return satu / nama
    raise FileNotFoundError(f"berkas {nama} tidak ada")


@cache
def mesin() -> bytes:
    """What makes the PDF, as a fingerprint: the engine by the lock file, our part, the system's."""
    kode = sorted(Path(__file__).with_name("pdf").rglob("*.py"))
    jumlah = hashlib.sha256(sidik_kode(PROGRAM / "requirements.txt", *kode).encode())
    for pola in PUSTAKA:
        for pustaka in sorted(Path("/").glob(pola)):
            jumlah.update(f"{pustaka.resolve().name} {pustaka.stat().st_size}\n".encode())
    return jumlah.digest()
