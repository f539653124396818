"""The theme's style sheet is shortened by what no page has, and by nothing else."""

from __future__ import annotations

import contextlib
import re
from importlib.resources import files
from pathlib import Path

import cssselect2
import pytest
import tinycss2
from lxml import html

from macros.dasar.pangkal import ASET
from macros.keluaran import gaya_tema
from macros.sajian.makro import Makro

(ASLI,) = Path(str(files("material"))).glob("templates/assets/stylesheets/main.*.css")


@pytest.mark.parametrize(
    ("css", "jadi"),
    [
        (".a{x:1}.b{x:1}", ".a{x:1}"),
        (".a,.b .a,p>.b,p{x:1}", ".a,p{x:1}"),
        (".a:not(.b){x:1}", ".a:not(.b){x:1}"),
        (".a :is(.b,.a){x:1}.a :is(.b,.c){x:1}", ".a :is(.b,.a){x:1}"),
        (".a:has(>.b) p{x:1}", ""),
        ("#b,[class~=b]{x:1}", "#b,[class~=b]{x:1}"),
        ("@media print{.b{x:1}}@media screen{.a{x:1}.b{x:1}}", "@media screen{.a{x:1}}"),
        *[(utuh, utuh) for utuh in (":root{--b:url(data:x)}", "@font-face{src:url(b)}")],
        (r".a\:b{x:1}.b\:a{x:1}", r".a\:b{x:1}"),
    ],
)
def test_aturan_tanpa_unsur_dibuang(css: str, jadi: str) -> None:
    assert gaya_tema.susutkan(css, {"a", "a:b"}) == jadi


def test_gaya_disimpan_selama_tetap(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dibuat: list[str] = []

    def susutkan(css: str, ada: set[str]) -> str:
        dibuat.append(css)
        return f"{css} {sorted(ada)}"

    monkeypatch.setattr(gaya_tema, "susutkan", susutkan)
    for css, ada in ((".a{}", {"b", "a"}), (".a{}", {"a", "b"}), (".a{}", {"a"}), ("", {"a"})):
        isi = gaya_tema.susutkan_sekali(css, ada, tmp_path / "gaya.pickle")
        assert isi == f"{css} {sorted(ada)}"
    assert dibuat == [".a{}", ".a{}", ""]


def test_kelas_dikenali_bagaimanapun_ditulis() -> None:
    assert gaya_tema.kelas("<p class=\"a b\" data-class='x'><i class='c'><b class=d>") >= {*"abcd"}


def test_kelas_yang_baru_dipakai_kemudian_tetap_bergaya() -> None:
    # The search's list is made in the browser, the glossary's words by a later build's chapters.
    assert {"md-skip", "md-typeset", "no-js"} <= gaya_tema.kelas_kelak()


def _pilihan(css: str) -> list[str]:
    """All selectors of a style sheet, those within its media too, without states and parts."""
    hasil = []
    for satu in tinycss2.parse_stylesheet(css, True, True):
        if satu.type == "qualified-rule":
            kepala = tinycss2.serialize(satu.prelude)
            hasil.append(re.sub(r"::?(?!not|is|where|has)[\w-]+(\([^)]*\))?", "", kepala))
        elif satu.type == "at-rule" and satu.content and satu.lower_at_keyword == "media":
            hasil += _pilihan(tinycss2.serialize(satu.content))
    return hasil


def _mengenai(pilihan: list[str], situs: Path) -> set[str]:
    """Those of the selectors that meet an element of a page."""
    pencocok = cssselect2.Matcher()
    for p in pilihan:
        with contextlib.suppress(cssselect2.SelectorError):  # a part of one that was cut
            for satu in cssselect2.compile_selector_list(p):
                pencocok.add_selector(satu, p)
    return {
        p
        for berkas in situs.rglob("*.html")
        for unsur in cssselect2.ElementWrapper.from_html_root(
            html.fromstring(berkas.read_bytes())
        ).iter_subtree()
        for *_, p in pencocok.match(unsur)
    }


def test_yang_dibuang_tidak_mengenai_satu_unsur_pun(situs_mini: Path) -> None:
    utuh, jadi = ASLI.read_text(), (situs_mini / "aset/css/tema.css").read_text()
    assert len(jadi) < len(utuh) / 2
    tinggal = [p for kepala in _pilihan(jadi) for p in kepala.split(",")]
    buang = [p for kepala in _pilihan(utuh) for p in kepala.split(",") if p not in tinggal]
    assert len(buang) > 500
    assert _mengenai(buang, situs_mini) == set()
    assert len(_mengenai(tinggal, situs_mini)) > 100


def test_kolom_yang_banyak_dirapatkan_pada_cetakan(makro: Makro) -> None:
    """The rules for printed tables of many columns meet one, as it stands in its frame."""
    cetak = (ASET / "aset" / "css" / "cetak.css").read_text(encoding="utf-8")
    aturan = [p for p in _pilihan_utuh(cetak) if "col:nth-child(7)" in p and ".teks" not in p]
    akar = cssselect2.ElementWrapper.from_html_root(
        html.fromstring(makro.tabel("realisasi-kegiatan"))
    )
    assert akar.query(*aturan) is not None


def _pilihan_utuh(css: str) -> list[str]:
    semua = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return [tinycss2.serialize(a.prelude) for a in semua if a.type == "qualified-rule"]


def test_unsur_berhuruf_lebar_sama() -> None:
    """What browsers set in a face of equal widths has the report's own in print, which knows no
    other and would refuse to print."""
    cetak = (ASET / "aset" / "css" / "cetak.css").read_text(encoding="utf-8")
    (gaya,) = re.findall(r"^([\w, ]+) \{ font-family: Kode", cetak, re.MULTILINE)
    assert {*gaya.split(", ")} == {"code", "pre", "kbd", "samp"}
