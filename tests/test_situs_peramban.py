"""The built site in a real browser: accessibility, no foreign host, no overflow.

At the width of a phone, where there is the least room, the pages are opened that together have
every kind of element that the site has, in the light scheme. Axe looks at those of them that have
most, there and at the width of a desk in the dark scheme; where there is time at all pages, each
way round.
The pages of `cacat` carry one defect each, so that a check that finds nothing is known to look.
"""

from __future__ import annotations

import gzip
import os
from functools import cache
from itertools import product
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import html
from playwright.sync_api import Browser

from macros.dasar.pangkal import ASET
from tests.penanda import bila_lengkap
from tests.peramban import Pengamat, buka, jalur_halaman, lihat, sajikan, wakil

SEMPIT = 360
LEBAR_SEMPIT = 720
# So many pages have most of what a page can have; these are enough for every run.
SEBAGIAN = {SEMPIT: 4, 1280: 5}


@pytest.mark.parametrize(
    ("lebar", "skema"),
    bila_lengkap(product((360, 1280), ("light", "dark")), {(360, "light"), (1280, "dark")}),
)
def test_setiap_halaman_tanpa_cacat(
    situs: Path, alamat: str, peramban: Browser, lebar: int, skema: str, lengkap: bool
) -> None:
    semua = jalur_halaman(situs)
    dalam = semua if lengkap else wakil(situs, semua, SEBAGIAN[lebar])
    terbuka = semua if lengkap else wakil(situs, semua) if lebar == SEMPIT else dalam
    if lengkap or lebar == SEMPIT:
        assert {satu.partition("/")[0] for satu in terbuka} > {"data", "indikator", "lampiran"}
    with buka(peramban, lebar, skema) as konteks:
        pengamat = Pengamat(konteks, alamat)
        for jalur in terbuka:
            if jalur in dalam:
                pengamat.periksa(jalur)
            else:
                pengamat.pergi(jalur)
                pengamat.meluber()
    assert pengamat.temuan == []
    # Of each chart only the drawing for this scheme and width is fetched.
    grafik = {Path(urlsplit(url).path).stem for url in pengamat.diminta if "/aset/grafik/" in url}
    assert grafik
    assert {nama for nama in grafik if nama.endswith("-gelap") != (skema == "dark")} == set()
    assert {nama for nama in grafik if ("-sempit" in nama) != (lebar < LEBAR_SEMPIT)} == set()


@pytest.mark.parametrize("lebar", [SEMPIT, LEBAR_SEMPIT + 48, 1280])
@pytest.mark.parametrize("orang", [2, 3, 4])
def test_penanda_tangan_tidak_meluber(peramban: Browser, lebar: int, orang: int) -> None:
    """However many sign, two stand beside each other where there is room, names on one line."""
    gaya = (ASET / "aset/css/laporan.css").read_text(encoding="utf-8")
    nama = "Prof. Dr. Ir. H. Abdul Rahman Wicaksono Hadiningrat, S.H., M.Si., M.Kom., Ph.D."
    satu = '<div class="penanda"><p class="jabatan">{}</p><p class="nama">{}</p></div>'
    blok = "".join(satu.format("Ketua Tim " * n, nama[: 9 * n + 50]) for n in range(1, orang + 1))
    with lihat(peramban, lebar) as halaman:
        halaman.set_content(
            f"<style>:root {{ --lebar-baca: 40rem }} {gaya}</style><main class='md-typeset'>"
            f"<section class='tanda-tangan'>{blok}</section></main>"
        )
        assert halaman.evaluate("document.documentElement.scrollWidth") <= lebar
        letak = "[...document.querySelectorAll('.nama')].map(n => n.getBoundingClientRect().top)"
        atas = halaman.evaluate(letak)
    baris = orang if lebar == SEMPIT else (orang + 1) // 2
    assert len(set(atas)) == baris and atas == sorted(atas)


@pytest.mark.parametrize("lebar", bila_lengkap((SEMPIT, 1280), {SEMPIT}))
def test_tanpa_skrip_semua_terbaca(
    situs: Path, alamat: str, peramban: Browser, lebar: int, lengkap: bool
) -> None:
    """Nor before the scripts are there, which on a slow line is what a reader first sees."""
    with buka(peramban, lebar, skrip=False) as konteks:
        pengamat = Pengamat(konteks, alamat)
        for jalur in wakil(situs, jalur_halaman(situs), None if lengkap else SEBAGIAN[lebar]):
            pengamat.pergi(jalur)
            pengamat.meluber()
    assert pengamat.temuan == []


def test_wakil_memuat_setiap_jenis_unsur(tmp_path: Path) -> None:
    isi = {
        "a": "<p>1</p>",
        "b": "<p class='x l-5'>1</p>",
        "c": "<p>1</p><p class='x l-10'>2</p>",
        "d": "<table role='grid'></table>",
        "e": "<table role='grid'></table><p>1</p>" * 400,
    }
    for nama, badan in isi.items():
        (tmp_path / nama).write_text(f"<!doctype html><title>a</title>{badan}", encoding="utf-8")
    assert wakil(tmp_path, isi) == ["c", "d"]
    assert wakil(tmp_path, isi, 1) == ["c"]


def test_menu_terbuka_tanpa_cacat(alamat: str, peramban: Browser) -> None:
    with lihat(peramban, 360) as lembar:
        pengamat = Pengamat(lembar, alamat)
        pengamat.pergi("index.html")
        menu = pengamat.halaman.get_by_role("button", name="Isi laporan")
        menu.press("Enter")
        pengamat.halaman.get_by_role("navigation", name="Isi laporan").wait_for()
        assert menu.get_attribute("aria-expanded") == "true"
        pengamat.meluber()
        pengamat.axe(".md-nav--primary")
    assert pengamat.temuan == []


# What a page may weigh before it can be read, packed as servers pack it, and how many elements it
# may have besides the rows and cells of its tables, which are as many as the report has values.
BERAT, UNSUR = 300_000, 1_500
PENCARIAN = {"cari.js", "search_index.js"}  # fetched when somebody begins to search


def terlalu_berat(situs: Path) -> list[str]:
    """The pages that are too heavy at first load, have too many elements, or load the search."""
    temuan, ukuran = [], cache(lambda berkas: len(gzip.compress(berkas.read_bytes())))
    huruf = sum(b.stat().st_size for b in situs.rglob("*.woff2"))
    for jalur in jalur_halaman(situs):
        halaman = html.parse(situs / jalur).getroot()
        alamat = halaman.xpath("//link[@rel='stylesheet']/@href | //script/@src")
        termuat = {(situs / jalur).parent / a for a in alamat}
        berat = ukuran(situs / jalur) + sum(map(ukuran, termuat)) + huruf
        unsur = sum(1 for u in halaman.iter("*") if u.tag not in {"tr", "td", "th"})
        temuan += [f"{jalur}: {berat} bita"] if berat > BERAT else []
        temuan += [f"{jalur}: {unsur} unsur"] if unsur > UNSUR else []
        temuan += [f"{jalur}: {a.name}" for a in termuat if a.name in PENCARIAN]
    return temuan


def test_status_berjarak_pada_ponsel(alamat: str, peramban: Browser) -> None:
    """It does not touch the figure before it, and its second line hangs below its first word."""
    with lihat(peramban, 360) as lembar:
        lembar.goto(f"{alamat}indikator/1.1.html")
        jarak, geser = lembar.evaluate(
            """() => {
              const status = document.querySelector("td.status > .status");
              const kotak = (unsur) => {
                const isi = document.createRange();
                isi.selectNodeContents(unsur);
                return [...isi.getClientRects()];
              };
              const [satu, dua] = kotak(status);
              const angka = kotak(status.parentElement.previousElementSibling).at(-1);
              return [status.getBoundingClientRect().left - angka.right, dua.left - satu.left];
            }"""
        )
        assert jarak > 12 and abs(geser) < 1


def test_setiap_halaman_ringan(situs: Path, tmp_path: Path) -> None:
    assert terlalu_berat(situs) == []
    (tmp_path / "cari.js").write_bytes(os.urandom(BERAT))
    isi = f"<title>a</title><script src='cari.js'></script>{'<p>1</p>' * UNSUR}"
    (tmp_path / "a.html").write_text(f"<!doctype html>{isi}", encoding="utf-8")
    assert [t.split()[-1] for t in terlalu_berat(tmp_path)] == ["bita", "unsur", "cari.js"]


CACAT = {
    "tanpa-alt": ('<img src="ada.svg">', "axe image-alt"),
    "gambar-luar": ('<img src="https://contoh.invalid/a.png" alt="A">', "permintaan ke luar"),
    "meluber": ('<div style="width: 90rem">Lebar</div>', "meluber"),
    "tercerai": (
        '<p style="display: grid">Lihat <span class="utuh">AB-1</span> ini</p>',
        "kalimat tercerai",
    ),
    "titik": (f"<p>{'Alamat ' * 5}· {'Telepon' * 5}</p>", "titik di akhir baris"),
    "bertumpuk": (
        "<div class='bergulir'><table class='tumpuk'><tr><td>1</table></div>",
        "masih bergulir",
    ),
    "tertutup": (
        '<table><thead style="position: relative; top: 30px"><tr><th>A<tbody><tr><td>1</table>',
        "kepala menutupi baris",
    ),
    "galat": ("<script>tidakAda()</script>", "galat skrip"),
    # After many that can be read.
    "pudar": ("<p>Jelas</p>" * 5 + '<p style="color: #aaa">Pudar</p>', "axe color-contrast"),
    "gelap": (
        "<p>Jelas</p>" * 5 + '<div style="background: #555"><p>Gelap</p></div>',
        "axe color-contrast",
    ),
}


@pytest.fixture
def cacat(tmp_path: Path) -> Path:
    """A small site whose pages carry one defect each, and one that has none."""
    (tmp_path / "ada.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    for nama, (isi, _) in {**CACAT, "baik": ("<p>Baik</p>", "")}.items():
        (tmp_path / f"{nama}.html").write_text(
            '<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Uji</title>'
            '<link rel="icon" href="ada.svg"></head>'
            f"<body><main><h1>Uji</h1>{isi}</main></body></html>",
            "utf-8",
        )
    return tmp_path


def test_cacat_ketahuan_dan_yang_baik_tidak_dituduh(cacat: Path, peramban: Browser) -> None:
    with sajikan(cacat) as akar, lihat(peramban, 360) as lembar:
        pengamat = Pengamat(lembar, akar)
        for nama, (_, harap) in CACAT.items():
            if harap.startswith("axe"):
                pengamat.periksa(f"{nama}.html")
                # Of a part of the page what stands in it alone is told.
                lain, pengamat.temuan = pengamat.temuan, []
                pengamat.axe("h1")
                assert pengamat.temuan == [], nama
                pengamat.axe("main")
                assert pengamat.temuan == lain, nama
            else:
                pengamat.pergi(f"{nama}.html")
                pengamat.meluber()
            temuan, pengamat.temuan = pengamat.temuan, []
            assert any(harap in satu for satu in temuan), (nama, temuan)
        pengamat.periksa("baik.html")
    assert pengamat.temuan == []
