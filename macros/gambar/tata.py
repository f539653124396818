"""The common layout of charts of rows: labels, groups, plot and scale; key, gridlines, zero and
reference."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .gaya import TERANG, Format
from .huruf import bungkus, bungkus_imbang, kata_terlebar, lebar_teks
from .kanvas import Kanvas
from .spesifikasi import Berbaris, Bilangan, Butir, KelompokButir, Peran

SELA = 12.0  # between label, plot and value columns
_SELA_KODE = 8.0
_SELA_BARIS = 5.6
_SELA_RAPAT = 1.6
_SELA_BARIS_SEMPIT = 11.0
_SELA_KELOMPOK = 12.0
_SELA_CONTOH = 6.0
_SELA_ENTRI = 18.0

_TURUN = 0.36  # of the type size, from the middle of a line of digits to its baseline


@dataclass(frozen=True, slots=True)
class BarisTata:
    """A row after layout: its label lines and the vertical middle of its marks."""

    kode: str
    label: tuple[str, ...]
    y_label: float
    y_tengah: float


@dataclass(frozen=True, slots=True)
class Tata:
    """A chart after layout: the headings of its groups (baseline, lines), its rows, and the spans
    (top, foot) where vertical lines cross no text. The plot spans `x_plot` … `x_plot + lebar_plot`.
    """

    format: Format
    lebar_kode: float
    x_plot: float
    lebar_plot: float
    judul: list[tuple[float, tuple[str, ...]]]
    baris: list[BarisTata]
    bentang: list[tuple[float, float]]
    bawah: float


def turun(format_: Format) -> float:
    """The distance from the middle of a mark to the baseline of a text beside it."""
    return _TURUN * format_.huruf


def _lebar_label(
    label: Sequence[Butir], format_: Format, lebar_kode: float, lebar_kanan: float, porsi: float
) -> float:
    """The narrowest label column (wide format) with hardly more lines than the widest one."""
    alami = max(lebar_teks(x.label, format_.huruf) for x in label) + 0.5
    sisa = format_.lebar - lebar_kode - lebar_kanan - 2 * SELA
    terluas = min(alami, porsi * sisa)
    terluas = max(terluas, *(kata_terlebar(x.label, format_.huruf) for x in label))

    def jumlah_baris(lebar: float) -> int:
        return sum(len(bungkus(x.label, lebar, format_.huruf)) for x in label)

    batas = jumlah_baris(terluas) * 1.02
    lebar = terluas
    terkecil = max(0.3 * sisa, *(kata_terlebar(x.label, format_.huruf) for x in label))
    while lebar - 8 >= terkecil and jumlah_baris(lebar - 8) <= batas:
        lebar -= 8
    return lebar


def susun(
    kelompok: Sequence[KelompokButir],
    format_: Format,
    tinggi_tanda: float,
    lebar_kanan: float,
    porsi_label: float = 0.68,
    *,
    rapat: bool = False,
) -> Tata:
    """Lay out rows from the top of the plot; the space above is reserved by others.

    `lebar_kanan` is kept free at the right for values; labels may take `porsi_label` of the rest in
    the wide format. With `rapat` rows are as close as the lines of a table.
    """
    semua = [b for k in kelompok for b in k.butir]
    terpanjang = max(lebar_teks(x.kode, format_.huruf) for x in semua)
    lebar_kode = terpanjang + _SELA_KODE if terpanjang else 0.0
    lebar_label, x_plot = format_.lebar - lebar_kode, lebar_kode
    if not format_.sempit:
        lebar_label = _lebar_label(semua, format_, lebar_kode, lebar_kanan, porsi_label)
        x_plot += lebar_label + SELA
    lebar_plot = format_.lebar - x_plot - (lebar_kanan + SELA if lebar_kanan else 1)
    y = 0.0
    judul: list[tuple[float, tuple[str, ...]]] = []
    baris: list[BarisTata] = []
    bentang: list[tuple[float, float]] = []
    for nomor, satu_kelompok in enumerate(kelompok):
        y += _SELA_KELOMPOK if nomor else 0
        baris_judul = bungkus_imbang(satu_kelompok.judul, format_.lebar, format_.huruf, tebal=True)
        judul.append((y + format_.spasi - 3, baris_judul))
        mulai = y = y + len(baris_judul) * format_.spasi + (5 if baris_judul else 0)
        for x in satu_kelompok.butir:
            satu, tinggi = _baris(x, y, lebar_label, tinggi_tanda, format_, rapat=rapat)
            baris.append(satu)
            y += tinggi
        bentang.append((mulai, y))
    if format_.sempit:
        setengah = tinggi_tanda / 2 + 3
        bentang = [(b.y_tengah - setengah, b.y_tengah + setengah) for b in baris]
    return Tata(format_, lebar_kode, x_plot, lebar_plot, judul, baris, bentang, y)


def _baris(
    butir: Butir, y: float, lebar: float, tinggi_tanda: float, format_: Format, *, rapat: bool
) -> tuple[BarisTata, float]:
    """One row from `y`, and its height."""
    teks = bungkus_imbang(butir.label, lebar, format_.huruf)
    tinggi_label = len(teks) * format_.spasi
    if format_.sempit:
        y_tengah = y + tinggi_label + 5 + tinggi_tanda / 2
        tinggi = tinggi_label + 5 + tinggi_tanda + _SELA_BARIS_SEMPIT
        return BarisTata(butir.kode, teks, y + 0.78 * format_.spasi, y_tengah), tinggi
    tinggi = max(tinggi_label, tinggi_tanda) + (_SELA_RAPAT if rapat else _SELA_BARIS)
    tengah = y + tinggi / 2
    y_label = tengah - tinggi_label / 2 + 0.78 * format_.spasi
    return BarisTata(butir.kode, teks, y_label, tengah), tinggi


@dataclass(frozen=True, slots=True)
class Skala:
    """A linear scale: its lowest and highest value, its start and its length in the drawing."""

    bawah: float
    atas: float
    awal: float
    panjang: float

    def __call__(self, nilai: Bilangan) -> float:
        """The position of a value."""
        return self.awal + (float(nilai) - self.bawah) / (self.atas - self.bawah) * self.panjang


def tulis_sumbu(kanvas: Kanvas, y: float, tanda: Iterable[tuple[float, str]]) -> None:
    """Write the numbers of a scale below it: all, or every second, third, … if they would touch."""
    letak: list[tuple[float, float, str]] = []
    for x, teks in tanda:
        setengah = lebar_teks(teks, kanvas.format.huruf) / 2
        tengah = min(max(x, setengah), kanvas.format.lebar - setengah)
        letak.append((tengah, setengah, teks))
    for langkah in range(1, len(letak) + 1):
        pilihan = letak[::langkah]
        if all(a + sa + 6 <= b - sb for (a, sa, _), (b, sb, _) in pairwise(pilihan)):
            for tengah, _, teks in pilihan:
                kanvas.teks(tengah, y, teks, TERANG.lemah, "center")
            return


def gambar_label(kanvas: Kanvas, tata: Tata) -> None:
    """Draw group headings and row labels, sorted by style, so that they share attributes."""
    kanvas.deret = [baris.y_tengah for baris in tata.baris]
    for alas, judul in tata.judul[1:]:
        if judul:
            y = alas - tata.format.spasi
            kanvas.ruas(0, y, tata.format.lebar, y, TERANG.kisi)
    for alas, judul in tata.judul:
        kanvas.baris(0, alas, judul, tebal=True)
    for baris in tata.baris:
        if baris.kode:
            kanvas.teks(0, baris.y_label, baris.kode, TERANG.lemah)
    for baris in tata.baris:
        kanvas.baris(tata.lebar_kode, baris.y_label, baris.label)


def gambar_batang(
    kanvas: Kanvas, dari: float, ke: float, y_tengah: float, tinggi: float, peran: Peran
) -> None:
    """A bar between two positions: solid, hollow (outline inside) or hatched by its role.

    A bar of length zero is drawn as a thin line: zero is not missing.
    """
    x, lebar = min(dari, ke), max(abs(ke - dari), 2.5)
    y = y_tengah - tinggi / 2
    if peran == "pembanding":
        kanvas.kotak(x + 0.6, y + 0.6, lebar - 1.2, tinggi - 1.2, TERANG.latar, TERANG.lemah)
    elif peran == "utama":
        kanvas.kotak(x, y, lebar, tinggi, TERANG.utama)
    else:
        kanvas.kotak(x, y, lebar, tinggi, TERANG.bawah)
        kanvas.arsir(x, y, lebar, tinggi, TERANG.latar)


def lebar_terbesar(teks: Iterable[str], format_: Format) -> float:
    """Width of the widest of some one-line texts."""
    return max((lebar_teks(t, format_.huruf) for t in teks), default=0.0)


@dataclass(frozen=True, slots=True)
class EntriKunci:
    """An entry of the key; `contoh` draws its sample at the given left edge and middle."""

    teks: str
    contoh: Callable[[Kanvas, float, float], None]
    lebar: float = 14.0


class Kepala:
    """The key: entries from the left, in as many lines as needed; long ones are wrapped.

    `bebas` is where something else begins at the right (a reference's label, column heads), with
    `banyak` lines: its first line shares the key's last line if that ends before, else it gets a
    line of its own. None: nothing is there.
    """

    def __init__(
        self, entri: list[EntriKunci], format_: Format, bebas: float | None = None, banyak: int = 1
    ) -> None:
        self._format = format_
        self._langkah = format_.spasi + 4
        self._letak: list[tuple[float, int, EntriKunci, tuple[str, ...]]] = []
        x, nomor = 0.0, 0
        for satu in entri:
            contoh = satu.lebar + _SELA_CONTOH
            teks = bungkus(satu.teks, format_.lebar - contoh, format_.huruf) or ("",)
            lebar = contoh + lebar_terbesar(teks, format_)
            if x and x + lebar > format_.lebar:
                x, nomor = 0.0, nomor + 1
            self._letak.append((x, nomor, satu, teks))
            x += lebar + _SELA_ENTRI
            if len(teks) > 1:  # what follows stands below
                x, nomor = format_.lebar, nomor + len(teks) - 1
        baris = nomor + 1 if self._letak else 0
        if bebas is not None:
            baris += (x > bebas or not baris) + banyak - 1
        self._baris = baris

    @property
    def tinggi(self) -> float:
        """Height to keep free above the rows."""
        return self._baris * self._langkah + (4 if self._baris else 0)

    def y_akhir(self, sebelum: int = 0) -> float:
        """The middle of the last line above the rows, or of one `sebelum` lines before it."""
        return (self._baris - 1 - sebelum) * self._langkah + self._format.spasi / 2 - self.tinggi

    def gambar(self, kanvas: Kanvas) -> None:
        """Draw the samples, then the texts, from the top edge on."""
        tengah = self._format.spasi / 2 - kanvas.atas
        for x, nomor, satu, _ in self._letak:
            satu.contoh(kanvas, x, nomor * self._langkah + tengah)
        for x, nomor, satu, teks in self._letak:
            for n, baris in enumerate(teks, nomor):
                y = n * self._langkah + tengah + turun(self._format)
                kanvas.teks(x + satu.lebar + _SELA_CONTOH, y, baris)


class Bidang:
    """The plot of a chart on its canvas, with the key above it.

    The label of the reference is placed between the left end and `batas`, and wrapped if longer;
    `bebas` is where something else begins beside the key if there is no reference. `tepi` is the
    space for a mark at the left edge.
    """

    def __init__(
        self,
        spek: Berbaris,
        tata: Tata,
        entri: list[EntriKunci],
        batas: float,
        bebas: float | None = None,
        tepi: float = 0.0,
    ) -> None:
        self._spek, self._tata, self._batas = spek, tata, batas
        self.ukur = self._skala(max(tepi - tata.x_plot, 0.0))
        acuan = spek.acuan.teks if spek.acuan else ""
        self._acuan = bungkus_imbang(acuan, batas, tata.format.huruf)
        kiri = self._kiri_acuan() if spek.acuan else bebas
        self.kepala = Kepala(entri, tata.format, kiri, len(self._acuan) or 1)
        tinggi = tata.bawah + (tata.format.spasi + 5 if spek.sumbu else 1)
        self.kanvas = Kanvas(tata.format, self.kepala.tinggi + tinggi, self.kepala.tinggi)
        self._gambar_kisi()

    def _skala(self, geser: float) -> Skala:
        """The scale, starting `geser` from the left end of the plot; it contains zero, the
        reference and every value."""
        nilai = (n.nilai for b in self._spek.butir for n in b.nilai)
        tetap = (0, self._spek.maksimum, *(self._spek.acuan.ujung if self._spek.acuan else ()))
        semua = [float(n) for n in (*tetap, *nilai) if n is not None]
        bawah, atas = min(semua), max(semua)
        atas = bawah + 1 if atas == bawah else atas
        return Skala(bawah, atas, self._tata.x_plot + geser, self._tata.lebar_plot - geser)

    def _gambar_kisi(self) -> None:
        """The reference's band, if it is one; gridlines within each group, and below them as many
        of their texts as fit."""
        kiri, kanan = self._ujung_acuan()
        for atas, bawah in self._tata.bentang if kanan > kiri else ():
            self.kanvas.kotak(kiri, atas, kanan - kiri, bawah - atas, TERANG.rel)
        letak = [(self.ukur(tanda.nilai), tanda.teks) for tanda in self._spek.sumbu]
        for x, _ in letak:
            self.kanvas.tegak(x, self._tata.bentang, TERANG.kisi)
        tulis_sumbu(self.kanvas, self._tata.bawah + self._tata.format.spasi, letak)

    def gambar_nol(self) -> None:
        """The zero line, over the bars' feet."""
        self.kanvas.tegak(self.ukur(0), self._tata.bentang, TERANG.lemah)

    def gambar_acuan(self) -> None:
        """The reference line, or the two ends of its band, with a border in the background's
        colour, and the label above."""
        if self._spek.acuan:
            for x in dict.fromkeys(self._ujung_acuan()):
                self.kanvas.tegak(x, self._tata.bentang, TERANG.latar, 3.4)
                self.kanvas.tegak(x, self._tata.bentang, TERANG.teks, 1.4)
            for n, teks in enumerate(self._acuan, 1):
                y = self.kepala.y_akhir(len(self._acuan) - n) + turun(self._tata.format)
                self.kanvas.teks(self._kiri_acuan(), y, teks)

    def _kiri_acuan(self) -> float:
        """Left end of the reference's label: centred on line or band, between 0 and `batas`."""
        lebar = lebar_terbesar(self._acuan, self._tata.format)
        return max(min(sum(self._ujung_acuan()) / 2 - lebar / 2, self._batas - lebar), 0.0)

    def _ujung_acuan(self) -> tuple[float, float]:
        """Where the reference begins and ends across; a line ends where it begins."""
        letak = [*map(self.ukur, self._spek.acuan.ujung if self._spek.acuan else (0,))]
        return letak[0], letak[-1]

    def svg(self) -> str:
        """The finished chart, its labels last."""
        gambar_label(self.kanvas, self._tata)
        return self.kanvas.svg()
