"""Bar charts: one series, two series, the parts of a whole; and one number on a scale of 0 to
100."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from .gaya import TERANG, Format
from .huruf import lebar_teks
from .kanvas import Kanvas
from .spesifikasi import AngkaTunggal, Batang, Butir, KelompokButir, Komposisi, Nilai, Peran
from .tata import SELA, Bidang, EntriKunci, Skala, gambar_batang, lebar_terbesar, susun, turun

_TEBAL = 15.0
_TEBAL_RAPAT = 12.0
_BANYAK = 10  # from so many one-word rows on they are closer, like lines of a table
_TEBAL_PASANGAN = 13.0
_SELA_PASANGAN = 3.0
_SELA_NILAI = 6.0
# A single number: its type, that of its predicate, its bar, the ends of its scale.
_BESAR = 30.0
_SEDANG = 17.0
_TINGGI = 26.0
_UJUNG = (0, 100)

_Letak = Sequence[tuple[Nilai, Peran, float]]  # of each value: the role and middle of its bar


def _contoh(peran: Peran, kanvas: Kanvas, x: float, y: float) -> None:
    gambar_batang(kanvas, x, x + 14, y, 12, peran)


def gambar_grafik_batang(spek: Batang, format_: Format) -> str:
    """SVG (light) of a bar chart of one or two series. In the narrow format values are written
    after the labels if they would leave the bars less than half of the width."""
    nilai = [n for b in spek.butir for n in b.nilai]
    ada = [n for n in nilai if n.nilai is not None]
    lebar_rincian = lebar_terbesar((n.rincian for n in ada), format_)
    kanan_nilai = format_.lebar - (lebar_rincian + SELA if lebar_rincian else 0)
    lebar_kanan = lebar_terbesar((n.teks for n in ada), format_) + format_.lebar - kanan_nilai
    if format_.sempit and lebar_kanan > format_.lebar / 2:
        return gambar_grafik_batang(_di_label(spek), format_)
    banyak = [b.kode or " " in b.label for b in spek.butir]
    rapat = len(banyak) >= _BANYAK and not any(banyak) and not (spek.seri or format_.sempit)
    tebal = _TEBAL_PASANGAN if spek.seri else _TEBAL_RAPAT if rapat else _TEBAL
    langkah = tebal + _SELA_PASANGAN
    serangkai = max(len(b.nilai) for b in spek.butir)
    tata = susun(
        spek.kelompok, format_, serangkai * langkah - _SELA_PASANGAN, lebar_kanan, rapat=rapat
    )
    entri = [EntriKunci(s.nama, partial(_contoh, s.peran)) for s in spek.seri or spek.keterangan]
    bidang = Bidang(spek, tata, entri, format_.lebar)
    letak: _Letak = [
        (n, n.peran or (spek.seri[i].peran if spek.seri else "utama"), y + i * langkah)
        for b, baris in zip(spek.butir, tata.baris, strict=True)
        for y in [baris.y_tengah - (len(b.nilai) - 1) / 2 * langkah]
        for i, n in enumerate(b.nilai)
    ]
    kanvas, ukur = bidang.kanvas, bidang.ukur
    for satu, _, y in letak if spek.rel else ():
        if satu.nilai is not None:
            kanvas.kotak(tata.x_plot, y - tebal / 2, tata.lebar_plot, tebal, TERANG.rel)
    for satu, peran, y in letak:
        if satu.nilai is not None:
            gambar_batang(kanvas, ukur(0), ukur(satu.nilai), y, tebal, peran)
    bidang.gambar_nol()
    bidang.kepala.gambar(kanvas)
    bidang.gambar_acuan()
    # In a column of their own if a line would cross them at the bars' ends.
    sejajar = bool(spek.acuan or spek.rel or spek.sumbu or any(n.rincian for n in nilai))
    _gambar_nilai(bidang, letak, kanan_nilai if sejajar else None)
    return bidang.svg()


def _di_label(spek: Batang) -> Batang:
    """The chart with its values after the labels of their rows."""

    def satu(b: Butir) -> Butir:
        ada = [n for n in b.nilai if n.nilai is not None]
        teks = "; ".join(t for n in ada for t in (n.teks, n.rincian) if t)
        nilai = tuple(replace(n, teks="", rincian="") if n in ada else n for n in b.nilai)
        return replace(b, label=": ".join(filter(None, (b.label, teks))), nilai=nilai)

    isi = (replace(k, butir=tuple(map(satu, k.butir))) for k in spek.kelompok)
    return replace(spek, kelompok=tuple(isi))


def _gambar_nilai(bidang: Bidang, letak: _Letak, kolom: float | None) -> None:
    """The values' texts: right-aligned at `kolom`, or at the bars' ends where it is None.

    A missing value's text stands in its bar's place, muted, and no line goes through it.
    """
    kanvas, ukur, alas = bidang.kanvas, bidang.ukur, turun(bidang.kanvas.format)
    for isi, _, y in letak:
        if isi.nilai is None:
            x, spasi = ukur(0) + _SELA_NILAI, kanvas.format.spasi
            lebar = lebar_terbesar([isi.teks], kanvas.format) + 4
            kanvas.kotak(x - 2, y - spasi / 2, lebar, spasi, TERANG.latar)
            kanvas.teks(x, y + alas, isi.teks, TERANG.lemah)
        elif kolom is not None:
            kanvas.teks(kolom, y + alas, isi.teks, jangkar="right")
        else:
            kanvas.teks(max(ukur(isi.nilai), ukur(0)) + _SELA_NILAI, y + alas, isi.teks)
    for isi, _, y in letak:
        if isi.rincian and isi.nilai is not None:
            kanvas.teks(kanvas.format.lebar, y + alas, isi.rincian, TERANG.lemah, "right")


def gambar_komposisi(spek: Komposisi, format_: Format) -> str:
    """SVG (light) of the parts of a whole: a bar chart on rails of the whole."""
    # Sorting is stable: equal and missing parts keep their order.
    nilai = {b: b.nilai[0].nilai for b in spek.bagian}
    urut = sorted(spek.bagian, key=lambda b: (nilai[b] is None, -float(nilai[b] or 0)))
    kelompok = (KelompokButir("", tuple(urut)),)
    return gambar_grafik_batang(Batang(kelompok, maksimum=spek.utuh, rel=True), format_)


def gambar_angka_tunggal(spek: AngkaTunggal, format_: Format) -> str:
    """SVG (light) of a single value; a missing one leaves the scale empty with a text, one beyond
    its ends extends it."""
    # Space for half of the outermost axis texts.
    tepi = max(lebar_teks(str(n), format_.huruf) / 2 for n in _UJUNG)
    semua = [*_UJUNG, float(spek.nilai or 0)]
    ukur = Skala(min(semua), max(semua), tepi, format_.lebar - 2 * tepi)
    y = _BESAR + 12
    y_tanda = y + _TINGGI + format_.spasi
    kanvas = Kanvas(format_, y_tanda + 9)
    kanvas.kotak(ukur(0), y, ukur(100) - ukur(0), _TINGGI, TERANG.rel)
    alas = _BESAR * 0.85
    if spek.nilai is None:
        kanvas.teks(tepi, alas, spek.teks, TERANG.lemah, ukuran=_SEDANG)
    else:
        kanvas.teks(tepi, alas, spek.teks, tebal=True, ukuran=_BESAR)
        kanan = tepi + lebar_teks(spek.teks, _BESAR, tebal=True)
        kanvas.teks(kanan + 12, alas, spek.predikat, ukuran=_SEDANG)
        tengah, tinggi = y + _TINGGI / 2, _TINGGI * 0.46
        gambar_batang(kanvas, ukur(0), ukur(spek.nilai), tengah, tinggi, "utama")
    for n in _UJUNG if ukur(_UJUNG[1]) - ukur(0) > 2 * tepi else (0,):
        kanvas.teks(ukur(n), y_tanda, str(n), TERANG.lemah, "center")
    return kanvas.svg()
