"""Messages about data that cannot be accepted; their words are in `teguran.yaml`."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from ..dasar.berkas import kata
from ..dasar.masalah import Masalah

TEGURAN = Path(__file__).with_name("teguran.yaml")


def tegur(kasus: str, **isi: object) -> str:
    """The words of a case, with `isi` filled in."""
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
    """The error of a case (its code is the part before the slash), at a place; `nilai` is the
    content there, `None` if there is none."""
    teks = None if nilai is None else str(nilai)
    pesan = tegur(kasus, kolom=kolom, **isi)
    return Masalah(kasus.partition("/")[0], "galat", berkas, baris, kolom, teks, pesan)


class Tolak(Exception):
    """Data that cannot be accepted: the case, and the place as far as it is known."""

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
        """The same as a problem of a file, or of a place in it."""
        return replace(self.masalah, berkas=berkas, **letak)
