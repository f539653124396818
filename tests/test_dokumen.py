"""The printed document: unique ids, links that lead somewhere, whole heading levels."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import pytest
from lxml import html
from lxml.html import HtmlElement

from macros.dasar import pohon
from macros.dasar.masalah import GalatLaporan
from macros.halaman.istilah import Istilah
from macros.halaman.jenis import DaftarDepan, Entri, Halaman
from macros.keluaran import dokumen, halaman_cetak
from macros.keluaran.dokumen import SEPENUH, SEPENUH_BAB, BarisDaftar, Sampul, susun

SAMPUL = Sampul(
    induk=("Kementerian Contoh", "Kantor Wilayah Contoh"),
    unit="Rutan <Contoh> & Rekan",
    judul="Laporan Kinerja",
    periode="Semester I",
    tahun="2030",
    tempat="Kota",
    kaki="Rutan Contoh · 2030",
)
TABEL = (
    '<figure class="tabel" id="tabel-a" data-nomor="tabel"><figcaption id="tabel-a-judul">'
    '<span class="nomor">Tabel 1.1</span> <span class="judul">A</span></figcaption>'
    '<div class="gulir" tabindex="0" role="region" aria-labelledby="tabel-a-judul"><table>'
    "<tr><td>1</td></tr></table></div></figure>"
)
GAMBAR = (
    '<figure class="gambar" id="gambar-b" data-nomor="gambar"><picture class="hanya-terang">'
    '<source srcset="../aset/grafik/b-sempit.svg"><img src="../aset/grafik/b.svg" alt="B" '
    'loading="lazy"></picture><picture class="hanya-gelap"><source srcset="x.svg">'
    '<img src="../aset/grafik/b-gelap.svg" alt="B"></picture></figure>'
)


def halaman(src: str, isi: str, tingkat: int = 1, **lain: str) -> Halaman:
    url = src.replace(".md", ".html")
    dasar = Halaman(
        src, url, pohon.urai(f'<h1 id="judul">Judul</h1>{isi}'), "isi", "Judul", tingkat
    )
    return replace(dasar, **lain)  # type: ignore[arg-type]


def cetak(
    *semua: Halaman, daftar: DaftarDepan | None = None, isian: dict[str, str] | None = None
) -> HtmlElement:
    teks = susun(semua, SAMPUL, daftar or DaftarDepan(), judul_dokumen="Judul", isian=isian)
    return html.document_fromstring(teks)


def tautan(dokumen: HtmlElement) -> dict[str, str | None]:
    """The words of each link-like thing and where they lead."""
    return {a.text_content(): a.get("href") for a in dokumen.iter("a")}


def kode_galat(*semua: Halaman, daftar: DaftarDepan | None = None) -> list[str]:
    with pytest.raises(GalatLaporan) as tangkapan:
        cetak(*semua, daftar=daftar)
    return [m.kode for m in tangkapan.value.masalah]


def test_same_heading_ids_on_two_pages_become_unique() -> None:
    dokumen = cetak(halaman("a.md", ""), halaman("b/index.md", ""))
    semua = [str(i) for i in dokumen.xpath("//@id")]
    assert len(semua) == len(set(semua))
    assert {"a--judul", "b--judul", "hal-a", "hal-b"} <= set(semua)


def test_figures_keep_their_ids() -> None:
    dokumen = cetak(halaman("a.md", TABEL))
    assert dokumen.get_element_by_id("tabel-a") is not None
    assert dokumen.get_element_by_id("tabel-a-judul") is not None


def test_figure_on_two_pages_is_an_error() -> None:
    assert "cetak-id" in kode_galat(halaman("a.md", TABEL), halaman("b.md", TABEL))


def test_id_twice_on_a_page_is_an_error() -> None:
    assert kode_galat(halaman("a.md", '<p id="x"></p><p id="x"></p>')) == ["cetak-id"]


def test_two_pages_of_one_name_are_an_error() -> None:
    assert "cetak-id" in kode_galat(halaman("a/b.md", ""), halaman("a-b.md", ""))


@pytest.mark.parametrize(
    ("href", "hasil"),
    [
        ("#judul", "#x--judul"), ("#tabel-a", "#tabel-a"), ("../y.html", "#hal-y"),
        ("../y.html#judul", "#y--judul"), ("../y.md#judul", "#y--judul"),
        ("index.html#judul", "#x--judul"), ("./#judul", "#x--judul"),
        ("https://contoh.id/a#b", "https://contoh.id/a#b"),
        ("mailto:a@contoh.id", "mailto:a@contoh.id"),
    ],
)  # fmt: skip
def test_links_lead_into_the_document(href: str, hasil: str) -> None:
    isi = f'<p><a href="{href}">ini</a></p>{TABEL}'
    dokumen = cetak(halaman("x/index.md", isi), halaman("y.md", ""))
    assert tautan(dokumen)["ini"] == hasil


@pytest.mark.parametrize(
    "href",
    [
        "../z.html",  # a page that is not printed
        "../unduh/data/angka.json",
        "../y.html#tidak-ada",
        "#tidak-ada",
        "javascript:void(0)",
        "//contoh.id/a",
    ],
)
def test_links_that_lead_nowhere_become_text(href: str) -> None:
    isi = f'<p>lihat <a href="{href}"><em>ini</em> dan</a> itu</p>'
    dokumen = cetak(halaman("x/index.md", isi), halaman("y.md", ""))
    assert tautan(dokumen) == {}
    assert "lihat ini dan itu" in dokumen.text_content()


def test_no_link_in_the_document_is_dead() -> None:
    semua = [halaman("a.md", f'<p><a href="b.html#judul">b</a></p>{TABEL}'), halaman("b.md", "")]
    entri = [Entri(1, "Bab I", "Judul", "judul", "a.md"), Entri(1, "", "Judul", "", "b.md")]
    tabel = [Entri(1, "Tabel 1.1", "A", "tabel-a", "a.md")]
    dokumen = cetak(*semua, daftar=DaftarDepan(entri, {"tabel": tabel}))
    sasaran = set(dokumen.xpath("//@id"))
    tujuan = [str(h) for h in dokumen.xpath("//@href") if str(h).startswith("#")]
    assert tujuan
    assert {t.removeprefix("#") for t in tujuan} <= sasaran


@pytest.mark.parametrize(
    "semua", [(), (Istilah("SP2D", "Surat & Dana", "Cair."), Istilah("PK", "Perjanjian", ""))]
)
def test_terms_follow_the_lists(semua: tuple[Istilah, ...]) -> None:
    """What stands on a page of the site stands on paper behind the front lists, if there is any."""
    entri = [Entri(1, "Bab I", "Judul", "judul", "a.md")]
    dokumen = cetak(halaman("a.md", ""), daftar=DaftarDepan(entri, istilah=semua))
    isi = [pohon.teks(u) for d in dokumen.find_class("daftar-istilah") for u in d.iter("li")]
    assert isi == (["SP2D Surat & Dana. Cair", "PK Perjanjian"] if semua else [])
    assert ("Daftar Istilah" in tautan(dokumen)) is bool(semua)


def test_headings_are_shifted_by_the_level_of_their_page() -> None:
    isi = '<h2 id="dua">Dua</h2><h3 id="tiga">Tiga</h3>'
    dokumen = cetak(halaman("a.md", isi), halaman("b.md", isi, tingkat=2))
    assert [dokumen.get_element_by_id(f"a--{i}").tag for i in ("judul", "dua", "tiga")] == [
        "h1",
        "h2",
        "h3",
    ]
    assert [dokumen.get_element_by_id(f"b--{i}").tag for i in ("judul", "dua", "tiga")] == [
        "h2",
        "h3",
        "h4",
    ]


@pytest.mark.parametrize(
    "semua",
    [
        [halaman("a.md", "<h3>Melompat</h3>")],
        [
            halaman("a.md", ""),
            halaman("b.md", "<h2>2</h2><h3>3</h3><h4>4</h4><h5>5</h5><h6>6</h6>", tingkat=2),
        ],
    ],
)
def test_levels_left_out_or_too_deep_are_errors(semua: list[Halaman]) -> None:
    assert set(kode_galat(*semua)) == {"cetak-tingkat"}


def test_all_problems_are_shown_at_once() -> None:
    kode = kode_galat(
        halaman("a.md", '<h3>x</h3><p id="x"></p><p id="x"></p><b data-cetak="k">x</b>'),
        daftar=DaftarDepan([Entri(1, "", "Hilang", "tidak-ada", "a.md")]),
    )
    assert sorted(kode) == ["cetak-daftar", "cetak-id", "cetak-isian", "cetak-tingkat"]


def test_only_the_wide_light_picture_is_left() -> None:
    dokumen = cetak(halaman("bab/a.md", GAMBAR))
    assert [(i.get("src"), i.get("loading")) for i in dokumen.iter("img")] == [
        ("aset/grafik/b.svg", None)
    ]
    assert not list(dokumen.iter("picture", "source"))


def test_screen_only_things_are_gone() -> None:
    isi = f'<p>a<span class="hanya-web">b</span>c</p>{TABEL}<script>x()</script>'
    kepala = '<h2 id="d">D<a class="headerlink" href="#d">#</a></h2>'
    dokumen = cetak(halaman("a.md", kepala + isi))
    teks = susun([halaman("a.md", kepala + isi)], SAMPUL, DaftarDepan(), judul_dokumen="J")
    assert "ac" in dokumen.text_content()
    assert not re.search(r"tabindex|aria-|role=|<script|headerlink|hanya-web", teks)


def test_words_behind_a_possible_line_break_stay() -> None:
    dokumen = cetak(halaman("a.md", "<p>a/<wbr>b/<wbr>c <em>d</em> e</p>"))
    assert "a/b/c d e" in dokumen.text_content()
    assert not list(dokumen.iter("wbr"))


def test_print_only_text_replaces_what_the_site_shows() -> None:
    isi = '<p>NIP <span data-cetak="nip-a">19••</span></p>'
    assert "NIP 1967" in cetak(halaman("a.md", isi), isian={"nip-a": "1967"}).text_content()


def test_notes_stand_where_they_are_called() -> None:
    isi = (
        '<p>Kalimat.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup> Lagi.</p>'
        '<div class="footnote"><hr><ol><li id="fn:1"><p>Isi <em>catatan</em>. '
        '<a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>'
    )
    dokumen = cetak(halaman("a.md", isi))
    paragraf = dokumen.xpath("//p[contains(., 'Kalimat')]")[0]
    assert [s.text_content().strip() for s in paragraf.find_class("catatan-kaki")] == [
        "Isi catatan."
    ]
    assert not dokumen.find_class("footnote")


def test_a_note_keeps_its_list_and_quotation() -> None:
    isi = (
        '<p>Kalimat.<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>'
        '<div class="footnote"><ol><li id="fn:1"><p>Pembuka:</p><ol><li>satu</li><li>dua</li></ol>'
        "<ul><li><b>tiga</b></li></ul><blockquote><p>Kutipan</p></blockquote>"
        '<p>Penutup <a class="footnote-backref" href="#fnref:1">↩</a></p></li></ol></div>'
    )
    (catatan,) = cetak(halaman("a.md", isi)).find_class("catatan-kaki")
    kata = " ".join(t.strip() for t in catatan.itertext() if t.strip())
    assert kata == "Pembuka: 1. satu 2. dua – tiga Kutipan Penutup"
    assert {u.tag for u in catatan.iter("*")} == {"span", "b"}


def test_lists_stand_between_foreword_and_summary() -> None:
    semua = [
        halaman("kata-pengantar.md", "", bagian="awal", judul="Kata Pengantar"),
        halaman("ikhtisar.md", "", bagian="awal", judul="Ikhtisar"),
        halaman("bab.md", TABEL, judul="Bab"),
    ]
    entri = [Entri(1, "", h.judul, "judul", h.src) for h in semua]
    tabel = [Entri(1, "Tabel 1.1", "A", "tabel-a", "bab.md")]
    dokumen = cetak(*semua, daftar=DaftarDepan(entri, {"tabel": tabel}))
    urutan = [str(i) for i in dokumen.xpath("//section[@class='awal']/article/@id")]
    assert urutan == ["hal-kata-pengantar", "daftar-isi", "daftar-tabel", "hal-ikhtisar"]
    baris = [a.text_content() for a in dokumen.get_element_by_id("daftar-isi").iter("a")]
    assert baris == ["Kata Pengantar", "Daftar Isi", "Daftar Tabel", "Ikhtisar", "Bab"]


def test_names_are_escaped() -> None:
    assert "Rutan <Contoh> & Rekan" in cetak(halaman("a.md", "")).text_content()


def test_the_end_of_the_document_costs_no_line() -> None:
    for isi, sisa in (
        ("<p>satu</p><p>dua tiga</p>", "dua "),
        ("<p>satu <b>dua tiga</b></p>", "satu "),
        ("<p><b>satu</b> dua<br>\n tiga \n</p>", None),
        ("<p>tiga</p>", None),
    ):
        akhir = cetak(halaman("a.md", isi)).get_element_by_id("akhir-dokumen")
        paragraf = next(akhir.iterancestors("p"))
        assert (akhir.text, paragraf.text) == ("tiga", sisa)
        assert akhir.tail is None


def test_a_document_without_words_has_an_end() -> None:
    dokumen = cetak(halaman("a.md", "<p></p>"))
    assert dokumen.get_element_by_id("akhir-dokumen").getparent().tag == "p"


@pytest.mark.parametrize(
    ("judul", "ujung"),
    [
        ("Menurut sumber catatan", "catatan"),
        ("Hasil Tahun\N{NO-BREAK SPACE}2031", "Tahun\N{NO-BREAK SPACE}2031"),
        ('Menurut <span class="angka">OM-SPAN</span>', '<span class="angka">OM-SPAN</span>'),
        ("Satu <em>dua tiga</em>", ""),  # an element would be torn
        ("Sasaran/" * 9, ""),
    ],
)
def test_titik_daftar_sebaris_dengan_kata_terakhir(judul: str, ujung: str) -> None:
    baris = BarisDaftar(1, "", judul, "#a", romawi=False)
    assert baris.potongan == (judul.removesuffix(ujung), ujung)


@pytest.mark.parametrize(("tingkat", "terdalam"), [(1, 6), (2, 5), (3, 4)])
def test_judul_sedalam_yang_dapat(tingkat: int, terdalam: int) -> None:
    """HTML has six levels: the sixth is still one, what would be the seventh is told."""
    isi = "".join(f"<h{n}>J{n}</h{n}>" for n in range(1, terdalam + 1))
    akar = pohon.urai(isi)
    assert [*halaman_cetak.geser_judul(akar, "a.md", tingkat)] == []
    assert [u.tag for u in akar][-1] == "h6"
    lebih = pohon.urai(f"{isi}<h{terdalam + 1}>Lebih</h{terdalam + 1}>") if terdalam < 6 else None
    if lebih is not None:
        (satu,) = halaman_cetak.geser_judul(lebih, "a.md", tingkat)
        assert (satu.kode, satu.nilai) == ("cetak-tingkat", "Lebih")


def test_catatan_kaki_judul_bukan_penanda_buku() -> None:
    """The words of a heading's note are on its page, and no part of what leads there."""
    kaki = '<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup>'
    isi = '<ol><li id="fn:a"><p>Catatan.</p></li></ol>'
    akar = pohon.urai(f'<h1>Judul{kaki} dan <b>x</b></h1><div class="footnote">{isi}</div>')
    halaman_cetak.catatan_ke_kaki(akar)
    assert [*halaman_cetak.geser_judul(akar, "a.md", 1)] == []
    assert akar[0].get("data-markah") == "Judul dan x" and "Catatan." in pohon.teks(akar[0])


@pytest.mark.parametrize(
    ("angka", "lepas"),
    [("92,5%", True), ("−7,97", True), ("Rp7.060.331.000", True), ("AA", True), ("61 orang", False),
     ("1/2", False), ("2022–2023", False), ("a-b", False)],
)  # fmt: skip
def test_angka_yang_tidak_dapat_dipenggal_tanpa_bungkus(angka: str, lepas: bool) -> None:
    data = f'<data class="angka" value="1" data-kunci="a/b">{angka}</data>'
    akar = pohon.urai(f"<p>Capaian {data}.</p>")
    halaman_cetak.lepas_angka(akar)
    sisa = akar.find(".//data")
    assert (sisa is None) if lepas else sisa.attrib == {"class": "angka"}
    assert pohon.teks(akar) == f"Capaian {angka}."


@pytest.mark.parametrize("tujuan", ["//contoh.id/bab.html", "ftp:bab.html", "lain.html"])
def test_tautan_ke_luar_laporan_menjadi_teks(tujuan: str) -> None:
    """Also one to a page of the same name on another machine."""
    akar = pohon.urai(f'<p><a href="{tujuan}">satu</a> <a href="bab.html#x">dua</a></p>')
    peta = {("bab.html", ""): "hal-bab", ("bab.html", "x"): "y"}
    halaman_cetak.ganti_tautan(akar, "a.md", "a.html", peta)
    assert [(a.text, a.get("href")) for a in akar.iter("a")] == [("dua", "#y")]


def test_batas_bagian_hanya_di_depan_isinya() -> None:
    """Where nothing follows there is no part, which would be an empty page."""

    def susunan(*isi: Halaman) -> list[list[str]]:
        teks = susun(isi, SAMPUL, DaftarDepan(), judul_dokumen="L", sebelum_daftar=9, terbagi=True)
        _, *bagian = teks.split("<!-- bagian -->")
        return [re.findall(r'id="hal-([^"]*)"', satu) for satu in bagian]

    kata = replace(halaman("kata.md", ""), bagian="awal")
    lampiran = replace(halaman("l.md", ""), bagian="lampiran")
    assert susunan(kata) == [["kata"]]
    assert susunan(kata, lampiran) == [["kata"], ["l"]]
    bab = [halaman("a.md", ""), halaman("b.md", "", tingkat=2), halaman("c.md", "")]
    assert susunan(kata, *bab, lampiran) == [["kata"], ["a", "b"], ["c"], ["l"]]
    assert susunan(*bab) == [["a", "b"], ["c"]]


@pytest.mark.parametrize(
    ("panjang", "berhalaman"),
    [((1, 1), "d1"), ((SEPENUH, SEPENUH - 99), "d1"), ((SEPENUH - 99, SEPENUH), "d1"),
     ((SEPENUH, SEPENUH), "d12"), ((SEPENUH, 1, SEPENUH, 1), "d13"),
     ((SEPENUH - 9, 9, SEPENUH), "d13")],
)  # fmt: skip
def test_lampiran_panjang_diawali_halaman(panjang: tuple[int, ...], berhalaman: str) -> None:
    """A short register goes on below another one; nothing does below a document."""
    isi = {"d": '<div class="tanda-tangan"></div>'}
    isi |= {str(n): f"<p>{'a' * satu}</p>" for n, satu in enumerate(panjang, 1)}
    semua = [replace(halaman(f"{n}.md", teks), bagian="lampiran") for n, teks in isi.items()]
    teks = susun([halaman("a.md", ""), *semua], SAMPUL, DaftarDepan(), judul_dokumen="L")
    lanjutan = re.findall(r'lanjutan" id="hal-([^"]*)"', teks)
    assert [n for n in isi if n not in lanjutan] == [*berhalaman]


@pytest.mark.parametrize(
    ("panjang", "berhalaman"),
    [((9, SEPENUH_BAB), ""), ((SEPENUH_BAB, SEPENUH_BAB - 99), ""), ((SEPENUH_BAB,) * 2, "2"),
     ((9, SEPENUH_BAB, SEPENUH_BAB, 9, SEPENUH_BAB), "35"),
     ((9, SEPENUH_BAB - 20, 9, SEPENUH_BAB), "4")],
)  # fmt: skip
def test_bagian_bab_yang_panjang_diawali_halaman(panjang: tuple[int, ...], berhalaman: str) -> None:
    """Where both a part and what stands before it fill pages; the running title goes on there, and
    the document may be cut there, but looks the same where it is not."""
    isi = [
        halaman(f"{n}.md", f"<p>{'a' * satu}</p>", tingkat=1 + (n > 1))
        for n, satu in enumerate(panjang, 1)
    ]
    semua = [*isi, halaman("z.md", f"<p>{'a' * SEPENUH_BAB}</p>")]
    for terbagi in (True, False):
        teks = susun(semua, SAMPUL, DaftarDepan(), judul_dokumen="L", terbagi=terbagi)
        baru = re.findall(r'halaman-baru" id="hal-(.)" data-src="\1.md" data-kepala="Judul"', teks)
        assert baru == [*berhalaman]
        batas = re.findall(r'<!-- bagian -->\s*<section[^>]*>\s*<article[^>]*id="hal-(.)"', teks)
        assert batas == (["1", *berhalaman, "z"] if terbagi else [])


def _tabel(baris: int = 1, kolom: int = 1, isi: str = "a", kelas: str = "tabel") -> str:
    col, tr = "<col>" * kolom, f"<tr><td>{isi}</td></tr>" * baris
    return f"<figure class='{kelas}'><table><colgroup>{col}</colgroup>{tr}</table></figure>"


@pytest.mark.parametrize(
    ("isi", "boleh"), [("x" * 41, True), ("x" * 40, False), ("x " * 41, False)]
)
def test_kata_yang_lebih_lebar_daripada_kolom(isi: str, boleh: bool) -> None:
    """It may break; else it ran off the text, or off the paper, which stopped the build."""
    akar = pohon.urai(_tabel(isi=isi))
    halaman_cetak.siapkan_tabel(akar)
    (sel,) = akar.iter("td")
    assert (sel.get("style") == "overflow-wrap: anywhere") is boleh


def _kelas(isi: str) -> list[str]:
    akar = pohon.urai(isi)
    halaman_cetak.siapkan_tabel(akar)
    return [f"{u.tag} {u.get('class') or ''}".strip() for u in akar]


@pytest.mark.parametrize(
    ("isi", "kelas"),
    [
        (_tabel(14), ["figure tabel utuh"]), (_tabel(15), ["figure tabel"]),
        (_tabel(isi="x" * 900), ["figure tabel utuh"]), (_tabel(isi="x" * 901), ["figure tabel"]),
        (_tabel(kolom=7), ["figure tabel utuh"]),
        (_tabel(kolom=6, kelas="tabel lebar"), ["figure tabel lebar utuh"]),
        (_tabel(kolom=7, kelas="tabel lebar"), ["figure tabel lebar putar utuh"]),
    ],
)  # fmt: skip
def test_bentuk_tabel_di_kertas(isi: str, kelas: list[str]) -> None:
    assert _kelas(isi) == kelas


@pytest.mark.parametrize(
    ("sebelum", "sesudah", "turut"),
    [
        ("<h2>J</h2><p>a</p>", "", True), ("<h2>J</h2><p>a</p>", "<h3>K</h3>", True),
        ("<h2>J</h2><p>a</p>", "<p>b</p>", False), ("<h2>J</h2><ul><li>a</li></ul>", "", False),
        (f"<h2>J</h2><p>{'x' * 899}</p>", "", True), (f"<h2>J</h2><p>{'x' * 900}</p>", "", False),
    ],
)  # fmt: skip
def test_pengantar_tabel_lebar_turut_berputar(sebelum: str, sesudah: str, turut: bool) -> None:
    """Heading and short introduction of a turned table that ends its section."""
    lain = "<h2>Z</h2><p>z</p>"
    kelas = _kelas(f"{lain}{sebelum}{_tabel(kolom=7, kelas='lebar')}{sesudah}")
    tanda = [k for k in kelas if k.partition(" ")[0] != "figure"]
    assert tanda[:2] == ["h2", "p"] and ("h2 putar" in tanda) == turut
    assert sum("putar" in k for k in tanda) == 2 * turut


def test_gambar_dan_daftar_di_kertas() -> None:
    """Addresses from the site's root, widths of a chapter, whole descriptions, first numbers."""
    akar = pohon.urai(
        "<img src='../a/b.svg' width='30'><img src='c.svg' width='50%' data-alt='Panjang' alt='P'>"
        "<img src='https://a.id/x.png'><img><figure data-nomor='gambar'>"
        "<img src='/d.svg' width='9'></figure><ol start='4'><li>a</li></ol><ol start='x'></ol>"
        "<ol></ol>"
    )
    halaman_cetak.ganti_gambar(akar, "bab/x.html")
    halaman_cetak.mulai_daftar(akar)
    gambar = [(g.get("src"), g.get("style"), g.get("alt")) for g in akar.iter("img")]
    assert gambar == [
        ("a/b.svg", "width: 30px", None), ("bab/c.svg", "width: 50%", "Panjang"),
        ("https://a.id/x.png", None, None), (None, None, None), ("d.svg", None, None),
    ]  # fmt: skip
    assert [d.get("style") for d in akar.iter("ol")] == [
        "counter-reset: list-item 3", None, None,
    ]  # fmt: skip


def test_bidang_tanda_tangan_bernama_sendiri() -> None:
    """One for every space, each with a name of its own; none where nobody signs here."""
    isi = "<div data-bidang='pk' data-sebutan='Kepala'></div>" * 2 + "<div data-sebutan='x'></div>"
    dipakai: Counter[str] = Counter()
    for putaran, nama in ((pohon.urai(isi), ["pk", "pk-2"]), (pohon.urai(isi), ["pk-3", "pk-4"])):
        halaman_cetak.pasang_bidang(putaran, dipakai)
        assert [(i.get("type"), i.get("name"), i.get("title")) for i in putaran.iter("input")] == [
            ("checkbox", n, "Kepala") for n in nama
        ]
        assert not putaran.xpath(".//@data-bidang | .//@data-sebutan")
    kosong = pohon.urai(isi)
    halaman_cetak.pasang_bidang(kosong, None)
    assert not [*kosong.iter("input")] and not kosong.xpath(".//@data-bidang")


def test_kepala_halaman_dari_judul() -> None:
    def satu(isi: str, judul: str = "Pendek") -> str:
        akar = pohon.urai(isi)
        halaman_cetak.beri_kepala(akar, judul)
        return str(pohon.tulis(akar))

    assert satu("<h1><span class='nomor'>Bab I</span> Judul</h1>") == (
        '<h1 data-kepala=""><span class="nomor" data-kepala="Bab I  Pendek">Bab I</span> Judul</h1>'
    )
    assert satu("<p>a</p><h1>Judul <em>x</em> y</h1><h1>Dua</h1>") == (
        '<p>a</p><h1 data-kepala=""><span data-kepala="Pendek">Judul <em>x</em> y</span></h1>'
        "<h1>Dua</h1>"
    )
    assert satu("<h2>Judul</h2><h1>Lain</h1>") == "<h2>Judul</h2><h1>Lain</h1>"


def test_pengenal_baru_dan_kepala_sel() -> None:
    akar = pohon.urai(
        "<p id='a'></p><figure id='f' data-nomor='tabel'><table id='t'><tr><th id='k'></th>"
        "<td headers='k a x'></td></tr></table></figure><figure id='g'></figure>"
    )
    baru = halaman_cetak.id_baru(akar, "bab")
    assert baru == {"a": "bab--a", "f": "f", "t": "t", "k": "k", "g": "bab--g"}
    halaman_cetak.ganti_id(akar, baru)
    assert akar.xpath(".//@id") == ["bab--a", "f", "t", "k", "bab--g"]
    assert akar.find(".//td").get("headers") == "k bab--a x"
    assert {*halaman_cetak.alamat_peta("bab/index.md", "bab/")} == {"bab", "bab/index.md"}
    assert {*halaman_cetak.alamat_peta("index.md", "index.html")} == {"", "index.md"}


@pytest.mark.parametrize(
    ("teks", "utuh"),
    [
        ("Nomor W.22.PAS.PAS.18-KU.01.01-471 dan 12/2023.", ["W.22.PAS.PAS.18-KU.01.01-471"]),
        ("OM-SPAN e-Court A-1, B-Kata; ABCD-Kata", ["OM-SPAN", "e-Court", "A-1", "B-Kata"]),
        (f"A-{'1' * 38} A-{'1' * 39}", [f"A-{'1' * 38}"]),
        ("2023-12-07 1.2-", ["2023-12-07"]),
        ("3b-N 12a-2; 3b dan 2-an", ["3b-N", "12a-2"]),
        ("tanpa", []),
    ],
)
def test_nomor_surat_tidak_terpenggal(teks: str, utuh: list[str]) -> None:
    sel = f"<table><tr><td><p>{teks}</p></td></tr></table>"
    akar = pohon.urai(f"<p>{teks}<b>{teks}</b>{teks}</p>{sel}")
    kata = akar.text_content()
    dokumen.jaga_nomor(akar)
    assert akar.text_content() == kata
    pendek = [u for u in utuh if len(u) <= 13]
    assert [s.text for s in akar.iter("span")] == utuh * 2 + pendek
    isi = pohon.teks_berkode(f"<{teks}", dokumen.NOMOR, dokumen.NOMOR_TERPANJANG, "angka")
    tulisan = html.fragment_fromstring(str(isi), create_parent="div")
    assert [s.text for s in tulisan.iter("span")] == utuh
    assert tulisan.text_content() == f"<{teks}"


def test_kata_ulang_utuh_dalam_kolom() -> None:
    baris = "<tr><th>Rata-rata</th><td>menurut rata-rata, bukan-atas</td></tr>"
    akar = pohon.urai(f"<table>{baris}</table><p>rata-rata</p>")
    dokumen.jaga_nomor(akar)
    assert [s.text for s in akar.iter("span")] == ["Rata-rata", "rata-rata"]


def test_nama_unit_di_sampul_berbaris_seimbang() -> None:
    """No last word of a long name stands alone; a name that fits is one line."""
    nama = "Kantor Pelayanan Perbendaharaan Negara Tipe A2 Umpama"
    atas, bawah = replace(SAMPUL, unit=nama).baris_unit
    assert f"{atas} {bawah}" == nama and abs(len(atas) - len(bawah)) < 12
    assert replace(SAMPUL, unit="Rutan Kelas IIB SoE").baris_unit == ("Rutan Kelas IIB SoE",)
    (unit,) = cetak(halaman("a.md", "<p>A</p>")).find_class("unit")
    assert unit.text_content() == SAMPUL.unit
