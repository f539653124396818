"""References that frictionless cannot follow: to sources, which are rows of `sumber.csv` by what is
taken from them, and to tables that the report does not have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..dasar.masalah import Masalah, saran
from . import skema
from .muat import Data, TabelData
from .skema import SkemaKolom

SUMBER = "sumber"
# What a source can stand for, by what is taken from it.
PERAN = {
    "target": ("janji", "menengah", "standar"),
    "rumusan": ("janji", "menengah", "utama", "keluaran"),
    "realisasi": (),
    "anggaran": (),
}
JANJI = "janji"
DOKUMEN_PK = {"perjanjian_kinerja", "pk_anggaran"}  # whose `dokumen` is a promise


def periksa_rujukan(tabel: Data) -> Iterator[Masalah]:
    """Every such reference that leads nowhere."""
    dikenal = skema.dikenal()
    for nama, t in tabel.items():
        baku = dikenal.get(nama)
        for r in baku.rujukan if baku else ():
            if r.tabel and r.tabel not in tabel:
                yield from _tabel_tiada(t, r.kolom[0], r.tabel)
    kolom = [
        (tabel[n], k) for n, s in dikenal.items() if n in tabel for k in s.kolom if k.sumber
    ]
    if SUMBER in tabel:
        yield from _sumber(tabel[SUMBER], kolom)
        return
    for t, k in kolom:
        yield from _tabel_tiada(t, k.nama, SUMBER)


def _tabel_tiada(t: TabelData, kolom: str, tujuan: str) -> Iterator[Masalah]:
    """A reference to a table that the report does not have; told once."""
    isi = next((r for r in t.baris() if getattr(r, kolom) is not None), None)
    if isi is not None:
        pesan = (
            f"Kolom ini merujuk tabel “{tujuan}”, yang tidak terdaftar di datapackage.json."
            " Daftarkan dan isi tabel itu (“data migrasi” menunjukkan caranya), atau kosongkan"
            " kolom ini."
        )
        yield _galat("D023", t, isi.Index, kolom, getattr(isi, kolom), pesan)


def _sumber(t: TabelData, kolom: list[tuple[TabelData, SkemaKolom]]) -> Iterator[Masalah]:
    """The sources themselves, and the columns that name them."""
    yield from _acuan(t)
    for r in t.baris():
        if r.peran and r.peran not in PERAN[r.isi]:
            boleh = ", ".join(PERAN[r.isi])
            pesan = f"Sumber {r.isi} tidak mempunyai peran ini. Kosongkan" + (
                f", atau isi dengan salah satu dari: {boleh}." if boleh else "."
            )
            yield _galat("D043", t, r.Index, "peran", r.peran, pesan)
    for menyebut, k in kolom:
        peran = JANJI if menyebut.nama in DOKUMEN_PK else ""
        yield from _dikenal(menyebut, k.nama, k.sumber, t, peran)


def _acuan(t: TabelData) -> Iterator[Masalah]:
    """Of the sources of one kind just one is what the report goes by."""
    for isi in dict.fromkeys(r.isi for r in t.baris()):
        acuan = [r for r in t.baris(isi=isi) if r.acuan]
        if len(acuan) != 1:
            letak = acuan[-1] if acuan else next(t.baris(isi=isi))
            pesan = (
                f"Tepat satu sumber {isi} harus menjadi acuan, sekarang {len(acuan)}. Isi true pada"
                " satu baris saja."
            )
            yield _galat("D042", t, letak.Index, "acuan", None, pesan)


def _dikenal(
    t: TabelData, kolom: str, isi: str, sumber: TabelData, peran: str
) -> Iterator[Masalah]:
    ada = [r.kode for r in sumber.baris(isi=isi) if not peran or r.peran == peran]
    sebagai = f"isi {isi}" + (f" dan peran {peran}" if peran else "")
    for r in t.baris():
        kode = getattr(r, kolom)
        if kode and kode not in ada:
            pesan = f"Kode ini tidak ada di sumber.csv dengan {sebagai}. {saran(kode, ada)}"
            pesan = f"{pesan} Perbaiki kodenya, atau tambahkan barisnya di sana."
            yield _galat("D039", t, r.Index, kolom, kode, " ".join(pesan.split()))


def _galat(
    kode: str, t: TabelData, baris: Any, kolom: str, nilai: object, pesan: str
) -> Masalah:
    teks = None if nilai is None else str(nilai)
    return Masalah(kode, "galat", t.berkas, baris, kolom, teks, pesan)
