"""A plane: one point a row by two values, parted by two reference lines into four fields."""

from collections.abc import Iterable, Sequence

from .gaya import TERANG, Format
from .huruf import lebar_teks
from .kanvas import Kanvas
from .spesifikasi import Bilangan, Butir, Kuadran
from .tata import Skala, turun

_LANGKAH = 5  # the scales end at such steps, with room around the points
_JARI = 5.0
_TINGGI = 180.0
_Petak = tuple[float, float, float, float]  # left, upper, right and lower end


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
    """The points and their labels; `tegak` are the plane's left edge and the upright reference
    line."""
    titik = {b: (x - _JARI, y - _JARI, x + _JARI, y + _JARI) for b, x, y in letak}
    terpakai: list[_Petak] = []
    label: list[tuple[float, float, str]] = []
    for b, x, y in sorted(letak, key=lambda t: (t[2], t[1])):
        teks = f"{b.kode or b.label} · {b.nilai[1].teks}"
        lebar = lebar_teks(teks, format_.huruf)
        halangan = [*terpakai, *(t for lain, t in titik.items() if lain != b)]
        kiri, tengah = _tempat(x, y, lebar, halangan, tegak, format_)
        terpakai.append(_petak(kiri, tengah, lebar, format_))
        if abs(tengah - y) > _JARI + format_.spasi:  # too far to be told by its place
            kanvas.ruas(x, y, min(max(x, kiri), kiri + lebar), tengah, TERANG.lemah)
        label.append((kiri, tengah + turun(format_), teks))
    for kiri, atas, kanan, bawah in terpakai:  # no line strikes through a label
        kanvas.kotak(kiri, atas, kanan - kiri, bawah - atas, TERANG.latar)
    for _, x, y in letak:
        kanvas.cakram(x, y, _JARI, TERANG.utama)
    for kiri, alas, teks in label:
        kanvas.teks(kiri, alas, teks, TERANG.teks)


def _petak(kiri: float, tengah: float, lebar: float, format_: Format) -> _Petak:
    """What a label takes."""
    return kiri - 2, tengah - format_.spasi / 2, kiri + lebar + 2, tengah + format_.spasi / 2


def _tempat(
    x: float, y: float, lebar: float, halangan: Sequence[_Petak], tegak: tuple[float, float],
    format_: Format,
) -> tuple[float, float]:  # fmt: skip
    """Where a point's label stands, its left end and its middle: beside it, above or below; else
    as near as it meets neither another label nor a point, in the field of its point if it can."""
    tepi, garis = tegak
    sisi, atas = (x + _JARI + 5, x - _JARI - 5 - lebar), _JARI + format_.spasi / 2
    dekat = [*((s, 0.0) for s in sisi), *((x - lebar / 2, geser) for geser in (atas, -atas))]
    jauh = [(s, g * arah) for g in range(2, int(_TINGGI), 2) for arah in (1, -1) for s in sisi]
    muat = [
        (kiri, y + geser)
        for kiri, geser in (*dekat, *jauh)
        if tepi <= kiri and kiri + lebar <= format_.lebar
    ]
    bebas = [
        (kiri, tengah)
        for kiri, tengah in muat
        if not any(_bertemu(_petak(kiri, tengah, lebar, format_), h) for h in halangan)
    ]
    sendiri = (t for t in bebas if not t[0] < garis < t[0] + lebar)
    return next(sendiri, (bebas or muat or [(sisi[1], y)])[0])


def _bertemu(a: _Petak, b: _Petak) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
