"""Trees: from the top down where the boxes fit side by side, else as an indented outline."""

from __future__ import annotations

from dataclasses import dataclass

from .bagan import IsiKotak, LembarBagan, lebar_minimum, penghubung, taruh, tinggi_kotak, tulis
from .gaya import Format
from .spesifikasi import Pohon

_SELA_X = 14.0
_SELA_Y = 30.0
_TERLEBAR = 210.0
_INDEN = 22.0
_SELA_INDEN = 9.0


@dataclass(frozen=True, slots=True)
class Ranting:
    """A box of an outline with what hangs under it."""

    isi: IsiKotak
    anak: tuple[Ranting, ...] = ()


def gambar_kerangka(akar: tuple[Ranting, ...], format_: Format) -> str:
    """SVG (light) of indented boxes, each hung from its parent by a line at the left."""
    lembar = LembarBagan(format_)
    y = 0.0
    for nomor, ranting in enumerate(akar):
        y = _gantung(lembar, ranting, 0.0, y + (10 if nomor else 0), format_.lebar)
    return tulis(lembar)


def _gantung(lembar: LembarBagan, ranting: Ranting, x: float, y: float, kanan: float) -> float:
    """Place a box and those under it from `y`, up to the edge `kanan`; the place after the last."""
    tinggi = tinggi_kotak(ranting.isi, kanan - x, lembar.format)
    taruh(lembar, ranting.isi, x, y, kanan - x)
    return _gantung_anak(lembar, ranting.anak, x, y + tinggi, kanan)


def _gantung_anak(
    lembar: LembarBagan, anak: tuple[Ranting, ...], x: float, bawah: float, kanan: float
) -> float:
    """Place what hangs under a box at `x` that ends at `bawah`; the place after the last."""
    y = bawah + _SELA_INDEN
    kiri = x + _INDEN
    for ranting in anak:
        tinggi = tinggi_kotak(ranting.isi, kanan - kiri, lembar.format)
        samping, tengah = x + _INDEN / 2, y + tinggi / 2
        garis = penghubung((samping, bawah), (samping, tengah), (kiri, tengah))
        lembar.penghubung.append(garis)
        y = _gantung(lembar, ranting, kiri, y, kanan)
    return y


def _isi(simpul: Pohon, akar: bool, tengah: bool) -> IsiKotak:
    return IsiKotak(((simpul.teks, True),), menonjol=akar, tengah=tengah)


def _ranting(simpul: Pohon, akar: bool = True) -> Ranting:
    anak = tuple(_ranting(a, akar=False) for a in simpul.anak)
    return Ranting(_isi(simpul, akar, tengah=False), anak)


def _kolom(simpul: Pohon) -> int:
    """Columns that a subtree needs with every box beside its siblings."""
    return sum(map(_kolom, simpul.anak)) or 1


def _keturunan(simpul: Pohon, dalam: int = 0) -> list[tuple[Pohon, int]]:
    """The subtree's boxes with their depth."""
    return [(simpul, dalam), *(x for a in simpul.anak for x in _keturunan(a, dalam + 1))]


def gambar_pohon(akar: Pohon, format_: Format) -> str:
    """SVG (light) of a tree.

    The wide format puts every box beside its siblings; where they are too many, only the root's
    children, each with an outline under it; and where even these are, the whole is an outline.
    """
    if not format_.sempit:
        perlu = [(lebar_minimum(_isi(s, False, False), format_), d) for s, d in _keturunan(akar)]
        lebar = _lebar_kotak(_kolom(akar), format_)
        if all(p <= lebar for p, _ in perlu):
            return _Bercabang(akar, format_, lebar).svg()
        lebar = _lebar_kotak(len(akar.anak), format_)
        if all(p + max(d - 1, 0) * _INDEN <= lebar for p, d in perlu):
            return _Bercabang(akar, format_, lebar, gantung=True).svg()
    return gambar_kerangka((_ranting(akar),), format_)


def _lebar_kotak(kolom: int, format_: Format) -> float:
    return min((format_.lebar - (kolom - 1) * _SELA_X) / kolom, _TERLEBAR)


class _Bercabang:
    """A tree from the top down with boxes `lebar` wide, levels aligned.

    With `gantung` the root's children stand side by side and the rest hangs under them.
    """

    def __init__(
        self, akar: Pohon, format_: Format, lebar: float, *, gantung: bool = False
    ) -> None:
        self._akar = akar
        self._lebar = lebar
        self._gantung = gantung
        self._lembar = LembarBagan(format_)
        self._tinggi: dict[int, float] = {}
        for simpul, dalam in _keturunan(akar):
            tinggi = tinggi_kotak(_isi(simpul, dalam == 0, tengah=True), lebar, format_)
            self._tinggi[dalam] = max(self._tinggi.get(dalam, 0.0), tinggi)

    def _lebar_cabang(self, simpul: Pohon) -> float:
        if self._gantung:
            kolom = len(simpul.anak) if simpul is self._akar else 1
        else:
            kolom = _kolom(simpul)
        return kolom * (self._lebar + _SELA_X) - _SELA_X

    def svg(self) -> str:
        """The drawn tree."""
        kiri = (self._lembar.format.lebar - self._lebar_cabang(self._akar)) / 2
        self._taruh(self._akar, 0, kiri)
        return tulis(self._lembar)

    def _taruh(self, simpul: Pohon, dalam: int, kiri: float) -> float:
        """Place the subtree whose leftmost column starts at `kiri`; the middle of its top box."""
        atas = sum(self._tinggi[i] + _SELA_Y for i in range(dalam))
        bawah = atas + self._tinggi[dalam]
        isi = _isi(simpul, dalam == 0, tengah=True)
        if self._gantung and dalam == 1:
            taruh(self._lembar, isi, kiri, atas, self._lebar, self._tinggi[dalam])
            ranting = tuple(_ranting(a, akar=False) for a in simpul.anak)
            _gantung_anak(self._lembar, ranting, kiri, bawah, kiri + self._lebar)
            return kiri + self._lebar / 2
        tengah_anak: list[float] = []
        x = kiri
        for anak in simpul.anak:
            tengah_anak.append(self._taruh(anak, dalam + 1, x))
            x += self._lebar_cabang(anak) + _SELA_X
        tengah = (tengah_anak[0] + tengah_anak[-1]) / 2 if tengah_anak else kiri + self._lebar / 2
        taruh(self._lembar, isi, tengah - self._lebar / 2, atas, self._lebar, self._tinggi[dalam])
        for x_anak in tengah_anak:
            belok, ujung = bawah + _SELA_Y / 2, (x_anak, bawah + _SELA_Y)
            garis = penghubung((tengah, bawah), (tengah, belok), (x_anak, belok), ujung)
            self._lembar.penghubung.append(garis)
        return tengah
