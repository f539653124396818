"""Pages of a scanned document as pictures that a browser and the PDF show, and the words in it.

A page is drawn anew: what the scanner, the telephone or the word processor noted stays behind.
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from ..dasar.berkas import tulis_utuh
from ..dasar.kosakata import bunyi
from . import huruf
from .pengolah_foto import BATAS_PIKSEL, BERSIH, LFS, FotoRusak, delapan_bit, terbuka

if TYPE_CHECKING:
    from PIL import Image

# How JPEG, PNG, TIFF and WebP begin.
GAMBAR = (b"\xff\xd8\xff", b"\x89PNG", b"II*\0", b"MM\0*", b"RIFF")
PDF = ".pdf"
JENIS = (PDF, *BERSIH)
SISI = 1800  # px of the longer side: 210 dpi where a page fills the paper
MUTU = 70
BATAS_BERKAS = 50_000_000
BATAS_LEMBAR = 100  # of one call
CUKUP = 20  # letters; fewer are a stamp or what a scanner took for words
TERBACA = 0.7  # share of letters in what is text; less is a font without names for its signs
KELABU = 24  # how far the colours of a picture without colour lie apart at most
PUTIH = 245  # nothing on a blank page is darker
VERSI = "2"  # of what is done to a page: part of the name under which it is kept


@dataclass(frozen=True)
class LembarDokumen:
    """One page: its number in the document, the file that shows it and its size in px (0 where not
    known), its words (empty where it has none), and whether it is blank."""

    nomor: int
    berkas: str = ""
    lebar: int = 0
    tinggi: int = 0
    teks: str = ""
    kosong: bool = False


# An open document: how many pages it has, and what gives picture and words of one, from 0.
NaskahDokumen: TypeAlias = "tuple[int, Callable[[int], tuple[Image.Image, str]]]"


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

        def satu(nomor: int) -> tuple[Image.Image, str]:
            from PIL import ImageOps

            gambar.seek(nomor)
            return ImageOps.exif_transpose(gambar), ""

        yield getattr(gambar, "n_frames", 1), satu


def _pdf(isi: bytes) -> Iterator[NaskahDokumen]:
    import pypdfium2

    try:
        dokumen = pypdfium2.PdfDocument(isi)
    except pypdfium2.PdfiumError as galat:
        sandi = galat.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD
        sebab = "gambar/pindaian-sandi" if sandi else "gambar/pindaian-tak-utuh"
        sebab = "gambar/pindaian-bukan-pdf" if isi.startswith(GAMBAR) else sebab
        sebab = "gambar/penunjuk-lfs" if isi.startswith(LFS) else sebab
        raise FotoRusak(bunyi(sebab)) from galat
    with dokumen:
        dokumen.init_forms()  # before the pages: fields that are filled in are drawn, too
        if not len(dokumen):
            raise FotoRusak(bunyi("gambar/pindaian-hampa"))

        def satu(nomor: int) -> tuple[Image.Image, str]:
            try:
                halaman = dokumen[nomor]
                for benda in halaman.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE]):
                    lebar, tinggi = benda.get_px_size()
                    if lebar * tinggi > BATAS_PIKSEL:
                        ukuran = {"lebar": lebar, "tinggi": tinggi}
                        raise FotoRusak(bunyi("gambar/pindaian-gambar", **ukuran))
                gambar = halaman.render(scale=SISI / max(halaman.get_size())).to_pil()
                return gambar, halaman.get_textpage().get_text_range()
            except pypdfium2.PdfiumError as galat:
                raise FotoRusak(bunyi("gambar/pindaian-halaman", nomor=nomor + 1)) from galat

        yield len(dokumen), satu


def jumlah(berkas: Path) -> int:
    """How many pages a document has. Raises FotoRusak as `buka` does."""
    with buka(berkas) as (banyak, _):
        return banyak


def tersimpan(berkas: Path, folder: Path, nomor: Sequence[int]) -> list[LembarDokumen]:
    """Pages of a document, by their numbers from 1; their pictures stand in `folder`, and an
    unchanged page is drawn once. Raises FotoRusak as `buka` does, and where a page cannot be
    read."""
    sidik = hashlib.sha256(VERSI.encode() + berkas.read_bytes()).hexdigest()[:32]
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


def _di_kertas(gambar: Image.Image) -> Image.Image:
    """A page on white ground, as small as it is shown; without colours where it has none."""
    from PIL import Image, ImageChops

    warna = delapan_bit(gambar).convert("RGBA")
    kertas = Image.new("RGBA", warna.size, "white")
    bersih = Image.alpha_composite(kertas, warna).convert("RGB")
    bersih.thumbnail((SISI, SISI))
    # Seen from far: a stamp is found, the fringes of a scanner are not.
    r, g, b = bersih.resize((120, 120)).split()
    terang = ImageChops.lighter(ImageChops.lighter(r, g), b)
    jarak = ImageChops.subtract(terang, ImageChops.darker(ImageChops.darker(r, g), b))
    return bersih if any(jarak.histogram()[KELABU:]) else bersih.convert("L")


def _mampat(gambar: Image.Image) -> tuple[bytes, str]:
    """A page in the smaller of two ways, and the ending of its name: clean writing in few greys, a
    photograph as such."""
    foto, tulisan = io.BytesIO(), io.BytesIO()
    gambar.save(foto, "JPEG", quality=MUTU, optimize=True, progressive=True)
    if gambar.mode == "L":
        gambar.point([round(v / 17) * 17 for v in range(256)]).save(tulisan, "PNG", optimize=True)
        if tulisan.tell() <= foto.tell():
            return tulisan.getvalue(), ".png"
    return foto.getvalue(), ".jpg"


def rapikan_teks(teks: str) -> str:
    """The words of a page as one line; empty where they are too few or nothing that can be read."""
    satu = " ".join(unicodedata.normalize("NFC", teks).split())
    huruf_saja = sum(aksara.isalpha() for aksara in satu)
    if huruf_saja < CUKUP or huruf_saja < TERBACA * len(re.sub(r"[\s\d]", "", satu)):
        return ""
    ada = huruf.aksara()
    return "".join(aksara for aksara in satu if aksara in ada or aksara == " ")
