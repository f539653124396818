"""Photographs made fit for readers: upright, small enough, and without what the camera noted.

A telephone's photograph carries the place where it was taken, and weighs more than the report.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

from ..dasar.berkas import tulis_utuh

# What a browser and the PDF show, by the ending of the name, and how Pillow calls it.
RASTER = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
SISI = 1600  # px of the longer side: 250 dpi over the width of the text
MUTU = 82
BATAS_PIKSEL = 120_000_000
VERSI = "1"  # of what is done to a picture: part of the name under which it is kept


class FotoRusak(ValueError):
    """The file is no picture that can be shown; the message says why."""


def rapikan(isi: bytes) -> bytes:
    """A picture turned as it was taken, `SISI` px at most, without notes on place, time or camera.

    What is small and says nothing of itself already is still written anew: only so is it sure.

    Raises:
        FotoRusak: it cannot be read, or is too large to be.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(io.BytesIO(isi)) as asli:
            if asli.width * asli.height > BATAS_PIKSEL:
                raise FotoRusak(
                    f"Gambar ini terlalu besar ({asli.width} × {asli.height} piksel). Perkecil"
                    " dahulu dengan penyunting gambar."
                )
            jenis = asli.format
            asli.draft("RGB", (SISI, SISI))
            gambar = ImageOps.exif_transpose(asli)
            gambar.thumbnail((SISI, SISI), Image.Resampling.LANCZOS)
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as galat:
        pesan = "Berkas ini bukan gambar yang utuh. Salin lagi dari asalnya, lalu ganti berkasnya."
        raise FotoRusak(pesan) from galat
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


def tersimpan(berkas: Path, folder: Path) -> Path:
    """The file in `folder` that holds the picture as `rapikan` makes it; an unchanged picture is
    worked on once.

    Raises:
        FotoRusak: see `rapikan`.
    """
    isi = berkas.read_bytes()
    sidik = hashlib.sha256(VERSI.encode() + isi).hexdigest()[:32]
    hasil = folder / f"{sidik}{berkas.suffix.lower()}"
    if not hasil.exists():
        folder.mkdir(parents=True, exist_ok=True)
        tulis_utuh(hasil, rapikan(isi))
    return hasil


def ukuran(berkas: Path) -> tuple[int, int]:
    """Width and height in px."""
    from PIL import Image

    with Image.open(berkas) as gambar:
        return gambar.size
