"""Tables that an editor typed into a chapter: a title, a number, room on paper and on a phone.

A line `Tabel: judul {#kode}` right above one makes it a table like all others.
"""

from lxml.html import HtmlElement
from lxml.html.builder import E

from ..dasar import pohon
from ..temuan.naskah import JUDUL_TABEL, pengenal_tabel

RATA = {"right": "bilangan", "center": "tengah"}


def bungkus(akar: HtmlElement) -> None:
    """Give every typed table of a page its title and its form."""
    for tabel in list(akar.iter("table")):
        if tabel.get("class") is None:
            _bungkus(tabel)


def _bungkus(tabel: HtmlElement) -> None:
    _rapikan_sel(tabel)
    di_atas = tabel.getprevious()
    kata = pohon.teks(di_atas) if di_atas is not None and di_atas.tag == "p" else ""
    judul = JUDUL_TABEL.fullmatch(kata)
    tabel.set("class", "data")
    bungkus = E.figure({"class": "tabel"})
    gulir = E.div({"class": "gulir", "tabindex": "0", "role": "region"})
    tabel.addprevious(bungkus)
    bungkus.tail, tabel.tail = tabel.tail, None
    gulir.append(tabel)
    bungkus.append(gulir)
    if judul is None or di_atas is None:
        gulir.set("aria-label", "Tabel")
        return
    id_tabel = pengenal_tabel(judul)
    bungkus.set("id", id_tabel)
    bungkus.set("data-nomor", "tabel")
    nomor, kata = E.span({"class": "nomor"}), E.span({"class": "judul"}, judul["judul"])
    bungkus.insert(0, E.figcaption({"id": f"{id_tabel}-judul"}, nomor, " ", kata))
    gulir.set("aria-labelledby", f"{id_tabel}-judul")
    di_atas.drop_tree()


def _rapikan_sel(tabel: HtmlElement) -> None:
    """Alignment as a class, since pages carry no style of their own; heads say what they head."""
    for sel in tabel.iter("th", "td"):
        arah = (sel.attrib.pop("style", None) or "").removeprefix("text-align:").strip(" ;")
        if arah in RATA:
            sel.set("class", RATA[arah])
        if sel.tag == "th":
            sel.set("scope", "col")
