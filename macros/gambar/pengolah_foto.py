"""Photographs made fit for readers: upright, small enough, and without what the camera noted.

A telephone's photograph carries the place where it was taken, and weighs more than the report.
"""

from __future__ import annotations

import hashlib
import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ..dasar.berkas import dibuat_sekali
from ..dasar.kosakata import bunyi

if TYPE_CHECKING:
    from PIL.Image import Image

# What a browser and the PDF show, by the ending of the name, and how Pillow calls it.
RASTER = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
# And what no browser shows, but a scanner writes and a reader may fetch.
BERSIH = {**RASTER, ".tif": "TIFF", ".tiff": "TIFF"}
SISI = 1600  # px of the longer side: 250 dpi over the width of the text
MUTU = 82
BATAS_PIKSEL = 120_000_000
# Photographs of newer telephones, whatever their files are called.
SANDI_BARU = re.compile(rb".{4}ftyp(?:hei[cfmsx]|hev[cmsx]|mif1|msf1|avi[fs])", re.DOTALL)
# What else is given the name of a picture, and what is said of it.
LFS = b"version https://git-lfs"  # what stands for a file that Git keeps elsewhere
LAIN = (
    (re.compile(LFS), "gambar/penunjuk-lfs"),
    (re.compile(rb"%PDF-"), "gambar/foto-pdf"),
    (re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0|\s*<[!a-zA-Z]"), "gambar/foto-lain"),
    (re.compile(b""), "gambar/foto-tak-utuh"),
)
VERSI = "2"  # of what is done to a picture: part of the name under which it is kept


class FotoRusak(ValueError):
    """The file is no picture that can be shown; the message says why."""


def rapikan(isi: bytes, *, lembaran: bool = True) -> bytes:
    """A picture turned as it was taken, `SISI` px at most, without notes on place, time or camera.

    What is small and says nothing of itself already is still written anew: only so is it sure. The
    pages of a TIFF stay as they are, but for where a browser is to show it (not `lembaran`).
    Raises FotoRusak where it cannot be read, or is too large to be.
    """
    from PIL import Image, ImageOps

    with terbuka(isi) as asli:
        jenis = asli.format
        if jenis == "TIFF" and lembaran:
            return _semua_lembar(asli)
        asli.draft("RGB", (SISI, SISI))
        gambar = ImageOps.exif_transpose(asli)
        gambar = delapan_bit(gambar)
        gambar.thumbnail((SISI, SISI), Image.Resampling.LANCZOS)
    keluar = io.BytesIO()
    if jenis == "PNG":
        bersih = gambar if gambar.mode in {"1", "L", "LA", "P", "RGB", "RGBA"} else gambar.convert()
        bersih.info = {k: v for k, v in gambar.info.items() if k == "transparency"}
        bersih.save(keluar, "PNG", optimize=True)
    elif jenis == "WEBP":
        gambar.save(keluar, "WEBP", quality=MUTU, exif=b"", xmp=b"", icc_profile=None)
    else:
        gambar.convert("RGB").save(keluar, "JPEG", quality=MUTU, optimize=True, progressive=True)
    return keluar.getvalue()


def delapan_bit(gambar: Image) -> Image:
    """A picture whose greys have sixteen bits with eight; neither JPEG nor the PDF engine knows the
    former, and Pillow cuts them off. Others stay as they are."""
    import numpy as np
    from PIL import Image

    if not gambar.mode.startswith("I"):
        return gambar
    return Image.fromarray((np.asarray(gambar).astype(np.int64) >> 8).clip(0, 255).astype(np.uint8))


@contextmanager
def terbuka(isi: bytes) -> Iterator[Image]:
    """A picture made of dots, while it is read. Raises FotoRusak where it cannot be read, or is too
    large to be."""
    from PIL import Image, ImageFile, UnidentifiedImageError

    if SANDI_BARU.match(isi):
        raise FotoRusak(bunyi("gambar/foto-heic"))
    # The PDF engine makes the library take a cut picture for a whole one, in all of its process.
    # What the library would say itself of size and of the camera's notes is told here, or left out.
    semula, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    batas, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(isi)) as gambar:
            if gambar.width * gambar.height > BATAS_PIKSEL:
                kata = {"lebar": gambar.width, "tinggi": gambar.height}
                raise FotoRusak(bunyi("gambar/foto-besar", **kata))
            yield gambar
    except (UnidentifiedImageError, OSError, SyntaxError) as galat:
        if isinstance(galat, OSError) and galat.errno:  # the machine's, and not the picture's
            raise
        raise FotoRusak(bunyi(next(kata for pola, kata in LAIN if pola.match(isi)))) from galat
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = semula, batas


def _semua_lembar(asli: Image) -> bytes:
    """Every page of a TIFF as it is, without its notes."""
    lembar = []
    for nomor in range(getattr(asli, "n_frames", 1)):
        asli.seek(nomor)
        satu = asli.copy()
        satu.info = {}
        lembar.append(satu.convert() if satu.mode == "P" else satu)
    keluar = io.BytesIO()
    lembar[0].save(
        keluar, "TIFF", compression="tiff_adobe_deflate", save_all=True, append_images=lembar[1:]
    )
    return keluar.getvalue()


def tersimpan(berkas: Path, folder: Path) -> Path:
    """The file in `folder` that holds the picture as `rapikan` makes it; an unchanged picture is
    worked on once. Raises FotoRusak as `rapikan` does."""
    isi = berkas.read_bytes()
    sidik = hashlib.sha256(VERSI.encode() + isi).hexdigest()[:32]
    akhiran = berkas.suffix.lower()
    lembaran = akhiran not in RASTER
    return dibuat_sekali(folder / f"{sidik}{akhiran}", lambda: rapikan(isi, lembaran=lembaran))


def ukuran(berkas: Path) -> tuple[int, int]:
    """Width and height in px."""
    from PIL import Image

    with Image.open(berkas) as gambar:
        return gambar.size
