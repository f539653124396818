"""Several years side by side: one table and one chart for as many years as the data have."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from macros.asupan.muat import Data, muat
from macros.benda import grafik, tabel
from macros.dasar import pohon
from macros.dasar.angka import Angka
from macros.gambar.spesifikasi import PetaPanas
from macros.hitung.laporan import Laporan, buka, susun
from macros.sajian import lebar_kolom
from tests.bersama import makro_dari
from tests.proyek import AKAR
from tests.tabel_ubahan import bertukar, tambah, ubah

TAHUN = (2027, 2028, 2029, 2030, 2031)


@pytest.fixture(scope="module")
def asli() -> Data:
    return muat(AKAR / "data")


def lima_tahun(
    asli: Data, *, milik: bool = True, nilai: Decimal = Decimal(60), satuan: str = "%"
) -> Laporan:
    """One indicator of 2031's edition with made-up targets and results of five years; with the
    tables and charts of the report itself, or with those of any unit alone."""
    data = ubah(asli, "laporan", {}, tahun=2031, periode="TAHUN")
    for n, tahun in enumerate(TAHUN):
        janji = {"indikator": "1.1", "tahun": tahun, "periode": "TAHUN"}
        target = nilai + 20 + n  # one value in every year would stand in one column
        data = tambah(data, "target", **janji, dokumen="PK", nilai=target)
        hasil = {**janji, "sumber": "LKJIP", "satuan": satuan}
        data = tambah(data, "realisasi", **hasil, nilai=nilai + 10 * n)
    semua = buka(AKAR / "data").deklarasi
    return susun(data, semua if milik else {k: d for k, d in semua.items() if "/" in k})


@pytest.mark.parametrize("milik", [True, False])
def test_lima_tahun_dalam_satu_tabel_dan_satu_grafik(asli: Data, *, milik: bool) -> None:
    lap = lima_tahun(asli, milik=milik)
    assert lap.tahun_data[-5:] == list(TAHUN)
    isi = tabel.daftar(lap)["capaian-antartahun"]()
    judul = [k.judul for k in isi.kolom]
    assert judul[-15:] == [
        f"{apa} {t}" for apa in ("Target", "Realisasi", "Capaian") for t in TAHUN
    ]
    baris = next(b for k in isi.kelompok for b in k.baris)
    capaian = [a.teks for a in baris.sel[-5:] if isinstance(a, Angka)]
    assert capaian == ["75%", "86,41%", "97,56%", "108,43%", "119,04%"]
    peta = grafik.daftar(lap)["capaian-antartahun"]().spesifikasi
    assert isinstance(peta, PetaPanas)
    assert peta.kolom == tuple(map(str, TAHUN))
    nilai = [round(float(s.nilai or 0), 2) for s in peta.baris[0].nilai]
    assert nilai == [75, 86.42, 97.56, 108.43, 119.05]


@pytest.mark.parametrize("milik", [True, False])
def test_tabel_program_selalu_muat(asli: Data, *, milik: bool) -> None:
    """With five years of fifteen digits beside each other, no page is too narrow for a table of the
    program or of the report."""
    data, besar = asli, Decimal(123_456_789_012_345)
    for nama in ("anggaran_kegiatan", "anggaran_belanja", "pk_anggaran"):
        t = data[nama]
        uang = {"pagu", "pagu_awal", "realisasi", "nilai"}
        baris = {
            n: tuple(
                s and besar if k in uang else s + 8 if k == "tahun" else s
                for k, s in zip(t.nama_kolom, isi, strict=True)
            )
            for n, isi in t.rekaman.items()
        }
        data = bertukar(data, replace(t, rekaman=baris))
    data = ubah(data, "indikator", {"kode": "1.1"}, satuan="rupiah", polaritas="maksimal")
    makro = makro_dari(lima_tahun(data, milik=milik, nilai=besar, satuan="rupiah"))
    banyak = {}
    for kode in tabel.daftar(makro.laporan):
        akar = pohon.urai(str(makro.tabel(kode)))
        lebar_kolom.bagi(akar)
        semua = list(akar.iter("table"))
        assert not any(map(lebar_kolom.kelewat, semua)), kode
        banyak[kode] = len(semua)
    assert banyak["capaian-antartahun"] == 3 and banyak["realisasi-kegiatan"] == 1


def test_tahun_sesudah_edisi_tidak_ikut(asli: Data) -> None:
    """A plan of the years to come has no results yet."""
    lap = buka(AKAR / "data")
    assert lap.tahun_data == [2022, 2023]
    data = tambah(asli, "target", indikator="1.1", tahun=2024, periode="TAHUN", dokumen="PK",
                  nilai=Decimal(80))  # fmt: skip
    assert susun(data).tahun_data == [2022, 2023]
