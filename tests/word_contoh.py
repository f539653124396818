"""A Word report as offices write it: headings by style and by bold capitals, typed numbers and
captions, merged cells, pictures, notes, lists; all of it made up."""

from __future__ import annotations

import io
from pathlib import Path

from docx import Document
from docx.document import Document as DokumenWord
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm
from docx.text.paragraph import Paragraph
from PIL import Image

from scripts.baru import unit

CATATAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def isian_kosong(data: Path) -> None:
    """Fill the tables of a new unit with gaps where its answers would stand."""
    unit._isi(data, unit.tanyakan(None, ya=True))


def tebal(d: DokumenWord, teks: str) -> None:
    p = d.add_paragraph()
    p.add_run(teks).bold = True


def tengah(d: DokumenWord, teks: str) -> None:
    d.add_paragraph(teks).alignment = WD_ALIGN_PARAGRAPH.CENTER


def gambar(warna: str) -> io.BytesIO:
    isi = io.BytesIO()
    Image.new("RGB", (320, 200), warna).save(isi, "PNG")
    isi.seek(0)
    return isi


def catatan_kaki(d: DokumenWord, alinea: int, teks: str) -> None:
    """A note to a paragraph, in the part that Word keeps for notes."""
    isi = (
        f'<w:footnotes {W}><w:footnote w:id="2"><w:p><w:r><w:t>{teks}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    )
    jenis = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    bagian = Part(PackURI("/word/footnotes.xml"), jenis, isi.encode(), d.part.package)
    d.part.relate_to(bagian, CATATAN)
    p = d.paragraphs[alinea]
    p.runs[-1].element.addnext(parse_xml(f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>'))


def tautan(d: DokumenWord, p: Paragraph, alamat: str, teks: str) -> None:
    """A link at the end of a paragraph."""
    nomor = d.part.relate_to(alamat, RT.HYPERLINK, is_external=True)
    isi = f'<w:r><w:t xml:space="preserve">{teks}</w:t></w:r>'
    p._p.append(parse_xml(f'<w:hyperlink {W} xmlns:r="{R}" r:id="{nomor}">{isi}</w:hyperlink>'))


def _bagian_panjang(d: DokumenWord, n: int) -> None:
    """A page of what offices' documents have besides: all of it with words of its own."""
    d.add_paragraph(f"a. butir{n}a diketik tangan;")
    d.add_paragraph(f"b) butir{n}b diketik tangan;")
    d.add_paragraph(f"{n}. butir{n}c bernomor tangan.")
    p = d.add_paragraph(f"Usulan{n} awal ")
    for jenis, tag, teks in (("ins", "t", f"tambahan{n}"), ("del", "delText", f"terhapus{n}")):
        p._p.append(parse_xml(
            f'<w:{jenis} {W} w:id="{n}" w:author="A" w:date="2031-01-01T00:00:00Z"><w:r>'
            f'<w:{tag}>{teks}</w:{tag}></w:r></w:{jenis}>'
        ))  # fmt: skip
    tautan(d, d.add_paragraph("Lihat "), f"https://contoh.go.id/{n}", f"laman{n}")
    p = d.add_paragraph()
    p.add_run().add_picture(gambar("teal"), width=Cm(3))
    p._p.append(parse_xml(_kotak(f"Gambar 3.{n} Kotak teks{n}")))
    tengah(d, f"Tabel 4..{n} : Bersarang{n}")
    t = d.add_table(rows=2, cols=2)
    for j, teks in enumerate((f"Kepala{n}", "Isi", f"luar{n}", "")):
        t.cell(j // 2, j % 2).text = teks
    t.cell(1, 1).add_table(1, 1).cell(0, 0).text = f"dalam{n}"
    d.add_paragraph(f"Angka {n}.250,75 rupiah dan {n},5 persen.").add_run().add_break(WD_BREAK.PAGE)


def _kotak(teks: str) -> str:
    """A box with text, as Word writes it twice for older programs."""
    isi = f"<w:txbxContent><w:p><w:r><w:t>{teks}</w:t></w:r></w:p></w:txbxContent>"
    return (
        f'<w:r {W} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        ' xmlns:v="urn:schemas-microsoft-com:vml"><mc:AlternateContent><mc:Choice Requires="wps">'
        f"<w:drawing><wps:wsp><wps:txbx>{isi}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox>{isi}</v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def _depan(d: DokumenWord) -> None:
    """What stands before the second chapter."""
    tebal(d, "KATA PENGANTAR")
    d.add_paragraph("Puji syukur. Laporan ini memuat 100% kegiatan & hasil <tahun> 2031.")
    tebal(d, "DAFTAR ISI")
    d.add_paragraph("BAB I ........ 1")
    tebal(d, "BAB I")
    tebal(d, "PENDAHULUAN")
    tebal(d, "A. Latar Belakang")
    p = d.add_paragraph("Camat memimpin ")
    p.add_run("urusan").bold = True
    p.add_run(" yang {{ tidak }} ditulis *sembarangan*, lihat Tabel 1.1 dan Gambar 1.1.")
    catatan_kaki(d, len(d.paragraphs) - 1, "Menurut peraturan daerah.")
    d.add_paragraph("perencanaan", style="List Bullet")
    d.add_paragraph("pelaksanaan", style="List Bullet")
    d.add_paragraph("•\tpelaporan")
    d.add_heading("Organisasi", 2)
    tengah(d, "Tabel 1. 1")
    tengah(d, "Pegawai menurut golongan")
    t = d.add_table(rows=4, cols=3)
    for i, baris in enumerate((("Golongan", "Pria", "Wanita"), ("III", "12", "9"),
                               ("II", "1.204", "3"), ("I", "2", "")), 0):  # fmt: skip
        for j, teks in enumerate(baris):
            t.cell(i, j).text = teks
    d.add_picture(gambar("navy"), width=Cm(8))
    d.add_paragraph("Gambar 1.1 Kantor kecamatan", style="Caption")


def laporan(ulangan: int = 1, *, panjang: bool = False) -> bytes:
    """The report; `ulangan` makes its third chapter longer, `panjang` each of its parts a page that
    holds everything else that offices' documents have."""
    d = Document()
    d.sections[0].header.paragraphs[0].text = "Kepala halaman dinas"
    d.sections[0].footer.paragraphs[0].text = "Kaki halaman dinas"
    tengah(d, "LAPORAN KINERJA INSTANSI PEMERINTAH")
    tengah(d, "KECAMATAN CONTOH")
    _depan(d)
    tebal(d, "BAB II PERENCANAAN KINERJA")
    d.add_paragraph("1. Rencana disusun pada Januari.")
    tebal(d, "BAB III")
    tebal(d, "AKUNTABILITAS KINERJA")
    for n in range(ulangan):
        d.add_heading(f"Capaian Sasaran {n + 1}", 2)
        d.add_paragraph(f"Sasaran {n + 1} mencapai {80 + n},5% dari target.")
        tengah(d, f"TABEL 3.{n + 1} Target dan realisasi ke-{n + 1}")
        t = d.add_table(rows=4, cols=4)
        t.cell(0, 0).text, t.cell(0, 1).text = "No", "Indikator"
        t.cell(0, 2).merge(t.cell(0, 3)).text = "Tahun 2031"
        t.cell(0, 0).merge(t.cell(1, 0))
        t.cell(0, 1).merge(t.cell(1, 1))
        t.cell(1, 2).text, t.cell(1, 3).text = "Target", "Realisasi"
        for i, (kode, nama, target, realisasi) in enumerate(
            ((f"{n + 1}", "Nilai pelayanan", "90", "85"), ("", "Jumlah", "90", "85")), 2
        ):
            for j, teks in enumerate((kode, nama, target, realisasi)):
                t.cell(i, j).text = teks
        d.add_paragraph("Kalimat penutup bagian. " * 20)
        if panjang:
            _bagian_panjang(d, n + 1)
    tebal(d, "BAB IV")
    tebal(d, "PENUTUP")
    d.add_paragraph("Demikian.")
    tebal(d, "LAMPIRAN I FOTO KEGIATAN")
    d.add_picture(gambar("green"), width=Cm(4))
    d.add_picture(gambar("olive"), width=Cm(4))
    d.add_paragraph("Gambar 5 Apel pagi dan sore", style="Caption")
    isi = io.BytesIO()
    d.save(isi)
    return isi.getvalue()
