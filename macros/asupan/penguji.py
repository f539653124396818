"""The rows of tables by their schema (Table Schema): what each cell holds, and what is wrong.

Cells are canonical text already, so that a type has one way to be written.
"""

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from itertools import zip_longest
from operator import ge, le
from typing import Any

import pandas as pd

from ..dasar.masalah import Masalah
from .bacaan_nilai import jadi
from .lembar import Lembar
from .pesan import JENIS_KELIRU, Penerjemah
from .skema import SkemaTabel

BOOLEAN = {"true": True, "false": False}


def _waktu(teks: str, pola: str) -> date:
    return datetime.strptime(teks, pola).date()  # noqa: DTZ007 - a day has no zone


def _bilangan(teks: str) -> Decimal:
    nilai = Decimal(teks)
    if not nilai.is_finite():
        raise ValueError(teks)
    return nilai


# How a cell of each type is read: what is none of it raises one of `BUKAN`.
BACA: Mapping[str, Callable[[str], Any]] = {
    "string": str,
    "integer": int,
    "year": lambda teks: _waktu(teks, "%Y").year,
    "number": _bilangan,
    "date": lambda teks: _waktu(teks, "%Y-%m-%d"),
    "boolean": lambda teks: BOOLEAN[teks],
}
BUKAN = (ValueError, ArithmeticError, LookupError)
# The limits that a column of a type may have, besides a list of its values.
BATAS = {"string": {"minLength", "maxLength", "pattern"}, "boolean": set[str]()}
UJUNG = {"minimum", "maximum"}  # of any other type

# Rows that a key of some columns has been seen in, by its values.
Letak = dict[tuple[Any, ...], int]


class SkemaTidakSah(Exception):
    """The data package has a type of column or a limit that does not exist."""


@dataclass(frozen=True)
class _Kolom:
    """How the cells of a column are read, and what they may hold."""

    nama: str
    baca: Callable[[str], Any]
    wajib: bool
    unik: bool
    kosong: Container[str]
    batas: Mapping[str, Callable[[Any], object]]

    def isi(self, teks: str | None) -> tuple[Any, str]:
        """The value of a cell, and which limit it breaks, or that it is of another type."""
        if teks is None or teks in self.kosong:
            return None, "required" if self.wajib else ""
        try:
            nilai = self.baca(teks)
        except BUKAN:
            return None, JENIS_KELIRU
        return nilai, next((n for n, boleh in self.batas.items() if not boleh(nilai)), "")


def uji(
    paket: Mapping[str, Any],
    lembar: Mapping[str, Lembar],
    utuh: Mapping[str, SkemaTabel],
    diuji: Mapping[str, str],
) -> Iterator[tuple[str, pd.DataFrame, list[Masalah]]]:
    """The rows of each table in `diuji` with exact values, and their problems.

    `utuh` are the tables whose columns are right; references to others are not followed. `diuji`
    gives the file by which each table is named in problems. Raises SkemaTidakSah where the schema
    cannot be used.
    """
    skema = {s["name"]: s["schema"] for s in paket["resources"] if s["name"] in utuh}
    try:
        kolom = {nama: _kolom_tabel(isi) for nama, isi in skema.items()}
    except (*BUKAN, TypeError, AttributeError, re.error) as galat:
        raise SkemaTidakSah from galat
    for t in (utuh[nama] for nama in skema if nama in diuji):
        rujukan = [
            (r.kolom, {*_kunci(kolom[tujuan], lembar[tujuan], r.kolom_tabel)})
            for r in t.rujukan
            if (tujuan := r.tabel or t.nama) in utuh
        ]
        penerjemah = Penerjemah(diuji[t.nama], t, utuh, lembar)
        yield t.nama, *_Penguji(t, kolom[t.nama], rujukan, penerjemah).uji(lembar[t.nama])


def _kolom_tabel(skema: Mapping[str, Any]) -> list[_Kolom]:
    kosong = skema.get("missingValues", [""])
    return [_kolom(f, f.get("constraints", {}), kosong) for f in skema["fields"]]


def _kolom(bidang: Mapping[str, Any], ada: Mapping[str, Any], kosong: Container[str]) -> _Kolom:
    jenis, baca = bidang["type"], BACA[bidang["type"]]
    batas = {n: isi for n, isi in ada.items() if n not in {"required", "unique"}}
    if not batas.keys() <= {"enum", *BATAS.get(jenis, UJUNG)}:
        raise LookupError(jenis)
    uji = {n: _batas(n, isi, baca) for n, isi in batas.items()}
    return _Kolom(
        bidang["name"], baca, bool(ada.get("required")), bool(ada.get("unique")), kosong, uji
    )


def _batas(nama: str, isi: Any, baca: Callable[[str], Any]) -> Callable[[Any], object]:
    """What says whether a value keeps a limit."""
    match nama:
        case "enum":
            return [baca(str(satu)) for satu in isi].__contains__
        case "pattern":
            return re.compile(isi).fullmatch
        case "minimum":
            return partial(le, baca(str(isi)))
        case "maximum":
            return partial(ge, baca(str(isi)))
        case "minLength":
            return lambda teks: len(teks) >= isi
    return lambda teks: len(teks) <= isi


def _kunci(
    kolom: Sequence[_Kolom], lembar: Lembar, nama: Sequence[str]
) -> Iterator[tuple[Any, ...]]:
    """The values of some columns in every row of a table."""
    letak = {k.nama: (k, j) for j, k in enumerate(kolom)}
    dicari = [letak[n] for n in nama]
    for sel in lembar.baris[1:]:
        yield tuple(k.isi(sel[j] if j < len(sel) else None)[0] for k, j in dicari)


class _Penguji:
    """Goes through the rows of one table; `rujukan` are columns with what they may refer to."""

    def __init__(
        self,
        tabel: SkemaTabel,
        kolom: Sequence[_Kolom],
        rujukan: Sequence[tuple[tuple[str, ...], Container[tuple[Any, ...]]]],
        penerjemah: Penerjemah,
    ) -> None:
        self._tabel, self._kolom, self._rujukan = tabel, kolom, rujukan
        self._ucap = penerjemah
        unik = [(k.nama,) for k in kolom if k.unik and (k.nama,) != tabel.kunci]
        self._letak: dict[tuple[str, ...], Letak] = {k: {} for k in (*unik, tabel.kunci) if k}

    def uji(self, lembar: Lembar) -> tuple[pd.DataFrame, list[Masalah]]:
        """The rows with exact values, and what is wrong with them."""
        masalah: list[Masalah] = []
        rekaman: list[list[Any]] = []
        for nomor, sel in zip(lembar.nomor[1:], lembar.baris[1:], strict=True):
            isi = [k.isi(s) for k, s in zip_longest(self._kolom, sel[: len(self._kolom)])]
            masalah += self._baris(nomor, sel, isi)
            rekaman.append([
                jadi(nilai) if k.nilai else nilai
                for k, (nilai, _) in zip(self._tabel.kolom, isi, strict=True)
            ])  # fmt: skip
        nama = self._tabel.nama_kolom
        return pd.DataFrame(rekaman, lembar.nomor[1:], nama, dtype=object), masalah

    def _baris(
        self, nomor: int, sel: Sequence[str], isi: Sequence[tuple[Any, str]]
    ) -> Iterator[Masalah]:
        """The problems of one row; of an empty one that it is empty."""
        if all(nilai is None and salah != JENIS_KELIRU for nilai, salah in isi):
            yield self._ucap.bentuk(nomor, "kosong")
            return
        salah: dict[str, str] = {}
        for k, (_, apa), teks in zip_longest(self._kolom, isi, sel[: len(isi)]):
            if apa:
                salah[k.nama] = apa
                yield self._ucap.sel(nomor, k.nama, apa, teks)
        if len(sel) > len(isi):
            yield self._ucap.bentuk(nomor, "berlebih", None, sel[len(isi)])
        if len(sel) < len(isi):
            yield self._ucap.bentuk(nomor, "kurang", self._kolom[len(sel)].nama)
        nilai = {k.nama: satu for k, (satu, _) in zip(self._kolom, isi, strict=True)}
        yield from self._ganda(nomor, nilai)
        for kolom, ada in self._rujukan:
            kunci = tuple(nilai[k] for k in kolom)
            beda = {*kunci} != {None} and kunci not in ada
            if beda and (len(kolom) > 1 or kolom[0] not in salah):
                yield self._ucap.rujukan(nomor, kolom, kunci)

    def _ganda(self, nomor: int, nilai: Mapping[str, Any]) -> Iterator[Masalah]:
        """Keys that an earlier row has."""
        for kolom, letak in self._letak.items():
            kunci = tuple(nilai[k] for k in kolom)
            if {*kunci} != {None}:
                if kunci in letak:
                    yield self._ucap.ganda(nomor, kolom, kunci, letak[kunci])
                letak[kunci] = nomor
