"""Check the order of pages: parts as in print, ascending numerals, no skipped level."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations_with_replacement
from typing import NamedTuple, Self

from ..dasar.deklarasi import Ruas
from ..dasar.masalah import Masalah
from ..dasar.penulisan import ROMAWI
from .bacaan_bab import galat


class LetakBab(NamedTuple):
    """The place of a page by its front matter: part, level, numeral, and whether it is printed."""

    src: str
    bagian: str
    tingkat: int
    bab: str
    dicetak: bool
    baris: Mapping[str, int]

    @classmethod
    def dari(cls, src: str, depan: Mapping[str, Ruas]) -> Self:
        """Read the place of a page from its front matter."""
        isi = {nama: r.teks for nama, r in depan.items() if isinstance(r.isi, str)}
        tingkat, cetak = int(isi.get("tingkat", "1")), isi.get("cetak", "true").lower() == "true"
        baris = {nama: r.baris for nama, r in depan.items()}
        return cls(src, isi.get("bagian", "isi"), tingkat, isi.get("bab", ""), cetak, baris)

    def galat(self, kasus: str, nama: str, ada: str, **isi: object) -> Masalah:
        """The error of a case at the line that sets `nama`; for a page without front matter with
        advice how to begin one."""
        kasus, nilai = kasus if self.baris else "B042/kepala", ada if nama in self.baris else None
        return galat(kasus, self.src, self.baris.get(nama, 1), nilai, **isi)


def periksa_urutan(halaman: Sequence[LetakBab]) -> Iterator[Masalah]:
    """Problems in the order of the navigation; only of the first kind, since others may follow from
    it."""
    yield from [*_bagian(halaman)] or [*_bab(halaman)] or [*_tingkat(halaman)]


def _bagian(halaman: Sequence[LetakBab]) -> Iterator[Masalah]:
    """Printed pages are in the order of print: those before the first Bab, the Bab, appendices. The
    smallest set of misplaced pages is reported, preferably without numerals."""
    tercetak = [h for h in halaman if h.dicetak]
    # With a numeral it may belong to either part, as is asked below.
    bagian = [{h.bagian, "isi" if h.bab else h.bagian} for h in tercetak]
    letak = range(len(bagian))
    pilihan = (
        [("awal", "isi", "lampiran")[(n >= isi) + (n >= akhir)] for n in letak]
        for isi, akhir in combinations_with_replacement(range(len(bagian) + 1), 2)
    )
    # A page of a Bab without a numeral is probably the wrong one.
    bobot = [1 + (h.bagian != "isi") + 2 * (h.bab != "" or h.tingkat > 1) for h in tercetak]
    harus = min(pilihan, key=lambda p: sum(bobot[n] for n in letak if p[n] not in bagian[n]))
    for h, ada, semestinya in zip(tercetak, bagian, harus, strict=True):
        if semestinya not in ada:
            yield h.galat("B042/urut", "bagian", h.bagian, isi=f"bagian: {semestinya}")


def _bab(halaman: Sequence[LetakBab]) -> Iterator[Masalah]:
    """The numerals of the Bab are ascending, and parts follow a Bab."""
    ke, lalu = 0, ""
    for n, h in enumerate(halaman):
        bab = (b.bab for b in halaman[n + 1 :] if (b.bagian, b.tingkat) == ("isi", 1))
        berikut = next(bab, "")
        # A page wrongly of another part counts, if the next one continues its number.
        lanjut = h.bab in ROMAWI[ke : ke + 1] and berikut in ROMAWI[ke + 1 : ke + 2]
        if h.bagian != "isi":
            if h.bab:
                yield h.galat("B042/luar", "bab", h.bab, bagian=h.bagian)
                ke += lanjut
            continue
        ke += h.tingkat == 1
        harus = ROMAWI[ke - 1] if 0 < ke <= len(ROMAWI) else ""
        # The next Bab continues the numbers as if this page were none.
        lewat = h.tingkat == 1 and h.bab in {"", lalu} and berikut == harus
        isi = ("bagian: awal" if ke == 1 else "tingkat: 2") if lewat else f"bab: {harus}"
        if not ke:
            yield h.galat("B042/awal", "tingkat", f"{h.tingkat}")
        elif harus and h.bab != harus and (h.bab or h.tingkat == 1):
            kasus = "B042/lewat" if lewat else "B042" if h.tingkat == 1 else "B042/bagian"
            yield h.galat(kasus, "bab", h.bab, harus=harus, tingkat=h.tingkat, isi=isi)
        ke += h.tingkat > 1 and lanjut
        ke, lalu = ke - lewat, h.bab if h.tingkat == 1 else lalu


def _tingkat(halaman: Sequence[LetakBab]) -> Iterator[Masalah]:
    """A printed page is at most one level below the one before it in the same part."""
    atas = ("", 0)
    for h in halaman:
        harus = 1 + (atas[1] if atas[0] == h.bagian else 0)
        if h.dicetak:
            if h.tingkat > harus:
                yield h.galat("B042/tingkat", "tingkat", f"{h.tingkat}", harus=harus)
            atas = h.bagian, h.tingkat
