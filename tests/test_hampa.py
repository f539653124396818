"""What is told of declarations, pictures and files while the data have errors."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.asupan.muat import baca
from macros.periksa.menyeluruh import periksa, periksa_hampa
from tests.proyek import AKAR, pasang_mini, salin_laporan

pytestmark = pytest.mark.lama  # whole reports, each checked anew

CONTOH = AKAR / "tests" / "fixtures"
UNIT = ("dinkes", "kecamatan", "lapas", "mini", "pengadilan")
BAB = "docs/bab-2-penutup.md"
TABEL = """
uji:
  judul: Uji
  baris: pegawai
  kolom:
    - Nama | teks 60 | {uraiann}
    - Jumlah | bilangan 40 | pegawai/jabatn/{uraian.slug}
"""
NASKAH = """
![Apel pagi](aset/foto/tiada.jpg)

{{ foto("apel.jpg", "Apel", "Pegawai berbaris") }}

{% if ada("smart") %}{{ foto("nanti.jpg", "Nanti", "Pegawai") }}{% endif %}

{{ foto("rapat.jpg", "Rapat", "Pegawai duduk") }}

[Surat](aset/surat.pdf) dan [halaman data](data/target.md#x), [bab ini](#tiada).
"""


@pytest.mark.parametrize("unit", UNIT)
def test_laporan_yang_baik_tidak_dikeluhkan(unit: str) -> None:
    assert periksa_hampa(CONTOH / unit, baca(CONTOH / unit / "data")[0]) == []


def test_laporan_sendiri_tidak_dikeluhkan(tmp_path: Path) -> None:
    salin_laporan(tmp_path)
    assert periksa_hampa(tmp_path, baca(tmp_path / "data")[0]) == []


@pytest.fixture
def proyek(tmp_path: Path) -> Path:
    proyek = pasang_mini(tmp_path / "proyek")
    for nama, isi in (("data/tabel.yaml", TABEL), (BAB, NASKAH)):
        with (proyek / nama).open("a", encoding="utf-8") as berkas:
            berkas.write(isi)
    return proyek


def test_semua_disebut_meski_data_keliru(proyek: Path) -> None:
    smart = proyek / "data" / "target.csv"
    smart.write_text(smart.read_text("utf-8") + "1.1,abad,TAHUN,PK,1\n", "utf-8")
    masalah = periksa(proyek)
    assert {(m.kode, m.berkas) for m in masalah} == {
        ("D020", "data/target.csv"), ("D053", "data/tabel.yaml"),
        ("B051", BAB), ("B010", BAB),
    }  # fmt: skip
    awal = (proyek / BAB).read_text("utf-8").count("\n") - NASKAH.count("\n")
    bab = {(m.kode, m.baris) for m in masalah if m.berkas == BAB}
    assert bab == {("B051", awal + 2), ("B010", awal + 4), ("B010", awal + 8), ("B051", awal + 10)}
    assert "uraiann" in " ".join(m.pesan for m in masalah if m.kode == "D053")


def test_tanpa_edisi_tidak_ada_yang_dapat_diperiksa(proyek: Path) -> None:
    for nama in ("laporan", "instansi"):
        lain = Path(shutil.copytree(proyek, proyek.parent / nama))
        berkas = lain / "data" / f"{nama}.csv"
        berkas.write_text(berkas.read_text("utf-8").splitlines()[0] + "\n", "utf-8")
        assert {m.berkas for m in periksa(lain) if m.kode == "D030"} == {f"data/{nama}.csv"}


def test_foto_yang_rusak_disebut_sekali(proyek: Path) -> None:
    (proyek / "docs/aset/foto").mkdir(parents=True, exist_ok=True)
    (proyek / "docs/aset/foto/apel.jpg").write_bytes(b"\xff\xd8\xff\xe0rusak")
    foto = [m for m in periksa(proyek) if "bukan gambar yang utuh" in m.pesan]
    assert [(m.kode, m.berkas) for m in foto] == [("B050", "docs/aset/foto/apel.jpg")]
