"""What an editor naturally does: a tenth indicator, a second period, a row twice, a code that
Excel turned into a date. None of it may end in a traceback or go unseen."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from macros.asupan.antartabel import periksa_tabel
from macros.benda.deklarasi.sumber_baris import SumberBaris
from macros.periksa.menyeluruh import periksa
from macros.temuan import rantai
from scripts.olah_data import buku_kerja
from scripts.terminal import GalatPerintah
from tests.proyek import ganti, perintah as jalankan, salin
from tests.tabel_ubahan import Tabel, laporan, tambah, ubah


def realisasi(data: Tabel, periode: str, nilai: int, tahun: int = 2023) -> Tabel:
    return tambah(
        data, "realisasi", indikator="1.1", tahun=tahun, periode=periode, sumber="LKJIP",
        nilai=Decimal(nilai), satuan="%",
    )  # fmt: skip


def test_periode_edisi_yang_dipakai(data: Tabel) -> None:
    """Semester and year of one indicator stand side by side; the edition's own period counts."""
    dua = realisasi(data, "TAHUN", 77)
    r = laporan(dua).register
    assert r["realisasi/1.1/2023/LKJIP"].teks == "74%"
    assert r["realisasi/1.1/2023/LKJIP/TAHUN"].teks == "77%"
    setahun = ubah(dua, "laporan", {}, periode="TAHUN", kode="2023")
    r = laporan(setahun).register
    assert r["realisasi/1.1/2023/LKJIP"].teks == "77%"
    assert r["realisasi/1.1/2023/LKJIP/SM2"].teks == "74%"
    # Indicators with only one period keep it.
    assert r["realisasi/1.2/2023/LKJIP"].teks == "80%"


def test_semester_satu_dan_tahun_lalu(data: Tabel) -> None:
    semester = realisasi(data, "SM1", 40)
    r = laporan(ubah(semester, "laporan", {}, periode="SM1", kode="2023-s1")).register
    assert r["realisasi/1.1/2023/LKJIP"].teks == "40%"
    # Of the year before, the whole year counts, whatever the edition's period.
    r = laporan(realisasi(data, "SM2", 50, 2022)).register
    assert r["realisasi/1.1/2022/LKJIP"].teks == "100%"
    # Of a year with two semesters alone, the second counts: its figures run up to the year's end.
    dua = realisasi(realisasi(data, "SM1", 30, 2021), "SM2", 50, 2021)
    r = laporan(dua).register
    assert r["realisasi/1.1/2021/LKJIP"].teks == "50%"
    assert r["realisasi/1.1/2021/LKJIP/SM1"].teks == "30%"


@pytest.mark.lama
def test_indikator_kesepuluh_dan_sasaran_kelima(tmp_path: Path) -> None:
    data = salin(tmp_path, ["data", "docs"]) / "data"
    baris = {
        "sasaran": "5,kegiatan,,PK,Meningkatnya layanan informasi",
        "indikator": "4.10,4,10,Jumlah kamera pengawas,unit,maksimal\n"
        "5.1,5,1,Jumlah pengunjung situs,unit,maksimal",
        "target": "4.10,2023,TAHUN,PK,8\n5.1,2023,TAHUN,PK,100",
        "realisasi": "4.10,2023,SM2,LKJIP,6,unit,\n5.1,2023,SM2,LKJIP,90,unit,",
    }
    for nama, isi in baris.items():
        with (data / f"{nama}.csv").open("a", encoding="utf-8") as berkas:
            berkas.write(f"{isi}\n")
    masalah = periksa(tmp_path)
    assert [m for m in masalah if m.tingkat == "galat"] == []
    # The agreement's table is made from its wording; a target alone would be left out unseen.
    assert {m.nilai for m in masalah if m.kode == "T207"} == {"4.10", "5.1"}


def test_rumusan_lengkap_tidak_ditemukan(data: Tabel) -> None:
    assert [t for t in rantai.temuan(laporan(data)) if t.kode == "T207"] == []


def test_uraian_yang_sama_dua_kali(data: Tabel) -> None:
    assert list(periksa_tabel(data)) == []
    ganda = tambah(
        data, "pegawai", kelompok="jabatan", urut=9, uraian="struktural ", jumlah=1, sumber="x"
    )
    (m,) = periksa_tabel(ganda)
    assert (m.kode, m.berkas, m.kolom) == ("D038", "data/pegawai.csv", "uraian")
    assert "baris 2" in m.pesan
    # The same word in another group is another figure.
    lain = tambah(
        data, "pegawai", kelompok="pendidikan", urut=9, uraian="Struktural", jumlah=1, sumber="x"
    )
    assert list(periksa_tabel(lain)) == []
    ganda = tambah(
        data, "ikpa", tahun=2023, urut=9, aspek="Kualitas Perencanaan Anggaran",
        indikator="Revisi DIPA", bobot=Decimal(0), nilai=Decimal(1), sumber="OM-SPAN",
        tanggal=date(2023, 12, 7),
    )  # fmt: skip
    assert [m.kode for m in periksa_tabel(ganda)] == ["D038"]


@pytest.mark.lama
@pytest.mark.parametrize("isi", ["01-Jan", "1-Jan-23", "Jan-01", "1/1/2023", "01:01", "01.01"])
def test_kode_yang_diubah_excel(tmp_path: Path, isi: str) -> None:
    data = salin(tmp_path, ["data"]) / "data"
    ganti(data / "realisasi.csv", "1.1,2023,SM2,LKJIP", f"{isi},2023,SM2,LKJIP")
    (m,) = periksa(tmp_path)
    kode = "D021" if {"/", ":"} & {*isi} else "D023"
    assert (m.kode, m.kolom, m.nilai) == (kode, "indikator", isi)
    assert "diubah Excel" in m.pesan


@pytest.mark.parametrize(("kolom", "isi"), [("indikator", "9.99x"), ("indikator", "abc")])
def test_kode_salah_lain_tidak_dituduhkan_kepada_excel(
    tmp_path: Path, kolom: str, isi: str
) -> None:
    data = salin(tmp_path, ["data"]) / "data"
    ganti(data / "realisasi.csv", "1.1,2023,SM2,LKJIP", f"{isi},2023,SM2,LKJIP")
    (m,) = periksa(tmp_path)
    assert m.kolom == kolom
    assert "Excel" not in m.pesan


@pytest.mark.lengkap
def test_impor_kedua_kali_tidak_mengubah_apa_pun(tmp_path: Path) -> None:
    """The data already hold what the workbook says: nothing to do, and nothing to refuse."""
    akar = salin(tmp_path, ["data", "docs", "mkdocs.yml"])
    buku = akar / "data.xlsx"
    assert jalankan(akar, "data", "export", str(buku)).returncode == 0
    from openpyxl import load_workbook

    isi = load_workbook(buku)
    isi["realisasi"]["E2"] = 76
    isi.save(buku)
    assert jalankan(akar, "data", "import", str(buku), "--tulis", "--ya").returncode == 0
    hasil = jalankan(akar, "data", "import", str(buku))
    assert (hasil.returncode, hasil.stdout.strip()) == (0, "Tidak ada perubahan.")
    # A further edit of the outdated workbook is refused still.
    isi["realisasi"]["E3"] = 81
    isi.save(buku)
    with pytest.raises(GalatPerintah):
        buku_kerja.impor(akar / "data", buku, tulis=False, ya=True)


@pytest.mark.lama
def test_check_menerangkan_cara_menjawab(tmp_path: Path) -> None:
    akar = salin(tmp_path, ["data", "docs", "mkdocs.yml"])
    assert "data/jawaban_temuan.csv" in jalankan(akar, "check").stdout.splitlines()[-1]
    assert "jawaban_temuan" not in jalankan(akar, "check", "--json").stdout.splitlines()[-1]


def rumusan(data: Tabel, kode: str) -> Tabel:
    isi: dict[str, object] = {"dokumen": "PK", "tahun": 2023, "urut": 99, "uraian": "Janji baru"}
    return tambah(data, "rumusan", kode=kode, **isi)


def test_rumusan_yang_ditambahkan_di_akhir(data: Tabel) -> None:
    """A row stands under its own goal also where it is the last of the document."""
    baru = tambah(
        data, "indikator", kode="1.9", sasaran="1", urut=9, uraian="x", satuan="%",
        polaritas="maksimal",
    )  # fmt: skip
    lap = laporan(rumusan(baru, "1.9"))
    sumber = SumberBaris(lap)
    pk = sumber.cari("indikator kegiatan menurut PK 2023").isi.groupby("sasaran.kode")["kode"]
    isi = pk.agg(list)
    assert isi["1"][-1] == "1.9"
    assert isi["4"] == [f"4.{n}" for n in range(1, 10)]
    # A document that has not the indicator's own goal puts it under the goal above.
    iku = sumber.cari("indikator program menurut IKU").isi
    assert list(iku[iku["sasaran.nomor"] == 1]["kode"]) == ["2.1", "2.2", "2.3"]


def test_rumusan_berkode_asing(data: Tabel) -> None:
    (m,) = periksa_tabel(rumusan(data, "4.12"))
    assert (m.kode, m.berkas, m.kolom, m.nilai) == ("D039", "data/rumusan.csv", "kode", "4.12")
    isi = {"analisis": "jangka-menengah", "alasan": "x"}
    (m,) = periksa_tabel(tambah(data, "kelengkapan_dikecualikan", indikator="4.12", **isi))
    assert (m.kode, m.kolom) == ("D039", "indikator")
    assert not list(periksa_tabel(tambah(data, "kelengkapan_dikecualikan", indikator="*", **isi)))
