"""A specification → its four SVG variants."""

from __future__ import annotations

from collections.abc import Callable

from .batang import gambar_batang_berpasangan, gambar_batang_tunggal, gambar_komposisi
from .gaya import LEBAR, SEMPIT, Format, gelapkan
from .spesifikasi import (
    Batang,
    BatangBerpasangan,
    Komposisi,
    Spesifikasi,
)

_PELUKIS: dict[type, Callable[..., str]] = {
    Batang: gambar_batang_tunggal,
    BatangBerpasangan: gambar_batang_berpasangan,
    Komposisi: gambar_komposisi,
}


def lukis(spek: Spesifikasi) -> dict[str, str]:
    """The SVG text of each variant: `lebar`, `sempit`, `gelap`, `sempit-gelap`.

    The same specification gives the same bytes in every process.
    """
    pelukis = _PELUKIS[type(spek)]
    lebar, sempit = pelukis(spek, LEBAR), pelukis(spek, SEMPIT)
    return {
        "lebar": lebar,
        "sempit": sempit,
        "gelap": gelapkan(lebar),
        "sempit-gelap": gelapkan(sempit),
    }
