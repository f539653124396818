"""Personal data: counts small enough to identify persons, and personal numbers in texts."""

import re
from collections.abc import Iterator
from itertools import islice, product

from ..dasar.penulisan import NIP, samarkan
from ..hitung.laporan import Laporan
from .kasus import ISI_KAIDAH, Kasus, di, di_sel, kaidah
from .naskah import Naskah, sidik

BATAS_KECIL = 5  # counts below this can point to a person (statistical disclosure practice)
POLA = {
    "NIP": NIP,
    "NIK": re.compile(r"(?<![\d.])\d{16}(?!\d)"),
    "telepon": re.compile(
        r"(?<![\d/.-])(?:\+62|\(0\d{2,3}\)|08\d{1,2}|0\d{2,3}-)[\s.-]?\d{3,4}[\s.-]?\d{3,4}"
        r"(?:[\s.-]?\d{1,4})?(?!\d)"
    ),
}

KEPALA = {n: re.compile(p.strip(), re.IGNORECASE) for n, p in ISI_KAIDAH["pribadi"].items()}

# Personal data that no table may have, with names; NIP are masked in all published files.
SEBUTAN = {"NIK": "NIK", "telepon": "nomor telepon"}


def _sedikit(lap: Laporan) -> Iterator[Kasus]:
    """Head counts so small that readers may know the person."""
    for r in lap.baris("pegawai"):
        if r.kelompok != "mutasi" and 0 < r.jumlah < BATAS_KECIL:
            subjek = f"pegawai/{r.kelompok}/{r.uraian}"
            yield di_sel("T401", subjek, r, "jumlah", batas=BATAS_KECIL)


def _dalam_tabel(lap: Laporan) -> Iterator[Kasus]:
    """NIK and telephone numbers in cells, one case a column. (NIP are masked in public files.)"""
    for t in lap.data.values():
        for kolom, (jenis, sebutan) in product(t.nama_kolom, SEBUTAN.items()):
            if kolom == jenis and t.nama not in lap.tabel_sendiri:
                continue  # the office's own number is allowed
            sel = ((n, s) for n, s in t.kolom(kolom).items() if isinstance(s, str))
            ada = ((n, m[0]) for n, s in sel if (m := POLA[jenis].search(s)))
            for n, isi in islice(ada, 1):
                subjek = f"{t.nama}/{kolom}/{jenis}"
                yield di_sel("T412", subjek, t.di(n), kolom, samarkan(isi), jenis=sebutan)


def _kepala(lap: Laporan) -> Iterator[Kasus]:
    """Columns of own tables whose heads announce data about persons."""
    for nama in lap.tabel_sendiri:
        t = lap.data[nama]
        bernama = any(map(KEPALA["nama"].fullmatch, t.nama_kolom))
        jenis = [KEPALA["selalu"], *([KEPALA["bernama"]] if bernama else [])]
        for kolom in t.nama_kolom:
            sel = [str(s) for s in t.kolom(kolom).values() if s]
            if any(POLA[n].search(s) for n in SEBUTAN for s in sel):
                continue  # its cells are reported
            if sel and any(p.fullmatch(kolom.strip()) for p in jenis):
                yield di("T412/kepala", f"{nama}/{kolom}/kepala", t.asal(1, kolom), kolom)


def _dalam_bab(_: Laporan, naskah: Naskah) -> Iterator[Kasus]:
    """NIP, NIK and telephone numbers typed in chapters; the finding does not repeat them."""
    for bab in naskah:
        for jenis, pola in POLA.items():
            for m in pola.finditer(bab.prosa):
                yield bab.di(f"T411/{jenis}", m.start(), samarkan(m[0]), jenis, sidik(m[0]))


temuan, temuan_bab = kaidah(_sedikit, _dalam_tabel, _kepala), kaidah(_dalam_bab)


def samarkan_nomor(teks: str) -> str:
    """Mask personal numbers in a text, as in all public files."""
    for pola in POLA.values():
        teks = pola.sub(lambda m: samarkan(m[0]), teks)
    return teks
