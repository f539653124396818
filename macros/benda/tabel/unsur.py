"""What a table of the report is: columns, groups of rows, cells made of parts. No markup here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from ...dasar.angka import Angka
from ...dasar.kosakata import bunyi, kosakata
from ...dasar.masalah import cari
from ...dasar.penulisan import TANPA_NILAI

JenisKolom = Literal["teks", "bilangan", "status", "nomor", "tanda"]
KOSONG = TANPA_NILAI["belum-ada-data"]  # the cell of what the data have not
LABEL_STATUS: dict[str, str] = kosakata("benda")["status"]


@dataclass(frozen=True)
class Polos:
    """A figure shown without its unit, because the column's head names it; or as a sign, where a
    note says what it stands for."""

    angka: Angka
    tanda: str = ""

    @property
    def teks(self) -> str:
        """What a reader sees."""
        return self.tanda or self.angka.polos


@dataclass(frozen=True)
class Status:
    """A status by word; its shape and colour belong to the style sheets."""

    slug: str
    teks: str

    @classmethod
    def dari(cls, slug: str) -> Status:
        """A status by the word for it."""
        return cls(slug, LABEL_STATUS[slug])


@dataclass(frozen=True)
class Daftar:
    """A list inside a cell."""

    butir: tuple[Isi, ...]
    berurut: bool = False


@dataclass(frozen=True)
class Tautan:
    """A link inside a cell to a page or file of the site, by its address below the site's root."""

    teks: str
    ke: str


@dataclass(frozen=True)
class Rujukan:
    """A reference to a table, chart, diagram or heading; its words come after rendering."""

    id: str


Bagian = str | Angka | Polos | Status | Daftar | Tautan | Rujukan
Isi = Bagian | tuple[Bagian, ...] | None
"""What a cell or an item holds: a part, several that are shown one after the other, or nothing."""


def tampak(isi: Isi) -> object:
    """What a reader sees of a cell, to be compared; an empty text where it is empty."""
    match isi:
        case None:
            return ""
        case Angka() | Polos():
            return isi.teks
        case tuple():
            return tuple(map(tampak, isi))
        case _:
            return isi


@dataclass(frozen=True)
class Kolom:
    """One column; `lebar` is its wished share of the width in percent."""

    judul: str
    jenis: JenisKolom = "teks"
    lebar: int | None = None

    @property
    def pendek(self) -> bool:
        """Whether it is too narrow for words to be spread over its lines."""
        return self.jenis == "teks" and 0 < (self.lebar or 0) <= 15


@dataclass(frozen=True)
class Baris:
    """One row; `kepala` is the index of the cell that names the row, `jenjang` how many rows it
    stands below, `induk` whether it is the sum of the rows that follow deeper."""

    sel: tuple[Isi, ...]
    kepala: int | None = None
    jenjang: int = 0
    induk: bool = False


@dataclass(frozen=True)
class Kelompok:
    """Rows under one heading row."""

    judul: str | None
    baris: tuple[Baris, ...]


@dataclass(frozen=True)
class Tabel:
    """A numbered table; its number comes after rendering. `lebar` asks for a landscape page.

    `berkas` is the data file that fills it: without a row the table is a gap. Without `berkas`, no
    row is an answer, too. `jumlahan` are the sums of columns that a chapter may ask for.
    """

    kode: str
    judul: str
    kolom: tuple[Kolom, ...]
    kelompok: tuple[Kelompok, ...]
    jumlah: Baris | None = None
    sumber: str = ""
    catatan: tuple[str, ...] = ()
    lebar: bool = False
    berkas: str = ""
    jumlahan: tuple[Isi, ...] = ()

    def berjumlah(self, diminta: str) -> Tabel:
        """The table with the line of sums that is asked for: none ("tidak"), that of all columns
        ("ya"), or of the columns with these titles, divided by semicolons. Raises LookupError where
        a column has no sum, and ValueError where none can be chosen."""
        if diminta in {"", "tidak"} or not any(self.jumlahan):
            if diminta not in {"", "ya", "tidak"}:
                raise ValueError(bunyi("benda/jumlah-tabel", jumlah=diminta))
            return replace(self, jumlah=None) if diminta == "tidak" else self
        kolom = {k.judul: n for n, k in enumerate(self.kolom) if self.jumlahan[n]}
        kolom |= {_tanpa_satuan(k): n for k, n in kolom.items() if _tanpa_satuan(k) not in kolom}
        nama = kolom if diminta == "ya" else [s.strip() for s in diminta.split(";") if s.strip()]
        letak = {cari(kolom, "Kolom yang berjumlah", s if s in kolom else _tanpa_satuan(s))
                 for s in nama}  # fmt: skip
        isi = [s if n in letak else None for n, s in enumerate(self.jumlahan)]
        kepala = next((b.kepala for k in self.kelompok for b in k.baris), None)
        if None in isi:  # named in the column that names the rows
            kepala = isi.index(None) if kepala is None else kepala
            isi[kepala] = "Jumlah"
        return replace(self, jumlah=Baris(tuple(isi), kepala))

    @property
    def kosong(self) -> bool:
        """Whether there is nothing to show: not one row, not one group with a heading."""
        return not any(k.judul or k.baris for k in self.kelompok)


def _tanpa_satuan(judul: str) -> str:
    """A head without the unit in brackets behind it."""
    return judul.rpartition(" (")[0] or judul


def baris(*isi: Isi, kepala: int | None = None) -> Baris:
    """A row of these cells."""
    return Baris(isi, kepala)


def tanpa_judul(isi: Iterable[Baris]) -> tuple[Kelompok, ...]:
    """Rows that stand under no heading."""
    return (Kelompok(None, tuple(isi)),)


def butir(teks: str | None) -> Bagian:
    """A cell's text; several lines become a list."""
    daftar = [t for t in (teks or "").splitlines() if t.strip()]
    return daftar[0] if len(daftar) == 1 else Daftar(tuple(daftar))
