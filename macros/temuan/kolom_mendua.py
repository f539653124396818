"""Own tables of the unit whose columns can be read in more than one way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..asupan import penanggalan, tabel_tambahan
from ..asupan.muat import TabelData
from ..hitung.laporan import Laporan
from .bentuk import Temuan, buat

# What most cells of a column may be, and what comes of it where one is not.
SEBAGIAN = (
    ("angka", tabel_tambahan.angka, "tidak dijumlahkan"),
    ("tanggal", tabel_tambahan.tanggal, "ditampilkan seperti diketik"),
)


def temuan(lap: Laporan) -> Iterator[Temuan]:
    """Findings about the tables in `data/tambahan`."""
    for sumber in lap.data.paket["resources"]:
        if not sumber.get(tabel_tambahan.TANDA) or sumber["name"] not in lap.data:
            continue
        t = lap.data[sumber["name"]]
        for f in sumber["schema"]["fields"]:
            sel = {int(n): str(s).strip() for n, s in t.isi[f["name"]].items() if s}
            if f["type"] == "string" and sel:
                yield from _kolom(t, f["name"], sel)


def _kolom(t: TabelData, nama: str, sel: Mapping[int, str]) -> Iterator[Temuan]:
    """What of a column of text may be meant otherwise."""

    def satu(kode: str, baris: int, subjek: str = f"{t.nama}/{nama}", **isi: Any) -> Temuan:
        return buat(kode, subjek, t.asal(baris, nama), sel[baris], kolom=nama, **isi)

    keliru = {n: s for n, isi in sel.items() if (s := penanggalan.sebab_keliru(isi))}
    for baris, sebab in keliru.items():
        yield satu("T803", baris, f"{t.nama}/{nama}/{baris}", sebab=sebab)
    if all(map(tabel_tambahan.tanggal, sel.values())):
        yield satu("T801", next(iter(sel)))
        return
    for jenis, cocok, akibat in SEBAGIAN:
        lain = [n for n, isi in sel.items() if not cocok(isi)]
        if 0 < 2 * len(lain) < len(sel) and lain[0] not in keliru:
            yield satu("T802", lain[0], jenis=jenis, akibat=akibat)
