"""What is done at the edges: files read and written, the arguments of a program."""

from __future__ import annotations

import io
import json
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from macros import temuan
from macros.asupan import menunggu, penyandian, teks_csv
from macros.asupan.lembar import Lembar
from macros.asupan.muat import Data
from macros.asupan.skema import SkemaKolom
from macros.buku.pembuatan import _batas
from macros.dasar import deklarasi
from macros.dasar.berkas import tulis_utuh
from macros.dasar.deklarasi import Catatan, Keliru, Ruas
from macros.dasar.masalah import KunciTidakDikenal
from macros.gambar import peta_panas
from macros.gambar.spesifikasi import Nilai, Takik
from macros.hitung.laporan import Laporan
from macros.keluaran import kertas_kerja, kode
from macros.keluaran.pdf import cetak
from macros.sajian.penyaji import Penyaji
from macros.temuan.naskah import baca as baca_naskah
from macros.temuan.reviu import Telaah
from tests import contoh_gambar
from tests.proyek import AKAR
from tests.tabel_ubahan import ubah


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
    spek = replace(contoh_gambar.bulanan, kelas=tuple(Takik(n, "") for n in range(kelas)))
    nilai = [Fraction(2 * n + 1, 2) for n in range(kelas)]
    assert [peta_panas._rona(spek, Nilai(n, "")) for n in nilai] == rona
    assert peta_panas._rona(spek, Nilai(Fraction(-1), "")) == rona[0]
    assert peta_panas._rona(spek, Nilai(None, "")) is None


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
        assert penyaji.terkompilasi.folder == tmp_path / "a" / "b"
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
    monkeypatch.setattr("gc.disable", lambda: None)
    html, pdf, data = tmp_path / "a.html", tmp_path / "a.pdf", tmp_path / "data"
    for akar, folder in ((["satu"], [None, None]), (["satu", "dua"], [str(data), str(tmp_path)])):
        pesanan = json.dumps([str(html), str(pdf), akar, *folder])
        monkeypatch.setattr(sys, "stdin", io.StringIO(pesanan))
        assert cetak.main() == 0
    assert diterima == [
        (html, pdf, [Path("satu")], None, None),
        (html, pdf, [Path("satu"), Path("dua")], data, tmp_path),
    ]


@pytest.mark.parametrize(
    ("isi", "baris", "kata"),
    [
        (b"\xff", 1, "bukan UTF-8"), (b"- a\n- b\n", 1, "bagian bernama"),
        (b"a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n", 2, "bentrokan"),
        (b"a: 1\nb: 2\nc: {d: 1\n", 4, "belum ditutup"),
        (b"a: 1\nb: 'x\nc: 2\nd: 3\n", 2, "kutip pembuka"),
        (b"a: 1\nb: c: d\n", 2, "titik dua di tengah"), (b"a: 1\n\nb: *c\n", 3, "menunjuk nama"),
        (b"a: 1\nb: !x 2\n", 2, "Tanda !"), (b"a: 1\nb: 2\na: 3\n", 3, "sudah ada pada baris 1"),
        (b"a: \x01\n", 1, "Susunan YAML"),
    ],
)  # fmt: skip
def test_deklarasi_yang_keliru_disebut_barisnya(
    tmp_path: Path, isi: bytes, baris: int, kata: str
) -> None:
    berkas = tmp_path / "x.yaml"
    berkas.write_bytes(isi)
    akar, masalah = deklarasi.baca(berkas, "data/x.yaml")
    assert [(m.berkas, m.baris) for m in masalah] == [("data/x.yaml", baris)]
    assert kata in masalah[0].pesan and akar.baris == 1


def test_ruas_deklarasi(tmp_path: Path) -> None:
    """Texts, lists and named parts with their lines, whatever they look like."""
    berkas = tmp_path / "x.yaml"
    assert deklarasi.baca(berkas, "x") == deklarasi.baca(tmp_path, "x") == (Ruas({}, 1), [])
    berkas.write_text("# kosong\n")
    assert deklarasi.baca(berkas, "x") == (Ruas({}, 1), [])
    berkas.write_text("\ufeffa: 2023\nb:\n  - x\n\n  - y: true\nc:\nd: &t [p]\ne: *t\n")
    akar, masalah = deklarasi.baca(berkas, "x")
    assert masalah == [] and akar.bagian == {
        "a": Ruas("2023", 1),
        "b": Ruas((Ruas("x", 3), Ruas({"y": Ruas("true", 5)}, 5)), 2),
        "c": Ruas("", 6),
        "d": Ruas((Ruas("p", 7),), 7),
        "e": Ruas((Ruas("p", 7),), 8),
    }
    a, b = akar.bagian["a"], akar.bagian["b"]
    assert a.teks == "2023" and a.daftar == (a,) and len(b.daftar) == 2
    assert akar.bagian["c"].bagian == {} and b.daftar[1].bagian["y"].teks == "true"
    for ruas, nama, kata in (
        (b, "teks", "bukan daftar"), (b.daftar[1], "teks", "titik dua"),
        (Ruas({"y": Ruas("", 1)}, 1), "teks", "{y}"), (a, "bagian", "nama: isi"),
        (b, "bagian", "nama: isi"), (Ruas({}, 1), "teks", "bukan daftar"),
    ):  # fmt: skip
        with pytest.raises(Keliru, match=kata):
            getattr(ruas, nama)


def test_catatan_deklarasi() -> None:
    """What is wrong inside stands at the line, each once; any other mistake is the program's."""
    catatan = Catatan("x")
    for galat, ruas in (
        (Keliru("satu"), Ruas("isi", 3)), (Keliru("satu"), Ruas("isi", 3)),
        (KunciTidakDikenal("Angka", "b", ["a"]), Ruas({}, 4)),
    ):  # fmt: skip
        with catatan.di(ruas):
            raise galat
    assert [(m.kode, m.berkas, m.baris, m.kolom, m.nilai) for m in catatan.masalah] == [
        ("D052", "x", 3, None, "isi"), ("D053", "x", 4, None, None),
    ]  # fmt: skip
    with pytest.raises(ZeroDivisionError), catatan.di(Ruas("", 1)):
        raise ZeroDivisionError


def test_baris_menunggu_isiannya(data: Data) -> None:
    """A row with one of its cells filled needs the others; one without any is asked for."""
    (r, *_), nama = data["anggaran_kegiatan"].baris(tahun=2023), "anggaran_kegiatan"
    banyak = sum(1 for _ in data[nama].baris(tahun=2023))
    ini = {"kegiatan": r.kegiatan, "tahun": 2023, "sumber": r.sumber}
    assert not [*menunggu.periksa(data), *menunggu.ditagih(data, 2023)]
    sebagian = ubah(data, nama, ini, pagu=None, tanggal=None)
    assert [(m.kode, m.baris, m.kolom) for m in menunggu.periksa(sebagian)] == [
        ("D020", r.Index, "pagu"), ("D020", r.Index, "tanggal")
    ]  # fmt: skip
    kosong = ubah(data, nama, ini, pagu_awal=None, pagu=None, realisasi=None, tanggal=None)
    assert list(menunggu.periksa(kosong)) == []
    (satu,) = menunggu.ditagih(kosong, 2023)
    letak = (satu.asal.baris, satu.asal.kolom)
    assert (*letak, satu.kolom, satu.banyak, satu.dari) == (
        r.Index, "pagu", ("pagu", "tanggal"), 1, banyak
    )  # fmt: skip
    assert list(menunggu.ditagih(kosong, 2022)) == []


@pytest.mark.parametrize(
    ("isi", "sandi"),
    [
        (b"a\0b\0", "utf-16-le"), (b"\0a\0b", "utf-16-be"), (b"ab\0\0", ""), (b"abcd", ""),
        ("aé–".encode("utf-16-le"), "utf-16-le"), ("–".encode("utf-16-le") * 3 + b"a\0", ""),
    ],
)  # fmt: skip
def test_sandi_dikenal_dari_bita_nolnya(isi: bytes, sandi: str) -> None:
    """More than half of every second byte is zero, and none of the others."""
    assert penyandian.sandi_lebar(isi) == sandi
