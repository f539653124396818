"""The declarations of a data folder, and a stamp that changes with its files."""

from __future__ import annotations

from itertools import product
from pathlib import Path

from ..dasar import deklarasi
from ..dasar.deklarasi import Ruas
from ..dasar.masalah import Masalah
from ..dasar.pangkal import BAWAAN

DEKLARASI = ("tabel", "grafik")  # the files of a data folder that describe things in YAML


def cap_waktu(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time of change and size of every file."""
    # A broken link is stamped itself; that it is broken is reported when it is read.
    status = (
        (b.as_posix(), b.stat() if b.exists() else b.lstat()) for b in sorted(folder.rglob("*"))
    )
    return tuple((nama, s.st_mtime_ns, s.st_size) for nama, s in status)


def baca_deklarasi(folder: Path) -> tuple[dict[str, Ruas], list[Masalah]]:
    """The YAML declarations in `folder` by file name, those of the program as `bawaan/…`, and
    problems of form."""
    akar: dict[str, Ruas] = {}
    masalah: list[Masalah] = []
    for dari, nama in product((folder, BAWAAN), DEKLARASI):
        ada, salah = deklarasi.baca(dari / f"{nama}.yaml", f"data/{nama}.yaml")
        masalah += salah
        akar[nama if dari == folder else f"{BAWAAN.name}/{nama}"] = ada
    return akar, masalah
