"""A specification → its four SVG variants."""

from __future__ import annotations

from collections.abc import Callable

from .angka_tunggal import gambar_angka_tunggal
from .batang import gambar_batang_berpasangan, gambar_batang_tunggal, gambar_komposisi
from .gaya import LEBAR, SEMPIT, gelapkan
from .hierarki import gambar_pohon
from .kuadran import gambar_kuadran
from .peta_panas import gambar_peta_panas
from .peta_strategi import gambar_peta_strategi
from .spesifikasi import (
    AngkaTunggal,
    Batang,
    BatangBerpasangan,
    Komposisi,
    Kuadran,
    PetaPanas,
    PetaStrategi,
    Pohon,
    Spesifikasi,
    Titik,
)
from .titik import gambar_titik

_PELUKIS: dict[type, Callable[..., str]] = {
    Batang: gambar_batang_tunggal,
    BatangBerpasangan: gambar_batang_berpasangan,
    Komposisi: gambar_komposisi,
    Titik: gambar_titik,
    Kuadran: gambar_kuadran,
    PetaPanas: gambar_peta_panas,
    AngkaTunggal: gambar_angka_tunggal,
    Pohon: gambar_pohon,
    PetaStrategi: gambar_peta_strategi,
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
