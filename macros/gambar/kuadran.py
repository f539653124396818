"""A scatter chart: one point a row by two values, divided by two reference lines into four
quadrants."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import chain, count

from ..dasar.penulisan import tulis
from .gaya import TERANG, Format
from .huruf import bungkus_imbang, lebar_teks
from .kanvas import Kanvas
from .spesifikasi import Bilangan, Butir, Kuadran
from .tata import Skala, lebar_terbesar, tulis_sumbu, turun

_LANGKAH = (5, 10, 20, 25)  # steps of scales, times a power of ten
_TANDA = 6  # maximal number of steps of a scale
_JARI = 5.0
_DEKAT = _JARI + 5  # from a point to the label beside it
_MENJAUH = (0, 30, 70, 120)  # horizontal distances of a label, in addition
_POTONG = 24  # segments of a line, for collisions
_BARIS_JAUH = 4  # lines of text between a point and its label, if the plot is high enough
_TINGGI = (180.0, 230.0, 290.0, 360.0, 440.0)  # the plane has the first that holds labels near
_Petak = tuple[float, float, float, float]  # left, upper, right and lower end


@dataclass(frozen=True)
class _Ujung:
    """The ends of a scale with a margin around the values, and its step; it need not begin at zero,
    and is negative only if a value is."""

    bawah: int
    atas: int
    langkah: int

    @classmethod
    def dari(cls, nilai: Iterable[Bilangan]) -> "_Ujung":
        isi = [float(n) for n in nilai]
        kecil, besar = min(isi), max(isi)
        semua = (n * 10**pangkat for pangkat in count() for n in _LANGKAH)
        langkah = next(n for n in semua if besar - kecil <= n * (_TANDA - 1))
        bawah, atas = int(kecil // langkah) * langkah, -int(-besar // langkah) * langkah
        bawah, atas = bawah - langkah * (bawah == kecil != 0), atas + langkah * (atas == besar)
        return cls(bawah, atas, langkah)

    @property
    def tanda(self) -> range:
        """The numbers on it."""
        return range(self.bawah, self.atas + 1, self.langkah)

    def tertulis(self, pola: str) -> dict[int, str]:
        """The same numbers with their unit."""
        return {n: tulis(Fraction(n), "bilangan", pola=pola) for n in self.tanda}


@dataclass(frozen=True)
class _Label:
    """The label of a point `x`, `y`; `bebas` says that it touches no other label, point, line or
    edge."""

    teks: str
    x: float
    y: float
    kiri: float
    tengah: float
    lebar: float
    spasi: float
    bebas: bool = False

    @property
    def petak(self) -> _Petak:
        """The rectangle that it covers."""
        atas, bawah = self.tengah - self.spasi / 2, self.tengah + self.spasi / 2
        return self.kiri - 2, atas, self.kiri + self.lebar + 2, bawah

    @property
    def ujung(self) -> float | None:
        """The end of the line from its point; `None` for a label close to it."""
        if abs(self.tengah - self.y) <= _JARI + self.spasi and self._samping < _DEKAT + 1:
            return None
        return min(max(self.x, self.kiri), self.kiri + self.lebar)

    @property
    def _samping(self) -> float:
        return max(self.kiri - self.x, self.x - self.kiri - self.lebar)

    @property
    def jauh(self) -> float:
        """The distance to its point; less than a line if it is beside it."""
        return abs(self.tengah - self.y) + max(0.0, self._samping - _DEKAT) / 2

    def garis(self) -> Iterator[_Petak]:
        """The line to its point, as small rectangles."""
        if (ujung := self.ujung) is not None:
            for n in range(_POTONG):
                bagian = n / _POTONG
                x, y = self.x + (ujung - self.x) * bagian, self.y + (self.tengah - self.y) * bagian
                yield x - 1, y - 1, x + 1, y + 1


def gambar_kuadran(spek: Kuadran, format_: Format) -> str:
    """SVG (light) of the chart, as high as the labels of its points need, which are stacked where
    they would touch."""
    butir = [b for b in spek.butir if all(n.nilai is not None for n in b.nilai)]
    nilai = [[n for b in butir if (n := b.nilai[i].nilai) is not None] for i in (0, 1)]
    ujung = [_Ujung.dari([*nilai[i], spek.garis[i].nilai]) for i in (0, 1)]
    tanda = [u.tertulis(pola) for u, pola in zip(ujung, spek.pola, strict=True)]
    terlebar = [lebar_terbesar([*satu.values(), "100%"], format_) for satu in tanda]
    nama = [
        bungkus_imbang(f"{s.nama} ({g.teks})", format_.lebar, format_.huruf)
        for s, g in zip(spek.seri, spek.garis, strict=True)
    ]
    atas, kiri = (len(nama[1]) + 1) * format_.spasi + 6, terlebar[1] + 8
    lebar = format_.lebar - kiri - terlebar[0] / 2
    x = Skala(ujung[0].bawah, ujung[0].atas, kiri, lebar)
    (_, puncak, _, alas), y, label = _susun(
        [(b, x(m), n) for b, m, n in zip(butir, *nilai, strict=True)],
        ujung[1], (kiri, atas), x(spek.garis[0].nilai), format_,
    )  # fmt: skip
    # Below the corner, which has the lowest number of the other scale.
    kaki = alas + format_.spasi + 5
    kanvas = Kanvas(format_, kaki + len(nama[0]) * format_.spasi + 6)
    bentang = ((puncak, alas),)
    for n in tanda[0]:
        kanvas.tegak(x(n), bentang, TERANG.kisi)
    tulis_sumbu(kanvas, kaki, ((x(n), teks) for n, teks in tanda[0].items()))
    for n, teks in tanda[1].items():
        kanvas.ruas(kiri, y(n), kiri + lebar, y(n), TERANG.kisi)
        kanvas.teks(kiri - 6, y(n) + turun(format_), teks, TERANG.lemah, "right")
    gx, gy = (x(spek.garis[0].nilai), y(spek.garis[1].nilai))
    kanvas.tegak(gx, bentang, TERANG.teks, 1.4)
    kanvas.ruas(kiri, gy, kiri + lebar, gy, TERANG.teks, 1.4)
    for urut, teks in enumerate(nama[1], 1):
        kanvas.teks(0, urut * format_.spasi - 4, teks, TERANG.teks)
    for urut, teks in enumerate(nama[0], 1):
        kanvas.teks(format_.lebar, kaki + urut * format_.spasi + 2, teks, TERANG.teks, "right")
    _titik(kanvas, label, format_)
    return kanvas.svg()


def _susun(
    letak: Sequence[tuple[Butir, float, Bilangan]], ujung: _Ujung, sudut: tuple[float, float],
    garis: float, format_: Format,
) -> tuple[_Petak, Skala, list[_Label]]:  # fmt: skip
    """The plot from its upper left corner, as high as labels need; its vertical scale, and the
    labels. `letak` has each point's x position and its value."""
    kiri, atas = sudut

    def coba(tinggi: float) -> tuple[_Petak, Skala, list[_Label]]:
        y = Skala(ujung.bawah, ujung.atas, atas + tinggi, -tinggi)
        bidang = (kiri, atas, format_.lebar, atas + tinggi)
        return bidang, y, [*_label([(b, x, y(n)) for b, x, n in letak], bidang, garis, format_)]

    semua = map(coba, _TINGGI)
    jauh = _BARIS_JAUH * format_.spasi
    cukup = (s for s in semua if all(t.bebas and t.jauh <= jauh for t in s[2]))
    return next(cukup, None) or coba(_TINGGI[-1])


def _label(
    letak: Sequence[tuple[Butir, float, float]], bidang: _Petak, garis: float, format_: Format
) -> Iterator[_Label]:
    """The label of each point, in their order; `garis` is the upright reference line."""
    titik = {b: (x - _JARI, y - _JARI, x + _JARI, y + _JARI) for b, x, y in letak}
    jadi: dict[Butir, _Label] = {}
    for b, x, y in sorted(letak, key=lambda t: (t[2], t[1])):
        teks = f"{b.kode or b.label} · {b.nilai[1].teks}"
        halangan = [satu.petak for satu in jadi.values()]
        halangan += [t for lain, t in titik.items() if lain != b]
        garis_lain = [potong for satu in jadi.values() for potong in satu.garis()]
        calon = _calon(teks, (x, y), bidang, format_)
        terbaca = [t for t in calon if not _bertemu([t.petak], halangan)]
        label_lain = halangan[: len(jadi)]
        bebas = [
            replace(t, bebas=True)
            for t in terbaca
            if not _bertemu([t.petak], garis_lain) and not _bertemu(t.garis(), label_lain)
        ]
        dekat = (t for t in bebas if t.ujung is None)
        sendiri = (t for t in dekat if not t.kiri < garis < t.kiri + t.lebar)
        jadi[b] = next(chain(sendiri, bebas, terbaca, calon))
    yield from (jadi[b] for b, _, _ in letak)


def _calon(teks: str, titik: tuple[float, float], bidang: _Petak, format_: Format) -> list[_Label]:
    """Possible places for a point's label inside the plot, the nearest first: beside, above or
    below it, else further away; at its right end if it is too wide."""
    (x, y), (tepi, puncak, kanan, alas) = titik, bidang
    lebar, spasi = lebar_teks(teks, format_.huruf), format_.spasi
    sisi = [s for n in _MENJAUH for s in (x + _DEKAT + n, x - _DEKAT - lebar - n)]
    atas = _JARI + spasi / 2
    letak = [*((s, 0.0) for s in sisi[:2]), *((x - lebar / 2, geser) for geser in (atas, -atas))]
    for geser in range(2, int(alas - puncak), 2):
        letak += [(s, geser * arah) for arah in (1, -1) for s in sisi]
    semua = [_Label(teks, x, y, kiri, y + geser, lebar, spasi) for kiri, geser in letak]
    datar = (t for t in semua if tepi <= t.kiri and t.kiri + lebar <= kanan)
    muat = [t for t in datar if puncak - spasi / 2 <= t.tengah <= alas - spasi / 4]
    dekat, lain = muat[:4], sorted(muat[4:], key=lambda t: t.jauh)
    return [*dekat, *lain] or [replace(semua[0], kiri=max(0.0, kanan - lebar))]


def _titik(kanvas: Kanvas, label: Sequence[_Label], format_: Format) -> None:
    """The points and their labels."""
    for t in label:
        if t.ujung is not None:
            kanvas.ruas(t.x, t.y, t.ujung, t.tengah, TERANG.lemah)
    for t in label:  # no line strikes through a label
        kiri, atas, kanan, bawah = t.petak
        kanvas.kotak(kiri, atas, kanan - kiri, bawah - atas, TERANG.latar)
    for t in label:
        kanvas.cakram(t.x, t.y, _JARI, TERANG.utama)
    for t in label:
        kanvas.teks(t.kiri, t.tengah + turun(format_), t.teks, TERANG.teks)


def _bertemu(satu: Iterable[_Petak], lain: Sequence[_Petak]) -> bool:
    """Whether any of the first rectangles overlaps any of the others."""
    return any(
        a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3] for a in satu for b in lain
    )
