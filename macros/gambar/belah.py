"""A chart too tall for a sheet of paper → charts that stand below each other on the same scale."""

from dataclasses import replace
from itertools import groupby
from math import ceil

from .gaya import LEBAR
from .spesifikasi import Batang, Butir, KelompokButir, PetaPanas, Pohon, Spesifikasi, Titik

# In units of the wide format: what a page holds of a picture, and what parts that may differ are
# planned for.
TINGGI, RENCANA = LEBAR.lebar * 205 / 160, LEBAR.lebar * 195 / 160


def belah(spek: Spesifikasi, tinggi: float) -> tuple[Spesifikasi, ...]:
    """The parts of a chart that is `tinggi` units tall, of about as many rows each and parted
    between groups where one begins nearby; of a tree, its branches below their root each time.
    Itself where it fits, or has nothing to part.

    Each part has the key and the scale of the whole. A chart with values below zero stays whole:
    only the upper end of a scale can be told.
    """
    banyak = ceil(tinggi / RENCANA) if tinggi > TINGGI else 1
    match spek:
        case PetaPanas() if banyak > 1:
            semua = [(0, b) for b in spek.baris]
            return tuple(replace(spek, baris=tuple(b for _, b in s)) for s in _bagi(semua, banyak))
        case Batang() | Titik() if banyak > 1:
            ujung = [spek.maksimum, spek.acuan.nilai if spek.acuan else None]
            nilai = [float(n.nilai) for b in spek.butir for n in b.nilai if n.nilai is not None]
            if min(nilai, default=0) < 0:
                return (spek,)
            atas = max([0, *nilai, *(float(n) for n in ujung if n is not None)])
            semua = [(n, b) for n, k in enumerate(spek.kelompok) for b in k.butir]
            judul = [k.judul for k in spek.kelompok]
            return tuple(
                replace(spek, maksimum=atas, kelompok=tuple(
                    KelompokButir(judul[n], tuple(b for _, b in isi))
                    for n, isi in groupby(s, key=lambda satu: satu[0])
                ))
                for s in _bagi(semua, banyak)
            )  # fmt: skip
        case Pohon() if banyak > 1:
            besar = [_banyak_kotak(a) for a in spek.anak]
            letak = (sum(besar[:n]) * banyak // sum(besar) for n in range(len(besar)))
            cabang = zip(letak, spek.anak, strict=True)
            return tuple(
                replace(spek, anak=tuple(a for _, a in isi))
                for _, isi in groupby(cabang, key=lambda satu: satu[0])
            )
    return (spek,)


def _banyak_kotak(pohon: Pohon) -> int:
    return 1 + sum(map(_banyak_kotak, pohon.anak))


def _bagi(semua: list[tuple[int, Butir]], banyak: int) -> list[list[tuple[int, Butir]]]:
    """Rows with the numbers of their groups in so many parts."""
    awal = [n for n in range(1, len(semua)) if semua[n][0] != semua[n - 1][0]]
    rata = len(semua) / banyak
    batas = [0]
    for tepat in (round(rata * n) for n in range(1, banyak)):
        dekat = min(awal, key=lambda n: abs(n - tepat), default=tepat)
        batas.append(dekat if abs(dekat - tepat) <= rata / 6 else tepat)
    return [semua[a:b] for a, b in zip(batas, [*batas[1:], len(semua)], strict=True)]
