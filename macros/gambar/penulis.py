"""A backend of matplotlib whose SVG holds what is drawn and nothing else.

matplotlib's own wraps each mark in a group, a style and a clip: four times the bytes, and dozens of
warnings from a PDF renderer. Whatever draws through matplotlib can draw here.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from matplotlib.backend_bases import RendererBase
from matplotlib.colors import to_hex
from matplotlib.path import Path
from matplotlib.transforms import Affine2D

from .gaya import KELUARGA_HURUF, TERANG, Format
from .huruf import lebar_teks

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
    """Neighbours of one look under a group that carries the look once."""

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


class Penulis(RendererBase):
    """Writes paths and lines of text, in the order in which they are drawn."""

    def __init__(self, format_: Format, tinggi: float) -> None:
        super().__init__()
        self._format = format_
        self._tinggi = tinggi
        self._balik = Affine2D().scale(1, -1).translate(0, tinggi)
        self._unsur: list[ET.Element] = []

    def get_canvas_width_height(self) -> tuple[float, float]:
        """Size in drawing units."""
        return self._format.lebar, self._tinggi

    def tambah(self, jenis: str, **atribut: str) -> ET.Element:
        """An element with those of the attributes that say something."""
        semua = {nama.replace("_", "-"): isi for nama, isi in atribut.items() if isi}
        self._unsur.append(ET.Element(jenis, semua))
        return self._unsur[-1]

    def draw_path(self, gc: Any, path: Path, transform: Any, rgbFace: Any = None) -> None:  # noqa: N803
        """A path: filled where `rgbFace` is a colour, outlined where the line has a width."""
        tebal = gc.get_linewidth()
        self.tambah(
            "path",
            d=data_jalur(path, transform + self._balik),
            fill="none" if rgbFace is None else to_hex(rgbFace),
            stroke=to_hex(gc.get_rgb()) if tebal else "",
            stroke_width=bulat(tebal) if tebal not in {0, 1} else "",
        )

    def draw_text(  # the signature is matplotlib's
        self, gc: Any, x: float, y: float, s: str, prop: Any, angle: float,  # noqa: ARG002
        ismath: Any = False, mtext: Any = None,  # noqa: ARG002
    ) -> None:  # fmt: skip
        """One level line of text as text, at the anchor of `mtext`.

        Its `textLength` holds a device without a font of Arimo's metrics to the room that was
        measured, where it is long enough to matter.
        """
        ukuran, tebal = prop.get_size_in_points(), prop.get_weight() == "bold"
        warna, lebar = to_hex(gc.get_rgb()), lebar_teks(s, ukuran, tebal)
        if mtext:
            x, dari_bawah = mtext.get_transform().transform(mtext.get_unitless_position())
            y = self._tinggi - dari_bawah
        self.tambah(
            "text",
            x=bulat(x),
            y=bulat(y),
            fill=warna if warna != TERANG.teks else "",
            text_anchor=_JANGKAR.get(mtext.get_ha(), "") if mtext else "",
            font_weight="700" if tebal else "",
            font_size=bulat(ukuran) if ukuran != self._format.huruf else "",
            textLength=bulat(lebar) if lebar >= _LEBAR_DIJAGA else "",
        ).text = s

    def svg(self) -> str:
        """The finished drawing, the same bytes for the same calls."""
        akar = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "width": bulat(self._format.lebar),
                "height": bulat(self._tinggi),
                "viewBox": f"0 0 {bulat(self._format.lebar)} {bulat(self._tinggi)}",
                "font-family": KELUARGA_HURUF,
                "font-size": bulat(self._format.huruf),
                "fill": TERANG.teks,
            },
        )
        akar.extend(_himpun(self._unsur))
        ET.indent(akar, space="")
        return ET.tostring(akar, encoding="unicode") + "\n"
