"""Figures that a schema declares: a column with `x-angka` needs no code of its own."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..asupan.muat import Data, TabelData
from ..asupan.skema import ISIAN, SkemaAngka, SkemaTabel
from ..dasar.angka import Register
from ..dasar.penulisan import slug
from .alat import tulis_sel
from .kunci import BENTUK

# Tables whose rows are figures of their own name, with the parts that such a key has at least.
BARIS = {"target": 3, "realisasi": 3}


@dataclass(frozen=True)
class AngkaBaris:
    """One such figure: its key, the cell that it stands in, and how its column declares it."""

    kunci: str
    tabel: TabelData
    baris: Any
    kolom: str
    aturan: SkemaAngka


def semua(data: Data, **saring: object) -> Iterator[AngkaBaris]:
    """The figures of every table that has the columns of `saring`, of the rows that equal them."""
    for t in data.skema:
        for k in t.kolom:
            if k.angka is not None and t.nama in data and saring.keys() <= {*t.nama_kolom}:
                tabel = data[t.nama]
                yield from (
                    AngkaBaris(isi(k.angka.kunci, r), tabel, r, k.nama, k.angka)
                    for r in tabel.baris(**saring)
                )


def daftarkan(register: Register, data: Data) -> None:
    """Register them. Raises GalatLaporan where two cells give the same figure."""
    for a in semua(data):
        label = isi(a.aturan.label, a.baris)
        tulis_sel(
            register, a.tabel, a.aturan.satuan, a.aturan.bentuk, a.kunci, a.baris.Index, a.kolom,
            label,
        )  # fmt: skip


def isi(pola: str, baris: Any) -> str:
    """A pattern over the columns of a row: `nilai/{tahun}/akhir`, `{uraian.slug}`."""

    def ganti(m: re.Match[str]) -> str:
        teks = str(getattr(baris, m[1]))
        return slug(teks) if m[2] else teks

    return ISIAN.sub(ganti, pola)


def bentuk(data: Data) -> frozenset[str]:
    """Every form of key that a report has: those that are computed, and those that are declared,
    with the names of columns in capitals."""
    return BENTUK | {
        ISIAN.sub(lambda m: m[1].upper(), k.angka.kunci)
        for t in data.aturan.values()
        for k in t.kolom
        if k.angka is not None
    }


def asal(data: Data, kunci: str) -> SkemaTabel | None:
    """The table whose rows are the figures of such a key; `None` for one that is computed."""
    nama, *bagian = kunci.split("/")
    if nama in BARIS and len(bagian) >= BARIS[nama]:
        return data.aturan[nama]
    for t in data.aturan.values():
        for k in t.kolom:
            if k.angka and re.fullmatch(ISIAN.sub("[^/]+", k.angka.kunci), kunci):
                return t
    return None


def penilaian(data: Data, kunci: str) -> str:
    """What such a figure is assessed as (`paket_aturan.jenis`), or "" for any other."""
    awal = kunci.partition("/")[0]
    cocok = (
        k.angka.penilaian
        for t in data.aturan.values()
        for k in t.kolom
        if k.angka is not None and k.angka.kunci.partition("/")[0] == awal
    )
    return next(cocok, "")
