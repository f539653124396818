"""Tables checked by their schema, whose cells frictionless reads. Apart from `muat`, as importing
it takes longer than all else when no table has changed."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from frictionless import FrictionlessException, Schema, settings

from ..dasar.masalah import Masalah
from .bilangan import jadi
from .lembar import Lembar
from .pesan import Penerjemah
from .simpanan import acuan
from .skema import SkemaTabel

# What reads the cells of each column: their value, and by name the rules that it breaks.
Pembaca = Sequence[Callable[[str | None], tuple[Any, Mapping[str, str] | None]]]
JENIS = "type"  # which other rules are for cells of
# What columns of a table hold, for those who refer to it.
Isi = Callable[[str, tuple[str, ...]], Collection[tuple[Any, ...]]]


class SkemaTidakSah(Exception):
    """The data package has a name, a type of column, a limit or a reference that cannot be."""


def uji(
    paket: Mapping[str, Any],
    lembar: Mapping[str, Lembar],
    utuh: Mapping[str, SkemaTabel],
    diuji: Mapping[str, str],
) -> Iterator[tuple[str, dict[int, tuple[Any, ...]], list[Masalah]]]:
    """The rows of each table in `diuji` by their numbers with exact values, and their problems.

    `utuh` are the tables whose columns are right; references to others are not followed. `diuji`
    gives the file by which each table is named in problems. Raises SkemaTidakSah where the schema
    cannot be used.
    """
    sumber = {s["name"]: s for s in paket["resources"] if s["name"] in utuh}
    perlu = {*diuji, *(lain for nama in diuji for lain in acuan(sumber[nama]))}
    if not all(re.fullmatch(settings.NAME_PATTERN, nama) for nama in sumber):
        raise SkemaTidakSah
    try:
        skema = {n: Schema.from_descriptor(s["schema"]) for n, s in sumber.items() if n in perlu}
        pembaca = {n: [k.create_cell_reader() for k in s.fields] for n, s in skema.items()}
    except (FrictionlessException, re.error) as galat:
        raise SkemaTidakSah from galat

    @cache
    def isi(nama: str, kolom: tuple[str, ...]) -> Collection[tuple[Any, ...]]:
        letak = [utuh[nama].nama_kolom.index(k) for k in kolom]
        baris = lembar[nama].baris[1:]
        return {tuple(pembaca[nama][j](_sel(b, j))[0] for j in letak) for b in baris}

    for nama in (n for n in sumber if n in diuji):
        satu = _Penguji(Penerjemah(diuji[nama], utuh[nama], utuh, lembar), pembaca[nama], isi)
        baris = zip(lembar[nama].nomor[1:], lembar[nama].baris[1:], strict=True)
        masalah = [m for nomor, sel in baris for m in satu.baris(nomor, sel)]
        yield nama, satu.rekaman, masalah


def _sel(baris: Sequence[str], j: int) -> str | None:
    return baris[j] if j < len(baris) else None


class _Penguji:
    """One table; `rekaman` are the rows that were read."""

    def __init__(self, kata: Penerjemah, pembaca: Pembaca, isi: Isi) -> None:
        self.kata, self.t, self._pembaca, self._isi = kata, kata.tabel, pembaca, isi
        self.rekaman: dict[int, tuple[Any, ...]] = {}
        unik = ((k.nama,) for k in self.t.kolom if k.unik)
        # By columns that hold nothing twice, the row in which each of their values stood last.
        self._dahulu: dict[tuple[str, ...], dict[tuple[Any, ...], int]]
        self._dahulu = {kolom: {} for kolom in (*unik, self.t.kunci) if kolom}

    def baris(self, nomor: int, sel: Sequence[str]) -> Iterator[Masalah]:
        """Keep one row, and tell what is wrong with it: its form alone where that is not the
        table's, as everything may then stand one column off."""
        kolom = self.t.kolom
        bacaan = [baca(_sel(sel, j)) for j, baca in enumerate(self._pembaca)]
        isi = {k.nama: nilai for k, (nilai, _) in zip(kolom, bacaan, strict=True)}
        self.rekaman[nomor] = tuple(jadi(isi[k.nama]) if k.nilai else isi[k.nama] for k in kolom)
        salah = {k: next(iter(s)) for k, (_, s) in zip(isi, bacaan, strict=True) if s}
        ganda = {k: lain for k in self._dahulu if (lain := self._sebelumnya(k, isi, nomor))}
        kosong = all(nilai is None for nilai in isi.values()) and JENIS not in salah.values()
        if kosong or len(sel) != len(kolom):
            yield self.kata.bentuk(nomor, () if kosong else sel)
            return
        for k, teks in zip(kolom, sel, strict=True):
            if k.nama in salah:
                yield self.kata.sel(nomor, k, teks, salah[k.nama])
        # What a cell breaks says enough of the key that it belongs to, and of what it refers to.
        terbatas = {k for k, aturan in salah.items() if aturan != JENIS}
        for unik, lain in ganda.items():
            if unik != self.t.kunci or terbatas.isdisjoint(unik):
                yield self.kata.ganda(nomor, {k: isi[k] for k in unik}, lain)
        for r in self.t.rujukan:
            nilai, tujuan = tuple(isi[k] for k in r.kolom), r.tabel or self.t.nama
            luput = tujuan in self.kata.semua and nilai not in self._isi(tujuan, r.kolom_tabel)
            if luput and {*nilai} != {None} and terbatas.isdisjoint(r.kolom):
                yield from self.kata.rujukan(nomor, r, nilai)

    def _sebelumnya(self, kolom: tuple[str, ...], isi: Mapping[str, Any], nomor: int) -> int:
        """The last row in which columns held the same, or 0."""
        nilai = tuple(isi[k] for k in kolom)
        if {*nilai} == {None}:
            return 0
        lain = self._dahulu[kolom].get(nilai, 0)
        self._dahulu[kolom][nilai] = nomor
        return lain
