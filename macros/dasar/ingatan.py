"""What was found out once and is kept by all that decided it, beside the report."""

from __future__ import annotations

import hashlib
import pickle
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from .berkas import tulis_utuh

T = TypeVar("T")
BAB = Path(".cache", "bab.pickle")  # what a check found out of a report's chapters
# What keeping may meet: a disk that takes nothing, or something that cannot be kept.
GAGAL = (OSError, pickle.PicklingError, TypeError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Penentu:
    """What decides all that is found out of a report: fingerprints of the `program`, and of it with
    all of the `laporan` but its chapters; and what says whether the report's files are still the
    same (`tetap`). Where they are not known, nothing is kept."""

    program: str = ""
    laporan: str = ""
    tetap: Callable[[], bool] = bool

    def tempat(self, akar: Path) -> Path | None:
        """Where the report in `akar` is kept with all that its data describe."""
        nama = hashlib.sha256(self.laporan.encode()).hexdigest()
        return akar / ".cache" / "laporan" / f"{nama}.pickle" if self.laporan else None

    def ada(self, akar: Path) -> bool:
        """Whether it is kept."""
        return bool((tempat := self.tempat(akar)) and tempat.is_file())


class Simpanan:
    """What passed or was found out the last time (tables, chapters), by fingerprint, in one file;
    without one nothing is kept."""

    def __init__(self, berkas: Path | None = None) -> None:
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

    def sekali(
        self,
        dasar: str,
        *penentu: str,
        buat: Callable[[], T],
        layak: Callable[[T], bool] = lambda _: True,
    ) -> T:
        """What `buat` gives, kept where it is fit to be (`layak`) for what `dasar`, as Penentu has
        it, and the texts `penentu` decide; where the first is not known, nothing is."""
        if not (dasar and self._berkas):
            return buat()
        sidik = _sidik(dasar, *penentu)
        lama: tuple[T] | None = self.ambil(sidik)
        if lama is None:
            lama = (buat(),)
            if layak(lama[0]):
                self.taruh(sidik, lama)
        return lama[0]

    def isi(self, *penentu: str) -> Any:
        """What `sekali` was given for these, or `None`."""
        return (self.ambil(_sidik(*penentu)) or (None,))[0]

    def simpan(self, *, sendiri: bool = False) -> None:
        """Keep what was taken or put here for the next time, and no other, nor another file beside
        it (`sendiri`); where that fails, none."""
        if self._berkas and self._kini.keys() != self._lama.keys():
            with suppress(*GAGAL):
                tulis_utuh(self._berkas, pickle.dumps(self._kini))
                for lama in {*self._berkas.parent.glob("*")} - {self._berkas} if sendiri else ():
                    lama.unlink(missing_ok=True)


def _sidik(*penentu: str) -> str:
    return hashlib.sha256("\0".join(penentu).encode()).hexdigest()


def _baca(berkas: Path) -> dict[str, Any]:
    try:
        isi = pickle.loads(berkas.read_bytes())  # noqa: S301 - written by the lines above
    except Exception:  # noqa: BLE001 - whatever a damaged file raises, it only is read anew
        return {}
    return isi if isinstance(isi, dict) else {}
