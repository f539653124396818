"""One indicator measured from counts: tables of such a report, and the figures they come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

from macros.asupan.muat import Data, muat
from macros.dasar.angka import Angka, Register
from macros.dasar.periode import JENIS
from macros.hitung import ukuran as hitung_ukuran
from macros.hitung.bahan import Bahan
from macros.hitung.laporan import Laporan
from tests.proyek import AKAR
from tests.tabel_ubahan import bertukar, hapus, laporan, sempit, tambah, ubah

KODE, LAIN, TAHUN = "1.1", "1.2", 2023
BULAN = JENIS["bulan"]
A, B = "narapidana yang dilayani", "seluruh narapidana"
# (A, B) or a value; a text is a word in place of a number.
Isi = Decimal | int | str | None
Baris = tuple[Isi, Isi] | Isi


@cache
def dasar() -> Data:
    """The project's tables as of a whole year, without realisations of the indicator, and with one
    other indicator."""
    return hapus(sempit(muat(AKAR / "data"), KODE, LAIN), "realisasi", indikator=KODE)


def rakit(
    gabung: str,
    baris: Mapping[str, Baris],
    *,
    satuan: str = "%",
    periode: str = "TAHUN",
    hari: date = date(2023, 12, 31),
    keterangan: Mapping[str, str] | None = None,
) -> Data:
    """The tables with these rows of `ukuran.csv`, by period."""
    data = ubah(
        dasar(), "indikator", {"kode": KODE}, gabung=gabung or None, satuan=satuan,
        pembilang=A, penyebut=B, definisi="Bagian narapidana yang dilayani.",
    )  # fmt: skip
    data = ubah(data, "laporan", {}, periode=periode, tanggal_data=hari)
    kolom = data["ukuran"].nama_kolom
    for p, isi in baris.items():
        satu = dict(zip(kolom, _baris(p, isi, (keterangan or {}).get(p)), strict=True))
        data = tambah(data, "ukuran", **satu)
    return data


def _baris(periode: str, isi: Baris, keterangan: str | None = None) -> tuple[object, ...]:
    """A row of `ukuran.csv`, in the order of its columns."""
    a, b, nilai = (*isi, None) if isinstance(isi, tuple) else (None, None, isi)
    return (KODE, TAHUN, periode, *map(_desimal, (a, b, nilai)), keterangan)


def _desimal(isi: Isi) -> Decimal | str | None:
    return Decimal(isi) if isinstance(isi, int) else isi


def hasil(dari: Laporan | Register, periode: str = "", apa: str = "nilai") -> Angka:
    register = dari.register if isinstance(dari, Laporan) else dari
    return register["/".join(b for b in ("ukuran", KODE, str(TAHUN), periode, apa) if b)]


def ukur(gabung: str, baris: Mapping[str, Baris], *, satuan: str = "%") -> Register:
    """The figures of `ukuran.csv` alone, without the rest of the report: for many tries."""
    asal = bahan()
    i = replace(asal.varian[KODE][0], gabung=gabung, satuan=satuan)
    rekaman = dict(enumerate((_baris(periode, satu) for periode, satu in baris.items()), 2))
    data = bertukar(asal.data, replace(asal.data["ukuran"], rekaman=rekaman))
    register = Register()
    hitung_ukuran.daftarkan(replace(asal, register=register, data=data, varian={KODE: (i,)}))
    return register


@cache
def bahan() -> Bahan:
    return laporan(hapus(dasar(), "realisasi"))
