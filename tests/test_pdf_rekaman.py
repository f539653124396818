"""Parts of the PDF that did not change are taken as they were made, and the file is the same."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterable
from functools import cache
from itertools import product
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PIL import Image

from macros.dasar.pangkal import ASET
from macros.keluaran.pdf import GalatPDF, bengkel, rekaman
from macros.keluaran.pdf.bagian import BagianCetak
from tests.penanda import bila_lengkap
from tests.test_pdf_bagian import GAMBAR, PANJANG, buat, tulis


@pytest.fixture(scope="module")
def baru(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], bytes]:
    """The document with an addition as it is made where nothing is kept."""

    @cache
    def dari_awal(tambahan: str = "") -> bytes:
        return buat(tulis(tmp_path_factory.mktemp("baru"), terbagi=True, tambahan=tambahan), 1)

    return dari_awal


@pytest.fixture(scope="module")
def utuh(baru: Callable[..., bytes]) -> bytes:
    return baru()


@pytest.fixture(scope="module")
def simpanan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is kept of the document as `tulis` makes it."""
    folder = tmp_path_factory.mktemp("rekaman")
    buat(tulis(folder, terbagi=True), 1, folder / "simpanan")
    return folder / "simpanan"


@pytest.fixture
def salinan(simpanan: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(simpanan, tmp_path / "simpanan"))


@pytest.fixture
def dibuat(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The parts that the engine has to make."""
    semua: list[str] = []

    class Tercatat(BagianCetak):
        def __init__(self, teks: str, *isi: Any) -> None:
            semua.append(teks)
            super().__init__(teks, *isi)

    monkeypatch.setattr(bengkel, "BagianCetak", Tercatat)
    return semua


@pytest.mark.lama
def test_yang_tetap_tidak_dibuat(
    salinan: Path, dibuat: list[str], utuh: bytes, tmp_path: Path
) -> None:
    hasil = buat(tulis(tmp_path, terbagi=True), 1, salinan)
    assert _nomor(dibuat) == {0}, "only the cover, which has what is said of the whole document"
    assert hasil == utuh


def _nomor(teks: Iterable[str]) -> set[int]:
    """Which parts these are, by what each begins with."""
    return {next(n for n, awal in enumerate(AWAL) if awal in satu) for satu in teks}


AWAL = (
    'class="sampul"', 'id="bagian-awal"', 'id="daftar-isi"', 'id="hal-ringkas"', "Judul bab-1",
    "Judul bab-2", "Judul lampiran",
)  # fmt: skip
# An edit of the second chapter, and which parts but the cover the engine then has to make.
SUNTINGAN = {
    "kalimat": ("Tambahan.", {5}),
    "halaman bertambah": (
        PANJANG,
        {2, 4, 5, 6},
    ),  # lists say where, and the body how many there are
    "tempat yang tidak dirujuk": ('<span id="baru">Baru</span>', {5}),
    "aksara yang belum ada": ("<b>¾ñ</b> <i>½</i> ¾ñ", {5}),
}
# Words alone make no more anew than words with new letters.
SELALU = {
    ("halaman bertambah", 1),
    ("halaman bertambah", 2),
    ("aksara yang belum ada", 1),
}


@pytest.mark.lama
@pytest.mark.parametrize(
    ("nama", "proses"),
    bila_lengkap(product(SUNTINGAN, (1, 2)), SELALU),
)
def test_suntingan_memberi_bita_yang_sama(
    nama: str,
    proses: int,
    salinan: Path,
    baru: Callable[[str], bytes],
    dibuat: list[str],
    tmp_path: Path,
) -> None:
    tambahan, harap = SUNTINGAN[nama]
    sama = baru(tambahan)
    dibuat.clear()
    dokumen = tulis(tmp_path, terbagi=True, tambahan=tambahan)
    hasil = buat(dokumen, proses, salinan)
    if proses == 1:
        assert _nomor(dibuat) == {0} | harap
    assert hasil == sama
    dibuat.clear()
    assert buat(dokumen, 1, salinan) == sama
    assert len(dibuat) == 1, "kept anew"


def _svg(berkas: Path, warna: str) -> None:
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path fill="{warna}" '
    berkas.write_text(f'{svg}d="M0 0h9v9z"/></svg>', encoding="utf-8")


def _foto(berkas: Path, warna: str) -> None:
    Image.new("RGB", (9, 9), warna).save(berkas)


@pytest.mark.lama
def test_gambar_yang_berubah_dibaca_lagi(dibuat: list[str], tmp_path: Path, lengkap: bool) -> None:
    """What a part reads stands in no text: it is made anew, and no other part is."""
    semua = {"g.svg": _svg, "g.png": _foto, **({"g.jpg": _foto} if lengkap else {})}
    tambahan = "".join(f'<img src="{nama}" alt="Kotak">' for nama in semua)
    dokumen, simpanan = tulis(tmp_path, terbagi=True, tambahan=tambahan), tmp_path / "simpanan"

    def dicetak() -> tuple[set[int], bytes]:
        dibuat.clear()
        hasil = buat(dokumen, 1, simpanan)
        return _nomor(dibuat), hasil

    for nama, gambar in semua.items():
        gambar(tmp_path / nama, "red")
    hasil = dicetak()[1]
    sebelum = {hasil}
    for nama, gambar in semua.items():
        gambar(tmp_path / nama, "blue")
        mana, hasil = dicetak()
        assert mana == {0, 5} and hasil not in sebelum, nama
        sebelum.add(hasil)
    assert dicetak() == ({0}, hasil)
    assert hasil == buat(dokumen, 1)
    for nama in semua:
        isi = (tmp_path / nama).read_bytes()
        (tmp_path / nama).unlink()
        with pytest.raises(GalatPDF, match=re.escape(nama)):
            buat(dokumen, 1, simpanan)
        (tmp_path / nama).write_bytes(isi)
    gaya = tmp_path / "aset" / "css" / "cetak.css"  # found before the program's
    gaya.parent.mkdir(parents=True)
    isi_gaya = (ASET / "aset" / "css" / "cetak.css").read_text(encoding="utf-8")
    gaya.write_text(f"{isi_gaya}\nh1 {{ font-size: 30pt }}\n", encoding="utf-8")
    assert dicetak()[0] == {*range(7)}, "all parts are made by the style sheet"


def _rusak(folder: Path) -> None:
    for berkas in folder.iterdir():
        berkas.write_bytes(berkas.read_bytes()[:-9])


def _lain(folder: Path) -> None:
    for berkas in folder.iterdir():
        berkas.write_bytes(b"N.")


def _bukan_folder(folder: Path) -> None:
    shutil.rmtree(folder)
    folder.write_bytes(b"")


@pytest.mark.lama
@pytest.mark.parametrize("rusakkan", [_rusak, _lain, _bukan_folder])
def test_simpanan_yang_rusak_tidak_dipakai(
    rusakkan: Callable[[Path], None],
    salinan: Path,
    utuh: bytes,
    dibuat: list[str],
    tmp_path: Path,
) -> None:
    rusakkan(salinan)
    hasil = buat(tulis(tmp_path, terbagi=True), 1, salinan)
    assert len(dibuat) == 7
    assert hasil == utuh


@pytest.mark.lama
def test_mesin_lain_membuat_semua(
    salinan: Path, dibuat: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekaman, "mesin", lambda: b"lain")
    buat(tulis(tmp_path, terbagi=True), 1, salinan)
    assert len(dibuat) == 7


@pytest.mark.lama
def test_bagian_yang_diperingatkan_tidak_disimpan(tmp_path: Path) -> None:
    """It would not warn again."""
    dokumen = tulis(tmp_path, terbagi=True, tambahan=GAMBAR)
    for _ in range(2):
        with pytest.raises(GalatPDF, match=r"tidak-ada\.png"):
            buat(dokumen, 1, tmp_path / "simpanan")
    assert not (tmp_path / "simpanan").exists()


@pytest.mark.lama
def test_yang_tidak_dapat_disimpan_tetap_dicetak(
    utuh: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def tolak(_: object) -> bytes:
        raise TypeError("cannot pickle")

    monkeypatch.setattr("macros.keluaran.pdf.rekaman.pickle.dumps", tolak)
    assert buat(tulis(tmp_path, terbagi=True), 1, tmp_path / "simpanan") == utuh
    assert not (tmp_path / "simpanan").exists()


@pytest.mark.lama
def test_yang_lama_dilepas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rekaman, "TERBANYAK", 3)
    for tambahan in ("satu", "dua"):
        dokumen = tulis(tmp_path, terbagi=True, tambahan=tambahan)
        buat(dokumen, 1, tmp_path / "simpanan")
    assert len(list((tmp_path / "simpanan").iterdir())) == 3


def test_pertanyaan_lain_dijawab_mesin(tmp_path: Path) -> None:
    """After the steps that were answered from what is kept, and no sooner; then all steps."""
    langkah: list[tuple[object, ...]] = []

    class Mesin:
        pdf, bundel = SimpleNamespace(objects=()), "bundel"

        def __getattr__(self, nama: str) -> Callable[..., object]:
            def catat(*isi: object) -> object:
                langkah.append((nama, *isi))
                return SimpleNamespace(peringatan=[], dibaca={}) if nama == "lukis" else nama

            return catat

    simpanan = rekaman.SimpananBagian(tmp_path / "simpanan", [])
    buat: Any = lambda _: Mesin()  # noqa: E731
    for huruf, harap in (
        ("a", [("tata",), ("lukis", 1), ("tanam", "a")]),
        ("a", []),
        ("b", [("tata",), ("lukis", 1), ("tanam", "b")]),
        ("b", []),
    ):
        langkah.clear()
        bagian: Any = rekaman.BagianTerekam("teks", simpanan, buat)
        assert (bagian.tata(), bagian.lukis(1).dibaca, bagian.tanam(huruf)) == ("tata", {}, "tanam")
        assert langkah == harap, huruf
        bagian.rekam()
    bagian = rekaman.BagianTerekam("teks", simpanan, buat)
    bagian.tata(), bagian.lukis(2), bagian.tanam("b"), bagian.tulis("sini")
    harap = [("tata",), ("lukis", 2), ("tanam", "b"), ("tulis", "sini")]
    assert langkah == harap, "what was drawn otherwise has its own fonts"
