"""One chapter's page made anew from what a whole build left: when it is, and what is written."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import Environment

import macros
from macros.mkdocs import jembatan, kilat
from macros.sajian import templat
from macros.sajian.penyaji import Penyaji

SRC = "bab.md"


class Papan(kilat.Papan):
    """One whose chapter is read and numbered by whoever tests."""

    selesai = True
    kelas_baru: Any = ()

    def _rangkai(self, halaman: Any) -> None:
        halaman.title = "Baru"

    def _selesaikan(self, bangunan: Any, halaman: Any) -> bool:
        return self.selesai


def _bangunan(situs: Path, svg: str) -> Any:
    makro = SimpleNamespace(
        masalah=[], album=SimpleNamespace(lembar={"a": 1}),
        laporan=SimpleNamespace(edisi=1, instansi=2),
        penggambar=SimpleNamespace(berkas={"aset/x.svg": svg}),
    )  # fmt: skip
    return SimpleNamespace(
        makro=makro, mentah={SRC: ""}, foto={"a": 1, "b": 2}, kelas={"zqk"}, situs=situs,
        samarkan=str.upper,
    )  # fmt: skip


@pytest.fixture
def papan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Papan:
    gaya = SimpleNamespace(src_uri="tema.css", content_string=".zqk{a:b}.zqx{a:b}.zqy{a:b}")
    semua = {
        SRC: SimpleNamespace(page=SimpleNamespace(title="Lama")), "tema.css": gaya,
        "polos.md": SimpleNamespace(page=None),
    }  # fmt: skip
    berkas: Any = SimpleNamespace(
        get_file_from_path=semua.get, documentation_pages=lambda: ["semua"]
    )
    config = SimpleNamespace(plugins=SimpleNamespace(on_config=lambda _: None), extra={})
    env = SimpleNamespace(globals={"gaya_tema": "tema.css"})
    papan = Papan(config, berkas, ["nav"], env)  # type: ignore[arg-type]
    papan.config.kini = _bangunan(tmp_path, "satu")

    def mulai(config: Any, *, teliti: bool) -> None:
        assert teliti is False
        config.kini = _bangunan(tmp_path, "dua")

    monkeypatch.setattr(jembatan, "bangunan", lambda config: config.kini)
    monkeypatch.setattr(jembatan, "mulai", mulai)

    def bangun(halaman: Any, config: Any, semua: Any, nav: Any, env: Any) -> None:
        assert (halaman.title, config, semua, nav, env) == (
            "Baru", papan.config, ["semua"], ["nav"], papan.env,
        )  # fmt: skip
        config.kini.kelas.update(papan.kelas_baru)

    monkeypatch.setattr(kilat, "_build_page", bangun)
    return papan


def _judul(papan: Papan) -> str:
    berkas = papan.files.get_file_from_path(SRC)
    assert berkas is not None and berkas.page is not None
    return str(berkas.page.title)


def test_bab_yang_dapat_sendiri(papan: Papan) -> None:
    assert papan.bab(SRC) and not papan.bab("tiada.md")
    for tiada in ("tiada.md", "polos.md"):
        with pytest.raises(KeyError):
            papan.perbarui(tiada, data=False)


def test_halaman_ditulis(papan: Papan, tmp_path: Path) -> None:
    """Pictures where the site has none, or after the tables were read."""
    lama = papan.config.kini
    assert papan.perbarui(SRC, data=False)
    gambar = tmp_path / "aset/x.svg"
    assert (gambar.read_text(), papan.ragu, _judul(papan)) == ("SATU", False, "Baru")
    assert papan.config.kini is lama and set(papan.env.globals) == {"gaya_tema"}
    assert not (tmp_path / "tema.css").exists()
    gambar.write_text("lain")
    assert papan.perbarui(SRC, data=False) and gambar.read_text() == "lain"
    assert papan.perbarui(SRC, data=True) and gambar.read_text() == "DUA"
    baru = papan.config.kini
    assert baru is not lama
    assert (baru.mentah, baru.foto, baru.kelas) == (lama.mentah, lama.foto, lama.kelas)
    assert (papan.env.globals["edisi"], papan.env.globals["instansi"]) == (1, 2)


@pytest.mark.parametrize("sebab", ["masalah", "foto", "nomor"])
def test_diserahkan_kepada_seluruhnya(papan: Papan, sebab: str) -> None:
    """Then the title is as it was, and the next page reads the tables again."""
    makro = papan.config.kini.makro
    if sebab == "masalah":
        makro.masalah.append("x")
    elif sebab == "foto":
        makro.album.lembar["c"] = 3
    papan.selesai = sebab != "nomor"
    assert not papan.perbarui(SRC, data=False)
    assert papan.ragu and _judul(papan) == "Lama"
    papan.selesai, lama = True, papan.config.kini
    assert papan.perbarui(SRC, data=False)
    assert papan.config.kini is not lama and _judul(papan) == "Baru"


def test_gaya_ditulis_bila_ada_kelas_baru(papan: Papan, tmp_path: Path) -> None:
    papan.kelas_baru = {"zqx"}
    assert papan.perbarui(SRC, data=False)
    assert (tmp_path / "tema.css").read_text(encoding="utf-8") == ".zqk{a:b}.zqx{a:b}"


def test_bab_dibaca_dan_disajikan(papan: Papan, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anew: its title too; what it is before numbers is kept."""
    halaman: Any = SimpleNamespace(
        title="Lama", content="<p>isi</p>", file=SimpleNamespace(src_uri=SRC)
    )

    def baca(*isi: Any) -> None:
        assert isi == (halaman, papan.config, papan.files) and not hasattr(halaman, "title")

    monkeypatch.setattr(kilat, "_populate_page", baca)
    kilat.Papan._rangkai(papan, halaman)
    assert papan.config.kini.mentah == {SRC: "<p>isi</p>"}
    halaman.content = None
    kilat.Papan._rangkai(papan, halaman)
    assert papan.config.kini.mentah == {SRC: ""}


def test_bab_bernomor_di_antara_yang_lain(monkeypatch: pytest.MonkeyPatch) -> None:
    """By the order of the navigation, whatever of it was read; a mistake is for the whole build."""
    tabel = (
        '<figure id="tabel-{}" data-nomor="tabel"><figcaption><span class="nomor"></span>'
        '<span class="judul">A</span></figcaption></figure>'
    )
    catat: list[Any] = []

    class Config(dict[str, Any]):
        """The engine's settings, with the build that is under way."""

        kini: Any

    def berkas(src: str) -> Any:
        file = SimpleNamespace(src_uri=src)
        page = SimpleNamespace(file=file, url=f"{src}.html", meta={}, title=src, content=None)
        return SimpleNamespace(src_uri=src, page=page)

    semua = [berkas(src) for src in ("z.md", SRC, "tiada.md", "a.md")]
    config = Config(nav=["a.md", "tiada.md", "z.md", SRC], site_url="https://a.id/")
    config.kini = SimpleNamespace(
        mentah={f"{src}.md": tabel.format(src) for src in ("a", "bab", "z")},
        makro=SimpleNamespace(penyaji=Penyaji()),
    )
    monkeypatch.setattr(jembatan, "tayangkan", lambda *isi: catat.append(isi))
    monkeypatch.setattr(jembatan, "terangkan", lambda *isi: catat.append(isi))
    files: Any = SimpleNamespace(documentation_pages=lambda: semua)
    papan = kilat.Papan(config, files, ["nav"])  # type: ignore[arg-type]
    halaman = semua[1].page
    assert papan._selesaikan(config.kini, halaman)
    (_, dia, h, nomor), akhir = catat
    assert dia is halaman and h.src == SRC and nomor == {}
    assert h.akar.find(".//span").text == "Tabel\xa03"
    assert akhir == (config.kini, halaman, "https://a.id/")
    config["site_url"] = None
    assert papan._selesaikan(config.kini, halaman) and catat[-1] == (config.kini, halaman, "")
    config["nav"] = None  # then as the engine lists them
    assert papan._selesaikan(config.kini, halaman)
    assert catat[-2][2].akar.find(".//span").text == "Tabel\xa02"
    config.kini.mentah[SRC] = '<a data-rujuk="tiada"></a>'
    banyak = len(catat)
    assert not papan._selesaikan(config.kini, halaman) and len(catat) == banyak


def test_bab_berikutnya_diberitahukan(monkeypatch: pytest.MonkeyPatch) -> None:
    """To the macros, with the line where its text begins."""
    catat: list[Any] = []
    makro = SimpleNamespace(
        penyaji=SimpleNamespace(terkompilasi="simpanan"),
        mulai_halaman=lambda *isi: catat.append(isi),
        variabel=lambda: {"edisi": "e"},
    )
    env = SimpleNamespace(
        variables={"edisi": "e", "config": "c"},
        env=Environment(autoescape=True), conf="c",
        page=SimpleNamespace(file=SimpleNamespace(src_uri=SRC)),
    )  # fmt: skip
    monkeypatch.setattr(jembatan, "bangunan", lambda conf: SimpleNamespace(makro=makro))
    monkeypatch.setattr(jembatan, "baris_depan", lambda halaman: 4)
    monkeypatch.setattr(templat, "ingat_bab", lambda *isi: catat.append(isi))
    macros.on_pre_page_macros(env)
    assert catat == [(env.env, "simpanan", SRC), (SRC, 4)]
    assert env.variables == {"edisi": "e"}
    assert env.env.finalize is templat.tertulis
