"""A report may come from anybody: nothing in its folder is run, what it kept is not believed."""

from __future__ import annotations

import json
import marshal
import os
import pickle
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from jinja2 import DictLoader, Environment
from jinja2.bccache import bc_magic
from jinja2.exceptions import SecurityError
from jinja2.sandbox import SandboxedEnvironment
from mkdocs.config import load_config

from macros.dasar import segel
from macros.dasar.ingatan import Simpanan
from macros.dasar.masalah import GalatLaporan
from macros.gambar import tembolok
from macros.keluaran.pdf.rekaman import SimpananBagian
from macros.sajian.templat import SimpananTemplat, lingkungan_bab
from scripts.mesin import hasil_tetap, situs
from scripts.terminal import GalatPerintah
from tests import contoh_gambar as contoh
from tests.proyek import bangun_situs, pasang_mini


@pytest.fixture
def jejak(tmp_path: Path) -> Path:
    """What is there once something was run."""
    return tmp_path / "jejak"


@pytest.fixture
def proyek(tmp_path: Path) -> Path:
    (folder := tmp_path / "proyek").mkdir()
    return pasang_mini(folder)


class _Jahat:
    """Makes a folder when it is unpickled."""

    def __init__(self, jejak: Path) -> None:
        self.jejak = jejak

    def __reduce__(self) -> tuple[Any, ...]:
        return os.mkdir, (str(self.jejak),)


def _yaml(jejak: Path) -> str:
    return f'!!python/object/apply:os.mkdir ["{jejak}"]\n'


# ---- What it asks for ----------------------------------------------------------------------------


def test_pengaturan_tidak_dijalankan(proyek: Path, jejak: Path) -> None:
    """By a tag in the settings, or in a file that they lead to."""
    berkas = proyek / "mkdocs.yml"
    utuh, lain = berkas.read_text(encoding="utf-8"), proyek / "lain.yml"
    lain.write_text(f"extra: {_yaml(jejak)}", encoding="utf-8")
    for tambahan in (f"site_name: {_yaml(jejak)}", "INHERIT: lain.yml\n", "site_name: !ENV HOME\n"):
        berkas.write_text(f"{utuh}\n{tambahan}", encoding="utf-8")
        if "INHERIT" in tambahan:
            assert situs.atur(proyek).extra["alamat_terbit"] == ""
        else:
            with pytest.raises(GalatLaporan, match="B030"):
                situs.atur(proyek)
        assert not jejak.exists()
        if "ENV" not in tambahan:  # the engine's own reader would have
            load_config(str(berkas), site_name="x", docs_dir="docs")
            assert jejak.is_dir()
            jejak.rmdir()


@pytest.mark.lama
def test_program_di_samping_bab_tidak_dijalankan(proyek: Path, jejak: Path) -> None:
    (proyek / "main.py").write_text(f"import os; os.mkdir({str(jejak)!r})\n", encoding="utf-8")
    (keluar,) = bangun_situs([proyek])
    assert (keluar / "index.html").is_file() and not jejak.exists()
    muat: Any = import_module("mkdocs_macros.util").import_local_module
    muat(str(proyek), "main")
    assert jejak.is_dir(), "the plugin would have"


def _ungkapan(asal: str, jejak: Path) -> str:
    """What a chapter would say to run something by templates of the program's, found at `asal`."""
    dalam = f"cycler.__init__.__globals__.os.mkdir('{jejak}')"
    return f'{{{{ {asal}.from_string("{{{{ {dalam} }}}}").render() }}}}'


@pytest.mark.lama
def test_bab_tidak_menjangkau_mesin_situs(proyek: Path, jejak: Path) -> None:
    """It renders chapters beside the check, which would refuse them."""
    bab = proyek / "docs" / "bab-2-penutup.md"
    utuh = bab.read_text(encoding="utf-8")
    for nama in ("config.theme.get_env()", "files", "page", "navigation", "plugin"):
        isi = _ungkapan(nama, jejak) if "(" in nama else f"{{{{ {nama} }}}}"
        bab.write_text(f"{utuh}\n{isi}\n", encoding="utf-8")
        with pytest.raises(GalatPerintah):
            situs.bangun(proyek, proyek / "situs")
        assert not jejak.exists()


def test_bab_tidak_menjangkau_pustaka(jejak: Path) -> None:
    """By a thing of the data, as the rows of a table once led to the templates of a library; a way
    that Jinja's own sandbox leaves open."""
    benda = SimpleNamespace(env=Environment(autoescape=True))
    jahat = _ungkapan("x.env", jejak)
    for asal in (jahat, jahat.replace("x.env", "(x|attr('env'))"), "{{ '{0.env}'.format(x) }}"):
        with pytest.raises(SecurityError):
            lingkungan_bab({"x": benda}).from_string(asal).render()
    assert not jejak.exists()
    SandboxedEnvironment().from_string(jahat).render(x=benda)
    assert jejak.is_dir()


# ---- What it kept --------------------------------------------------------------------------------


def _templat(folder: Path, isi: bytes | None) -> None:
    """A template as the engine compiles it; with `isi` in the place of what is kept."""
    mesin = Environment(
        loader=DictLoader({"a": "asli"}), autoescape=True, bytecode_cache=SimpananTemplat(folder)
    )
    mesin.get_template("a")
    for berkas in folder.glob("*") if isi is not None else ():
        berkas.write_bytes(isi or b"")
    assert mesin.get_template("a").render() == "asli"


def _kode_jahat(jejak: Path) -> bytes:
    sidik = pickle.dumps(_Jahat(jejak))
    return bc_magic + sidik + marshal.dumps(compile("", "a", "exec"))


def _simpanan(folder: Path, isi: bytes) -> None:
    (folder / "bab.pickle").write_bytes(isi)
    assert Simpanan(folder / "bab.pickle").sekali("dasar", buat=lambda: "baru") == "baru"


def _bagian(folder: Path, isi: bytes) -> None:
    simpanan = SimpananBagian(folder, [])
    simpanan.berkas("teks").write_bytes(isi)
    assert simpanan.ambil("teks") == {}


PEMBACA: dict[str, Callable[[Path, bytes], None]] = {"bab": _simpanan, "bagian cetak": _bagian}


@pytest.mark.parametrize("nama", PEMBACA)
def test_simpanan_asing_tidak_dijalankan(nama: str, tmp_path: Path, jejak: Path) -> None:
    isi = pickle.dumps({"a": _Jahat(jejak)})
    for segel_asing in (b"", bytes(segel.PANJANG)):
        PEMBACA[nama](tmp_path, segel_asing + isi)
        assert not jejak.exists()
    pickle.loads(isi)  # noqa: S301 - it would have
    assert jejak.is_dir()


def test_templat_asing_tidak_dijalankan(tmp_path: Path, jejak: Path) -> None:
    (folder := tmp_path / "templat").mkdir()
    _templat(folder, _kode_jahat(jejak))
    assert not jejak.exists()


def test_kesimpulan_dan_gambar_asing_tidak_dipercaya(proyek: Path) -> None:
    """That the site still stands, what a chart looks like."""
    isi = {str(proyek): {"masukan": "x", "temuan": {"janggal": [1, 1]}}}
    (proyek / hasil_tetap.HASIL).write_text(json.dumps(isi), encoding="utf-8")
    assert hasil_tetap.temuan_tercatat(proyek, proyek) == {}
    benar = tembolok.lukis_tersimpan(contoh.smart, proyek)
    palsu = dict.fromkeys(benar, "<svg/>")
    (proyek / tembolok.kunci(contoh.smart)).write_text(json.dumps(palsu), encoding="utf-8")
    assert tembolok.lukis_tersimpan(contoh.smart, proyek) == benar


# ---- The seal ------------------------------------------------------------------------------------


@pytest.fixture
def rumah(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Another user's folder, and what this process knows of its key forgotten."""
    monkeypatch.setenv("HOME", str(tmp_path / "rumah"))
    segel._kunci.cache_clear()
    yield tmp_path / "rumah"
    segel._kunci.cache_clear()


def test_segel_milik_satu_orang(rumah: Path, tmp_path: Path, monkeypatch: Any) -> None:
    """Kept by one's own hand under that name and unchanged, or not at all."""
    berkas = tmp_path / "a"
    segel.taruh(berkas, b"isi")
    kunci = rumah / segel.KUNCI
    assert kunci.parent.stat().st_mode & 0o077 == 0, "nobody else reads the key"
    segel._kunci.cache_clear()
    assert segel.ambil(berkas) == b"isi"
    segel.taruh(tmp_path / "b", b"lain")
    asli = berkas.read_bytes()
    for isi in (asli + b"!", asli[:-1], b"isi", b"", (tmp_path / "b").read_bytes()):
        berkas.write_bytes(isi)
        with pytest.raises(ValueError, match="a"):
            segel.ambil(berkas)
    berkas.write_bytes(asli)
    monkeypatch.setenv("HOME", str(tmp_path / "orang-lain"))
    segel._kunci.cache_clear()
    with pytest.raises(ValueError, match="a"):
        segel.ambil(berkas)


def test_buku_kerja_asing_tidak_diterbitkan(rumah: Path, tmp_path: Path) -> None:
    """What is made anew takes the place of what others kept, and is not made twice."""
    (folder := tmp_path / "unduhan").mkdir()
    for nama in ("kini", "lama"):
        (folder / nama).write_bytes(b"palsu")
    baru = iter([b"asli"])
    for _ in range(2):
        assert segel.sekali(folder / "kini", baru.__next__) == b"asli"
    assert [b.name for b in folder.iterdir()] == ["kini"]


def test_kunci_yang_rusak_atau_tidak_dapat_disimpan(rumah: Path, tmp_path: Path) -> None:
    """A damaged key is made anew; where none can be kept, one holds as long as the process."""
    berkas, kunci = tmp_path / "a", rumah / segel.KUNCI
    kunci.parent.mkdir(parents=True)
    kunci.write_bytes(b"")
    segel.taruh(berkas, b"isi")
    assert segel.ambil(berkas) == b"isi" and len(kunci.read_bytes()) == segel.PANJANG
    kunci.unlink()
    kunci.mkdir()
    segel._kunci.cache_clear()
    segel.taruh(berkas, b"isi")
    assert segel.ambil(berkas) == b"isi"
    segel._kunci.cache_clear()
    with pytest.raises(ValueError, match="a"):
        segel.ambil(berkas)
