"""Strategy map: levels of boxes, arrows from each box to what it supports one level up."""

from ..dasar.himpun import himpun
from .bagan import PADAT_Y, Bagan, IsiKotak, Kotak, Ranting, gambar_kerangka
from .gaya import TERANG, Format
from .huruf import bungkus, kata_terlebar
from .spesifikasi import PetaStrategi, SimpulPeta

_SELA_X = 12.0
_SELA_Y = 40.0
_JUDUL = 86.0
_PANAH = 4.5


def _isi(simpul: SimpulPeta, puncak: bool, judul: str = "") -> IsiKotak:
    if judul:  # in an outline, with wide boxes, one paragraph
        kode = simpul.kode.removeprefix(f"{judul.partition(' ')[0]} ")  # not repeated
        return IsiKotak(((f"{judul} {kode}. {simpul.teks}", puncak),), menonjol=puncak)
    return IsiKotak(((simpul.kode, True), (simpul.teks, False)), menonjol=puncak)


def _urutkan(spek: PetaStrategi) -> list[list[SimpulPeta]]:
    """Sort boxes of each level below those that they support, so that few arrows cross."""
    atasan = himpun(spek.tautan)
    hasil = [list(spek.tingkat[0].simpul)]
    for tingkat in spek.tingkat[1:]:
        letak = {s.kode: float(i) for i, s in enumerate(hasil[-1])}

        def kunci(simpul: SimpulPeta, letak: dict[str, float] = letak) -> float:
            tempat = [letak[kode] for kode in atasan.get(simpul.kode, [])]
            return sum(tempat) / len(tempat) if tempat else float(len(letak))

        hasil.append(sorted(tingkat.simpul, key=kunci))
    return hasil


def _kerangka(spek: PetaStrategi, format_: Format) -> str:
    """The map as an outline: under each box those that support it.

    A box that supports several is repeated under each; one that supports none comes last.
    """
    atasan, bawahan = himpun(spek.tautan), himpun((ke, dari) for dari, ke in spek.tautan)
    simpul = {s.kode: (s, i) for i, t in enumerate(spek.tingkat) for s in t.simpul}

    def ranting(kode: str) -> Ranting:
        satu, dalam = simpul[kode]
        isi = _isi(satu, dalam == 0, spek.tingkat[dalam].judul)
        return Ranting(isi, tuple(ranting(anak) for anak in bawahan.get(kode, [])))

    return gambar_kerangka(tuple(ranting(k) for k in simpul if k not in atasan), format_)


def gambar_peta_strategi(spek: PetaStrategi, format_: Format) -> str:
    """SVG (light) of a strategy map."""
    if format_.sempit or spek.kerangka:
        return _kerangka(spek, format_)
    tingkat = _urutkan(spek)
    judul = max(_JUDUL, *(kata_terlebar(t.judul, format_.huruf, True) for t in spek.tingkat))
    ruang = format_.lebar - judul - _SELA_X
    lebar = [(ruang - (len(t) - 1) * _SELA_X) / len(t) for t in tingkat]
    if any(
        _isi(s, i == 0).lebar_minimum(format_) > lebar[i] for i, t in enumerate(tingkat) for s in t
    ):
        return _kerangka(spek, format_)

    bagan = Bagan(format_)
    kotak: dict[str, Kotak] = {}
    y = 0.0
    for i, simpul in enumerate(tingkat):
        baris = bungkus(spek.tingkat[i].judul, judul, format_.huruf, tebal=True)
        isi = [_isi(s, i == 0).tinggi(lebar[i], format_) for s in simpul]
        tinggi = max(*isi, len(baris) * format_.spasi + 2 * PADAT_Y)
        bagan.baris(0, y + PADAT_Y + 0.78 * format_.spasi, baris, tebal=True)
        for j, satu in enumerate(simpul):
            x = judul + _SELA_X + j * (lebar[i] + _SELA_X)
            kotak[satu.kode] = bagan.taruh(_isi(satu, i == 0), (x, y, lebar[i], tinggi))
        y += tinggi + _SELA_Y
    _panah(spek, kotak, bagan)
    return bagan.svg()


def _panah(spek: PetaStrategi, kotak: dict[str, Kotak], bagan: Bagan) -> None:
    """Curves from lower to upper boxes; several ends at one box are spread, in order."""

    def tengah(kode: str) -> float:
        return kotak[kode].x + kotak[kode].lebar / 2

    def pangkal(kode: str, lawan: list[str], ke: str) -> float:
        urut = sorted(lawan, key=tengah)
        bagian = (urut.index(ke) + 1) / (len(urut) + 1)
        return kotak[kode].x + kotak[kode].lebar * bagian

    atasan, bawahan = himpun(spek.tautan), himpun((ke, dari) for dari, ke in spek.tautan)
    for dari, ke in spek.tautan:
        x1, x2 = pangkal(dari, atasan[dari], ke), pangkal(ke, bawahan[ke], dari)
        y1 = kotak[dari].y
        y2 = kotak[ke].y + kotak[ke].tinggi + 2
        y3, y_belok = y2 + 2 * _PANAH, (y1 + y2) / 2
        bagan.hubungkan((x1, y1), (x1, y_belok), (x2, y_belok), (x2, y3), lengkung=True)
        bagan.segi([(x2 - _PANAH, y3), (x2, y2), (x2 + _PANAH, y3)], TERANG.lemah)
