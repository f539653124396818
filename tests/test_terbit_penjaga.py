"""The server's hook: it lets nothing final be changed, and nothing be hidden."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.dasar.berkas import sidik_berkas
from scripts.terbit import penerbitan
from scripts.terbit.gudang import CABANG
from scripts.terminal import GalatPerintah
from tests.penanda import bila_lengkap
from tests.terbit import Tempat, git, pasang_penjaga, siapkan


@pytest.fixture
def tempat(tmp_path: Path) -> Tempat:
    return siapkan(tmp_path)


def _ubah_final(situs: Path) -> None:
    (situs / "2031" / "index.html").write_text("lain", encoding="utf-8")


def _hapus_final(situs: Path) -> None:
    git(situs, "rm", "-r", "--quiet", "2031")


def _jadikan_draf(situs: Path) -> None:
    berkas = situs / "2031" / "versi.json"
    berkas.write_text(berkas.read_text("utf-8").replace('"final"', '"draf"'), encoding="utf-8")


def _tambah_berkas(situs: Path) -> None:
    (situs / "2031" / "baru.html").write_text("baru", encoding="utf-8")


def _sembunyikan(situs: Path) -> None:
    (situs / "versions.json").write_text("[]", encoding="utf-8")


def _final_palsu(situs: Path) -> None:
    git(situs, "mv", "2031.1", "2031.2")


def _draf_palsu(situs: Path) -> None:
    (situs / "2031.1" / "index.html").write_text("lain", encoding="utf-8")


def _ubah_arsip(situs: Path) -> None:
    (situs / "tanda-tangan" / "2031" / "a.pdf").write_text("lain", encoding="utf-8")


def _tautan(situs: Path) -> None:
    (situs / "robots.txt").symlink_to("/etc/passwd")


def _tautan_ke_repositori(situs: Path) -> None:
    (situs / "lain").mkdir()
    git(situs, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},lain")


SELALU = [
    (_ubah_final, "versi final 2031 diubah (index.html)"),
    (_hapus_final, "versi final 2031 dihapus"),
    (_sembunyikan, "versi final 2031 hilang dari versions.json"),
    (_final_palsu, "versi 2031.2: versi.json menamainya 2031.1"),
    (_draf_palsu, "isi index.html tidak sesuai dengan versi.json"),
    (_ubah_arsip, "tanda-tangan/2031/a.pdf diubah atau dihapus"),
]


@pytest.mark.parametrize(
    ("ubah", "pesan"),
    bila_lengkap(
        [
            (_tautan, "robots.txt bukan berkas, melainkan tautan"),
            (_tautan_ke_repositori, "lain bukan berkas, melainkan tautan"),
            *SELALU,
            (_jadikan_draf, "versi final 2031 diubah (versi.json)"),
            (_tambah_berkas, "versi final 2031 diubah (baru.html)"),
        ],
        SELALU,
    ),
)
def test_penjaga_menolak(
    dengan_arsip: Tempat, tmp_path: Path, ubah: Callable[[Path], None], pesan: str
) -> None:
    situs = dengan_arsip.ambil(tmp_path / "situs")
    sebelum = dengan_arsip.ujung
    ubah(situs)
    git(situs, "add", "--all")
    git(situs, "commit", "--quiet", "--message=Ubah")
    hasil = _dorong(situs, f"HEAD:{CABANG}")
    assert hasil.returncode != 0
    assert pesan in hasil.stderr
    assert dengan_arsip.ujung == sebelum
    # Without the hook the same is taken without a word.
    (dengan_arsip.jauh / "hooks" / "update").unlink()
    assert _dorong(situs, f"HEAD:{CABANG}").returncode == 0


@pytest.fixture(scope="module")
def jauh_dengan_arsip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A final version, a draft of its correction, and a signed file, which may be added."""
    folder = tmp_path_factory.mktemp("arsip")
    tempat = siapkan(folder)
    tempat.terbitkan("2031")
    tempat.terbitkan("2031.1", "draf", "Angka keliru.")
    situs = tempat.ambil(folder / "situs")
    arsip = situs / "tanda-tangan" / "2031" / "a.pdf"
    arsip.parent.mkdir(parents=True)
    arsip.write_text("tanda tangan", encoding="utf-8")
    catatan = {"berkas": "a.pdf", "sha256": sidik_berkas(arsip)}
    arsip.with_suffix(".json").write_text(json.dumps(catatan), encoding="utf-8")
    git(situs, "add", "--all")
    git(situs, "commit", "--quiet", "--message=Arsip")
    assert _dorong(situs, f"HEAD:{CABANG}").returncode == 0
    return tempat.jauh


@pytest.fixture
def dengan_arsip(jauh_dengan_arsip: Path, tmp_path: Path) -> Tempat:
    jauh = tmp_path / "jauh.git"
    shutil.copytree(jauh_dengan_arsip, jauh)
    return Tempat(Path(), jauh)


def _dorong(folder: Path, *argumen: str) -> subprocess.CompletedProcess[str]:
    perintah = ["git", "push", "origin", *argumen]
    return subprocess.run(perintah, cwd=folder, capture_output=True, text=True, check=False)


def test_penjaga_menolak_tulis_ulang_dan_hapus_cabang(tempat: Tempat, tmp_path: Path) -> None:
    tempat.terbitkan("2031", "draf")
    tempat.terbitkan("2032", "draf")
    situs = tempat.ambil(tmp_path / "situs")
    sebelum = tempat.ujung
    cara = [("--force", f"HEAD~1:{CABANG}"), (f":{CABANG}",)]
    for argumen in cara:
        assert "Ditolak" in _dorong(situs, *argumen).stderr
        assert tempat.ujung == sebelum
    assert _dorong(situs, "HEAD:lain").returncode == 0, "cabang lain bebas"
    (tempat.jauh / "hooks" / "update").unlink()
    for argumen in cara:
        sebelum = tempat.ujung
        assert _dorong(situs, *argumen).returncode == 0
        assert tempat.ujung != sebelum


@pytest.mark.lengkap
def test_tanpa_penjaga_mike_menimpa_diam_diam(tmp_path: Path) -> None:
    """What the hook is for: mike itself replaces a final version without a word."""
    tempat = siapkan(tmp_path, penjaga=False)
    tempat.terbitkan("2031")
    (tmp_path / "lain").mkdir()
    (tmp_path / "lain" / "index.html").write_text("lain", encoding="utf-8")
    timpa = (
        "import sys; from mike import commands\n"
        "with commands.deploy({'site_dir': sys.argv[1]}, '2031', message='x'): pass"
    )
    perintah = [sys.executable, "-c", timpa, str(tmp_path / "lain")]
    subprocess.run(perintah, cwd=tempat.proyek, check=True)
    pasang_penjaga(tempat.jauh)
    hasil = _dorong(tempat.proyek, CABANG)
    assert "versi final 2031 diubah" in hasil.stderr
    (tempat.jauh / "hooks" / "update").unlink()
    assert _dorong(tempat.proyek, CABANG).returncode == 0
    assert tempat.baca("2031/index.html") == "lain"


def test_publish_menolak_sendiri_bila_server_tanpa_penjaga(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A publication that would touch what is final ends before it is sent, on any host."""
    tempat = siapkan(tmp_path, penjaga=False)
    tempat.terbitkan("2031")
    monkeypatch.setattr(penerbitan, "periksa_urutan", lambda *_: None)
    tempat.ubah("kedua")
    with pytest.raises(GalatPerintah, match="versi final 2031 diubah"):
        tempat.terbitkan("2031")
    assert "pertama" in tempat.baca("2031/index.html")


def test_penjaga_berjalan_sendiri(tempat: Tempat, tmp_path: Path) -> None:
    """It needs nothing of this project: isolated Python, no site packages."""
    tempat.terbitkan("2031")
    penjaga = tempat.jauh / "hooks" / "update"
    perintah = [sys.executable, "-I", "-S", str(penjaga), f"refs/heads/{CABANG}"]
    for argumen, kode in ((("0" * 40, tempat.ujung), 0), ((tempat.ujung, "0" * 40), 1), ((), 2)):
        hasil = subprocess.run([*perintah, *argumen], cwd=tempat.jauh, check=False)
        assert hasil.returncode == kode
