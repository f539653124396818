"""The built site in a real browser: accessibility, no foreign host, no overflow.

Every page is opened at the width of a phone in the light and at that of a desk in the dark scheme,
and where there is time the other way round. Axe looks at the pages that together have every kind of
element that the site has, and where there is time at all of them.
The pages of `cacat` carry one defect each, so that a check that finds nothing is known to look.
"""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.peramban import Pengamat, buka, jalur_halaman, sajikan, wakil

LEBAR_SEMPIT = 720
# Pages of the data and of the indicators are one template each over many rows.
BUATAN = ("data/", "indikator/")


@pytest.mark.parametrize(
    ("lebar", "skema"),
    [
        (360, "light"),
        (1280, "dark"),
        pytest.param(360, "dark", marks=pytest.mark.lengkap),
        pytest.param(1280, "light", marks=pytest.mark.lengkap),
    ],
)
def test_setiap_halaman_tanpa_cacat(
    situs: Path, alamat: str, peramban: Browser, lebar: int, skema: str, lengkap: bool
) -> None:
    semua = jalur_halaman(situs)
    dalam = semua if lengkap else wakil(situs, semua)
    assert {satu.partition("/")[0] for satu in dalam} > {"data", "indikator", "lampiran"}
    with buka(peramban, lebar, skema) as konteks:
        pengamat = Pengamat(konteks, alamat)
        for jalur in semua:
            if jalur in dalam:
                pengamat.periksa(jalur)
            elif not jalur.startswith(BUATAN):
                pengamat.pergi(jalur)
                pengamat.meluber()
    assert pengamat.temuan == []
    # Of each chart only the drawing for this scheme and width is fetched.
    grafik = {Path(urlsplit(url).path).stem for url in pengamat.diminta if "/aset/grafik/" in url}
    assert grafik
    assert {nama for nama in grafik if nama.endswith("-gelap") != (skema == "dark")} == set()
    assert {nama for nama in grafik if ("-sempit" in nama) != (lebar < LEBAR_SEMPIT)} == set()


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


def test_menu_terbuka_tanpa_cacat(alamat: str, peramban: Browser) -> None:
    with buka(peramban, 360) as konteks:
        pengamat = Pengamat(konteks, alamat)
        pengamat.periksa("index.html")
        menu = pengamat.halaman.get_by_role("button", name="Isi laporan")
        menu.press("Enter")
        pengamat.halaman.get_by_role("navigation", name="Isi laporan").wait_for()
        assert menu.get_attribute("aria-expanded") == "true"
        pengamat.axe()
    assert pengamat.temuan == []


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
