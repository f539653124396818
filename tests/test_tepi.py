"""What is done at the edges: files read and written, the arguments of a program."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from macros import temuan
from macros.asupan import teks_csv
from macros.asupan.lembar import Lembar
from macros.asupan.skema import SkemaKolom
from macros.buku.pembuatan import _batas
from macros.dasar.berkas import tulis_utuh
from macros.gambar import peta_panas
from macros.gambar.spesifikasi import Kelas, SelPeta
from macros.hitung.laporan import Laporan
from macros.keluaran import kertas_kerja, kode
from macros.keluaran.pdf import cetak
from macros.keluaran.pdf.metadata_pdf import MetadataPDF
from macros.sajian.penyaji import Penyaji
from macros.temuan.naskah import baca as baca_naskah
from macros.temuan.reviu import Telaah
from tests import contoh_gambar
from tests.proyek import AKAR


def test_berkas_muncul_utuh(tmp_path: Path) -> None:
    """In folders that are made for it, in place of an older one, and nothing is left beside it."""
    berkas = tmp_path / "a" / "b" / "isi.json"
    for isi in (b"lama", b"baru"):
        tulis_utuh(berkas, isi)
        assert [b.read_bytes() for b in berkas.parent.iterdir()] == [isi]
    berkas.unlink()
    berkas.mkdir()
    with pytest.raises(OSError, match=r"isi\.json"):
        tulis_utuh(berkas, b"x")
    assert [*berkas.parent.iterdir()] == [berkas]


@pytest.mark.parametrize(
    ("isi", "baku"),
    [
        (b"a,b\n1,2\n", b"a,b\n1,2\n"),
        (b'a,b\n"1",2\n', b'a,b\n"1",2\n'),  # as it is where it says the same
        (b"a,b\r\n1,2\r\n", b"a,b\n1,2\n"),
        (b"a;b\n1;2\n", b"a,b\n1,2\n"),
        (b"a,b\n1,2", b"a,b\n1,2\n"),
        (b"a,b\n1,\xe9\n", b"a,b\n1,2\n"),
    ],
)
def test_csv_baku(isi: bytes, baku: bytes) -> None:
    assert teks_csv.kanonik(isi, Lembar([["a", "b"], ["1", "2"]], [1, 2])) == baku


def test_kolom_bebas_tanpa_batas() -> None:
    """A column gets a rule in the workbook only where the schema has a limit for it."""
    assert _batas(SkemaKolom("x", "number")) is None
    assert _batas(SkemaKolom("x", "string")) is None


@pytest.mark.parametrize(
    ("kelas", "rona"), [(1, [4]), (2, [0, 4]), (3, [0, 2, 4]), (4, [0, 1, 3, 4]), (5, [*range(5)])]
)
def test_rona_menurut_banyaknya_kelas(kelas: int, rona: list[int]) -> None:
    """The ends of the shades first; what lies below the lowest class counts as of it."""
    spek = replace(contoh_gambar.bulanan, kelas=tuple(Kelas(n, "") for n in range(kelas)))
    nilai = [Fraction(2 * n + 1, 2) for n in range(kelas)]
    assert [peta_panas._rona(spek, SelPeta(n, "")) for n in nilai] == rona
    assert peta_panas._rona(spek, SelPeta(Fraction(-1), "")) == rona[0]
    assert peta_panas._rona(spek, SelPeta(None, "")) is None


def test_kertas_kerja_mengaku_belum_dicocokkan(laporan: Laporan) -> None:
    """One statement not held against the rule's own words is enough to say so."""
    telaah = Telaah(laporan, AKAR / "docs")
    asli = telaah.butir()

    def kata(*dicocokkan: bool) -> bool:
        butir = [replace(b, dikonfirmasi=d) for b, d in zip(asli, dicocokkan, strict=False)]
        telaah.butir = lambda: butir  # type: ignore[method-assign]
        lembar = kertas_kerja.buku(telaah, "")[kertas_kerja.LEMBAR_REVIU]
        return any(kertas_kerja.BELUM_DICOCOKKAN in b for b in lembar.values)

    assert [kata(True, True), kata(True, False), kata(False, False)] == [False, True, True]


def test_templat_disimpan_dalam_folder_sendiri(tmp_path: Path) -> None:
    for _ in range(2):
        penyaji = Penyaji(tmp_path / "a" / "b")
        assert penyaji.terkompilasi is not None
        assert penyaji.terkompilasi.directory == str(tmp_path / "a" / "b")
    assert Penyaji().terkompilasi is None


def test_temuan_naskah_menambah_temuan_data(laporan: Laporan, tmp_path: Path) -> None:
    (tmp_path / "bab.md").write_text("# Bab\n\nPagu naik menjadi 12.345.678 rupiah.\n", "utf-8")
    data = temuan.kumpulkan(laporan)
    semua = temuan.kumpulkan(laporan, baca_naskah(tmp_path))
    lebih = [t for t in semua if t not in data]
    assert data and semua[: len(data)] == data
    assert lebih and all("bab.md" in t.masalah().letak for t in lebih)


def test_kode_dari_isi() -> None:
    isi = {"data/b.csv": b"x\n1\n", "data/a.csv": b"y\n2\n", "docs/bab.md": b"# Bab\n"}
    assert kode.ringkas(isi) == "62AN6-ZTBJ6"


def test_perintah_pdf(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    diterima: list[Any] = []
    monkeypatch.setattr(cetak, "buat_pdf", lambda *isi: diterima.append(isi))
    monkeypatch.setattr(MetadataPDF, "baca", lambda berkas: berkas)
    monkeypatch.setattr("gc.disable", lambda: None)
    html, pdf, data = tmp_path / "a.html", tmp_path / "a.pdf", tmp_path / "data"
    assert cetak.main([str(html), str(pdf)]) == 0
    akar = ("--akar", "satu", "--akar", "dua")
    assert cetak.main([str(html), str(pdf), *akar, "--lampiran", str(data)]) == 0
    sifat = html.with_suffix(".json")
    assert diterima == [
        (html, pdf, [tmp_path], sifat, None),
        (html, pdf, [Path("satu"), Path("dua")], sifat, data),
    ]
