"""Distribute the parts of a document over processes: this one, and one for each further core.

Steps are sent as messages, so that the caller need not know which process has a part.
"""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Mapping, Sequence
from math import log
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.context import ForkProcess
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from ...dasar.cabang import ikut_berakhir
from .perbaikan import cari_langsung

if TYPE_CHECKING:
    from .bagian import BagianCetak
    from .bengkel import BengkelCetak

AWAL = re.compile('<section class="awal"')  # a part of the front matter
# Minimal characters in the parts of a further process; below that it costs more than it saves.
SEPADAN = 40_000
TERBANYAK = 4
# The relative cost of a cached part.
TEREKAM = 20
SELANGKAH = 1.25  # factor by which a step of `nice` reduces a process's share of a core
PALING_ALAH = 5  # with a larger value it could starve on a busy machine


class GalatRegu(Exception):
    """A process ended before its work was done."""


class Regu:
    """The processes of a document's parts; this process has the first part. `awal` are the parts of
    the front matter after it.

    The others are forked from this one and inherit the loaded engine.
    """

    def __init__(
        self, bagian: Sequence[str], akar: Sequence[Path], simpanan: Path | None = None
    ) -> None:
        bengkel = muat()
        self.semua = range(len(bagian))
        self.awal = range(1, 1 + sum(bool(AWAL.search(teks)) for teks in bagian[1:]))
        self.simpanan = simpanan
        besar = [_besar(teks, akar, simpanan) for teks in bagian]
        # One more than there are cores, as processes wait for each other at times.
        inti = len(os.sched_getaffinity(0))
        banyak = min(inti + 1, TERBANYAK, len(bagian))
        milik = bagi(besar, banyak if sum(besar[1:]) > SEPADAN and inti > 1 else 1)
        self._milik = {n: ke for ke, semua in enumerate(milik) for n in semua}
        self._lain: dict[int, tuple[ForkProcess, Connection]] = {}
        alah = mengalah([sum(besar[n] for n in semua) for semua in milik])
        for ke, semua in enumerate(milik[1:], 1):
            isi = {n: bagian[n] for n in semua}, list(akar), simpanan
            self._lain[ke] = _mulai(isi, alah[ke])
        self.sini = bengkel({n: bagian[n] for n in milik[0]}, akar, simpanan)

    @property
    def pertama(self) -> BagianCetak:
        """The first part, which is always in this process's engine."""
        hasil: BagianCetak = self.sini.bagian[0]
        return hasil

    def mulai(
        self, langkah: str, isian: Mapping[int, Sequence[Any]]
    ) -> Callable[[], dict[int, Any]]:
        """Start a step in the other processes, for their parts in `isian`, each with its arguments.
        The returned function does the step for the parts of this process, and returns all results.
        Raises GalatRegu if a process has ended."""
        menurut: dict[int, dict[int, Sequence[Any]]] = {}
        for n, isi in isian.items():
            menurut.setdefault(self._milik[n], {})[n] = isi
        sendiri = menurut.pop(0, {})
        for ke, isi_lain in menurut.items():
            _kirim(self._lain[ke][1], (langkah, isi_lain))

        def tunggu() -> dict[int, Any]:
            hasil = self.sini.kerjakan(langkah, sendiri)
            for ke in menurut:
                hasil |= _terima(self._lain[ke][1])
            return hasil

        return tunggu

    def kerjakan(self, langkah: str, isian: Mapping[int, Sequence[Any]]) -> dict[int, Any]:
        """Do a step for the parts in `isian`, in all processes at the same time."""
        return self.mulai(langkah, isian)()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for proses, saluran in self._lain.values():
            saluran.close()
            proses.terminate()
            proses.join()
        self.sini.tutup()


def bagi(besar: Sequence[int], banyak: int) -> list[list[int]]:
    """Assign parts to processes: the first to the first process, then by size, largest first, to
    the process with the smallest load."""
    milik: list[list[int]] = [[0], *([] for _ in range(banyak - 1))]
    jumlah = [besar[0], *[0] * (banyak - 1)]
    for n in sorted(range(1, len(besar)), key=lambda n: (-besar[n], n)):
        ke = jumlah.index(min(jumlah))
        milik[ke].append(n)
        jumlah[ke] += besar[n]
    return [sorted(satu) for satu in milik]


def mengalah(beban: Sequence[int]) -> list[int]:
    """The `nice` value of each process, lower for more work, since all wait for the last one and
    there are more processes than cores."""
    langkah = (round(log(max(beban) / max(satu, 1), SELANGKAH)) for satu in beban)
    return [min(satu, PALING_ALAH) for satu in langkah]


def muat() -> type[BengkelCetak]:
    """Load the engine, which takes longer than all other preparations."""
    with cari_langsung():
        from .bengkel import BengkelCetak

        return BengkelCetak


def _besar(teks: str, akar: Sequence[Path], simpanan: Path | None) -> int:
    """The amount of work for a part, in characters; a cached part only has to be written."""
    from .rekaman import SimpananBagian  # late, as it loads the engine

    ada = simpanan is not None and SimpananBagian(simpanan, akar).berkas(teks).is_file()
    return len(teks) // (TEREKAM if ada else 1)


def _mulai(isi: tuple[Any, ...], alah: int) -> tuple[ForkProcess, Connection]:
    sini, sana = Pipe()
    proses = ForkProcess(target=_bekerja, args=(sana, alah), daemon=True)
    proses.start()
    sana.close()
    _kirim(sini, isi)
    return proses, sini


def _kirim(saluran: Connection, isi: object) -> None:
    try:
        saluran.send(isi)
    except OSError as galat:
        raise GalatRegu from galat


def _terima(saluran: Connection) -> dict[int, Any]:
    try:
        isi = saluran.recv()
    except (EOFError, OSError) as galat:
        raise GalatRegu from galat
    if isinstance(isi, Exception):
        raise isi
    return dict(isi)


def _bekerja(saluran: Connection, alah: int) -> None:
    """The loop of another process: execute steps until the connection is closed."""
    os.nice(alah)
    gc.disable()  # as the first process does
    ikut_berakhir()
    try:
        bengkel = muat()(*saluran.recv())
        while True:
            langkah, isian = saluran.recv()
            try:
                jawaban: Any = bengkel.kerjakan(langkah, isian)
            except Exception as galat:  # noqa: BLE001 - whoever asked is told
                jawaban = galat
            saluran.send(jawaban)
    except (EOFError, OSError):
        os._exit(0)
