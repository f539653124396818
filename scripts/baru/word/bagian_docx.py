"""Parts of a .docx file by its XML: blocks in their order, cells, lists, the edges of its pages."""

import io
import re
from collections.abc import Iterator
from typing import Any

from docx.document import Document as DokumenWord
from docx.oxml.ns import qn

from macros.gambar import huruf
from macros.gambar.pengolah_foto import FotoRusak, terbuka
from macros.periksa.sasaran import BIASA
from scripts.baru.word.tulisan import nilai, nyala, rangkai

TAK_TERBACA = "(aksara tidak terbaca)"
GALERI = "(.//w:docPartGallery)[1]/@w:val"  # what a content control is taken from
# The same box once more, for programs of before 2010.
CADANGAN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def isi_docx(badan: Any) -> Iterator[Any]:
    """Paragraphs and tables in their order, also those in content controls; no contents list."""
    for simpul in badan:
        if simpul.tag in {qn("w:p"), qn("w:tbl")}:
            yield simpul
        elif simpul.tag == qn("w:sdt") and "Table of" not in nilai(simpul, GALERI):
            isi = simpul.find(qn("w:sdtContent"))
            yield from isi_docx(isi) if isi is not None else ()


# Letters of Word's symbol font (Wingdings) as the signs that they show.
SIMBOL = str.maketrans("\uf0fc\uf0fb\uf0fe\uf0a8\uf0e0\uf0f0\uf0d8\uf0b7\uf0a7", "✓✗☑☐→⇒➢•▪")


def ganti_aksara(akar: Any) -> Iterator[str]:
    """Put a mark in the place of each text in signs that the report's fonts lack; those texts."""
    for simpul in akar.iter(qn("w:t"), qn("w:sym")):
        if simpul.tag == qn("w:sym"):
            simpul.text, simpul.tag = chr(int(simpul.get(qn("w:char"), "20"), 16)), qn("w:t")
        simpul.text = (simpul.text or "").translate(SIMBOL)
        asing = set(BIASA.sub("", simpul.text)) - huruf.aksara()
        if asing:
            kelompok = f"[{re.escape(''.join(asing))}]"
            pola = re.compile(rf"{kelompok}(?:[\s\u200e\u200f]*{kelompok})*")
            yield from pola.findall(simpul.text)
            simpul.text = pola.sub(TAK_TERBACA, simpul.text)


def milik(simpul: Any, p: Any) -> bool:
    """Whether something stands in a paragraph itself, and in none of a box within it."""
    return next(simpul.iterancestors(qn("w:p")), None) is p


def pinggir(dokumen: DokumenWord) -> list[str]:
    """What stands at the head and the foot of the pages."""
    teks = [
        " ".join(p.text.split())
        for bagian in dokumen.sections
        for tepi in (bagian.header, bagian.footer, bagian.first_page_header,
                     bagian.first_page_footer)
        for p in tepi.paragraphs
    ]  # fmt: skip
    return list(dict.fromkeys(filter(None, teks)))


def buang_tersembunyi(badan: Any) -> list[str]:
    """Take out what Word shows to nobody, and give it."""
    larik = [r for r in badan.iter(qn("w:r")) if nyala(r, "vanish")]
    teks = ["".join(map(str, r.itertext(qn("w:t"), with_tail=False))) for r in larik]
    for r in larik:
        r.getparent().remove(r)
    return list(filter(None, (" ".join(satu.split()) for satu in teks)))


def _anak(simpul: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for satu in simpul:
        if satu.tag == qn(tag):
            yield satu
        elif satu.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")}:
            yield from _anak(satu, tag)


def _lanjutan(tc: Any) -> bool:
    """Whether a cell goes on from the row above."""
    return bool(tc.vMerge == "continue")


def sel_docx(tabel: Any, dokumen: DokumenWord) -> tuple[tuple[str, ...], ...]:
    """The texts of the cells; one that goes over several columns or rows stands in the first."""
    hasil = []
    for baris in _anak(tabel, "w:tr"):
        isi: list[str] = []
        for tc in _anak(baris, "w:tc"):
            alinea = (
                rangkai(p, dokumen)[1]
                for p in tc.iter(qn("w:p"))
                if next(p.iterancestors(CADANGAN), None) is None
            )
            teks = "" if _lanjutan(tc) else " ".join(filter(None, alinea))
            isi += [teks, *[""] * (tc.grid_span - 1)]
        hasil.append(isi)
    lebar = max(map(len, hasil), default=0)
    return tuple(tuple(b + [""] * (lebar - len(b))) for b in hasil)


def baris_kepala(tabel: Any, baris: tuple[tuple[str, ...], ...]) -> int:
    """How many lines are heads: those that Word repeats, or as deep as their merged cells go."""
    semua = list(_anak(tabel, "w:tr"))
    diulang = [b.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for b in semua]
    if diulang[0]:
        return next((n for n, d in enumerate(diulang) if not d), len(diulang))
    dalam = 1
    while dalam < min(3, len(baris) - 1) and any(map(_lanjutan, _anak(semua[dalam], "w:tc"))):
        dalam += 1
    return dalam


def penomoran(dokumen: DokumenWord) -> dict[tuple[int, int], str]:
    """The form of each list of the document by its number and level: `bullet`, `decimal`, …"""
    try:
        akar = dokumen.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstrak = {
        satu.get(qn("w:abstractNumId")): {
            int(lapis.get(qn("w:ilvl"), "0")): nilai(lapis, "w:numFmt/@w:val")
            for lapis in satu.iter(qn("w:lvl"))
        }
        for satu in akar.iter(qn("w:abstractNum"))
    }
    return {
        (int(satu.get(qn("w:numId"), "0")), lapis): bentuk
        for satu in akar.iter(qn("w:num"))
        for lapis, bentuk in abstrak.get(nilai(satu, "w:abstractNumId/@w:val"), {}).items()
    }


def utuh(isi: bytes) -> bool:
    """Whether a picture can be shown."""
    try:
        with terbuka(isi) as gambar:
            gambar.load()
    except FotoRusak:
        return False
    return True


def sebagai_gambar(isi: bytes, rupa: str) -> bytes:
    """A picture in the form that its name says."""
    from PIL import Image

    gambar = Image.open(io.BytesIO(isi))
    if (gambar.format or "").casefold() in {rupa, "jpeg" if rupa == "jpg" else rupa}:
        return isi
    wadah = io.BytesIO()
    gambar.convert("RGBA" if "A" in gambar.getbands() else "RGB").save(wadah, "PNG")
    return wadah.getvalue()
