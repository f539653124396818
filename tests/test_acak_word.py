"""Chance writes Word documents: each word and picture of one is read again, or told, and what comes
of it passes the check."""

from __future__ import annotations

import io
import random
import re
import shutil
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml import etree

from scripts.baru import dari_word
from scripts.baru.unit import pasang
from scripts.baru.word import bagian_docx, pembaca
from scripts.baru.word.pembaca import GambarWord, IsiWord, TabelWord
from tests import word_contoh

KATA = re.compile(r"q\d+z")
ALIH = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
M_T = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
SELINGAN = (
    "“", "\u00ad", "\u00a0", "\u200f", "٣", "—", "{{ x }}", "{% x %}", "{x}", "*", "_", "`", "|",
    "<b>", "[a](b)", "![x](y)", "$x$", "\\", "^", "~", "1.", "- ", "> ", "!!!", ": ", "中",
    "Tabel 1.1", "1.234", "1,5", "✓", "=1+1", '"', "%}", "---", "*[a]: b", "<!-- ", "-->",
)  # fmt: skip
JUDUL = (
    "BAB {n}", "BAB {n} {k}", "Bab {n}. {k}", "BAB XII {k}", "Tabel {n} {k}", "Gambar {n}. {k}",
    "{n}. {k}", "A. {k}", "Lampiran {n} {k}", "PENUTUP", "KATA PENGANTAR", "DAFTAR ISI", "{k}?",
    "Sumber: {k}", "• {k}", "2023", "Indeks {k}", "404",
)  # fmt: skip
# What stands around runs, and around paragraphs.
LARIK = (
    '<w:ins w:id="1" w:author="a">{}</w:ins>', '<w:moveTo w:id="1" w:author="a">{}</w:moveTo>',
    '<w:hyperlink w:anchor="x">{}</w:hyperlink>', '<w:fldSimple w:instr="PAGE">{}</w:fldSimple>',
    "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", '<w:bdo w:val="rtl">{}</w:bdo>',
    '<w:smartTag w:uri="a" w:element="b">{}</w:smartTag>', '<w:dir w:val="rtl">{}</w:dir>',
    '<w:customXml w:uri="a" w:element="b"><w:customXmlPr/>{}</w:customXml>',
    f'<mc:AlternateContent {ALIH}><mc:Choice Requires="w14">{{}}</mc:Choice><mc:Fallback>'
    "<w:r><w:t>lama</w:t></w:r></mc:Fallback></mc:AlternateContent>",
    f"<m:oMath {MATH}><m:r><m:t>q0z</m:t></m:r></m:oMath>{{}}",
    '<w:r><w:footnoteReference w:id="9"/></w:r>{}', '<w:r><w:sym w:char="F0FC"/></w:r>{}',
)  # fmt: skip
BLOK = (LARIK[0], LARIK[4], LARIK[8], LARIK[9])
SIFAT = ("b", "i", "strike", 'vertAlign w:val="superscript"', "vanish", "rtl", "caps")


class Penulis:
    """Writes parts of documents by chance, each word of them once."""

    def __init__(self, benih: int) -> None:
        self.acak = random.Random(benih)  # noqa: S311 - no secret
        self.banyak = 0
        self.foto = 0

    def kata(self) -> str:
        """Words that no other part has, with what people paste between them."""
        hasil = []
        for _ in range(self.acak.choice([1, 1, 2, 4])):
            self.banyak += 1
            hasil += [*self.acak.sample(SELINGAN, self.acak.choice([0, 0, 1])), f"q{self.banyak}z"]
        return " ".join(hasil).replace("&", "&amp;").replace("<", "&lt;")

    def larik(self, dalam: int = 0) -> str:
        """A run, or what stands around some."""
        if dalam < 2 and self.acak.random() < 0.4:
            return self.acak.choice(LARIK).format(self.larik(dalam + 1) + self.larik(dalam + 1))
        sifat = "".join(f"<w:{s}/>" for s in SIFAT if self.acak.random() < 0.1)
        isi = f'<w:t xml:space="preserve">{self.kata()}</w:t>'
        return f"<w:r><w:rPr>{sifat}</w:rPr>{isi}</w:r>"

    def alinea(self) -> str:
        """A paragraph, at times a heading or a caption, or a picture."""
        if (apa := self.acak.random()) < 0.15:
            self.foto += 1
            return "<w:p><w:r>FOTO</w:r></w:p>"
        if apa < 0.35:
            judul = self.acak.choice(JUDUL).format(n=self.acak.choice(["1", "II"]), k=self.kata())
            return f"<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>{judul}</w:t></w:r></w:p>"
        return f"<w:p>{''.join(self.larik() for _ in range(self.acak.choice([0, 1, 2])))}</w:p>"

    def tabel(self, dalam: int) -> str:
        """A table, whose rows may begin further in, and whose cells may be merged."""
        kolom, baris = self.acak.choice([1, 2, 3]), []
        for _ in range(self.acak.choice([1, 2, 4])):
            masuk = int(kolom > 1 and self.acak.random() < 0.1)
            sel = "".join(
                f"<w:tc><w:tcPr/>{self.blok(dalam + 1)}<w:p/></w:tc>" for _ in range(kolom - masuk)
            )
            sifat = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' if masuk else ""
            baris.append(
                self.acak.choice(["{}", "{}", LARIK[4]]).format(f"<w:tr>{sifat}{sel}</w:tr>")
            )
        return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(baris)}</w:tbl>"

    def blok(self, dalam: int = 0) -> str:
        """A paragraph, a table, or what stands around some."""
        apa = self.acak.random()
        if apa < 0.75 or dalam > 1:
            return self.alinea()
        if apa < 0.9:
            return self.tabel(dalam)
        return self.acak.choice(BLOK).format(self.blok(dalam + 1) + self.alinea())

    def dokumen(self) -> bytes:
        """A report with a chapter at least."""
        d = Document()
        d.add_picture(word_contoh.gambar("red"))
        foto = d.element.body[0].xpath(".//w:drawing")[0]
        d.element.body.remove(d.element.body[0])
        isi = "".join(self.blok() for _ in range(self.acak.choice([3, 12])))
        awal = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>BAB I PENDAHULUAN</w:t></w:r></w:p>"
        isi = isi.replace("FOTO", etree.tostring(foto, encoding="unicode"))
        for satu in parse_xml(f"<w:body {word_contoh.W}>{awal}{isi}</w:body>"):
            d.element.body.insert(len(d.element.body) - 1, satu)
        wadah = io.BytesIO()
        d.save(wadah)
        return wadah.getvalue()


def tertulis(dokumen: bytes) -> set[str]:
    """The words of a document that a reader of it sees."""
    badan = Document(io.BytesIO(dokumen)).element.body
    return {k for t in badan.iter(qn("w:t"), M_T) for k in KATA.findall(t.text or "")}


def terbaca(isi: IsiWord) -> tuple[set[str], int]:
    """The words that were read or told, and the number of pictures."""
    foto = sum(len(u.isi) for u in isi.unsur if isinstance(u, GambarWord))
    return set(KATA.findall(repr(isi))), foto


def luput(benih: int) -> tuple[set[str], int]:
    """Words and pictures of a document by chance that nothing is heard of."""
    penulis = Penulis(benih)
    dokumen = penulis.dokumen()
    kata, foto = terbaca(pembaca.baca(dokumen))
    return tertulis(dokumen) - kata, penulis.foto - foto


def test_dokumen_acak_terbaca(lengkap: bool) -> None:
    for benih in range(1000 if lengkap else 8):
        assert luput(benih) == (set(), 0), f"benih {benih}"


def test_yang_luput_ketahuan(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same documents, of which one thing that stands around others is not known."""
    tanpa = [b for b in bagian_docx.BUNGKUS if b != qn("w:sdtContent")]
    monkeypatch.setattr(bagian_docx, "BUNGKUS", tanpa)
    assert any(luput(benih) != (set(), 0) for benih in range(12))


@pytest.mark.lengkap
def test_dokumen_acak_lolos_pemeriksaan(tmp_path: Path) -> None:
    """The chapters, tables and pictures of such documents, in a new unit's report."""
    pasang("pemda", tmp_path / "asal")
    word_contoh.isian_kosong(tmp_path / "asal" / "data")
    for benih in range(100):
        dokumen = Penulis(benih).dokumen()
        folder = Path(shutil.copytree(tmp_path / "asal", tmp_path / "unit"))
        hasil, masalah = dari_word.bawa(pembaca.baca(dokumen), folder)
        galat = [m.sebagai_teks() for m in masalah if m.tingkat == "galat"]
        assert galat == [], f"benih {benih}"
        semua = [b.read_text("utf-8") for b in folder.rglob("*") if b.suffix in {".md", ".csv"}]
        ada = "\n".join([*dari_word.sebut(hasil), *semua]).casefold()
        assert tertulis(dokumen) <= set(KATA.findall(ada)), f"benih {benih}"
        shutil.rmtree(folder)


def test_baris_yang_menjorok_dan_foto_dalam_tabel() -> None:
    """A row that begins in a later column keeps its columns; a table of pictures alone is these."""
    sel = "<w:tc><w:p><w:r>{}</w:r></w:p></w:tc>".format
    kata = [sel(f"<w:t>{k}</w:t>") for k in "abc"]
    masuk = '<w:trPr><w:gridBefore w:val="1"/></w:trPr>'
    penulis = Penulis(0)
    penulis.blok = lambda dalam=0: (  # type: ignore[method-assign]
        f"<w:tbl><w:tblPr/><w:tblGrid/><w:tr>{kata[0]}{kata[1]}</w:tr><w:tr>{masuk}{kata[2]}</w:tr>"
        f"</w:tbl><w:p/><w:tbl><w:tblPr/><w:tblGrid/><w:tr>{sel('FOTO') * 2}</w:tr></w:tbl>"
        "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Gambar 1 Apel</w:t></w:r></w:p>"
    )
    _, tabel, foto, *_ = pembaca.baca(penulis.dokumen()).unsur
    assert isinstance(tabel, TabelWord) and tabel.baris == (("a", "b"), ("", "c"))
    assert isinstance(foto, GambarWord) and len(foto.isi) == 2
    assert foto.keterangan and foto.keterangan.judul == "Apel"
