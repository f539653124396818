"""Rules of `asal_data.csv`: what an entry speaks of must be there, or it says nothing unnoticed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..dasar.masalah import Masalah, saran
from .muat import TabelData
from .skema import SkemaTabel


def periksa_asal(
    tabel: Mapping[str, TabelData], aturan: Mapping[str, SkemaTabel]
) -> Iterator[Masalah]:
    """Entries of tables, years or sources that no row can ever have."""
    t = tabel["asal_data"]
    for r in t.baris():
        if r.tabel not in aturan:
            pesan = f"Tabel ini tidak ada. {saran(r.tabel, aturan)} Tulis namanya tanpa .csv."
            yield _galat(t, r.Index, "tabel", r.tabel, " ".join(pesan.split()))
            continue
        kolom = {k.nama for k in aturan[r.tabel].kolom}
        if r.sumber and not kolom & {"sumber", "dokumen"}:
            pesan = f"Baris {r.tabel}.csv tidak menyebut sumber. Kosongkan isian ini."
            yield _galat(t, r.Index, "sumber", r.sumber, pesan)
        if r.tahun is None and "tahun" in kolom and r.tabel in tabel:
            tahun = tabel[r.tabel].isi["tahun"]
            if len(tahun) and tahun.notna().all():
                pesan = (
                    f"Setiap baris {r.tabel}.csv bertahun, jadi keterangan tanpa tahun tidak pernah"
                    " berlaku. Isi tahunnya; bila berlaku bagi beberapa tahun, satu baris setiap"
                    " tahun."
                )
                yield _galat(t, r.Index, "tahun", None, pesan)


def _galat(t: TabelData, baris: int, kolom: str, nilai: str | None, pesan: str) -> Masalah:
    return Masalah("D039", "galat", t.berkas, baris, kolom, nilai, pesan)
