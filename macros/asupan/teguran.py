"""What is said of data that cannot be taken as they stand; the words are in `teguran.yaml`."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from ..dasar.berkas import kata
from ..dasar.masalah import Masalah

TEGURAN = Path(__file__).with_name("teguran.yaml")


def tegur(kasus: str, **isi: object) -> str:
    """The words of a case, with `isi` in their places."""
    return str(kata(TEGURAN)[kasus]).format(**isi).strip()


def galat(
    kasus: str,
    berkas: str,
    baris: int | None = None,
    kolom: str | None = None,
    nilai: object = None,
    /,
    **isi: object,
) -> Masalah:
    """The error of a case, whose code is what comes before the slash; where, and what stands
    there (`None` where nothing does)."""
    teks = None if nilai is None else str(nilai)
    pesan = tegur(kasus, kolom=kolom, **isi)
    return Masalah(kasus.partition("/")[0], "galat", berkas, baris, kolom, teks, pesan)


class Tolak(Exception):
    """What cannot be taken as it stands: why (a case), and where, as far as that is known."""

    def __init__(
        self,
        kasus: str,
        baris: int | None = None,
        kolom: str | None = None,
        nilai: object = None,
        /,
        **isi: object,
    ) -> None:
        self.kasus = kasus
        self.masalah = galat(kasus, "", baris, kolom, nilai, **isi)
        super().__init__(self.masalah.pesan)

    def di(self, berkas: str, **letak: Any) -> Masalah:
        """The same of a file, or of a place in it."""
        return replace(self.masalah, berkas=berkas, **letak)
