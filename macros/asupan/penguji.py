"""Check tables by their schema: cells by type and limits of their column, rows by their form, keys
and references."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from ..dasar.masalah import Masalah
from .bilangan import jadi
from .lembar import Lembar
from .pesan import Penerjemah
from .skema import SkemaKolom, SkemaTabel

JENIS = "type"  # the rule on which all other rules of a cell depend
# The values in columns of a table, for references.
Isi = Callable[[str, tuple[str, ...]], Collection[tuple[Any, ...]]]
BENAR = {"true": True, "1": True, "false": False, "0": False}
# The value of a cell, by the type of its column.
BACA: Mapping[str, Callable[[str], Any]] = {
    "string": str,
    "number": Decimal,
    "integer": int,
    "date": date.fromisoformat,
    "year": lambda teks: date(int(teks), 1, 1).year,
    "boolean": BENAR.__getitem__,
}


def uji(
    lembar: Mapping[str, Lembar], utuh: Mapping[str, SkemaTabel], berkas: Mapping[str, str]
) -> Iterator[tuple[str, dict[int, tuple[Any, ...]], list[Masalah]]]:
    """The rows of each table by number, with exact values, and their problems.

    `utuh` are the tables with a valid header; references to others are not followed. `berkas` is
    the name of each in problems.
    """

    @cache
    def isi(nama: str, kolom: tuple[str, ...]) -> Collection[tuple[Any, ...]]:
        dirujuk = [(j, k) for j, k in enumerate(utuh[nama].kolom) if k.nama in kolom]
        dirujuk.sort(key=lambda jk: kolom.index(jk[1].nama))
        return {tuple(_baca(b, j, k)[0] for j, k in dirujuk) for b in lembar[nama].baris[1:]}

    for nama, t in utuh.items():
        satu = _Penguji(Penerjemah(berkas[nama], t, utuh, lembar), isi)
        baris = zip(lembar[nama].nomor[1:], lembar[nama].baris[1:], strict=True)
        masalah = [m for nomor, sel in baris for m in satu.baris(nomor, sel)]
        yield nama, satu.rekaman, masalah


def _baca(baris: Sequence[str], j: int, k: SkemaKolom) -> tuple[Any, str]:
    """The value of a row's cell, and the violated rule by its name in the data package."""
    teks = baris[j] if j < len(baris) else ""
    if not teks:
        return None, "required" if k.wajib else ""
    try:
        nilai = BACA[k.jenis](teks)
        aturan = {
            "pattern": not k.pola or re.match(f"^{k.pola}$", teks),
            "enum": not k.pilihan or teks in k.pilihan,
            "minimum": k.minimum is None or nilai >= k.minimum,
            "maximum": k.maksimum is None or nilai <= k.maksimum,
        }
    except (LookupError, ValueError, ArithmeticError):
        return None, JENIS
    return nilai, next((nama for nama, patuh in aturan.items() if not patuh), "")


class _Penguji:
    """One table; `rekaman` are its rows as read."""

    def __init__(self, kata: Penerjemah, isi: Isi) -> None:
        self.kata, self.t, self._isi = kata, kata.tabel, isi
        self.rekaman: dict[int, tuple[Any, ...]] = {}
        unik = ((k.nama,) for k in self.t.kolom if k.unik)
        # For each unique column: the last row with each value.
        self._dahulu: dict[tuple[str, ...], dict[tuple[Any, ...], int]]
        self._dahulu = {kolom: {} for kolom in (*unik, self.t.kunci) if kolom}

    def baris(self, nomor: int, sel: Sequence[str]) -> Iterator[Masalah]:
        """Keep one row and report its problems; of a row of wrong length only that, as all its
        cells may be one column off."""
        kolom = self.t.kolom
        bacaan = [_baca(sel, j, k) for j, k in enumerate(kolom)]
        isi = {k.nama: nilai for k, (nilai, _) in zip(kolom, bacaan, strict=True)}
        self.rekaman[nomor] = tuple(jadi(isi[k.nama]) if k.nilai else isi[k.nama] for k in kolom)
        salah = {k: aturan for k, (_, aturan) in zip(isi, bacaan, strict=True) if aturan}
        ganda = {k: lain for k in self._dahulu if (lain := self._sebelumnya(k, isi, nomor))}
        kosong = not any([*isi.values(), *sel[len(kolom) :]]) and JENIS not in salah.values()
        if kosong or len(sel) != len(kolom):
            yield self.kata.bentuk(nomor, () if kosong else sel)
            return
        for k, teks in zip(kolom, sel, strict=True):
            if k.nama in salah:
                yield self.kata.sel(nomor, k, teks, salah[k.nama])
        # An invalid cell makes messages about its key and its references unnecessary.
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
        """The number of the last row with the same values in some columns, or 0."""
        nilai = tuple(isi[k] for k in kolom)
        if {*nilai} == {None}:
            return 0
        lain = self._dahulu[kolom].get(nilai, 0)
        self._dahulu[kolom][nilai] = nomor
        return lain
