"""Widths of text and wrapping at words, measured with the real font's advances."""

import json
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from ..dasar.penulisan import NIP, SPASI
from .gaya import BERKAS_HURUF, HURUF_LAMBANG

PER_EM = 2048
PECAH = re.compile(r"(?<=\w/)(?=\w)")


@cache
def _glif(nama: str) -> dict[str, int]:
    """The characters of a font and their advance widths in its units, cached in a file: reading the
    font takes a twentieth of a check."""
    semua: Any = json.loads(Path(__file__).with_suffix(".json").read_bytes())
    return dict(semua[nama])


@cache
def aksara() -> frozenset[str]:
    """All characters that the report's fonts have."""
    return frozenset(_glif(BERKAS_HURUF[False])) | frozenset(_glif(HURUF_LAMBANG))


def lebar_teks(teks: str, ukuran: float, tebal: bool = False) -> float:
    """Width of one line of `teks` at `ukuran` units, without kerning (which only narrows it).

    A character that the font lacks counts as one em, the widest a fallback would make it.
    """
    return ukuran * _lebar_em(teks, tebal)


@lru_cache(maxsize=16_384)
def _lebar_em(teks: str, tebal: bool) -> float:
    # Cached, as the search for line breaks measures the same words repeatedly.
    glif = _glif(BERKAS_HURUF[tebal])
    return sum(glif.get(huruf, PER_EM) for huruf in teks) / PER_EM


def _kata(teks: str) -> list[str]:
    """Words between which lines may break: only at ordinary spaces, and no line starts with a
    slash. A personal number stays whole, so that it can be found and masked."""
    kata: list[str] = []
    utuh = NIP.sub(lambda m: m[0].replace(" ", SPASI), teks.replace("\n", " "))
    for potong in utuh.split(" "):
        if not potong:
            continue
        if kata and potong[0] in "/–—":
            kata[-1] += f" {potong}"
        else:
            kata.append(potong)
    return kata


def _potongan(kata: str) -> list[str]:
    """The pieces of a word that may be split without a hyphen: after each inner slash."""
    return [*filter(None, PECAH.split(kata))] if "/" in kata else [kata]


def bungkus(teks: str, lebar: float, ukuran: float, tebal: bool = False) -> tuple[str, ...]:
    """Lines of `teks`, broken at words, each at most `lebar` wide.

    A word that is wider than `lebar` is parted after a slash; what has none stands on its own
    line, too wide. Nothing is dropped, cut or reordered.
    """
    baris: list[str] = []
    for kata in _kata(teks):
        muat = lebar_teks(kata, ukuran, tebal) <= lebar
        sela = " "
        for potong in [kata] if muat else _potongan(kata):
            calon = f"{baris[-1]}{sela}{potong}" if baris else potong
            if baris and lebar_teks(calon, ukuran, tebal) <= lebar:
                baris[-1] = calon
            else:
                baris.append(potong)
            sela = ""
    return tuple(baris)


def bungkus_imbang(teks: str, lebar: float, ukuran: float, tebal: bool = False) -> tuple[str, ...]:
    """As `bungkus`, with lines about equally long: no lone last word in a box or heading."""
    baris = bungkus(teks, lebar, ukuran, tebal)
    if len(baris) < 2:
        return baris
    bawah, atas = lebar / 2, lebar
    while atas - bawah > 1:
        tengah = (bawah + atas) / 2
        if len(bungkus(teks, tengah, ukuran, tebal)) > len(baris):
            bawah = tengah
        else:
            atas = tengah
    return bungkus(teks, atas, ukuran, tebal)


def kata_terlebar(teks: str, ukuran: float, tebal: bool = False) -> float:
    """Width of the widest unbreakable piece of `teks`: no column may be narrower."""
    potongan = (potong for kata in _kata(teks) for potong in _potongan(kata))
    return max((lebar_teks(potong, ukuran, tebal) for potong in potongan), default=0.0)
