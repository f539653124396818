"""Read the XML of a .docx file: blocks in order, formats of paragraphs, runs as Markdown, cells,
lists, heads and feet of pages."""

from __future__ import annotations

import io
import re
from collections.abc import Container, Iterable, Iterator
from functools import cache
from itertools import groupby
from operator import itemgetter
from typing import Any

from docx.document import Document as DokumenWord
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsmap, qn
from docx.text.paragraph import Paragraph
from lxml import etree

from macros.asupan.bilangan import TAK_TERLIHAT
from macros.gambar import huruf
from macros.gambar.pengolah_foto import FotoRusak, terbuka
from macros.periksa.sasaran import BIASA

# Special characters of Markdown or macros.
TANDA = re.compile(r"([\\`*_\[\]~^$|]|(?<!\{)\{(?![{%#]))")
MAKRO = re.compile(r"\{([{%#])")
# Beginnings of lists, headings, definitions and titles, with their escaped form.
AWAL = re.compile(r"(#|[-+](?=\s)|>|=|!!!|:|Tabel:|\d+[.)](?=\s))")
# An address that browsers open.
LUAR = re.compile(r"https?://[\w-]+(?:\.[\w-]+)*(?=[/?#:]|\s*$)|mailto:[^\s@]+@\w", re.IGNORECASE)
KOLOM_WORD = 63  # the maximum in Word
ACUAN = {qn("w:footnoteReference"): "n", qn("w:endnoteReference"): "e"}
TEGAK = {"superscript": "^", "subscript": "~"}
# The text that a mark of Markdown must touch, between spaces and invisible characters.
TEPI = re.compile(rf"([\s{TAK_TERLIHAT}]*)(.*?)([\s{TAK_TERLIHAT}]*)\Z", re.DOTALL)
BERGAYA = re.compile(r"(?:heading|judul)\s*(\d)", re.IGNORECASE)


class GayaAlinea:
    """The format of a paragraph, direct and by its style: levels of heading and outline, purpose of
    the style, emphasis, list."""

    def __init__(self, p: Paragraph, simpul: Any) -> None:
        gaya = p.style
        nama = (gaya.name or "") if gaya is not None else ""
        bergaya = BERGAYA.match(nama)
        self.judul = int(bergaya[1] or 0) if bergaya else int(nama.casefold() == "title")
        asal = [simpul, *([gaya.element] if gaya is not None else [])]

        def sifat(nama: str) -> str:
            return next(filter(None, (nilai(s, f"w:pPr/{nama}/@w:val") for s in asal)), "")

        garis = int(sifat("w:outlineLvl") or -1) + 1
        self.garis_besar = garis if garis < 7 else 0
        self.keterangan = nama.casefold() in {"caption", "keterangan"}
        self.daftar_isi = nama.casefold().startswith(("toc", "table of figures", "daftar isi"))
        bertulis = [r for r in p.runs if r.text.strip()]
        tebal = gaya is not None and bool(gaya.font.bold)
        self.tebal = bool(bertulis) and all(r.bold or (r.bold is None and tebal) for r in bertulis)
        self.tengah = p.alignment == WD_ALIGN_PARAGRAPH.CENTER
        self.nomor = int(sifat("w:numPr/w:numId") or 0)
        self.lapis = int(sifat("w:numPr/w:ilvl") or 0)


def nilai(simpul: Any, jalur: str, **isi: str) -> str:
    """The first attribute at an XPath with Word's prefixes and `isi` in place of its `$`; ""
    without one."""
    return str(next(iter(_jalur(jalur)(simpul, **isi)), ""))


@cache
def _jalur(jalur: str) -> Any:
    return etree.XPath(jalur, namespaces=nsmap)


def lolos(teks: str) -> str:
    """Escape a text for Markdown and macros."""
    teks = TANDA.sub(r"\\\1", teks).replace("<", "&lt;")
    teks = MAKRO.sub(r'{{ "{\1" }}', teks)
    if awal := AWAL.match(teks):
        kata = awal[0]
        # A character that Markdown cannot escape is written as a reference.
        baru = f"\\{kata}" if kata[0] in "#-+>!" else f"{kata[:-1]}&#{ord(kata[-1])};"
        teks = baru + teks[len(kata) :]
    return teks


def rangkai(simpul: Any, dokumen: DokumenWord) -> tuple[str, str]:
    """A paragraph as Markdown, and as plain text."""
    larik = simpul.xpath(".//w:r")
    isi = [(teks, tanda) for r in larik for teks, tanda in _larik(r, dokumen) if teks]
    # Superscript and subscript must be single words in Markdown.
    datar = [
        (teks, tuple(t for t in tanda if t not in "^~" or " " not in teks.strip()))
        for teks, tanda in _satukan(isi)
    ]
    markdown = susun_larik(datar)
    polos = "".join(t for t, tanda in isi if tanda[:1] != ("catatan",))
    return " ".join(markdown.split()), " ".join(polos.split())


Tanda = tuple[str, ...]


def _satukan(isi: Iterable[tuple[str, Tanda]]) -> Iterator[tuple[str, Tanda]]:
    """Join pieces of text with the same format."""
    for tanda, bagian in groupby(isi, key=itemgetter(1)):
        yield "".join(t for t, _ in bagian), tanda


def _larik(r: Any, dokumen: DokumenWord) -> Iterator[tuple[str, Tanda]]:
    """The pieces of a run with their formats."""
    nomor = r.getparent().get(qn("r:id"))  # of a link
    tautan = dokumen.part.rels[nomor].target_ref if nomor in dokumen.part.rels else ""
    # Escapes in the address of a Markdown link.
    ke = re.sub(r"[\s()<>\[\]{}\\]", lambda m: f"%{ord(m[0]):02X}", tautan.strip())
    tanda = tuple(filter(None, (
        f"ke {ke}" if LUAR.match(tautan) else "",
        *(t for nama, t in (("b", "**"), ("i", "*"), ("strike", "~~")) if nyala(r, nama)),
        TEGAK.get(nilai(r, "w:rPr/w:vertAlign/@w:val"), ""),
    )))  # fmt: skip
    for satu in r:
        if satu.tag == qn("w:t"):
            yield satu.text or "", tanda
        elif satu.tag in {qn("w:tab"), qn("w:br"), qn("w:cr")}:
            yield " ", tanda
        elif satu.tag == qn("w:noBreakHyphen"):
            yield "\N{NON-BREAKING HYPHEN}", tanda
        elif satu.tag in ACUAN:
            yield f"[^{_catatan(satu)}]", ("catatan",)


def _catatan(acuan: Any) -> str:
    """The note of a reference: `n2` or `e2`."""
    return f"{ACUAN[acuan.tag]}{acuan.get(qn('w:id'))}"


def tandai_tanpa_catatan(badan: Any, ada: Container[str]) -> None:
    """Mark references to missing notes in the text."""
    for acuan in [a for a in badan.iter(*ACUAN) if _catatan(a) not in ada]:
        acuan.tag, acuan.text = qn("w:t"), " (catatan kaki tidak ada)"


def nyala(r: Any, nama: str) -> bool:
    """Whether a run has a property, such as bold or hidden."""
    satu = r.find(f"{qn('w:rPr')}/{qn(f'w:{nama}')}")
    return satu is not None and satu.get(qn("w:val"), "true") not in {"0", "false", "none"}


def susun_larik(isi: Iterable[tuple[str, Tanda]]) -> str:
    """Pieces of text as Markdown; a format that neighbours share is written once around them."""
    hasil = ""
    for tanda, bagian in groupby(isi, key=lambda satu: satu[1][:1]):
        dalam = [(teks, sisa[1:]) for teks, sisa in bagian]
        teks = (
            susun_larik(dalam) if tanda not in {(), ("catatan",)} else "".join(t for t, _ in dalam)
        )
        kiri, inti, kanan = TEPI.findall(teks)[0]
        match tanda:
            case ():
                inti = lolos(inti)
            case (satu,) if inti and satu != "catatan":
                alamat = satu.removeprefix("ke ")
                inti = f"[{inti}]({alamat})" if alamat != satu else f"{satu}{inti}{satu}"
        hasil += f"{kiri}{inti}{kanan}"
    return hasil


TAK_TERBACA = "(aksara tidak terbaca)"
GALERI = "(.//w:docPartGallery)[1]/@w:val"  # the gallery of a content control
ALIH = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Content to ignore: deleted text, and copies of boxes for programs before 2010.
DIBUANG = [
    *map(qn, ("w:del", "w:moveFrom", "w:sdtPr", "w:smartTagPr", "w:customXmlPr")),
    f"{ALIH}Fallback",
]
# Wrappers to remove: tracked changes, fields, content controls, custom XML, alternatives for newer
# programs.
BUNGKUS = [
    *map(qn, ("w:ins", "w:moveTo", "w:smartTag", "w:fldSimple", "w:sdt", "w:sdtContent")),
    *(qn("w:customXml"), f"{ALIH}AlternateContent", f"{ALIH}Choice"),
]


def ratakan(badan: Any) -> None:
    """Flatten the document to paragraphs, tables and runs: without hidden content and tables of
    contents; text boxes follow the paragraphs to which they are anchored."""
    daftar_isi = [s for s in badan.iter(qn("w:sdt")) if "Table of" in nilai(s, GALERI)]
    for simpul in [*daftar_isi, *badan.iter(*DIBUANG)]:
        simpul.getparent().remove(simpul)
    for simpul in [*badan.iter(*BUNGKUS)]:
        letak = simpul.getparent().index(simpul)
        simpul.getparent()[letak : letak + 1] = simpul[:]
    for kotak in reversed([*badan.iter(qn("w:txbxContent"))]):
        alinea = next(kotak.iterancestors(qn("w:p")))
        for simpul in reversed(kotak):
            alinea.addnext(simpul)


# Characters of Wingdings and what they look like.
SIMBOL = str.maketrans("\uf0fc\uf0fb\uf0fe\uf0a8\uf0e0\uf0f0\uf0d8\uf0b7\uf0a7", "✓✗☑☐→⇒➢•▪")


def ganti_aksara(akar: Any) -> Iterator[str]:
    """Replace each text in characters that the report's fonts lack by a mark; those texts."""
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


def pinggir(dokumen: DokumenWord) -> list[str]:
    """The heads and feet of the pages."""
    teks = [
        " ".join(p.text.split())
        for bagian in dokumen.sections
        for tepi in (bagian.header, bagian.footer, bagian.first_page_header,
                     bagian.first_page_footer)
        for p in tepi.paragraphs
    ]  # fmt: skip
    return list(dict.fromkeys(filter(None, teks)))


def buang_tersembunyi(badan: Any) -> list[str]:
    """Remove hidden text, and return it."""
    larik = [r for r in badan.iter(qn("w:r")) if nyala(r, "vanish")]
    teks = ["".join(map(str, r.itertext(qn("w:t"), with_tail=False))) for r in larik]
    for r in larik:
        r.getparent().remove(r)
    return list(filter(None, (" ".join(satu.split()) for satu in teks)))


def _lanjutan(tc: Any) -> bool:
    """Whether a cell continues the one above."""
    return bool(tc.vMerge == "continue")


def sel_docx(tabel: Any, dokumen: DokumenWord) -> tuple[tuple[str, ...], ...]:
    """The texts of the cells; a merged one is put in its first cell."""
    hasil = []
    for baris in tabel.tr_lst:
        isi = [""] * min(baris.grid_before, KOLOM_WORD)  # for a row that begins further right
        for tc in baris.tc_lst:
            alinea = (rangkai(p, dokumen)[1] for p in tc.iter(qn("w:p")))
            teks = "" if _lanjutan(tc) else " ".join(filter(None, alinea))
            isi += [teks, *[""] * (min(tc.grid_span, KOLOM_WORD) - 1)]
        hasil.append(isi)
    lebar = max(map(len, hasil), default=0)
    return tuple(tuple(b + [""] * (lebar - len(b))) for b in hasil)


def baris_kepala(tabel: Any, baris: tuple[tuple[str, ...], ...]) -> int:
    """The number of head rows: those that Word repeats, or the height of merged head cells."""
    semua = tabel.tr_lst
    diulang = [b.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for b in semua]
    if diulang[0]:
        return next((n for n, d in enumerate(diulang) if not d), len(diulang))
    dalam = 1
    while dalam < min(3, len(baris) - 1) and any(map(_lanjutan, semua[dalam].tc_lst)):
        dalam += 1
    return dalam


def bentuk_daftar(dokumen: DokumenWord, nomor: int, lapis: int) -> str:
    """The format of a level in one of the document's lists: `bullet`, `decimal`, …; "" for an
    unknown list."""
    try:
        akar = dokumen.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return ""
    pola = nilai(akar, "w:num[@w:numId = $n]/w:abstractNumId/@w:val", n=str(nomor))
    cari = "w:abstractNum[@w:abstractNumId = $n]/w:lvl[@w:ilvl = $l]/w:numFmt/@w:val"
    return nilai(akar, cari, n=pola, l=str(lapis))


def utuh(isi: bytes) -> bool:
    """Whether a picture can be shown."""
    try:
        with terbuka(isi) as gambar:
            gambar.load()
    except FotoRusak:
        return False
    return True


def sebagai_gambar(isi: bytes, rupa: str) -> bytes:
    """Convert a picture to the format of its name."""
    from PIL import Image

    gambar = Image.open(io.BytesIO(isi))
    if (gambar.format or "").casefold() in {rupa, "jpeg" if rupa == "jpg" else rupa}:
        return isi
    wadah = io.BytesIO()
    gambar.convert("RGBA" if "A" in gambar.getbands() else "RGB").save(wadah, "PNG")
    return wadah.getvalue()
