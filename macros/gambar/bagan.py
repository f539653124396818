"""Diagrams as SVG: boxes of wrapped text and the lines between them, through a template."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .gaya import KELUARGA_HURUF, TERANG, Format
from .huruf import bungkus_imbang, kata_terlebar
from .saring import bulat, panjang_teks

FOLDER_TEMPLAT = Path(__file__).resolve().parents[1] / "templates"
PADAT_X = 9.0  # between a box's edge and its text
PADAT_Y = 7.0


@dataclass(frozen=True, slots=True)
class Kotak:
    """A box; colours from the light palette."""

    x: float
    y: float
    lebar: float
    tinggi: float
    isi: str
    garis: str


@dataclass(frozen=True, slots=True)
class Jalur:
    """A connector (`garis`) or an arrowhead (`isi`) as SVG path data."""

    d: str
    garis: str = ""
    isi: str = ""


@dataclass(frozen=True, slots=True)
class Teks:
    """One line of text on the baseline `y`."""

    x: float
    y: float
    isi: str
    warna: str = TERANG.teks
    tebal: bool = False
    tengah: bool = False


@dataclass(slots=True)
class Lembar:
    """What a diagram consists of, in painting order within each kind."""

    format: Format
    tinggi: float = 0.0
    penghubung: list[Jalur] = field(default_factory=list)
    kotak: list[Kotak] = field(default_factory=list)
    teks: list[Teks] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Isi:
    """Paragraphs of a box, each bold or not, and the box's look."""

    alinea: tuple[tuple[str, bool], ...]
    menonjol: bool = False
    tengah: bool = False


def lebar_minimum(isi: Isi, format_: Format) -> float:
    """Narrowest box whose words all fit on a line."""
    kata = (kata_terlebar(teks, format_.huruf, tebal) for teks, tebal in isi.alinea)
    return max(kata, default=0.0) + 2 * PADAT_X


def _baris(isi: Isi, lebar: float, format_: Format) -> list[tuple[str, bool]]:
    dalam = lebar - 2 * PADAT_X
    return [
        (sebaris, tebal)
        for teks, tebal in isi.alinea
        for sebaris in bungkus_imbang(teks, dalam, format_.huruf, tebal)
    ]


def tinggi_kotak(isi: Isi, lebar: float, format_: Format) -> float:
    """Height of the box that holds `isi` at this width."""
    return len(_baris(isi, lebar, format_)) * format_.spasi + 2 * PADAT_Y


def taruh(lembar: Lembar, isi: Isi, x: float, y: float, lebar: float, tinggi: float = 0.0) -> Kotak:
    """Add a box with its text, from the top or (`tengah`) in the middle; `tinggi` 0 fits it."""
    format_ = lembar.format
    baris = _baris(isi, lebar, format_)
    tinggi = tinggi or tinggi_kotak(isi, lebar, format_)
    kotak = Kotak(
        x + 0.5,
        y + 0.5,
        lebar - 1,
        tinggi - 1,
        TERANG.utama if isi.menonjol else TERANG.kotak,
        TERANG.utama if isi.menonjol else TERANG.lemah,
    )
    lembar.kotak.append(kotak)
    warna = TERANG.balik if isi.menonjol else TERANG.teks
    sisa = tinggi - len(baris) * format_.spasi
    atas = y + (sisa / 2 if isi.tengah else PADAT_Y) + 0.78 * format_.spasi
    x_teks = x + lebar / 2 if isi.tengah else x + PADAT_X
    for nomor, (sebaris, tebal) in enumerate(baris):
        y_teks = atas + nomor * format_.spasi
        lembar.teks.append(Teks(x_teks, y_teks, sebaris, warna, tebal, isi.tengah))
    lembar.tinggi = max(lembar.tinggi, y + tinggi)
    return kotak


@cache
def _templat() -> Environment:
    lingkungan = Environment(
        loader=FileSystemLoader(FOLDER_TEMPLAT), autoescape=True, undefined=StrictUndefined
    )
    lingkungan.filters["bulat"] = bulat
    lingkungan.filters["panjang"] = panjang_teks
    return lingkungan


def tulis(lembar: Lembar) -> str:
    """SVG text (light) of a diagram."""
    svg = _templat().get_template("bagan.svg.j2")
    teks = svg.render(
        bagan=lembar,
        lebar=bulat(lembar.format.lebar),
        tinggi=bulat(lembar.tinggi + 1),
        huruf=bulat(lembar.format.huruf),
        ukuran=lembar.format.huruf,
        keluarga=KELUARGA_HURUF,
        warna=TERANG,
    )
    return f"{teks}\n"


def siku(x1: float, y1: float, x2: float, y2: float, y_tengah: float) -> Jalur:
    """A connector of right angles: down to `y_tengah`, across, down."""
    d = f"M{bulat(x1)} {bulat(y1)}V{bulat(y_tengah)}H{bulat(x2)}V{bulat(y2)}"
    return Jalur(d, garis=TERANG.lemah)


def rusuk(x: float, y_atas: float, y_bawah: float, x_kotak: float) -> Jalur:
    """A connector of an outline: down beside the boxes, then into one."""
    d = f"M{bulat(x)} {bulat(y_atas)}V{bulat(y_bawah)}H{bulat(x_kotak)}"
    return Jalur(d, garis=TERANG.lemah)
