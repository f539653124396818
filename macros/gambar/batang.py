"""Bars: one series, two series, and the parts of a whole."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from .gaya import TERANG, Format
from .kanvas import Kanvas
from .kepala import EntriKunci, Kepala
from .spesifikasi import (
    Acuan,
    Batang,
    BatangBerpasangan,
    Bilangan,
    ButirNilai,
    KelompokButir,
    Keterangan,
    Komposisi,
    Nilai,
    Peran,
    TandaSumbu,
)
from .tata import (
    SELA,
    Label,
    Skala,
    Tata,
    gambar_acuan,
    gambar_batang,
    gambar_kisi,
    gambar_label,
    gambar_nol,
    kiri_acuan,
    lebar_terbesar,
    skala,
    susun,
    turun,
)

_TEBAL = 15.0
_TEBAL_RAPAT = 12.0
_BANYAK = 10  # rows of one word each from which on they stand closer, as lines of a table do
_TEBAL_PASANGAN = 13.0
_SELA_PASANGAN = 3.0
_SELA_NILAI = 6.0


@dataclass(frozen=True, slots=True)
class _Grafik:
    """A bar chart reduced to what drawing needs; every row has the same number of bars."""

    kelompok: Sequence[tuple[str, Sequence[tuple[Label, Sequence[Nilai]]]]]
    kunci: Sequence[Keterangan]
    tebal: float
    acuan: Acuan | None
    maksimum: Bilangan | None
    sumbu: Sequence[TandaSumbu]
    rel: bool = False

    @property
    def rapat(self) -> bool:
        """Whether its rows may stand close together: many, each named by one word."""
        return self.tebal == _TEBAL_RAPAT

    @property
    def isi(self) -> list[Nilai]:
        return [satu for _, butir in self.kelompok for _, isi in butir for satu in isi]

    @property
    def sejajar(self) -> bool:
        """Whether values stand in a column: at the bars' ends a line would strike them."""
        ada_rincian = any(isi.rincian for isi in self.isi)
        return self.acuan is not None or self.rel or bool(self.sumbu) or ada_rincian


def _contoh(peran: Peran, kanvas: Kanvas, x: float, y: float) -> None:
    gambar_batang(kanvas, x, x + 14, y, 12, peran)


def _gambar(grafik: _Grafik, format_: Format) -> str:
    ada = [isi for isi in grafik.isi if isi.nilai is not None]
    lebar_rincian = lebar_terbesar((isi.rincian for isi in ada), format_)
    kanan_nilai = format_.lebar - (lebar_rincian + SELA if lebar_rincian else 0)
    lebar_kanan = lebar_terbesar((isi.teks for isi in ada), format_) + format_.lebar - kanan_nilai
    serangkai = max(len(isi) for _, butir in grafik.kelompok for _, isi in butir)
    langkah = grafik.tebal + _SELA_PASANGAN
    label = [(judul, [x for x, _ in butir]) for judul, butir in grafik.kelompok]
    tata = susun(
        label, format_, serangkai * langkah - _SELA_PASANGAN, lebar_kanan, rapat=grafik.rapat
    )
    ukur = skala((isi.nilai for isi in ada), grafik.acuan, grafik.maksimum, tata)
    entri = [EntriKunci(k.teks, partial(_contoh, k.peran)) for k in grafik.kunci]
    kiri = kiri_acuan(tata, ukur, grafik.acuan, format_.lebar) if grafik.acuan else None
    kepala = Kepala(entri, format_, kiri)
    tata = tata.turunkan(kepala.tinggi)

    letak = list(_letak(grafik, tata, langkah))
    kanvas = Kanvas(format_, tata.bawah + (format_.spasi + 5 if grafik.sumbu else 1))
    gambar_kisi(kanvas, tata, ukur, grafik.sumbu)
    if grafik.rel:
        for satu, y in letak:
            if satu.nilai is not None:
                kanvas.kotak(
                    tata.x_plot, y - grafik.tebal / 2, tata.lebar_plot, grafik.tebal, TERANG.rel
                )
    for satu, y in letak:
        if satu.nilai is not None:
            gambar_batang(kanvas, ukur(0), ukur(satu.nilai), y, grafik.tebal, satu.peran or "utama")
    gambar_nol(kanvas, tata, ukur)
    kepala.gambar(kanvas)
    if grafik.acuan is not None:
        y_acuan = kepala.y_akhir + turun(format_)
        gambar_acuan(kanvas, tata, ukur, grafik.acuan, y_acuan, format_.lebar)
    _gambar_nilai(kanvas, tata, ukur, letak, kanan_nilai if grafik.sejajar else None)
    gambar_label(kanvas, tata)
    return kanvas.svg()


def _letak(grafik: _Grafik, tata: Tata, langkah: float) -> Iterator[tuple[Nilai, float]]:
    """Every bar with the middle of its line."""
    for (_, butir), kelompok in zip(grafik.kelompok, tata.kelompok, strict=True):
        for (_, isi), baris in zip(butir, kelompok.baris, strict=True):
            atas = baris.y_tengah - (len(isi) - 1) / 2 * langkah
            yield from ((satu, atas + i * langkah) for i, satu in enumerate(isi))


def _gambar_nilai(
    kanvas: Kanvas,
    tata: Tata,
    ukur: Skala,
    letak: Sequence[tuple[Nilai, float]],
    kolom: float | None,
) -> None:
    """The values' texts: right-aligned at `kolom`, or at the bars' ends where it is None.

    A missing value's text stands in its bar's place, muted.
    """
    for isi, y in letak:
        y_teks = y + turun(tata.format)
        if isi.nilai is None:
            kanvas.teks(ukur(0) + _SELA_NILAI, y_teks, isi.teks, TERANG.lemah)
        elif kolom is not None:
            kanvas.teks(kolom, y_teks, isi.teks, jangkar="right")
        else:
            kanvas.teks(max(ukur(isi.nilai), ukur(0)) + _SELA_NILAI, y_teks, isi.teks)
    for isi, y in letak:
        if isi.rincian and isi.nilai is not None:
            kanvas.teks(
                tata.format.lebar, y + turun(tata.format), isi.rincian, TERANG.lemah, "right"
            )


def gambar_batang_tunggal(spek: Batang, format_: Format) -> str:
    """SVG (light) of a one-series bar chart."""
    kelompok = [
        (k.judul, [
            (Label(b.kode, b.label), [Nilai(b.nilai, b.teks, b.peran, b.rincian)])
            for b in k.butir
        ])
        for k in spek.kelompok
    ]  # fmt: skip
    butir = [b for k in spek.kelompok for b in k.butir]
    rapat = len(butir) >= _BANYAK and not any(b.kode or " " in b.label for b in butir)
    tebal = _TEBAL_RAPAT if rapat and not format_.sempit else _TEBAL
    return _gambar(
        _Grafik(kelompok, spek.keterangan, tebal, spek.acuan, spek.maksimum, spek.sumbu, spek.rel),
        format_,
    )


def gambar_batang_berpasangan(spek: BatangBerpasangan, format_: Format) -> str:
    """SVG (light) of a two-series bar chart."""

    def isi(b: ButirNilai) -> list[Nilai]:
        pasangan = zip(spek.seri, b.nilai, strict=True)
        return [replace(n, peran=n.peran or s.peran) for s, n in pasangan]

    kelompok = [
        (k.judul, [(Label(b.kode, b.label), isi(b)) for b in k.butir]) for k in spek.kelompok
    ]
    kunci = [Keterangan(s.peran, s.nama) for s in spek.seri]
    return _gambar(
        _Grafik(kelompok, kunci, _TEBAL_PASANGAN, spek.acuan, spek.maksimum, spek.sumbu), format_
    )


def gambar_komposisi(spek: Komposisi, format_: Format) -> str:
    """SVG (light) of the parts of a whole: a bar chart on rails of the whole."""
    bagian = spek.bagian
    if spek.urut:  # sorted is stable: equal and missing parts keep their order
        bagian = tuple(sorted(bagian, key=lambda b: (b.nilai is None, -float(b.nilai or 0))))
    batang = Batang((KelompokButir("", bagian),), maksimum=spek.seluruh, rel=True)
    return gambar_batang_tunggal(batang, format_)
