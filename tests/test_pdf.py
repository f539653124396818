"""HTML → PDF: the same bytes, complete structure, and no PDF at all when something is amiss."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from PIL import Image

from macros.dasar.pohon import urai
from macros.gambar.lukis import lukis
from macros.gambar.spesifikasi import Batang, KelompokButir
from macros.halaman.jenis import DaftarDepan, Entri, Halaman
from macros.keluaran.dokumen import Sampul, susun
from macros.keluaran.pdf import GalatPDF, cetak
from tests import isi_pdf, tulis_golden
from tests.unsur_gambar import sebutir

pytestmark = pytest.mark.lama  # pages laid out by the PDF engine

AKAR = Path(__file__).parent.parent
TABEL = """
<figure class="tabel" id="tabel-a" data-nomor="tabel">
<figcaption><span class="nomor">Tabel 1.1</span> <span class="judul">A</span></figcaption>
<table><thead><tr><th scope="col">Kode</th><th scope="col">Nama</th><th scope="col"
class="bilangan">Nilai</th></tr></thead>
<tbody class="kelompok"><tr class="kepala-kelompok"><th scope="rowgroup" colspan="3">Satu</th></tr>
<tr><td>1</td><th scope="row">Apel</th><td class="bilangan">5</td></tr></tbody>
<tbody class="kelompok"><tr class="kepala-kelompok"><th scope="rowgroup" colspan="3">Dua</th></tr>
<tr><td>2</td><th scope="row">Belimbing</th><td class="bilangan">7</td></tr></tbody>
<tfoot><tr class="jumlah"><th scope="row" colspan="2">Jumlah</th><td class="bilangan">12</td></tr>
<tr><td></td><td>Rata-rata</td><td class="bilangan">6</td></tr></tfoot></table></figure>
"""
SIFAT = {
    "author": "Unit Contoh", "description": "Laporan kinerja", "keywords": "LKjIP, contoh",
    "dcterms.created": "2030-01-31", "dcterms.modified": "2030-01-31",
    "lkjip.pengenal": "lkjip/1/2030",
}  # fmt: skip


def tulis(
    folder: Path, isi: str, induk: tuple[str, ...] = ("K", "W"), gaya: Sequence[str] = ("",)
) -> Path:
    """A document of a foreword and one chapter, with these of the style sheets."""
    sampul = Sampul(induk, "Unit", "Laporan", "Semester I", "2030", "Kota", kaki="Unit 2030")
    halaman = [
        Halaman("kata.md", "kata.html", urai('<h1 id="k">Kata</h1><p>x</p>'), "awal", "Kata"),
        Halaman("bab.md", "bab.html", urai(f'<h1 id="b">Bab</h1>{isi}'), "isi", "Bab", bab="I"),
    ]
    daftar = DaftarDepan([Entri(1, "", h.judul, "", h.src) for h in halaman])
    dokumen = folder / "dokumen.html"
    teks = susun(
        halaman, sampul, daftar, judul_dokumen="Laporan Contoh", sifat=SIFAT,
        lembar_gaya=[f"aset/css/cetak{satu}.css" for satu in gaya],
    )  # fmt: skip
    dokumen.write_text(teks, encoding="utf-8")
    return dokumen


def buat(dokumen: Path, nama: str = "hasil.pdf") -> Path:
    hasil = dokumen.with_name(nama)
    cetak.buat_pdf(dokumen, hasil, [dokumen.parent, AKAR / "docs"])
    return hasil


@pytest.fixture(scope="module")
def hasil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    isi = f'{TABEL}<ul><li><p>butir</p></li></ul><p><a href="#tabel-a">Tabel <b>1.1</b></a></p>'
    return buat(tulis(tmp_path_factory.mktemp("pdf"), isi))


def halaman(pdf: Path) -> list[str]:
    with pymupdf.open(pdf) as isi:
        return [satu.get_text() for satu in isi]


@pytest.mark.parametrize("induk", [("K", "W"), ()])
def test_kaki_sampul_utuh(tmp_path: Path, induk: tuple[str, ...]) -> None:
    """The place stands on the cover, also where no office stands above the unit."""
    assert "Kota" in halaman(buat(tulis(tmp_path, "<p>x</p>", induk)))[0]


def test_f4_bolak_balik(tmp_path: Path) -> None:
    """Numbers count from a right-hand page, and stand at the outer edge."""
    isi = '<p>Satu</p><div style="height: 280mm"></div><p>Dua</p>'
    pdf = buat(tulis(tmp_path, isi, gaya=("", "-f4", "-dupleks")))
    with pymupdf.open(pdf) as semua:
        ukuran = {tuple(round(n / 72 * 25.4) for n in satu.rect[2:]) for satu in semua}
        label = [satu.get_label() for satu in semua]
        letak = {
            nomor: semua[label.index(nomor)].search_for(f"{nomor} dari 3")[0].x0 / 72 * 25.4
            for nomor in ("1", "2")
        }
    assert ukuran == {(215, 330)}
    assert label[0] == "Sampul" and label.index("i") % 2 == label.index("1") % 2 == 0
    assert letak["1"] > 150 and letak["2"] < 25


def test_alamat_tidak_diberi_tanda_hubung(tmp_path: Path) -> None:
    """A hyphen where a line ends would be read as part of an address; words have theirs."""
    kata = "perencanaan/pertanggungjawaban/penyelenggaraan/keberlangsungan" * 3
    alamat = f'<a href="https://contoh.go.id/{kata}">https://contoh.go.id/{kata}</a>'
    isi = "".join(f"<p>{'x ' * n}{alamat}</p>" for n in range(12))
    (bab,) = halaman(buat(tulis(tmp_path, isi)))[3:]
    assert "\N{HYPHEN}" not in bab and bab.replace("\n", "").count(kata) == 12
    kode = "".join(f"<p>{'x ' * n}<code>{kata}</code></p>" for n in range(12))
    assert "\N{HYPHEN}" not in "".join(halaman(buat(tulis(tmp_path, kode))))
    lain = isi.replace("https://", "")
    assert "\N{HYPHEN}" in "".join(halaman(buat(tulis(tmp_path, lain))))


@pytest.mark.parametrize(("bawah", "bersama"), [("h3", True), ("h2", False)])
def test_judul_tidak_di_kaki_halaman(
    tmp_path: Path, bawah: str, *, bersama: bool, lengkap: bool
) -> None:
    """A line between a heading and the first one below it goes to the next page with them, wherever
    they come; the next section may begin where it likes."""
    letak, terpisah = set(), False
    for tinggi in range(190, 226, 5) if lengkap else (195, 200, 215, 220):
        isi = f'<div style="height: {tinggi}mm"></div><h2 id="a">Satu</h2><p>Kata.</p>'
        dua = f'<{bawah} id="c">Dua</{bawah}><p>Isi</p>'
        semua = halaman(buat(tulis(tmp_path, f"{isi}{dua}")))[2:]
        (satu,) = [n for n, t in enumerate(semua) if "Satu" in t]
        terpisah |= "Dua" not in semua[satu]
        letak.add(satu)
    assert len(letak) == 2 and terpisah != bersama


@pytest.mark.parametrize(("butir", "terbagi"), [(6, False), (7, True)])
def test_daftar_pendek_penutup_bab_utuh(
    tmp_path: Path, butir: int, *, terbagi: bool, lengkap: bool
) -> None:
    """The last items of a chapter's last list have no page of their own, unless it is long."""
    isi = "".join(f"<li><p>Butir{n}</p></li>" for n in range(butir))
    ada = set()
    for tinggi in range(180, 221, 10) if lengkap else (200, 210):
        semua = halaman(
            buat(tulis(tmp_path, f'<div style="height: {tinggi}mm"></div><ul>{isi}</ul>'))
        )
        ada |= {("Butir0" in teks) != (f"Butir{butir - 1}" in teks) for teks in semua[2:]}
    assert (True in ada) == terbagi


def unsur(berkas: pikepdf.Pdf, jenis: str) -> Iterator[pikepdf.Object]:
    """All structure elements of one kind that hang on the tree, in reading order."""

    def turun(satu: pikepdf.Object) -> Iterator[pikepdf.Object]:
        if satu.get("/S") == jenis:
            yield satu
        anak = satu.get("/K")
        for a in list(anak) if isinstance(anak, pikepdf.Array) else [anak]:
            if isinstance(a, pikepdf.Dictionary) and a.get("/Type") == "/StructElem":
                yield from turun(a)

    yield from turun(berkas.Root.StructTreeRoot.K[0])


def test_the_same_document_gives_the_same_bytes(hasil: Path) -> None:
    lagi = buat(hasil.with_name("dokumen.html"), "lagi.pdf")
    assert lagi.read_bytes() == hasil.read_bytes()


def test_the_bytes_do_not_tell_the_folder(tmp_path: Path) -> None:
    """A photograph is called after its address in the file."""
    isi = []
    for nama in ("satu", "dua"):
        folder = tmp_path / nama
        folder.mkdir()
        Image.new("RGB", (9, 9), "red").save(folder / "foto.png")
        isi.append(buat(tulis(folder, '<p><img src="foto.png" alt="Foto"></p>')).read_bytes())
    assert isi[0] == isi[1]
    with pikepdf.open(io.BytesIO(isi[0])) as berkas:
        assert any(lembar.get_images() for lembar in berkas.pages)


def test_metadata_come_from_the_data(hasil: Path) -> None:
    with pikepdf.open(hasil) as berkas:
        assert berkas.docinfo["/Title"] == "Laporan Contoh"
        assert berkas.docinfo["/CreationDate"] == "D:20300131"
        xmp = berkas.open_metadata()
        assert xmp["pdfuaid:part"] == "1"
        assert (xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("3", "A")
        assert berkas.Root.Lang == "id"


def test_pages_carry_their_printed_numbers(hasil: Path) -> None:
    with pikepdf.open(hasil) as berkas:
        assert [halaman.label for halaman in berkas.pages] == ["Sampul", "i", "ii", "1"]


def test_only_the_report_s_fonts_are_used(hasil: Path) -> None:
    with pikepdf.open(hasil) as berkas:
        nama = {
            str(o.BaseFont)
            for o in berkas.objects
            if isinstance(o, pikepdf.Dictionary) and o.get("/Type") == "/Font"
        }
    assert nama
    assert all("+Arimo" in n for n in nama)


def test_table_cells_know_their_own_heads(hasil: Path) -> None:
    with pikepdf.open(hasil) as berkas:
        (tabel,) = unsur(berkas, "/Table")
        kepala = {str(th.ID): th.A.Scope for th in _sel(tabel, "/TH")}
        kunci = list(kepala)
        sel = [[kunci.index(str(h)) for h in td.A.Headers] for td in _sel(tabel, "/TD")]
    # Heads in reading order: Kode, Nama, Nilai, Satu, Apel, Dua, Belimbing, Jumlah. Behind the name
    # of a group is an empty cell.
    assert list(kepala.values()) == [*["/Column"] * 4, "/Row", "/Column", "/Row", "/Row"]
    satu, dua = [[2, 3], [0, 3, 4], [2, 3, 4]], [[2, 5], [0, 5, 6], [2, 5, 6]]
    assert sel == [*satu, *dua, [2, 7], [0], [1], [2]]


def _sel(tabel: pikepdf.Object, jenis: str) -> list[pikepdf.Object]:
    return [
        sel
        for bagian in tabel.K
        if bagian.S in ("/THead", "/TBody", "/TFoot")
        for baris in bagian.K
        for sel in baris.K
        if jenis == sel.S
    ]


def test_list_items_have_only_a_label_and_a_body(hasil: Path) -> None:
    with pikepdf.open(hasil) as berkas:
        butir = [[str(k.S) for k in li.K] for li in unsur(berkas, "/LI")]
    assert butir
    assert all(set(b) <= {"/Lbl", "/LBody"} for b in butir)


def test_a_link_has_one_annotation_that_says_its_words(hasil: Path) -> None:
    with pikepdf.open(hasil) as berkas:
        kata = [str(a.Contents) for a in berkas.pages[3].Annots]
    assert kata == ["Tabel 1.1"]


def test_running_titles_are_not_content(hasil: Path) -> None:
    with pikepdf.open(hasil) as berkas:
        perintah = pikepdf.parse_content_stream(berkas.pages[3])
        perabot = [
            p.operands
            for p in perintah
            if str(p.operator) == "BDC" and p.operands[0] == "/Artifact"
        ]
    # The foot's two halves: unit and page number.
    assert [str(o[1]["/Type"]) for o in perabot] == ["/Pagination", "/Pagination"]


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ('<p><img src="tidak-ada.svg" alt="x"></p>', "tidak-ada.svg"),
        ('<p><img src="https://contoh.id/a.png" alt="x"></p>', "contoh.id"),
        ('<p><img src="../../../../../../etc/hostname" alt="x"></p>', "hostname"),
        ('<p style="warna: biru">x</p>', "warna"),
        ("<p>Tanda ا asing</p>", "“ا”"),
        ('<p>Ada <b style="display: none">hilang</b></p>', "docs/bab.md: “hilang” tidak tercetak"),
        (f'<p style="white-space: nowrap">{"panjang " * 40}</p>', "docs/bab.md: .* tepi kertas"),
        ('<p style="position: relative; left: -90mm">Kiri</p>', "bab.md: “Kiri” melewati tepi"),
    ],
)
def test_a_warning_stops_the_pdf(tmp_path: Path, isi: str, pesan: str) -> None:
    dokumen = tulis(tmp_path, isi)
    with pytest.raises(GalatPDF, match=pesan):
        buat(dokumen)
    assert [b.suffix for b in tmp_path.iterdir()] == [".html"]


def test_signs_and_code_print(tmp_path: Path) -> None:
    grafik = Batang((KelompokButir("", (sebutir("Regu △ ◎", 1, "1"),)),))
    (tmp_path / "g.svg").write_text(lukis(grafik)["lebar"], encoding="utf-8")
    isi = '<p>✓ ☑ → ≥</p><pre><code>x = 1</code></pre><p><img src="g.svg" alt="Regu."></p>'
    hasil = buat(tulis(tmp_path, isi))
    with pymupdf.open(hasil) as berkas:
        assert "✓ ☑ → ≥\nx = 1" in berkas[-1].get_text()
        assert "Regu△◎" in berkas[-1].get_text().replace(" ", "")


def test_words_of_a_drawing_of_ones_own_are_in_the_reports_font(tmp_path: Path) -> None:
    """Whatever it names, or not, and however: no machine has another font, and no word is lost."""
    ragam = ("", 'font-family="Calibri"', "style=\"font: bold 9px 'Segoe UI'\"", 'class="a"')
    teks = "".join(f'<text y="{n}0" {r}>Kata{n}</text>' for n, r in enumerate(ragam, 1))
    teks += f"<desc>font: {'bold ' * 99}</desc>"  # would be read in many ways, one by one
    gaya = '<style>.a{font: italic 700 8px/1.2 "Times New Roman", serif;fill:red}</style>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 50">{gaya}{teks}</svg>'
    (tmp_path / "alur.svg").write_text(svg, encoding="utf-8")
    hasil = buat(tulis(tmp_path, '<p><img src="alur.svg" alt="Alur."></p>'))
    with pymupdf.open(hasil) as berkas:
        assert re.findall(r"Kata\d", berkas[-1].get_text()) == ["Kata1", "Kata2", "Kata3", "Kata4"]
        assert all("Arimo" in huruf[3] for huruf in berkas[-1].get_fonts())


def test_everything_in_the_file_is_as_its_golden(tmp_path: Path) -> None:
    """Structure and attributes, labels, outline, places, links, fields, attachments; a table in the
    front matter as in the chapters."""
    jadi = isi_pdf.uraikan(isi_pdf.buat(tmp_path))
    assert jadi == tulis_golden.baca(tulis_golden.FOLDER / "contoh" / "pdf.txt")
