"""The printed document's last word, which carries what only the last page shows."""

from lxml.etree import SubElement
from lxml.html import HtmlElement

from ..dasar.pohon import JUDUL, sulih

PENAMPUNG_TEKS = {"p", "li", "td", "th", "dd", "figcaption", *JUDUL}


def tandai_akhir(akar: HtmlElement, id_akhir: str, kaki: str = "", qr: str = "") -> None:
    """Set the last word apart, by the id `id_akhir`.

    It carries what only the last page's foot shows: the text `kaki` and the picture `qr`. It must
    not be a block of its own: behind a landscape figure that would cost a page.
    """
    tempat = akar
    for unsur in akar.iter(*PENAMPUNG_TEKS):
        tempat = unsur
    akhir = _bungkus_kata_terakhir(tempat)
    akhir.set("id", id_akhir)
    if kaki:
        akhir.set("data-kaki-akhir", kaki)
    if qr:
        # The cover has the same picture with its words; this one is page furniture.
        SubElement(tempat, "img", {"class": "qr-kaki", "src": qr, "alt": "Kode QR"})


def _bungkus_kata_terakhir(unsur: HtmlElement) -> HtmlElement:
    """A new span around the last word in an element; empty, at its end, where there is none."""
    bungkus: HtmlElement = unsur.makeelement("span")
    berisi = [satu for satu in unsur.xpath(".//text()") if satu.strip()]
    if not berisi:
        unsur.append(bungkus)
        return bungkus
    terakhir = berisi[-1]
    bungkus.text = terakhir.split()[-1]
    letak = "text" if terakhir.is_text else "tail"
    awal = terakhir.rindex(bungkus.text)
    sulih(terakhir.getparent(), letak, [(awal, len(terakhir), bungkus)])
    return bungkus
