"""A drawing surface over matplotlib's SVG backend, in drawing units with y downwards."""

from __future__ import annotations

import io
from collections.abc import Sequence
from functools import cache
from typing import Literal

import matplotlib
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import PathPatch, Polygon, Rectangle
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from .gaya import BERKAS_HURUF, FOLDER_HURUF, TERANG, Format
from .saring import saring

Jangkar = Literal["left", "center", "right"]

_KAPPA = 0.5522847498  # of the radius: control points of a quarter circle, 4/3·(√2 − 1)
_JARAK_ARSIR = 11.0
_TITIK_PER_INCI = 72  # the SVG backend's fixed resolution, so that one unit is one user unit


@cache
def _sifat_huruf(ukuran: float, tebal: bool) -> FontProperties:
    # A file, not a family name: no search through the system's fonts, the same on each machine.
    return FontProperties(
        fname=str(FOLDER_HURUF / BERKAS_HURUF[tebal]),
        size=ukuran,
        weight="bold" if tebal else "normal",
    )


class Kanvas:
    """Collects marks and texts; `svg` writes them out.

    Colours are those of the light palette. The order of calls is the order of painting.
    """

    def __init__(self, format_: Format, tinggi: float) -> None:
        self.format = format_
        self.tinggi = tinggi
        ukuran = (format_.lebar / _TITIK_PER_INCI, tinggi / _TITIK_PER_INCI)
        self._figur = Figure(figsize=ukuran, dpi=_TITIK_PER_INCI)
        FigureCanvasSVG(self._figur)
        self._figur.patch.set_visible(False)
        self._balik = Affine2D().scale(1, -1).translate(0, tinggi)
        self._urutan = 0

    def _tambah(self, artis: Artist) -> None:
        self._urutan += 1
        artis.set_zorder(self._urutan)
        artis.set_transform(self._balik)
        self._figur.add_artist(artis)

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
        self._tambah(
            Rectangle(
                (x, y),
                lebar,
                tinggi,
                facecolor=isi or "none",
                edgecolor=garis or "none",
                linewidth=tebal if garis else 0,
            )
        )

    def arsir(self, x: float, y: float, lebar: float, tinggi: float, warna: str) -> None:
        """Slanting lines over a rectangle, cut at its edges.

        Drawn one by one: a pattern fill shows its tiles' seams in some PDF viewers.
        """
        titik: list[tuple[float, float]] = []
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

    def tegak(
        self, x: float, bentang: Sequence[tuple[float, float]], warna: str, tebal: float = 1
    ) -> None:
        """Vertical lines at `x` over several spans (top, foot), as one mark."""
        self._garis([(x, y) for sebentang in bentang for y in sebentang], warna, tebal)

    def _garis(self, titik: list[tuple[float, float]], warna: str, tebal: float) -> None:
        """Separate lines, each between two points that follow each other."""
        if not titik:
            return
        kode = [Path.MOVETO, Path.LINETO] * (len(titik) // 2)
        self._tambah(
            PathPatch(
                Path(titik, kode),
                facecolor="none",
                edgecolor=warna,
                linewidth=tebal,
                capstyle="butt",
            )
        )

    def cakram(
        self, x: float, y: float, jari: float, isi: str, garis: str = "", tebal: float = 2
    ) -> None:
        """A disc, or a ring where `garis` differs from `isi`."""
        # Four curves instead of matplotlib's eight: half the bytes, within 0.03% of a circle.
        k = _KAPPA * jari
        titik = [(x + jari, y)]
        for cx, cy in ((1, 1), (-1, 1), (-1, -1), (1, -1)):
            if cx == cy:
                titik += [
                    (x + cx * jari, y + cy * k),
                    (x + cx * k, y + cy * jari),
                    (x, y + cy * jari),
                ]
            else:
                titik += [
                    (x + cx * k, y + cy * jari),
                    (x + cx * jari, y + cy * k),
                    (x + cx * jari, y),
                ]
        kode = [Path.MOVETO, *[Path.CURVE4] * 12]
        self._tambah(
            PathPatch(
                Path(titik, kode),
                facecolor=isi or "none",
                edgecolor=garis or "none",
                linewidth=tebal if garis else 0,
            )
        )

    def segi(self, titik: Sequence[tuple[float, float]], isi: str) -> None:
        """A filled polygon."""
        self._tambah(Polygon(titik, facecolor=isi, edgecolor="none", linewidth=0))

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
        """One line of text on the baseline `y`; `ukuran` 0 is the format's type size."""
        self._tambah(
            Text(
                x,
                y,
                isi,
                color=warna,
                ha=jangkar,
                va="baseline",
                fontproperties=_sifat_huruf(ukuran or self.format.huruf, tebal),
                parse_math=False,
            )
        )

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
        """The drawing as SVG text, the same bytes for the same calls."""
        wadah = io.StringIO()
        with matplotlib.rc_context(
            {
                "svg.fonttype": "none",
                "svg.hashsalt": "lkjip",
                "path.simplify": False,
            }
        ):
            self._figur.savefig(wadah, format="svg", metadata={"Date": None})
        return saring(wadah.getvalue(), self.format, self.tinggi)
