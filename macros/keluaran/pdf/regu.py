"""Who works on which part of a document: this process, and one beside it for each of the cores.

The parts' steps are messages, so that it makes no difference where a part is.
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
from ...dasar.pangkal import inti
from .perbaikan import cari_langsung

if TYPE_CHECKING:
    from .bagian import BagianCetak
    from .bengkel import BengkelCetak

AWAL = re.compile('<section class="awal"')  # a part of the front matter
# Characters in the parts that others could take, below which another process costs more.
SEPADAN = 40_000
TERBANYAK = 4
# How much less than its length a part costs that is kept from last time.
TEREKAM = 20
SELANGKAH = 1.25  # how much less of a core a process gets with each step of `nice`
PALING_ALAH = 5  # on a machine with much else to do, more would leave it none


class GalatRegu(Exception):
    """A process ended before its work was done."""


class Regu:
    """All processes of a document's parts, of which this one has the first; `awal` are those of
    the front matter behind it.

    The others are split off from this one, and have what it has read of the engine.
    """

    def __init__(
        self, bagian: Sequence[str], akar: Sequence[Path], simpanan: Path | None = None
    ) -> None:
        bengkel = muat()
        self.semua = range(len(bagian))
        self.awal = range(1, 1 + sum(bool(AWAL.search(teks)) for teks in bagian[1:]))
        self.simpanan = simpanan
        besar = [_besar(teks, akar, simpanan) for teks in bagian]
        # One more than there are cores: each waits at times for what another finds out.
        banyak = min(inti() + 1, TERBANYAK, len(bagian))
        milik = bagi(besar, banyak if sum(besar[1:]) > SEPADAN and inti() > 1 else 1)
        self._milik = {n: ke for ke, semua in enumerate(milik) for n in semua}
        self._lain: dict[int, tuple[ForkProcess, Connection]] = {}
        alah = mengalah([sum(besar[n] for n in semua) for semua in milik])
        for ke, semua in enumerate(milik[1:], 1):
            isi = {n: bagian[n] for n in semua}, list(akar), simpanan
            self._lain[ke] = _mulai(isi, alah[ke])
        self.sini = bengkel({n: bagian[n] for n in milik[0]}, akar, simpanan)

    @property
    def pertama(self) -> BagianCetak:
        """The first part, which this process always has in the engine."""
        hasil: BagianCetak = self.sini.bagian[0]
        return hasil

    def mulai(
        self, langkah: str, isian: Mapping[int, Sequence[Any]]
    ) -> Callable[[], dict[int, Any]]:
        """Let the other processes take a step with those parts of theirs that are named; `isian` is
        what each part needs for it. What is returned takes it with the parts that are here, and
        gives all results. Raises GalatRegu where a process is gone."""
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
        """Take a step with the parts that are named, all processes at the same time."""
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
    """Parts by process: the first one to the first process, then the largest first, each to whoever
    has least."""
    milik: list[list[int]] = [[0], *([] for _ in range(banyak - 1))]
    jumlah = [besar[0], *[0] * (banyak - 1)]
    for n in sorted(range(1, len(besar)), key=lambda n: (-besar[n], n)):
        ke = jumlah.index(min(jumlah))
        milik[ke].append(n)
        jumlah[ke] += besar[n]
    return [sorted(satu) for satu in milik]


def mengalah(beban: Sequence[int]) -> list[int]:
    """By how much processes give way, as `nice` counts, so that each is as fast as it has work: all
    wait for the last one, and there are more than cores."""
    langkah = (round(log(max(beban) / max(satu, 1), SELANGKAH)) for satu in beban)
    return [min(satu, PALING_ALAH) for satu in langkah]


def muat() -> type[BengkelCetak]:
    """Read the engine's code, which takes longer than anything else that is done before."""
    with cari_langsung():
        from .bengkel import BengkelCetak

        return BengkelCetak


def _besar(teks: str, akar: Sequence[Path], simpanan: Path | None) -> int:
    """How much work a part is, in characters: one that is kept has only to be written."""
    from .rekaman import SimpananBagian  # late, as it reads the engine's code

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
    """What another process does: steps, as it is told, until there is nobody to tell it."""
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
