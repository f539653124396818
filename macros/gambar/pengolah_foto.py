"""Process photographs for readers (upright, small, without the camera's metadata), and scanned
documents (pages as pictures for browser and PDF, with their text).

A phone's photograph contains the place where it was taken, and is larger than the whole report. A
page is drawn anew, so that metadata of scanner, phone or word processor are dropped.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ..dasar.berkas import dibuat_sekali, tulis_utuh
from ..dasar.kosakata import bunyi
from . import huruf

if TYPE_CHECKING:
    from PIL.Image import Image

# Formats for browsers and the PDF, by file extension, with their names in Pillow.
RASTER = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
# Formats that only scanners write and readers may download.
BERSIH = {**RASTER, ".tif": "TIFF", ".tiff": "TIFF"}
SISI = 1600  # px of the longer side: 250 dpi over the width of the text
MUTU = 82
BATAS_PIKSEL = 120_000_000
# HEIF, of newer phones, with any extension.
SANDI_BARU = re.compile(rb".{4}ftyp(?:hei[cfmsx]|hev[cmsx]|mif1|msf1|avi[fs])", re.DOTALL)
# Other files with the extension of a picture, and the message on them.
LFS = b"version https://git-lfs"  # a pointer of Git LFS
LAIN = (
    (re.compile(LFS), "gambar/penunjuk-lfs"),
    (re.compile(rb"%PDF-"), "gambar/foto-pdf"),
    (re.compile(rb"PK\x03\x04|\xd0\xcf\x11\xe0|\s*<[!a-zA-Z]"), "gambar/foto-lain"),
    (re.compile(b""), "gambar/foto-tak-utuh"),
)
VERSI = "3"  # of the processing, part of the cached file's name

# Formats of scanned documents; first bytes of JPEG, PNG, TIFF and WebP.
GAMBAR = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"RIFF")
PDF = ".pdf"
PINDAIAN = (PDF, *BERSIH)
SISI_LEMBAR = 1800  # px of the longer side: 210 dpi where a page fills the paper
MUTU_LEMBAR = 70
BATAS_BERKAS = 50_000_000
BATAS_LEMBAR = 100  # for one call
CUKUP = 20  # letters; fewer are a stamp or an error of text recognition
TERBACA = 0.7  # share of letters in text; less means a font without Unicode names
KELABU = 24  # the largest difference of colour channels in a grey picture
PUTIH = 245  # nothing on a blank page is darker
VERSI_LEMBAR = "2"  # of the processing, part of the cached file's name


class FotoRusak(ValueError):
    """The file is no picture that can be shown; the message says why."""


def rapikan(isi: bytes, *, lembaran: bool = True) -> bytes:
    """Process a picture: upright, at most `SISI` px, without metadata on place, time or camera.

    Every picture is written anew, to be sure. The pages of a TIFF are kept unless a browser is to
    show it (not `lembaran`). Raises FotoRusak if it cannot be read, or is too large for that.
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
        cara = {"quality": MUTU, "optimize": True, "progressive": True, "comment": b""}
        gambar.convert("RGB").save(keluar, "JPEG", **cara)
    return keluar.getvalue()


def delapan_bit(gambar: Image) -> Image:
    """Convert 16-bit greys to 8 bits, since JPEG and the PDF engine cannot have them, and Pillow
    truncates them. Others are returned unchanged."""
    import numpy as np
    from PIL import Image

    if not gambar.mode.startswith("I"):
        return gambar
    return Image.fromarray((np.asarray(gambar).astype(np.int64) >> 8).clip(0, 255).astype(np.uint8))


@contextmanager
def terbuka(isi: bytes) -> Iterator[Image]:
    """A context with an opened bitmap. Raises FotoRusak if it cannot be read, or is too large for
    that."""
    from PIL import Image, ImageFile

    if SANDI_BARU.match(isi):
        raise FotoRusak(bunyi("gambar/foto-heic"))
    # The PDF engine makes Pillow accept truncated pictures in its whole process. Pillow's warnings
    # on size and metadata are replaced by our messages.
    semula, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    batas, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(isi)) as gambar:
            if gambar.width * gambar.height > BATAS_PIKSEL:
                kata = {"lebar": gambar.width, "tinggi": gambar.height}
                raise FotoRusak(bunyi("gambar/foto-besar", **kata))
            yield gambar
    except Exception as galat:  # a damaged file can make the library raise anything
        # What is told already, and what is the machine's and not the picture's.
        if isinstance(galat, FotoRusak) or (isinstance(galat, OSError) and galat.errno):
            raise
        raise FotoRusak(bunyi(next(kata for pola, kata in LAIN if pola.match(isi)))) from galat
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES, Image.MAX_IMAGE_PIXELS = semula, batas


def _semua_lembar(asli: Image) -> bytes:
    """All pages of a TIFF, without metadata."""
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


def _sidik(versi: str, isi: bytes) -> str:
    """The name of the cached result for a file."""
    return hashlib.sha256(versi.encode() + isi).hexdigest()[:32]


def tersimpan(berkas: Path, folder: Path) -> Path:
    """The processed picture in `folder`, cached by content. Raises FotoRusak as `rapikan` does."""
    isi = berkas.read_bytes()
    sidik = _sidik(VERSI, isi)
    akhiran = berkas.suffix.lower()
    lembaran = akhiran not in RASTER
    return dibuat_sekali(folder / f"{sidik}{akhiran}", lambda: rapikan(isi, lembaran=lembaran))


def ukuran(berkas: Path) -> tuple[int, int]:
    """Width and height in px."""
    from PIL import Image

    with Image.open(berkas) as gambar:
        return gambar.size


@dataclass(frozen=True)
class LembarDokumen:
    """One page: its number in the document, the file of its picture and its size in px (0 if
    unknown), its text (empty without one), and whether it is blank."""

    nomor: int
    berkas: str = ""
    lebar: int = 0
    tinggi: int = 0
    teks: str = ""
    kosong: bool = False


# An open document: number of pages, and a function for picture and text of a page, from 0.
NaskahDokumen: TypeAlias = "tuple[int, Callable[[int], tuple[Image, str]]]"


@contextmanager
def buka(berkas: Path) -> Iterator[NaskahDokumen]:
    """A scanned document, a PDF or a picture (a TIFF may have several pages). Raises FotoRusak
    where it is empty, locked, too large, or no document; the message says what to do."""
    if (besar := berkas.stat().st_size) > BATAS_BERKAS:
        ukuran = {"besar": besar // 1_000_000, "batas": BATAS_BERKAS // 1_000_000}
        raise FotoRusak(bunyi("gambar/pindaian-besar", **ukuran))
    isi = berkas.read_bytes()
    if berkas.suffix.lower() == PDF:
        yield from _pdf(isi)
        return
    with terbuka(isi) as gambar:

        def satu(nomor: int) -> tuple[Image, str]:
            from PIL import ImageOps

            gambar.seek(nomor)
            return ImageOps.exif_transpose(gambar), ""

        yield getattr(gambar, "n_frames", 1), satu


def _pdf(isi: bytes) -> Iterator[NaskahDokumen]:
    import pypdfium2

    try:
        dokumen = pypdfium2.PdfDocument(isi)
    except pypdfium2.PdfiumError as galat:
        # A failure without a code of its own has that of the document before.
        sandi = galat.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD and b"/Encrypt" in isi
        sebab = "gambar/pindaian-sandi" if sandi else "gambar/pindaian-tak-utuh"
        sebab = "gambar/pindaian-bukan-pdf" if isi.startswith(GAMBAR) else sebab
        sebab = "gambar/penunjuk-lfs" if isi.startswith(LFS) else sebab
        raise FotoRusak(bunyi(sebab)) from galat
    with dokumen:
        dokumen.init_forms()  # before the pages, so that filled-in fields are drawn
        if not len(dokumen):
            raise FotoRusak(bunyi("gambar/pindaian-hampa"))

        def satu(nomor: int) -> tuple[Image, str]:
            try:
                halaman = dokumen[nomor]
                for benda in halaman.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
                    lebar, tinggi = benda.get_px_size()
                    if lebar * tinggi > BATAS_PIKSEL:
                        ukuran = {"lebar": lebar, "tinggi": tinggi}
                        raise FotoRusak(bunyi("gambar/pindaian-gambar", **ukuran))
                gambar = halaman.render(scale=SISI_LEMBAR / max(halaman.get_size())).to_pil()
                return gambar, halaman.get_textpage().get_text_range()
            except pypdfium2.PdfiumError as galat:
                raise FotoRusak(bunyi("gambar/pindaian-halaman", nomor=nomor + 1)) from galat

        yield len(dokumen), satu


def jumlah_lembar(berkas: Path) -> int:
    """How many pages a document has. Raises FotoRusak as `buka` does."""
    with buka(berkas) as (banyak, _):
        return banyak


def lembar_tersimpan(berkas: Path, folder: Path, nomor: Sequence[int]) -> list[LembarDokumen]:
    """Pages of a document, by number from 1; their pictures are cached in `folder`. Raises
    FotoRusak as `buka` does, and for pages that cannot be read."""
    sidik = _sidik(VERSI_LEMBAR, berkas.read_bytes())
    catatan = {n: folder / f"{sidik}-{n}.json" for n in nomor}
    if not all(satu.exists() for satu in catatan.values()):
        folder.mkdir(parents=True, exist_ok=True)
        with buka(berkas) as (_, lembar):
            for n, satu in catatan.items():
                gambar, teks = lembar(n - 1)
                bersih = _di_kertas(gambar)
                isi, akhiran = _mampat(bersih)
                nama = satu.with_suffix(akhiran)
                tulis_utuh(nama, isi)
                kosong = not any(bersih.convert("L").histogram()[:PUTIH])
                hasil = LembarDokumen(n, nama.name, *bersih.size, rapikan_teks(teks), kosong)
                tulis_utuh(satu, json.dumps(asdict(hasil)).encode())
    return [LembarDokumen(**json.loads(satu.read_bytes())) for satu in catatan.values()]


def _di_kertas(gambar: Image) -> Image:
    """A page on a white background, in the size shown; in greys if it has no colours."""
    from PIL import Image, ImageChops

    warna = delapan_bit(gambar).convert("RGBA")
    bersih = Image.alpha_composite(Image.new("RGBA", warna.size, "white"), warna).convert("RGB")
    bersih.thumbnail((SISI_LEMBAR, SISI_LEMBAR))
    # On a reduced copy: it shows a stamp, but not the noise of a scanner.
    r, g, b = bersih.resize((120, 120)).split()
    terang = ImageChops.lighter(ImageChops.lighter(r, g), b)
    jarak = ImageChops.subtract(terang, ImageChops.darker(ImageChops.darker(r, g), b))
    return bersih if any(jarak.histogram()[KELABU:]) else bersih.convert("L")


def _mampat(gambar: Image) -> tuple[bytes, str]:
    """A page in the smaller of two formats, with its file extension: text in few greys, a
    photograph as JPEG."""
    foto, tulisan = io.BytesIO(), io.BytesIO()
    gambar.save(foto, "JPEG", quality=MUTU_LEMBAR, optimize=True, progressive=True)
    if gambar.mode == "L":
        gambar.point([round(v / 17) * 17 for v in range(256)]).save(tulisan, "PNG", optimize=True)
        if tulisan.tell() <= foto.tell():
            return tulisan.getvalue(), ".png"
    return foto.getvalue(), ".jpg"


def rapikan_teks(teks: str) -> str:
    """The text of a page in one line; empty if it is too short or unreadable."""
    satu = " ".join(unicodedata.normalize("NFC", teks).split())
    huruf_saja = sum(aksara.isalpha() for aksara in satu)
    if huruf_saja < CUKUP or huruf_saja < TERBACA * len(re.sub(r"[\s\d]", "", satu)):
        return ""
    ada = huruf.aksara()
    return "".join(aksara for aksara in satu if aksara in ada or aksara == " ")
