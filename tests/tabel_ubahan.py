"""Tables of the project with single cells or rows changed in memory: what a finding depends on."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd

from macros.asupan.muat import Data
from macros.hitung.laporan import Laporan, susun

Tabel = Data


def ubah(tabel: Tabel, nama: str, di: dict[str, object], /, **isi: Any) -> Tabel:
    """The tables with other cells in the rows that `di` picks; at least one row must fit."""
    t = tabel[nama]
    baris = [r.Index for r in t.baris(**di)]
    assert baris, f"{nama}: tidak ada baris {di}"
    baru = t.isi.copy()
    for nomor in baris:
        for kolom, nilai in isi.items():
            baru.at[nomor, kolom] = nilai
    return tabel.dengan(replace(t, isi=baru))


def hapus(tabel: Tabel, nama: str, /, **di: object) -> Tabel:
    """The tables without the rows that `di` picks; at least one row must fit."""
    t = tabel[nama]
    baris = [r.Index for r in t.baris(**di)]
    assert baris, f"{nama}: tidak ada baris {di}"
    return tabel.dengan(replace(t, isi=t.isi.drop(index=baris)))


def tambah(tabel: Tabel, nama: str, /, **isi: object) -> Tabel:
    """The tables with one more row; columns that are not named are empty."""
    t = tabel[nama]
    nomor = max(t.isi.index, default=1) + 1
    rekaman = [{k: isi.get(k) for k in t.isi.columns}]
    baris = pd.DataFrame(rekaman, index=[nomor], columns=t.isi.columns, dtype=object)
    return tabel.dengan(replace(t, isi=pd.concat([t.isi, baris]).astype(object)))


def laporan(tabel: Tabel) -> Laporan:
    """The report computed from changed tables."""
    return susun(tabel)
