"""Tables on a narrow screen: as they are, values under the name of each row, or each row as a card
of heads and values. A wide screen always has the table as it is.
"""

from itertools import chain

from lxml.html import HtmlElement

from ..dasar import pohon

# The narrowest screen that is made for, less its margins, and what text takes of it, in px.
LEBAR, AKSARA, SELA, TEPI = 328, 7.4, 8, 12
TEKS, TEKS_PENDEK = 150, 90
LIPAT = 13  # characters that a figure of many words keeps for itself, as the style sheet says
PALING_BANYAK = 5  # values beside each other


def susun(akar: HtmlElement) -> None:
    """Mark every table that is too wide with the way in which it is set."""
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
    pohon.tambah_kelas(tabel, "kartu")
    for b in baris:
        for sel, judul in zip(b, kepala, strict=True):
            if sel.get("scope") != "row" and pohon.teks(sel):
                sel.set("data-judul", pohon.teks(judul))


def _lebar(kepala: HtmlElement, sel: list[HtmlElement]) -> float:
    """The least width of a column: its longest word, or all of a figure, or what reads as text."""
    kelas = pohon.kelas(kepala)
    if not kelas & {"bilangan", "nomor", "status", "tengah"}:
        return TEKS_PENDEK if "pendek" in kelas else TEKS
    judul = (f"{kata} " for kata in pohon.teks(kepala).split())  # bold takes a little more
    utuh = chain(judul, *(_utuh(satu) for satu in sel))
    return max(map(len, utuh), default=1) * AKSARA + SELA


def _utuh(sel: HtmlElement) -> list[str]:
    """The pieces of a cell in which no line breaks."""
    angka = [u for u in sel.iter("data", "abbr", "span") if "angka" in pohon.kelas(u)]
    if angka and "lipat" not in pohon.kelas(angka[0]):
        return [pohon.teks(sel)]
    if angka:
        return [" " * LIPAT]
    tanda = "  " if sel.find("span") is not None else ""
    return [kata + tanda for kata in pohon.teks(sel).split()]
