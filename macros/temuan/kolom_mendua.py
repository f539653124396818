"""Own tables of the unit whose columns can be read in more than one way."""

from __future__ import annotations

from collections.abc import Iterator

from ..asupan import tabel_tambahan
from ..hitung.laporan import Laporan
from .bentuk import Temuan


def temuan(lap: Laporan) -> Iterator[Temuan]:
    """Findings about the tables in `data/tambahan`."""
    for sumber in lap.data.paket["resources"]:
        if not sumber.get(tabel_tambahan.TANDA) or sumber["name"] not in lap.data:
            continue
        t = lap.data[sumber["name"]]
        for f in sumber["schema"]["fields"]:
            sel = {int(n): str(s) for n, s in t.isi[f["name"]].items() if s}
            if f["type"] != "string" or not sel:
                continue
            subjek = f"{t.nama}/{f['name']}"
            if all(tabel_tambahan.tanggal(s) for s in sel.values()):
                baris = next(n for n in sel)
                yield Temuan(
                    "T801", subjek, "tabel-tambahan",
                    f"Tanggal dalam kolom “{f['name']}” tidak menunjukkan mana hari dan mana bulan,"
                    " jadi ditampilkan seperti diketik. Tulis misalnya 12 Maret 2023 atau"
                    " 2023-03-12.",
                    letak=t.asal(baris, f["name"]), nilai=sel[baris],
                )  # fmt: skip
            elif 2 * sum(map(tabel_tambahan.angka, sel.values())) > len(sel):
                baris = next((n for n, s in sel.items() if not tabel_tambahan.angka(s)), 0)
                if baris:
                    yield Temuan(
                        "T802", subjek, "tabel-tambahan",
                        f"Kolom “{f['name']}” dibaca sebagai teks karena isi sel ini bukan angka,"
                        " jadi tidak dijumlahkan. Pindahkan keterangannya ke kolom lain, atau"
                        " kosongkan selnya bila datanya belum ada.",
                        letak=t.asal(baris, f["name"]), nilai=sel[baris],
                    )  # fmt: skip
