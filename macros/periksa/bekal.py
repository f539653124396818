"""What a check has found out of chapters, kept for the next: a chapter that did not change is not
turned into its page again."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from ..asupan.simpanan import Simpanan
from ..dasar.berkas import sidik_kode
from ..dasar.pangkal import PROGRAM

T = TypeVar("T")
BILANGAN = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
# Whatever decides how a chapter is read: a new version of it reads chapters anew.
MESIN = ("macros/periksa/*.py", "macros/sajian/*.py", "macros/gambar/matematika.py",
         "macros/temuan/naskah.py", "macros/mkdocs/*.yml", "requirements.txt")  # fmt: skip


class Bekal:
    """Comparisons of chapters by fingerprint, in the file `berkas`; without one nothing is kept."""

    def __init__(self, berkas: Path | None = None) -> None:
        self._lama = Simpanan(berkas) if berkas else None
        self._kini: dict[str, Any] = {}
        self._mesin = sidik_kode(*(b for pola in MESIN for b in sorted(PROGRAM.glob(pola))))

    def beda(self, naskah: str, isi: str, bandingkan: Callable[[str], T]) -> T:
        """What `bandingkan` says of what is written in a chapter, `isi`, of which the chapter's
        text `naskah` is the typed part. What macros put in and differs in numbers alone says as
        little as before, where that was nothing."""
        if self._lama is None:
            return bandingkan(isi)
        kata = f"{self._mesin}\n{naskah}\0{BILANGAN.sub('0', isi)}"
        sidik = hashlib.sha256(kata.encode()).hexdigest()
        lama: tuple[str, T] | None = self._lama.ambil(sidik)
        if lama is None or (lama[1] and lama[0] != isi):
            hasil = bandingkan(isi)
            lama = (isi if hasil else "", hasil)
        self._kini[sidik] = lama
        return lama[1]

    def simpan(self) -> None:
        """Keep what this check used, and no more."""
        if self._lama is not None and self._kini.keys() != self._lama.sidik():
            self._lama.simpan(self._kini)
