"""Columns that a file may leave out, money to the cent, and sources as rows of a table."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from macros.asupan import bilangan
from macros.asupan.antartabel import periksa_tabel
from macros.asupan.muat import baca, muat
from macros.asupan.skema import SkemaKolom
from macros.asupan.teguran import Tolak
from macros.dasar.masalah import Masalah
from tests.proyek import ganti, ganti_sel, salin

UANG = SkemaKolom("pagu", "number", desimal=2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return salin(tmp_path, ["data"]) / "data"


def semua(folder: Path) -> list[tuple[str, str | None, int | None, str | None]]:
    data, masalah = baca(folder)
    isi: list[Masalah] = masalah or list(periksa_tabel(data))
    return [(m.kode, m.berkas.removeprefix("data/"), m.baris, m.kolom) for m in isi]


# Columns that may be missing


def test_kolom_opsional_boleh_tidak_ada(folder: Path) -> None:
    data = muat(folder)
    r = data["indikator"].satu(kode="1.1")
    assert (r.gabung, r.bobot, r.mulai) == (None, None, None)
    terbit = {s["name"]: s["schema"] for s in data.paket_terbit["resources"]}
    assert "gabung" not in [f["name"] for f in terbit["indikator"]["fields"]]
    assert terbit["indikator"]["primaryKey"] == "kode"
    assert [r["fields"] for r in terbit["indikator"]["foreignKeys"]] == ["sasaran", "satuan"]


def test_kolom_opsional_di_tempatnya_sendiri(folder: Path) -> None:
    """One of them may be there without those before it, and is then published."""
    jalur = folder / "indikator.csv"
    baris = jalur.read_text(encoding="utf-8").splitlines()
    isi = [f"{baris[0]},bobot", f"{baris[1]},2", *(f"{b}," for b in baris[2:])]
    jalur.write_text("\n".join(isi) + "\n", encoding="utf-8")
    data = muat(folder)
    assert data["indikator"].satu(kode="1.1").bobot == 2
    assert data.kanonik()["indikator.csv"] == jalur.read_bytes()
    (terbit,) = (s for s in data.paket_terbit["resources"] if s["name"] == "indikator")
    assert [f["name"] for f in terbit["schema"]["fields"]][-1] == "bobot"


def test_kolom_lama_tetap_wajib_ada(folder: Path) -> None:
    ganti(folder / "kendala.csv", "urut,kode,kendala,solusi,indikator", "urut,kode,kendala,solusi")
    assert ("D010", "kendala.csv", 1, "indikator") in semua(folder)


def test_baris_terpotong_tetap_ketahuan(folder: Path) -> None:
    jalur = folder / "target.csv"
    ganti(folder / "kegiatan.csv", "pembinaan,1,Fasilitasi dan", "pembinaan,1\nx,9,Fasilitasi dan")
    assert jalur.exists() and ("D022", "kegiatan.csv", 2, "uraian") in semua(folder)


# Money


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [("1.234.567,89", "1234567.89"), ("3.517", "3517"), ("3.517,5", "3517.5"), ("Rp12,00", "12")],
)
def test_uang_sampai_sen(teks: str, nilai: str) -> None:
    assert bilangan.baca(teks, UANG).pasti == nilai


@pytest.mark.parametrize("teks", ["12,345678", "0,1234"])
def test_uang_lebih_dari_dua_desimal_ditolak(teks: str) -> None:
    with pytest.raises(Tolak, match="dua angka desimal"):
        bilangan.baca(teks, UANG)


def test_sen_terbaca_persis(folder: Path) -> None:
    ganti(folder / "anggaran_kegiatan.csv", "1842279563", "1842279562.75")
    r = next(muat(folder)["anggaran_kegiatan"].baris(kegiatan="pembinaan"))
    assert r.realisasi == Decimal("1842279562.75")


def test_pendapatan_boleh_melebihi_pagu(folder: Path) -> None:
    ganti(folder / "anggaran_kegiatan.csv", "28504000,15557000", "28504000,29000000")
    assert semua(folder) == [("D034", "anggaran_kegiatan.csv", 3, "realisasi")]
    jalur = folder / "kegiatan.csv"
    baris = jalur.read_text(encoding="utf-8").splitlines()
    jenis = ["jenis", *("pendapatan" if b.startswith("keamanan") else "" for b in baris[1:])]
    isi = [f"{b},{j}" for b, j in zip(baris, jenis, strict=True)]
    jalur.write_text("\n".join(isi) + "\n", encoding="utf-8")
    assert semua(folder) == []


# Sources


def test_sumber_yang_tidak_terdaftar(folder: Path) -> None:
    """A code must stand in sumber.csv for what is taken from it, not for something else."""
    ganti(folder / "realisasi.csv", "1.1,2023,SM2,LKJIP,74", "1.1,2023,SM2,LKIP,74")
    data, _ = baca(folder)
    (m,) = periksa_tabel(data)
    assert (m.kode, m.baris, m.kolom, m.nilai) == ("D039", 2, "sumber", "LKIP")
    assert "LKJIP" in m.pesan and "isi realisasi" in m.pesan
    ganti(folder / "realisasi.csv", "1.1,2023,SM2,LKIP,74", "1.1,2023,SM2,RENSTRA,74")
    assert semua(folder) == [("D039", "realisasi.csv", 2, "sumber")]


def test_tepat_satu_acuan_setiap_isi(folder: Path) -> None:
    lama = "OUTPUT,realisasi,laporan keluaran,2,"
    ganti(folder / "sumber.csv", lama, "OUTPUT,realisasi,x,2,true")
    assert semua(folder) == [("D042", "sumber.csv", 8, "acuan")]
    ganti(folder / "sumber.csv", "OUTPUT,realisasi,x,2,true,", "OUTPUT,realisasi,x,2,,")
    ganti(folder / "sumber.csv", "LKJIP,realisasi,laporan kinerja,1,true", "LKJIP,realisasi,y,1,")
    assert semua(folder) == [("D042", "sumber.csv", 7, "acuan")]


def test_peran_menurut_isinya(folder: Path) -> None:
    ganti(folder / "sumber.csv", "laporan keluaran,2,,", "laporan keluaran,2,,janji")
    assert semua(folder) == [("D043", "sumber.csv", 8, "peran")]


def test_dokumen_perjanjian_harus_janji(folder: Path) -> None:
    jalur = folder / "perjanjian_kinerja.csv"
    baris = jalur.read_text(encoding="utf-8").splitlines()
    for kode, harap in (("PK", []), ("RENSTRA", [("D039", jalur.name, 2, "dokumen")])):
        isi = [f"{baris[0]},dokumen", f"{baris[1]},{kode}", f"{baris[2]},"]
        jalur.write_text("\n".join(isi) + "\n", encoding="utf-8")
        assert semua(folder) == harap


def test_paket_laporan_harus_menilai_capaian(folder: Path) -> None:
    ganti(folder / "paket_aturan.csv", "2023,capaian,", "2099,capaian,")
    assert semua(folder) == [("D037", "laporan.csv", 2, "paket")]


def test_skala_satuan_harus_ada(folder: Path) -> None:
    ganti_sel(folder / "satuan.csv", 5, "skala", "TIADA")
    assert semua(folder) == [("D036", "satuan.csv", 5, "skala")]


def test_kode_indikator_yang_menjadi_tanggal(folder: Path) -> None:
    """Any code of a document is right but those that a spreadsheet made."""
    akhir = "9,Uraian rekaan,%,maksimal\n"
    for kode in ("1.a", "01.01", "7.01.01.2.01", "IKU-9", "ISS1-10", "1_b"):
        with (folder / "indikator.csv").open("a", encoding="utf-8") as berkas:
            berkas.write(f"{kode},1,{akhir}")
    assert semua(folder) == []
    with (folder / "indikator.csv").open("a", encoding="utf-8") as berkas:
        berkas.write(f"02-Jan,1,{akhir}")
    assert [s[0::3] for s in semua(folder)] == [("D021", "kode")]
