"""Dots: two values a row, joined by a line, their figures in two columns at the right."""

from __future__ import annotations

from .gaya import TERANG, Format
from .huruf import lebar_teks
from .kanvas import Kanvas
from .spesifikasi import Peran, Titik
from .tata import (
    Label,
    gambar_acuan,
    gambar_kisi,
    gambar_label,
    gambar_nol,
    kiri_acuan,
    lebar_terbesar,
    skala,
    susun,
    turun,
)

_TINGGI = 16.0
_CINCIN = 6.5  # outer edge clears the disc within it when both values are equal
_CAKRAM = 4.5
_SELA_KOLOM = 18.0
_LAPIS: tuple[Peran, ...] = ("pembanding", "utama", "di-bawah-target")  # painted in this order


def _tanda(kanvas: Kanvas, x: float, y: float, peran: Peran) -> None:
    """The role's mark: hollow ring, disc, or (below target) a diamond."""
    if peran == "pembanding":
        kanvas.cakram(x, y, _CINCIN, TERANG.latar, TERANG.lemah)
    elif peran == "utama":
        kanvas.cakram(x, y, _CAKRAM, TERANG.utama)
    else:
        j = _CAKRAM * 1.35
        kanvas.segi([(x - j, y), (x, y - j), (x + j, y), (x, y + j)], TERANG.bawah)


def _lebar_kunci(nama: str, format_: Format) -> float:
    """Width of one entry of the key with the space after it."""
    return 14 + lebar_teks(nama, format_.huruf) + 24


def gambar_titik(spek: Titik, format_: Format) -> str:
    """SVG (light) of a dumbbell chart. A hollow series is painted under a filled one."""
    butir = [b for k in spek.kelompok for b in k.butir]
    kolom = [
        max(lebar_terbesar((b.nilai[i].teks for b in butir), format_), 2 * _CINCIN + 2)
        for i in (0, 1)
    ]
    kanan = kolom[0] + _SELA_KOLOM + kolom[1]
    tepi = (format_.lebar - kolom[1] - _SELA_KOLOM, format_.lebar)

    label = [(k.judul, [Label(b.kode, b.label) for b in k.butir]) for k in spek.kelompok]
    tata = susun(label, format_, _TINGGI, kanan + _CINCIN)
    ukur = skala((n.nilai for b in butir for n in b.nilai), spek.acuan, spek.maksimum, tata)
    # The key, the reference's label and the columns' marks share a line where they fit.
    akhir_kunci = sum(_lebar_kunci(s.nama, format_) for s in spek.seri)
    batas = tepi[0] - kolom[0] - 4
    kiri = batas if spek.acuan is None else kiri_acuan(tata, ukur, spek.acuan, batas)
    y_kolom = format_.spasi / 2 + (0 if akhir_kunci <= kiri else format_.spasi + 4)
    tata = tata.turunkan(y_kolom + format_.spasi / 2 + 8)

    kanvas = Kanvas(format_, tata.bawah + (format_.spasi + 5 if spek.sumbu else 1))
    x = _CINCIN + 1
    for seri, sisi, lebar in zip(spek.seri, tepi, kolom, strict=True):
        _tanda(kanvas, x, format_.spasi / 2, seri.peran)
        kanvas.teks(x + 14, format_.spasi / 2 + turun(format_), seri.nama)
        x += _lebar_kunci(seri.nama, format_)
        _tanda(kanvas, sisi - lebar / 2, y_kolom, seri.peran)
    gambar_kisi(kanvas, tata, ukur, spek.sumbu)
    gambar_nol(kanvas, tata, ukur)
    if spek.acuan is not None:
        gambar_acuan(kanvas, tata, ukur, spek.acuan, y_kolom + turun(format_), batas)
    nilai_di = [
        (satu.nilai, baris.y_tengah)
        for kelompok, letak in zip(spek.kelompok, tata.kelompok, strict=True)
        for satu, baris in zip(kelompok.butir, letak.baris, strict=True)
    ]
    tanda: list[tuple[Peran, float, float]] = []
    for pasangan, y in nilai_di:
        ada = [
            (n.peran or s.peran, ukur(n.nilai), y)
            for s, n in zip(spek.seri, pasangan, strict=True)
            if n.nilai is not None
        ]
        if len(ada) == 2:
            kanvas.ruas(ada[0][1], y, ada[1][1], y, TERANG.lemah, 2)
        tanda += ada
    for peran, x, y in sorted(tanda, key=lambda t: _LAPIS.index(t[0])):
        _tanda(kanvas, x, y, peran)
    for nomor, sisi in enumerate(tepi):
        for pasangan, y in nilai_di:
            warna = TERANG.teks if pasangan[nomor].nilai is not None else TERANG.lemah
            kanvas.teks(sisi, y + turun(format_), pasangan[nomor].teks, warna, "right")
    gambar_label(kanvas, tata)
    return kanvas.svg()
