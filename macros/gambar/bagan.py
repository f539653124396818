"""Diagrams: boxes of wrapped text with connectors; trees, from the top down if their boxes fit side
by side, else as an indented outline."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from .gaya import TERANG, Format
from .huruf import bungkus_imbang, kata_terlebar
from .kanvas import Jangkar, Kanvas, Titik
from .spesifikasi import Pohon

PADAT_X = 9.0  # between a box's edge and its text
PADAT_Y = 7.0
# Ground, outline and text of emphasised boxes, and of others.
MENONJOL = (TERANG.utama, TERANG.utama, TERANG.balik)
BIASA = (TERANG.kotak, TERANG.lemah, TERANG.teks)
LAPIS = ("path", "rect", "text")  # the order of painting: lines below boxes, texts on top
_SELA_X = 14.0
_SELA_Y = 30.0
_TERLEBAR = 210.0
_INDEN = 22.0
_SELA_INDEN = 9.0


class Kotak(NamedTuple):
    """The place of a box."""

    x: float
    y: float
    lebar: float
    tinggi: float


@dataclass(frozen=True, slots=True)
class IsiKotak:
    """The paragraphs of a box, each bold or not, and whether the box is emphasised."""

    alinea: tuple[tuple[str, bool], ...]
    menonjol: bool = False

    def baris(self, lebar: float, format_: Format) -> list[tuple[str, bool]]:
        """Its lines in a box of this width, each bold or not."""
        return [
            (sebaris, tebal)
            for teks, tebal in self.alinea
            for sebaris in bungkus_imbang(teks, lebar - 2 * PADAT_X, format_.huruf, tebal)
        ]

    def tinggi(self, lebar: float, format_: Format) -> float:
        """Height of the box that holds it at this width."""
        return len(self.baris(lebar, format_)) * format_.spasi + 2 * PADAT_Y

    def lebar_minimum(self, format_: Format) -> float:
        """Narrowest box whose words all fit on a line."""
        kata = (kata_terlebar(teks, format_.huruf, tebal) for teks, tebal in self.alinea)
        return max(kata, default=0.0) + 2 * PADAT_X


class Bagan(Kanvas):
    """The canvas of a diagram, as high as its boxes reach."""

    def taruh(
        self, isi: IsiKotak, kotak: tuple[float, float, float, float], *, tengah: bool = False
    ) -> Kotak:
        """Add a box with its text, aligned at the top or (`tengah`) in the middle."""
        x, y, lebar, tinggi = kotak
        hasil = Kotak(x + 0.5, y + 0.5, lebar - 1, tinggi - 1)
        dasar, garis, warna = MENONJOL if isi.menonjol else BIASA
        self.kotak_bulat(*hasil, dasar, garis)
        baris = isi.baris(lebar, self.format)
        sisa = tinggi - len(baris) * self.format.spasi
        atas = y + (sisa / 2 if tengah else PADAT_Y) + 0.78 * self.format.spasi
        x_teks = x + lebar / 2 if tengah else x + PADAT_X
        jangkar: Jangkar = "center" if tengah else "left"
        for nomor, (sebaris, tebal) in enumerate(baris):
            y_teks = atas + nomor * self.format.spasi
            self.teks(x_teks, y_teks, sebaris, warna, jangkar, tebal)
        self.tinggi = max(self.tinggi, y + tinggi + 1)
        return hasil

    def hubungkan(self, *titik: Titik, lengkung: bool = False) -> None:
        """A connector through points, or a curve by its four points."""
        self.rangkai(titik, TERANG.lemah, lengkung=lengkung)

    def svg(self) -> str:
        """The finished diagram."""
        self._unsur.sort(key=lambda unsur: LAPIS.index(unsur.tag))
        return super().svg()


@dataclass(frozen=True, slots=True)
class Ranting:
    """A box of a tree with its subtrees."""

    isi: IsiKotak
    anak: tuple[Ranting, ...] = ()

    @property
    def kolom(self) -> int:
        """The number of columns that it needs if all siblings are side by side."""
        return sum(a.kolom for a in self.anak) or 1

    def semua(self, dalam: int = 0) -> Iterator[tuple[Ranting, int]]:
        """Its boxes with their depth."""
        yield self, dalam
        for anak in self.anak:
            yield from anak.semua(dalam + 1)


def gambar_kerangka(akar: tuple[Ranting, ...], format_: Format) -> str:
    """SVG (light) of indented boxes, each hung from its parent by a line at the left."""
    bagan = Bagan(format_)
    y = 0.0
    for nomor, ranting in enumerate(akar):
        y = _gantung(bagan, ranting, 0.0, y + (10 if nomor else 0), format_.lebar)
    return bagan.svg()


def _gantung(bagan: Bagan, ranting: Ranting, x: float, y: float, kanan: float) -> float:
    """Place a box and its subtrees from `y`, up to the edge `kanan`; returns the next free `y`."""
    tinggi = ranting.isi.tinggi(kanan - x, bagan.format)
    bagan.taruh(ranting.isi, (x, y, kanan - x, tinggi))
    return _gantung_anak(bagan, ranting.anak, x, y + tinggi, kanan)


def _gantung_anak(
    bagan: Bagan, anak: tuple[Ranting, ...], x: float, bawah: float, kanan: float
) -> float:
    """Place the subtrees of a box at `x` that ends at `bawah`; returns the next free `y`."""
    y = bawah + _SELA_INDEN
    kiri = x + _INDEN
    for ranting in anak:
        tinggi = ranting.isi.tinggi(kanan - kiri, bagan.format)
        samping, tengah = x + _INDEN / 2, y + tinggi / 2
        bagan.hubungkan((samping, bawah), (samping, tengah), (kiri, tengah))
        y = _gantung(bagan, ranting, kiri, y, kanan)
    return y


def _ranting(simpul: Pohon, *, akar: bool = True) -> Ranting:
    """Convert a tree to boxes; the top one is emphasised."""
    anak = tuple(_ranting(a, akar=False) for a in simpul.anak)
    return Ranting(IsiKotak(((simpul.teks, True),), menonjol=akar), anak)


def gambar_pohon(pohon: Pohon, format_: Format) -> str:
    """SVG (light) of a tree.

    The wide format puts every box beside its siblings; where they are too many, only the root's
    children, each with an outline under it; and where even these are, the whole is an outline.
    """
    akar = _ranting(pohon)
    perlu = [(r.isi.lebar_minimum(format_), d) for r, d in akar.semua()]
    for gantung, kolom in ((False, akar.kolom), (True, len(akar.anak) or 1)):
        lebar = min((format_.lebar - (kolom - 1) * _SELA_X) / kolom, _TERLEBAR)
        inden = _INDEN if gantung else 0
        if not format_.sempit and all(p + max(d - 1, 0) * inden <= lebar for p, d in perlu):
            return _Bercabang(akar, format_, lebar, gantung=gantung).svg()
    return gambar_kerangka((akar,), format_)


class _Bercabang(Bagan):
    """A tree from the top down with boxes `lebar` wide, levels aligned.

    With `gantung` the root's children stand side by side and the rest hangs under them.
    """

    def __init__(self, akar: Ranting, format_: Format, lebar: float, *, gantung: bool) -> None:
        super().__init__(format_)
        self._lebar, self._gantung = lebar, gantung
        self._tinggi: dict[int, float] = {}
        for satu, dalam in akar.semua():
            tinggi = satu.isi.tinggi(lebar, format_)
            self._tinggi[dalam] = max(self._tinggi.get(dalam, 0.0), tinggi)
        self._cabang(akar, 0, (format_.lebar - self._lebar_cabang(akar, 0)) / 2)

    def _lebar_cabang(self, satu: Ranting, dalam: int) -> float:
        kolom = (1 if dalam else len(satu.anak)) if self._gantung else satu.kolom
        return kolom * (self._lebar + _SELA_X) - _SELA_X

    def _cabang(self, satu: Ranting, dalam: int, kiri: float) -> float:
        """Place the branch whose leftmost column starts at `kiri`; returns the middle of its top
        box."""
        lebar, tinggi = self._lebar, self._tinggi[dalam]
        atas = sum(self._tinggi[i] + _SELA_Y for i in range(dalam))
        bawah, tengah = atas + tinggi, kiri + lebar / 2
        if self._gantung and dalam == 1:
            self.taruh(satu.isi, (kiri, atas, lebar, tinggi), tengah=True)
            _gantung_anak(self, satu.anak, kiri, bawah, kiri + lebar)
            return tengah
        tengah_anak: list[float] = []
        x = kiri
        for anak in satu.anak:
            tengah_anak.append(self._cabang(anak, dalam + 1, x))
            x += self._lebar_cabang(anak, dalam + 1) + _SELA_X
        if tengah_anak:
            tengah = (tengah_anak[0] + tengah_anak[-1]) / 2
        self.taruh(satu.isi, (tengah - lebar / 2, atas, lebar, tinggi), tengah=True)
        for x_anak in tengah_anak:
            belok, ujung = bawah + _SELA_Y / 2, (x_anak, bawah + _SELA_Y)
            self.hubungkan((tengah, bawah), (tengah, belok), (x_anak, belok), ujung)
        return tengah
