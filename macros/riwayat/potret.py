"""A built version as data: figures, tables and charts, text by section, cells of the data.

It is read from the built site, so that versions built by any code can be compared.
"""

import csv
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from ..dasar.pohon import JUDUL, kelas, teks

DATA = Path("unduh", "data")
ALINEA = {"p", "li", "dt", "dd", "blockquote"}
BENDA = {"tabel", "gambar", "bagan"}
# Elements about the version itself, or compared in another way.
LUAR = {
    *BENDA, "rumus", "terbitan", "ubahan", "tanda-tangan", "kop", "belum-tersedia", "daftar-letak",
    "kutipan",
}  # fmt: skip
# Punctuation in a text that is no word.
TANDA = {"headerlink", "nomor", "footnote-ref", "footnote-backref"}
# Pages without contents of their own: indicators have their own pages besides their list.
BUKAN_BAB = re.compile(r"data/|(404|verifikasi|daftar|(indikator/)?index)\.html")


@dataclass(frozen=True)
class Benda:
    """A numbered table, chart or diagram: its id, kind, number and title, and its page."""

    id: str
    jenis: str
    nomor: str
    judul: str
    halaman: str


@dataclass(frozen=True)
class Alinea:
    """A paragraph: its text, and the same with keys instead of figures and references, by which a
    paragraph with only other figures is the same."""

    teks: str = field(compare=False)
    pokok: str


@dataclass(frozen=True)
class BagianHalaman:
    """The text below one heading of a page."""

    halaman: str
    id: str
    judul: str
    alinea: tuple[Alinea, ...]


@dataclass(frozen=True)
class Potret:
    """One version. `angka` are the entries of its register by key; `sel` its data by file, row and
    column; `kunci` the key columns of each file."""

    nama: str
    angka: Mapping[str, Mapping[str, Any]]
    benda: Mapping[str, Benda]
    bagian: Mapping[tuple[str, str], BagianHalaman]
    sel: Mapping[str, Mapping[int, Mapping[str, str]]]
    kunci: Mapping[str, tuple[str, ...]]


def baca(nama: str, situs: Path) -> Potret:
    """The version built into the folder `situs`. Raises FileNotFoundError if there is none, and
    ValueError if its register cannot be read."""
    data = situs / DATA
    angka = {a["kunci"]: a for a in json.loads((data / "angka.json").read_text(encoding="utf-8"))}
    paket = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    benda: dict[str, Benda] = {}
    bagian: dict[tuple[str, str], BagianHalaman] = {}
    for berkas in sorted(situs.rglob("*.html")):
        halaman = berkas.relative_to(situs).as_posix()
        if BUKAN_BAB.match(halaman):
            continue
        pembaca = html.HTMLParser(encoding="utf-8")
        for isi in html.document_fromstring(berkas.read_bytes(), parser=pembaca).iter("article"):
            benda |= {b.id: b for b in _benda(halaman, isi)}
            bagian |= {(b.halaman, b.id): b for b in _bagian(halaman, isi)}
    sel, kunci = {}, {}
    for sumber in paket["resources"]:
        if sumber["path"].startswith("angka."):
            continue
        berkas_data = f"data/{sumber['path']}"
        with (data / sumber["path"]).open(encoding="utf-8", newline="") as terbuka:
            sel[berkas_data] = dict(enumerate(csv.DictReader(terbuka), 2))
        utama = sumber["schema"].get("primaryKey", ())
        kunci[berkas_data] = (utama,) if isinstance(utama, str) else tuple(utama)
    return Potret(nama, angka, benda, bagian, sel, kunci)


def _benda(halaman: str, artikel: HtmlElement) -> Iterator[Benda]:
    for unsur in artikel.iter("figure"):
        jenis = next(iter(BENDA & kelas(unsur)), None)
        pengenal = unsur.get("id")
        if jenis and pengenal:
            nomor, judul = (
                teks(s)
                for bagian in ("nomor", "judul")
                for s in [unsur.find(f".//figcaption//span[@class='{bagian}']")]
                if s is not None
            )
            yield Benda(pengenal, jenis, nomor, judul, halaman)


def _bagian(halaman: str, artikel: HtmlElement) -> Iterator[BagianHalaman]:
    judul, pengenal = "", ""
    alinea: list[Alinea] = []
    for unsur, sendiri in _berteks(artikel):
        if unsur.tag in JUDUL:
            if pengenal:
                yield BagianHalaman(halaman, pengenal, judul, tuple(alinea))
            judul = _teks(unsur)
            pengenal, alinea = str(unsur.get("id") or judul), []
        elif teks := _teks(unsur, sendiri=sendiri):
            alinea.append(Alinea(teks, _teks(unsur, pokok=True, sendiri=sendiri)))
    if pengenal:
        yield BagianHalaman(halaman, pengenal, judul, tuple(alinea))


def _beralinea(unsur: HtmlElement) -> bool:
    return next(unsur.iterdescendants(*ALINEA), None) is not None


def _berteks(unsur: HtmlElement) -> Iterator[tuple[HtmlElement, bool]]:
    """Headings and paragraphs in order, without what is compared otherwise; and whether each
    contains further ones (as an item with a list), so that only its own text belongs to it."""
    for anak in unsur.iterchildren():
        if isinstance(anak.tag, str) and not kelas(anak) & LUAR:
            dalam = anak.tag not in JUDUL and _beralinea(anak)
            if anak.tag in JUDUL or anak.tag in ALINEA:
                yield anak, dalam
            if dalam or not (anak.tag in JUDUL or anak.tag in ALINEA):
                yield from _berteks(anak)


def _teks(unsur: HtmlElement, *, pokok: bool = False, sendiri: bool = False) -> str:
    """The text of an element in one line; with `pokok` keys instead of figures and references; with
    `sendiri` without the paragraphs in it."""

    def potong(satu: HtmlElement) -> Iterator[str]:
        if not isinstance(satu.tag, str) or kelas(satu) & TANDA:
            return
        if sendiri and satu.getparent() is unsur and (
            satu.tag in ALINEA or kelas(satu) & LUAR or _beralinea(satu)
        ):  # fmt: skip
            return
        kunci = satu.get("data-kunci") or satu.get("data-rujuk")
        if pokok and kunci:
            yield f"{{{kunci}}}"
            return
        yield str(satu.text or "")
        for anak in satu:
            yield from potong(anak)
            yield str(anak.tail or "")

    return " ".join("".join(potong(unsur)).split())
