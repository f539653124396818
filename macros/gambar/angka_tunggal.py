"""One number on its scale: the value in large type over a bullet bar with the scale's bands."""

from __future__ import annotations

from .gaya import TERANG, Format
from .huruf import bungkus, kata_terlebar, lebar_teks
from .kanvas import Kanvas
from .spesifikasi import AngkaTunggal
from .tata import Skala, gambar_batang

_BESAR = 30.0
_SEDANG = 17.0
_TINGGI = 26.0
_SELA = 2.0


def gambar_angka_tunggal(spek: AngkaTunggal, format_: Format) -> str:
    """SVG (light) of a single value; a missing one leaves the scale empty and says so."""
    # Room for half of the outermost axis texts.
    tepi = max((lebar_teks(t.teks, format_.huruf) / 2 for t in spek.tanda), default=0.0)
    ukur = Skala(float(spek.minimum), float(spek.maksimum), tepi, format_.lebar - 2 * tepi)
    lebar = [ukur(p.atas) - ukur(p.bawah) - 6 for p in spek.pita]
    di_skala = all(
        kata_terlebar(p.label, format_.huruf) <= w for p, w in zip(spek.pita, lebar, strict=True)
    )
    label = [
        bungkus(p.label, w, format_.huruf) if di_skala else (f"{p.rentang}  {p.label}".strip(),)
        for p, w in zip(spek.pita, lebar, strict=True)
    ]
    y_batang = _BESAR + 12
    y_tanda = y_batang + _TINGGI + format_.spasi
    y_label = y_tanda + format_.spasi + 4
    tinggi_label = max(map(len, label), default=0) if di_skala else len(label)
    kanvas = Kanvas(format_, y_label + (tinggi_label - 1) * format_.spasi + 5)

    _gambar_nilai(kanvas, spek, tepi)
    pita = [(p.bawah, p.atas) for p in spek.pita] or [(spek.minimum, spek.maksimum)]
    for bawah, atas in pita:
        akhir = atas if atas == spek.maksimum else None
        kanan = ukur(atas) - (0 if akhir is not None else _SELA)
        kanvas.kotak(ukur(bawah), y_batang, kanan - ukur(bawah), _TINGGI, TERANG.rel)
    if spek.nilai is not None:
        y = y_batang + _TINGGI / 2
        gambar_batang(kanvas, ukur(spek.minimum), ukur(spek.nilai), y, _TINGGI * 0.46, "utama")
    for tanda in spek.tanda:
        kanvas.teks(ukur(tanda.nilai), y_tanda, tanda.teks, TERANG.lemah, "center")
    for nomor, (p, baris) in enumerate(zip(spek.pita, label, strict=True)):
        tebal = spek.predikat != "" and p.label == spek.predikat
        if di_skala:
            tengah = (ukur(p.bawah) + ukur(p.atas)) / 2
            kanvas.baris(tengah, y_label, baris, TERANG.teks, "center", tebal)
        else:
            kanvas.baris(tepi, y_label + nomor * format_.spasi, baris, TERANG.teks, tebal=tebal)
    return kanvas.svg()


def _gambar_nilai(kanvas: Kanvas, spek: AngkaTunggal, x: float) -> None:
    y = _BESAR * 0.85
    if spek.nilai is None:
        kanvas.teks(x, y, spek.teks, TERANG.lemah, ukuran=_SEDANG)
        return
    kanvas.teks(x, y, spek.teks, tebal=True, ukuran=_BESAR)
    x += lebar_teks(spek.teks, _BESAR, tebal=True) + 12
    kanvas.teks(x, y, spek.predikat, ukuran=_SEDANG)
