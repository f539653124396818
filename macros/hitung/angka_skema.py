"""Figures declared in the schema: the cells of a column with `x-angka` need no code; also the kind
of assessment of a figure, and its rules."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from fnmatch import fnmatchcase
from typing import Any

from ..asupan.antartabel import baris_skala
from ..asupan.muat import Data
from ..asupan.rujukan import SKALA_LAPORAN
from ..asupan.skema import ISIAN, SkemaAngka, SkemaTabel
from ..dasar.angka import Angka, Register
from ..dasar.kosakata import bunyi
from ..dasar.penulisan import slug
from .alat import tulis_sel
from .capaian import Kategori
from .entitas import Aturan, Edisi, dari_baris
from .kunci import POLA

# Tables with computed figures whose keys begin with such a name, and the minimal number of parts.
BARIS = {"target": 3, "realisasi": 3}
# The kind of assessment by key, if no schema has one.
JENIS = {
    "capaian/*": "capaian", "kepekaan/*": "capaian",
    "ikpa/*/total": "ikpa", "ikpa/*/aspek/*": "ikpa", "ikpa/*/nilai": "ikpa",
}  # fmt: skip


@dataclass(frozen=True)
class AngkaBaris:
    """One such figure: its key, its cell, and the declaration of its column."""

    kunci: str
    baris: Any
    kolom: str
    aturan: SkemaAngka


def semua(data: Data, **saring: object) -> Iterator[AngkaBaris]:
    """The declared figures; with `saring` those of matching rows, in tables that have these
    columns."""
    for t in data.skema:
        for k in t.kolom:
            if k.angka is not None and saring.keys() <= {*t.nama_kolom}:
                for r in data[t.nama].baris(**saring):
                    yield AngkaBaris(isi(k.angka.kunci, r), r, k.nama, k.angka)


def daftarkan(register: Register, data: Data) -> None:
    """Register them. Raises GalatLaporan where two cells give the same figure."""
    for a in semua(data):
        sifat, label = (a.aturan.satuan, a.aturan.bentuk), isi(a.aturan.label, a.baris)
        tulis_sel(register, *sifat, a.kunci, a.baris, a.kolom, label)


def isi(pola: str, baris: Any) -> str:
    """Fill the columns of a row into a pattern: `nilai/{tahun}/akhir`, `{uraian.slug}`."""

    def ganti(m: re.Match[str]) -> str:
        teks = str(getattr(baris, m[1]))
        return slug(teks) if m[2] else teks

    return ISIAN.sub(ganti, pola)


def _dinyatakan(data: Data) -> Iterator[tuple[SkemaTabel, SkemaAngka]]:
    """The columns with declared figures, by table."""
    return ((t, k.angka) for t in data.aturan.values() for k in t.kolom if k.angka is not None)


def pola_kunci(data: Data) -> frozenset[str]:
    """All forms of keys of a report, computed and declared, with names of columns in capitals."""
    return POLA | {ISIAN.sub(lambda m: m[1].upper(), a.kunci) for _, a in _dinyatakan(data)}


def asal(data: Data, kunci: str) -> SkemaTabel | None:
    """The table whose rows have figures with such a key; `None` for a computed figure."""
    nama, *bagian = kunci.split("/")
    if nama in BARIS and len(bagian) >= BARIS[nama]:
        return data.aturan[nama]
    pola = ((t, ISIAN.sub("[^/]+", a.kunci)) for t, a in _dinyatakan(data))
    return next((t for t, satu in pola if re.fullmatch(satu, kunci)), None)


def penilaian(data: Data, angka: Angka) -> str:
    """The kind of assessment (`paket_aturan.jenis`) of a figure: as its key or the schema says, or
    `capaian` for a figure of the unit's own in percent. Raises LookupError for a figure that no
    scale assesses."""
    kunci = angka.kunci
    dari_kunci = (j for pola, j in JENIS.items() if fnmatchcase(kunci, pola))
    awal = kunci.partition("/")[0]
    dari_skema = (a.penilaian for _, a in _dinyatakan(data) if a.kunci.partition("/")[0] == awal)
    apa = next(dari_kunci, "") or next(dari_skema, "")
    if not apa and angka.satuan == "%" and any(data["angka_sendiri"].baris(kunci=kunci)):
        return "capaian"
    if not apa:
        raise LookupError(bunyi("hitung/tanpa-kategori", kunci=kunci))
    return apa


def aturan(data: Data, edisi: Edisi) -> dict[str, Aturan]:
    """The edition's rules by kind of assessment; without `paket` only the report's own scale."""
    if not edisi.paket:
        skala = langkah(data, SKALA_LAPORAN)
        return {"capaian": Aturan("capaian", SKALA_LAPORAN, skala, "", edisi.tahun)}
    return {
        r.jenis: dari_baris(
            Aturan, r, nama_skala=r.skala, skala=langkah(data, r.skala),
            dikonfirmasi=r.status_konfirmasi == "terkonfirmasi",
        )
        for r in data["paket_aturan"].baris(paket=edisi.paket)
    }  # fmt: skip


def langkah(data: Data, nama: str) -> tuple[Kategori, ...]:
    """The steps of a scale in the order of their rows; empty where there is no such scale."""
    return tuple(
        dari_baris(Kategori, r, bawah=Decimal(r.bawah), atas=Decimal(r.atas))
        for r in baris_skala(data, nama)
    )
