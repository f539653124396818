"""Numbers of chapters, headings, tables and charts; references over pages; the lists."""

from __future__ import annotations

import re
from copy import deepcopy

import pytest
from lxml.html import HtmlElement

from macros.dasar import pohon
from macros.halaman.jenis import BagianLaporan, Halaman
from macros.halaman.penomoran import HasilPenomoran, huruf, nomori
from macros.sajian.penyaji import Penyaji

NBSP = "\N{NO-BREAK SPACE}"


def benda(kode: str, judul: str = "Judul") -> str:
    """A table, chart or diagram as the templates write it."""
    jenis = kode.partition("-")[0]
    return (
        f'<figure id="{kode}" data-nomor="{jenis}"><figcaption><span class="nomor"></span>'
        f' <span class="judul">{judul}</span></figcaption></figure>'
    )


def rujuk(sasaran: str) -> str:
    """A reference before it is filled in."""
    return f'<a class="rujukan" href="#{sasaran}" data-rujuk="{sasaran}"></a>'


def halaman(
    src: str, *isi: str, bab: str = "", bagian: BagianLaporan = "isi", tingkat: int = 1
) -> Halaman:
    """A page of the report; its file's name is its title."""
    akar = pohon.urai("".join(isi))
    return Halaman(src, src.replace(".md", ".html"), akar, bagian, src, tingkat, bab)


LAPORAN = (
    halaman(
        "kata-pengantar.md",
        '<h1 id="kata-pengantar">Kata Pengantar</h1>',
        f"<p>{rujuk('bab-satu')}, {rujuk('tabel-satu')}.</p>",
        bagian="awal",
    ),
    halaman(
        "daftar.md",
        '<h1 id="daftar">Daftar</h1>',
        '<div data-daftar="tabel"></div><div data-daftar="gambar"></div>',
        '<div data-daftar="bagan"></div>',
        bagian="awal",
    ),
    halaman(
        "bab-1.md",
        '<h1 id="bab-satu">Pendahuluan<a class="headerlink" href="#bab-satu">#</a></h1>',
        '<h2 id="latar">Latar Belakang</h2>',
        benda("tabel-satu", "Pegawai"),
        benda("bagan-satu", "Struktur"),
        '<h2 id="tujuan">Tujuan</h2>',
        '<h3 id="maksud">Maksud</h3><h4 id="rinci">Rincian</h4><h4 id="rinci-dua">Lain</h4>',
        '<h3 id="sasaran">Sasaran</h3>',
        benda("tabel-dua", "Pendidikan"),
        f"<p>{rujuk('tabel-lampiran')} dan {rujuk('huruf-c')}.</p>",
        bab="I",
    ),
    halaman("bab-3/index.md", '<h1 id="bab-tiga">Akuntabilitas</h1>', bab="III"),
    halaman(
        "bab-3/capaian.md",
        '<h1 id="huruf-a">Capaian</h1><h2 id="outcome">Outcome</h2><h2 id="output">Output</h2>',
        '<h3 id="sasaran-satu">Sasaran satu</h3>',
        '<h4 id="terlalu-dalam">Tanpa nomor</h4>',
        benda("tabel-capaian", "Capaian & target"),
        benda("gambar-capaian", "Capaian"),
        f"<p>{rujuk('tabel-satu')}; {rujuk('tabel-capaian')}; {rujuk('gambar-anggaran')}.</p>",
        bab="III",
        tingkat=2,
    ),
    halaman(
        "bab-3/anggaran.md",
        '<h1 id="huruf-b">Anggaran</h1><h2 id="belanja">Belanja</h2>',
        benda("gambar-anggaran", "Serapan"),
        benda("tabel-anggaran", "Pagu"),
        f"<p>{rujuk('outcome')}; {rujuk('sasaran-satu')}.</p>",
        bab="III",
        tingkat=2,
    ),
    halaman("bab-3/lain.md", '<h1 id="huruf-c">Lainnya</h1>', bab="III", tingkat=2),
    halaman(
        "lampiran/pk.md",
        '<h1 id="pk">Perjanjian Kinerja</h1><h2 id="strategis">Sasaran Strategis</h2>',
        benda("tabel-lampiran", "Target"),
        bagian="lampiran",
    ),
    halaman(
        "lampiran/sk.md",
        '<h1 id="sk">Surat Keputusan</h1>',
        benda("tabel-tim", "Tim"),
        f"<p>{rujuk('pk')}, {rujuk('maksud')}, {rujuk('strategis')}, ",
        f"{rujuk('kata-pengantar')}.</p>",
        bagian="lampiran",
    ),
)


@pytest.fixture
def hasil() -> HasilPenomoran:
    return nomori(deepcopy(LAPORAN), Penyaji())


def pohon_halaman(hasil: HasilPenomoran, src: str) -> HtmlElement:
    return pohon.urai(next(h.html for h in hasil.halaman if h.src == src))


def rujukan(hasil: HasilPenomoran, src: str) -> list[tuple[str, str]]:
    """The references of a page as (address, words), non-breaking spaces as plain ones."""
    return [
        (a.get("href", ""), pohon.teks(a))
        for a in pohon_halaman(hasil, src).iter("a")
        if a.get("data-rujuk")
    ]


def test_tanpa_masalah(hasil: HasilPenomoran) -> None:
    """Negative control for the tests of problems below."""
    assert hasil.masalah == []
    assert [h.src for h in hasil.halaman] == [h.src for h in LAPORAN]


def test_judul_bernomor_menurut_tingkatnya(hasil: HasilPenomoran) -> None:
    nomor = {id_judul: n for (_, id_judul), n in hasil.nomor_judul.items()}
    assert nomor == {
        "bab-satu": "Bab I",
        "latar": "A.",
        "tujuan": "B.",
        "maksud": "1.",
        "rinci": "a.",
        "rinci-dua": "b.",
        "sasaran": "2.",
        "bab-tiga": "Bab III",
        # Letters go on over the pages of the chapter, figures begin anew on each.
        "huruf-a": "A.",
        "outcome": "1.",
        "output": "2.",
        "sasaran-satu": "a.",
        "huruf-b": "B.",
        "belanja": "1.",
        "huruf-c": "C.",
        "pk": "Lampiran 1",
        "sk": "Lampiran 2",
    }
    (judul,) = pohon_halaman(hasil, "bab-1.md").findall("h1")
    assert pohon.teks(judul) == "Bab I Pendahuluan#"
    assert pohon.teks(judul[0]) == "Bab I"


def test_bagian_awal_tidak_bernomor(hasil: HasilPenomoran) -> None:
    assert hasil.halaman[0].html.startswith('<h1 id="kata-pengantar">Kata Pengantar</h1>')


def test_judul_yang_minta_tanpa_nomor() -> None:
    hal = halaman(
        "a.md",
        '<h1 id="a">Bab</h1><h2 id="b" class="tanpa-nomor">Catatan</h2><h2 id="c">Isi</h2>',
        bab="II",
    )
    hasil = nomori([hal], Penyaji())
    assert {i: n for (_, i), n in hasil.nomor_judul.items()} == {"a": "Bab II", "c": "A."}


def test_catatan_kaki_judul_tidak_masuk_daftar_isi() -> None:
    kaki = '<sup id="fnref:a"><a class="footnote-ref" href="#fn:a">1</a></sup>'
    isi = f'<h1 id="a">Kata <b>lain{kaki}</b> itu<a class="headerlink" href="#a">#</a></h1>'
    hasil = nomori([halaman("bab.md", isi, bab="I")], Penyaji())
    assert [e.judul for e in hasil.daftar.isi] == ["Kata lain itu"]


def test_benda_bernomor_per_bab(hasil: HasilPenomoran) -> None:
    daftar = hasil.daftar
    assert [(e.nomor, e.judul, e.src) for e in daftar.benda["tabel"]] == [
        (f"Tabel{NBSP}1.1", "Pegawai", "bab-1.md"),
        (f"Tabel{NBSP}1.2", "Pendidikan", "bab-1.md"),
        (f"Tabel{NBSP}3.1", "Capaian & target", "bab-3/capaian.md"),
        (f"Tabel{NBSP}3.2", "Pagu", "bab-3/anggaran.md"),
        (f"Tabel{NBSP}L1.1", "Target", "lampiran/pk.md"),
        (f"Tabel{NBSP}L2.1", "Tim", "lampiran/sk.md"),
    ]
    assert [e.nomor for e in daftar.benda["gambar"]] == [f"Gambar{NBSP}3.1", f"Gambar{NBSP}3.2"]
    assert [e.nomor for e in daftar.benda["bagan"]] == [f"Bagan{NBSP}1.1"]
    capaian = pohon_halaman(hasil, "bab-3/capaian.md")
    keterangan = [pohon.teks(f) for f in capaian.iter("figcaption")]
    assert keterangan == ["Tabel 3.1 Capaian & target", "Gambar 3.1 Capaian"]


def test_daftar_isi_sampai_tingkat_ketiga(hasil: HasilPenomoran) -> None:
    isi = [(e.tingkat, e.nomor, e.judul) for e in hasil.daftar.isi]
    assert isi == [
        (1, "", "Kata Pengantar"), (1, "", "Daftar"), (1, "Bab I", "Pendahuluan"),
        (2, "A.", "Latar Belakang"), (2, "B.", "Tujuan"), (3, "1.", "Maksud"),
        (3, "2.", "Sasaran"), (1, "Bab III", "Akuntabilitas"), (2, "A.", "Capaian"),
        (3, "1.", "Outcome"), (3, "2.", "Output"), (2, "B.", "Anggaran"), (3, "1.", "Belanja"),
        (2, "C.", "Lainnya"), (1, "Lampiran 1", "Perjanjian Kinerja"),
        (2, "", "Sasaran Strategis"), (1, "Lampiran 2", "Surat Keputusan"),
    ]  # fmt: skip


def test_rujukan_maju_dan_mundur(hasil: HasilPenomoran) -> None:
    assert rujukan(hasil, "kata-pengantar.md") == [
        ("bab-1.html#bab-satu", "Bab I"),
        ("bab-1.html#tabel-satu", "Tabel 1.1"),
    ]
    assert rujukan(hasil, "bab-1.md") == [
        ("lampiran/pk.html#tabel-lampiran", "Tabel L1.1"),
        ("bab-3/lain.html#huruf-c", "Bab III huruf C"),
    ]
    assert rujukan(hasil, "bab-3/capaian.md") == [
        ("../bab-1.html#tabel-satu", "Tabel 1.1"),
        ("#tabel-capaian", "Tabel 3.1"),
        ("anggaran.html#gambar-anggaran", "Gambar 3.2"),
    ]
    assert rujukan(hasil, "bab-3/anggaran.md") == [
        ("capaian.html#outcome", "Bab III huruf A angka 1"),
        ("capaian.html#sasaran-satu", "Bab III huruf A angka 2 huruf a"),
    ]
    assert rujukan(hasil, "lampiran/sk.md") == [
        ("pk.html#pk", "Lampiran 1"),
        ("../bab-1.html#maksud", "Bab I huruf B angka 1"),
        ("pk.html#strategis", "“Sasaran Strategis”"),
        ("../kata-pengantar.html#kata-pengantar", "“Kata Pengantar”"),
    ]


def test_setiap_rujukan_menunjuk_yang_ada(hasil: HasilPenomoran) -> None:
    """Every address, followed from its page, ends at an id that stands there."""
    from posixpath import dirname, join, normpath

    isi = {h.url: h.html for h in hasil.halaman}
    banyak = 0
    for h in hasil.halaman:
        for alamat in re.findall(r'href="([^"]+)"', h.html):
            url, _, id_sasaran = alamat.partition("#")
            tujuan = normpath(join(dirname(h.url), url)) if url else h.url
            assert f'id="{id_sasaran}"' in isi[tujuan], (h.src, alamat)
            banyak += 1
    assert banyak > 20


def test_daftar_di_halaman_terisi(hasil: HasilPenomoran) -> None:
    wadah = pohon_halaman(hasil, "daftar.md").findall("div")
    tautan = [[(a.get("href"), pohon.teks(a)) for a in w.iter("a")] for w in wadah]
    assert tautan == [
        [
            ("bab-1.html#tabel-satu", "Tabel 1.1 Pegawai"),
            ("bab-1.html#tabel-dua", "Tabel 1.2 Pendidikan"),
            ("bab-3/capaian.html#tabel-capaian", "Tabel 3.1 Capaian & target"),
            ("bab-3/anggaran.html#tabel-anggaran", "Tabel 3.2 Pagu"),
            ("lampiran/pk.html#tabel-lampiran", "Tabel L1.1 Target"),
            ("lampiran/sk.html#tabel-tim", "Tabel L2.1 Tim"),
        ],
        [
            ("bab-3/capaian.html#gambar-capaian", "Gambar 3.1 Capaian"),
            ("bab-3/anggaran.html#gambar-anggaran", "Gambar 3.2 Serapan"),
        ],
        [("bab-1.html#bagan-satu", "Bagan 1.1 Struktur")],
    ]


def test_daftar_tanpa_isi() -> None:
    hal = halaman("a.md", '<h1 id="a">A</h1><div data-daftar="bagan"></div>', bab="I")
    (satu,) = nomori([hal], Penyaji()).halaman
    assert "Tidak ada." in satu.html


def test_rujukan_tidak_dikenal() -> None:
    salah = halaman("b.md", f"<h1 id='b'>B</h1><p>{rujuk('tabel-sato')}</p>", bab="I")
    hasil = nomori([*deepcopy(LAPORAN), salah], Penyaji())
    (m,) = hasil.masalah
    assert (m.kode, m.tingkat, m.berkas, m.nilai) == ("B021", "galat", "docs/b.md", "tabel-sato")
    assert "“tabel-satu”" in m.pesan


def test_rujukan_tanpa_yang_mirip() -> None:
    salah = halaman("b.md", f"<h1 id='b'>B</h1><p>{rujuk('xyzzy')}</p>", bab="I")
    (m,) = nomori([salah], Penyaji()).masalah
    assert (m.kode, m.nilai, m.pesan) == ("B021", "xyzzy", "Rujukan tidak ditemukan.")


def test_judul_yang_sama_di_dua_bab() -> None:
    """Ids that Markdown makes of the same words are each its page's own."""
    judul = '<h2 id="dasar-hukum">Dasar Hukum</h2><h2 id="dasar-hukum_1">Dasar Hukum</h2>'
    dua = [halaman(f"{b}.md", f'<h1 id="{b}">X</h1>', judul, bab=b) for b in ("I", "II")]
    assert nomori(dua, Penyaji()).masalah == []


@pytest.mark.parametrize("ganda", [benda("tabel-satu"), '<h2 id="latar">Lain</h2>'])
def test_pengenal_ganda(ganda: str) -> None:
    lain = halaman("bab-4.md", '<h1 id="bab-empat">Penutup</h1>', ganda, bab="IV")
    (m,) = nomori([*deepcopy(LAPORAN), lain], Penyaji()).masalah
    assert (m.kode, m.tingkat, m.berkas) == ("B020", "galat", "docs/bab-4.md")
    assert m.nilai in {"tabel-satu", "latar"}
    assert "docs/bab-1.md" in m.pesan


def test_semua_masalah_sekaligus() -> None:
    satu = halaman("x.md", '<h1 id="latar">X</h1>', f"<p>{rujuk('tak-ada')}</p>", bab="IV")
    dua = halaman("y.md", benda("tabel-dua"), f"<p>{rujuk('juga-tak-ada')}</p>", bab="IV")
    hasil = nomori([*deepcopy(LAPORAN), satu, dua], Penyaji())
    assert [(m.kode, m.berkas, m.nilai) for m in hasil.masalah] == [
        ("B020", "docs/x.md", "latar"),
        ("B020", "docs/y.md", "tabel-dua"),
        ("B021", "docs/x.md", "tak-ada"),
        ("B021", "docs/y.md", "juga-tak-ada"),
    ]
    # Good references are filled in all the same.
    assert rujukan(hasil, "kata-pengantar.md")[1] == ("bab-1.html#tabel-satu", "Tabel 1.1")


def test_nomor_mengikuti_urutan_halaman() -> None:
    """Pages in another order get other numbers: nothing is remembered from the file's name."""
    a = halaman("a.md", '<h1 id="a">A</h1>', benda("tabel-a"), bab="II", tingkat=2)
    b = halaman("b.md", '<h1 id="b">B</h1>', benda("tabel-b"), bab="II", tingkat=2)
    depan = halaman("bab.md", '<h1 id="bab">Bab</h1>', bab="II")
    for urutan, harap in (((a, b), ["tabel-a", "tabel-b"]), ((b, a), ["tabel-b", "tabel-a"])):
        daftar = nomori([depan, *urutan], Penyaji()).daftar.benda["tabel"]
        assert [e.sasaran for e in daftar] == harap
        assert [e.nomor for e in daftar] == [f"Tabel{NBSP}2.1", f"Tabel{NBSP}2.2"]


@pytest.mark.parametrize(
    "teks",
    [
        "<p>tahanan/<wbr>narapidana/<wbr>anak <b>dan</b> lain</p><p>Lanjut.</p>",
        '<picture><source srcset="a-sempit.svg"><img src="a.svg"></picture>ekor',
        "<td>a/<wbr><b>x</b> y/<wbr>z &amp; “kutip”</td>",
        "1 &lt; 2 &amp; “3” <b>lagi</b>",
    ],
)
def test_pohon_menulis_kembali_apa_yang_dibaca(teks: str) -> None:
    """Void elements that the parser does not know must neither swallow nor lose what follows; a
    text is none of its signs, wherever it stands."""
    assert pohon.tulis(pohon.urai(teks)) == teks


def test_tingkat_judul_yang_terdalam() -> None:
    """Four levels have numbers, each beginning anew below the one above; the lists have three."""
    judul = "".join(
        f"<h{n} id='j{k}'>J{k}</h{n}>" for k, n in enumerate((1, 2, 3, 4, 4, 3, 4, 2, 4, 3, 5), 1)
    )
    hasil = nomori([halaman("a.md", judul, bab="X")], Penyaji())
    assert {i: n for (_, i), n in hasil.nomor_judul.items()} == {
        "j1": "Bab X", "j2": "A.", "j3": "1.", "j4": "a.", "j5": "b.", "j6": "2.", "j7": "a.",
        "j8": "B.", "j9": "a.", "j10": "1.",
    }  # fmt: skip
    assert [e.tingkat for e in hasil.daftar.isi] == [1, 2, 3, 3, 2, 3]
    sebutan = {k: s.sebutan for k, s in hasil.sasaran.items()}
    assert sebutan["j7"] == "Bab X huruf A angka 2 huruf a" and sebutan["j11"] == "“J11”"
    lain = nomori([halaman("a.md", "<h1 id='j'>J</h1>", benda("tabel-a"), bab="Khusus")], Penyaji())
    assert lain.daftar.benda["tabel"][0].nomor == f"Tabel{NBSP}Khusus.1"


def test_benda_di_bagian_awal_dan_tanpa_judul() -> None:
    """Front matter counts by itself; what has no caption takes a number and no line."""
    awal = halaman("a.md", "<h1 id='j'>J</h1>", benda("tabel-a"), benda("tabel-b"), bagian="awal")
    kosong = "<figure id='tabel-k' data-nomor='tabel'></figure><figure id='x'></figure>"
    isi = halaman("b.md", "<h1 id='k'>K</h1>", kosong, benda("tabel-c"), bab="II")
    hasil = nomori([awal, isi], Penyaji())
    assert [(e.nomor, e.sasaran) for e in hasil.daftar.benda["tabel"]] == [
        (f"Tabel{NBSP}1", "tabel-a"), (f"Tabel{NBSP}2", "tabel-b"), (f"Tabel{NBSP}2.2", "tabel-c"),
    ]  # fmt: skip
    assert "tabel-k" not in hasil.sasaran and hasil.masalah == []


def test_satu_halaman_saja_diselesaikan() -> None:
    """Its own numbers and references among all others, whose pages keep gaps."""
    satu = halaman("a.md", f"<h1 id='a'>A</h1><p>{rujuk('b')}</p>", bab="I")
    dua = halaman("b.md", f"<h1 id='b'>B</h1><p>{rujuk('a')}</p>", bab="II")
    hasil = nomori([satu, dua], Penyaji(), hanya="b.md")
    assert [(h.src, h.judul_bernomor) for h in hasil.halaman] == [("b.md", "Bab II B")]
    assert rujukan(hasil, "b.md") == [("a.html#a", "Bab I")]
    assert satu.akar.find(".//a").text is None


def test_halaman_di_luar_laporan_menyebut_nomornya(hasil: HasilPenomoran) -> None:
    """A thing that the page shows itself, one of another chapter, and what is nowhere."""
    luar = halaman(
        "indikator/a.md", benda("tabel-satu"), "<figure id='tabel-dua'></figure>",
        rujuk("tabel-satu"), rujuk("bab-satu"), rujuk("entah"),
    )  # fmt: skip
    jadi = hasil.lengkapi(luar).akar
    assert [n.text for n in jadi.iterfind(".//span[@class='nomor']")] == [f"Tabel{NBSP}1.1"]
    assert [(a.get("href"), a.text) for a in jadi.iter("a")] == [
        ("#tabel-satu", f"Tabel{NBSP}1.1"), ("../bab-1.html#bab-satu", "Bab I"), ("#entah", None),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("urut", "tulis"),
    [(0, ""), (1, "a"), (26, "z"), (27, "aa"), (28, "ab"), (52, "az"), (53, "ba"), (703, "aaa")],
)
def test_judul_sesudah_z(urut: int, tulis: str) -> None:
    """Nobody runs out of letters, as with as many goals as a regency has."""
    assert huruf(urut) == tulis


def test_judul_keduapuluh_tujuh() -> None:
    isi = ['<h1 id="b">B</h1>', *(f'<h2 id="j-{n}">Judul {n}</h2>' for n in range(1, 28))]
    hasil = nomori([halaman("bab-1.md", *isi, bab="I")], Penyaji())
    assert [e.nomor for e in hasil.isi][-2:] == ["Z.", "AA."]
    assert hasil.sasaran["j-27"].sebutan == "Bab I huruf AA"
