"""One number on its scale of 0 to 100: the value in large type over a bullet bar."""

from .gaya import TERANG, Format
from .huruf import lebar_teks
from .kanvas import Kanvas
from .spesifikasi import AngkaTunggal
from .tata import Skala, gambar_batang

_BESAR = 30.0
_SEDANG = 17.0
_TINGGI = 26.0
_UJUNG = (0, 100)


def gambar_angka_tunggal(spek: AngkaTunggal, format_: Format) -> str:
    """SVG (light) of a single value; a missing one leaves the scale empty and says so."""
    # Room for half of the outermost axis texts.
    tepi = max(lebar_teks(str(n), format_.huruf) / 2 for n in _UJUNG)
    ukur = Skala(*_UJUNG, tepi, format_.lebar - 2 * tepi)
    y = _BESAR + 12
    y_tanda = y + _TINGGI + format_.spasi
    kanvas = Kanvas(format_, y_tanda + 9)
    _gambar_nilai(kanvas, spek, tepi)
    kanvas.kotak(ukur(0), y, ukur(100) - ukur(0), _TINGGI, TERANG.rel)
    if spek.nilai is not None:
        tengah, tinggi = y + _TINGGI / 2, _TINGGI * 0.46
        gambar_batang(kanvas, ukur(0), ukur(spek.nilai), tengah, tinggi, "utama")
    for n in _UJUNG:
        kanvas.teks(ukur(n), y_tanda, str(n), TERANG.lemah, "center")
    return kanvas.svg()


def _gambar_nilai(kanvas: Kanvas, spek: AngkaTunggal, x: float) -> None:
    y = _BESAR * 0.85
    if spek.nilai is None:
        kanvas.teks(x, y, spek.teks, TERANG.lemah, ukuran=_SEDANG)
        return
    kanvas.teks(x, y, spek.teks, tebal=True, ukuran=_BESAR)
    x += lebar_teks(spek.teks, _BESAR, tebal=True) + 12
    kanvas.teks(x, y, spek.predikat, ukuran=_SEDANG)
