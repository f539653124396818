"""The report as a Word file for comments: all words, and what came back with their lines."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from lxml import html

from macros.halaman.jenis import Halaman
from macros.hitung.laporan import Laporan
from macros.keluaran import rupa_word, salinan_word
from macros.keluaran.dokumen import Sampul
from scripts.baru.word.pembaca import GambarWord, Judul, TabelWord, Teks, baca
from scripts.olah_data import tanggapan
from scripts.terminal import GalatPerintah
from tests import salinan_contoh, tulis_golden
from tests.bersama import makro_dari
from tests.word_contoh import gambar

KOLOM = ("No", "Uraian yang cukup panjang untuk kolomnya", *"abcdef")
LEBAR = (
    '<figure class="tabel lebar" id="tabel-b" data-nomor="tabel"><table><colgroup>'
    + "<col>" * 8 + "</colgroup><tbody><tr>" + "".join(f"<td>{k}</td>" for k in KOLOM)
    + "</tr></tbody></table></figure>"
)  # fmt: skip
ISI = (
    """<div><h1 id="judul">Kinerja</h1><p class="hanya-web">Tekan gambar.</p>
<p>Rutan <strong>membina</strong> warga<sup id="fnref:1"><a class="footnote-ref" href="#fn:1"
>1</a></sup>, lihat <a class="rujukan" href="#tabel-a" data-rujuk="tabel-a">Tabel 1.1</a>.</p>
<p>Sandi rahasia di <a href="https://contoh.go.id/">situs</a>, <a href="#sdm">bagian ini</a>.</p>
<h2 id="sdm"><span class="nomor">A.</span> Sumber Daya<a class="headerlink" href="#sdm">#</a></h2>
<ul><li>satu<ul><li>anak</li></ul></li><li>dua</li></ul>
<ol start="3"><li>ketiga</li><li>keempat</li></ol>
<figure class="tabel" id="tabel-a" data-nomor="tabel"><figcaption>
<span class="nomor">Tabel 1.1</span> <span class="judul">Pegawai</span></figcaption>
<div class="gulir"><table class="data"><thead>
<tr><th rowspan="2">Jabatan</th><th colspan="2">Tahun</th></tr><tr><th>2022</th><th>2023</th></tr>
</thead><tbody><tr><th>Staf</th><td class="bilangan"><data class="angka">1.204</data></td><td><ol>
<li>9</li><li>10</li></ol></td>
</tr></tbody></table></div><p class="sumber">Sumber: data.</p></figure>
<figure class="gambar" id="gambar-b" data-nomor="gambar"><figcaption><span class="nomor">Gambar 1.1
</span> <span class="judul">Kantor</span><span class="subjudul">Dari depan</span></figcaption>
<picture class="hanya-terang">
<img src="b.png" alt="Kantor dari depan"></picture><picture class="hanya-gelap">
<img src="gelap.png" alt="Kantor dari depan"></picture></figure>
"""
    + LEBAR
    + """<p>Sesudah <a id="jangkar">tabel</a> lebar.</p>
<div class="footnote"><ol><li id="fn:1"><p>Catatan A &amp; B.<a class="footnote-backref" href="#f">x
</a></p></li></ol></div></div>"""
)


@pytest.fixture(scope="module")
def salinan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site's folder with the copy in it, and the chapter that it came of below docs/."""
    kotak = tmp_path_factory.mktemp("salinan")
    (kotak / "b.png").write_bytes(gambar("navy").getvalue())
    (kotak / "docs").mkdir()
    isi_bab = "# Kinerja\n\nRutan **membina** warga[^1], lihat tabel.\n\n- satu\n- dua\n"
    (kotak / "docs" / "bab-1.md").write_text(f"---\nbab: I\n---\n\n{isi_bab}")
    bab = Halaman("bab-1.md", "bab-1.html", html.fromstring(ISI), "isi", "Kinerja", 1, "I",
                  nomor="BAB I")  # fmt: skip
    lewat = Halaman("index.md", "index.html", html.fromstring("<div><p>Beranda</p></div>"), "awal",
                    "Beranda", cetak=False)  # fmt: skip
    sampul = Sampul(("Kementerian Uji",), "Unit Uji", "Laporan Kinerja", "Semester I", "2031",
                    "Sukamaju", "Unit Uji · 2031", ["Data per 30 Juni 2031"])  # fmt: skip
    isi = salinan_word.SalinanWord(
        [lewat, bab], kotak, sampul, lambda b: b.read_bytes(),
        lambda teks: teks.replace("rahasia", "•••"),
    ).tulis()  # fmt: skip
    (kotak / "a.docx").write_bytes(isi)
    return kotak


def test_isi_salinan(salinan: Path) -> None:
    d = Document(str(salinan / "a.docx"))
    alinea = [(p.style.name if p.style else "", p.text) for p in d.paragraphs if p.text.strip()]
    sampul = [t for _, t in alinea[: alinea.index(("TOC Heading", "Daftar Isi"))]]
    assert sampul == ["Kementerian Uji", "Laporan Kinerja", "Unit Uji", "Semester I Tahun 2031",
                      rupa_word.TANDA, "Data per 30 Juni 2031", "Sukamaju, 2031"]  # fmt: skip
    daftar = [(g, t) for g, t in alinea if g.startswith(("TOC", "toc", "table"))]
    assert daftar == [
        ("TOC Heading", "Daftar Isi"), ("toc 1", "BAB I Kinerja\t"),
        ("toc 2", "A. Sumber Daya\t"), ("TOC Heading", "Daftar Tabel"),
        ("table of figures", "Tabel 1.1 Pegawai\t"), ("TOC Heading", "Daftar Gambar"),
        ("table of figures", "Gambar 1.1 Kantor\t"),
    ]  # fmt: skip
    assert ("Heading 1", "BAB I Kinerja") in alinea
    assert ("Heading 2", "A. Sumber Daya") in alinea
    assert [t for g, t in alinea if g.startswith("List")] == [
        "satu", "anak", "dua", "ketiga", "keempat",
    ]  # fmt: skip
    assert d.sections[0].header.paragraphs[0].text.startswith(rupa_word.TANDA)
    semua = " ".join(t for _, t in alinea)
    # What stands on lines of its own does not run together.
    assert "Gambar 1. Kantor. Dari depan" in semua
    assert d.tables[0].cell(2, 2).text.split("\n") == ["9", "10"]
    bernomor = [p for p in d.tables[0].cell(2, 2).paragraphs if p._p.pPr.numPr is not None]
    assert len(bernomor) == 2, "daftar dalam sel kehilangan nomor atau tandanya"
    assert "Beranda" not in semua and "Tekan" not in semua and "rahasia" not in semua
    assert "•••" in semua
    badan = d.element.body
    medan = [m.get(qn("w:instr")).strip() for m in badan.iter(qn("w:fldSimple"))]
    bab = salinan_word.penanda("bab-1.md")
    assert [m.removesuffix(" \\h") for m in medan] == [
        f"PAGEREF {bab}", "PAGEREF bab_1__sdm", "PAGEREF tabel_a", "PAGEREF gambar_b",
        "REF tabel_a", "SEQ Tabel_1", "SEQ Gambar_1",
    ]  # fmt: skip
    # Every field and link leads to a bookmark that is there.
    tautan = {t.get(qn("w:anchor")) for t in badan.iter(qn("w:hyperlink"))} - {None}
    tujuan = {m.split()[1] for m in medan if m.startswith(("REF", "PAGEREF"))} | tautan
    penanda = {b.get(qn("w:name")) for b in badan.iter(qn("w:bookmarkStart"))}
    assert tujuan == penanda - {"tabel_b"} and "bab_1__sdm" in tautan
    assert [
        d.part.rels[t.get(qn("r:id"))].target_ref
        for t in badan.iter(qn("w:hyperlink")) if t.get(qn("r:id"))
    ] == ["https://contoh.go.id/"]  # fmt: skip
    assert len(list(badan.iter(qn("pic:pic")))) == 1
    assert [d.get("descr") for d in badan.iter(qn("wp:docPr"))] == ["Kantor dari depan"]
    tabel, lebar = d.tables
    arah = [(s.orientation, s.page_width.cm) for s in d.sections if s.page_width]
    assert [(int(a), round(w, 1)) for a, w in arah] == [(0, 21.0), (1, 29.7), (0, 21.0)]
    kolom = [k.width.cm for k in lebar.columns if k.width]
    assert len(kolom) == 8 and abs(sum(kolom) - 24.7) < 0.1 and kolom[1] > 2 * kolom[2]
    assert tabel.cell(0, 1).text == tabel.cell(0, 2).text == "Tahun"
    assert tabel.cell(0, 0).text == tabel.cell(1, 0).text == "Jabatan"


def test_keluar_lalu_masuk_lagi(salinan: Path) -> None:
    """What goes out comes in again: headings, words, the table with its caption, the note."""
    dokumen = baca((salinan / "a.docx").read_bytes())
    judul = [u.teks for u in dokumen.unsur if isinstance(u, Judul)]
    assert judul == ["Kinerja", "Sumber Daya"]
    teks = [u.isi for u in dokumen.unsur if isinstance(u, Teks)]
    assert "Rutan **membina** warga[^n1], lihat Tabel 1.1." in teks
    assert dokumen.catatan == {"n1": "Catatan A & B."}
    tabel = next(u for u in dokumen.unsur if isinstance(u, TabelWord))
    k = tabel.keterangan
    assert k and (k.nomor, k.judul) == ("1.1", "Pegawai")
    assert tabel.baris[2] == ("Staf", "1.204", "9 10") and tabel.kepala == 2
    foto = next(u for u in dokumen.unsur if isinstance(u, GambarWord))
    assert foto.keterangan and foto.keterangan.judul == "Kantor. Dari depan"


def test_komentar_dan_perubahan(salinan: Path, tmp_path: Path) -> None:
    d = Document(str(salinan / "a.docx"))
    p = next(p for p in d.paragraphs if p.text.startswith("Rutan"))
    d.add_comment(p.runs[1], text="Sebutkan jumlahnya.", author="Inspektur", initials="I")
    ruang = nsdecls("w")
    oleh = 'w:author="Kasubsi" w:date="2024-01-05T08:00:00Z"'
    for jenis, tag in (("ins", "t"), ("del", "delText")):
        isi = f"<w:r><w:{tag}>kata {jenis}</w:{tag}></w:r>"
        ubahan = parse_xml(f'<w:{jenis} {ruang} w:id="9" {oleh}>{isi}</w:{jenis}>')
        p.runs[-1].element.addnext(ubahan)
    d.save(str(tmp_path / "kembali.docx"))
    hasil = list(tanggapan.baca(salinan / "docs", tmp_path / "kembali.docx"))
    assert [(t.jenis, t.oleh, t.berkas, t.baris) for t in hasil] == [
        ("komentar", "Inspektur", "docs/bab-1.md", 7),
        ("penggantian", "Kasubsi", "docs/bab-1.md", 7),
    ]  # fmt: skip
    assert hasil[0].tentang == "membina" and hasil[0].isi == "Sebutkan jumlahnya."
    assert (hasil[1].tanggal, hasil[1].isi) == ("2024-01-05", "“kata del” menjadi “kata ins”")
    assert list(tanggapan.baca(salinan / "docs", salinan / "a.docx")) == []


def test_tempat_sebuah_perubahan(salinan: Path, tmp_path: Path) -> None:
    """A cell's change names its table and row, pieces of one change are one, moves are told; a
    comment of a note, and one that stands nowhere, are not lost."""
    d = Document(str(salinan / "a.docx"))
    ruang = nsdecls("w")

    def ubah(p: Any, jenis: str, tag: str, *isi: str) -> None:
        for satu in isi:
            larik = f'<w:r><w:{tag} xml:space="preserve">{satu}</w:{tag}></w:r>'
            oleh = 'w:id="9" w:author="Kasubsi" w:date="2024-01-05T08:00:00Z"'
            p._p.append(parse_xml(f"<w:{jenis} {ruang} {oleh}>{larik}</w:{jenis}>"))

    ubah(d.tables[0].cell(2, 1).paragraphs[0], "del", "delText", "1.", "204")
    p = next(p for p in d.paragraphs if p.text.startswith("Rutan"))
    ubah(p, "moveFrom", "t", "dari sini")
    p.add_run(" tetap ")
    ubah(p, "moveTo", "t", "ke sini")
    d.add_comment(p.runs[1], text="Tanpa tempat.", author="Inspektur", initials="I")
    for simpul in [*p._p.iter(qn("w:commentRangeStart"))]:
        p._p.remove(simpul)
    d.save(str(tmp_path / "kembali.docx"))
    hasil = list(tanggapan.baca(salinan / "docs", tmp_path / "kembali.docx"))
    assert [(t.jenis, t.tentang, t.isi) for t in hasil] == [
        ("dipindahkan dari sini", "", "“dari sini”"), ("dipindahkan ke sini", "", "“ke sini”"),
        ("penghapusan", "Tabel 1.1 Pegawai · Staf · 1.204", "“1.204”"),
        ("komentar", "", "Tanpa tempat."),
    ]  # fmt: skip
    assert hasil[-1].sebagai_teks().startswith("(tempat tidak dikenal): komentar: Tanpa tempat.")


def test_bukan_word(tmp_path: Path) -> None:
    (tmp_path / "x.docx").write_bytes(b"bukan")
    with pytest.raises(GalatPerintah, match="bukan dokumen"):
        list(tanggapan.baca(tmp_path, tmp_path / "x.docx"))
    with pytest.raises(FileNotFoundError):  # said in Indonesian where all commands end
        list(tanggapan.baca(tmp_path, tmp_path / "tiada.docx"))


@pytest.mark.proses
def test_gambar_garis_menjadi_titik(tmp_path: Path) -> None:
    from PIL import Image

    from macros.keluaran.pdf.raster import LEBAR, SKALA, png

    svg = tmp_path / "a.svg"
    svg.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 310 100">'
        '<rect width="310" height="100" fill="#003366"/></svg>'
    )
    jadi = Image.open(io.BytesIO(png(svg)))
    assert jadi.width == round(LEBAR * SKALA) and abs(jadi.height - LEBAR * SKALA / 3.1) < 2
    assert jadi.convert("RGB").getpixel((200, 100)) == (0, 0x33, 0x66)
    svg.write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    with pytest.raises(ValueError, match="viewBox"):
        png(svg)
    assert re.match(r"bab_[0-9a-f]{16}$", salinan_word.penanda("x.md"))


@pytest.mark.lama
def test_salinan_sama_dengan_golden(tmp_path: Path) -> None:
    """Every element of a copy that has everything: styles, links, lists, tables, notes."""
    jadi = salinan_contoh.bagian(salinan_contoh.salinan(tmp_path))
    assert jadi == tulis_golden.baca(tulis_golden.FOLDER / "contoh" / "word.txt")


@pytest.mark.parametrize(("awal", "jadi"), [(True, "Tabel 3.1 mengutip"), (False, "mengutip")])
def test_spasi_di_awal_alinea(awal: bool, jadi: str) -> None:
    """A space that begins a paragraph goes, but not one behind a reference that begins it."""
    p = Document().add_paragraph()
    if awal:
        rupa_word.medan(p, "REF tabel \\h", "Tabel 3.1")
    salinan_word.SalinanWord._larik(p, " mengutip", frozenset())
    assert "".join(str(t.text) for t in p._p.iter(qn("w:t"))) == jadi


def test_rumus_tertulis_dalam_kalimatnya(tmp_path: Path) -> None:
    """A drawn formula by its words, also as all that a paragraph holds; a picture is none."""
    svg = (
        '<svg class="matematika" aria-label="x pangkat 2" viewBox="0 0 9 9" width="1em"'
        ' height="1em"><path d="M0 0"/></svg>'
    )
    peta = '<p><img alt="Peta" src="x.png"></p>'
    isi = f"<div><h1>A</h1><p>Luas {svg} hektare.</p><p>{svg}</p>{peta}</div>"
    bab = Halaman("a.md", "a.html", html.fromstring(isi), "isi", "A")
    sampul = Sampul((), "U", "L", "", "2031", "K", "U")
    tulis = salinan_word.SalinanWord([bab], tmp_path, sampul, Path.read_bytes, str).tulis()
    alinea = [p.text for p in Document(io.BytesIO(tulis)).paragraphs if p.text.strip()]
    assert alinea[-3:] == ["Luas x pangkat 2 hektare.", "x pangkat 2", "[Gambar: Peta]"]


def test_nomor_yang_diketik_dalam_html_tetap_teks(tmp_path: Path) -> None:
    """A caption that an editor wrote in HTML is in no list, with or without an id."""
    kepala = "<figcaption><span class='nomor'>Gambar 9</span> ketikan</figcaption>"
    isi = f"<div><h1>A</h1><figure>{kepala}</figure><figure id='x'>{kepala}</figure></div>"
    bab = Halaman("a.md", "a.html", html.fromstring(isi), "isi", "A")
    sampul = Sampul((), "U", "L", "", "2031", "K", "U")
    tulis = salinan_word.SalinanWord([bab], tmp_path, sampul, Path.read_bytes, str).tulis()
    alinea = [p.text for p in Document(io.BytesIO(tulis)).paragraphs if p.text.strip()]
    assert alinea.count("Gambar 9 ketikan") == 2 and "Daftar Gambar" not in alinea


@pytest.mark.parametrize(("orang", "isi_baris"), [(2, ["AB"]), (3, ["AB", "C"]), (4, ["AB", "CD"])])
def test_penanda_tangan_dua_dua(tmp_path: Path, orang: int, isi_baris: list[str]) -> None:
    """However many sign, two have the width of a page, and an odd last one stands in its middle."""
    blok = "".join(f'<div class="penanda"><p class="nama">{n}</p></div>' for n in "ABCD"[:orang])
    isi = f'<div><h1>A</h1><p>Isi.</p><div class="tanda-tangan">{blok}</div></div>'
    bab = Halaman("a.md", "a.html", html.fromstring(isi), "isi", "A")
    sampul = Sampul((), "U", "L", "", "2031", "K", "U")
    tulis = salinan_word.SalinanWord([bab], tmp_path, sampul, Path.read_bytes, str).tulis()
    (tabel,) = Document(io.BytesIO(tulis)).tables
    kotak = [list(dict.fromkeys(baris.cells)) for baris in tabel.rows]
    assert ["".join(k.text for k in satu) for satu in kotak] == isi_baris
    menjorok = [
        [bool(k.paragraphs[0].paragraph_format.left_indent) for k in satu] for satu in kotak
    ]
    assert menjorok == [[False] * 2 if len(nama) == 2 else [True] for nama in isi_baris]


def test_lampiran_pendek_tidak_sehalaman_sendiri(tmp_path: Path) -> None:
    """A short register goes on below another, as in the PDF; a document begins a page."""
    ttd = '<p>Isi.</p><div class="tanda-tangan"><div class="penanda"><p>N</p></div></div>'
    bab: list[tuple[str, Any, str]] = [
        ("A", "isi", ""), ("B", "isi", ""), ("L1", "lampiran", ""), ("L2", "lampiran", ""),
        ("L3", "lampiran", ttd),
    ]  # fmt: skip
    semua = [
        Halaman(f"{n}.md", f"{n}.html", html.fromstring(f"<div><h1>{n}</h1>{isi}</div>"), bagian, n)
        for n, bagian, isi in bab
    ]
    sampul = Sampul((), "U", "L", "", "2031", "K", "U")
    tulis = salinan_word.SalinanWord(semua, tmp_path, sampul, Path.read_bytes, str).tulis()
    alinea = Document(io.BytesIO(tulis)).paragraphs
    judul = [p for p in alinea if getattr(p.style, "name", "") == "Heading 1"]
    sambung = [p.text for p in judul if p.paragraph_format.page_break_before is False]
    assert len(judul) == len(semua) and sambung == ["L2"]


def test_kode_indikator_tidak_didahului_nomor(laporan: Laporan, tmp_path: Path) -> None:
    """`10. 1.1 Persentase …` is read as an indicator 10.1.1; what is to be decided has numbers."""
    isi = html.fromstring(f"<div><h1>F</h1>{makro_dari(laporan).fakta_kunci()}</div>")
    sampul = Sampul((), "U", "L", "", "2031", "K", "U")
    bab = [Halaman("a.md", "a.html", isi, "isi", "F")]
    tulis = salinan_word.SalinanWord(bab, tmp_path, sampul, Path.read_bytes, str).tulis()
    alinea = [p for p in Document(io.BytesIO(tulis)).paragraphs if p.text.strip()]
    gaya = {p.text[:4]: getattr(p.style, "name", "") for p in alinea}
    assert (gaya["4.4 "], gaya["Seba"]) == ("List Bullet", "List Number")
