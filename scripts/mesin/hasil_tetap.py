"""A result that is still what a build would make is not made again.

What decides a result is known before: the report's files, the program, where the report stands in
Git. Whoever touched a file of the result since gets a new one.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from macros.dasar.berkas import tulis_utuh
from macros.dasar.pangkal import PROGRAM
from macros.keluaran import ragam, simpanan_cetak, versi

PENENTU_LAPORAN = ("data", "docs", "mkdocs.yml")
PENENTU_PROGRAM = ("macros", "scripts", "requirements.txt")
# What a build for `publish` makes is decided by more than this.
VARIABEL = (versi.VARIABEL, versi.VARIABEL_PENDAHULU)


def sidik_masukan(proyek: Path, edisi: str | None) -> str:
    """Fingerprint of all that decides what a build of these editions makes; empty where a build is
    to be whole: for `publish`, and for copies to be signed, which nothing keeps."""
    if edisi not in {None, "publik"} or any(os.environ.get(nama) for nama in VARIABEL):
        return ""
    jumlah = hashlib.sha256(simpanan_cetak.mesin())
    jumlah.update(f"{sys.version}\0{edisi}\0{ragam.asal_naskah(proyek, None)}\n".encode())
    with suppress(OSError):  # what cannot be read, the check names
        for akar, semua in ((proyek, PENENTU_LAPORAN), (PROGRAM, PENENTU_PROGRAM)):
            for berkas in (b for nama in semua for b in _berkas(akar / nama)):
                isi = simpanan_cetak.sidik_berkas(berkas)
                jumlah.update(f"{berkas.relative_to(akar)}\0{isi}\n".encode())
        return jumlah.hexdigest()
    return ""


def temuan_bila_tetap(proyek: Path, tujuan: Path, masukan: str) -> int | None:
    """How many findings the last build had, where its result in `tujuan` still stands as it was
    made, and of the same; or `None`."""
    with suppress(OSError, ValueError, KeyError, TypeError):
        catatan = json.loads(_catatan(proyek).read_bytes())
        if masukan and catatan["masukan"] == masukan and catatan["hasil"] == _sidik_hasil(tujuan):
            return int(catatan["temuan"])
    return None


def catat(proyek: Path, tujuan: Path, masukan: str, temuan: int) -> None:
    """Keep what the result in `tujuan` was made of; where that fails, the next build is whole."""
    if not masukan:
        return
    isi = {"masukan": masukan, "hasil": _sidik_hasil(tujuan), "temuan": temuan}
    with suppress(OSError):
        tulis_utuh(_catatan(proyek), json.dumps(isi).encode())


def _catatan(proyek: Path) -> Path:
    return proyek / ".cache" / "hasil.json"


def _sidik_hasil(tujuan: Path) -> str:
    """Where every file stands, how long it is, and when it was last written."""
    jumlah = hashlib.sha256(str(tujuan).encode())
    for berkas in _berkas(tujuan):
        rupa = berkas.stat()
        jumlah.update(f"{berkas}\0{rupa.st_size}\0{rupa.st_mtime_ns}\n".encode())
    return jumlah.hexdigest()


def _berkas(akar: Path) -> Iterator[Path]:
    """Every file below `akar`, or itself, as the site's engine finds them: also behind links."""
    if akar.is_file():
        yield akar
    for folder, anak, nama in os.walk(akar, followlinks=True):
        anak[:] = sorted(a for a in anak if a != "__pycache__")
        yield from (Path(folder, satu) for satu in sorted(nama))
