"""Tables of the Word copy: rules, backgrounds, widths of columns, repeated heads."""

from collections.abc import Callable
from typing import Any

from docx.document import Document as DokumenWord
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Length
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml.html import HtmlElement

from ..dasar.pohon import kelas, tempat_sel
from ..sajian import lebar_kolom
from . import rupa_word, sumber_word
from .rupa_word import ISI_TABEL
from .sumber_word import di_dalam

KELOMPOK, JUMLAH = "DCE3EE", "F2F2F2"
HURUF = 1.35  # of the report's, since another font may be used and cells have wider margins
AKHIR = 3  # rows kept together at the end, so that none is alone on the next page
RATA = {
    "bilangan": WD_ALIGN_PARAGRAPH.RIGHT,
    "tengah": WD_ALIGN_PARAGRAPH.CENTER,
    "tanda": WD_ALIGN_PARAGRAPH.CENTER,
}
PengisiSel = Callable[[Paragraph, HtmlElement, frozenset[str]], None]


def pasang(dokumen: DokumenWord, unsur: HtmlElement, lebar: Length, isi: PengisiSel) -> None:
    """Add a table of the width `lebar` at the end of a document; `isi` writes a cell's content into
    its paragraph, with the given formats of letters."""
    baris = [b for b in unsur.iter("tr") if sumber_word.terlihat(b)]
    kisi = list(tempat_sel(baris))
    kolom = max((j + w for _, j, w, _, _ in kisi), default=0)
    if not kolom:
        return
    tabel = dokumen.add_table(rows=len(baris), cols=kolom)
    _bergaris(tabel)
    semua = tabel._cells  # once, since access by index goes through all cells
    lebar_kolom.bagi(unsur, HURUF)
    for j, persen in enumerate(lebar_kolom.persen(unsur)):
        satu = Length(round(lebar * persen / 100))
        tabel.columns[j].width = satu
        for sel in semua[j::kolom]:
            sel.width = satu
    for i, j, w, t, sumber in kisi:
        kotak = semua[i * kolom + j]
        if w > 1 or t > 1:
            kotak = kotak.merge(semua[(i + t - 1) * kolom + j + w - 1])
        p = kotak.paragraphs[0]
        p.style = dokumen.styles[ISI_TABEL]
        di_kepala = di_dalam(sumber, "thead") or sumber.get("scope") == "rowgroup"
        di_jumlah = di_dalam(sumber, "tfoot")
        isi_sel = isi if not sumber_word.butir(sumber) else _pengisi_butir(dokumen, kotak, isi)
        isi_sel(p, sumber, frozenset({"bold"} if di_kepala or di_jumlah else ()))
        p.alignment = next((r for nama, r in RATA.items() if nama in kelas(sumber)), None)
        p.paragraph_format.keep_with_next = di_kepala or 0 < len(baris) - 1 - i < AKHIR or None
        if di_kepala or di_jumlah:
            _warnai(kotak, KELOMPOK if di_kepala else JUMLAH)
    kepala = sum(1 for b in baris if di_dalam(b, "thead"))
    for n, satu_baris in enumerate(tabel.rows):
        sifat = satu_baris._tr.get_or_add_trPr()
        sifat.append(OxmlElement("w:cantSplit"))
        if n < kepala:
            sifat.append(OxmlElement("w:tblHeader"))


def _pengisi_butir(dokumen: DokumenWord, kotak: _Cell, isi: PengisiSel) -> PengisiSel:
    """A function that writes a cell's list, a paragraph for each item, with the marks of lists in
    the text."""

    def isi_butir(p: Paragraph, sel: HtmlElement, huruf: frozenset[str]) -> None:
        daftar = sel[0]
        gaya = "List Number" if daftar.tag == "ol" else "List Bullet"
        nomor = rupa_word.nomor_baru(dokumen, gaya, int(daftar.get("start", "1")))
        for n, satu in enumerate(sumber_word.butir(sel)):
            baris = kotak.add_paragraph(style=p.style) if n else p
            isi(baris, satu, huruf)
            rupa_word.nomori(baris, nomor)

    return isi_butir


def _bergaris(tabel: Table) -> None:
    """Set rules above and below, light ones between rows, none vertical; disable Word's own widths
    and use the report's cell margins."""
    garis = "".join(
        f'<w:{sisi} w:val="single" w:sz="{tebal}" w:space="0" w:color="{warna}"/>'
        for sisi, tebal, warna in (("top", 8, "1F3864"), ("bottom", 8, "1F3864"),
                                   ("insideH", 4, "BFBFBF"))
    )  # fmt: skip
    tepi = "".join(f'<w:{sisi} w:w="72" w:type="dxa"/>' for sisi in ("left", "right"))
    tabel.autofit = False
    sifat = tabel._tbl.tblPr
    for di, nama, isi in ((-2, "Borders", garis), (-1, "CellMar", tepi)):
        sifat[di].addprevious(parse_xml(f"<w:tbl{nama} {nsdecls('w')}>{isi}</w:tbl{nama}>"))


def _warnai(sel: Any, warna: str) -> None:
    """Set the background of a cell."""
    isi = f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{warna}"/>'
    sel._tc.get_or_add_tcPr().append(parse_xml(isi))
