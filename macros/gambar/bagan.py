"""Diagrams: boxes of wrapped text and the lines between them, drawn when the height is known."""

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, TypeAlias

from .gaya import TERANG, Format
from .huruf import bungkus_imbang, kata_terlebar
from .kanvas import Jangkar, Kanvas

Goresan: TypeAlias = Callable[[Kanvas], None]
PADAT_X = 9.0  # between a box's edge and its text
PADAT_Y = 7.0
# Ground, outline and text of a box that stands out, and of others.
MENONJOL = (TERANG.utama, TERANG.utama, TERANG.balik)
BIASA = (TERANG.kotak, TERANG.lemah, TERANG.teks)


class Kotak(NamedTuple):
    """Where a box stands."""

    x: float
    y: float
    lebar: float
    tinggi: float


@dataclass(slots=True)
class LembarBagan:
    """What a diagram consists of, in painting order within each kind."""

    format: Format
    tinggi: float = 0.0
    penghubung: list[Goresan] = field(default_factory=list)
    kotak: list[Goresan] = field(default_factory=list)
    teks: list[Goresan] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class IsiKotak:
    """Paragraphs of a box, each bold or not, and the box's look."""

    alinea: tuple[tuple[str, bool], ...]
    menonjol: bool = False
    tengah: bool = False


def lebar_minimum(isi: IsiKotak, format_: Format) -> float:
    """Narrowest box whose words all fit on a line."""
    kata = (kata_terlebar(teks, format_.huruf, tebal) for teks, tebal in isi.alinea)
    return max(kata, default=0.0) + 2 * PADAT_X


def _baris(isi: IsiKotak, lebar: float, format_: Format) -> list[tuple[str, bool]]:
    dalam = lebar - 2 * PADAT_X
    return [
        (sebaris, tebal)
        for teks, tebal in isi.alinea
        for sebaris in bungkus_imbang(teks, dalam, format_.huruf, tebal)
    ]


def tinggi_kotak(isi: IsiKotak, lebar: float, format_: Format) -> float:
    """Height of the box that holds `isi` at this width."""
    return len(_baris(isi, lebar, format_)) * format_.spasi + 2 * PADAT_Y


def taruh(
    lembar: LembarBagan, isi: IsiKotak, x: float, y: float, lebar: float, tinggi: float = 0.0
) -> Kotak:
    """Add a box with its text, from the top or (`tengah`) in the middle; `tinggi` 0 fits it."""
    format_ = lembar.format
    baris = _baris(isi, lebar, format_)
    tinggi = tinggi or tinggi_kotak(isi, lebar, format_)
    kotak = Kotak(x + 0.5, y + 0.5, lebar - 1, tinggi - 1)
    dasar, garis, warna = MENONJOL if isi.menonjol else BIASA
    lembar.kotak.append(lambda kanvas: kanvas.kotak_bulat(*kotak, dasar, garis))
    sisa = tinggi - len(baris) * format_.spasi
    atas = y + (sisa / 2 if isi.tengah else PADAT_Y) + 0.78 * format_.spasi
    x_teks = x + lebar / 2 if isi.tengah else x + PADAT_X
    for nomor, (sebaris, tebal) in enumerate(baris):
        y_teks = atas + nomor * format_.spasi
        jangkar: Jangkar = "center" if isi.tengah else "left"
        lembar.teks.append(
            partial(Kanvas.teks, x=x_teks, y=y_teks, isi=sebaris, warna=warna, jangkar=jangkar,
                    tebal=tebal)
        )  # fmt: skip
    lembar.tinggi = max(lembar.tinggi, y + tinggi)
    return kotak


def tulis(lembar: LembarBagan) -> str:
    """SVG text (light) of a diagram."""
    kanvas = Kanvas(lembar.format, lembar.tinggi + 1)
    for goresan in (*lembar.penghubung, *lembar.kotak, *lembar.teks):
        goresan(kanvas)
    return kanvas.svg()


def penghubung(*titik: tuple[float, float], lengkung: bool = False) -> Goresan:
    """A connector from point to point, or a curve by its four points."""
    return partial(Kanvas.rangkai, titik=titik, warna=TERANG.lemah, lengkung=lengkung)
