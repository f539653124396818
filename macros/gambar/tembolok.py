"""Cache of drawings by content: an unchanged chart costs a hash and no import."""

import hashlib
import json
import os
import time
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from ..dasar import segel
from ..dasar.berkas import objek_json, sidik_kode
from .gaya import BERKAS_HURUF, FOLDER_HURUF, VARIAN
from .spesifikasi import Spesifikasi

UMUR = 30 * 24 * 3600  # seconds


@cache
def _mesin() -> str:
    """Fingerprint of all that decides a drawing's bytes besides the specification."""
    huruf = (FOLDER_HURUF / nama for nama in BERKAS_HURUF.values())
    isi = (b for b in sorted(Path(__file__).parent.iterdir()) if b.is_file())
    return sidik_kode(*isi, *huruf, paket="matplotlib")


def kunci(spek: Spesifikasi) -> str:
    """The name of the cached drawing of `spek` by this code."""
    return hashlib.sha256(f"{_mesin()}{spek!r}".encode()).hexdigest()[:32]


def _baca(berkas: Path) -> dict[str, str] | None:
    """A cached drawing, marked as used; None if it is missing or damaged."""
    try:
        isi = objek_json(segel.ambil(berkas))
    except (FileNotFoundError, ValueError):
        return None
    with suppress(OSError):
        os.utime(berkas)
    return isi if tuple(isi) == VARIAN else None


def lukis_tersimpan(spek: Spesifikasi, folder: Path) -> dict[str, str]:
    """The variants of `lukis.lukis`, from `folder` if cached there."""
    berkas = folder / kunci(spek)
    if (svg := _baca(berkas)) is not None:
        return svg
    from .lukis import lukis  # draws with matplotlib, whose import is what the cache saves

    svg = lukis(spek)
    segel.taruh(berkas, json.dumps(svg, ensure_ascii=False).encode())
    return svg


def lukis_dahulu(semua: Iterable[Spesifikasi], folder: Path) -> None:
    """Draw what `folder` does not have yet; a process that needs one meanwhile draws it, too."""
    for spek in semua:
        lukis_tersimpan(spek, folder)
    _buang_lama(folder)


def _buang_lama(folder: Path) -> None:
    """Delete drawings that have not been used for long, as every changed figure leaves one
    behind."""
    batas = time.time() - UMUR
    for berkas in folder.glob("*"):
        with suppress(OSError):
            if berkas.stat().st_mtime < batas:
                berkas.unlink()
