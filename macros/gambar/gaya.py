"""One calm style: colours for the light and the dark scheme, type, and the two formats.

The light palette is what is drawn; ``gelapkan`` turns a finished light SVG into the dark one by
exchanging colours, so that both schemes are the same drawing. Each value of the light palette
must therefore be unique (tested).
"""

import re
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any

from ..dasar.berkas import kata
from ..dasar.pangkal import ASET

FOLDER_HURUF = ASET / "aset" / "font"
BERKAS_HURUF = {False: "Arimo-Regular.ttf", True: "Arimo-Bold.ttf"}
# The font for characters that the text's font lacks.
HURUF_LAMBANG = "DejaVuSans-Lambang.ttf"
# An SVG in <img> cannot load a page's fonts: the fallbacks share Arimo's metrics.
KELUARGA_HURUF = "Arimo, Lambang, 'Liberation Sans', Arial, Helvetica, sans-serif"
VARIAN = ("lebar", "sempit", "gelap", "sempit-gelap")
# The size of a finished drawing, and the position of its rows.
_UKURAN = re.compile(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_DERET = re.compile(r'data-deret="([\d. ]+)"')


@dataclass(frozen=True, slots=True)
class Palet:
    """Colours by what they are for, as ``#rrggbb``."""

    latar: str  # the ground the drawing is meant for; the drawing itself is transparent
    teks: str
    lemah: str  # secondary text and outline of the compared series (≥ 4.5:1)
    kisi: str  # gridlines and rules: decoration, below 3:1 on purpose
    rel: str  # rail of the whole behind a bar
    utama: str
    bawah: str
    balik: str  # text on a strong fill
    kotak: str  # ground of a diagram's box
    panas: tuple[str, str, str, str, str]  # classes of the heat map, low to high


def _palet(nama: str) -> Palet:
    isi: dict[str, Any] = kata(Path(__file__).with_name("warna.yaml"))[nama]
    return Palet(**{**isi, "panas": tuple(isi["panas"])})


TERANG, GELAP = _palet("terang"), _palet("gelap")
# First class whose text must be reversed to stay readable, the same in both palettes.
PANAS_BALIK = 3


@dataclass(frozen=True, slots=True)
class Format:
    """Measures of a variant in drawing units (CSS px at its intended display width).

    16 cm of print show the 700 units of the wide format at 0.648 pt a unit; a 360 px phone leaves
    328 px to the narrow one at 0.75 pt a unit. `huruf` keeps type at 8.5 pt or more in both.
    """

    nama: str
    lebar: float
    huruf: float
    spasi: float

    @property
    def sempit(self) -> bool:
        """Whether labels stand above their marks."""
        return self.nama == "sempit"


LEBAR = Format("lebar", 700, 13.2, 15.4)
SEMPIT = Format("sempit", 328, 13.0, 15.4)


_WARNA = re.compile(r"#[0-9a-f]{6}\b")


def gelapkan(svg: str) -> str:
    """The dark variant of a light SVG; KeyError on a colour that is not of the palette."""
    terang, gelap = ((*semua, *panas) for *semua, panas in (astuple(TERANG), astuple(GELAP)))
    pasangan = dict(zip(terang, gelap, strict=True))
    return _WARNA.sub(lambda cocok: pasangan[cocok[0]], svg)


def ukuran_svg(svg: str) -> tuple[float, float]:
    """Width and height in px as the picture's root element gives them."""
    kotak = _UKURAN.search(svg)
    if kotak is None:
        raise ValueError("SVG tanpa viewBox")
    return float(kotak[1]), float(kotak[2])


def letak_deret(svg: str) -> list[int]:
    """How far down the middle of each row stands, in parts of a thousand of the picture."""
    deret = _DERET.search(svg)
    tinggi = ukuran_svg(svg)[1]
    return [round(float(y) / tinggi * 1000) for y in deret[1].split()] if deret else []
