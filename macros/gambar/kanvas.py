"""A drawing surface of marks, in drawing units with y downwards.

Its SVG holds what is drawn and nothing else, so that a PDF renderer has nothing to warn of.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Literal

from .gaya import KELUARGA_HURUF, TERANG, Format
from .huruf import lebar_teks

Jangkar = Literal["left", "center", "right"]
Titik = tuple[float, float]

_JANGKAR = {"left": "", "center": "middle", "right": "end"}
_SENDIRI = {"d", "x", "y", "width", "height", "rx", "textLength"}  # no two elements share these
_LEBAR_DIJAGA = 30.0  # in drawing units; shorter ones are bare numbers, out of nobody's way
_KAPPA = 0.5522847498  # of the radius: control points of a quarter circle, 4/3·(√2 − 1)
_JARAK_ARSIR = 11.0


def bulat(nilai: float) -> str:
    """A coordinate with at most two decimals and no trailing zeros."""
    teks = f"{nilai:.2f}".rstrip("0").rstrip(".")
    return "0" if teks == "-0" else teks


def data_jalur(langkah: Iterable[tuple[str, Iterable[Iterable[float]]]]) -> str:
    """A path's data with two decimals, and short forms of level and upright lines: its commands
    with their points, `z` with none."""
    hasil: list[str] = []
    kini: list[str] = []
    for perintah, titik in langkah:
        angka = [bulat(a) for satu in titik for a in satu]
        if perintah == "L" and angka[0] == kini[0]:
            hasil.append(f"V{angka[1]}")
        elif perintah == "L" and angka[1] == kini[1]:
            hasil.append(f"H{angka[0]}")
        else:
            hasil.append(perintah + " ".join(angka))
        kini = angka[-2:]
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


class Kanvas:
    """Collects marks and texts; `svg` writes them out.

    Colours are those of the light palette. The order of calls is the order of painting. Of the
    height `atas` lies above the place from which `y` counts.
    """

    def __init__(self, format_: Format, tinggi: float, atas: float = 0.0) -> None:
        self.format, self.atas = format_, atas
        self._tinggi = tinggi
        self._unsur: list[ET.Element] = []

    def _tambah(self, jenis: str, **atribut: str) -> ET.Element:
        """An element with those of the attributes that say something."""
        semua = {nama.replace("_", "-"): isi for nama, isi in atribut.items() if isi}
        self._unsur.append(ET.Element(jenis, semua))
        return self._unsur[-1]

    def _bentuk(
        self, langkah: Iterable[tuple[str, Sequence[Titik]]], isi: str, garis: str, tebal: float
    ) -> None:
        """A path: filled, outlined `tebal` wide, or both; "" paints nothing."""
        self._tambah(
            "path",
            d=data_jalur((p, [(x, y + self.atas) for x, y in titik]) for p, titik in langkah),
            fill=isi or "none",
            stroke=garis,
            stroke_width=bulat(tebal) if garis and tebal != 1 else "",
        )

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
        self.segi([(x, y), (kanan, y), (kanan, bawah), (x, bawah)], isi, garis, tebal)

    def segi(self, titik: Sequence[Titik], isi: str, garis: str = "", tebal: float = 1.2) -> None:
        """A polygon, filled or outlined."""
        sisi = [("L", [satu]) for satu in titik[1:]]
        self._bentuk([("M", titik[:1]), *sisi, ("z", [])], isi, garis, tebal)

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
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        warna: str,
        tebal: float = 1,
    ) -> None:
        """A straight line."""
        self._garis([(x1, y1), (x2, y2)], warna, tebal)

    def rangkai(self, titik: Sequence[Titik], warna: str, *, lengkung: bool = False) -> None:
        """A line through points, or with `lengkung` one curve by its four points."""
        lanjut = [("C", titik[1:])] if lengkung else [("L", [satu]) for satu in titik[1:]]
        self._bentuk([("M", titik[:1]), *lanjut], "", warna, 1.3)

    def tegak(
        self, x: float, bentang: Sequence[tuple[float, float]], warna: str, tebal: float = 1
    ) -> None:
        """Vertical lines at `x` over several spans (top, foot), as one mark."""
        self._garis([(x, y) for sebentang in bentang for y in sebentang], warna, tebal)

    def _garis(self, titik: list[Titik], warna: str, tebal: float) -> None:
        """Separate lines, each between two points that follow each other."""
        if titik:
            ruas = [("L" if n % 2 else "M", [satu]) for n, satu in enumerate(titik)]
            self._bentuk(ruas, "", warna, tebal)

    def cakram(self, x: float, y: float, jari: float, isi: str, garis: str = "") -> None:
        """A disc, or a ring where `garis` differs from `isi`: four curves, within 0.03% of it."""
        langkah: list[tuple[str, list[Titik]]] = [("M", [(x + jari, y)])]
        for arah in (1, 1j, -1, -1j):
            kurva = (arah + _KAPPA * arah * 1j, arah * 1j + _KAPPA * arah, arah * 1j)
            langkah.append(("C", [(x + jari * z.real, y + jari * z.imag) for z in kurva]))
        self._bentuk(langkah, isi, garis, 2)

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
            text_anchor=_JANGKAR[jangkar],
            font_weight="700" if tebal else "",
            font_size=bulat(ukuran) if ukuran != self.format.huruf else "",
            textLength=bulat(lebar) if lebar >= _LEBAR_DIJAGA else "",
        ).text = isi

    def baris(
        self,
        x: float,
        y: float,
        isi: tuple[str, ...],
        warna: str = TERANG.teks,
        jangkar: Jangkar = "left",
        tebal: bool = False,
    ) -> None:
        """Lines of text, the first on the baseline `y`."""
        for nomor, sebaris in enumerate(isi):
            self.teks(x, y + nomor * self.format.spasi, sebaris, warna, jangkar, tebal)

    def svg(self) -> str:
        """The finished drawing as SVG text, the same bytes for the same calls."""
        lebar, tinggi = bulat(self.format.lebar), bulat(self._tinggi)
        akar = ET.Element(
            "svg",
            {
                "xmlns": "http://www.w3.org/2000/svg",
                "width": lebar,
                "height": tinggi,
                "viewBox": f"0 0 {lebar} {tinggi}",
                "font-family": KELUARGA_HURUF,
                "font-size": bulat(self.format.huruf),
                "fill": TERANG.teks,
            },
        )
        akar.extend(_himpun(self._unsur))
        ET.indent(akar, space="")
        return ET.tostring(akar, encoding="unicode") + "\n"
