"""Recognise results that a new build or check would only repeat.

A result is decided by the report's files, the program, and the state of Git. A result is also
outdated if one of its files was changed since.
"""

import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from macros.dasar import segel
from macros.dasar.berkas import objek_json, sidik_berkas, sidik_daftar
from macros.dasar.ingatan import Penentu
from macros.dasar.masalah import Masalah
from macros.dasar.pangkal import PROGRAM
from macros.keluaran import ragam, simpanan_cetak
from scripts.terminal import LAPORAN

PENENTU_PROGRAM = ("macros", "scripts", "requirements.txt")
HASIL = Path(".cache", "hasil")
TERBANYAK = 4  # results in different folders remembered by one report
Temuan = Mapping[str, Sequence[int]]
"""Of each kind of findings, how many there are and how many are not answered."""


@cache
def sidik_program() -> str:
    """Fingerprint of the program's files, computed once per process. Raises OSError if one cannot
    be read."""
    return sidik_isi(PROGRAM, PENENTU_PROGRAM)


def sidik_masukan(proyek: Path, pesanan: Sequence[ragam.Ragam]) -> str:
    """Fingerprint of all that decides a build of these editions; empty for copies to be signed,
    which are never reused."""
    if set(pesanan) & set(ragam.SALINAN):
        return ""
    jumlah = hashlib.sha256(simpanan_cetak.mesin())
    jumlah.update(f"{sys.version}\0{list(pesanan)}\0{ragam.kaki_draf(proyek, None)}\n".encode())
    with suppress(OSError):  # unreadable files are reported by the check
        jumlah.update((sidik_isi(proyek, LAPORAN) + sidik_program()).encode())
        return jumlah.hexdigest()
    return ""


def sidik_isi(akar: Path, semua: Iterable[str]) -> str:
    """One SHA-256 over the files and folders with these names, as `sha256sum` lists them. Raises
    OSError if one cannot be read."""
    return sidik_daftar(sidik_semua(akar, semua))


def sidik_semua(akar: Path, semua: Iterable[str]) -> dict[str, str]:
    """The SHA-256 of each file, by path. Raises OSError if one cannot be read."""
    berkas = (b for nama in semua for b in _berkas(akar / nama))
    return {str(b.relative_to(akar)): sidik_berkas(b) for b in berkas}


def temuan_bila_tetap(proyek: Path, tujuan: Path, masukan: str) -> Temuan | None:
    """The findings of the last build, if its result in `tujuan` is unchanged and has the same
    input; or `None`."""
    catatan = _ingatan(proyek / HASIL).get(str(tujuan), {})
    if masukan and catatan.get("masukan") == masukan:
        with suppress(OSError):
            if catatan["hasil"] == sidik_rupa(tujuan, _berkas(tujuan)):
                return dict(catatan["temuan"])
    return None


def temuan_tercatat(proyek: Path, tujuan: Path) -> Temuan:
    """The findings of the last build into `tujuan`, as far as recorded."""
    return dict(_ingatan(proyek / HASIL).get(str(tujuan), {}).get("temuan", {}))


def hitung(masalah: Iterable[Masalah]) -> Temuan:
    """The number of findings among the problems, by kind."""
    semua = [m for m in masalah if m.tingkat == "temuan"]
    terbuka = Counter(m.jenis for m in semua if not m.dijawab)
    return {jenis: [n, terbuka[jenis]] for jenis, n in Counter(m.jenis for m in semua).items()}


def catat(proyek: Path, tujuan: Path, masukan: str, temuan: Temuan) -> None:
    """Record the input of the result in `tujuan`; if that fails, the next build is complete."""
    if not masukan:
        return
    isi = {"masukan": masukan, "hasil": sidik_rupa(tujuan, _berkas(tujuan)), "temuan": temuan}
    with suppress(OSError):
        lama = _ingatan(proyek / HASIL)
        lama.pop(str(tujuan), None)
        tetap = dict([*lama.items()][1 - TERBANYAK :])
        segel.taruh(proyek / HASIL, json.dumps({**tetap, str(tujuan): isi}).encode())


def penentu(proyek: Path) -> tuple[str, Penentu]:
    """Fingerprints of all that decides the results of a check, and parts of them; empty if a file
    cannot be read."""

    def rupa() -> str:
        return sidik_rupa(proyek, (b for nama in LAPORAN for b in _berkas(proyek / nama)))

    def tetap() -> bool:
        with suppress(OSError):
            return rupa() == semula
        return False

    with suppress(OSError):
        semula = rupa()
        hari = date.today()  # noqa: DTZ011 - what is to come today has come tomorrow
        program, semua = f"{sys.version} {sidik_program()}", sidik_semua(proyek, LAPORAN)
        # Of chapters only their names count.
        lain = {
            b: "" if b.startswith("docs/") and b.endswith(".md") else s for b, s in semua.items()
        }
        sidik, laporan = (f"{program} {hari} {sidik_daftar(satu)}" for satu in (semua, lain))
        return sidik, Penentu(program, laporan, tetap)
    return "", Penentu()


def _ingatan(berkas: Path) -> dict[str, Any]:
    """The recorded object; empty if there is none, or it is damaged."""
    with suppress(OSError, ValueError):
        return objek_json(segel.ambil(berkas))
    return {}


def sidik_rupa(akar: Path, semua: Iterable[Path]) -> str:
    """Fingerprint of the paths, sizes and modification times of files. Raises OSError if one is
    missing."""
    jumlah = hashlib.sha256(str(akar).encode())
    for berkas in semua:
        rupa = berkas.stat()
        jumlah.update(f"{berkas}\0{rupa.st_size}\0{rupa.st_mtime_ns}\n".encode())
    return jumlah.hexdigest()


def _berkas(akar: Path) -> Iterator[Path]:
    """Every file below `akar`, or itself; symbolic links are followed, as by the site's engine."""
    if akar.is_file():
        yield akar
    for folder, anak, nama in os.walk(akar, followlinks=True):
        anak[:] = sorted(a for a in anak if a != "__pycache__")
        yield from (Path(folder, satu) for satu in sorted(nama))
