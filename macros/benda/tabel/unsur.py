"""The structure of a table: columns, groups of rows, cells of parts; without markup."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from ...dasar.angka import Angka
from ...dasar.kosakata import bunyi, kosakata
from ...dasar.masalah import cari
from ...dasar.penulisan import TANPA_NILAI

JenisKolom = Literal["teks", "bilangan", "status", "nomor", "tanda"]
KOSONG = TANPA_NILAI["belum-ada-data"]  # a cell without data
LABEL_STATUS: dict[str, str] = kosakata("benda")["status"]


@dataclass(frozen=True)
class Polos:
    """A figure without its unit, which the column's head names; or a sign that a note explains."""

    angka: Angka
    tanda: str = ""

    @property
    def teks(self) -> str:
        """The text for readers."""
        return self.tanda or self.angka.polos


@dataclass(frozen=True)
class Status:
    """A status in words; shape and colour belong to the style sheets."""

    slug: str
    teks: str

    @classmethod
    def dari(cls, slug: str) -> Status:
        """The status with that code and its words."""
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
    """A reference to a table, chart, diagram or heading; its text is set after rendering."""

    id: str


Bagian = str | Angka | Polos | Status | Daftar | Tautan | Rujukan
Isi = Bagian | tuple[Bagian, ...] | None
"""What a cell or an item holds: a part, several that are shown one after the other, or nothing."""


def tampak(isi: Isi) -> object:
    """The text of a cell as shown, for comparison; "" for an empty one."""
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
    """One column; `lebar` is its desired share of the width in percent."""

    judul: str
    jenis: JenisKolom = "teks"
    lebar: int | None = None

    @property
    def pendek(self) -> bool:
        """Whether it is too narrow for justified text."""
        return self.jenis == "teks" and 0 < (self.lebar or 0) <= 15


@dataclass(frozen=True)
class Baris:
    """One row; `kepala` is the index of the cell with its name, `jenjang` its depth, `induk`
    whether it is the sum of the deeper rows that follow."""

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
    """A numbered table; its number is set after rendering. `lebar` asks for a landscape page.

    `berkas` is the data file that fills it: without rows the table is a gap; without `berkas`, no
    rows are a valid result. `jumlahan` are the sums of columns that a chapter may ask for.
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
        """The table with the requested line of sums: none ("tidak"), of all columns ("ya"), or of
        columns with these titles, separated by semicolons. Raises LookupError if a column has no
        sum, and ValueError if none can be selected."""
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
        """Whether it has neither rows nor groups with a heading."""
        return not any(k.judul or k.baris for k in self.kelompok)


def _tanpa_satuan(judul: str) -> str:
    """A head without the unit in brackets at its end."""
    return judul.rpartition(" (")[0] or judul


def baris(*isi: Isi, kepala: int | None = None) -> Baris:
    """A row of these cells."""
    return Baris(isi, kepala)


def tanpa_judul(isi: Iterable[Baris]) -> tuple[Kelompok, ...]:
    """A group of rows without a heading."""
    return (Kelompok(None, tuple(isi)),)


def butir(teks: str | None) -> Bagian:
    """The text of a cell; several lines become a list."""
    daftar = [t for t in (teks or "").splitlines() if t.strip()]
    return daftar[0] if len(daftar) == 1 else Daftar(tuple(daftar))
