"""Tables and pictures that an editor typed into a chapter: title, number, and layout.

A line `Tabel: judul {#kode}` directly above a table, or `Gambar: judul {#kode}` directly below or
above a picture, makes it a numbered one.
"""

import re

from lxml.html import HtmlElement
from lxml.html.builder import E

from ..dasar import pohon
from ..temuan.naskah import JUDUL_KETIK, pengenal_ketik

RATA = {"right": "bilangan", "center": "tengah"}


def bungkus(akar: HtmlElement) -> None:
    """Give typed tables their title and layout, and pictures their title."""
    for tabel in list(akar.iter("table")):
        if tabel.get("class") is None:
            _bungkus(tabel)
    for alinea in akar.xpath(".//p[img or a/img]"):
        _bingkai(alinea)


def _bingkai(alinea: HtmlElement) -> None:
    """Make figures of pictures with a title in the paragraph above or below."""
    for satu in () if pohon.teks(alinea) else (alinea.getprevious(), alinea.getnext()):
        if satu is None or satu.tag != "p" or satu.find(".//img") is not None:
            continue
        judul = JUDUL_KETIK.fullmatch(pohon.teks(satu))
        if judul is None or judul["jenis"] != "Gambar":
            continue
        satu.drop_tree()
        bingkai = E.figure({"class": "naskah"}, E.p({"class": "potret"}))
        alinea.addprevious(bingkai)
        for gambar in alinea.xpath("img | a[img]"):
            gambar.tail = " "
            bingkai[0].append(gambar)
        alinea.drop_tree()
        _juduli(bingkai, judul)
        return


def _bungkus(tabel: HtmlElement) -> None:
    _rapikan_sel(tabel)
    di_atas = tabel.getprevious()
    kata = pohon.teks(di_atas) if di_atas is not None and di_atas.tag == "p" else ""
    judul = JUDUL_KETIK.fullmatch(kata)
    tabel.set("class", "data")
    bungkus = E.figure({"class": "tabel"})
    gulir = E.div({"class": "gulir", "tabindex": "0", "role": "region"})
    tabel.addprevious(bungkus)
    bungkus.tail, tabel.tail = tabel.tail, None
    gulir.append(tabel)
    bungkus.append(gulir)
    if judul is None or di_atas is None or judul["jenis"] != "Tabel":
        gulir.set("aria-label", "Tabel")
        return
    gulir.set("aria-labelledby", _juduli(bungkus, judul))
    di_atas.drop_tree()


def _juduli(bingkai: HtmlElement, judul: re.Match[str]) -> str:
    """Add the title to a figure, and the place for its number; returns the title's id."""
    id_benda = pengenal_ketik(judul)
    bingkai.set("id", id_benda)
    bingkai.set("data-nomor", judul["jenis"].lower())
    nomor, kata = E.span({"class": "nomor"}), E.span({"class": "judul"}, judul["judul"])
    bingkai.insert(0, E.figcaption({"id": f"{id_benda}-judul"}, nomor, " ", kata))
    return f"{id_benda}-judul"


def _rapikan_sel(tabel: HtmlElement) -> None:
    """Set alignment by a class, since pages have no inline styles; and the scope of heads."""
    for sel in tabel.iter("th", "td"):
        arah = (sel.attrib.pop("style", None) or "").removeprefix("text-align:").strip(" ;")
        if arah in RATA:
            sel.set("class", RATA[arah])
        if sel.tag == "th":
            sel.set("scope", "col")
