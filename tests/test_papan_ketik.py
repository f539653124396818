"""What a reader without a mouse, with other colours or with little room needs, in a real browser.

Each check is also put to a page that has the defect.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.penanda import bila_lengkap
from tests.peramban import Pengamat, lihat, sajikan

BAB = "bab-3-akuntabilitas-kinerja/capaian-kinerja-organisasi.html"
HALAMAN = ("index.html", BAB, "data/realisasi.html", "404.html")
# Stops before the text, and what shows where the focus is.
MENUJU_ISI = 2
TAMPAK = """() => {
  const gaya = getComputedStyle(document.activeElement);
  return gaya.outlineStyle !== "none" && parseFloat(gaya.outlineWidth) >= 2;
}"""
# What stands in a sentence is as high as its line (WCAG 2.5.8); all else has room for a finger.
KECIL = """() => [...document.querySelectorAll(
    "button, summary, input, [role=button], .data-mentah a")]
  .filter((satu) => !satu.matches("article :is(p, li, dd, dt, td, th) button"))
  .filter((satu) => satu.checkVisibility({ visibilityProperty: true }))
  .map((satu) => [satu.getBoundingClientRect(), satu.outerHTML.slice(0, 120)])
  .filter(([kotak]) => kotak.width < 24 || kotak.height < 24)
  .map(([, satu]) => satu)"""


def langkah_ke_isi(halaman: Page) -> int:
    """How often a reader presses Tab, taking the first link of the page, to stand in its text."""
    halaman.keyboard.press("Tab")
    halaman.keyboard.press("Enter")
    for n in range(1, 60):
        halaman.keyboard.press("Tab")
        if halaman.evaluate("Boolean(document.activeElement.closest('article'))"):
            return n + 1
    return 60


def test_isi_dicapai_dengan_sedikit_langkah(alamat: str, peramban: Browser) -> None:
    with lihat(peramban) as halaman:
        for jalur in HALAMAN[:3]:
            halaman.goto(alamat + jalur)
            assert langkah_ke_isi(halaman) <= MENUJU_ISI, jalur
            assert halaman.evaluate(TAMPAK), jalur


@pytest.mark.parametrize("lebar", bila_lengkap([320, 360], {320}))
def test_ruang_sempit_dan_sentuhan(alamat: str, peramban: Browser, lebar: int) -> None:
    with lihat(peramban, lebar, sentuh=True) as lembar:
        pengamat = Pengamat(lembar, alamat)
        halaman = pengamat.halaman
        for jalur in HALAMAN:
            pengamat.pergi(jalur)
            pengamat.meluber()
            assert halaman.evaluate(KECIL) == [], jalur
        pengamat.pergi(BAB)  # the page for wrong addresses stands alone, without a box
        halaman.get_by_role("button", name="Cari dalam laporan").click()
        halaman.get_by_role("searchbox").fill("anggaran")
        halaman.locator(".cari__daftar a").first.wait_for()
        pengamat.meluber()
        assert (kecil := halaman.evaluate(KECIL)) == [], kecil
        halaman.get_by_role("button", name="Tutup pencarian").click()
        assert halaman.locator(".cari").is_hidden()
    assert pengamat.temuan == [], pengamat.temuan


def test_warna_paksa(alamat: str, peramban: Browser) -> None:
    with lihat(peramban) as halaman:
        halaman.emulate_media(forced_colors="active")
        halaman.goto(alamat + BAB)
        warna = """nama => {
          const gaya = getComputedStyle(document.querySelector(nama));
          return [gaya.color, gaya.backgroundColor];
        }"""
        # The system's own colours, whatever the page says.
        assert halaman.evaluate(warna, "article p")[0] == halaman.evaluate(warna, "body")[0]
        halaman.keyboard.press("/")
        assert halaman.evaluate(TAMPAK)
        halaman.get_by_role("searchbox").fill("lansia")
        halaman.locator(".cari__daftar mark").first.wait_for()
        tulisan, latar = halaman.evaluate(warna, ".cari__daftar mark")
        assert tulisan != latar


def tab_sampai(halaman: Page, pilih: str, paling: int = 60) -> bool:
    """Press Tab until what is looked for has the focus, and shows it."""
    for _ in range(paling):
        halaman.keyboard.press("Tab")
        if halaman.evaluate("p => document.activeElement.matches(p)", pilih):
            return bool(halaman.evaluate(TAMPAK))
    return False


def test_tugas_pembaca_dengan_papan_ketik(alamat: str, peramban: Browser) -> None:
    """Find an indicator, its working, the cell that it comes from, the data, what was changed."""
    with lihat(peramban) as halaman:
        halaman.goto(alamat + "index.html")
        halaman.keyboard.press("/")
        halaman.keyboard.type("lansia")
        halaman.locator(".cari__daftar a").first.wait_for()
        halaman.keyboard.press("Enter")
        halaman.wait_for_url("**/indikator/1.5.html?h=*")
        assert tab_sampai(halaman, "article .angka-asal")
        halaman.keyboard.press("Enter")
        assert tab_sampai(halaman, "dialog[open] a")
        assert halaman.get_by_role("dialog").is_visible()
        halaman.keyboard.press("Enter")
        halaman.wait_for_url("**/data/target.html?kolom=Nilai#baris-*")
        sel = halaman.locator(".sel-asal")
        assert sel.evaluate("s => s === document.activeElement") and sel.inner_text() == "85"
        assert not tab_sampai(halaman, "dialog a", 3)
        halaman.goto(alamat + "data/target.html")
        assert tab_sampai(halaman, "article a[href$='.csv']")
        with halaman.expect_download() as unduhan:
            halaman.keyboard.press("Enter")
        assert unduhan.value.suggested_filename == "target.csv"
        halaman.goto(alamat + "index.html")
        assert tab_sampai(halaman, "nav a[href$='riwayat-perubahan.html']")


CACAT = """<!doctype html><html lang="id"><meta charset="utf-8"><title>Uji</title>
<style>:focus { outline: none } button { width: 12px; height: 12px; padding: 0 }</style>
<a href="#isi">Satu</a><a href="#isi">Dua</a><a href="#isi">Tiga</a><button>x</button>
<article id="isi"><p style="width: 90rem">Isi</p><a href="#">Lagi</a>
<table class="data-mentah"><tr><td><a href="#">%</a></td></tr></table></article></html>"""


def test_cacat_ketahuan(tmp_path: Path, peramban: Browser) -> None:
    (tmp_path / "cacat.html").write_text(CACAT.replace('href="#isi"', 'href="#"'), "utf-8")
    with sajikan(tmp_path) as akar, lihat(peramban, 320) as lembar:
        pengamat = Pengamat(lembar, akar)
        halaman = pengamat.pergi("cacat.html")
        assert langkah_ke_isi(halaman) > MENUJU_ISI
        assert not halaman.evaluate(TAMPAK)
        assert [satu[:2] for satu in halaman.evaluate(KECIL)] == ["<b", "<a"]
        pengamat.meluber()
    assert any("meluber" in satu for satu in pengamat.temuan)
