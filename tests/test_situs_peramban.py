"""The built site in a real browser: accessibility, no foreign host, no overflow, search.

Every page is opened at the width of a phone and of a desk, in the light and in the dark scheme.
The pages of `cacat` carry one defect each, so that a check that finds nothing is known to look.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
# Every lazy image comes near the window once; those that CSS hides are never asked for.
GULIR = """async () => {
  const jeda = () => new Promise((lanjut) => setTimeout(lanjut, 30));
  for (let y = 0; y < document.body.scrollHeight; y += 1000) {
    window.scrollTo(0, y);
    await jeda();
  }
  const tampak = [...document.images].filter((gambar) => gambar.checkVisibility());
  await Promise.allSettled(tampak.map((gambar) => gambar.decode()));
  window.scrollTo(0, 0);
}"""
LEBAR = (360, 1280)
LEBAR_SEMPIT = 720
SKEMA = ("light", "dark")
NAMA_PERAMBAN = ("chromium", "chromium-browser", "google-chrome")


class _Penyaji(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Say nothing; the tests report by themselves."""


@contextmanager
def sajikan(folder: Path) -> Iterator[str]:
    """Serve a folder on the loopback; yields its address with a closing slash."""
    penyaji = functools.partial(_Penyaji, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), penyaji) as peladen:
        threading.Thread(target=peladen.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{peladen.server_port}/"
        peladen.shutdown()


@pytest.fixture(scope="session")
def peramban() -> Iterator[Browser]:
    """The system's own Chromium; tests that need it are skipped where there is none."""
    lokasi = next(filter(None, map(shutil.which, NAMA_PERAMBAN)), None)
    if lokasi is None:
        pytest.skip("peramban Chromium tidak ditemukan")
    with sync_playwright() as pemutar:
        peramban = pemutar.chromium.launch(executable_path=lokasi, args=["--no-sandbox"])
        yield peramban
        peramban.close()


@pytest.fixture(scope="session")
def alamat(situs: Path) -> Iterator[str]:
    """The address of the built site."""
    with sajikan(situs) as akar:
        yield akar


def buka(peramban: Browser, lebar: int = 1280, skema: str = "light") -> BrowserContext:
    """A fresh reader with a screen width and a preferred colour scheme."""
    konteks = peramban.new_context(
        viewport={"width": lebar, "height": 800},
        color_scheme="dark" if skema == "dark" else "light",
        reduced_motion="reduce",
        locale="id-ID",
    )
    konteks.set_default_timeout(15_000)
    return konteks


class Pengamat:
    """Opens pages in one context and collects what is wrong with them, in words."""

    def __init__(self, konteks: BrowserContext, akar: str) -> None:
        self.temuan: list[str] = []
        self.diminta: list[str] = []
        self._akar = akar
        self._jalur = ""
        self.halaman: Page = konteks.new_page()
        konteks.route("**/*", self._saring)
        self.halaman.on("pageerror", lambda galat: self._catat(f"galat skrip: {galat}"))
        self.halaman.on(
            "console",
            lambda pesan: self._catat(f"konsol: {pesan.text}") if pesan.type == "error" else None,
        )

    def periksa(self, jalur: str) -> None:
        """Open a page of the site, scroll through it and note every defect."""
        self._jalur = jalur
        self.halaman.goto(self._akar + jalur, wait_until="load")
        self.halaman.evaluate(GULIR)
        lebih = self.halaman.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        if lebih > 0:
            self._catat(f"meluber {lebih} px ke samping")
        self.axe()

    def axe(self) -> None:
        """Note what axe finds on the page as it stands."""
        self.halaman.evaluate(AXE)
        hasil = self.halaman.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for langgar in hasil["violations"]:
            for simpul in langgar["nodes"]:
                self._catat(f"axe {langgar['id']}: {simpul['target']} {simpul['html'][:160]}")

    def _catat(self, pesan: str) -> None:
        self.temuan.append(f"{self._jalur}: {pesan}")

    def _saring(self, rute: Route) -> None:
        url = rute.request.url
        self.diminta.append(url)
        if urlsplit(url).scheme in {"http", "https"} and not url.startswith(self._akar):
            self._catat(f"permintaan ke luar: {url}")
            rute.abort()
        else:
            rute.continue_()


def jalur_halaman(situs: Path) -> list[str]:
    """Every page of the site, relative to its root."""
    return sorted(p.relative_to(situs).as_posix() for p in situs.rglob("*.html"))


@pytest.mark.parametrize("skema", SKEMA)
@pytest.mark.parametrize("lebar", LEBAR)
def test_setiap_halaman_tanpa_cacat(
    situs: Path, alamat: str, peramban: Browser, lebar: int, skema: str
) -> None:
    with buka(peramban, lebar, skema) as konteks:
        pengamat = Pengamat(konteks, alamat)
        halaman = jalur_halaman(situs)
        assert halaman
        for jalur in halaman:
            pengamat.periksa(jalur)
    assert pengamat.temuan == []
    # Of each chart only the drawing for this scheme and width is fetched.
    grafik = {Path(urlsplit(url).path).stem for url in pengamat.diminta if "/aset/grafik/" in url}
    assert grafik
    assert {nama for nama in grafik if nama.endswith("-gelap") != (skema == "dark")} == set()
    assert {nama for nama in grafik if ("-sempit" in nama) != (lebar < LEBAR_SEMPIT)} == set()


def test_menu_dan_pencarian_terbuka_tanpa_cacat(alamat: str, peramban: Browser) -> None:
    with buka(peramban, 360) as konteks:
        pengamat = Pengamat(konteks, alamat)
        pengamat.periksa("index.html")
        menu = pengamat.halaman.get_by_role("button", name="Isi laporan")
        menu.press("Enter")
        pengamat.halaman.get_by_role("navigation", name="Isi laporan").wait_for()
        assert menu.get_attribute("aria-expanded") == "true"
        pengamat.axe()
    with buka(peramban) as konteks:
        lain = Pengamat(konteks, alamat)
        lain.periksa("index.html")
        _cari(lain.halaman, "tahanan")
        lain.axe()
    assert pengamat.temuan + lain.temuan == []


def ketik(halaman: Page, kata: str) -> None:
    """Type a word into the search box as a reader does; the theme listens to keys."""
    kotak = halaman.get_by_role("textbox", name="Cari dalam laporan")
    kotak.fill("")
    kotak.press_sequentially(kata)


def _cari(halaman: Page, kata: str) -> list[str]:
    """Search for a word; the addresses of the results."""
    ketik(halaman, kata)
    hasil = halaman.locator(".md-search-result__link")
    hasil.first.wait_for()
    return [str(tautan.get_attribute("href")) for tautan in hasil.all()]


@pytest.mark.parametrize("kata", ["tahanan", "anggar", "penyuluhan hukum"])
def test_pencarian_menemukan_kata_dan_awal_kata(alamat: str, peramban: Browser, kata: str) -> None:
    with buka(peramban) as konteks:
        halaman = konteks.new_page()
        halaman.goto(alamat + "index.html")
        assert _cari(halaman, kata)


def test_pencarian_mengenal_kata_dalam_tabel(alamat: str, peramban: Browser) -> None:
    """A word at the end of a cell is not glued to the figure in the next one."""
    with buka(peramban) as konteks:
        halaman = konteks.new_page()
        halaman.goto(alamat + "index.html")
        assert _cari(halaman, "maternal")
        assert set(halaman.locator(".md-search-result mark").all_text_contents()) == {"maternal"}


def test_pencarian_tidak_memotong_kata_dengan_cara_inggris(alamat: str, peramban: Browser) -> None:
    """An English stemmer would cut "kesehatanly" to "kesehatan" and find it."""
    with buka(peramban) as konteks:
        halaman = konteks.new_page()
        halaman.goto(alamat + "index.html")
        assert _cari(halaman, "kesehatan")
        ketik(halaman, "kesehatanly")
        halaman.get_by_text("Tidak ditemukan").wait_for()


def test_pencarian_berjalan_dari_berkas(situs: Path, peramban: Browser) -> None:
    with buka(peramban) as konteks:
        halaman = konteks.new_page()
        halaman.goto((situs / "index.html").as_uri())
        assert _cari(halaman, "tahanan")


CACAT = {
    "tanpa-alt": ('<img src="ada.svg">', "axe image-alt"),
    "gambar-luar": ('<img src="https://contoh.invalid/a.png" alt="A">', "permintaan ke luar"),
    "meluber": ('<div style="width: 90rem">Lebar</div>', "meluber"),
    "galat": ("<script>tidakAda()</script>", "galat skrip"),
    "pudar": ('<p style="color: #aaa">Pudar</p>', "axe color-contrast"),
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


@pytest.mark.parametrize("nama", CACAT)
def test_cacat_ketahuan(cacat: Path, peramban: Browser, nama: str) -> None:
    with sajikan(cacat) as akar, buka(peramban, 360) as konteks:
        pengamat = Pengamat(konteks, akar)
        pengamat.periksa(f"{nama}.html")
    assert any(CACAT[nama][1] in temuan for temuan in pengamat.temuan), pengamat.temuan


def test_halaman_baik_tidak_dituduh(cacat: Path, peramban: Browser) -> None:
    with sajikan(cacat) as akar, buka(peramban, 360) as konteks:
        pengamat = Pengamat(konteks, akar)
        pengamat.periksa("baik.html")
    assert pengamat.temuan == []
