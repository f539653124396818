"""Layout that the row charts share: labels, groups, the plot's frame and its scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .gaya import TERANG, Format
from .huruf import bungkus, kata_terlebar, lebar_teks
from .kanvas import Kanvas
from .spesifikasi import Acuan, Bilangan, Keterangan, Peran, Tanda

SELA = 12.0  # between label, plot and value columns
_SELA_KODE = 8.0
_SELA_BARIS = 7.0
_SELA_BARIS_SEMPIT = 11.0
_SELA_KELOMPOK = 12.0
_TURUN = 0.36  # of the type size, from the middle of a line of digits to its baseline


@dataclass(frozen=True, slots=True)
class Label:
    """The words of one row: `kode` hangs before `teks`."""

    kode: str
    teks: str


@dataclass(frozen=True, slots=True)
class Baris:
    """A laid-out row: its label lines and the vertical middle of its marks."""

    kode: str
    label: tuple[str, ...]
    y_label: float
    y_tengah: float


@dataclass(frozen=True, slots=True)
class KelompokTata:
    """A laid-out group: heading lines, the rows, and the span its gridlines cover."""

    judul: tuple[str, ...]
    y_judul: float
    baris: tuple[Baris, ...]
    atas: float
    bawah: float


@dataclass(frozen=True, slots=True)
class Tata:
    """A laid-out chart. The plot spans `x_plot` … `x_plot + lebar_plot`."""

    format: Format
    lebar_kode: float
    x_plot: float
    lebar_plot: float
    kelompok: tuple[KelompokTata, ...]
    bawah: float

    @property
    def kanan(self) -> float:
        """Right edge of the plot."""
        return self.x_plot + self.lebar_plot


def turun(format_: Format) -> float:
    """From the middle of a mark to the baseline of a text beside it."""
    return _TURUN * format_.huruf


def _lebar_label(
    label: Sequence[Label], format_: Format, lebar_kode: float, lebar_kanan: float
) -> float:
    """Narrowest label column (wide format) that costs hardly more lines than the widest one."""
    alami = max(lebar_teks(x.teks, format_.huruf) for x in label) + 0.5
    sisa = format_.lebar - lebar_kode - lebar_kanan - 2 * SELA
    terluas = min(alami, 0.64 * sisa)
    terluas = max(terluas, *(kata_terlebar(x.teks, format_.huruf) for x in label))

    def jumlah_baris(lebar: float) -> int:
        return sum(len(bungkus(x.teks, lebar, format_.huruf)) for x in label)

    batas = jumlah_baris(terluas) * 1.06
    lebar = terluas
    terkecil = max(0.3 * sisa, *(kata_terlebar(x.teks, format_.huruf) for x in label))
    while lebar - 8 >= terkecil and jumlah_baris(lebar - 8) <= batas:
        lebar -= 8
    return lebar


def susun(
    kelompok: Sequence[tuple[str, Sequence[Label]]],
    format_: Format,
    atas: float,
    tinggi_tanda: float,
    lebar_kanan: float,
) -> Tata:
    """Place rows below `atas`; `lebar_kanan` is kept free at the right for values."""
    semua = [x for _, label in kelompok for x in label]
    terpanjang = max(lebar_teks(x.kode, format_.huruf) for x in semua)
    lebar_kode = terpanjang + _SELA_KODE if terpanjang else 0.0
    if format_.sempit:
        lebar_label = format_.lebar - lebar_kode
        x_plot = lebar_kode
    else:
        lebar_label = _lebar_label(semua, format_, lebar_kode, lebar_kanan)
        x_plot = lebar_kode + lebar_label + SELA
    lebar_plot = format_.lebar - x_plot - (lebar_kanan + SELA if lebar_kanan else 1)

    y = atas
    hasil: list[KelompokTata] = []
    for nomor, (judul, label) in enumerate(kelompok):
        y += _SELA_KELOMPOK if nomor else 0
        baris_judul = bungkus(judul, format_.lebar, format_.huruf, tebal=True)
        y_judul = y + format_.spasi
        y += len(baris_judul) * format_.spasi + (5 if baris_judul else 0)
        mulai = y
        baris: list[Baris] = []
        for x in label:
            satu, tinggi = _baris(x, y, lebar_label, tinggi_tanda, format_)
            baris.append(satu)
            y += tinggi
        hasil.append(KelompokTata(baris_judul, y_judul, tuple(baris), mulai, y))
    return Tata(format_, lebar_kode, x_plot, lebar_plot, tuple(hasil), y)


def _baris(
    label: Label, y: float, lebar: float, tinggi_tanda: float, format_: Format
) -> tuple[Baris, float]:
    """One row from `y`, and its height."""
    teks = bungkus(label.teks, lebar, format_.huruf)
    tinggi_label = len(teks) * format_.spasi
    if format_.sempit:
        y_tengah = y + tinggi_label + 5 + tinggi_tanda / 2
        tinggi = tinggi_label + 5 + tinggi_tanda + _SELA_BARIS_SEMPIT
        return Baris(label.kode, teks, y + 0.78 * format_.spasi, y_tengah), tinggi
    tinggi = max(tinggi_label, tinggi_tanda) + _SELA_BARIS
    tengah = y + tinggi / 2
    y_label = tengah - tinggi_label / 2 + 0.78 * format_.spasi
    return Baris(label.kode, teks, y_label, tengah), tinggi


@dataclass(frozen=True, slots=True)
class Skala:
    """A linear scale from a value to a horizontal place."""

    bawah: float
    atas: float
    x: float
    lebar: float

    def __call__(self, nilai: Bilangan) -> float:
        return self.x + (float(nilai) - self.bawah) / (self.atas - self.bawah) * self.lebar


def skala(
    nilai: Iterable[Bilangan | None],
    acuan: Acuan | None,
    maksimum: Bilangan | None,
    tata: Tata,
) -> Skala:
    """The scale over the plot: always with zero, the reference and every value in it."""
    bilangan = [0.0, *(float(n) for n in nilai if n is not None)]
    if acuan is not None:
        bilangan.append(float(acuan.nilai))
    if maksimum is not None:
        bilangan.append(float(maksimum))
    bawah, atas = min(bilangan), max(bilangan)
    if atas == bawah:
        atas = bawah + 1
    return Skala(bawah, atas, tata.x_plot, tata.lebar_plot)


def gambar_label(kanvas: Kanvas, tata: Tata) -> None:
    """Group headings and row labels."""
    for nomor, kelompok in enumerate(tata.kelompok):
        if kelompok.judul:
            if nomor:
                y = kelompok.y_judul - tata.format.spasi - 3
                kanvas.ruas(0, y, tata.format.lebar, y, TERANG.kisi)
            kanvas.baris(0, kelompok.y_judul - 3, kelompok.judul, tebal=True)
        for baris in kelompok.baris:
            if baris.kode:
                kanvas.teks(0, baris.y_label, baris.kode, TERANG.lemah)
            kanvas.baris(tata.lebar_kode, baris.y_label, baris.label)


def gambar_kisi(kanvas: Kanvas, tata: Tata, ukur: Skala, sumbu: Sequence[Tanda]) -> None:
    """Gridlines within each group with their texts at the foot, and the zero line."""
    for tanda in sumbu:
        x = ukur(tanda.nilai)
        for kelompok in tata.kelompok:
            kanvas.ruas(x, kelompok.atas, x, kelompok.bawah, TERANG.kisi)
        setengah = lebar_teks(tanda.teks, tata.format.huruf) / 2
        x = min(max(x, tata.x_plot + setengah - 3), tata.format.lebar - setengah)
        kanvas.teks(x, tata.bawah + tata.format.spasi, tanda.teks, TERANG.lemah, "center")


def gambar_nol(kanvas: Kanvas, tata: Tata, ukur: Skala) -> None:
    """The zero line, over the bars' feet."""
    x = ukur(0)
    for kelompok in tata.kelompok:
        kanvas.ruas(x, kelompok.atas, x, kelompok.bawah, TERANG.lemah)


def gambar_acuan(kanvas: Kanvas, tata: Tata, ukur: Skala, acuan: Acuan | None, y: float) -> None:
    """The reference line over the marks, cased in the ground's colour, its label above."""
    if acuan is None:
        return
    x = ukur(acuan.nilai)
    for kelompok in tata.kelompok:
        kanvas.ruas(x, kelompok.atas, x, kelompok.bawah, TERANG.latar, 3.4)
        kanvas.ruas(x, kelompok.atas, x, kelompok.bawah, TERANG.teks, 1.4)
    setengah = lebar_teks(acuan.label, tata.format.huruf) / 2
    tengah = min(max(x, setengah), tata.format.lebar - setengah)
    kanvas.teks(tengah, y, acuan.label, TERANG.teks, "center")


def isi_peran(peran: Peran) -> tuple[str, str, str]:
    """Fill, outline and hatch colour of a role."""
    if peran == "pembanding":
        return TERANG.latar, TERANG.lemah, ""
    if peran == "di-bawah-target":
        return TERANG.bawah, "", TERANG.latar
    return TERANG.utama, "", ""


def gambar_batang(
    kanvas: Kanvas, dari: float, ke: float, y_tengah: float, tinggi: float, peran: Peran
) -> None:
    """A bar between two places; an outlined one keeps its outline inside."""
    isi, garis, arsir = isi_peran(peran)
    kiri, lebar = min(dari, ke), max(abs(ke - dari), 1.5)
    susut = 0.6 if garis else 0.0
    kanvas.kotak(
        kiri + susut,
        y_tengah - tinggi / 2 + susut,
        max(lebar - 2 * susut, 0.5),
        tinggi - 2 * susut,
        isi,
        garis,
        arsir=arsir,
    )


def susun_keterangan(
    keterangan: Sequence[Keterangan], format_: Format
) -> tuple[tuple[tuple[float, int, Keterangan], ...], int]:
    """Key entries as (x, line, entry), broken into lines, and the number of lines."""
    hasil: list[tuple[float, int, Keterangan]] = []
    x, nomor = 0.0, 0
    for satu in keterangan:
        lebar = 20 + lebar_teks(satu.teks, format_.huruf)
        if x and x + lebar > format_.lebar:
            x, nomor = 0.0, nomor + 1
        hasil.append((x, nomor, satu))
        x += lebar + 18
    return tuple(hasil), (nomor + 1 if hasil else 0)


def lebar_terbesar(teks: Iterable[str], format_: Format) -> float:
    """Width of the widest of some one-line texts."""
    return max((lebar_teks(t, format_.huruf) for t in teks), default=0.0)
