"""Tables of the project with single cells or rows changed in memory: what a finding depends on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from macros.asupan.muat import Data, TabelData
from macros.hitung.laporan import Laporan, susun

Tabel = Data
# By what cannot be another's while it is kept: the tables themselves, and their report.
DIHITUNG: dict[int, tuple[Tabel, Laporan]] = {}
TERBANYAK = 8


def bertukar(data: Data, *tabel: TabelData) -> Data:
    """The same data with some tables in place of those of their names."""
    isi = {**data, **{t.nama: t for t in tabel}}
    return Data(isi, data.paket, data.lembar, data.asli, data.folder)


def ubah(tabel: Tabel, nama: str, di: dict[str, object], /, **isi: Any) -> Tabel:
    """The tables with other cells in the rows that `di` picks; at least one row must fit."""
    t = tabel[nama]
    baris = [r.Index for r in t.baris(**di)]
    assert baris and isi.keys() <= {*t.nama_kolom}, f"{nama}: tidak ada baris {di}"
    baru = {n: tuple({**_sel(t, n), **isi}.values()) for n in baris}
    return bertukar(tabel, replace(t, rekaman={**t.rekaman, **baru}))


def hapus(tabel: Tabel, nama: str, /, **di: object) -> Tabel:
    """The tables without the rows that `di` picks; at least one row must fit."""
    t = tabel[nama]
    baris = [r.Index for r in t.baris(**di)]
    assert baris, f"{nama}: tidak ada baris {di}"
    tinggal = {n: isi for n, isi in t.rekaman.items() if n not in baris}
    return bertukar(tabel, replace(t, rekaman=tinggal))


def tambah(tabel: Tabel, nama: str, /, **isi: object) -> Tabel:
    """The tables with one more row; columns that are not named are empty."""
    t = tabel[nama]
    nomor = max(t.rekaman, default=1) + 1
    baris = tuple(isi.get(k) for k in t.nama_kolom)
    return bertukar(tabel, replace(t, rekaman={**t.rekaman, nomor: baris}))


def _sel(t: TabelData, nomor: int) -> dict[str, object]:
    return dict(zip(t.nama_kolom, t.rekaman[nomor], strict=True))


def laporan(tabel: Tabel) -> Laporan:
    """The report computed from changed tables; it is frozen, and the same tables give the same."""
    ada = DIHITUNG.pop(id(tabel), None) or (tabel, susun(tabel))
    DIHITUNG[id(tabel)] = ada  # what is asked for again and again stays
    if len(DIHITUNG) > TERBANYAK:
        del DIHITUNG[next(iter(DIHITUNG))]
    return ada[1]


def sempit(tabel: Tabel, *kode: str) -> Tabel:
    """The tables with these indicators alone, their targets and results: most of what a report is
    computed for is the same for each."""
    for nama, kolom in (("indikator", "kode"), ("target", "indikator"), ("realisasi", "indikator")):
        t = tabel[nama]
        ada = {r.Index for r in t.baris() if getattr(r, kolom) in kode}
        tabel = bertukar(
            tabel, replace(t, rekaman={n: isi for n, isi in t.rekaman.items() if n in ada})
        )
    return tabel


def baris_saja(tabel: Tabel) -> Laporan:
    """The report with its rows, of which no figure is computed: enough for rules about cells."""
    return Laporan.dari(tabel)


def dengan(
    data: Data, target: object, realisasi: object, satuan: str = "%", **indikator: object
) -> Data:
    """The report's data with one more indicator, 1.9, and its values of the edition's year."""
    sifat = {"satuan": satuan, "polaritas": "maksimal", "sasaran": "1", "urut": 9, **indikator}
    data = tambah(data, "indikator", kode="1.9", uraian="Umpama", **sifat)
    data = tambah(
        data, "target", indikator="1.9", tahun=2023, periode="TAHUN", dokumen="PK", nilai=target
    )
    return tambah(
        data, "realisasi", indikator="1.9", tahun=2023, periode="SM2", sumber="LKJIP",
        nilai=realisasi, satuan=satuan,
    )  # fmt: skip


def berpredikat(data: Data) -> Data:
    """The tables with a unit of predicates."""
    return tambah(data, "satuan", kode="predikat", nama="predikat", tulis="{}", skala="AKIP")
