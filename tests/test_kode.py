"""The document code and the QR code: the same for the same content, and only then."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
from pathlib import Path

import pikepdf
import pytest

from macros.dasar.pohon import urai
from macros.halaman.jenis import DaftarDepan, Halaman
from macros.keluaran import kode
from macros.keluaran.dokumen import Sampul, TandaDokumen, susun
from macros.keluaran.pdf import cetak
from tests.proyek import AKAR

CONTOH = {"data/b.csv": b"x\n1\n", "data/a.csv": b"y\n2\n", "docs/bab.md": b"# Bab\n"}


def test_kode_dapat_dihitung_tanpa_program_ini(tmp_path: Path) -> None:
    """The first 50 bits of what `sha256sum` gives of its own list, in Crockford's base 32."""
    for nama, isi in CONTOH.items():
        (tmp_path / nama).parent.mkdir(exist_ok=True)
        (tmp_path / nama).write_bytes(isi)
    daftar = subprocess.run(
        ["sha256sum", *sorted(CONTOH)], cwd=tmp_path, capture_output=True, check=True
    ).stdout
    bit = f"{int(hashlib.sha256(daftar).hexdigest(), 16):0256b}"
    harap = "".join(kode.AKSARA[int(bit[i : i + 5], 2)] for i in range(0, 50, 5))
    assert kode.ringkas(CONTOH) == f"{harap[:5]}-{harap[5:]}"


def test_kode_hanya_mengikuti_isi() -> None:
    tetap = kode.ringkas(CONTOH)
    assert kode.POLA.fullmatch(tetap)
    assert kode.ringkas(dict(reversed(CONTOH.items()))) == tetap
    for lain in (
        {**CONTOH, "data/a.csv": b"y\n3\n"},
        {**CONTOH, "docs/lain.md": b""},
        {("docs/beb.md" if n == "docs/bab.md" else n): isi for n, isi in CONTOH.items()},
    ):
        assert kode.ringkas(lain) != tetap


@pytest.mark.lama
def test_kode_laporan_tidak_mengikuti_cara_menyimpan(tmp_path: Path) -> None:
    """CRLF, a BOM and semicolons are how a file was saved and not what it says."""
    for folder in ("data", "docs"):
        shutil.copytree(AKAR / folder, tmp_path / folder)
    tetap = kode.hitung(tmp_path)
    assert tetap == kode.hitung(AKAR)
    bab, tabel = tmp_path / "docs" / "kata-pengantar.md", tmp_path / "data" / "skala.csv"
    uraian = tmp_path / "data" / "tabel.yaml"
    for berkas in (bab, tabel, uraian):
        berkas.write_bytes(berkas.read_bytes().replace(b"\n", b"\r\n"))
    tabel.write_bytes(b"\xef\xbb\xbf" + tabel.read_bytes())
    assert kode.hitung(tmp_path) == tetap
    for berkas, isi in ((bab, b"Tambahan.\n"), (uraian, b"# lain\n")):
        asli = berkas.read_bytes()
        berkas.write_bytes(asli + isi)
        assert kode.hitung(tmp_path) != tetap
        berkas.write_bytes(asli)


@pytest.mark.parametrize(
    ("dasar", "harap"),
    [
        ("", ""),
        ("https://contoh.go.id/lkjip/", "https://contoh.go.id/lkjip/2030.1/verifikasi.html"),
        ("https://contoh.go.id/lkjip", "https://contoh.go.id/lkjip/2030.1/verifikasi.html"),
    ],
)
def test_alamat_verifikasi(dasar: str, harap: str) -> None:
    assert kode.alamat_verifikasi(dasar, "2030.1") == harap


def _cetak(folder: Path, tanda: TandaDokumen) -> Path:
    halaman = [
        Halaman("kata.md", "kata.html", urai('<h1 id="k">Kata</h1><p>Isi.</p>'), "awal", "Kata"),
        Halaman("bab.md", "bab.html", urai('<h1 id="b">Bab</h1><p>Isi.</p>'), "isi", "Bab"),
        Halaman("akhir.md", "akhir.html", urai('<h1 id="a">Akhir</h1><p>Isi.</p>'), "isi", "Akhir"),
    ]
    sampul = Sampul(("K", "W"), "Unit", "Laporan", "Semester I", "2030", "Kota", kaki="Unit 2030")
    dokumen = folder / "dokumen.html"
    teks = susun(halaman, sampul, DaftarDepan(), judul_dokumen="Laporan", tanda=tanda)
    dokumen.write_text(teks, encoding="utf-8")
    hasil = folder / "hasil.pdf"
    cetak.buat_pdf(dokumen, hasil, [folder, AKAR / "docs"])
    return hasil


def _teks(berkas: Path, halaman: int) -> str:
    pilih = ["-f", str(halaman), "-l", str(halaman)]
    perintah = ["pdftotext", "-layout", *pilih, str(berkas), "-"]
    return subprocess.run(perintah, capture_output=True, text=True, check=True).stdout


def test_kode_dan_qr_di_sampul_dan_kaki_terakhir(tmp_path: Path) -> None:
    alamat = "https://contoh.go.id/lkjip/2030/verifikasi.html"
    (tmp_path / "qr.svg").write_text(kode.qr(alamat), encoding="utf-8")
    hasil = _cetak(tmp_path, TandaDokumen("7Q2MK-04ZT9", alamat, "qr.svg"))
    teks = [_teks(hasil, n) for n in range(1, 5)]
    assert ["7Q2MK-04ZT9" in t for t in teks] == [True, False, False, True]
    assert [alamat in t for t in teks] == [True, False, False, False]
    assert re.search(r"Unit 2030\s+·\s+Kode dokumen 7Q2MK-04ZT9 .* 2 dari 2", teks[3])
    with pikepdf.open(hasil) as berkas:
        assert str(berkas.pages[0].Annots[0].A.URI) == alamat
        assert berkas.open_metadata()["dc:identifier"] == "7Q2MK-04ZT9"
        # The cover's picture has words; the one in the foot is page furniture.
        alt = [str(o.Alt) for o in berkas.objects if isinstance(o, pikepdf.Dictionary)
               and o.get("/S") == "/Figure" and "/Alt" in o]  # fmt: skip
    assert alt == ["Kode QR: alamat halaman verifikasi dokumen ini"]


def test_tanpa_alamat_tanpa_qr(tmp_path: Path) -> None:
    hasil = _cetak(tmp_path, TandaDokumen("7Q2MK-04ZT9"))
    assert "Kode dokumen 7Q2MK-04ZT9" in _teks(hasil, 1)
    assert "Kode dokumen 7Q2MK-04ZT9" in _teks(hasil, 4)
    with pikepdf.open(hasil) as berkas:
        assert "/Annots" not in berkas.pages[0]
        assert not [o for o in berkas.objects if isinstance(o, pikepdf.Dictionary)
                    and o.get("/S") == "/Figure"]  # fmt: skip


def test_qr_sama_setiap_kali() -> None:
    assert kode.qr("https://contoh.go.id/a") == kode.qr("https://contoh.go.id/a")
    assert kode.qr("https://contoh.go.id/a") != kode.qr("https://contoh.go.id/b")
