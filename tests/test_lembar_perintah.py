"""The workbook's command: out and back, refused, asked for and told row by row."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
from pathlib import Path

import pytest

from macros.asupan.lembar import Lembar
from macros.asupan.skema import SkemaKolom, SkemaTabel
from macros.buku import suntingan
from macros.buku.suntingan import Perubahan
from scripts.olah_data import buku_kerja
from scripts.terminal import GalatPerintah
from tests.buku import buku_sebagian, isi_sel, salin_sebagian, sunting
from tests.penanda import bila_lengkap
from tests.proyek import MASUK, perintah as jalankan, salin, sidik

# The command


@pytest.fixture
def proyek(tmp_path: Path) -> Path:
    folder = salin_sebagian(tmp_path / "sebagian")
    return salin(folder.parent, ("docs/index.md", "mkdocs.yml"))


@pytest.mark.lama
def test_perintah_bolak_balik(proyek: Path) -> None:
    sebelum = sidik(proyek / "data")
    hasil = jalankan(proyek, "data", "export", "uji.xlsx")
    assert hasil.returncode == 0, hasil.stderr
    assert hasil.stdout.startswith("uji.xlsx: ") and "lembar" in hasil.stdout
    hasil = jalankan(proyek, "data", "import", "uji.xlsx", "--tulis", "--ya")
    assert (hasil.returncode, hasil.stdout) == (0, "Tidak ada perubahan.\n"), hasil.stderr
    assert sidik(proyek / "data") == sebelum

    jalur = proyek / "uji.xlsx"
    jalur.write_bytes(sunting(jalur.read_bytes(), isi_sel("target", "E2", 91)))
    hasil = jalankan(proyek, "data", "import", "uji.xlsx")
    assert hasil.returncode == 0
    assert hasil.stdout.splitlines() == [
        "data/target.csv",
        "  baris 2 (IKU-1 · 2023 · TAHUN · PK), kolom “nilai”: “90” → “91”",
        "1 berkas berubah: 1 sel diubah, 0 baris ditambahkan, 0 baris dihapus.",
        "Belum ada yang ditulis. Tambahkan --tulis untuk menuliskannya.",
    ]
    assert sidik(proyek / "data") == sebelum
    # Without a terminal nobody can be asked.
    hasil = jalankan(proyek, "data", "import", "uji.xlsx", "--tulis")
    assert hasil.returncode == 2 and "tambahkan --ya" in hasil.stderr
    assert sidik(proyek / "data") == sebelum
    hasil = jalankan(proyek, "data", "import", "uji.xlsx", "--tulis", "--ya")
    assert hasil.returncode == 0 and hasil.stdout.endswith("Ditulis: data/target.csv.\n")
    sesudah = sidik(proyek / "data")
    assert {n for n in sesudah if sesudah[n] != sebelum[n]} == {"target.csv"}


def test_perintah_menolak(proyek: Path) -> None:
    assert jalankan(proyek, "data", "export", "uji.csv").returncode == 2
    ditolak = jalankan(proyek, "data", "import", "uji.ods").stderr
    assert "simpan lagi sebagai .xlsx" in ditolak and "“data ambil”" in ditolak
    assert jalankan(proyek, "data", "import", "tidak-ada.xlsx").returncode == 1
    (proyek / "uji.xlsx").write_bytes(b"milik orang")
    hasil = jalankan(proyek, "data", "export", "uji.xlsx")
    assert hasil.returncode == 2 and (proyek / "uji.xlsx").read_bytes() == b"milik orang"
    hasil = jalankan(proyek, "data", "import", "uji.xlsx", "--tulis", "--ya")
    assert hasil.returncode == 1
    assert hasil.stderr.startswith("GALAT L001 · uji.xlsx: ")
    assert "data tidak diubah" in hasil.stderr
    hasil = jalankan(proyek, "data", "--help")
    for bagian in ("export", "import", "--tulis", "--ya", "contoh:", "Rumus dibaca nilainya"):
        assert bagian in hasil.stdout


@pytest.mark.parametrize(
    ("jawab", "ditulis"), bila_lengkap([("ya", True), ("", False)], {("ya", True)})
)
def test_bertanya_di_terminal(proyek: Path, jawab: str, ditulis: bool) -> None:
    (proyek / "uji.xlsx").write_bytes(sunting(buku_sebagian(), isi_sel("target", "E2", 91)))
    sebelum = sidik(proyek / "data")
    keluar = di_terminal(proyek, ["data", "import", "uji.xlsx", "--tulis"], f"{jawab}\n")
    assert "Tulis perubahan ini ke folder data? [y/T]" in keluar
    assert (sidik(proyek / "data") != sebelum) == ditulis
    assert ("Ditulis: data/target.csv." in keluar) == ditulis


def di_terminal(akar: Path, argumen: list[str], masukan: str) -> str:
    """What the command says at a terminal where someone answers."""
    induk, anak = pty.openpty()
    proses = subprocess.Popen(
        [sys.executable, "-c", MASUK, *argumen], cwd=akar, stdin=anak, stdout=anak, stderr=anak
    )
    os.close(anak)
    os.write(induk, masukan.encode())
    keluar = b""
    while True:
        siap, _, _ = select.select([induk], [], [], 60)
        try:
            potongan = os.read(induk, 65536) if siap else b""
        except OSError:
            potongan = b""
        if not potongan:
            break
        keluar += potongan
    proses.wait(60)
    os.close(induk)
    return keluar.decode()


def test_data_yang_ada_harus_terbaca(tmp_path: Path) -> None:
    folder = salin_sebagian(tmp_path / "sebagian")
    (folder / "smart.csv").write_bytes(b"")
    with pytest.raises(GalatPerintah, match="belum lolos"):
        buku_kerja.ekspor(folder, tmp_path / "x.xlsx", ya=True)
    (tmp_path / "x.xlsx").write_bytes(b"")
    with pytest.raises(GalatPerintah, match="belum dapat dibaca"):
        buku_kerja.impor(folder, tmp_path / "x.xlsx", tulis=True, ya=True)


def _banding(lama: list[list[str]], baru: list[list[str]]) -> Perubahan:
    """What differs between the rows of a table with a key, a number and a text."""
    kolom = (SkemaKolom("k", "string", kunci=True), SkemaKolom("n", "number"),
             SkemaKolom("t", "string"))  # fmt: skip
    t = SkemaTabel("uji", "uji.csv", "", "", kolom, ("k",), ())
    dua = (Lembar([t.nama_kolom, *isi], list(range(1, len(isi) + 2))) for isi in (lama, baru))
    return suntingan.banding(t, *dua)


def test_ubahan_disebut_baris_demi_baris() -> None:
    """By keys, also where one stands twice; equal numbers keep how they were typed."""
    p = _banding(
        [["a", "1.50", "x"], ["b", "2", ""], ["c", "3", "z"], ["c", "4", "z"], ["d", "5"]],
        [["b", "2.125", "p\nq"], ["a", "1.5", "x"], ["c", "3", "z"], ["c", "9", "z"],
         ["e", "", ""]],
    )  # fmt: skip
    assert list(suntingan.uraikan(p)) == [
        "data/uji.csv",
        "  baris 3 (b), kolom “n”: “2” → “2.1250”",
        "  baris 3 (b), kolom “t”: (kosong) → “p ⏎ q”",
        "  baris 5 (c), kolom “n”: “4” → “9”",
        "  baris 6 ditambahkan: e",
        "  baris 6 dihapus: d · 5",
        "  urutan baris berubah",
    ]
    assert p.baris == [
        ["k", "n", "t"], ["b", "2.1250", "p\nq"], ["a", "1.50", "x"], ["c", "3", "z"],
        ["c", "9", "z"], ["e", "", ""],
    ]  # fmt: skip
    sama = _banding([["a", "1", ""], ["b", "2", ""]], [["a", "1.0", ""], ["b", "2", ""]])
    assert not sama.ada and list(suntingan.uraikan(sama)) == ["data/uji.csv"]
    assert _banding([["a", "1", ""]], []).hapus[0].nomor == 2
    assert not _banding([["a", "", ""], ["b", "", ""]], [["b", "", ""]]).urutan


@pytest.mark.parametrize(("panjang", "utuh"), [(158, True), (159, False)])
def test_baris_panjang_dipotong(panjang: int, utuh: bool) -> None:
    baris = suntingan.BarisUbah(2, ("a" * (panjang - 4), "", "b"))
    teks = suntingan._tampak_baris(baris)
    assert teks == ("a" * (panjang - 4) + " · b" if utuh else "a" * 155 + " ·…")


@pytest.mark.parametrize(
    ("sel", "jadi"),
    [("1.234", "1.2340"), ("-12.500", "-12.5000"), ("0.125", "0.125"), ("1234.500", "1234.500"),
     ("1.25", "1.25"), ("1.2345", "1.2345")],
)  # fmt: skip
def test_tiga_desimal_bukan_ribuan(sel: str, jadi: str) -> None:
    assert suntingan._tulis(sel, SkemaKolom("n", "number")) == jadi
    assert suntingan._tulis(sel, SkemaKolom("n", "string")) == sel
