"""What is said of chapters and their order; the words are in `teguran_bab.yaml`."""

from pathlib import Path

from ..dasar.berkas import kata
from ..dasar.masalah import Masalah
from ..temuan.naskah import Bab


def tegur(kasus: str, **isi: object) -> str:
    """The words of a case, with `isi` in their places."""
    return str(kata(Path(__file__).with_suffix(".yaml"))[kasus].format(**isi))


def galat(
    kasus: str, src: str, baris: int | None, nilai: str | None = None, **isi: object
) -> Masalah:
    """The error of a case, whose code is what comes before the slash, in the chapter `src`; in
    which line, and what stands there (`None` where nothing does)."""
    pesan = tegur(kasus, nilai=nilai, **isi)
    return Masalah(kasus.partition("/")[0], "galat", f"docs/{src}", baris, None, nilai, pesan)


def galat_ketik(kasus: str, bab: Bab, letak: int, nilai: str | None, **isi: object) -> Masalah:
    """The error of a case at a place in the text of a chapter, where `nilai` is typed."""
    return galat(kasus, bab.src, bab.baris(letak), nilai, **isi)
