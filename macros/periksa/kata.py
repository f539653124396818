"""Words and signs of a chapter that its page does not show as they were typed, as problems."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ..dasar.masalah import Masalah
from ..temuan.naskah import Bab
from .bekal import Bekal
from .saringan import saring
from .teguran_bab import galat


def periksa_kata(hasil: Mapping[Bab, str], bekal: Bekal) -> Iterator[Masalah]:
    """A problem for each line of a chapter that its page does not show as it was meant; `hasil` are
    the chapters as their macros left them."""
    for bab, teks in hasil.items():
        for isi, ke, hilang in bekal.beda(bab.asli, saring(teks), _bandingkan):
            baris = _baris(bab.asli, teks, isi, ke)
            kasus = "B052/tercetak"
            if hilang:
                kasus = "B054/sel" if "|" in teks.splitlines()[ke] else "B054"
            yield galat(kasus, bab.src, baris, isi)


def _bandingkan(teks: str) -> tuple[tuple[str, int, bool], ...]:
    from .pembanding import bandingkan  # late: what turns a chapter into its page is large

    return bandingkan(teks)


def _baris(asli: str, teks: str, isi: str, ke: int) -> int | None:
    """The line of the chapter's file, or the first that holds what is told of."""
    baris = teks.splitlines()
    kata = baris[ke].strip() if ke < len(baris) else ""
    semua = asli.splitlines()
    sama = [n for n, satu in enumerate(semua, 1) if kata and satu.strip() == kata]
    mirip = [n for n, satu in enumerate(semua, 1) if isi.casefold() in satu.casefold()]
    return next(iter((*sama, *mirip)), None)
