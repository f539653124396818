"""Drawings of the engine taken apart: their elements, words and bars, and small specifications."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from macros.gambar import huruf
from macros.gambar.lukis import lukis
from macros.gambar.spesifikasi import Batang, Butir, KelompokButir, Nilai, Peran, Takik
from tests import contoh_gambar as contoh

JENIS = list(contoh.SEMUA)
DUA = ("lebar", "sempit")


@cache
def gambar(nama: str) -> dict[str, str]:
    return lukis(contoh.SEMUA[nama])


@dataclass(frozen=True)
class Unsur:
    """An element with the attributes it inherits."""

    jenis: str
    atribut: dict[str, str]
    teks: str

    def __getitem__(self, nama: str) -> float:
        return float(self.atribut[nama])


def unsur(svg: str) -> list[Unsur]:
    def jalan(simpul: ET.Element, waris: dict[str, str]) -> Iterator[Unsur]:
        atribut = {**waris, **simpul.attrib}
        yield Unsur(simpul.tag.rpartition("}")[2], atribut, simpul.text or "")
        sendiri = {"width", "height", "x", "y", "d", "textLength"}
        waris = {k: v for k, v in atribut.items() if k not in sendiri}
        for anak in simpul:
            yield from jalan(anak, waris)

    return list(jalan(ET.fromstring(svg), {}))


def teks_dalam(svg: str) -> list[Unsur]:
    return [u for u in unsur(svg) if u.jenis == "text"]


def rapat(teks: str) -> str:
    return re.sub(r"\s", "", teks)


def kotak_teks(u: Unsur) -> tuple[float, float, float, float]:
    """Left, top, right, bottom of a line of text."""
    ukuran = u["font-size"]
    lebar = huruf.lebar_teks(u.teks, ukuran, u.atribut.get("font-weight") == "700")
    geser = {"start": 0.0, "middle": 0.5, "end": 1.0}[u.atribut.get("text-anchor", "start")]
    kiri = u["x"] - geser * lebar
    return kiri, u["y"] - 0.72 * ukuran, kiri + lebar, u["y"] + 0.2 * ukuran


def batang(svg: str, *isi: str) -> list[tuple[float, float]]:
    """Left and right edges of the filled rectangles of these colours."""
    hasil = []
    for u in unsur(svg):
        if u.jenis == "path" and u.atribut.get("fill") in isi:
            cocok = re.match(r"M([\d.-]+) [\d.-]+H([\d.-]+)V[\d.-]+H\1", u.atribut["d"])
            if cocok:
                hasil.append((float(cocok[1]), float(cocok[2])))
    return hasil


def sebutir(label: str, nilai: int | None, teks: str, peran: Peran | None = None) -> Butir:
    return Butir(label, (Nilai(nilai, teks, peran),))


def datar(*butir: Butir, acuan: Takik | None = None) -> Batang:
    return Batang((KelompokButir("", butir),), acuan=acuan)
