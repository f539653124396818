"""matplotlib's SVG reduced to what it draws: smaller, and nothing a PDF renderer ignores."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from itertools import groupby

from .gaya import KELUARGA_HURUF, TERANG, Format
from .huruf import lebar_teks

_SVG = "http://www.w3.org/2000/svg"
_PERINTAH = re.compile(r"([MLCQz])([^MLCQz]*)")
_BILANGAN = re.compile(r"-?\d+\.\d+")
_PAKAI = (
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "text-anchor",
    "font-weight",
    "font-size",
)
_SENDIRI = ("d", "x", "y", "textLength")  # place and form, which no two elements share
_LEBAR_DIJAGA = 30.0  # in drawing units; shorter ones are bare numbers, out of nobody's way
_BAWAAN = {
    "text": {"fill": TERANG.teks, "text-anchor": "start", "font-weight": "400"},
    "path": {"stroke-width": "1"},
}


def bulat(nilai: float) -> str:
    """A coordinate with at most two decimals and no trailing zeros."""
    teks = f"{nilai:.2f}".rstrip("0").rstrip(".")
    return "0" if teks == "-0" else teks


def panjang_teks(teks: str, ukuran: float, tebal: bool = False) -> str:
    """The `textLength` of a line of text, or "" where it is too short to matter.

    It holds a device without a font of Arimo's metrics to the room that was measured.
    """
    lebar = lebar_teks(teks, ukuran, tebal)
    return bulat(lebar) if lebar >= _LEBAR_DIJAGA else ""


def _bulatkan(teks: str) -> str:
    return _BILANGAN.sub(lambda cocok: bulat(float(cocok[0])), teks)


def _gaya(unsur: ET.Element) -> dict[str, str]:
    """The style declarations of an element as a mapping."""
    pasangan = (bagian.partition(":") for bagian in unsur.get("style", "").split(";"))
    return {nama.strip(): nilai.strip() for nama, _, nilai in pasangan if nilai}


def _jalur(d: str) -> str:
    """A path's data with two decimals, and short forms of level and upright lines."""
    hasil: list[str] = []
    kini: list[str] = []
    for perintah, angka in _PERINTAH.findall(d):
        titik = [bulat(float(a)) for a in angka.split()]
        if perintah == "L" and titik[0] == kini[0]:
            hasil.append(f"V{titik[1]}")
        elif perintah == "L" and titik[1] == kini[1]:
            hasil.append(f"H{titik[0]}")
        else:
            hasil.append(perintah + " ".join(titik))
        kini = titik[-2:] or kini
    return "".join(hasil)


def _atribut(unsur: ET.Element, jenis: str) -> dict[str, str]:
    bawaan = _BAWAAN[jenis]
    gaya = _gaya(unsur)
    return {
        nama: _bulatkan(gaya[nama])
        for nama in _PAKAI
        if nama in gaya and gaya[nama] != bawaan.get(nama)
    }


def _isi(unsur: ET.Element) -> Iterator[ET.Element]:
    """The drawn elements below `unsur` in painting order, without groups."""
    for anak in unsur:
        jenis = anak.tag.removeprefix(f"{{{_SVG}}}")
        if jenis == "g":
            yield from _isi(anak)
        elif jenis == "path":
            yield ET.Element("path", {"d": _jalur(anak.get("d", "")), **_atribut(anak, "path")})
        elif jenis == "text":
            letak = {sumbu: _bulatkan(anak.get(sumbu, "0")) for sumbu in ("x", "y")}
            teks = ET.Element("text", {**letak, **_atribut(anak, "text")})
            teks.text = anak.text
            yield teks


def _bersama(unsur: ET.Element) -> tuple[tuple[str, str], ...]:
    """What may stand on a group instead: everything but place and form."""
    return tuple((k, v) for k, v in unsur.attrib.items() if k not in _SENDIRI)


def _himpun(unsur: list[ET.Element]) -> Iterator[ET.Element]:
    """Neighbours of one look under a group that carries the look once."""
    for rupa, sama in groupby(unsur, key=_bersama):
        kawan = list(sama)
        if len(kawan) == 1 or not rupa:
            yield from kawan
            continue
        himpunan = ET.Element("g", dict(rupa))
        for satu in kawan:
            for nama, _ in rupa:
                del satu.attrib[nama]
            himpunan.append(satu)
        yield himpunan


def saring(svg: str, format_: Format, tinggi: float) -> str:
    """SVG text of matplotlib → the same drawing without groups, styles, metadata and clips."""
    akar = ET.Element(
        "svg",
        {
            "xmlns": _SVG,
            "width": bulat(format_.lebar),
            "height": bulat(tinggi),
            "viewBox": f"0 0 {bulat(format_.lebar)} {bulat(tinggi)}",
            "font-family": KELUARGA_HURUF,
            "font-size": bulat(format_.huruf),
            "fill": TERANG.teks,
        },
    )
    unsur = list(_isi(ET.fromstring(svg)))
    for teks in (satu for satu in unsur if satu.tag == "text"):
        ukuran = teks.attrib.pop("font-size", "").removesuffix("px") or akar.attrib["font-size"]
        if ukuran != akar.get("font-size"):
            teks.set("font-size", ukuran)
        if panjang := panjang_teks(
            teks.text or "", float(ukuran), teks.get("font-weight") == "700"
        ):
            teks.set("textLength", panjang)
    akar.extend(_himpun(unsur))
    ET.indent(akar, space="")
    return ET.tostring(akar, encoding="unicode") + "\n"
