"""A text from the data says only itself in a chapter: no markup, no Markdown, in any place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, strategies as st
from lxml import html
from markdown import Markdown
from markupsafe import Markup

from macros.hitung.laporan import Laporan
from macros.periksa.bab import periksa_bab
from macros.sajian.templat import lingkungan_bab
from tests.bersama import makro_dari
from tests.proyek import AKAR

TEMPAT = {
    "kalimat": "Awal {{ isi }} akhir.",
    "sendiri": "{{ isi }}",
    "butir": "- {{ isi }}\n- lain",
    "bernomor": "1. **Kendala:** {{ isi }}",
    "sel": "| A | B |\n| --- | --- |\n| {{ isi }} | x |",
    "judul": "## {{ isi }} {#judul}",
    "tebal": "**{{ isi }}** kata",
    "tautan": "[{{ isi }}](bab.md)",
    "html": "<p>{{ isi }}</p>",
    "istilah": "{{ isi }}\n:   uraian",
}
PENTING = "*_`[](){}<>#&|\\~^$!=+-.:\"'1 2\nab é“”–/@"


@pytest.fixture(scope="module")
def markdown() -> Markdown:
    """Markdown as the site reads it."""
    config = yaml.safe_load((AKAR / "macros" / "mkdocs" / "situs.yml").read_text(encoding="utf-8"))
    nama: list[str] = []
    aturan: dict[str, dict[str, object]] = {}
    for satu in config["markdown_extensions"]:
        ((kunci, isi),) = satu.items() if isinstance(satu, dict) else ((satu, {}),)
        nama.append(kunci)
        aturan[kunci] = isi
    return Markdown(extensions=nama, extension_configs=aturan)


def terbaca(markdown: Markdown, tempat: str, isi: str) -> tuple[str, list[str]]:
    """The words that a reader sees, and the elements that they stand in."""
    teks = lingkungan_bab({"isi": isi}).from_string(TEMPAT[tempat]).render()
    akar = html.fragment_fromstring(markdown.reset().convert(teks), create_parent="div")
    for tautan in akar.xpath("//a[@class='headerlink']"):
        tautan.drop_tree()
    for baris in akar.xpath("//br"):
        baris.tail = " " + (baris.tail or "")
    unsur: Iterator[html.HtmlElement] = akar.iter()
    return " ".join(akar.text_content().split()), [str(u.tag) for u in unsur if u.tag != "br"]


@given(isi=st.text(alphabet=PENTING, min_size=1, max_size=24).filter(str.strip))
@pytest.mark.parametrize("tempat", TEMPAT)
def test_hanya_mengatakan_dirinya(markdown: Markdown, tempat: str, isi: str) -> None:
    biasa, unsur = terbaca(markdown, tempat, "Biasa")
    teks, sebenarnya = terbaca(markdown, tempat, isi.strip())
    assert teks == biasa.replace("Biasa", " ".join(isi.split()))
    assert sebenarnya == unsur


def test_tanpa_aturan_ini_teks_menjadi_perintah(markdown: Markdown) -> None:
    assert "b" in terbaca(markdown, "kalimat", Markup("<b>x</b>"))[1]
    assert "em" in terbaca(markdown, "kalimat", Markup("*x*"))[1]


def test_kode_berbahaya_dalam_sel(laporan: Laporan, tmp_path: Path) -> None:
    makro = makro_dari(laporan)
    (tmp_path / "bab.md").write_text("# Satu {#satu}\n\n{{ indikator('1.1').uraian }}\n")
    assert not list(periksa_bab(tmp_path, makro))
    isi = "Genset <b>dua</b> <script>alert(1)</script>"
    teks = lingkungan_bab({"isi": isi}).from_string("{{ isi }}").render()
    assert "<" not in teks
