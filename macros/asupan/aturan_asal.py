"""Rules of `asal_data.csv`: what an entry speaks of must be there, or it says nothing unnoticed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..dasar.masalah import Masalah
from .muat import TabelData
from .skema import SkemaTabel
from .teguran import saran


def periksa_asal(
    tabel: Mapping[str, TabelData], aturan: Mapping[str, SkemaTabel]
) -> Iterator[Masalah]:
    """Entries of tables, years or sources that no row can ever have."""
    t = tabel["asal_data"]
    for r in t.baris():
        if r.tabel not in aturan:
            yield t.galat("D039/tabel", r, "tabel", saran=saran(r.tabel, aturan))
            continue
        kolom = {k.nama for k in aturan[r.tabel].kolom}
        if r.sumber and not kolom & {"sumber", "dokumen"}:
            yield t.galat("D039/sumber", r, "sumber", tabel=r.tabel)
        if r.tahun is None and "tahun" in kolom and r.tabel in tabel:
            tahun = tabel[r.tabel].isi["tahun"]
            if len(tahun) and tahun.notna().all():
                yield t.galat("D039/tahun", r, "tahun", tabel=r.tabel)
