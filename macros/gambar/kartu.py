"""The preview picture of a shared address: unit, report, result. Reproducible byte for byte."""

import io

from PIL import Image, ImageDraw, ImageFont

from .gaya import BERKAS_HURUF, FOLDER_HURUF, TERANG
from .huruf import bungkus

LEBAR, TINGGI = 1200, 630
TEPI, GARIS = 80, 24
BARIS = 3  # of one text at the most
WARNA = 32  # enough for smooth edges, and a small file


def lukis(unit: str, judul: str, nilai: str, hasil: str, kaki: str) -> bytes:
    """A PNG of 1200 × 630 px; `nilai` is written large before the words `hasil`, if it is not
    empty."""
    gambar = Image.new("RGB", (LEBAR, TINGGI), TERANG.latar)
    kuas = ImageDraw.Draw(gambar)
    kuas.rectangle((0, 0, GARIS, TINGGI), TERANG.utama)
    y = _tulis(kuas, TEPI - 10, unit, 52, TERANG.teks, tebal=True)
    _tulis(kuas, y + 14, judul, 38, TERANG.lemah)
    if nilai:
        angka = _huruf(150, tebal=True)
        kuas.text((TEPI, 480), nilai, TERANG.utama, angka, anchor="ls")
        kiri = TEPI + round(angka.getlength(nilai)) + 30
        for n, garis in enumerate(_baris(hasil, 38, LEBAR - TEPI - kiri)):
            kuas.text((kiri, 405 + 50 * n), garis, TERANG.teks, _huruf(38), anchor="ls")
    kuas.text((TEPI, TINGGI - 54), kaki, TERANG.lemah, _huruf(30), anchor="ls")
    keluar = io.BytesIO()
    gambar.quantize(WARNA, dither=Image.Dither.NONE).save(keluar, "PNG", optimize=True)
    return keluar.getvalue()


def _huruf(ukuran: int, *, tebal: bool = False) -> ImageFont.FreeTypeFont:
    berkas = FOLDER_HURUF / BERKAS_HURUF[tebal]
    return ImageFont.truetype(berkas, ukuran, layout_engine=ImageFont.Layout.BASIC)


def _tulis(
    kuas: ImageDraw.ImageDraw, y: int, teks: str, ukuran: int, warna: str, *, tebal: bool = False
) -> int:
    """Write lines from `y` down, at most three; returns where they end."""
    huruf = _huruf(ukuran, tebal=tebal)
    for garis in _baris(teks, ukuran, LEBAR - 2 * TEPI, tebal=tebal):
        kuas.text((TEPI, y + ukuran), garis, warna, huruf, anchor="ls")
        y += round(ukuran * 1.25)
    return y


def _baris(teks: str, ukuran: int, lebar: int, *, tebal: bool = False) -> tuple[str, ...]:
    """The first lines of a text that are no wider than `lebar`."""
    return bungkus(teks.replace("\N{NO-BREAK SPACE}", " "), lebar, ukuran, tebal)[:BARIS]
