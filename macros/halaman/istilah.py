"""Terms and abbreviations of `glosarium.csv`: explained at their first use on each page of the
site, and listed on a page of their own, if there are any."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement
from lxml.html.builder import E

from ..dasar import pohon
from ..dasar.penulisan import slug
from ..hitung.laporan import Laporan

HALAMAN = "glosarium.md"
JUDUL = "Glosarium"
# Elements with running text; and those in it that cannot contain a button.
TEMPAT = {"p", "li", "dd"}
BUKAN_TEMPAT = {"a", "abbr", "button", "code", "data", "figure", "summary"}


@dataclass(frozen=True)
class Istilah:
    """A term, its meaning, and further remarks."""

    istilah: str
    arti: str
    uraian: str

    @property
    def id(self) -> str:
        """The term as used in addresses and ids."""
        return f"istilah-{slug(self.istilah)}"


def daftar(lap: Laporan) -> list[Istilah]:
    """The terms of `glosarium.csv` in alphabetical order."""
    semua = (Istilah(r.istilah, r.arti, r.uraian or "") for r in lap.baris("glosarium"))
    return sorted(semua, key=lambda i: i.istilah.casefold())


def tandai(akar: HtmlElement, semua: list[Istilah]) -> list[Istilah]:
    """Make the first use of each term in the running text a button that opens its explanation, in
    place; returns the terms found."""
    isi = "".join(akar.itertext())
    sisa = {i.istilah: i for i in semua if i.istilah in isi}
    ditemukan: list[Istilah] = []
    antre, pola = list(_teks(akar))[::-1], _pola(sisa)
    while antre and sisa:
        unsur, letak = antre.pop()
        if cocok := pola.search(getattr(unsur, letak) or ""):
            ditemukan.append(sisa.pop(cocok["kata"]))
            pola = _pola(sisa)
            tombol = _tombol(cocok, ditemukan[-1])
            pohon.sulih(unsur, letak, [(*cocok.span(), tombol)])
            antre.append((tombol, "tail"))
    return ditemukan


def _pola(semua: dict[str, Istilah]) -> re.Pattern[str]:
    kata = "|".join(re.escape(i) for i in sorted(semua, key=len, reverse=True))
    # In brackets a term follows its meaning, and needs no explanation.
    return re.compile(rf"(?<![\w(-])(?P<kata>{kata})(?![\w-])(?P<tanda>[.,;:!?)”]*)")


def _teks(akar: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """The running text: elements, and whether their `text` or their `tail`."""
    for unsur in akar.iter(*TEMPAT):
        if any(induk.tag in BUKAN_TEMPAT for induk in unsur.iterancestors()):
            continue
        yield unsur, "text"
        for anak in unsur:
            if anak.tag in {"em", "strong"}:
                yield anak, "text"
            yield anak, "tail"


def _tombol(cocok: re.Match[str], satu: Istilah) -> HtmlElement:
    """The button of a term, with the sign behind it."""
    atribut = {"type": "button", "class": "istilah", "popovertarget": satu.id, "title": satu.arti}
    tombol: HtmlElement = E.button(cocok["kata"], atribut)
    if tanda := cocok["tanda"]:  # which must not begin a line
        tombol.tail = tanda
        tombol = E.span({"class": "utuh"}, tombol)
    return tombol
