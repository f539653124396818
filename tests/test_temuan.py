"""The findings about data: each rule on the real report, and on data that it must not accuse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from macros.asupan.muat import muat
from macros.dasar.masalah import Masalah
from macros.hitung.laporan import Laporan
from macros.periksa.menyeluruh import periksa
from macros.temuan import (
    aturan,
    kelengkapan,
    kewajaran,
    kumpulkan,
    pribadi,
    rantai,
    rekonsiliasi,
    waktu,
)
from macros.temuan.bentuk import ISI_KAIDAH, NAMA_JENIS, URUTAN_JENIS, Jawaban, Temuan
from scripts.terminal import temuan as di_terminal
from tests.proyek import AKAR, salin
from tests.tabel_ubahan import Tabel, hapus, laporan, tambah, ubah

Cari = Callable[[Laporan], Iterator[Temuan]]


@pytest.fixture(scope="module")
def tabel() -> Tabel:
    return muat(AKAR / "data")


def subjek(cari: Cari, lap: Laporan, kode: str) -> set[str]:
    """What the findings of one code are about."""
    return {t.subjek for t in cari(lap) if t.kode == kode}


def test_id_tunggal_dan_jenis_dikenal(tabel: Tabel) -> None:
    semua = kumpulkan(laporan(tabel))
    assert len({t.id for t in semua}) == len(semua)
    assert {t.jenis for t in semua} <= set(NAMA_JENIS)
    assert all(t.letak is not None for t in semua)


def test_id_tidak_bergantung_pada_urutan_baris(tabel: Tabel) -> None:
    asli = {t.id for t in kumpulkan(laporan(tabel))}
    geser = tambah(hapus(tabel, "realisasi", indikator="4.9"), "kegiatan", kode="x", urut=7)
    for r in tabel["realisasi"].baris(indikator="4.9"):
        isi = {k: v for k, v in r._asdict().items() if k != "Index"}
        geser = tambah(geser, "realisasi", **isi)
    assert {t.id for t in kumpulkan(laporan(geser))} == asli | {"T105:kegiatan/x"}


# Contradictions between sources


def test_sumber_yang_berbeda(tabel: Tabel) -> None:
    lap = laporan(tabel)
    ada = subjek(rekonsiliasi.temuan, lap, "T101")
    assert {"capaian/1.5/2023", "capaian/4.4/2023", "anggaran/2023/realisasi"} <= ada
    assert "capaian/4.1/2023" not in ada
    t = next(t for t in rekonsiliasi.temuan(lap) if t.subjek == "capaian/1.5/2023")
    assert [(p.sumber, p.angka.teks) for p in t.pihak] == [
        ("laporan kinerja", "94,11%"), ("laporan keluaran", "87,05%"), ("E-Performance", "90,58%"),
    ]  # fmt: skip


def test_sumber_yang_sama_tidak_ditemukan(tabel: Tabel) -> None:
    sama = ubah(
        tabel, "anggaran_belanja", {"akun": "52", "sumber": "OM-SPAN"}, realisasi=2689243069
    )
    ada = subjek(rekonsiliasi.temuan, laporan(sama), "T101")
    assert "belanja/52/2023/realisasi" not in ada
    assert "belanja/52/2023/realisasi" in subjek(rekonsiliasi.temuan, laporan(tabel), "T101")


def test_jumlah_pegawai_dan_pagu_berbeda(tabel: Tabel) -> None:
    lap = laporan(ubah(tabel, "pegawai", {"uraian": "SLTA"}, jumlah=46))
    assert "pegawai/jumlah" in subjek(rekonsiliasi.temuan, lap, "T101")
    assert "pegawai/jumlah" not in subjek(rekonsiliasi.temuan, laporan(tabel), "T101")
    lap = laporan(ubah(tabel, "pk_anggaran", {"tahun": 2023, "kode": "dukungan-teknis"}, nilai=1))
    assert "anggaran/2023/pagu-awal" in subjek(rekonsiliasi.temuan, lap, "T101")
    assert "anggaran/2023/pagu-awal" not in subjek(rekonsiliasi.temuan, laporan(tabel), "T101")


def test_triwulan_dan_angka_setahun(tabel: Tabel) -> None:
    assert subjek(rekonsiliasi.temuan, laporan(tabel), "T102") == set()
    di: dict[str, object] = {"indikator": "1.1", "sumber": "E-PERFORMANCE", "periode": "TW4"}
    lap = laporan(ubah(tabel, "realisasi", di, nilai=Decimal(14)))
    assert subjek(rekonsiliasi.temuan, lap, "T102") == {"e-performance/1.1/2023"}


def test_skor_bukan_serapan(tabel: Tabel) -> None:
    assert subjek(rekonsiliasi.temuan, laporan(tabel), "T103")
    lap = laporan(hapus(tabel, "ikpa", indikator="Penyerapan Anggaran"))
    assert subjek(rekonsiliasi.temuan, lap, "T103") == set()


# The chain of targets


def test_janji_tanpa_ukuran(tabel: Tabel) -> None:
    assert len(subjek(rantai.temuan, laporan(tabel), "T201")) == 9
    lap = laporan(
        tambah(tabel, "realisasi", indikator="IKU-1", tahun=2023, periode="SM2", sumber="LKJIP",
               nilai=Decimal(90), satuan="%")
    )  # fmt: skip
    assert "realisasi/IKU-1/2023" not in subjek(rantai.temuan, lap, "T201")


def test_target_lebih_lemah_daripada_renstra(tabel: Tabel) -> None:
    assert subjek(rantai.temuan, laporan(tabel), "T202") == set()
    di: dict[str, object] = {"indikator": "1.1", "tahun": 2023, "dokumen": "PK"}
    lap = laporan(ubah(tabel, "target", di, nilai=Decimal(70)))
    assert subjek(rantai.temuan, lap, "T202") == {"target/1.1/2023"}
    terbalik = ubah(tabel, "indikator", {"kode": "1.1"}, polaritas="minimal")
    assert subjek(rantai.temuan, laporan(terbalik), "T202") == {"target/1.1/2023"}


def test_rantai_putus(tabel: Tabel) -> None:
    putus = {"rantai/IKK-IKPA", "rantai/IKK-SMART", *(f"rantai/4.{n}" for n in range(6, 10))}
    assert subjek(rantai.temuan, laporan(tabel), "T203") == putus
    isi: dict[str, object] = {"dokumen": "RENSTRA", "kode": "1.4", "urut": 99, "uraian": "x"}
    assert "rantai/1.4" not in subjek(
        rantai.temuan, laporan(tambah(tabel, "rumusan", **isi)), "T203"
    )


def test_rumusan_berbeda(tabel: Tabel) -> None:
    assert subjek(rantai.temuan, laporan(tabel), "T204") == set()
    di: dict[str, object] = {"dokumen": "IKU", "kode": "1.3"}
    lap = laporan(ubah(tabel, "rumusan", di, uraian="Persentase ibu hamil yang dilayani"))
    assert subjek(rantai.temuan, lap, "T204") == {"rumusan/IKU/1.3"}


def test_urutan_dan_tempat_berbeda(tabel: Tabel) -> None:
    lap = laporan(tabel)
    assert subjek(rantai.temuan, lap, "T205") == {"urutan/IKU", "urutan/RENSTRA"}
    assert subjek(rantai.temuan, lap, "T206") == {"sasaran/IKU-1", "sasaran/IKU-3"}
    sama = laporan(ubah(tabel, "indikator", {"kode": "IKU-3"}, sasaran="SS5"))
    assert subjek(rantai.temuan, sama, "T206") == {"sasaran/IKU-1"}


# Time


def test_hasil_sesudah_tahun_laporan(tabel: Tabel) -> None:
    """A plan may reach further than the report; with a result, most often its year is mistyped."""
    assert subjek(waktu.temuan, laporan(tabel), "T315") == set()
    keliru = ubah(tabel, "realisasi", {"indikator": "1.1", "sumber": "LKJIP"}, tahun=2032)
    (satu,) = [t for t in waktu.temuan(laporan(keliru)) if t.kode == "T315"]
    assert (satu.subjek, satu.nilai) == ("realisasi/2032", "2032")
    assert satu.letak is not None
    assert (satu.letak.berkas, satu.letak.kolom) == ("data/realisasi.csv", "tahun")
    jauh = ubah(tabel, "target", {"tahun": 2024}, tahun=2026)
    assert subjek(waktu.temuan, laporan(jauh), "T315") == set()


def test_hasil_mendahului_tanggal_data(tabel: Tabel) -> None:
    assert "realisasi/LKJIP/SM2" in subjek(waktu.temuan, laporan(tabel), "T301")
    lap = laporan(ubah(tabel, "laporan", {}, tanggal_data=date(2023, 12, 31)))
    assert subjek(waktu.temuan, lap, "T301") == set()
    assert not lap.edisi.sementara
    assert laporan(tabel).edisi.sementara


def test_lonjakan_dan_angka_tetap(tabel: Tabel) -> None:
    lap = laporan(tabel)
    assert subjek(waktu.temuan, lap, "T302") == {
        f"lonjakan/{k}/2023" for k in ("1.1", "1.7", "1.8", "3.2", "3.4")
    }
    assert subjek(waktu.temuan, lap, "T303") == set()
    longgar = laporan(ubah(tabel, "laporan", {}, batas_lonjakan=Decimal(80)))
    assert subjek(waktu.temuan, longgar, "T302") == set()
    di: dict[str, object] = {"indikator": "1.3", "tahun": 2022}
    tetap = laporan(ubah(tabel, "realisasi", di, nilai=Decimal(97)))
    assert subjek(waktu.temuan, tetap, "T303") == {"tetap/1.3/2023"}


def test_persentase_yang_tidak_wajar(tabel: Tabel) -> None:
    """74 typed as 740, or as 0,74; not a small percentage among small ones, nor a count."""
    assert subjek(kewajaran.temuan, laporan(tabel), "T304") == set()
    di: dict[str, object] = {"indikator": "1.1", "tahun": 2023, "sumber": "LKJIP"}
    salah_ketik = ((Decimal(740), "melebihi 100%"), (Decimal("0.74"), "maksudnya 74%"),
                   (Decimal(-5), "kurang dari 0%"))  # fmt: skip
    for salah, kata in salah_ketik:
        (t,) = kewajaran.temuan(laporan(ubah(tabel, "realisasi", di, nilai=salah)))
        assert t.subjek == "realisasi/1.1/2023/LKJIP" and kata in t.pesan
        assert str(t.letak).startswith("data/realisasi.csv, baris 2")
    unit: dict[str, object] = {"indikator": "4.6", "tahun": 2023, "sumber": "LKJIP"}
    for wajar in (Decimal(740), Decimal("0.74")):
        assert not list(kewajaran.temuan(laporan(ubah(tabel, "realisasi", unit, nilai=wajar))))
    kecil = ubah(tabel, "target", {"indikator": "1.1"}, nilai=Decimal(2))
    kecil = ubah(kecil, "realisasi", {"indikator": "1.1"}, nilai=Decimal("0.9"))
    assert not list(kewajaran.temuan(laporan(kecil)))


# Personal data


def test_jumlah_kecil(tabel: Tabel) -> None:
    kecil = {"pegawai/jabatan/Struktural", "pegawai/pendidikan/S2", "pegawai/pendidikan/D-III"}
    assert subjek(pribadi.temuan, laporan(tabel), "T401") == kecil
    lap = laporan(ubah(tabel, "pegawai", {"uraian": "Struktural"}, jumlah=5))
    assert "pegawai/jabatan/Struktural" not in subjek(pribadi.temuan, lap, "T401")


# Completeness


def test_sebab_yang_tidak_disebut(tabel: Tabel) -> None:
    lap = laporan(tabel)
    kurang = {i.kode for i in lap.daftar_indikator() if lap.status(i.kode) == "belum-tercapai"}
    assert subjek(kelengkapan.temuan, lap, "T601") == {f"sebab/{k}/2023" for k in kurang}
    dikaitkan = laporan(ubah(tabel, "kendala", {"kode": "air-bersih"}, indikator="1.1"))
    assert "sebab/1.1/2023" not in subjek(kelengkapan.temuan, dikaitkan, "T601")
    isi: dict[str, object] = {"indikator": "1.2", "tahun": 2023, "analisis": "sebab-solusi"}
    ditulis = laporan(tambah(tabel, "analisis", **isi, uraian="Dokter belum ada."))
    assert "sebab/1.2/2023" not in subjek(kelengkapan.temuan, ditulis, "T601")


def test_analisis_yang_belum_ada_dikumpulkan(tabel: Tabel) -> None:
    isi = {t.nilai: t.pesan for t in kelengkapan.temuan(laporan(tabel)) if t.kode == "T602"}
    assert "untuk 24 indikator" in isi["standar"]
    assert "untuk 4 indikator: 1.4, 1.5, 1.6, 1.7" in isi["jangka-menengah"]
    assert "target-realisasi" not in isi
    lengkap = tambah(
        tabel, "kelengkapan_dikecualikan", indikator="*", analisis="standar",
        alasan="Standar belum ditetapkan.",
    )  # fmt: skip
    assert "kelengkapan/standar/2023" not in subjek(
        kelengkapan.temuan, laporan(lengkap), "T602"
    )
    hasil = kelengkapan.periksa(laporan(lengkap))["1.1", "standar"]
    assert hasil == kelengkapan.HasilAnalisis("tidak-berlaku", "Standar belum ditetapkan.")


def test_tanpa_capaian_tidak_ada_yang_perlu_dijelaskan(tabel: Tabel) -> None:
    tanpa = laporan(hapus(tabel, "realisasi", indikator="1.3", sumber="LKJIP", tahun=2023))
    assert kelengkapan.periksa(tanpa)["1.3", "sebab-solusi"].keadaan == "tidak-berlaku"
    assert kelengkapan.periksa(laporan(tabel))["1.3", "sebab-solusi"].keadaan == "belum-ada"


def test_standar_nasional_dibandingkan(tabel: Tabel) -> None:
    standar = laporan(
        tambah(tabel, "target", indikator="1.1", tahun=2023, periode="TAHUN",
               dokumen="STANDAR-NASIONAL", nilai=Decimal(75))
    )  # fmt: skip
    assert standar.register["capaian/1.1/2023/STANDAR-NASIONAL"].teks == "98,66%"
    assert kelengkapan.periksa(standar)["1.1", "standar"].keadaan == "ada"


# Rules of assessment


def test_skala_tidak_berlaku_atau_belum_dikonfirmasi(tabel: Tabel) -> None:
    lap = laporan(tabel)
    assert subjek(aturan.temuan, lap, "T701") == {"aturan/2023/capaian/berlaku"}
    assert subjek(aturan.temuan, lap, "T702") == {
        "aturan/2023/capaian/konfirmasi", "aturan/2023/nka/konfirmasi",
    }  # fmt: skip
    pasti = ubah(tabel, "paket_aturan", {}, sampai=None, status_konfirmasi="terkonfirmasi")
    assert list(aturan.temuan(laporan(pasti))) == []
    tanpa = laporan(ubah(tabel, "laporan", {}, paket=None))
    assert list(aturan.temuan(tanpa)) == []
    assert tanpa.skala == lap.skala


def test_predikat_dan_bobot(tabel: Tabel) -> None:
    lap = laporan(tabel)
    assert subjek(aturan.temuan, lap, "T703") | subjek(aturan.temuan, lap, "T704") == set()
    salah = ubah(tabel, "smart", {}, predikat="Sangat Baik")
    salah = ubah(salah, "ikpa", {"indikator": "Revisi DIPA"}, bobot=Decimal(15))
    lap = laporan(salah)
    assert subjek(aturan.temuan, lap, "T703") == {"smart/2023/predikat"}
    assert subjek(aturan.temuan, lap, "T704") == {"ikpa/2023/Revisi DIPA/bobot"}


@pytest.mark.parametrize(
    ("nilai", "sebutan"),
    [("100", "Sangat Baik"), ("95", "Sangat Baik"), ("94.99", "Baik"), ("89", "Baik"),
     ("88.99", "Cukup"), ("70", "Cukup"), ("69.99", "Kurang"), ("0", "Kurang")],
)  # fmt: skip
def test_kategori_ikpa(tabel: Tabel, nilai: str, sebutan: str) -> None:
    """A value on a bound belongs to the step that includes it below."""
    lap = laporan(ubah(tabel, "ikpa", {}, nilai=Decimal(nilai)))
    kategori = lap.kategori("ikpa/2023/total")
    assert kategori is not None
    assert kategori.sebutan == sebutan


def test_paket_lain_memakai_skala_lain(tabel: Tabel) -> None:
    kunci = "capaian/1.2/2023"  # 85.1 percent: the top step of one scale, not of the other
    for paket, sebutan in (("2023", "AA (Memuaskan)"), ("2024", "A (Memuaskan)")):
        kategori = laporan(ubah(tabel, "laporan", {}, paket=paket)).kategori(kunci)
        assert kategori is not None
        assert kategori.sebutan == sebutan


# Answers, and what `check` makes of findings


def test_jawaban_melekat_pada_temuannya(tabel: Tabel) -> None:
    dijawab = tambah(
        tabel, "jawaban_temuan", temuan="T401:pegawai/pendidikan/S2", oleh="Kepala Rutan",
        tanggal=date(2023, 12, 7), jawaban="Boleh diumumkan.",
    )  # fmt: skip
    t = {t.id: t for t in kumpulkan(laporan(dijawab))}
    masalah = t["T401:pegawai/pendidikan/S2"].masalah(ketat=True)
    assert (masalah.tingkat, masalah.dijawab) == ("temuan", True)
    assert "Kepala Rutan: Boleh diumumkan." in masalah.pesan
    lain = t["T401:pegawai/pendidikan/D-III"].masalah(ketat=True)
    assert (lain.tingkat, lain.dijawab) == ("galat", False)


def test_ketat_menjadikan_temuan_galat() -> None:
    longgar, ketat = periksa(AKAR), periksa(AKAR, ketat=True)
    assert {m.tingkat for m in longgar} == {"temuan"}
    assert {m.tingkat for m in ketat if not m.dijawab} == {"galat"}
    assert {m.id for m in longgar} == {m.id for m in ketat}


def contoh(n: int, *, jenis: str = "", dijawab: bool = False) -> Masalah:
    dasar = Masalah(f"X{n}", "galat", "data/a.csv", n, "k", None, f"pesan {n}")
    if not jenis:
        return dasar
    return replace(dasar, tingkat="temuan", id=f"X{n}:a", dijawab=dijawab, jenis=jenis)


def test_setiap_jenis_mempunyai_tindakan() -> None:
    assert sorted(URUTAN_JENIS) == sorted(NAMA_JENIS)
    assert {k["jenis"] for k in ISI_KAIDAH["kaidah"].values()} == set(NAMA_JENIS)


def test_teks_check_menurut_tindakan() -> None:
    masalah = [contoh(2, jenis="rekonsiliasi", dijawab=True), contoh(1, jenis="rekonsiliasi"),
               contoh(3, jenis="angka-ketik", dijawab=True), contoh(4)]  # fmt: skip
    assert list(di_terminal.susun(masalah)) == [
        "GALAT X4 · data/a.csv, baris 4, kolom “k”: pesan 4",
        "",
        "1. Tetapkan nilai yang berlaku, dengan dokumennya: 1 dari 2 temuan belum dijawab",
        "   Fakta yang dicatat berbeda: 2 temuan",
        "   • X1:a · pesan 1 (data/a.csv, baris 1, kolom “k”)",
        "   ✓ X2:a · pesan 2 (data/a.csv, baris 2, kolom “k”)",
        "",
        "2. Perbaiki kalimat dalam naskah: 1 temuan, semuanya sudah dijawab",
        "   Angka yang diketik dalam naskah: 1 temuan",
        "   ✓ X3:a · pesan 3 (data/a.csv, baris 3, kolom “k”)",
        "",
        "Yang harus dilakukan, dari yang terpenting:",
        "1. Tetapkan nilai yang berlaku, dengan dokumennya: 1 dari 2 temuan belum dijawab",
        "2. Perbaiki kalimat dalam naskah: 1 temuan, semuanya sudah dijawab",
        "",
    ]
    assert di_terminal.ringkasan(masalah) == "1 galat, 3 temuan (2 sudah dijawab)."
    assert di_terminal.ringkasan([]).startswith("Lolos pemeriksaan")


def test_jawaban_tanpa_temuan(tmp_path: Path) -> None:
    akar = salin(tmp_path, ["data", "docs"])
    berkas = akar / "data" / "jawaban_temuan.csv"
    berkas.write_text(
        "temuan,oleh,tanggal,jawaban\nT401:pegawai/pendidikan/S3,Kepala Rutan,2023-12-07,Ya.\n",
        encoding="utf-8",
    )
    lepas = [m for m in periksa(akar) if m.kode == "T001"]
    assert [(m.berkas, m.baris, m.nilai) for m in lepas] == [
        ("data/jawaban_temuan.csv", 2, "T401:pegawai/pendidikan/S3")
    ]
    assert not [m for m in periksa(AKAR) if m.kode == "T001"]


@pytest.mark.parametrize(
    ("berlaku", "dokumen", "cukup"),
    [("Rp5", "Berita acara", True), ("-", "Berita acara", False), ("Rp5", "…", False),
     ("", "", False)],
)  # fmt: skip
def test_jawaban_tanpa_isi_tidak_cukup(
    tabel: Tabel, berlaku: str, dokumen: str, cukup: bool
) -> None:
    beda = next(t for t in rekonsiliasi.temuan(laporan(tabel)) if t.bertentangan)
    isi = Jawaban("Kepala", date(2023, 12, 7), "Sesuai.", berlaku, dokumen)
    assert beda.dijawab(isi).cukup is cukup
    assert not beda.cukup
    assert replace(beda, pihak=()).dijawab(isi).cukup  # one value alone needs no choice
