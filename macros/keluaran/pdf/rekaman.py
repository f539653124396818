"""Cache parts of the document: an unchanged part repeats its earlier answers without the engine.

The answers depend on the part's text, its files, the program, and the arguments of the steps. Only
the arguments are known late: if they differ, the part is laid out after all.
"""

import hashlib
import pickle
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cached_property, partialmethod
from pathlib import Path
from typing import Any

from ...dasar import segel
from ..simpanan_cetak import mesin, tetap
from .bagian import BagianCetak, BagianTerlukis
from .objek import BagianTertulis, Bundel, TempatBagian
from .perbaikan.isi_berkas import padatkan

TERBANYAK = 40  # parts of several documents; each has at most a few megabytes
BUNDEL = "bundel"
Rekaman = dict[str, Any]
"""Of each step what was asked and what was answered; the drawn part, pickled."""


class SimpananBagian:
    """The parts cached in one folder; `akar` are the roots of their files."""

    def __init__(self, folder: Path, akar: Sequence[Path]) -> None:
        self._folder, self._akar = folder, akar

    def berkas(self, teks: str) -> Path:
        """The path of the cached part with that text."""
        return self._folder / f"{hashlib.sha256(mesin() + teks.encode()).hexdigest()}.pickle"

    def ambil(self, teks: str) -> Rekaman:
        """The recorded answers of the part, if its files are unchanged; else None."""
        berkas = self.berkas(teks)
        with suppress(Exception):  # after any error by a damaged file the part is made anew
            rekaman: Rekaman = pickle.loads(segel.ambil(berkas))  # noqa: S301 - kept below
            lukisan: BagianTerlukis = rekaman["lukis"][1]
            if tetap(lukisan.dibaca, self._akar):
                berkas.touch()
                return rekaman
        return {}

    def simpan(self, teks: str, rekaman: Rekaman) -> None:
        """Record a part's answers, and delete the oldest records; failures are ignored."""
        with suppress(OSError):
            segel.taruh(self.berkas(teks), pickle.dumps(rekaman))
            semua = sorted(self._folder.glob("*.pickle"), key=lambda b: b.stat().st_mtime)
            for lama in semua[:-TERBANYAK]:
                lama.unlink(missing_ok=True)


class BagianTerekam:
    """A cached part with the steps of `BagianCetak`; `buat` makes the real one if needed."""

    def __init__(
        self, teks: str, simpanan: SimpananBagian, buat: Callable[[str], BagianCetak]
    ) -> None:
        self._teks, self._simpanan, self._buat = teks, simpanan, buat
        self._asli: BagianCetak | None = None
        self._sudah: dict[str, tuple[Any, ...]] = {}

    @cached_property
    def _rekaman(self) -> Rekaman:
        return self._simpanan.ambil(self._teks)

    def tulis(self, tempat: TempatBagian) -> BagianTertulis:
        """As `BagianCetak.tulis`."""
        if self._asli is not None:
            return self._asli.tulis(tempat)
        bundel: Bundel = pickle.loads(self._rekaman[BUNDEL])  # noqa: S301 - written below
        return bundel.tulis(tempat)

    def rekam(self) -> None:
        """Record the part, if the engine made it completely and without warnings."""
        utuh = self._rekaman[BUNDEL] and not self._rekaman["lukis"][1].peringatan
        if self._asli is not None and utuh:
            self._simpanan.simpan(self._teks, self._rekaman)

    def _jawab(self, langkah: str, *isi: Any) -> Any:
        tadi, jawaban = self._rekaman.get(langkah, (None, None))
        if self._asli is None and tadi == isi:
            self._sudah[langkah] = isi
            return jawaban
        asli = self._dalam_mesin()
        jawaban = getattr(asli, langkah)(*isi)
        self._rekaman[langkah] = isi, jawaban
        if langkah == "lukis":  # pickled now, since writing the part changes it
            padatkan(asli.pdf)
            self._rekaman.pop("tanam", None)
            self._rekaman[BUNDEL] = b""
            with suppress(TypeError, pickle.PicklingError):  # in that case it is not cached
                self._rekaman[BUNDEL] = pickle.dumps(asli.bundel)
        return jawaban

    tata = partialmethod(_jawab, "tata")
    lukis = partialmethod(_jawab, "lukis")
    tanam = partialmethod(_jawab, "tanam")

    def _dalam_mesin(self) -> BagianCetak:
        """The part in the engine, after the steps so far."""
        if self._asli is None:
            self._asli = self._buat(self._teks)
            for langkah, isi in self._sudah.items():
                getattr(self._asli, langkah)(*isi)
        return self._asli
