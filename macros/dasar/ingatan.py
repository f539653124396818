"""Cache of results beside the report, keyed by fingerprints of everything that decides them."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar, cast

from . import segel

T = TypeVar("T")
BAB = Path(".cache", "bab.pickle")  # results of a check about a report's chapters
# Errors when writing a cache: a full or read-only disk, or an object that cannot be pickled.
GAGAL = (OSError, pickle.PicklingError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Penentu:
    """Fingerprints that decide a report's results: of the `program`, and of it with the whole
    `laporan` except its chapters. `tetap` says whether the report's files are still unchanged.
    Empty fingerprints mean unknown: nothing is cached."""

    program: str = ""
    laporan: str = ""
    tetap: Callable[[], bool] = bool

    def tempat(self, akar: Path) -> Path | None:
        """The cache file of the report in `akar` and everything that its data describe."""
        nama = hashlib.sha256(self.laporan.encode()).hexdigest()
        return akar / ".cache" / "laporan" / f"{nama}.pickle" if self.laporan else None


class Simpanan:
    """Results of the last run (tables, chapters) by fingerprint, in one file; without a file
    nothing is cached."""

    def __init__(self, berkas: Path | None = None) -> None:
        self._berkas, self._lama = berkas, _baca(berkas) if berkas else {}
        self._kini: dict[str, tuple[Any, list[str]]] = {}

    def sekali(
        self,
        dasar: str,
        *penentu: str,
        buat: Callable[[], T],
        layak: Callable[[T], bool] = lambda _: True,
    ) -> T:
        """The result of `buat`, cached by `dasar` (a fingerprint of Penentu; empty: not cached) and
        the texts `penentu`, unless `layak` is false for it. Results that were requested inside
        `buat` are kept as long as the outer one is."""
        if not (dasar and self._berkas):
            return buat()
        sidik = hashlib.sha256("\0".join((dasar, *penentu)).encode()).hexdigest()
        if self._pakai(sidik):
            return cast("T", self._kini[sidik][0])
        semula = {*self._kini}
        isi = buat()
        if layak(isi):
            self._kini[sidik] = isi, [*self._kini.keys() - semula]
        return isi

    def _pakai(self, sidik: str) -> bool:
        """Whether a result with this fingerprint exists; it is then kept for the next run, too."""
        if sidik not in self._kini and (ada := self._lama.get(sidik)):
            self._kini[sidik] = ada
            for satu in ada[1]:
                self._pakai(satu)
        return sidik in self._kini

    def simpan(self, *, sendiri: bool = False) -> None:
        """Write the results that this run used or made; the others are dropped. With `sendiri` all
        other files of the folder are deleted. A failure to write is ignored."""
        if self._berkas and self._kini.keys() != self._lama.keys():
            with suppress(*GAGAL):
                segel.taruh(self._berkas, pickle.dumps(self._kini))
                for lama in {*self._berkas.parent.glob("*")} - {self._berkas} if sendiri else ():
                    lama.unlink(missing_ok=True)


def _baca(berkas: Path) -> dict[str, Any]:
    try:
        isi = pickle.loads(segel.ambil(berkas))  # noqa: S301 - nobody else can have kept it
    except Exception:  # noqa: BLE001 - whatever a damaged file raises, it only is read anew
        return {}
    return isi if isinstance(isi, dict) else {}
