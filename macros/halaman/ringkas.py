"""Simplify the HTML of a page for browsers: fewer elements, as small phones need, and codes that do
not break across lines.

A cell with a single figure has its key and exact value as attributes, for the script. Widths of
columns are set in the head row.
"""

import re
from itertools import chain

from lxml.html import HtmlElement
from markupsafe import Markup

from ..dasar import pohon
from ..sajian import lebar_kolom

# Codes and abbreviations with hyphens, after which browsers would break: `IKP-2.1`, `1.02.02-1`,
# `D-III`, `e-Court`. The number of a letter is longer than a narrow column, and may break.
BERTANDA_HUBUNG = re.compile(
    r"(?<![\w./-])(?=[\w.-]{3}[\w.-]*(?![\w/-]))[A-Z\d][A-Z\d.]*(?:-[A-Z\d](?:[\w.]*\w)?)+"
    r"|(?<![\w./-])[A-Za-z]-\w{2,15}(?![\w/-])"
)
ULANG = re.compile(r"\b(\w{2,8})-\1\b", re.IGNORECASE)  # “rata-rata”, whole in a narrow column
TERPANJANG = 24
LANGKAH = 5  # percent, between the column widths in the style sheet
TANPA_KODE = {"button", "code", "option", "pre", "script", "style", "svg", "textarea"}
# The width of the narrowest supported screen without margins, and the space for text on it, in px.
LEBAR, AKSARA, SELA, TEPI = 328, 7.4, 8, 12
TEKS, TEKS_PENDEK = 150, 90
LIPAT = 13  # minimal space of a figure with words, in characters, as in the style sheet
PALING_BANYAK = 5  # values side by side
PETAK = 110, 132, 172  # px for a figure on a card with three side by side, with fewer, with two


def ringkaskan(akar: HtmlElement) -> None:
    """Remove elements that cells and columns do not need."""
    for angka in list(akar.iter("data")):
        sel = angka.getparent()
        # Figures that may break, or are beside other words, keep their element.
        sendiri = sel.tag in {"td", "th"} and pohon.teks(sel) == pohon.teks(angka)
        if sendiri and len(sel) == 1 and pohon.kelas(angka) == {"angka"}:
            pohon.tambah_kelas(sel, "angka angka-asal")
            sel.set("data-kunci", angka.get("data-kunci") or "")
            sel.set("data-nilai", angka.get("value") or "")
            angka.drop_tag()
    for kolom in list(akar.xpath(".//table/colgroup")):
        tabel = kolom.getparent()
        kepala, persen = tabel.findall("thead/tr/th"), lebar_kolom.persen(tabel)
        for satu, sel in zip(persen, kepala if len(kepala) == len(persen) else (), strict=False):
            if "bilangan" not in pohon.kelas(sel):  # figures get the space that is left by text
                pohon.tambah_kelas(sel, f"l-{LANGKAH * max(round(satu / LANGKAH), 1)}")
        tabel.remove(tabel.find("colgroup"))


def utuhkan(akar: HtmlElement) -> None:
    """Keep each code with a hyphen on one line."""
    for unsur in list(akar.iter("*")):
        if unsur.tag not in TANPA_KODE and "nomor" not in pohon.kelas(unsur):
            pohon.bungkus_kode(unsur, BERTANDA_HUBUNG, TERPANJANG, "utuh")
    for unsur in akar.iter("th"):
        pohon.bungkus_kode(unsur, ULANG, TERPANJANG, "utuh")


def utuh(teks: str) -> Markup:
    """A text as HTML, with each code with a hyphen on one line."""
    return pohon.teks_berkode(teks, BERTANDA_HUBUNG, TERPANJANG, "utuh")


def susun_tabel(akar: HtmlElement) -> None:
    """Mark every table that is too wide for a narrow screen with its layout there: values under the
    name of each row, or each row as a card of heads and values."""
    for tabel in akar.iter("table"):
        if "data" in pohon.kelas(tabel):
            _satu(tabel)


def _satu(tabel: HtmlElement) -> None:
    kepala = list(tabel.iterfind("thead/tr/th"))
    baris = [b for b in tabel.iter("tr") if len(b) == len(kepala) and b.getparent().tag != "thead"]
    lebar = [_lebar(k, [b[n] for b in baris]) for n, k in enumerate(kepala)]
    if not baris or sum(lebar) + TEPI * len(lebar) <= LEBAR:
        return
    nama = {n for b in baris for n, sel in enumerate(b) if sel.get("scope") == "row"}
    ke = min(nama, default=2)
    nilai = kepala[ke + 1 :]
    berderet = len(nama) == 1 and ke < 2 and 0 < len(nilai) <= PALING_BANYAK
    if berderet and max(lebar[ke + 1 :]) <= LEBAR / len(nilai):
        pohon.tambah_kelas(tabel, f"tumpuk k-{len(nilai)}")
        return
    angka = [n for n, k in zip(lebar, kepala, strict=True) if "bilangan" in pohon.kelas(k)]
    luas = sum(max(angka, default=0) > batas for batas in PETAK)
    pohon.tambah_kelas(tabel, " ".join(("kartu", "lega", "luas", "penuh")[: luas + 1]))
    for b in baris:
        for sel, judul in zip(b, kepala, strict=True):
            if sel.get("scope") != "row" and pohon.teks(sel):
                sel.set("data-judul", pohon.teks(judul))


def _lebar(kepala: HtmlElement, sel: list[HtmlElement]) -> float:
    """The minimal width of a column: its longest word, a whole figure, or the minimum for text."""
    kelas = pohon.kelas(kepala)
    if not kelas & {"bilangan", "nomor", "status", "tengah"}:
        return TEKS_PENDEK if "pendek" in kelas else TEKS
    judul = (f"{kata} " for kata in pohon.teks(kepala).split())  # bold text is a little wider
    return max(map(len, chain(judul, *(_utuh(satu) for satu in sel))), default=1) * AKSARA + SELA


def _utuh(sel: HtmlElement) -> list[str]:
    """The pieces of a cell that must not be broken."""
    angka = [u for u in sel.iter("data", "abbr", "span") if "angka" in pohon.kelas(u)]
    if angka and "lipat" not in pohon.kelas(angka[0]):
        return [pohon.teks(sel)]
    if angka:
        return [" " * LIPAT]
    tanda = "  " if sel.find("span") is not None else ""
    return [kata + tanda for kata in pohon.teks(sel).split()]
