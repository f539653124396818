"""The look of the Word copy: page, styles, cover, fields, bookmarks, notes."""

import hashlib
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as DokumenWord
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT, WD_TAB_LEADER
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from ..dasar.berkas import baca_yaml
from ..sajian.templat import lingkungan
from .dokumen import Sampul

TANDA = "Salinan untuk ditanggapi, bukan dokumen resmi"
KERTAS = Cm(21), Cm(29.7)
TEPI = Cm(2.5)
LEBAR = {False: Cm(16), True: Cm(24.7)}  # of the text, portrait and landscape
TINGGI = {False: Cm(21), True: Cm(12)}  # maximal height of a picture
HURUF, TINTA, PUDAR = "Calibri", RGBColor(0x1F, 0x38, 0x64), RGBColor(0x59, 0x59, 0x59)
GAYA = Path(__file__).with_suffix(".yaml")
ISI_TABEL = "Isi tabel"
LAPIS_ISI = 3
AWAL_DAFTAR = "Daftar Isi"  # the title of the first list, which begins on a new page
CATATAN = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"


def dokumen_baru(sampul: Sampul) -> DokumenWord:
    """An empty A4 document with the styles, header and footer of the copy."""
    d = Document()
    sifat = d.core_properties
    sifat.title = f"{sampul.judul} {sampul.unit} {sampul.periode} {sampul.tahun}"
    sifat.author = sifat.last_modified_by = sampul.unit
    sifat.comments, sifat.language = TANDA, "id-ID"
    sifat.created = sifat.modified = datetime(2000, 1, 1, tzinfo=UTC)  # for reproducible bytes
    d.styles["TOC Heading"].base_style = d.styles["Heading 2"]
    for nama, rupa in baca_yaml(GAYA).items():
        baru = nama not in d.styles
        gaya = d.styles.add_style(nama, WD_STYLE_TYPE.PARAGRAPH) if baru else d.styles[nama]
        _atur(gaya, **rupa)
    d.styles["Heading 1"].paragraph_format.page_break_before = True
    for satu in d.styles.element.iter(qn("w:lang")):  # the language of spell checking
        satu.set(qn("w:val"), "id-ID")
    d.settings.element.append(OxmlElement("w:updateFields", {qn("w:val"): "true"}))  # on opening
    kertas(d.sections[0], lebar=False)
    kepala, kaki = d.sections[0].header.paragraphs[0], d.sections[0].footer.paragraphs[0]
    kepala.add_run(f"{TANDA} · {sampul.kaki}")
    kaki.alignment = WD_ALIGN_PARAGRAPH.CENTER
    kaki.add_run("Halaman ")
    medan(kaki, "PAGE", "1")
    return d


def _atur(
    gaya: Any,
    *,
    ukuran: float,
    atas: float = 0,
    bawah: float = 0,
    masuk: float | None = None,
    judul: bool = False,
    pudar: bool = False,
    tebal: bool = False,
    daftar: bool = False,
) -> None:
    """Set the properties of a style."""
    sifat = gaya.element.get_or_add_rPr()
    if (huruf := sifat.find(qn("w:rFonts"))) is not None:
        sifat.remove(huruf)  # a font of the theme would take precedence
    gaya.font.name, gaya.font.size = HURUF, Pt(ukuran)
    letak = gaya.paragraph_format
    letak.space_before, letak.space_after, letak.line_spacing = Pt(atas), Pt(bawah), 1.1
    if judul:
        gaya.font.color.rgb, gaya.font.bold, gaya.font.italic = TINTA, True, False
        letak.keep_with_next = True
    if pudar:
        gaya.font.color.rgb = PUDAR
    if tebal:
        gaya.font.bold = True
    if masuk is not None:
        letak.left_indent = Cm(masuk)
    if daftar:
        letak.right_indent = Cm(1)
        letak.tab_stops.add_tab_stop(LEBAR[False], WD_TAB_ALIGNMENT.RIGHT, WD_TAB_LEADER.DOTS)


def kertas(bagian: Any, *, lebar: bool) -> None:
    """Set the paper of a section, landscape if `lebar`."""
    pendek, panjang = KERTAS
    bagian.orientation = WD_ORIENT.LANDSCAPE if lebar else WD_ORIENT.PORTRAIT
    bagian.page_width, bagian.page_height = (panjang, pendek) if lebar else (pendek, panjang)
    bagian.left_margin = bagian.right_margin = bagian.top_margin = bagian.bottom_margin = TEPI


def bagian_baru(d: DokumenWord, *, lebar: bool) -> None:
    """Continue on a new page, landscape or portrait."""
    kertas(d.add_section(WD_SECTION.NEW_PAGE), lebar=lebar)
    pemisah = d.element.body.xpath("./w:p[w:pPr/w:sectPr]")[-1]
    letak = Paragraph(pemisah, d).paragraph_format  # so that the paragraph takes no space
    letak.space_before = letak.space_after = Pt(0)
    letak.line_spacing = Pt(1)


def sampul_word(d: DokumenWord, sampul: Sampul) -> None:
    """The cover: unit, title, period, and the remark that this is a copy."""
    isi = (
        *((nama, 13, 0) for nama in sampul.induk), (sampul.judul, 26, 130),
        (sampul.unit, 16, 12), (f"{sampul.periode} Tahun {sampul.tahun}".strip(), 14, 6),
        (TANDA, 12, 150), *((k, 10, 4) for k in sampul.keterangan),
        (f"{sampul.tempat}, {sampul.tahun}", 11, 12),
    )  # fmt: skip
    for teks, ukuran, atas in isi:
        p = d.add_paragraph()
        p.alignment, p.paragraph_format.space_before = WD_ALIGN_PARAGRAPH.CENTER, Pt(atas)
        r = p.add_run(teks)
        r.font.size, r.bold = Pt(ukuran), ukuran > 11
        r.font.color.rgb = TINTA if ukuran > 11 else PUDAR


# Fields and bookmarks


def nama_penanda(pengenal: str) -> str:
    """An id as a valid name of a bookmark: letters, digits and underscores, at most forty."""
    rapi = re.sub(r"\W", "_", pengenal)
    if len(rapi) > 40:
        rapi = f"{rapi[:27]}_{hashlib.sha256(pengenal.encode()).hexdigest()[:12]}"
    return rapi if rapi[:1].isalpha() else f"b_{rapi}"


def medan(p: Paragraph, perintah: str, teks: str) -> None:
    """A field with the text to show until Word updates it."""
    satu = OxmlElement("w:fldSimple", {qn("w:instr"): f" {perintah} "})
    satu.append(p.add_run(teks)._r)
    p._p.append(satu)


def tautan(p: Paragraph, *, ke: str = "", penanda: str = "") -> Any:
    """A link at the end of a paragraph, to an address or to a bookmark; runs are moved into it."""
    simpul = OxmlElement("w:hyperlink")
    if ke:
        simpul.set(qn("r:id"), p.part.relate_to(ke, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    else:
        simpul.set(qn("w:anchor"), penanda)
    p._p.append(simpul)
    return simpul


def tandai(p: Paragraph, nama: str, nomor: int, sampai: int | None = None) -> None:
    """Put a bookmark around a paragraph's first `sampai` runs, or all of it."""
    batas = {qn("w:id"): str(nomor)}
    letak = 1 if p._p.pPr is not None else 0
    p._p.insert(letak, OxmlElement("w:bookmarkStart", {**batas, qn("w:name"): nama}))
    akhir = len(p._p) if sampai is None else sampai + 1
    p._p.insert(akhir, OxmlElement("w:bookmarkEnd", batas))


def daftar_word(sebelum: Paragraph, judul: str, isi: Iterable[tuple[str, str, str]]) -> None:
    """Insert a list of contents before a paragraph: style, text and bookmark of each line."""
    baris = list(isi)
    if not baris:
        return
    p = sebelum.insert_paragraph_before(style="TOC Heading")
    p.paragraph_format.page_break_before = judul == AWAL_DAFTAR
    p.add_run(judul)
    for gaya, teks, penanda in baris:
        p = sebelum.insert_paragraph_before(style=gaya)
        tautan(p, penanda=penanda).append(p.add_run(teks)._r)
        p.add_run("\t")
        medan(p, f"PAGEREF {penanda} \\h", "")


# Lists


def nomor_baru(d: DokumenWord, gaya: str, mulai: int = 1) -> int:
    """A new numbering from `mulai` with the marks of a style."""
    akar = d.part.numbering_part.element
    sifat = d.styles[gaya].element.pPr
    lama = sifat.numPr.numId.val if sifat is not None and sifat.numPr is not None else 1
    num = akar.add_num(akar.num_having_numId(lama).abstractNumId.val)
    num.add_lvlOverride(ilvl=0).add_startOverride(mulai)
    return int(num.numId)


def nomori(p: Paragraph, nomor: int) -> None:
    """Make a paragraph an item of a list."""
    p.paragraph_format.element.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = nomor


# Notes


def tanda_catatan(p: Paragraph, nomor: int) -> None:
    """The reference mark of a note in the text."""
    r = p.add_run()
    r.font.superscript = True
    r._r.append(OxmlElement("w:footnoteReference", {qn("w:id"): str(nomor)}))


def pasang_catatan(d: DokumenWord, catatan: Sequence[str]) -> None:
    """Add the footnotes of a document, numbered from 1."""
    if not catatan:
        return
    templat = lingkungan(html=False).get_template("catatan_kaki.xml.j2")
    teks = templat.render(
        ruang=nsdecls("w"),
        gaya=d.styles["footnote text"].style_id,
        catatan=[escape(satu) for satu in catatan],
    )
    bagian = Part(PackURI("/word/footnotes.xml"), CATATAN, teks.encode(), d.part.package)
    d.part.relate_to(bagian, RELATIONSHIP_TYPE.FOOTNOTES)
