"""The engine is replaceable: the finished chapters of the small report, built by Zensical.

Zensical gets what `macros` made and only puts a site around it, so whatever differs here would have
to be done anew should MkDocs go; `macros/mkdocs/README.md` says what that is.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
import yaml
from lxml import html

from macros.halaman.jenis import Halaman
from scripts.mesin import situs as mesin
from scripts.mesin.pembanding import sebagai_markdown
from tests.proyek import AKAR, MINI, pasang_mini

# What hooks add beside the chapters, and another engine would not know of.
BUKAN_BAB = ("data/", "unduh/")
DASAR = "http://situs.invalid/"


@dataclass(frozen=True)
class Lain:
    """The finished chapters, and the site that the other engine made of them."""

    bab: list[Halaman]
    situs: Path

    def halaman(self, url: str) -> html.HtmlElement:
        """A page of that site."""
        return html.parse(self.situs / url).getroot()


@pytest.fixture(scope="module")
def lain(tmp_path_factory: pytest.TempPathFactory) -> Lain:
    """Both engines in a row; the second one sees files alone."""
    folder = tmp_path_factory.mktemp("mesin-lain")
    proyek, asli = pasang_mini(folder / "proyek"), folder / "asli"
    asli.mkdir()
    with pytest.MonkeyPatch.context() as lingkungan:
        lingkungan.setenv("SOURCE_DATE_EPOCH", "0")
        bab = mesin.bangun(proyek, asli)
    docs = folder / "lain" / "docs"
    shutil.copytree(asli / "aset", docs / "aset")
    for satu in bab:
        berkas = docs / satu.src
        berkas.parent.mkdir(exist_ok=True)
        berkas.write_text(sebagai_markdown(satu.html), encoding="utf-8")
    pengaturan = {
        "site_name": "Laporan",
        "use_directory_urls": False,
        "nav": yaml.safe_load((MINI / "mkdocs.yml").read_text(encoding="utf-8"))["nav"],
        "theme": {"name": "material", "language": "id", "font": False},
        "extra_css": ["aset/css/laporan.css"],
        "markdown_extensions": ["attr_list", {"toc": {"permalink": "#"}}],
    }
    (docs.parent / "mkdocs.yml").write_text(yaml.safe_dump(pengaturan), encoding="utf-8")
    perintah = [sys.executable, "-m", "zensical", "build", "--strict"]
    hasil = subprocess.run(perintah, cwd=docs.parent, capture_output=True, text=True, check=False)
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr
    return Lain(bab, docs.parent / "site")


def baku(unsur: html.HtmlElement) -> str:
    """An element as text that does not depend on who wrote it, without links to its headings."""
    salinan = html.fragment_fromstring(html.tostring(unsur, encoding="unicode", with_tail=False))
    for tautan in salinan.xpath(".//a[@class='headerlink']"):
        tautan.drop_tree()
    for judul in salinan.xpath("descendant-or-self::*[@class='tanpa-nomor']"):
        judul.attrib.pop("class")  # looks alone, which that engine leaves out of its headings
    return " ".join(str(html.tostring(salinan, encoding="unicode")).split())


def test_setiap_bab_utuh(lain: Lain) -> None:
    """Numbers, references, tables, captions: every element of every chapter, as it was."""
    for bab in lain.bab:
        asal = [baku(u) for u in html.fragment_fromstring(bab.html, create_parent="div")]
        (isi,) = lain.halaman(bab.url).xpath("//article")
        jadi = [baku(u) for u in isi]
        mulai = jadi.index(asal[0])
        assert jadi[mulai : mulai + len(asal)] == asal, bab.src
    semua = "".join(bab.html for bab in lain.bab)
    for tanda in ('class="angka"', 'class="rujukan"', "<table", "Tabel\xa01.1", "Gambar\xa01.1"):
        assert tanda in semua


def test_navigasi_lengkap(lain: Lain) -> None:
    """Every page in its order under its numbered title, and every section of the page shown."""
    for bab in lain.bab:
        halaman = lain.halaman(bab.url)
        (utama,) = halaman.xpath("//nav[contains(@class, 'md-nav--primary')]")
        urutan = dict.fromkeys(
            urljoin(DASAR + bab.url, a.get("href")).partition("#")[0].removeprefix(DASAR)
            for a in utama.xpath(".//a[not(starts-with(@href, '#'))][contains(@class, '__link')]")
        )
        assert list(urutan) == [b.url for b in lain.bab]
        (kini,) = utama.xpath(".//a[contains(@class, 'md-nav__link--active')]")
        (judul,) = halaman.xpath("//article//h1")
        assert " ".join(kini.text_content().split()) == " ".join(judul.text_content().split())[:-1]
        bagian = {f"#{i}" for i in halaman.xpath("//article//*[self::h2 or self::h3]/@id")}
        assert bagian <= set(halaman.xpath("//nav[contains(@class, 'md-nav--secondary')]//a/@href"))


def test_tidak_ada_tautan_putus(lain: Lain) -> None:
    assert list(putus(lain.situs)) == []
    # The check itself: without a page, what leads there is found.
    (lain.situs / "bab-2-penutup.html").rename(lain.situs / "hilang")
    try:
        assert any("bab-2-penutup.html" in satu for satu in putus(lain.situs))
    finally:
        (lain.situs / "hilang").rename(lain.situs / "bab-2-penutup.html")


def putus(situs: Path) -> Iterator[str]:
    """Every address on a page that leads nowhere in the site."""
    berkas = (b for b in situs.rglob("*.html") if b.name != "404.html")
    semua = {b.relative_to(situs).as_posix(): html.parse(b).getroot() for b in berkas}
    pengenal = {url: set(halaman.xpath("//@id")) for url, halaman in semua.items()}
    for url, halaman in semua.items():
        for tujuan in halaman.xpath("//@href | //@src | //@srcset"):
            ke = urlsplit(urljoin(DASAR + url, str(tujuan)))
            nama, jangkar = unquote(ke.path.lstrip("/")) or "index.html", unquote(ke.fragment)
            if f"{ke.scheme}://{ke.netloc}/" != DASAR or nama.startswith(BUKAN_BAB):
                continue
            if not (situs / nama).is_file() or (jangkar and jangkar not in pengenal[nama]):
                yield f"{url}: {tujuan}"


def test_keterangan_menyebut_semua_yang_mengenal_mesin() -> None:
    """The page on a change of engine names every module that would change, and no other."""
    teks = (AKAR / "macros" / "mkdocs" / "README.md").read_text(encoding="utf-8")
    mengenal = {
        b.relative_to(AKAR).as_posix()
        for induk in ("macros", "scripts")
        for b in (AKAR / induk).rglob("*.py")
        if (b.parent.name == "mkdocs" and b.name != "__init__.py")
        or re.search(r"^\s*(from|import) mkdocs", b.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert set(re.findall(r"^\| `([\w/]+\.py)`", teks, re.MULTILINE)) == mengenal
