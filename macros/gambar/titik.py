"""Dumbbell charts: two values a row, joined by a line, their figures in two columns at the
right."""

from functools import partial

from .gaya import TERANG, Format
from .kanvas import Kanvas
from .spesifikasi import Nilai, Peran, Titik
from .tata import Bidang, EntriKunci, lebar_terbesar, susun, turun

_TINGGI = 16.0
_CINCIN = 6.5  # outer edge clears the disc within it when both values are equal
_CAKRAM = 4.5
_PORSI_LABEL = 0.76  # two columns of figures leave little space: labels rather than plot
_SELA_KOLOM = 18.0
_KEPALA_TERLEBAR = 50.0  # a longer head would widen its column, and gets a mark instead
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


def _kepala_kolom(spek: Titik, format_: Format) -> tuple[str, ...]:
    """The names of the series as heads of the columns; none if they are too long."""
    kata = [s.nama.split() for s in spek.seri]
    for ujung in (0, -1):
        while min(map(len, kata)) > 1 and len({k[ujung] for k in kata}) == 1:
            for satu in kata:
                satu.pop(ujung)
    hasil = tuple(map(" ".join, kata))
    return hasil if lebar_terbesar(hasil, format_) <= _KEPALA_TERLEBAR else ()


def gambar_titik(spek: Titik, format_: Format) -> str:
    """SVG (light) of a dumbbell chart.

    A common reason for all missing values is given once, in the key, with a dash in the column;
    different reasons are written in the columns.
    """
    butir = spek.butir
    tanpa = {n.teks for b in butir for n in b.nilai if n.nilai is None}
    alasan = tanpa.pop() if len(tanpa) == 1 else ""

    def teks(nilai: Nilai) -> str:
        return "–" if nilai.nilai is None and alasan else nilai.teks

    isi = [[teks(b.nilai[i]) for b in butir] for i in (0, 1)]
    kepala = _kepala_kolom(spek, format_)
    kolom = [
        max(lebar_terbesar([*satu, *kepala[i : i + 1]], format_), 2 * _CINCIN + 2)
        for i, satu in enumerate(isi)
    ]
    tepi = (format_.lebar - kolom[1] - _SELA_KOLOM, format_.lebar)
    tata = susun(spek.kelompok, format_, _TINGGI, sum(kolom) + _SELA_KOLOM + _CINCIN, _PORSI_LABEL)
    entri = [EntriKunci(s.nama, partial(_contoh, s.peran)) for s in spek.seri]
    entri += [EntriKunci(alasan, _contoh_kosong)] if alasan not in {"", "–"} else []
    batas = tepi[0] - kolom[0] - 4
    bidang = Bidang(spek, tata, entri, batas, batas, _CINCIN)
    bidang.gambar_nol()
    bidang.gambar_acuan()
    bidang.kepala.gambar(bidang.kanvas)
    y_kepala = bidang.kepala.y_akhir()
    for judul, sisi in zip(kepala, tepi, strict=False):
        bidang.kanvas.teks(sisi, y_kepala + turun(format_), judul, TERANG.lemah, "right")
    for seri, sisi, lebar in zip(() if kepala else spek.seri, tepi, kolom, strict=False):
        _tanda(bidang.kanvas, sisi - lebar / 2, y_kepala, seri.peran)
    letak = [(b.nilai, baris.y_tengah) for b, baris in zip(butir, tata.baris, strict=True)]
    _gambar_tanda(spek, bidang, letak)
    for nomor, sisi in enumerate(tepi):
        for nilai, y in letak:
            warna = TERANG.lemah if nilai[nomor].nilai is None else TERANG.teks
            bidang.kanvas.teks(sisi, y + turun(format_), teks(nilai[nomor]), warna, "right")
    return bidang.svg()


def _gambar_tanda(
    spek: Titik, bidang: Bidang, letak: list[tuple[tuple[Nilai, ...], float]]
) -> None:
    """Joining lines, then marks, hollow ones first. A missing value has neither."""
    tanda: list[tuple[Peran, float, float]] = []
    for pasangan, y in letak:
        ada = [
            (n.peran or s.peran, bidang.ukur(n.nilai), y)
            for s, n in zip(spek.seri, pasangan, strict=True)
            if n.nilai is not None
        ]
        if len(ada) == 2:
            bidang.kanvas.ruas(ada[0][1], y, ada[1][1], y, TERANG.lemah, 2)
        tanda += ada
    for peran, x, y in sorted(tanda, key=lambda t: _LAPIS.index(t[0])):
        _tanda(bidang.kanvas, x, y, peran)
