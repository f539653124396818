"""Widths of a table's columns, so that its rows need as few lines as possible.

Every column first gets its longest word or figure. The rest is given, step by step, to the column
whose text makes most rows tall, and last to those that are narrower than declared. Paper and a wide
screen have about as many letters in a line.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from copy import deepcopy
from itertools import groupby
from math import ceil

from lxml.html import HtmlElement
from lxml.html.builder import COL, COLGROUP

from ..dasar import pohon
from ..dasar.pohon import tempat_sel
from ..gambar.huruf import kata_terlebar, lebar_teks

# In em of the type of tables: the text's width, upright and turned; what a cell keeps free, where
# columns are many, and before words behind figures.
TEGAK, TEPI, RAPAT, SELA = 50.4, 1.02, 0.78, 0.92
PUTAR = 79.3
# With more columns than this a table is set across the length of the page where it is wide, or its
# rows would have more lines than this on average, and more than so many together: fewer stand on
# the page that tells of them, and would leave a page of their own empty.
KOLOM_PUTAR, TERTINGGI, PENDEK = 6, 3.0, 20
KOLOM_RAPAT = 12  # from so many columns on cells have narrower margins
INDEN = 1.8  # em, the indentation of lists
TERPANJANG = 11.0  # em; longer words may break, except figures
LANGKAH = 0.5  # em
TOLERANSI = 4.0  # em by which a table may extend into the margins of a page
TINGGI = 0.9  # a cell with this part of the row's height counts as tall
UTUH = {"angka", "status"}
TERLIPAT = {"lipat", "angka-kosong"}  # of these what breaks: “belum tercapai” is no figure
# The space reserved for missing decimals, with their comma if there are none.
DESIMAL = {f"desimal-{n}{k}": 0.556 * n + 0.278 * len(k) for n in (1, 2, 3) for k in ("", "0")}
ANGKA = re.compile(r"−?[\d.]+(?:,(\d+))?")
# Of a table in parts: the em that the columns with the names of its rows get, and what differs in
# the heads of columns that belong together.
NAMA, BERNOMOR = 20.0, re.compile(r"[\dIVX]+\b")
Kolom = Sequence[HtmlElement | None]  # its cells; None under a cell that spans it
# By column and cell: the length of the text in one line, and that of its longest unbreakable part.
Ukuran = Sequence[Sequence[tuple[float, float]]]


def bagi(akar: HtmlElement, huruf: float = 1.0) -> None:
    """Set the widths of the columns of every table, in percent, and split tables that are too wide
    for any page; `huruf` is the size of letters relative to the report's, if a table has room for
    that."""
    semua = list(akar.iter("table"))
    for tabel in semua:
        kolom = _kolom(tabel)
        for satu in kolom:
            _sejajarkan([sel for sel in satu if sel is not None])
        ukuran = _ukuran(kolom)
        if bagian := _belah(tabel, ukuran) if _perlu(ukuran) > TOLERANSI + PUTAR else []:
            semua += bagian
            continue
        lebar_ = _lebar(tabel, kolom, ukuran, huruf)
        tinggi = _tinggi(ukuran, lebar_)
        sesak = _perlu(ukuran) > TOLERANSI + TEGAK
        banyak = len(kolom) > KOLOM_PUTAR
        sempit = _perlu(ukuran) > TEGAK or sum(tinggi) > max(TERTINGGI * len(tinggi), PENDEK)
        for figur in tabel.iterancestors("figure") if sesak or (banyak and sempit) else ():
            pohon.tambah_kelas(figur, "lebar" if banyak else "lebar putar")
            lebar_ = _lebar(tabel, kolom, ukuran, huruf)
        for lama in tabel.findall("colgroup"):
            lama.drop_tree()
        isi = [COL(style=f"width: {100 * satu / sum(lebar_):.1f}%") for satu in lebar_]
        tabel.insert(0, COLGROUP(*isi))


def _belah(tabel: HtmlElement, ukuran: Ukuran) -> list[HtmlElement]:
    """Replace a table in a figure by parts that fit on a page. Each part repeats the columns that
    name the rows. Returns no part if the table cannot be split: a cell spans some of its columns,
    or only one column is left."""
    baris, banyak = list(tabel.iter("tr")), len(ukuran)
    if next(tabel.iterancestors("figure"), None) is None or {*map(len, baris)} - {1, banyak}:
        return []
    utuh = [b for b in baris if len(b) == banyak]
    bernama = (n for b in utuh for n, sel in enumerate(b) if sel.get("scope") == "row")
    tetap, kepala = 1 + max(bernama, default=0), [pohon.teks(sel) for sel in utuh[0]]
    bagian = _bagian(kepala, ukuran, tetap)
    bingkai = next((u for u in tabel.iterancestors("div") if "gulir" in pohon.kelas(u)), tabel)
    hasil: list[HtmlElement] = []
    for isi in bagian if len(bagian) > 1 else ():
        salinan = deepcopy(bingkai)
        for b in salinan.iter("tr", "colgroup"):
            for sel in [sel for n, sel in enumerate(b) if n >= tetap and n not in isi]:
                b.remove(sel)
            for sel in b if len(b) == 1 else ():
                sel.set("colspan", str(tetap + len(isi)))
        salinan.attrib.pop("aria-labelledby", None)
        ujung = dict.fromkeys((kepala[isi[0]], kepala[isi[-1]]))
        salinan.set("aria-label", " sampai ".join(ujung))
        bingkai.addprevious(salinan)
        hasil += salinan.iter("table")
    if hasil:
        bingkai.drop_tree()
    return hasil


def _bagian(kepala: Sequence[str], ukuran: Ukuran, tetap: int) -> list[list[int]]:
    """Which columns each part of a table shows beside the first `tetap` ones. Columns with the same
    heading except for its digits, such as years, stay together if they fit."""
    lebar = [max(kata for _, kata in k) + RAPAT for k in ukuran]
    nama = (max(n, min(NAMA, max(k)[0])) for n, k in zip(lebar, ukuran[:tetap], strict=False))
    muat, bagian = TOLERANSI + PUTAR - sum(nama), [list[int]()]
    rumpun = groupby(range(tetap, len(lebar)), lambda n: BERNOMOR.sub("", kepala[n]))
    for semua in ([*isi] for _, isi in rumpun):
        serangkai = sum(lebar[n] for n in semua) <= muat
        for satu in [semua] if serangkai else [[n] for n in semua]:
            if bagian[-1] and sum(lebar[n] for n in (*bagian[-1], *satu)) > muat:
                bagian.append([])
            bagian[-1] += satu
    return bagian


def kelewat(tabel: HtmlElement) -> bool:
    """Whether a table is too wide for any page, with only its longest words and figures."""
    kolom = _kolom(tabel)
    putar = len(kolom) > KOLOM_PUTAR or next(tabel.iterancestors("figure"), None) is not None
    return _perlu(_ukuran(kolom)) > TOLERANSI + (PUTAR if putar else TEGAK)


def _kolom(tabel: HtmlElement) -> list[Kolom]:
    """The cells of a table by column."""
    kisi: dict[int, dict[int, HtmlElement]] = defaultdict(dict)
    for i, j, lebar, _, sel in tempat_sel(list(tabel.iter("tr"))):
        if lebar == 1:
            kisi[i][j] = sel
    banyak = 1 + max((j for baris in kisi.values() for j in baris), default=-1)
    return [[baris.get(n) for baris in kisi.values()] for n in range(banyak)]


def _ukuran(kolom: Sequence[Kolom], huruf: float = 1.0) -> Ukuran:
    return [[_ukur(sel, huruf) for sel in k] for k in kolom]


def _perlu(ukuran: Ukuran) -> float:
    """The minimal width of a table with these columns, in em."""
    return sum(max(kata for _, kata in k) + RAPAT for k in ukuran)


def _tinggi(ukuran: Ukuran, lebar: Sequence[float]) -> list[int]:
    """The number of lines of each row below a table's head, with columns of these widths."""
    baris = (
        [ceil(teks / max(satu - RAPAT, LANGKAH)) for (teks, _), satu in zip(b, lebar, strict=True)]
        for b in [*zip(*ukuran, strict=True)][1:]
    )
    return [max(b) for b in baris]


def persen(tabel: HtmlElement) -> list[float]:
    """The widths of a table's columns, as set by `bagi`."""
    gaya = [satu.get("style", "") for satu in tabel.iterfind("colgroup/col")]
    return [float(satu.removeprefix("width: ").removesuffix("%")) for satu in gaya if satu]


def _sejajarkan(kolom: Sequence[HtmlElement]) -> None:
    """Mark figures that have fewer decimals than others in their column, so that commas align; a
    unit after a figure shows where it ends."""
    isi = [(sel, teks) for sel in kolom if any(map(str.isdecimal, teks := pohon.teks(sel)))]
    angka = [ANGKA.fullmatch(teks) for sel, teks in isi if "bilangan" in pohon.kelas(sel)]
    pecahan = [len(m[1] or "") for m in angka if m]
    for (sel, _), panjang in zip(isi, pecahan if len(pecahan) == len(isi) else (), strict=False):
        kelas = f"desimal-{max(pecahan) - panjang}{'' if panjang else '0'}"
        if kelas in DESIMAL:
            pohon.tambah_kelas(sel, kelas)


def _lebar(tabel: HtmlElement, kolom: Sequence[Kolom], ukuran: Ukuran, huruf: float) -> list[float]:
    """The width of each column, in em; `ukuran` are its cells at the report's letter size."""
    banyak = len(kolom) > KOLOM_PUTAR
    kelas = pohon.kelas(next(tabel.iterancestors("figure"), tabel))
    putar = "putar" in kelas or (banyak and "lebar" in kelas)
    muat = PUTAR if putar else TEGAK
    if huruf != 1 and huruf * _perlu(ukuran) <= muat:
        ukuran = _ukuran(kolom, huruf)
    tepi = RAPAT if banyak and not (putar and len(kolom) <= KOLOM_RAPAT) else TEPI
    bilangan = [any("bilangan" in pohon.kelas(s) for s in k if s is not None) for k in kolom]
    bantalan = [
        tepi + SELA * (n > 0 and bilangan[n - 1] and not satu) for n, satu in enumerate(bilangan)
    ]
    terlebar = [max(kata for _, kata in k) for k in ukuran]
    lebar = [t if b else min(t, TERPANJANG) for t, b in zip(terlebar, bilangan, strict=True)]
    # The first and the last column keep nothing free at the table's own edges.
    semua = tepi + muat
    sisa = semua - sum(lebar) - sum(bantalan)
    while sisa > LANGKAH and (n := _tertinggi(ukuran, lebar)) is not None:
        lebar[n] += LANGKAH
        sisa -= LANGKAH
    lebar = [satu + b for satu, b in zip(lebar, bantalan, strict=True)]
    tulis = [k.get("class", "").removeprefix("l-") for k in tabel.iterfind("colgroup/col")]
    ingin = [int(t or 0) / 100 * semua for t in (*tulis, *["0"] * len(lebar))]
    kurang = [max(i - satu, 0) for i, satu in zip(ingin, lebar, strict=False)]
    porsi = [k + satu / 10 for k, satu in zip(kurang, lebar, strict=True)]
    if sisa > sum(kurang) and not all(ingin[: len(lebar)]):
        # Columns that declare no width take most of what the others leave.
        porsi = [satu / (10 if i else 1) for i, satu in zip(ingin, lebar, strict=False)]
        lebar = [satu + k for satu, k in zip(lebar, kurang, strict=True)]
        sisa -= sum(kurang)
    return [satu + max(sisa, 0) * p / sum(porsi) for satu, p in zip(lebar, porsi, strict=True)]


def _tertinggi(ukuran: Ukuran, lebar: Sequence[float]) -> int | None:
    """The column with the largest gain whose text makes rows tall; none if all fit on one line."""
    baris = [
        [panjang / max(satu, LANGKAH) for panjang, _ in k]
        for k, satu in zip(ukuran, lebar, strict=True)
    ]
    puncak = [TINGGI * max(b) for b in zip(*baris, strict=True)]
    hemat = [
        sum(b for b, tinggi in zip(k, puncak, strict=True) if b > 1 and b >= tinggi) / (satu or 1)
        for k, satu in zip(baris, lebar, strict=True)
    ]
    return hemat.index(max(hemat)) if any(hemat) else None


def _ukur(sel: HtmlElement | None, huruf: float = 1.0) -> tuple[float, float]:
    """The length of a cell's text in one line, and that of its longest unbreakable part."""
    if sel is None:
        return 0.0, 0.0
    tebal = sel.get("scope") == "col"
    butir = [pohon.teks(u) for u in sel.iter("li")]
    teks = " ".join(butir or [pohon.teks(sel)])
    for utuh in sel.iter("data", "span"):
        if (kelas := pohon.kelas(utuh)) & UTUH and not kelas & TERLIPAT:
            satu = pohon.teks(utuh)
            teks = teks.replace(satu, satu.replace(" ", "\N{NO-BREAK SPACE}"))
    kosong = sum(DESIMAL[k] for k in pohon.kelas(sel) & DESIMAL.keys())
    # A short item of a list is not broken.
    pendek = (n for b in butir if (n := lebar_teks(b, huruf)) <= TERPANJANG - INDEN)
    kata = max([kata_terlebar(teks, huruf, tebal), *pendek])
    kosong += INDEN * bool(butir)
    return lebar_teks(teks, huruf, tebal) + kosong, kata + kosong
