"""The site's search in a real browser: what readers ask is answered among the first three.

`pertanyaan.csv` holds questions, each with a pattern for address and title of a right answer.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from macros.dasar import pohon
from macros.halaman import pencarian
from macros.halaman.jenis import BagianLaporan, Halaman
from macros.halaman.pencarian import bagian
from macros.hitung.entitas import Instansi, Pejabat
from macros.hitung.laporan import Laporan
from tests import bersama
from tests.penanda import bila_lengkap
from tests.peramban import Pengamat, lihat

PERTANYAAN = Path(__file__).with_name("pertanyaan.csv")
UNIT_LAIN = ("dinkes", "pengadilan")
# So many of all must be answered; what chapters say changes.
LULUS = 30 / 32
PERTAMA = """semua => semua.map(tanya => mesin.cari(tanya).hasil.slice(0, 3).map(satu => {
  const b = satu[0].bagian;
  return `${mesin.data.halaman[b.halaman][0]}#${b.jangkar} ${b.judul}`;
}))"""
MUAT = """() => new Promise((lanjut, gagal) => {
  const skrip = document.createElement("script");
  skrip.src = "aset/js/cari.js";
  skrip.onload = () => lkjipPencarian.siapkan().then((m) => { window.mesin = m; lanjut(); }, gagal);
  skrip.onerror = gagal;
  document.head.append(skrip);
})"""
TEMUAN = ".cari__daftar > li > a"


@cache
def pertanyaan(situs: str) -> list[tuple[str, str]]:
    """The questions to one site, with the patterns of their answers."""
    with PERTANYAAN.open(encoding="utf-8", newline="") as berkas:
        return [(b["tanya"], b["jawab"]) for b in csv.DictReader(berkas) if b["situs"] == situs]


@contextmanager
def mesin_cari(peramban: Browser, situs: Path) -> Iterator[Page]:
    """A page opened from a file, with the ranking ready as `mesin`."""
    with lihat(peramban) as halaman:
        halaman.goto((situs / "index.html").as_uri())
        halaman.evaluate(MUAT)
        yield halaman


def meleset(halaman: Page, soal: list[tuple[str, str]]) -> list[str]:
    """The questions that are not answered among the first three, with what came instead."""
    tanya = [satu for satu, _ in soal]
    jawaban = dict(zip(tanya, halaman.evaluate(PERTAMA, tanya), strict=True))
    return [
        f"{apa} → {jawaban[apa]}"
        for apa, pola in soal
        if not any(re.search(pola, satu) for satu in jawaban[apa])
    ]


def test_pertanyaan_terjawab(situs: Path, peramban: Browser) -> None:
    soal = pertanyaan("laporan")
    assert len(soal) > 70
    with mesin_cari(peramban, situs) as halaman:
        salah = meleset(halaman, soal)
        assert len(salah) <= (1 - LULUS) * len(soal), salah
        # Without synonyms and families of words the same questions are not answered.
        halaman.evaluate("""() => {
          mesin = new lkjipPencarian.Pencarian({ ...lkjipCari, padanan: [], fakta: [] });
          mesin.sekeluarga = (kata) => [kata];
          mesin.mirip = () => [];
        }""")
        perlu = {"TBC", "naroktika", "siapa kepala rutan", "difabel"}
        tanpa = meleset(halaman, [satu for satu in soal if satu[0] in perlu])
    assert {satu.partition(" →")[0] for satu in tanpa} == perlu


@pytest.mark.parametrize("nama", bila_lengkap(UNIT_LAIN, {"dinkes"}))
def test_pertanyaan_kepada_unit_lain_terjawab(
    tmp_path_factory: pytest.TempPathFactory, peramban: Browser, nama: str
) -> None:
    soal = pertanyaan(nama)
    assert len(soal) > 10
    with mesin_cari(peramban, bersama.situs_unit(tmp_path_factory, nama)) as halaman:
        assert len(salah := meleset(halaman, soal)) <= 1, salah


@pytest.fixture
def pembaca(alamat: str, peramban: Browser) -> Iterator[Pengamat]:
    """A reader at the site's front page."""
    with lihat(peramban) as lembar:
        pengamat = Pengamat(lembar, alamat)
        pengamat.pergi("index.html")
        yield pengamat


def cari(halaman: Page, kata: str) -> list[str]:
    """Type a question as a reader does; the results in words."""
    kotak = halaman.get_by_role("searchbox", name="Cari dalam laporan")
    kotak.fill(kata)
    halaman.wait_for_function("k => document.querySelector('.cari').dataset.tanya === k", arg=kata)
    return halaman.locator(TEMUAN).all_inner_texts()


def test_indeks_baru_dimuat_saat_dicari(pembaca: Pengamat) -> None:
    def diminta() -> list[str]:
        return [url for url in pembaca.diminta if re.search(r"search_index|cari\.js", url)]

    assert diminta() == []
    assert cari(pembaca.halaman, "anggaran")
    assert len(diminta()) == 2
    assert pembaca.temuan == []


def test_indeks_ringan_dan_tanpa_isi_ganda(situs: Path) -> None:
    isi = (situs / pencarian.BERKAS).read_bytes()
    assert len(gzip.compress(isi)) < 60_000
    objek: dict[str, Any] = json.loads(isi.decode().removeprefix("var lkjipCari=").rstrip(";\n"))
    tujuan = [(b[0], b[1]) for b in objek["bagian"]]
    assert len(tujuan) == len(set(tujuan))
    # Every address leads somewhere.
    for n, jangkar in tujuan:
        halaman = _halaman(situs / objek["halaman"][n][0])
        assert not jangkar or halaman.xpath("//*[@id=$id]", id=jangkar), (n, jangkar)


@cache
def _halaman(berkas: Path) -> html.HtmlElement:
    return html.parse(berkas).getroot()


def test_dengan_papan_ketik_saja(pembaca: Pengamat, lengkap: bool) -> None:
    halaman = pembaca.halaman
    halaman.keyboard.press("/")
    assert halaman.evaluate("document.activeElement.name") == "query"
    assert cari(halaman, "lansia")
    kabar = halaman.get_by_role("status")
    assert re.fullmatch(r"Ditemukan di \d+ halaman\.", kabar.inner_text())
    if lengkap:
        pembaca.axe(".cari")
    halaman.keyboard.press("ArrowDown")
    pertama = halaman.locator(TEMUAN).first
    assert pertama.evaluate("a => a === document.activeElement")
    halaman.keyboard.press("ArrowUp")
    assert halaman.evaluate("document.activeElement.name") == "query"
    halaman.keyboard.press("Escape")
    assert halaman.locator(".cari__hasil").is_hidden()
    halaman.keyboard.press("/")
    halaman.keyboard.press("Enter")
    halaman.wait_for_url("**h=*lansia*")
    halaman.locator("mark").first.wait_for()
    assert pembaca.temuan == []


def test_tanpa_hasil_menyarankan_langkah(pembaca: Pengamat) -> None:
    assert cari(pembaca.halaman, "xqzkwv") == []
    assert "Coba kata lain" in pembaca.halaman.get_by_role("status").inner_text()
    # An English stemmer would cut this to a word that is there.
    assert cari(pembaca.halaman, "kesehatan")
    assert "Ditemukan" in pembaca.halaman.get_by_role("status").inner_text()


def test_salah_ketik_dikatakan(pembaca: Pengamat) -> None:
    assert cari(pembaca.halaman, "pengamanna")
    kabar = pembaca.halaman.get_by_role("status").inner_text()
    assert "“pengamanna” tidak ada; dicari “pengamanan”" in kabar


@pytest.mark.parametrize(
    ("kata", "lebar"),
    bila_lengkap(
        product(("overcrowding", "6033040710", "TBC"), (360, 1280)),
        {("overcrowding", 360), ("6033040710", 1280)},
    ),
)
def test_hasil_terbuka_pada_tempatnya(
    alamat: str, peramban: Browser, kata: str, lebar: int
) -> None:
    with lihat(peramban, lebar) as halaman:
        halaman.goto(alamat + "daftar.html")
        if lebar < 700:
            halaman.get_by_role("button", name="Cari dalam laporan").click()
        assert cari(halaman, kata)
        halaman.locator(TEMUAN).first.click()
        halaman.wait_for_url("**h=*")
        halaman.locator("mark").first.wait_for()
        tampak = """() => [...document.querySelectorAll("article mark")].some(m => {
          const k = m.getBoundingClientRect();
          return k.top >= 48 && k.bottom <= innerHeight && k.left >= 0 && k.right <= innerWidth;
        })"""
        halaman.wait_for_function(tampak)
        # The question can be answered with no, on short pages, too.
        halaman.add_style_tag(content="article { padding-top: 300vh !important }")
        halaman.evaluate("scrollTo(0, 0)")
        assert not halaman.evaluate(tampak)


def test_dari_berkas(situs: Path, peramban: Browser) -> None:
    with lihat(peramban) as halaman:
        halaman.goto((situs / "bab-4-penutup.html").as_uri())
        assert "lansia" in cari(halaman, "lanjut usia")[0]


def test_tanpa_skrip_tidak_ada_kotak_mati(situs: Path, peramban: Browser) -> None:
    with lihat(peramban, 360, skrip=False) as halaman:
        halaman.goto((situs / "index.html").as_uri())
        assert halaman.locator(".cari").is_hidden()
        assert halaman.get_by_text("Pencarian memerlukan JavaScript").is_visible()
        judul = halaman.locator(".md-header__title .md-ellipsis").first
        assert judul.evaluate("u => u.scrollHeight <= u.clientHeight"), "judul terpotong"


def test_padanan_unit_ikut() -> None:
    umum = pencarian.indeks([], instansi(), [])
    sendiri = pencarian.indeks([], instansi(), [], [("SIPP", "sistem informasi", "")])
    assert '["SIPP","sistem informasi",""]' in sendiri
    assert "SIPP" not in umum


def test_pejabat_ditemukan_dengan_atau_tanpa_gelar() -> None:
    akar = html.fragment_fromstring("<p>Ditandatangani Ani B. Jaya.</p>", create_parent="div")
    isi = [(0, "", "Naskah", satu.teks) for satu in bagian(akar)]
    ani, budi = (Pejabat(n, f"{n}, S.H.", n, "Kepala", "") for n in ("Ani B. Jaya", "Budi C. Raya"))
    fakta = list(pencarian._fakta(instansi(), [ani, budi], isi))
    assert fakta == [("pejabat", 0, "", "Kepala: Ani B. Jaya, S.H.", "")]
    # A name of one word is none within another.
    isi = [(0, "", "Isi", "Animo dan Budidaya"), (1, "b", "Naskah", "Kepala, Ani")]
    satu, dua = (Pejabat(n, f"{n}, S.H.", n, "Kepala", "") for n in ("Ani", "Budi"))
    assert list(pencarian._fakta(instansi(), [satu, dua], isi)) == [
        ("pejabat", 1, "b", "Kepala: Ani, S.H.", "")
    ]


def instansi() -> Instansi:
    """A unit of which nothing is known but its name."""
    return Instansi(*("",) * 13)


def test_halaman_dipotong_pada_judul_dan_tabelnya() -> None:
    akar = html.fragment_fromstring(
        '<h2 id="a">Satu<a class="headerlink" href="#a">#</a></h2><p>Isi <b>a</b>wal '
        '<button class="istilah">SP2D</button>.<button>Salin</button></p>'
        '<figure id="t"><figcaption id="t-judul"><span class="nomor">Tabel 1</span> '
        '<span class="judul">Uji</span></figcaption><table><tr><td>kiri</td>'
        "<td>kanan</td></tr></table></figure><p>Sesudahnya.</p><script>rahasia</script>"
        '<div data-daftar="tabel">Tabel 1</div><h3 id="b">Dua</h3><p>Lagi</p>',
        create_parent="div",
    )
    assert [(b.jangkar, b.judul, b.teks) for b in bagian(akar)] == [
        ("a", "Satu", "Isi awal SP2D. Sesudahnya."),
        ("t", "Tabel 1 Uji", "kiri kanan"),
        ("b", "Dua", "Lagi"),
    ]


HALAMAN_CARI = (
    "awal<h1 id='bab'>Bab satu<a class='headerlink' href='#bab'>#</a></h1>kata<br>lain "
    "<nav>menu</nav><button>x</button><button class='istilah'>PK</button>"
    "<p data-search-exclude=''>tidak</p>"
    "<div data-daftar='tabel'><p>daftar</p></div><h2>Tanpa id</h2>"
    "<figure id='t'><figcaption><span class='nomor'>Tabel 1</span> <span class='judul'>Isi</span>"
    "<span class='subjudul'>sub</span></figcaption><table><tr><td>a</td><td>b</td></tr></table>"
    "</figure>sesudah<dl><dt id='i'>Istilah#</dt><dd>arti</dd></dl>"
    "<p id='n' class='nama-indikator'>Nama</p><p id='p'>biasa</p><figure><p>lepas</p></figure>"
)


def test_bagian_yang_dapat_dicari() -> None:
    """Cut at headings, tables and terms; what follows a table belongs to its heading again."""
    bagian = pencarian.bagian(pohon.urai(HALAMAN_CARI))
    assert [(b.jangkar, b.judul, b.teks) for b in bagian] == [
        ("", "", "awal"), ("bab", "Bab satu", "kata lain PK Tanpa id sesudah"),
        ("t", "Tabel 1 Isi", "sub a b"), ("i", "Istilah", "arti"), ("n", "Nama", "biasa lepas"),
    ]  # fmt: skip


def test_indeks_pencarian(laporan: Laporan) -> None:
    """Pages with their kinds, sections by page, who holds an office where that is first said."""
    kepala = laporan.pejabat["kepala-rutan"]
    nama = kepala.nama.partition(",")[0]

    def satu(src: str, isi: str, bagian: BagianLaporan = "isi", **lain: str) -> Halaman:
        dasar = Halaman(src, f"{src[:-3]}.html", pohon.urai(isi), bagian, "Judul")
        return replace(dasar, **lain)  # type: ignore[arg-type]

    halaman = [
        satu("a.md", "<p>satu</p>", "awal"),
        satu("b.md", f"<h1 id='b'>B</h1><p>{nama}</p>", bab="III", nomor="Bab III"),
        replace(satu("c.md", "<h1 id='c'>C</h1>", bab="III"), tingkat=2),
        satu("glosarium.md", "<p>g</p>"), satu("l.md", "", "lampiran", bab="X1"),
        satu("indikator/1.md", "<h2 id='x'>X</h2><p>isi</p><h2 id='y'>Y</h2>"),
        satu("data/t.md", f"<p>{kepala.nama}</p>"),
    ]  # fmt: skip
    instansi = replace(laporan.instansi, alamat="Jalan", kode_pos="1", telepon="", surel="s@a.id",
                       situs="", nama_singkat="Unit")  # fmt: skip
    lain = replace(kepala, nama="Tak Tersebut")
    teks = pencarian.indeks(halaman, instansi, [kepala, lain], [("a", "b", "ya")])
    isi = json.loads(teks.removeprefix("var lkjipCari=").rstrip(";\n"))
    assert isi["halaman"] == [
        ["a.html", "Judul", "awal", ""], ["b.html", "Bab III Judul", "isi", "Bab 3"],
        ["c.html", "Judul", "isi", ""], ["glosarium.html", "Judul", "istilah", ""],
        ["l.html", "Judul", "lampiran", ""], ["indikator/1.html", "Judul", "indikator", ""],
        ["data/t.html", "Judul", "data", ""],
    ]  # fmt: skip
    assert isi["bagian"] == [
        [0, "", "Judul", "satu"], [1, "b", "B", nama], [2, "c", "C", ""], [3, "", "Judul", "g"],
        [5, "", "Judul", "isi"], [6, "", "Judul", kepala.nama],
    ]  # fmt: skip
    assert isi["fakta"] == [
        ["pejabat", 1, "b", f"{kepala.jabatan}: {kepala.nama}", ""],
        ["kontak", 0, "", "Alamat dan kontak Unit", "Alamat: Jalan 1; Surel: s@a.id"],
    ]  # fmt: skip
    assert isi["padanan"][-1] == ["a", "b", "ya"] and len(isi["padanan"]) > 20
    assert isi["unit"] == "Unit"
    tanpa = replace(instansi, alamat="", kode_pos="", surel="")
    assert '"fakta":[]' in pencarian.indeks(halaman[:1], tanpa, [])


def test_padanan_umum_sejak_baris_pertama() -> None:
    """Every row below the head of the general list counts, the first too."""
    kepala, *baris = csv.reader(pencarian.PADANAN.read_text(encoding="utf-8").splitlines())
    assert kepala == ["istilah", "padanan", "searah"]
    assert pencarian._padanan_umum() == baris
