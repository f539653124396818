"""Which sources there are, and that the data name no other: rules over `sumber.csv`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..dasar.masalah import Masalah, saran
from .muat import TabelData
from .skema import SkemaTabel

SUMBER = "sumber"
# What a source can stand for, by what is taken from it.
PERAN = {
    "target": ("janji", "menengah", "standar"),
    "rumusan": ("janji", "menengah", "utama", "keluaran"),
    "realisasi": (),
    "anggaran": (),
}
JANJI = "janji"
DOKUMEN_PK = ("perjanjian_kinerja", "pk_anggaran")  # whose `dokumen` is a promise


def periksa_sumber(
    tabel: Mapping[str, TabelData], aturan: Mapping[str, SkemaTabel]
) -> Iterator[Masalah]:
    """Every break of the rules of sources in the tables that `aturan` describes."""
    t = tabel[SUMBER]
    yield from _acuan(t)
    for r in t.baris():
        if r.peran and r.peran not in PERAN[r.isi]:
            boleh = ", ".join(PERAN[r.isi])
            pesan = f"Sumber {r.isi} tidak mempunyai peran ini. Kosongkan" + (
                f", atau isi dengan salah satu dari: {boleh}." if boleh else "."
            )
            yield _galat("D043", t, r.Index, "peran", r.peran, pesan)
    for nama, skema in aturan.items():
        for kolom in skema.kolom:
            if kolom.sumber and nama in tabel:
                peran = JANJI if nama in DOKUMEN_PK else ""
                yield from _dikenal(tabel[nama], kolom.nama, kolom.sumber, t, peran)


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
