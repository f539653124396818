"""Bars: one series, two series, and the parts of a whole."""

from __future__ import annotations

from .gaya import TERANG, Format
from .kanvas import Kanvas
from .spesifikasi import (
    Batang,
    BatangBerpasangan,
    Butir,
    Kelompok,
    Keterangan,
    Komposisi,
    Nilai,
    Seri,
)
from .tata import (
    Label,
    Skala,
    Tata,
    gambar_acuan,
    gambar_batang,
    gambar_kisi,
    gambar_label,
    gambar_nol,
    lebar_terbesar,
    skala,
    susun,
    susun_keterangan,
    turun,
)

_TEBAL = 15.0
_TEBAL_PASANGAN = 13.0
_SELA_NILAI = 6.0


class _Kepala:
    """Key and reference label above the plot: heights first, then drawn."""

    def __init__(self, keterangan: tuple[Keterangan, ...], ada_acuan: bool, format_: Format):
        self._letak, jumlah = susun_keterangan(keterangan, format_)
        self._format = format_
        self._tinggi_kunci = jumlah * (format_.spasi + 3) + (6 if jumlah else 0)
        self._ada_acuan = ada_acuan

    @property
    def tinggi(self) -> float:
        return self._tinggi_kunci + (self._format.spasi + 4 if self._ada_acuan else 0)

    @property
    def y_acuan(self) -> float:
        return self._tinggi_kunci + 0.85 * self._format.spasi

    def gambar(self, kanvas: Kanvas) -> None:
        for x, nomor, satu in self._letak:
            y = nomor * (self._format.spasi + 3) + self._format.spasi / 2
            gambar_batang(kanvas, x, x + 14, y, 12, satu.peran)
            kanvas.teks(x + 20, y + turun(self._format), satu.teks)


def _tinggi_kanvas(tata: Tata, ada_sumbu: bool) -> float:
    return tata.bawah + (tata.format.spasi + 5 if ada_sumbu else 1)


def _gambar_nilai(
    kanvas: Kanvas, tata: Tata, ukur: Skala, nilai: Butir | Nilai, y: float, sejajar: bool
) -> None:
    """The value's text: in a column at the right where `sejajar`, else at the bar's end."""
    y_teks = y + turun(tata.format)
    if nilai.nilai is None:
        kanvas.teks(ukur(0) + _SELA_NILAI, y_teks, nilai.teks, TERANG.lemah)
    elif sejajar:
        kanvas.teks(tata.format.lebar, y_teks, nilai.teks, jangkar="right")
    else:
        kanvas.teks(max(ukur(nilai.nilai), ukur(0)) + _SELA_NILAI, y_teks, nilai.teks)


def _label(kelompok: tuple[Kelompok, ...]) -> list[tuple[str, list[Label]]]:
    return [(k.judul, [Label(b.kode, b.label) for b in k.butir]) for k in kelompok]


def gambar_batang_tunggal(spek: Batang, format_: Format) -> str:
    """SVG (light) of a one-series bar chart."""
    kepala = _Kepala(spek.keterangan, spek.acuan is not None, format_)
    butir = [b for k in spek.kelompok for b in k.butir]
    kanan = lebar_terbesar((b.teks for b in butir if b.nilai is not None), format_)
    tata = susun(_label(spek.kelompok), format_, kepala.tinggi, _TEBAL, kanan)
    ukur = skala((b.nilai for b in butir), spek.acuan, spek.maksimum, tata)

    kanvas = Kanvas(format_, _tinggi_kanvas(tata, bool(spek.sumbu)))
    kepala.gambar(kanvas)
    gambar_kisi(kanvas, tata, ukur, spek.sumbu)
    sejajar = spek.acuan is not None or spek.rel
    for kelompok, letak in zip(spek.kelompok, tata.kelompok, strict=True):
        for satu, baris in zip(kelompok.butir, letak.baris, strict=True):
            if spek.rel and satu.nilai is not None:
                kiri = baris.y_tengah - _TEBAL / 2
                kanvas.kotak(tata.x_plot, kiri, tata.lebar_plot, _TEBAL, TERANG.rel)
            if satu.nilai is not None:
                gambar_batang(
                    kanvas, ukur(0), ukur(satu.nilai), baris.y_tengah, _TEBAL, satu.peran
                )
    gambar_nol(kanvas, tata, ukur)
    gambar_acuan(kanvas, tata, ukur, spek.acuan, kepala.y_acuan)
    for kelompok, letak in zip(spek.kelompok, tata.kelompok, strict=True):
        for satu, baris in zip(kelompok.butir, letak.baris, strict=True):
            _gambar_nilai(kanvas, tata, ukur, satu, baris.y_tengah, sejajar)
    gambar_label(kanvas, tata)
    return kanvas.svg()


def _keterangan(seri: tuple[Seri, Seri]) -> tuple[Keterangan, ...]:
    return tuple(Keterangan(s.peran, s.nama) for s in seri)


def gambar_batang_berpasangan(spek: BatangBerpasangan, format_: Format) -> str:
    """SVG (light) of a two-series bar chart."""
    kepala = _Kepala(_keterangan(spek.seri), spek.acuan is not None, format_)
    semua = [n for k in spek.kelompok for b in k.butir for n in b.nilai]
    kanan = lebar_terbesar((n.teks for n in semua if n.nilai is not None), format_)
    label = [(k.judul, [Label(b.kode, b.label) for b in k.butir]) for k in spek.kelompok]
    jarak = _TEBAL_PASANGAN + 3
    tata = susun(label, format_, kepala.tinggi, 2 * jarak - 2, kanan)
    ukur = skala((n.nilai for n in semua), spek.acuan, spek.maksimum, tata)

    kanvas = Kanvas(format_, _tinggi_kanvas(tata, bool(spek.sumbu)))
    kepala.gambar(kanvas)
    gambar_kisi(kanvas, tata, ukur, spek.sumbu)
    letak_nilai: list[tuple[Nilai, float]] = []
    for kelompok, letak in zip(spek.kelompok, tata.kelompok, strict=True):
        for satu, baris in zip(kelompok.butir, letak.baris, strict=True):
            for seri, nilai, geser in zip(spek.seri, satu.nilai, (-0.5, 0.5), strict=True):
                y = baris.y_tengah + geser * jarak
                letak_nilai.append((nilai, y))
                if nilai.nilai is not None:
                    peran = nilai.peran or seri.peran
                    gambar_batang(kanvas, ukur(0), ukur(nilai.nilai), y, _TEBAL_PASANGAN, peran)
    gambar_nol(kanvas, tata, ukur)
    gambar_acuan(kanvas, tata, ukur, spek.acuan, kepala.y_acuan)
    for nilai, y in letak_nilai:
        _gambar_nilai(kanvas, tata, ukur, nilai, y, spek.acuan is not None)
    gambar_label(kanvas, tata)
    return kanvas.svg()


def gambar_komposisi(spek: Komposisi, format_: Format) -> str:
    """SVG (light) of the parts of a whole: a bar chart on rails of the whole."""
    bagian = spek.bagian
    if spek.urut:  # sorted is stable: equal and missing parts keep their order
        bagian = tuple(
            sorted(bagian, key=lambda b: (b.nilai is None, -float(b.nilai or 0)))
        )
    butir = tuple(
        Butir(
            b.label,
            b.nilai,
            f"{b.teks}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}({b.rincian})" if b.rincian else b.teks,
        )
        for b in bagian
    )
    return gambar_batang_tunggal(
        Batang((Kelompok("", butir),), maksimum=spek.seluruh, rel=True), format_
    )
