"""What a PDF is held against: the built file, its manifest, or what is published."""

from __future__ import annotations

import hashlib
import json
import subprocess
from pathlib import Path

import pikepdf
import pytest

from scripts.mesin.hasil import simpan_salinan
from scripts.tanda_tangan.acuan import PDFAcuan, cocokkan
from scripts.tanda_tangan.periksa import periksa
from scripts.terbit.rujukan import TANDA_BERTANDA, kumpulkan
from scripts.terminal import GalatPerintah
from tests.bertanda import PENUTUP, bubuhkan, kecil, kepala
from tests.proyek import AKAR


@pytest.fixture(scope="module")
def asli(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built PDF, and beside it the same signed."""
    folder = tmp_path_factory.mktemp("acuan")
    (folder / "laporan.pdf").write_bytes(kecil())
    (folder / "bertanda.pdf").write_bytes(bubuhkan(kecil(), PENUTUP, kepala()))
    return folder / "laporan.pdf"


@pytest.fixture
def bertanda(asli: Path) -> Path:
    return asli.with_name("bertanda.pdf")


def test_acuan_dari_versi_terbitan(asli: Path, bertanda: Path, tmp_path: Path) -> None:
    """The branch of published versions holds their hashes, also where nothing is built."""
    (satu,) = kumpulkan(AKAR, str(asli))
    isi = {
        "versi": "2030", "status": "final", "judul": "Tahun 2030", "alasan": "", "edisi": "2030",
        "tanggal_data": "2029-12-31", "tanggal": "2030-01-31T00:00:00+08:00", "commit": "0" * 40,
        "penanda": [],
        "pdf": [{"berkas": "unduh/l.pdf", "sha256": satu.sha256, "ukuran": satu.ukuran}],
    }  # fmt: skip
    (tmp_path / "2030").mkdir()
    (tmp_path / "2030" / "versi.json").write_text(json.dumps(isi), encoding="utf-8")
    for argumen in (
        ("init", "-q", "-b", "gh-pages"),
        ("add", "."),
        ("-c", "user.name=A", "-c", "user.email=a@contoh.id", "commit", "-q", "-m", "Terbit"),
        ("rm", "-rq", "2030"),
    ):
        subprocess.run(["git", *argumen], cwd=tmp_path, check=True)
    (acuan,) = kumpulkan(tmp_path, None)
    assert acuan.nama == "2030/unduh/l.pdf (terbitan)"
    assert periksa(bertanda.read_bytes(), [acuan]).utuh


def test_acuan_dari_manifes_dan_situs(asli: Path, bertanda: Path, tmp_path: Path) -> None:
    (satu,) = kumpulkan(AKAR, str(asli))
    versi = tmp_path / "2030" / "versi.json"
    versi.parent.mkdir()
    pdf_terbit = {"berkas": "unduh/l.pdf", "sha256": satu.sha256, "ukuran": satu.ukuran}
    versi.write_text(json.dumps({"versi": "2030", "pdf": [pdf_terbit]}), encoding="utf-8")
    for tempat in (versi, versi.parent, tmp_path):
        (acuan,) = kumpulkan(AKAR, str(tempat))
        assert (acuan.sha256, acuan.ukuran) == (satu.sha256, satu.ukuran)
    assert periksa(bertanda.read_bytes(), kumpulkan(AKAR, str(versi))).utuh
    # A signed file beside the built one does not become a reference.
    folder = tmp_path / "situs" / "unduh"
    folder.mkdir(parents=True)
    for dari in (asli, bertanda):
        (folder / dari.name).write_bytes(dari.read_bytes())
    assert [a.sha256 for a in kumpulkan(AKAR, str(folder.parent))] == [satu.sha256]


@pytest.mark.proses
def test_yang_diletakkan_di_antara_salinan_bukan_acuan(asli: Path, tmp_path: Path) -> None:
    """People keep there what they signed, and what they were sent, such as a file with the picture
    of a signature and none behind it."""
    (tmp_path / "tandatangan").mkdir()
    (tmp_path / "samping").mkdir()
    kini, lama = tmp_path / "samping" / "kini.pdf", tmp_path / "samping" / "lama.pdf"
    lama.write_bytes(kecil()[:-1])
    (salinan_lama,) = simpan_salinan(tmp_path / "samping", tmp_path / "tandatangan")
    kini.write_bytes(asli.read_bytes())
    (salinan,) = simpan_salinan(tmp_path / "samping", tmp_path / "tandatangan")
    palsu = salinan.with_name("palsu.pdf")
    with pikepdf.open(asli.with_name("bertanda.pdf")) as pdf:
        del next(b for b in pdf.Root.AcroForm.Fields if "/V" in b).V
        pdf.save(palsu)
    assert TANDA_BERTANDA not in palsu.read_bytes()
    ada = kumpulkan(tmp_path, None)
    assert {a.nama for a in ada} == {str(salinan), str(salinan_lama)}
    assert periksa(palsu.read_bytes(), ada).keadaan == "asing"
    assert [periksa(b.read_bytes(), ada).keadaan for b in (salinan, salinan_lama)] == [
        "identik"
    ] * 2
    salinan.write_bytes(palsu.read_bytes())  # in its very place
    assert periksa(salinan.read_bytes(), kumpulkan(tmp_path, None)).keadaan == "asing"


@pytest.mark.proses
def test_yang_dirujuk_bab_bukan_acuan(asli: Path, tmp_path: Path) -> None:
    """A report of another year, which the site holds because a chapter leads to it."""
    unduh = tmp_path / "site" / "unduh"
    unduh.mkdir(parents=True)
    for lain in (unduh / "lama.pdf", unduh.parent / "lkjip-lama.pdf"):
        lain.write_bytes(asli.read_bytes()[:-1])
    with pytest.raises(GalatPerintah, match="belum ada PDF acuan"):
        kumpulkan(tmp_path, None)
    (unduh / "lkjip-2031.pdf").write_bytes(asli.read_bytes())
    (satu,) = kumpulkan(tmp_path, None)
    assert satu.nama == str(unduh / "lkjip-2031.pdf")


def test_acuan_yang_terpanjang(asli: Path) -> None:
    isi = asli.read_bytes()
    (satu,) = kumpulkan(AKAR, str(asli))
    kosong = PDFAcuan("kosong", hashlib.sha256().hexdigest(), 0)
    assert cocokkan(isi + b"x", [kosong, satu]) == satu


@pytest.mark.proses
def test_tanpa_acuan(tmp_path: Path) -> None:
    with pytest.raises(GalatPerintah, match="belum ada PDF acuan"):
        kumpulkan(tmp_path, None)
    with pytest.raises(GalatPerintah, match="tidak ada PDF hasil build"):
        kumpulkan(tmp_path, str(tmp_path))
    (tmp_path / "versi.json").write_text("[]", encoding="utf-8")
    with pytest.raises(GalatPerintah, match="bukan manifes"):
        kumpulkan(tmp_path, str(tmp_path))
