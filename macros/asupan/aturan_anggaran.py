"""Rules over tables of money: trees without circles, every amount once, each where it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..dasar.masalah import Masalah, saran
from .muat import TabelData

BELANJA, PENDAPATAN = "belanja", "pendapatan"
SETAHUN = "TAHUN"
# What tells the rows of a table of amounts apart; an empty period is the whole year.
PEMBEDA = {
    "anggaran_kegiatan": ("tahun", "kegiatan", "sumber", "satker", "periode"),
    "anggaran_belanja": ("tahun", "akun", "sumber", "satker", "periode", "jenis"),
}


def periksa_anggaran(tabel: Mapping[str, TabelData]) -> Iterator[Masalah]:
    """Every break of these rules."""
    kegiatan = tabel["kegiatan"]
    yield from _pohon(kegiatan)
    yield from _pohon(tabel["pk_anggaran"], "tahun", "dokumen")
    jenis = {r.kode: _jenis(kegiatan, r) for r in kegiatan.baris()}
    yield from _tautan(kegiatan, tabel["indikator"], jenis)
    for nama, pembeda in PEMBEDA.items():
        yield from _sekali(tabel[nama], pembeda)
        yield from _satker(tabel[nama])
    for r in tabel["anggaran_kegiatan"].baris():
        if jenis[r.kegiatan] == BELANJA:
            yield from _dalam_pagu(tabel["anggaran_kegiatan"], r)
    for r in tabel["anggaran_belanja"].baris():
        if r.jenis != PENDAPATAN:
            yield from _dalam_pagu(tabel["anggaran_belanja"], r)


def _galat(kode: str, t: TabelData, r: Any, kolom: str, pesan: str) -> Masalah:
    nilai = getattr(r, kolom)
    teks = None if nilai is None else str(nilai)
    return Masalah(kode, "galat", t.berkas, r.Index, kolom, teks, " ".join(pesan.split()))


def _pohon(t: TabelData, *kelompok: str) -> Iterator[Masalah]:
    """Every parent stands in the table, within its group, and nobody is above himself: a row that
    hangs in the air would be shown nowhere and counted nowhere."""
    isi: dict[tuple[Any, ...], dict[str, Any]] = {}
    for r in t.baris():
        isi.setdefault(tuple(getattr(r, k) or "" for k in kelompok), {})[r.kode] = r
    for baris in isi.values():
        for r in baris.values():
            if r.induk and r.induk not in baris:
                di = f" dengan {' dan '.join(kelompok)} yang sama" if kelompok else ""
                pesan = f"Induk ini tidak ada di {t.nama}.csv{di}. {saran(r.induk, baris)}"
                pesan += " Perbaiki kodenya, atau tambahkan barisnya."
                yield _galat("D044", t, r, "induk", pesan)
            elif r.kode in _di_atas(baris, r):
                pesan = (
                    "Susunan ini berputar: baris ini berada di bawah dirinya sendiri. Kosongkan"
                    " induk pada pucuknya."
                )
                yield _galat("D044", t, r, "induk", pesan)


def _di_atas(baris: Mapping[str, Any], r: Any) -> list[str]:
    """The rows above one, up to the top or to one that was there already."""
    jalur: list[str] = []
    kode = r.induk
    while kode in baris and kode not in jalur:
        jalur.append(kode)
        kode = baris[kode].induk
    return jalur


def _jenis(t: TabelData, r: Any) -> str:
    """Whether a row is spending or income: as the nearest row says, itself or above."""
    baris = {x.kode: x for x in t.baris()}
    jalur = [r.kode, *_di_atas(baris, r)]
    return next((baris[k].jenis for k in jalur if baris[k].jenis), BELANJA)


def _tautan(t: TabelData, indikator: TabelData, jenis: Mapping[str, str]) -> Iterator[Masalah]:
    """A row is what those above are, spending or income; what it pays for is one thing."""
    milik: dict[str, set[str]] = {}
    for i in indikator.baris():
        milik.setdefault(i.kode, set()).add(i.sasaran)
    for r in t.baris():
        if r.induk in jenis and r.jenis and jenis[r.induk] != r.jenis:
            pesan = f"Induknya, {r.induk}, ialah {jenis[r.induk]}. Samakan jenisnya, atau pindahkan"
            yield _galat("D045", t, r, "jenis", f"{pesan} baris ini ke bawah induk lain.")
        kolom = next((k for k in ("indikator", "sasaran") if getattr(r, k)), None)
        if kolom and jenis[r.kode] == PENDAPATAN:
            pesan = f"Pendapatan tidak membiayai {kolom}. Kosongkan kolom ini."
            yield _galat("D046", t, r, kolom, pesan)
        elif r.indikator and r.sasaran and r.sasaran not in milik.get(r.indikator, ()):
            sasaran = " atau ".join(sorted(milik.get(r.indikator, ())))
            pesan = f"Indikator {r.indikator} bersasaran {sasaran}. Samakan, atau kosongkan."
            yield _galat("D046", t, r, "sasaran", pesan)


def _sekali(t: TabelData, pembeda: tuple[str, ...]) -> Iterator[Masalah]:
    """An amount is written once; an empty period and a whole year are the same."""
    bawaan = {"periode": SETAHUN, "jenis": BELANJA}
    dahulu: dict[tuple[Any, ...], int] = {}
    for r in t.baris():
        kunci = tuple(getattr(r, k) or bawaan.get(k, "") for k in pembeda)
        lain = dahulu.setdefault(kunci, r.Index)
        if lain != r.Index:
            pesan = (
                f"Baris {lain} sudah memuat {', '.join(pembeda)} yang sama; periode yang kosong"
                " berarti setahun. Hapus salah satunya, atau betulkan yang membedakannya."
            )
            yield _galat("D047", t, r, pembeda[1], pesan)


def _satker(t: TabelData) -> Iterator[Masalah]:
    """Where one row of a year names its satker, each does: otherwise its amount is nobody's."""
    bersatker = {(r.tahun, r.sumber): r.Index for r in t.baris() if r.satker}
    for r in t.baris():
        if not r.satker and (r.tahun, r.sumber) in bersatker:
            pesan = (
                f"Baris {bersatker[r.tahun, r.sumber]} menyebut satkernya, jadi baris lain tahun"
                f" {r.tahun} menurut {r.sumber} juga harus. Isi kode satkernya menurut satker.csv."
            )
            yield _galat("D048", t, r, "satker", pesan)


def _dalam_pagu(t: TabelData, r: Any) -> Iterator[Masalah]:
    """Spending stays within its ceiling; income may be more than was hoped for."""
    if r.realisasi is not None and r.pagu is not None and r.realisasi > r.pagu:
        pesan = f"Realisasi tidak boleh melebihi pagu ({r.pagu}). Periksa keduanya."
        yield _galat("D034", t, r, "realisasi", pesan)
