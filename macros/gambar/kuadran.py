"""A plane: one point a row by two values, parted by two reference lines into four fields."""

from collections.abc import Iterable

from .gaya import TERANG, Format
from .huruf import lebar_teks
from .kanvas import Kanvas
from .spesifikasi import Bilangan, Butir, Kuadran
from .tata import Skala, turun

_LANGKAH = 5  # the scales end at such steps, with room around the points
_JARI = 5.0
_TINGGI = 180.0


def _ujung(nilai: Iterable[Bilangan]) -> tuple[float, float]:
    """The ends of a scale that holds the values with room around; it need not begin at zero."""
    isi = [float(n) for n in nilai]
    bawah = int(min(isi) // _LANGKAH) * _LANGKAH
    atas = -int(-max(isi) // _LANGKAH) * _LANGKAH
    return bawah - _LANGKAH * (bawah == min(isi)), atas + _LANGKAH * (atas == max(isi))


def gambar_kuadran(spek: Kuadran, format_: Format) -> str:
    """SVG (light) of the plane; labels of points that would meet stand one below the other."""
    butir = [b for b in spek.butir if all(n.nilai is not None for n in b.nilai)]
    nilai = [[n for b in butir if (n := b.nilai[i].nilai) is not None] for i in (0, 1)]
    ujung = [_ujung([*nilai[i], spek.garis[i].nilai]) for i in (0, 1)]
    atas, kiri = 2 * format_.spasi + 6, lebar_teks("100%", format_.huruf) + 8
    lebar = format_.lebar - kiri - lebar_teks("100%", format_.huruf) / 2
    x = Skala(*ujung[0], kiri, lebar)
    y = Skala(*ujung[1], atas + _TINGGI, -_TINGGI)  # upwards
    # Below the corner, where the other scale's lowest number stands.
    kaki = atas + _TINGGI + format_.spasi + 5
    kanvas = Kanvas(format_, kaki + format_.spasi + 6)
    bentang = ((atas, atas + _TINGGI),)
    for i, ke in ((0, x), (1, y)):
        langkah = _LANGKAH * max(1, round((ujung[i][1] - ujung[i][0]) / _LANGKAH / 6))
        for n in range(int(ujung[i][0]), int(ujung[i][1]) + 1, langkah):
            if i == 0:
                kanvas.tegak(ke(n), bentang, TERANG.kisi)
                kanvas.teks(ke(n), kaki, f"{n}%", TERANG.lemah, "center")
            else:
                kanvas.ruas(kiri, ke(n), kiri + lebar, ke(n), TERANG.kisi)
                kanvas.teks(kiri - 6, ke(n) + turun(format_), f"{n}%", TERANG.lemah, "right")
    gx, gy = (x(spek.garis[0].nilai), y(spek.garis[1].nilai))
    kanvas.tegak(gx, bentang, TERANG.teks, 1.4)
    kanvas.ruas(kiri, gy, kiri + lebar, gy, TERANG.teks, 1.4)
    kanvas.teks(0, format_.spasi - 4, f"{spek.seri[1].nama} ({spek.garis[1].teks})", TERANG.teks)
    nama = f"{spek.seri[0].nama} ({spek.garis[0].teks})"
    kanvas.teks(format_.lebar, kaki + format_.spasi + 2, nama, TERANG.teks, "right")
    letak = [(b, x(m), y(n)) for b, m, n in zip(butir, *nilai, strict=True)]
    _titik(kanvas, letak, (kiri, gx), format_)
    return kanvas.svg()


def _titik(
    kanvas: Kanvas,
    letak: list[tuple[Butir, float, float]],
    tegak: tuple[float, float],
    format_: Format,
) -> None:
    """The points and their labels: in the field of their point, where there is room; `tegak` are
    the plane's left edge and the upright reference line."""
    tepi, garis = tegak
    terpakai: list[tuple[float, float, float]] = []  # left, right and line of labels
    label: list[tuple[float, float, str]] = []
    for b, x, y in sorted(letak, key=lambda t: (t[2], t[1])):
        teks = f"{b.kode or b.label} · {b.nilai[1].teks}"
        panjang = lebar_teks(teks, format_.huruf)
        sisi = (x + _JARI + 5, x - _JARI - 5 - panjang)
        muat = [s for s in sisi if tepi <= s and s + panjang <= format_.lebar] or [sisi[1]]
        kiri = next((s for s in muat if not s < garis < s + panjang), muat[0])
        tinggi = y
        while any(
            abs(tinggi - t) < format_.spasi and a < kiri + panjang and kiri < z
            for a, z, t in terpakai
        ):
            tinggi += 2
        terpakai.append((kiri, kiri + panjang, tinggi))
        # No line strikes through a label.
        kanvas.kotak(kiri - 2, tinggi - format_.spasi / 2, panjang + 4, format_.spasi, TERANG.latar)
        label.append((kiri, tinggi + turun(format_), teks))
    for _, x, y in letak:
        kanvas.cakram(x, y, _JARI, TERANG.utama)
    for kiri, alas, teks in label:
        kanvas.teks(kiri, alas, teks, TERANG.teks)
