"""A drawing surface of marks, in drawing units with y downwards.

The marks go straight to matplotlib's renderer. As artists of a figure each would be measured first,
for a layout that is known already: half the time of a drawing.
"""

from collections.abc import Sequence
from functools import cache
from typing import Literal

from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.path import Path
from matplotlib.text import Text
from matplotlib.transforms import Affine2D

from .gaya import BERKAS_HURUF, FOLDER_HURUF, TERANG, Format
from .penulis import Penulis, bulat

Jangkar = Literal["left", "center", "right"]

_KAPPA = 0.5522847498  # of the radius: control points of a quarter circle, 4/3·(√2 − 1)
_JARAK_ARSIR = 11.0


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

    Colours are those of the light palette. The order of calls is the order of painting. Of the
    height `atas` lies above the place from which `y` counts.
    """

    def __init__(self, format_: Format, tinggi: float, atas: float = 0.0) -> None:
        self.format, self.atas = format_, atas
        self._nol = tinggi - atas
        self._pelukis = Penulis(format_, tinggi)
        self._balik = Affine2D().scale(1, -1).translate(0, self._nol)

    def _bentuk(self, jalur: Path, isi: str, garis: str = "", tebal: float = 0) -> None:
        """Paint a path: filled, outlined `tebal` wide, or both; "" paints nothing."""
        goresan = self._pelukis.new_gc()
        goresan.set_linewidth(tebal if garis else 0)
        goresan.set_joinstyle("miter")
        goresan.set_foreground(garis or "none")
        self._pelukis.draw_path(goresan, jalur, self._balik, to_rgb(isi) if isi else None)

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
        self._bentuk(Path(sudut, closed=True), isi, garis, tebal)

    def kotak_bulat(
        self, x: float, y: float, lebar: float, tinggi: float, isi: str, garis: str
    ) -> None:
        """An outlined rectangle with rounded corners, which SVG has a mark of its own for."""
        ukuran = {"x": x, "y": y + self.atas, "width": lebar, "height": tinggi, "rx": 3}
        self._pelukis.tambah(
            "rect", **{n: bulat(v) for n, v in ukuran.items()}, fill=isi, stroke=garis
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

    def rangkai(
        self, titik: Sequence[tuple[float, float]], warna: str, *, lengkung: bool = False
    ) -> None:
        """A line through points, or with `lengkung` one curve by its four points."""
        kode = [Path.MOVETO, *[Path.CURVE4 if lengkung else Path.LINETO] * (len(titik) - 1)]
        self._bentuk(Path(titik, kode), "", warna, 1.3)

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
        self._bentuk(Path(titik, kode), "", warna, tebal)

    def cakram(self, x: float, y: float, jari: float, isi: str, garis: str = "") -> None:
        """A disc, or a ring where `garis` differs from `isi`."""
        # Four curves instead of matplotlib's eight: half the bytes, within 0.03% of a circle.
        titik = [1 + 0j]
        for arah in (1, 1j, -1, -1j):
            titik += [arah + _KAPPA * arah * 1j, arah * 1j + _KAPPA * arah, arah * 1j]
        kode = [Path.MOVETO, *[Path.CURVE4] * 12]
        jalur = Path([(x + jari * z.real, y + jari * z.imag) for z in titik], kode)
        self._bentuk(jalur, isi, garis, 2)

    def segi(self, titik: Sequence[tuple[float, float]], isi: str) -> None:
        """A filled polygon."""
        self._bentuk(Path([*titik, titik[0]], closed=True), isi)

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
        # Read by the renderer for place and anchor; it is never laid out.
        tulisan = Text(x, self._nol - y, ha=jangkar)
        goresan = self._pelukis.new_gc()
        goresan.set_foreground(warna)
        sifat = _sifat_huruf(ukuran or self.format.huruf, tebal)
        self._pelukis.draw_text(goresan, x, y, isi, sifat, 0, mtext=tulisan)

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
        return self._pelukis.svg()
