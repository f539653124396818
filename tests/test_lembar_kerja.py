"""Edits of the workbook: shown, checked, taken back or refused."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from macros.asupan import muat
from macros.asupan.lembar import Lembar
from macros.buku import pembacaan, pembuatan, suntingan
from macros.buku.suntingan import Perubahan
from macros.dasar.masalah import Masalah, kata_galat
from scripts.olah_data import buku_kerja
from tests.buku import NAMA, buku_dari, buku_sebagian, isi_sel, lembar, salin_sebagian, sunting
from tests.proyek import AKAR, sidik
from tests.test_muat import pastikan_indonesia

pytestmark = pytest.mark.lama  # whole workbooks, written and read


@pytest.fixture(scope="module")
def buku_asli() -> bytes:
    return buku_sebagian()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return salin_sebagian(tmp_path / "sebagian")


def banding(folder: Path, isi: bytes) -> tuple[list[Perubahan], list[Masalah]]:
    data = buku_kerja.baca_data(folder)
    perubahan, masalah = buku_kerja.bandingkan(data, pembacaan.baca(NAMA, isi, data.skema), NAMA)
    pastikan_indonesia(masalah)
    return perubahan, masalah


def satu_sel(folder: Path, isi: bytes) -> tuple[str, int, str, str, str]:
    """The only change that a workbook makes, which must be one cell."""
    (p,), masalah = banding(folder, isi)
    assert masalah == []
    assert not p.tambah and not p.hapus and not p.urutan
    (s,) = p.sel
    return p.tabel.nama, s.baris, s.kolom, s.sebelum, s.sesudah


def galat(folder: Path, isi: bytes) -> list[tuple[str, str, int | None, str | None]]:
    perubahan, masalah = banding(folder, isi)
    assert perubahan == []
    return letak_galat(masalah)


def letak_galat(masalah: list[Masalah]) -> list[tuple[str, str, int | None, str | None]]:
    return [
        (m.kode, m.berkas.removeprefix(f"{NAMA} › "), m.baris, m.kolom)
        for m in masalah
        if m.tingkat == "galat"
    ]


# What an edit changes


def test_tanpa_suntingan_tanpa_perubahan(folder: Path, lengkap: bool) -> None:
    """Some of the project's data, where there is time all, as exported, and saved anew without the
    fingerprints of the export, which is compared cell by cell."""
    semua = AKAR / "data" if lengkap else folder
    bita_utuh, sebelum = buku_dari(semua), sidik(semua)
    assert banding(semua, bita_utuh) == ([], [])
    assert banding(semua, sunting(bita_utuh, lambda buku: buku.remove(buku["_asal"]))) == ([], [])
    assert sidik(semua) == sebelum


DITEMUKAN: list[tuple[str, str, Any, str, tuple[int, str, str, str]]] = [
    # sheet, cell, typed, number format: row, column, before, after
    ("target", "E2", 91, "", (2, "nilai", "90", "91")),
    ("target", "E3", 91.25, "", (3, "nilai", "80", "91.25")),
    ("target", "E11", 0.9125, "0.00%", (11, "nilai", "80", "91.25")),
    ("target", "E8", 91.25, '0.00"%"', (8, "nilai", "85", "91.25")),
    ("target", "E9", 91.25, "0.00\\%", (9, "nilai", "83", "91.25")),
    ("target", "E5", "91,25", "", (5, "nilai", "80", "91.25")),
    ("target", "E6", 0.1 + 0.2, "", (6, "nilai", "85", "0.3")),
    ("target", "E7", 1.234, "", (7, "nilai", "85", "1.2340")),
    ("smart", "D2", "Sangat Baik", "", (2, "predikat", "Baik", "Sangat Baik")),
    ("pegawai", "C2", 5, "", (2, "uraian", "Struktural", "5")),
    ("anggaran_kegiatan", "D2", 2334160001, "", (2, "pagu", "2334160000", "2334160001")),
    ("anggaran_kegiatan", "D3", "Rp28.504.001", "", (3, "pagu", "28504000", "28504001")),
    ("anggaran_kegiatan", "C4", None, "", (4, "pagu_awal", "3517380000", "")),
    ("kategori", "E2", "Baik\r\nsekali", "", (2, "interpretasi", "Memuaskan", "Baik\nsekali")),
    ("ikpa", "H2", date(2023, 12, 8), "", (2, "tanggal", "2023-11-30", "2023-12-08")),
    ("ikpa", "H3", "8 Desember 2023", "", (3, "tanggal", "2023-11-30", "2023-12-08")),
]


def test_suntingan_ditemukan(folder: Path, buku_asli: bytes) -> None:
    """Each edit is found at its place in the file, and nothing else is."""

    def ubah(buku: Workbook) -> None:
        for nama, sel, nilai, bentuk, _ in DITEMUKAN:
            isi_sel(nama, sel, nilai, bentuk)(buku)

    perubahan, masalah = banding(folder, sunting(buku_asli, ubah))
    assert masalah == []
    assert not any(p.tambah or p.hapus or p.urutan for p in perubahan)
    ditemukan = [
        (p.tabel.nama, (s.baris, s.kolom, s.sebelum, s.sesudah)) for p in perubahan for s in p.sel
    ]
    assert sorted(ditemukan) == sorted((nama, harap) for nama, _, _, _, harap in DITEMUKAN)


def test_kunci_yang_diganti_menukar_baris(folder: Path, buku_asli: bytes) -> None:
    isi = sunting(buku_asli, isi_sel("pegawai", "B2", 9))
    (p,), _ = banding(folder, isi)
    assert [len(b) for b in (p.sel, p.tambah, p.hapus)] == [0, 1, 1]


def test_baris_ditambah_dihapus_dan_diurutkan(folder: Path, buku_asli: bytes) -> None:
    def ubah(buku: Workbook) -> None:
        ws = lembar(buku, "target")
        ws.delete_rows(3)
        ws.append(["IKU-2", 2024, "TAHUN", "PK", 85])
        ws = lembar(buku, "pegawai")
        for sel in ws[4]:
            sel.value = None
        ws = lembar(buku, "smart")
        ws.move_range("A2:E2", rows=2)

    (pegawai, target), masalah = banding(folder, sunting(buku_asli, ubah))
    assert masalah == []
    assert [p.tabel.nama for p in (pegawai, target)] == ["pegawai", "target"]
    assert [(b.nomor, b.isi[:2]) for b in target.hapus] == [(3, ("IKU-2", "2023"))]
    assert [b.isi for b in target.tambah] == [("IKU-2", "2024", "TAHUN", "PK", "85")]
    assert target.sel == () and not target.urutan
    # An emptied row is a row taken out.
    assert [(b.nomor, b.isi[:2]) for b in pegawai.hapus] == [(4, ("jabatan", "3"))]
    baris = list(suntingan.uraikan(target))
    assert baris[0] == "data/target.csv"
    assert f"  baris {target.tambah[0].nomor} ditambahkan: IKU-2 · 2024 · TAHUN · PK · 85" in baris
    assert "  baris 3 dihapus: IKU-2 · 2023 · TAHUN · PK · 80" in baris

    def tukar(buku: Workbook) -> None:
        ws = lembar(buku, "pegawai")
        for j in range(1, 7):
            satu, dua = ws.cell(2, j), ws.cell(3, j)
            satu.value, dua.value = dua.value, satu.value

    (p,), _ = banding(folder, sunting(buku_asli, tukar))
    assert p.urutan and not p.sel and not p.tambah and not p.hapus


def test_rumus_dibaca_nilainya(folder: Path, buku_asli: bytes) -> None:
    """openpyxl computes nothing, so the value stands in the file as Excel leaves it."""

    def ubah(buku: Workbook) -> None:
        lembar(buku, "target")["E2"] = "=90+1"

    isi = sunting(buku_asli, ubah)
    assert galat(folder, isi) == [("D020", "target", 2, "nilai")]
    dengan_nilai = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as sumber, zipfile.ZipFile(dengan_nilai, "w") as tujuan:
        for nama in sumber.namelist():
            bita = sumber.read(nama)
            bita = bita.replace(b"<f>90+1</f><v />", b"<f>90+1</f><v>91</v>")
            bita = bita.replace(b"<f>90+1</f><v></v>", b"<f>90+1</f><v>91</v>")
            tujuan.writestr(nama, bita)
    assert satu_sel(folder, dengan_nilai.getvalue()) == ("target", 2, "nilai", "90", "91")


def test_yang_ditanyakan_tetap_seperti_diketik(folder: Path, lengkap: bool) -> None:
    """Editing another cell does not answer what `n/a` means; its own cell shows it, and may."""
    target = folder / "target.csv"
    kepala, *isi = target.read_text(encoding="utf-8").splitlines()
    awal = isi[0].rpartition(",")[0]
    target.write_text("\n".join([kepala, f"{awal},n/a", *isi[1:], ""]), encoding="utf-8")
    sesudah = [("E3", 77), ("E2", "tidak berlaku"), *([("E2", 77)] if lengkap else [])]
    for sel, diisi in sesudah:
        buku = sunting(buku_dari(folder), isi_sel("target", sel, diisi))
        (p,), masalah = banding(folder, buku)
        assert masalah == []
        assert [(s.baris, s.sesudah) for s in p.sel] == [(int(sel[1]), str(diisi))]
        assert p.baris[1][-1] == ("n/a" if sel == "E3" else str(diisi))


BUKAN_BILANGAN = {
    "80,5-85": "80.5–85", ">=80": "≥ 80", "80-85": "80–85", "n/a": "n/a",
}  # fmt: skip


def test_nilai_bukan_bilangan(folder: Path, buku_asli: bytes) -> None:
    """A range or a bound typed in a sheet; written and exported again, it is a text there."""

    def ubah(buku: Workbook) -> None:
        for n, isi in enumerate(BUKAN_BILANGAN, 2):
            lembar(buku, "target")[f"E{n}"] = isi

    (p,), masalah = banding(folder, sunting(buku_asli, ubah))
    assert masalah == [] and not (p.tambah or p.hapus or p.urutan)
    assert [(s.baris, s.kolom, s.sesudah) for s in p.sel] == [
        (n, "nilai", sesudah) for n, sesudah in enumerate(BUKAN_BILANGAN.values(), 2)
    ]
    data = muat.muat(folder)
    isi_lembar = {**data.lembar, "target": Lembar(p.baris, list(range(1, len(p.baris) + 1)))}
    lagi = lembar(
        load_workbook(io.BytesIO(pembuatan.buat(data.skema, isi_lembar, "Uji"))), "target"
    )
    for n, sesudah in enumerate(BUKAN_BILANGAN.values(), 2):
        sel = lagi[f"E{n}"]
        assert (sel.value, sel.data_type, sel.number_format) == (sesudah, "s", "@")


# What is refused


def test_sel_gabungan_disebut_sendiri(folder: Path, buku_asli: bytes) -> None:
    """Not the key that it lacks, nor what refers to that."""
    isi = sunting(buku_asli, lambda buku: lembar(buku, "indikator").merge_cells("A2:A3"))
    assert [g[2:] for g in galat(folder, isi)] == [(2, "kode")]


PAGI = datetime(2023, 12, 7, 9, 30)  # noqa: DTZ001
HARI = datetime(2023, 1, 1)  # noqa: DTZ001
DITOLAK: list[tuple[str, str, Any, str, tuple[str, int, str | None]]] = [
    # sheet, cell, typed, number format: code, row, column
    ("target", "E2", "7 dan 8", "", ("D020", 2, "nilai")),
    ("target", "E3", "1.234", "", ("D024", 3, "nilai")),
    ("target", "E4", "#REF!", "", ("D020", 4, "nilai")),
    ("target", "E5", HARI, "", ("D020", 5, "nilai")),
    ("target", "E6", True, "", ("D020", 6, "nilai")),
    ("target", "E7", "85-80", "", ("D020", 7, "nilai")),
    ("target", "A8", time(1, 1), "", ("D020", 8, "indikator")),
    ("target", "A9", HARI, "", ("D020", 9, "indikator")),
    ("target", "A10", "IKP-3.1 ", "", ("D027", 10, "indikator")),
    ("target", "A11", "IKU-9", "", ("D023", 11, "indikator")),
    ("target", "A13", 1.3, "", ("D020", 13, "indikator")),
    ("target", "C12", "B13", "", ("D021", 12, "periode")),
    ("smart", "B2", "07/12/2023", "", ("D026", 2, "tanggal")),
    ("smart", "E2", None, "", ("D021", 2, "sumber")),
    ("pegawai", "D2", 4.5, "", ("D020", 2, "jumlah")),
    ("ikpa", "F2", 101, "", ("D021", 2, "nilai")),
    ("ikpa", "J3", "catatan", "", ("D022", 3, None)),
    ("anggaran_kegiatan", "G2", PAGI, "", ("D020", 2, "tanggal")),
    ("anggaran_kegiatan", "G3", 45268, "0", ("D020", 3, "tanggal")),
    ("kategori", "C2", "mungkin", "", ("D020", 2, "bawah_termasuk")),
]


def test_galat_seperti_pemuat(folder: Path, buku_asli: bytes) -> None:
    """Everything that the loader would refuse, in one go, each at its own cell."""

    def ubah(buku: Workbook) -> None:
        for nama, sel, nilai, bentuk, _ in DITOLAK:
            isi_sel(nama, sel, nilai, bentuk)(buku)

    sebelum = sidik(folder)
    hasil = galat(folder, sunting(buku_asli, ubah))
    harap = [(kode, nama, baris, kolom) for nama, _, _, _, (kode, baris, kolom) in DITOLAK]
    assert sorted(hasil, key=str) == sorted(harap, key=str)
    assert sidik(folder) == sebelum


def test_aturan_lintas_baris_dan_kolom(folder: Path, buku_asli: bytes) -> None:
    def ubah(buku: Workbook) -> None:
        isi_sel("ikpa", "E2", 15)(buku)
        isi_sel("anggaran_kegiatan", "E2", 9999999999)(buku)
        isi_sel("target", "E4", 0.9, "0%")(buku)  # of an index

    assert sorted(galat(folder, sunting(buku_asli, ubah)), key=str) == [
        ("D020", "target", 4, "nilai"),
        ("D033", "ikpa", 9, "bobot"),
        ("D034", "anggaran_kegiatan", 2, "realisasi"),
    ]


def test_judul_diubah(folder: Path, buku_asli: bytes) -> None:
    isi = sunting(buku_asli, isi_sel("ikpa", "E1", "Bobot"))
    assert galat(folder, isi) == [("D010", "ikpa", 1, "bobot")]


def test_kolom_kosong_disisipkan_hanya_judulnya_yang_salah(folder: Path, buku_asli: bytes) -> None:
    def ubah(buku: Workbook) -> None:
        lembar(buku, "anggaran_kegiatan").insert_cols(3)
        lembar(buku, "target")["E2"] = "7 dan 8"

    semua = galat(folder, sunting(buku_asli, ubah))
    assert [g[0] for g in semua if g[1] == "anggaran_kegiatan"] == ["D010"]
    assert ("D020", "target", 2, "nilai") in semua


@pytest.mark.parametrize("sel", ["H1", "Z1", "XFD1"])
def test_judul_jauh_di_kanan_disebut_sekali(folder: Path, buku_asli: bytes, sel: str) -> None:
    """Not the empty ones on the way there, too, wherever the table ends."""
    semua = galat(folder, sunting(buku_asli, isi_sel("smart", sel, "lain")))
    assert semua == [("D010", "smart", 1, "lain")]


def test_semua_galat_sekaligus(folder: Path, buku_asli: bytes) -> None:
    def ubah(buku: Workbook) -> None:
        lembar(buku, "target")["E2"] = "7 dan 8"
        lembar(buku, "ikpa")["F2"] = 101
        lembar(buku, "anggaran_kegiatan")["E2"] = 9999999999
        buku.remove(buku["smart"])
        buku.create_sheet("hitungan saya")["A1"] = 5

    perubahan, masalah = banding(folder, sunting(buku_asli, ubah))
    assert perubahan == [] and sorted(letak_galat(masalah), key=str) == [
        ("D020", "target", 2, "nilai"),
        ("D021", "ikpa", 2, "nilai"),
        ("D034", "anggaran_kegiatan", 2, "realisasi"),  # across tables, beside those of cells
        ("L002", "smart", None, None),
    ]
    assert [m.berkas for m in masalah if m.kode == "L003"] == [f"{NAMA} › hitungan saya"]


def test_lembar_yang_berganti_nama(folder: Path, buku_asli: bytes) -> None:
    """A sheet is known by its heads, unless several have them; one that was copied is none."""

    def ganti_nama(buku: Workbook) -> None:
        lembar(buku, "pegawai").title = "Data Pegawai 2023"
        lembar(buku, "Data Pegawai 2023")["D3"] = 7

    (p,), masalah = banding(folder, sunting(buku_asli, ganti_nama))
    assert masalah == [] and [(s.baris, s.sesudah) for s in p.sel] == [(3, "7")]

    def menyalin(buku: Workbook) -> None:
        for _ in range(2):
            buku.copy_worksheet(lembar(buku, "pegawai"))
        buku.remove(buku["pegawai"])

    assert galat(folder, sunting(buku_asli, menyalin)) == [("L002", "pegawai", None, None)]

    def menyalin_satu(buku: Workbook) -> None:
        buku.copy_worksheet(lembar(buku, "pegawai")).title = "pegawai (2)"

    _, masalah = banding(folder, sunting(buku_asli, menyalin_satu))
    (salah,) = (m for m in masalah if m.tingkat == "galat")
    assert (salah.kode, salah.berkas) == ("L003", f"{NAMA} › pegawai (2)")
    assert "sama dengan lembar pegawai" in salah.pesan


RAPAT = "Tanggal,Rapat,Orang,Ket\n2023-05-01,Apel,4,a\n2023-05-02,Staf,3,b\n2023-05-03,Apel,9,c\n"


def berapat(tmp_path: Path, banyak: int) -> Path:
    """Some tables of the report, and so many own ones without a key: `rapat0` and so on."""
    folder = salin_sebagian(tmp_path / "data")
    (folder / "tambahan").mkdir(exist_ok=True)
    for n in range(banyak):
        (folder / "tambahan" / f"rapat{n}.csv").write_text(RAPAT, encoding="utf-8")
    return folder


def isi_rapat(ubahan: Iterable[Mapping[str, Any]], buku: Workbook) -> None:
    """Edit the sheet of each own table."""
    for n, satu in enumerate(ubahan):
        for letak, isi in satu.items():
            lembar(buku, f"rapat{n}")[letak] = isi


def test_baris_tabel_sendiri_yang_bukan_data(tmp_path: Path) -> None:
    """What a check of the file would refuse is refused before it is written; a row of data, as the
    last of the next test, is not."""
    folder = berapat(tmp_path, 2)
    bukan = ({"B5": "Jumlah", "C5": 16}, dict(zip(["A5", "B5", "C5", "D5"], KEPALA, strict=True)))
    perubahan, masalah = banding(folder, sunting(buku_dari(folder), partial(isi_rapat, bukan)))
    assert perubahan == [] and [m.baris for m in masalah] == [5, 5]
    for n, kata in enumerate(("Baris jumlah", "mengulang judul")):
        assert f"rapat{n}" in masalah[n].berkas and kata in masalah[n].pesan


KEPALA = RAPAT.partition("\n")[0].split(",")
SEL_RAPAT: list[tuple[dict[str, Any], list[tuple[int, str, str, str]], tuple[int, int]]] = [
    # What is typed, the cells that changed, rows that came and went
    ({"C2": 5}, [(2, "Orang", "4", "5")], (0, 0)),
    ({"B3": "Umum"}, [(3, "Rapat", "Staf", "Umum")], (0, 0)),
    ({"C2": 5, "D2": None}, [(2, "Orang", "4", "5"), (2, "Ket", "a", "")], (0, 0)),
    # Of another row hardly anything is left.
    ({"A3": date(2023, 6, 1), "B3": "Umum", "C3": 8}, [], (1, 1)),
    ({"A5": date(2023, 6, 1), "B5": "Apel", "C5": 4, "D5": "d"}, [], (1, 0)),
]


def test_sel_tabel_tanpa_kunci(tmp_path: Path) -> None:
    """What was edited in an own table is told by its cell, and not as a row that went and came."""
    folder = berapat(tmp_path, len(SEL_RAPAT))
    ubahan = [satu for satu, *_ in SEL_RAPAT]
    perubahan, masalah = banding(folder, sunting(buku_dari(folder), partial(isi_rapat, ubahan)))
    assert not masalah and [p.tabel.nama for p in perubahan] == [
        f"rapat{n}" for n in range(len(SEL_RAPAT))
    ]
    for p, (_, sel, baris) in zip(perubahan, SEL_RAPAT, strict=True):
        assert not p.urutan
        assert [(s.baris, s.kolom, s.sebelum, s.sesudah) for s in p.sel] == sel
        assert (len(p.tambah), len(p.hapus)) == baris


def test_kolom_tabel_sendiri_diubah_di_berkasnya(tmp_path: Path) -> None:
    folder = berapat(tmp_path, 2)

    def ubah(buku: Workbook) -> None:
        isi_rapat(({"E1": "Tempat"}, {"B1": "Nama"}), buku)
        lembar(buku, "smart")["C1"] = "hasil"

    masalah = {
        m.berkas.removeprefix(f"{NAMA} › "): m
        for m in banding(folder, sunting(buku_dari(folder), ubah))[1]
    }
    for nama in ("rapat0", "rapat1"):
        sendiri = masalah.pop(nama)
        assert f"dalam data/tambahan/{nama}.csv, bukan di buku kerja" in sendiri.pesan
    laporan = masalah.pop("smart")
    assert (laporan.kode, laporan.pesan[-19:]) == ("D010", "Kembalikan namanya.")
    assert not masalah


@pytest.mark.parametrize("isi", [b"", b"bukan zip", b"PK\x03\x04rusak", b"\xd0\xcf\x11\xe0lama"])
def test_bukan_buku_kerja(folder: Path, isi: bytes) -> None:
    assert galat(folder, isi) == [("L001", NAMA, None, None)]
    for nama, kata in ((NAMA, "Simpan ulang dari Excel"), (f"~${NAMA}", "tanpa ~$")):
        (satu,) = pembacaan.baca(nama, isi, ()).masalah
        assert kata in satu.pesan


def test_lembar_kosong(folder: Path, buku_asli: bytes) -> None:
    def ubah(buku: Workbook) -> None:
        lembar(buku, "smart").delete_rows(1, 5)

    assert galat(folder, sunting(buku_asli, ubah)) == [("D010", "smart", 1, None)]


def test_berubah_di_kedua_tempat(folder: Path, buku_asli: bytes) -> None:
    """Only what was edited in the workbook is taken; what changed on both sides is refused."""
    smart = folder / "smart.csv"
    smart.write_text(smart.read_text(encoding="utf-8").replace("87.94", "88"), encoding="utf-8")
    isi = sunting(buku_asli, isi_sel("target", "E2", 91))
    assert satu_sel(folder, isi) == ("target", 2, "nilai", "90", "91")
    isi = sunting(buku_asli, isi_sel("smart", "C2", 89))
    assert galat(folder, isi) == [("L004", "smart", None, None)]


# Writing


def dua_sel(buku: Workbook) -> None:
    """Edit two tables."""
    isi_sel("target", "E3", 81)(buku)
    isi_sel("smart", "C2", 88)(buku)


def test_hanya_berkas_yang_berubah_ditulis(folder: Path, buku_asli: bytes) -> None:
    data = buku_kerja.baca_data(folder)
    sebelum = {b.name: (b.read_bytes(), b.stat().st_mtime_ns) for b in folder.glob("*.*")}
    isi = sunting(buku_asli, isi_sel("target", "E3", 81.5))
    perubahan, _ = banding(folder, isi)
    assert suntingan.simpan(folder, perubahan, data.asli) == ["target.csv"]
    sesudah = {b.name: (b.read_bytes(), b.stat().st_mtime_ns) for b in folder.glob("*.*")}
    assert {n for n in sesudah if sesudah[n] != sebelum.get(n)} == {"target.csv"}
    lama, baru = (s["target.csv"][0].split(b"\n") for s in (sebelum, sesudah))
    assert [n for n, (a, b) in enumerate(zip(lama, baru, strict=True), 1) if a != b] == [3]
    assert baru[2] == b"IKU-2,2023,TAHUN,PK,81.5"
    assert muat.baca(folder)[1] == []
    # Exported anew, the edit is what the data say.
    assert banding(folder, isi)[0] == []


def test_kolom_yang_tidak_ada_ditulis_bila_diisi(folder: Path, buku_asli: bytes) -> None:
    """A file gets a column that it leaves out only when somebody fills it, in its place."""
    kepala = muat.muat(folder).aturan["indikator"].nama_kolom
    assert "definisi" not in (folder / "indikator.csv").read_text(encoding="utf-8")
    kolom = get_column_letter(kepala.index("definisi") + 1)
    data = buku_kerja.baca_data(folder)
    isi = sunting(buku_asli, isi_sel("indikator", f"{kolom}2", "A ÷ B"))
    perubahan, _ = banding(folder, isi)
    suntingan.simpan(folder, perubahan, data.asli)
    judul, satu, dua, *_ = (folder / "indikator.csv").read_text(encoding="utf-8").splitlines()
    assert judul == "kode,sasaran,urut,uraian,satuan,polaritas,definisi"
    assert satu.endswith(",maksimal,A ÷ B") and dua.endswith(",maksimal,")
    assert banding(folder, isi)[0] == []


def test_buku_kerja_lama_tanpa_kolom_baru(folder: Path, buku_asli: bytes) -> None:
    """A workbook of before the columns came is read like a file without them."""

    def lama(buku: Workbook) -> None:
        kepala = muat.muat(folder).aturan["indikator"]
        banyak = sum(not k.opsional for k in kepala.kolom)
        lembar(buku, "indikator").delete_cols(banyak + 1, len(kepala.kolom) - banyak)
        lembar(buku, "indikator")["D2"] = "Rumusan lain"

    perubahan, masalah = banding(folder, sunting(buku_asli, lama))
    assert masalah == []
    assert [(s.baris, s.kolom) for p in perubahan for s in p.sel] == [(2, "uraian")]


def test_dialek_lain_ditulis_baku(folder: Path, buku_asli: bytes) -> None:
    """A file that Excel had saved is taken as unchanged, and becomes canonical with an edit."""
    jalur = folder / "smart.csv"
    baris = list(csv.reader(io.StringIO(jalur.read_text(encoding="utf-8"))))
    excel = "\r\n".join(";".join(s.replace(".", ",") for s in b) for b in baris) + "\r\n"
    jalur.write_bytes(excel.encode("utf-8-sig"))
    assert banding(folder, buku_asli) == ([], [])
    data = buku_kerja.baca_data(folder)
    perubahan, _ = banding(folder, sunting(buku_asli, isi_sel("smart", "C2", 88)))
    suntingan.simpan(folder, perubahan, data.asli)
    assert jalur.read_text(encoding="utf-8").splitlines()[1] == "2023,2023-12-07,88,Baik,SMART"


def test_berkas_berubah_sementara(folder: Path, buku_asli: bytes) -> None:
    data = buku_kerja.baca_data(folder)
    isi = sunting(buku_asli, dua_sel)
    perubahan, _ = banding(folder, isi)
    (folder / "target.csv").write_bytes((folder / "target.csv").read_bytes() + b"\n")
    sebelum = sidik(folder)
    with pytest.raises(OSError, match="Stale") as galat:
        suntingan.simpan(folder, perubahan, data.asli)
    assert "target.csv: berubah sementara itu" in kata_galat(galat.value)
    assert sidik(folder) == sebelum


def test_gagal_di_tengah_memulihkan(
    folder: Path, buku_asli: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the second file cannot be put in place, the first is put back, and nothing is left."""
    data = buku_kerja.baca_data(folder)
    isi = sunting(buku_asli, dua_sel)
    perubahan, _ = banding(folder, isi)
    assert len(perubahan) == 2
    sebelum = sidik(folder)
    asli, kali = Path.replace, []

    def gagal(diri: Path, tujuan: Path) -> Path:
        kali.append(tujuan.name)
        if len(kali) == 2:
            raise PermissionError(13, "tidak boleh", str(tujuan))
        return asli(diri, tujuan)

    monkeypatch.setattr(Path, "replace", gagal)
    with pytest.raises(PermissionError):
        suntingan.simpan(folder, perubahan, data.asli)
    assert len(kali) == 3 and sidik(folder) == sebelum


def test_sel_gabungan_ditolak(folder: Path, buku_asli: bytes) -> None:
    """What was merged away must not be taken for a cell that was emptied."""
    isi = sunting(buku_asli, lambda buku: buku["pegawai"].merge_cells("D2:D3"))
    assert ("D020", "pegawai", 2, "jumlah") in galat(folder, isi)


def test_yang_dicoret_ditolak(folder: Path, buku_asli: bytes) -> None:
    """The eye takes it for gone; a cell that is empty is, and a heading says no fact."""

    def ubah(buku: Workbook) -> None:
        ws = lembar(buku, "pegawai")
        for sel in ("D1", "C3", "D3", "D5", "F7"):
            ws[sel].font = Font(strike=True)
        ws["F7"].value = None

    masalah = banding(folder, sunting(buku_asli, ubah))[1]
    semua = [m for m in masalah if "dicoret" in m.pesan]
    assert [(m.tingkat, m.baris, m.kolom) for m in semua] == [
        ("galat", 3, "uraian"), ("galat", 5, "jumlah")
    ]  # fmt: skip
    for satu, sel in zip(semua, ("C3 dan D3", "D5"), strict=True):
        assert satu.pesan.startswith(f"Sel {sel} dicoret,")
