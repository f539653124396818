"""The copies that are signed: they print every NIP, so no site ever holds them, nor does Git."""

import contextlib
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from macros.dasar.berkas import tulis_utuh


@contextlib.contextmanager
def sementara(proyek: Path) -> Iterator[Path]:
    """A folder where copies stand until everything else is there; it vanishes with the block."""
    rumah = proyek / ".cache"
    rumah.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="salinan-", dir=rumah) as folder:
        yield Path(folder)


def simpan(dari: Path, tujuan: Path) -> list[Path]:
    """Put the copies made in `dari` into the folder `tujuan`, which Git is told to leave alone; the
    files as they stand now."""
    semua = sorted(dari.glob("*.pdf"))
    if not semua:
        return []
    tujuan.mkdir(parents=True, exist_ok=True)
    tulis_utuh(tujuan / ".gitignore", b"*\n")
    for satu in semua:
        shutil.move(satu, tujuan / satu.name)
    return [tujuan / satu.name for satu in semua]
