"""Split a chart that is too tall for a page into charts on the same scale."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from math import ceil
from typing import TypeVar

from ..dasar.himpun import himpun
from . import spesifikasi as s
from .gaya import LEBAR

T = TypeVar("T")

# In units of the wide format: the height of a picture on a page, and the planned height of parts.
TINGGI, RENCANA = LEBAR.lebar * 205 / 160, LEBAR.lebar * 195 / 160


def belah(spek: s.Spesifikasi, tinggi: float) -> tuple[s.Spesifikasi, ...]:
    """The parts of a chart that is `tinggi` units tall, with about equally many rows, preferably
    split between groups; of a tree and of a strategy map (as an outline) the branches, each with
    their root. The chart itself if it fits or cannot be split.

    Each part has the key and the scale of the whole. A chart with negative values is not split,
    since only the upper end of a scale can be set.
    """
    banyak = ceil(tinggi / RENCANA) if tinggi > TINGGI else 1
    match spek:
        case s.PetaPanas() if banyak > 1:
            semua = [(0, b) for b in spek.baris]
            return tuple(replace(spek, baris=tuple(b for _, b in p)) for p in _bagi(semua, banyak))
        case s.Batang() | s.Titik() if banyak > 1:
            ujung = [spek.maksimum, *(spek.acuan.ujung if spek.acuan else ())]
            nilai = [float(n.nilai) for b in spek.butir for n in b.nilai if n.nilai is not None]
            if min(nilai, default=0) < 0:
                return (spek,)
            atas = max([0, *nilai, *(float(n) for n in ujung if n is not None)])
            semua = [(n, b) for n, k in enumerate(spek.kelompok) for b in k.butir]
            judul = [k.judul for k in spek.kelompok]
            return tuple(
                replace(spek, maksimum=atas, kelompok=tuple(
                    s.KelompokButir(judul[n], tuple(b for _, b in isi))
                    for n, isi in groupby(potong, key=lambda satu: satu[0])
                ))
                for potong in _bagi(semua, banyak)
            )  # fmt: skip
        case s.Pohon() if banyak > 1:
            besar = [_banyak_kotak(a) for a in spek.anak]
            return tuple(replace(spek, anak=tuple(isi)) for isi in _sebar(spek.anak, besar, banyak))
        case s.PetaStrategi() if banyak > 1:
            return _belah_peta(spek, banyak)
    return (spek,)


def _belah_peta(spek: s.PetaStrategi, banyak: int) -> tuple[s.PetaStrategi, ...]:
    """A box that supports several is repeated under each of them, as in the outline of the
    whole."""
    bawahan = himpun((ke, dari) for dari, ke in spek.tautan)
    mendukung = {dari for dari, _ in spek.tautan}
    puncak = [n.kode for t in spek.tingkat for n in t.simpul if n.kode not in mendukung]

    def tautan(ke: str, anak: Sequence[str]) -> list[tuple[str, str]]:
        """The links between a box and these, and all links below."""
        return [t for dari in anak for t in ((dari, ke), *tautan(dari, bawahan.get(dari, [])))]

    # Each branch with its root; a root without branches is a part itself.
    cabang = [
        (akar, tautan(akar, anak))
        for akar in puncak
        for anak in [[satu] for satu in bawahan.get(akar, [])] or [[]]
    ]
    hasil = []
    for isi in _sebar(cabang, [max(1, len(milik)) for _, milik in cabang], banyak):
        ada = {t for _, milik in isi for t in milik}
        kode = {akar for akar, _ in isi} | {dari for dari, _ in ada}
        tingkat = (
            replace(t, simpul=tuple(n for n in t.simpul if n.kode in kode)) for t in spek.tingkat
        )
        milik = tuple(t for t in spek.tautan if t in ada)
        hasil.append(s.PetaStrategi(tuple(tingkat), milik, kerangka=True))
    return tuple(hasil)


def _sebar(semua: Sequence[T], besar: list[int], banyak: int) -> list[list[T]]:
    """Split a sequence in at most `banyak` parts of similar size, in order."""
    letak = (sum(besar[:n]) * banyak // sum(besar) for n in range(len(besar)))
    berletak = zip(letak, semua, strict=True)
    return [[satu for _, satu in isi] for _, isi in groupby(berletak, key=lambda s: s[0])]


def _banyak_kotak(pohon: s.Pohon) -> int:
    return 1 + sum(map(_banyak_kotak, pohon.anak))


def _bagi(semua: list[tuple[int, s.Butir]], banyak: int) -> list[list[tuple[int, s.Butir]]]:
    """Split rows, with the numbers of their groups, in `banyak` parts."""
    awal = [n for n in range(1, len(semua)) if semua[n][0] != semua[n - 1][0]]
    rata = len(semua) / banyak
    batas = [0]
    for tepat in (round(rata * n) for n in range(1, banyak)):
        dekat = min(awal, key=lambda n: abs(n - tepat), default=tepat)
        batas.append(dekat if abs(dekat - tepat) <= rata / 6 else tepat)
    return [semua[a:b] for a, b in zip(batas, [*batas[1:], len(semua)], strict=True)]
