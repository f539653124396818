"""The tables of the data by subject, and the chapter that tells most from each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

import yaml

from ..asal.penelusur import Penelusur
from .jenis import Halaman
from .letak import IsiHalaman

SENDIRI = "Tabel tambahan unit"


def kelompokkan(tabel: Iterable[str]) -> dict[str, list[str]]:
    """Subject → its tables, in the order of `kelompok_data.yaml`; last the unit's own."""
    ada = dict.fromkeys(tabel)
    susunan = yaml.safe_load(Path(__file__).with_name("kelompok_data.yaml").read_text("utf-8"))
    hasil = {judul: [n for n in nama if n in ada] for judul, nama in susunan.items()}
    hasil[SENDIRI] = [n for n in ada if not any(n in nama for nama in hasil.values())]
    return {judul: nama for judul, nama in hasil.items() if nama}


def bab_utama(
    bab: Iterable[Halaman], temuan: Mapping[str, IsiHalaman], penelusur: Penelusur
) -> dict[str, Halaman]:
    """Table (the stem of its file) → the chapter of the body that shows the most of its cells."""
    terbanyak: dict[str, tuple[int, Halaman]] = {}
    for h in (h for h in bab if h.bagian == "isi"):
        hitung = Counter(
            PurePosixPath(s.asal.berkas).stem
            for kunci in temuan[h.src].kunci
            for s in penelusur.jelaskan(kunci).semua_sel
        )
        for nama, banyak in hitung.items():
            if banyak > terbanyak.get(nama, (0, h))[0]:
                terbanyak[nama] = (banyak, h)
    return {nama: h for nama, (_, h) in terbanyak.items()}
