"""Draw a specification as its four SVG variants (wide or narrow, light or dark)."""

from collections.abc import Callable

from . import spesifikasi as s
from .bagan import gambar_pohon
from .batang import gambar_angka_tunggal, gambar_grafik_batang, gambar_komposisi
from .gaya import LEBAR, SEMPIT, VARIAN, gelapkan
from .kuadran import gambar_kuadran
from .peta_panas import gambar_peta_panas
from .peta_strategi import gambar_peta_strategi
from .titik import gambar_titik

_PELUKIS: dict[type, Callable[..., str]] = {
    s.Batang: gambar_grafik_batang,
    s.Komposisi: gambar_komposisi,
    s.Titik: gambar_titik,
    s.Kuadran: gambar_kuadran,
    s.PetaPanas: gambar_peta_panas,
    s.AngkaTunggal: gambar_angka_tunggal,
    s.Pohon: gambar_pohon,
    s.PetaStrategi: gambar_peta_strategi,
}


def lukis(spek: s.Spesifikasi) -> dict[str, str]:
    """The SVG text of each variant; the same bytes for a specification in every process."""
    pelukis = _PELUKIS[type(spek)]
    lebar, sempit = pelukis(spek, LEBAR), pelukis(spek, SEMPIT)
    return dict(zip(VARIAN, (lebar, sempit, gelapkan(lebar), gelapkan(sempit)), strict=True))
