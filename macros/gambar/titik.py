"""Dots: two values a row, joined by a line, their figures in two columns at the right."""

from __future__ import annotations

from functools import partial

from .gaya import TERANG, Format
from .kanvas import Kanvas
from .kepala import EntriKunci, Kepala
from .spesifikasi import Nilai, Peran, Titik
from .tata import (
    Label,
    Skala,
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
_PORSI_LABEL = 0.76  # two columns of figures leave little: labels before plot
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


def _contoh(peran: Peran, kanvas: Kanvas, x: float, y: float) -> None:
    _tanda(kanvas, x + _CINCIN + 1, y, peran)


def _contoh_kosong(kanvas: Kanvas, x: float, y: float) -> None:
    kanvas.teks(x + _CINCIN + 1, y + turun(kanvas.format), "–", TERANG.lemah, "center")


def _alasan_kosong(spek: Titik) -> str:
    """The one reason why values are missing; "" where none is, or where reasons differ."""
    butir = (b for k in spek.kelompok for b in k.butir)
    alasan = {n.teks for b in butir for n in b.nilai if n.nilai is None}
    return alasan.pop() if len(alasan) == 1 else ""


def gambar_titik(spek: Titik, format_: Format) -> str:
    """SVG (light) of a dumbbell chart.

    One reason for all missing values is said once, in the key, and a dash stands in the column;
    several stand in the columns themselves.
    """
    butir = [b for k in spek.kelompok for b in k.butir]
    alasan = _alasan_kosong(spek)

    def teks(nilai: Nilai) -> str:
        return "–" if nilai.nilai is None and alasan else nilai.teks

    isi = [[teks(b.nilai[i]) for b in butir] for i in (0, 1)]
    kolom = [max(lebar_terbesar(satu, format_), 2 * _CINCIN + 2) for satu in isi]
    tepi = (format_.lebar - kolom[1] - _SELA_KOLOM, format_.lebar)
    label = [(k.judul, [Label(b.kode, b.label) for b in k.butir]) for k in spek.kelompok]
    tata = susun(label, format_, _TINGGI, sum(kolom) + _SELA_KOLOM + _CINCIN, _PORSI_LABEL)
    ukur = skala((n.nilai for b in butir for n in b.nilai), spek.acuan, spek.maksimum, tata)
    batas = tepi[0] - kolom[0] - 4
    entri = [EntriKunci(s.nama, partial(_contoh, s.peran)) for s in spek.seri]
    entri += [EntriKunci(alasan, _contoh_kosong)] if alasan not in {"", "–"} else []
    kiri = batas if spek.acuan is None else kiri_acuan(tata, ukur, spek.acuan, batas)
    kepala = Kepala(entri, format_, kiri)
    tata = tata.turunkan(kepala.tinggi)
    kanvas = Kanvas(format_, tata.bawah + (format_.spasi + 5 if spek.sumbu else 1))
    gambar_kisi(kanvas, tata, ukur, spek.sumbu)
    gambar_nol(kanvas, tata, ukur)
    if spek.acuan is not None:
        gambar_acuan(kanvas, tata, ukur, spek.acuan, kepala.y_akhir + turun(format_), batas)
    kepala.gambar(kanvas)
    for seri, sisi, lebar in zip(spek.seri, tepi, kolom, strict=True):
        _tanda(kanvas, sisi - lebar / 2, kepala.y_akhir, seri.peran)
    y_baris = [baris.y_tengah for tempat in tata.kelompok for baris in tempat.baris]
    _gambar_tanda(kanvas, spek, ukur, list(zip([b.nilai for b in butir], y_baris, strict=True)))
    for nomor, sisi in enumerate(tepi):
        for b, y in zip(butir, y_baris, strict=True):
            warna = TERANG.lemah if (satu := b.nilai[nomor]).nilai is None else TERANG.teks
            kanvas.teks(sisi, y + turun(format_), teks(satu), warna, "right")
    gambar_label(kanvas, tata)
    return kanvas.svg()


def _gambar_tanda(
    kanvas: Kanvas, spek: Titik, ukur: Skala, letak: list[tuple[tuple[Nilai, ...], float]]
) -> None:
    """Joining lines, then marks, hollow ones first. A missing value has neither."""
    tanda: list[tuple[Peran, float, float]] = []
    for pasangan, y in letak:
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
