"""What passed is kept by all that decided it, so that it passes at once while it is unchanged; and
the declarations of a data folder, read once while no file of it changes."""

from __future__ import annotations

import hashlib
import json
import pickle
from collections.abc import Collection, Mapping
from contextlib import suppress
from functools import lru_cache
from itertools import product
from pathlib import Path
from typing import Any

from ..dasar import deklarasi
from ..dasar.berkas import sidik_kode, tulis_utuh
from ..dasar.deklarasi import Ruas
from ..dasar.masalah import Masalah
from ..dasar.pangkal import BAWAAN
from .lembar import Lembar

DEKLARASI = ("tabel", "grafik")  # the files of a data folder that describe things in YAML
PENENTU = ("penguji.py", "pesan.py")  # of this folder, how a table is judged


class Simpanan:
    """What passed the last time (tables, chapters), by fingerprint, in one file; without one
    nothing is kept."""

    def __init__(self, berkas: Path | None) -> None:
        self._berkas, self._lama = berkas, _baca(berkas) if berkas else {}
        self._kini: dict[str, Any] = {}

    def ambil(self, sidik: str) -> Any:
        """What has that fingerprint, or `None`."""
        if (isi := self._lama.get(sidik)) is not None:
            self._kini[sidik] = isi
        return isi

    def taruh(self, sidik: str, isi: object) -> None:
        """What has that fingerprint now."""
        self._kini[sidik] = isi

    def simpan(self) -> None:
        """Keep what was taken or put here for the next time, and no other; where that fails,
        none."""
        if self._berkas and self._kini.keys() != self._lama.keys():
            with suppress(OSError):
                tulis_utuh(self._berkas, pickle.dumps(self._kini))


def sidik_tabel(
    paket: Mapping[str, Any], lembar: Mapping[str, Lembar], baik: Collection[str]
) -> dict[str, str]:
    """By name of those tables of `baik` that refer to no other ones a fingerprint of all that
    decides whether they pass and what they hold then."""
    # What reads the tables: a new version of it reads them anew.
    mesin = sidik_kode(*map(Path(__file__).with_name, PENENTU), paket="frictionless")
    hasil: dict[str, str] = {}
    for sumber in paket["resources"]:
        nama, semua = sumber["name"], [sumber["name"], *acuan(sumber)]
        if {*semua} <= {*baik}:
            baris = [lembar[n].baris for n in semua]
            isi = [mesin, sumber["schema"], lembar[nama].nomor, baris]
            hasil[nama] = hashlib.sha256(json.dumps(isi).encode()).hexdigest()
    return hasil


def cap_waktu(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """Name, time of change and size of every file: differs when a file does."""
    # Of a link whose file is gone its own: that it leads nowhere is told where it is read.
    status = (
        (b.as_posix(), b.stat() if b.exists() else b.lstat()) for b in sorted(folder.rglob("*"))
    )
    return tuple((nama, s.st_mtime_ns, s.st_size) for nama, s in status)


def acuan(sumber: Mapping[str, Any]) -> list[str]:
    """The tables that one refers to, by its entry in the data package."""
    rujukan = sumber["schema"].get("foreignKeys", ())
    return [r["reference"]["resource"] or sumber["name"] for r in rujukan]


def _baca(berkas: Path) -> dict[str, Any]:
    try:
        isi = pickle.loads(berkas.read_bytes())  # noqa: S301 - written by the lines above
    except Exception:  # noqa: BLE001 - whatever a damaged file raises, it only is read anew
        return {}
    return isi if isinstance(isi, dict) else {}


def baca_deklarasi(folder: Path) -> tuple[dict[str, Ruas], list[Masalah]]:
    """What `folder` describes in YAML, by the file's name, and what the program describes for every
    report, as `bawaan/…`; and what is wrong with the form."""
    akar, masalah = _baca_deklarasi(folder, cap_waktu(folder))
    return dict(akar), list(masalah)


@lru_cache(maxsize=1)
def _baca_deklarasi(
    folder: Path, _cap: tuple[tuple[str, int, int], ...]
) -> tuple[dict[str, Ruas], list[Masalah]]:
    akar: dict[str, Ruas] = {}
    masalah: list[Masalah] = []
    for dari, nama in product((folder, BAWAAN), DEKLARASI):
        ada, salah = deklarasi.baca(dari / f"{nama}.yaml", f"data/{nama}.yaml")
        masalah += salah
        akar[nama if dari == folder else f"{BAWAAN.name}/{nama}"] = ada
    return akar, masalah
