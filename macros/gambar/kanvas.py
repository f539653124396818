"""A canvas for marks, in drawing units with y downwards: matplotlib's paths, written as minimal
SVG.

matplotlib's own writer wraps each mark in a group, a style and a clip: four times the bytes, and
dozens of warnings of a PDF renderer. The marks are no artists of a figure, since measuring those
for a layout takes half the time of a drawing, and the layout is known already.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from .gaya import KELUARGA_HURUF, TERANG, Format
from .huruf import lebar_teks

Jangkar = Literal["left", "center", "right"]
Titik = tuple[float, float]

_KAPPA = 0.5522847498  # of the radius: control points of a quarter circle, 4/3·(√2 − 1)
_JARAK_ARSIR = 11.0
_PERINTAH = {Path.MOVETO: "M", Path.LINETO: "L", Path.CURVE3: "Q", Path.CURVE4: "C"}
_JANGKAR = {"center": "middle", "right": "end"}
_SENDIRI = {"d", "x", "y", "width", "height", "rx", "textLength"}  # no two elements share these
_LEBAR_DIJAGA = 30.0  # in drawing units; shorter ones are bare numbers, out of nobody's way


def bulat(nilai: float) -> str:
    """A coordinate with at most two decimals and no trailing zeros."""
    teks = f"{nilai:.2f}".rstrip("0").rstrip(".")
    return "0" if teks == "-0" else teks


def data_jalur(jalur: Path, letak: Affine2D) -> str:
    """A path's data with two decimals, and short forms of level and upright lines."""
    hasil: list[str] = []
    kini: list[str] = []
    for angka, kode in jalur.iter_segments(letak, simplify=False):
        if kode == Path.CLOSEPOLY:
            hasil.append("z")
            continue
        titik = [bulat(float(a)) for a in angka]
        if kode == Path.LINETO and titik[0] == kini[0]:
            hasil.append(f"V{titik[1]}")
        elif kode == Path.LINETO and titik[1] == kini[1]:
            hasil.append(f"H{titik[0]}")
        else:
            hasil.append(_PERINTAH[kode] + " ".join(titik))
        kini = titik[-2:]
    return "".join(hasil)


def _himpun(unsur: list[ET.Element]) -> Iterator[ET.Element]:
    """Group adjacent elements of the same style, and set the style on the group."""

    def rupa(satu: ET.Element) -> tuple[tuple[str, str], ...]:
        return tuple((k, v) for k, v in satu.attrib.items() if k not in _SENDIRI)

    for bersama, sama in groupby(unsur, key=rupa):
        kawan = list(sama)
        if len(kawan) == 1 or not bersama:
            yield from kawan
            continue
        himpunan = ET.Element("g", dict(bersama))
        for satu in kawan:
            for nama, _ in bersama:
                del satu.attrib[nama]
            himpunan.append(satu)
        yield himpunan


class Kanvas:
    """Collects marks and texts; `svg` writes them.

    Colours are those of the light palette. The order of calls is the order of painting. `atas` is
    the part of the height above y = 0. `deret` are the vertical middles of rows, stored in the
    drawing for the script that shows values.
    """

    def __init__(self, format_: Format, tinggi: float = 0.0, atas: float = 0.0) -> None:
        self.format, self.tinggi, self.atas = format_, tinggi, atas
        self._unsur: list[ET.Element] = []
        self.deret: list[float] = []

    def kotak(
        self,
        x: float,
        y: float,
        lebar: float,
        tinggi: float,
        isi: str,
        garis: str = "",
        tebal: float = 1.2,
    ) -> None:
        """A rectangle from its upper left corner; `garis` an outline."""
        kanan, bawah = x + lebar, y + tinggi
        sudut = [(x, y), (kanan, y), (kanan, bawah), (x, bawah), (x, y)]
        self._jalur(Path(sudut, closed=True), isi, garis, tebal)

    def kotak_bulat(
        self, x: float, y: float, lebar: float, tinggi: float, isi: str, garis: str
    ) -> None:
        """An outlined rectangle with rounded corners, which SVG has a mark of its own for."""
        ukuran = {"x": x, "y": y + self.atas, "width": lebar, "height": tinggi, "rx": 3}
        self._tambah("rect", **{n: bulat(v) for n, v in ukuran.items()}, fill=isi, stroke=garis)

    def arsir(self, x: float, y: float, lebar: float, tinggi: float, warna: str) -> None:
        """Slanting lines over a rectangle, cut at its edges.

        Drawn one by one: a pattern fill shows its tiles' seams in some PDF viewers.
        """
        titik: list[Titik] = []
        kaki = x - tinggi + _JARAK_ARSIR / 2
        while kaki < x + lebar:
            mulai, akhir = max(kaki, x), min(kaki + tinggi, x + lebar)
            if akhir > mulai:
                dasar = y + tinggi
                titik += [(mulai, dasar - (mulai - kaki)), (akhir, dasar - (akhir - kaki))]
            kaki += _JARAK_ARSIR
        self._garis(titik, warna, 1.1)

    def ruas(
        self, x1: float, y1: float, x2: float, y2: float, warna: str, tebal: float = 1
    ) -> None:
        """A straight line."""
        self._garis([(x1, y1), (x2, y2)], warna, tebal)

    def rangkai(self, titik: Sequence[Titik], warna: str, *, lengkung: bool = False) -> None:
        """A line through points, or with `lengkung` one curve by its four points."""
        kode = [Path.MOVETO, *[Path.CURVE4 if lengkung else Path.LINETO] * (len(titik) - 1)]
        self._jalur(Path(titik, kode), "", warna, 1.3)

    def tegak(self, x: float, bentang: Sequence[Titik], warna: str, tebal: float = 1) -> None:
        """Vertical lines at `x` over several spans (top, foot), as one mark."""
        self._garis([(x, y) for sebentang in bentang for y in sebentang], warna, tebal)

    def _garis(self, titik: list[Titik], warna: str, tebal: float) -> None:
        """Separate lines, each between two points that follow each other."""
        if titik:
            kode = [Path.MOVETO, Path.LINETO] * (len(titik) // 2)
            self._jalur(Path(titik, kode), "", warna, tebal)

    def cakram(self, x: float, y: float, jari: float, isi: str, garis: str = "") -> None:
        """A disc, or a ring where `garis` differs from `isi`."""
        # Four curves instead of matplotlib's eight: half the bytes, within 0.03% of a circle.
        titik = [1 + 0j]
        for arah in (1, 1j, -1, -1j):
            titik += [arah + _KAPPA * arah * 1j, arah * 1j + _KAPPA * arah, arah * 1j]
        kode = [Path.MOVETO, *[Path.CURVE4] * 12]
        jalur = Path([(x + jari * z.real, y + jari * z.imag) for z in titik], kode)
        self._jalur(jalur, isi, garis, 2)

    def segi(self, titik: Sequence[Titik], isi: str) -> None:
        """A filled polygon."""
        self._jalur(Path([*titik, titik[0]], closed=True), isi)

    def teks(
        self,
        x: float,
        y: float,
        isi: str,
        warna: str = TERANG.teks,
        jangkar: Jangkar = "left",
        tebal: bool = False,
        ukuran: float = 0,
    ) -> None:
        """One line of text on the baseline `y`; `ukuran` 0 is the format's type size.

        Its `textLength` holds a device without a font of Arimo's metrics to the room that was
        measured, where it is long enough to matter.
        """
        ukuran = ukuran or self.format.huruf
        lebar = lebar_teks(isi, ukuran, tebal)
        self._tambah(
            "text",
            x=bulat(x),
            y=bulat(y + self.atas),
            fill=warna if warna != TERANG.teks else "",
            text_anchor=_JANGKAR.get(jangkar, ""),
            font_weight="700" if tebal else "",
            font_size=bulat(ukuran) if ukuran != self.format.huruf else "",
            textLength=bulat(lebar) if lebar >= _LEBAR_DIJAGA else "",
        ).text = isi

    def baris(self, x: float, y: float, isi: tuple[str, ...], *, tebal: bool = False) -> None:
        """Lines of text, the first on the baseline `y`."""
        for nomor, sebaris in enumerate(isi):
            self.teks(x, y + nomor * self.format.spasi, sebaris, tebal=tebal)

    def _jalur(self, jalur: Path, isi: str, garis: str = "", tebal: float = 1) -> None:
        """A path: filled, outlined `tebal` wide, or both; "" paints nothing."""
        self._tambah(
            "path",
            d=data_jalur(jalur, Affine2D().translate(0, self.atas)),
            fill=isi or "none",
            stroke=garis,
            stroke_width=bulat(tebal) if garis and tebal != 1 else "",
        )

    def _tambah(self, jenis: str, **atribut: str) -> ET.Element:
        """An element with its non-empty attributes."""
        semua = {nama.replace("_", "-"): isi for nama, isi in atribut.items() if isi}
        self._unsur.append(ET.Element(jenis, semua))
        return self._unsur[-1]

    def svg(self) -> str:
        """The finished drawing as SVG text, the same bytes for the same calls."""
        lebar, tinggi, huruf = map(bulat, (self.format.lebar, self.tinggi, self.format.huruf))
        akar = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "width": lebar,
                "height": tinggi,
                "viewBox": f"0 0 {lebar} {tinggi}",
                "font-family": KELUARGA_HURUF,
                "font-size": huruf,
                "fill": TERANG.teks,
            },
        )
        if self.deret:
            akar.set("data-deret", " ".join(bulat(y + self.atas) for y in self.deret))
        akar.extend(_himpun(self._unsur))
        ET.indent(akar, space="")
        return ET.tostring(akar, encoding="unicode") + "\n"
