"""Adapt a finished chapter for the site: without parts for paper only, with links from indicators
to their pages, and with long parts that fold.

Works on a copy; the tree for print stays as it is.
"""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import replace
from posixpath import relpath

from lxml.html import HtmlElement
from lxml.html.builder import E

from ..dasar import pohon
from ..dasar.penulisan import gabung
from . import ringkas
from .jenis import Halaman

HANYA_CETAK = "hanya-cetak"
JUDUL_INDIKATOR = "indikator-"  # the prefix of ids of indicators' headings
LIPAT = "data-lipat"
# A phone's screen in px, and the length of chapters in screens from which sections are folded.
LAYAR, BANYAK_LAYAR = 800, 9
# The approximate height of a line of text, a table's row and a chart on a phone, in px.
AKSARA_BARIS, TINGGI_BARIS, TINGGI_SEL, TINGGI_GAMBAR = 38, 26, 75, 450
# The minimal height of a folded part.
PALING_PENDEK = 250


def untuk_layar(h: Halaman, indikator: Mapping[str, str]) -> Halaman:
    """The page for the site. `indikator` has the address of every indicator's page below the site's
    root, by code."""
    akar = deepcopy(h.akar)
    for kotak in akar.iter("div"):
        kotak.attrib.pop("markdown", None)  # an attribute for the Markdown parser only
    for unsur in akar.find_class(HANYA_CETAK):
        unsur.drop_tree()
    for unsur in akar.xpath(f".//*[starts-with(@id, '{JUDUL_INDIKATOR}')]"):
        if alamat := indikator.get(unsur.get("id").removeprefix(JUDUL_INDIKATOR)):
            _tautkan(unsur, relpath(alamat, start=h.url.rpartition("/")[0] or "."))
    for unsur in list(akar.iter("div")):
        if judul := unsur.attrib.pop(LIPAT, None):
            _lipat([unsur], judul, "lipat")
    ringkas.susun_tabel(akar)
    if sum(map(_tinggi, akar)) > LAYAR * BANYAK_LAYAR:
        for isi in list(_lanjutan(akar)):
            _lipat(isi, _sebutan(isi), "lipat lipat--sempit")
    ringkas.ringkaskan(akar)
    ringkas.utuhkan(akar)
    return replace(h, akar=akar)


def _tautkan(judul: HtmlElement, alamat: str) -> None:
    """Make the text of a heading a link."""
    tautan = E.a({"href": alamat, "class": "ke-indikator"})
    tautan.text, judul.text = judul.text, None
    for anak in list(judul):
        if "headerlink" in pohon.kelas(anak):
            judul.remove(anak)  # the permalink, as the linked page has one
        else:
            tautan.append(anak)
    judul.append(tautan)


def _lipat(isi: list[HtmlElement], judul: str, kelas: str) -> None:
    """Put adjacent elements into a block that opens by its title."""
    lipatan = E.details({"class": kelas}, E.summary(judul))
    isi[0].addprevious(lipatan)
    for unsur in isi:
        lipatan.append(unsur)


def _lanjutan(akar: HtmlElement) -> Iterator[list[HtmlElement]]:
    """The parts to fold: in each section all elements after its first paragraph, up to the next
    heading."""
    bagian: list[list[HtmlElement]] = [[]]
    for unsur in akar:
        if unsur.tag in pohon.JUDUL:
            bagian.append([])
        else:
            bagian[-1].append(unsur)
    return (isi for _, *isi in filter(None, bagian) if sum(map(_tinggi, isi)) >= PALING_PENDEK)


def _tinggi(unsur: HtmlElement) -> int:
    """The approximate height of an element on a phone, in px."""
    if unsur.tag == "details":
        return 2 * TINGGI_BARIS
    if unsur.tag == "figure":
        baris = sum(1 for _ in unsur.iter("tr"))
        return baris * TINGGI_SEL if baris else TINGGI_GAMBAR
    return (len(pohon.teks(unsur)) // AKSARA_BARIS + 2) * TINGGI_BARIS


def _sebutan(isi: list[HtmlElement]) -> str:
    """The title of a folded part, from the things in it."""
    wadah = (w for u in isi for w in u.iterfind(".//figcaption/span[@class='nomor']"))
    nomor = [w.text for w in wadah if w.text]
    if not nomor:
        return "Selengkapnya"
    jenis = [[n for n in nomor if n[:1] == huruf] for huruf in dict.fromkeys(n[:1] for n in nomor)]
    return f"Selengkapnya, dengan {gabung([_rentang(j) for j in jenis])}"


def _rentang(nomor: list[str]) -> str:
    """Join first and last of some numbers: `Tabel 3.2`, `Gambar 3.1–3.4`."""
    kata, _, akhir = nomor[-1].rpartition("\N{NO-BREAK SPACE}")
    return nomor[0] if len(nomor) == 1 or not kata else f"{nomor[0]}–{akhir}"
