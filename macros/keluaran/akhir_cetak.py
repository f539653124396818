"""The printed document's last word, which carries what only the last page shows."""

from collections.abc import Iterator

from lxml.etree import SubElement
from lxml.html import HtmlElement

from ..halaman.pohon import JUDUL

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
    *_, (pemilik, letak) = [(unsur, "tail"), *_teks_berisi(unsur)]
    if pemilik is unsur and letak == "tail":
        unsur.append(bungkus)
        return bungkus
    isi = str(getattr(pemilik, letak)).rstrip()
    bungkus.text = isi.split()[-1]
    setattr(pemilik, letak, isi.removesuffix(bungkus.text))
    if letak == "text":
        pemilik.insert(0, bungkus)
    else:
        # addnext() would take the words between along.
        induk = pemilik.getparent()
        induk.insert(induk.index(pemilik) + 1, bungkus)
    return bungkus


def _teks_berisi(unsur: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Where words stand in an element, in reading order: an element with `text` or `tail`."""
    if (unsur.text or "").strip():
        yield unsur, "text"
    for anak in unsur:
        yield from _teks_berisi(anak)
        if (anak.tail or "").strip():
            yield anak, "tail"
