"""Any level of goals: what is measured is shown, counted and asked about, wherever it stands."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from macros.asupan.muat import Data, muat
from macros.benda import grafik, tabel
from macros.benda.grafik.bagan_unit import peta_strategi
from macros.gambar.spesifikasi import PetaStrategi
from macros.hitung.laporan import Laporan, buka, susun
from macros.temuan import kelengkapan, kumpulkan, rantai, rekonsiliasi
from macros.temuan.reviu import Telaah
from tests.bersama import makro_dari
from tests.proyek import AKAR
from tests.tabel_ubahan import bertukar, hapus, tambah, ubah

pytestmark = pytest.mark.lama  # whole reports, each made anew

STRATEGIS = ("IKU-1", "IKU-2", "IKU-3")


@pytest.fixture(scope="module")
def asli() -> Data:
    return muat(AKAR / "data")


def hasil(data: Data, kode: str, nilai: int, satuan: str) -> Data:
    return tambah(
        data, "realisasi", indikator=kode, tahun=2023, periode="SM2", sumber="LKJIP",
        nilai=Decimal(nilai), satuan=satuan,
    )  # fmt: skip


@pytest.fixture(scope="module")
def pengadilan(asli: Data) -> Laporan:
    """A unit that promises and measures strategic goals alone."""
    data = asli
    lain = {r.indikator for r in data["target"].baris()} - set(STRATEGIS)
    for kode in sorted(lain):
        data = hapus(data, "target", indikator=kode)
    data = bertukar(data, *(replace(data[n], rekaman={}) for n in ("realisasi",)))
    for kode, nilai, satuan in zip(STRATEGIS, (91, 75, 80), ("%", "indeks", "indeks"), strict=True):
        data = hasil(data, kode, nilai, satuan)
    for r in list(data["tingkat"].baris()):
        data = ubah(data, "tingkat", {"kode": r.kode}, diukur=r.kode == "strategis")
    return susun(data, buka(AKAR / "data").deklarasi)


def test_indikator_tingkat_atas_terukur_begitu_ada_hasilnya(asli: Data) -> None:
    lap = susun(hasil(asli, "IKU-1", 91, "%"), buka(AKAR / "data").deklarasi)
    assert "IKU-1" in {i.kode for i in lap.daftar_indikator()}
    assert {s.kode for s in lap.daftar_sasaran()} == {"SS5", "1", "2", "3", "4"}
    isi = tabel.daftar(lap)["capaian-outcome"]()
    assert any("SS5." in (k.judul or "") for k in isi.kelompok)
    assert "realisasi/IKU-1/2023" not in {t.subjek for t in kumpulkan(lap) if t.kode == "T201"}
    assert ("IKU-1", "target-realisasi") in kelengkapan.periksa(lap)
    lama = buka(AKAR / "data")
    assert {s.kode for s in lama.daftar_sasaran()} == {"1", "2", "3", "4"}
    assert "realisasi/IKU-1/2023" in {t.subjek for t in kumpulkan(lama) if t.kode == "T201"}


def test_hanya_sasaran_strategis(pengadilan: Laporan) -> None:
    lap = pengadilan
    assert [i.kode for i in lap.daftar_indikator()] == list(STRATEGIS)
    assert {s.tingkat for s in lap.daftar_sasaran()} == {"strategis"}
    isi = tabel.daftar(lap)
    for kode in ("capaian-outcome", "capaian-sasaran", "perbandingan-tahun-lalu", "kelengkapan"):
        assert sum(len(k.baris) for k in isi[kode]().kelompok) == 3, kode
    gambar = grafik.daftar(lap)["capaian-indikator"]()
    assert gambar.judul.endswith("dari 3 indikator mencapai target")
    jawab = {f"{b.bagian}.{b.nomor}": b.jawab for b in Telaah(lap, None).butir()}
    assert "Sasaran strategis" in jawab["III.1"].dasar
    assert jawab["III.4"].nilai == "ya" or "SS" in jawab["III.4"].dasar
    assert jawab["I.3"].dasar.startswith("3 dari 33 indikator")


def test_peta_menurut_tingkat(laporan: Laporan, asli: Data) -> None:
    peta = peta_strategi(laporan).spesifikasi
    assert isinstance(peta, PetaStrategi)
    assert [t.judul for t in peta.tingkat] == [
        "Sasaran strategis", "Sasaran program", "Sasaran kegiatan",
    ]  # fmt: skip
    lain = ubah(asli, "tingkat", {"kode": "program"}, nama="Tujuan antara")
    nama = peta_strategi(susun(lain)).subjudul
    assert makro_dari(laporan).ada("peta-strategi")
    setingkat = buka(AKAR / "tests" / "fixtures" / "pengadilan" / "data")
    for sebutan in ("bagan-peta-strategi", "peta-strategi"):  # goals of one level alone
        assert not makro_dari(setingkat).ada(sebutan)
    assert nama == "Sasaran strategis, tujuan antara, dan sasaran kegiatan"


# What units have and have not


def test_dokumen_tanpa_bunyi_tidak_ditanya(asli: Data) -> None:
    """A plan of which the data have no wording cannot lack an indicator."""
    asli = hapus(asli, "tidak_terbaca", dokumen="RENSTRA")
    ada = {t.subjek for t in rantai.temuan(susun(asli)) if t.kode == "T203"}
    assert "rantai/1.4" in ada  # in two documents, not in the third
    tanpa = susun(hapus(asli, "rumusan", dokumen="RENSTRA"))
    assert "rantai/1.4" not in {t.subjek for t in rantai.temuan(tanpa) if t.kode == "T203"}


def test_dua_rencana_dua_temuan(asli: Data) -> None:
    lain = {"isi": "target", "urut": 9, "peran": "menengah"}
    data = tambah(asli, "sumber", kode="RPJMD", nama="RPJMD", **lain)
    for dokumen in ("RENSTRA", "RPJMD"):
        lama = {"indikator": "4.9", "tahun": 2023, "periode": "TAHUN"}
        data = tambah(data, "target", **lama, dokumen=dokumen, nilai=Decimal(99))
    semua = [t for t in kumpulkan(susun(data)) if t.kode == "T202"]
    assert [t.subjek for t in semua] == ["target/4.9/2023", "target/4.9/2023/RPJMD"]
    assert "target RPJMD" in semua[1].pesan


def test_perubahan_perjanjian_bukan_pertentangan(asli: Data) -> None:
    """A revised agreement changes the one before; another paper that differs contradicts it."""
    lain = {"isi": "target", "urut": 9, "peran": "janji"}
    data = tambah(asli, "sumber", kode="PKP", nama="PK Perubahan", **lain)
    janji = {"indikator": "1.1", "tahun": 2023, "periode": "TAHUN"}
    data = tambah(data, "target", **janji, dokumen="PKP", nilai=Decimal(85))

    def beda(lap: Laporan) -> set[str]:
        return {t.subjek for t in rekonsiliasi.temuan(lap) if t.kode == "T101"}

    assert "target/1.1/2023" in beda(susun(data))
    data = ubah(data, "perjanjian_kinerja", {"tahun": 2022}, dokumen="PK")
    data = ubah(data, "perjanjian_kinerja", {"tahun": 2023}, dokumen="PKP")
    assert "target/1.1/2023" not in beda(susun(data))


def test_rentang_dan_predikat_adalah_target_dan_capaian(asli: Data) -> None:
    def jawab(data: Data, butir: str) -> str:
        semua = Telaah(susun(data), None).butir()
        return next(b.jawab.nilai for b in semua if f"{b.bagian}.{b.nomor}" == butir)

    janji: dict[str, object] = {"indikator": "1.1", "tahun": 2023, "dokumen": "PK"}
    assert jawab(asli, "I.2") == "ya"
    assert jawab(ubah(asli, "target", janji, nilai="70–80"), "I.2") == "ya"
    assert jawab(ubah(asli, "target", janji, nilai=None), "I.2") == "tidak"


def test_indikator_yang_terbagi_dinilai_bagiannya(asli: Data) -> None:
    """One that only its parts measure is not without a result."""
    data = hapus(asli, "realisasi", indikator="1.1", tahun=2023)
    assert "realisasi/1.1/2023" in {t.subjek for t in kumpulkan(susun(data)) if t.kode == "T201"}
    bagi = ubah(data, "indikator", {"kode": "1.2"}, induk="1.1")
    assert "realisasi/1.1/2023" not in {t.subjek for t in kumpulkan(susun(bagi))}
