"""A small table whose cells are typed and read, for tests of what is typed."""

from __future__ import annotations

import csv
import io
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from macros.asupan import teks_csv
from macros.asupan.lembar import Lembar
from macros.asupan.skema import SkemaKolom, SkemaTabel
from macros.dasar.masalah import Masalah
from tests.test_muat import pastikan_indonesia

UJI = SkemaTabel(
    "uji",
    "uji.csv",
    "Uji",
    "",
    (
        SkemaKolom("kode", "string", wajib=True, kunci=True),
        SkemaKolom("teks", "string"),
        SkemaKolom("angka", "number"),
        SkemaKolom("persen", "number", minimum=Decimal(0), maksimum=Decimal(100)),
        SkemaKolom("bulat", "integer"),
        SkemaKolom("hari", "date"),
        SkemaKolom("benar", "boolean"),
    ),
    ("kode",),
    (),
)
JUDUL = UJI.nama_kolom


def baca_teks(teks: str, penyandian: str = "utf-8") -> tuple[Lembar | None, list[Masalah]]:
    lembar, masalah = teks_csv.baca("uji.csv", teks.encode(penyandian), UJI)
    pastikan_indonesia(masalah)
    return lembar, masalah


def isi(teks: str, penyandian: str = "utf-8") -> list[list[str]]:
    """The rows of a file that must be read without a problem, without the header."""
    lembar, masalah = baca_teks(teks, penyandian)
    assert masalah == []
    assert lembar is not None and lembar.baris[0] == JUDUL
    return lembar.baris[1:]


def berkas(*baris: str, pemisah: str = ";") -> str:
    return "".join(f"{b}\n" for b in (pemisah.join(JUDUL), *baris))


def sel(kolom: str, *nilai: str, pemisah: str = ";") -> str:
    """A file whose rows hold only a key and one column."""
    j = JUDUL.index(kolom)
    baris = []
    for n, teks in enumerate(nilai, 1):
        kosong = [""] * len(JUDUL)
        kosong[0], kosong[j] = str(n), teks
        baris.append(kosong)
    wadah = io.StringIO(newline="")
    csv.writer(wadah, delimiter=pemisah, lineterminator="\n").writerows([JUDUL, *baris])
    return wadah.getvalue()


def terbaca(kolom: str, *nilai: str, pemisah: str = ";") -> list[str]:
    j = JUDUL.index(kolom)
    return [baris[j] for baris in isi(sel(kolom, *nilai, pemisah=pemisah))]


def ditolak(kolom: str, *nilai: str, pemisah: str = ";") -> list[tuple[str, int | None, str]]:
    """Code, row and message of what a column of cells is refused for; each at its own cell."""
    lembar, masalah = baca_teks(sel(kolom, *nilai, pemisah=pemisah))
    assert lembar is not None and masalah
    for m in masalah:
        assert m.berkas == "uji.csv" and m.kolom == kolom and m.baris is not None
        assert m.nilai == nilai[m.baris - 2]
    return [(m.kode, m.baris, m.pesan) for m in masalah]


# What is written in any dialect is read back exactly


class Dialek(NamedTuple):
    """How a file is written."""

    pemisah: str
    desimal: str
    penyandian: str
    akhir: str
    kutip: int
    ribuan: bool
    tanggal: str


def angka(nilai: Decimal | int | None, dialek: Dialek) -> str:
    if nilai is None:
        return ""
    teks = f"{nilai:,}" if dialek.ribuan else str(nilai)
    if dialek.desimal == ",":
        return teks.translate(str.maketrans(",.", ".,"))
    return teks


def baku(nilai: object) -> str:
    match nilai:
        case None:
            return ""
        case bool():
            return str(nilai).lower()
        case Decimal():
            return f"{nilai:f}".removeprefix("-" if not nilai else "\0")
        case date():
            return nilai.isoformat()
        case _:
            return str(nilai)
