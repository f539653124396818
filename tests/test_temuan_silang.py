"""Findings across documents, applications, chapters and print: each on the real report's data, and
on data that it must not accuse."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction

import pytest

from macros.benda import fakta
from macros.dasar.angka import Angka
from macros.dasar.penulisan import SPASI
from macros.temuan import (
    aturan as pembaca_aturan,
    janggal,
    klaim,
    kumpulkan,
    rantai,
    reviu,
    silang,
)
from macros.temuan.kasus import Temuan
from macros.temuan.klaim import benar
from macros.temuan.naskah import Bab
from tests.tabel_ubahan import Tabel, berpredikat, dengan, hapus, laporan, tambah, ubah

Ubah = Callable[[Tabel], Tabel]


def temuan(data: Tabel, kode: str) -> dict[str, Temuan]:
    """The findings of one code about data, by what they are about."""
    lap = laporan(data)
    aturan = (silang, janggal, klaim, pembaca_aturan)
    return {t.subjek: t for m in aturan for t in m.temuan(lap) if t.kode == kode}


def pesan(data: Tabel, kode: str, subjek: str) -> str:
    return temuan(data, kode)[subjek].pesan


def test_di_bawah_target_dokumen_lain(data: Tabel) -> None:
    ada = pesan(data, "T208", "dokumen/RENSTRA/2023")
    assert ada.startswith("4 indikator belum memenuhi target Renstra 2023: 1.2 ")
    for butir in ("80%, target 92%", "4.4 ", "IKK-IKPA Nilai IKPA (97,88", "IKK-SMART Nilai SMART"):
        assert butir in ada
    sampai = ubah(data, "target", {"dokumen": "RENSTRA", "indikator": "1.2"}, nilai=Decimal(80))
    assert " 1.2 " not in pesan(sampai, "T208", "dokumen/RENSTRA/2023")
    semester = ubah(data, "laporan", {}, periode="SM1")
    assert temuan(semester, "T208") == {}  # a target of the year says nothing of half of it
    semua = hapus(data, "target", dokumen="RENSTRA")
    assert temuan(semua, "T208") == {}


def test_di_bawah_target_menurut_polaritas(data: Tabel) -> None:
    minimal = ubah(data, "indikator", {"kode": "2.1"}, polaritas="minimal")
    assert " 2.1 " in pesan(minimal, "T208", "dokumen/RENSTRA/2023")  # 80 where at most 70 is asked


def test_target_kosong_di_satu_dokumen(data: Tabel) -> None:
    ada = pesan(data, "T209", "dokumen/PK/2022/kosong")
    assert all(f"4.{n} (laporan kinerja 1{SPASI}unit)" in ada for n in range(6, 10))
    assert set(temuan(data, "T209")) == {"dokumen/PK/2022/kosong"}
    janji = {"tahun": 2022, "periode": "TAHUN", "dokumen": "PKP", "nilai": Decimal(1)}
    for urut in (0, 9):  # a revision comes first; what comes later is none
        lain = {"isi": "target", "nama": "Perubahan", "urut": urut, "peran": "janji"}
        baru = tambah(
            tambah(data, "sumber", kode="PKP", **lain), "target", indikator="4.6", **janji
        )
        assert ("4.6" in pesan(baru, "T209", "dokumen/PK/2022/kosong")) is bool(urut)
    di = {"indikator": "4.6", "tahun": 2022}
    diisi = ubah(data, "target", {**di, "dokumen": "LKJIP"}, dokumen="PK")
    assert "4.6" not in pesan(diisi, "T209", "dokumen/PK/2022/kosong")


def test_target_datar(data: Tabel) -> None:
    ada = temuan(data, "T210")["dokumen/RENSTRA/tetap"]
    assert "pada 18 indikator" in ada.pesan
    assert "1.2 (92%, 2021–2024)" in ada.pesan
    awal = data["target"].baris(dokumen="RENSTRA", indikator="1.1", tahun=2021)
    assert ada.letak == data["target"].asal(next(iter(awal)).Index, "nilai")
    di = {"dokumen": "RENSTRA", "indikator": "1.2", "tahun": 2024}
    assert "pada 17" in pesan(ubah(data, "target", di, nilai=Decimal(93)), "T210", ada.subjek)
    di = {"dokumen": "RENSTRA", "indikator": "1.2"}
    puncak = ubah(data, "target", di, nilai=Decimal(100))  # nothing is better than 100 %
    assert "pada 17" in pesan(puncak, "T210", ada.subjek)
    pendek = hapus(hapus(data, "target", tahun=2021), "target", tahun=2022)
    assert temuan(pendek, "T210") == {}


def test_tidak_terbaca_bukan_tidak_ada(data: Tabel) -> None:
    lap = laporan(data)
    assert "salinannya: 1.4–1.7." in pesan(data, "T211", "dokumen/RENSTRA/tidak-terbaca")
    assert not {"rantai/1.4", "rantai/1.7"} & {t.subjek for t in rantai.temuan(lap)}
    butir = {(b.bagian, b.nomor): b.jawab for b in reviu.Telaah(lap, None).butir()}
    beda, samar = butir["III", 2].dasar.split("Tidak terbaca")
    assert ("1.4" in beda, "1.4" in samar) == (False, True)
    tanpa = hapus(data, "tidak_terbaca", kode="1.4")
    assert "rantai/1.4" in {t.subjek for t in rantai.temuan(laporan(tanpa))}
    assert "1.4" not in pesan(tanpa, "T211", "dokumen/RENSTRA/tidak-terbaca")


def test_satu_nip_bagi_dua_orang(data: Tabel) -> None:
    """Not of one who holds two offices, or has another degree since; the number is not told."""
    nip = data["pejabat"].sel(2, "nip")
    kepala = "Nixon Gerson Osingmahi, M.Si."
    sama = tambah(data, "pejabat", kode="ppk", nama=kepala, jabatan="PPK", nip=nip)
    assert not temuan(data, "T111") and not temuan(sama, "T111")
    lain = tambah(sama, "pejabat", kode="plh", nama="Drs. Fulan G. Umpama, S.Sos.", nip=nip)
    (satu,) = temuan(lain, "T111").values()
    assert satu.letak and (satu.letak.baris, satu.letak.kolom) == (5, "nip")
    assert "NIP Drs. Fulan G. Umpama, S.Sos. sama dengan NIP Nixon" in satu.pesan
    assert "(baris 2)" in satu.pesan and nip not in satu.pesan + satu.nilai


def test_kode_berbeda_antaraplikasi(data: Tabel) -> None:
    assert "407703 menurut" in pesan(data, "T106", "kode/kode_satker")
    sama = ubah(data, "kode_aplikasi", {"kode": "407703"}, kode="407702")
    assert temuan(sama, "T106") == {}
    lain = tambah(sama, "kode_aplikasi", hal="kode_dipa", sebutan="Nomor DIPA", aplikasi="A",
                  kode="1")  # fmt: skip
    assert temuan(lain, "T106") == {}  # one application alone contradicts nobody
    lain = tambah(lain, "kode_aplikasi", hal="kode_dipa", sebutan="Nomor DIPA", aplikasi="B",
                  kode="2")  # fmt: skip
    assert "1 menurut A; 2 menurut B" in pesan(lain, "T106", "kode/kode_dipa")


def test_isu_berbeda_antarbab(data: Tabel) -> None:
    ada = pesan(data, "T107", "isu")
    assert "air-bersih hanya di daftar kendala dan solusi" in ada
    assert "sumber-daya-manusia hanya di Bab IV, Simpulan serta daftar kendala" in ada
    satu = hapus(hapus(data, "isu", daftar="penutup"), "isu", daftar="capaian-kinerja")
    for r in data["kendala"].baris():
        satu = hapus(satu, "kendala", kode=r.kode)
    assert temuan(satu, "T107") == {}


def test_satuan_realisasi(data: Tabel) -> None:
    ada = temuan(data, "T309")
    assert set(ada) == {"satuan/LKJIP/2022"}
    assert ada["satuan/LKJIP/2022"].pesan.startswith("9 realisasi 2022")
    di = {"tahun": 2022, "satuan": "%", "indikator": "4.1"}
    betul = ubah(data, "realisasi", di, satuan="layanan", nilai=Decimal(1))
    assert "4.1 " not in pesan(betul, "T309", "satuan/LKJIP/2022")
    lama = {k: v for k, v in next(data["indikator"].baris(kode="4.1"))._asdict().items()
            if k != "Index"}  # fmt: skip
    dua = ubah(data, "indikator", {"kode": "4.1"}, mulai=2023)
    dua = tambah(dua, "indikator", **{**lama, "satuan": "%", "sampai": 2022})
    assert "4.1 " not in pesan(dua, "T309", "satuan/LKJIP/2022")  # another unit in those years


def test_bilangan_di_samping_target_berpredikat(data: Tabel) -> None:
    """Which is no result on its scale; a number within a range is one."""
    kata = temuan(dengan(berpredikat(data), "BB", Decimal(80), "predikat"), "T309")
    assert "; targetnya BB)" in kata["satuan/LKJIP/2023"].pesan
    for target, hasil, satuan in (("BB", "B", "predikat"), ("80–85", Decimal(83), "%")):
        lain = temuan(dengan(berpredikat(data), target, hasil, satuan), "T309")
        assert set(lain) == {"satuan/LKJIP/2022"}


def test_nilai_berulang(data: Tabel) -> None:
    ada = pesan(data, "T310", "berulang/LKJIP/2023")
    assert "80% pada 1.2, 1.5, 2.1, 2.2, 2.3, 3.1, 3.3; 74% pada 1.1, 1.7, 3.2, 3.4" in ada
    assert "berulang/LKJIP/2022" in temuan(data, "T310")
    satu = {"indikator": "1.7", "tahun": 2023, "sumber": "LKJIP"}  # the same, otherwise typed
    assert pesan(ubah(data, "realisasi", satu, nilai=Decimal("74.0")), "T310",
                 "berulang/LKJIP/2023").replace("74,0%", "74%") == ada  # fmt: skip
    lama = ubah(data, "realisasi", {"tahun": 2022}, tahun=2021)  # told by a report long signed
    assert {t for t in temuan(lama, "T310") if t.startswith("berulang/LKJIP/")} == {
        "berulang/LKJIP/2023"
    } and temuan(lama, "T309") == {}
    beragam = data
    for n, i in enumerate(("1.2", "1.5", "2.1", "2.2", "3.1", "3.2", "1.1")):
        di = {"indikator": i, "tahun": 2023, "sumber": "LKJIP"}
        beragam = ubah(beragam, "realisasi", di, nilai=Decimal(60 + n))
    assert "berulang/LKJIP/2023" not in temuan(beragam, "T310")
    indeks = data
    for i in ("1.1", "1.2", "1.3", "1.4"):
        indeks = ubah(indeks, "indikator", {"kode": i}, satuan="indeks")
        di = {"indikator": i, "tahun": 2023, "sumber": "LKJIP"}
        indeks = ubah(indeks, "realisasi", di, satuan="indeks", nilai=Decimal(77))
    assert "77 indeks" in pesan(indeks, "T310", "berulang/LKJIP/2023").replace(SPASI, " ")


def test_realisasi_seirama_waktu(data: Tabel) -> None:
    ada = temuan(data, "T311")
    assert set(ada) == {"waktu/E-PERFORMANCE/2023/TAHUN", "waktu/E-PERFORMANCE/2023/TW4"}
    assert "(66,66%): 1.1 (13% dari 20%)" in ada["waktu/E-PERFORMANCE/2023/TW4"].pesan
    assert "(91,66%)" in ada["waktu/E-PERFORMANCE/2023/TAHUN"].pesan
    di = {"sumber": "E-PERFORMANCE", "periode": "TW4", "tahun": 2023}
    tinggi = ubah(data, "realisasi", di, nilai=Decimal(19))
    assert set(temuan(tinggi, "T311")) == {"waktu/E-PERFORMANCE/2023/TAHUN"}
    assert temuan(ubah(data, "laporan", {}, tanggal_data=None), "T311") == {}  # a whole year


def test_layanan_yang_tidak_ada(data: Tabel) -> None:
    ada = pesan(data, "T312", "layanan/1.8/2023")
    assert "27%" in ada
    assert "Tidak terdapat Layanan Rehabilitasi Narkotika" in ada
    di = {"indikator": "1.8", "tahun": 2023, "sumber": "LKJIP"}
    for nihil in (ubah(data, "realisasi", di, nilai=Decimal(0)),
                  ubah(data, "target_kinerja", {"kode": "2"}, keterangan=None),
                  ubah(data, "target_kinerja", {"kode": "2"}, indikator=None)):  # fmt: skip
        assert temuan(nihil, "T312") == {}


def test_nol_di_samping_pujian(data: Tabel) -> None:
    ada = pesan(data, "T313", "nol/tenaga-kesehatan")
    assert ada.startswith("“Kesehatan” berjumlah 0 (data/pegawai.csv, baris 6, kolom “jumlah”)")
    assert "3 catatan" in ada
    satu = ubah(data, "pegawai", {"uraian": "Kesehatan"}, jumlah=2)
    assert temuan(satu, "T313") == {}
    dulu = {"sumber": "E-PERFORMANCE", "tahun": 2023, "indikator": "1.2"}
    assert temuan(ubah(data, "realisasi", dulu, tahun=2022), "T313") == {}  # said of another year
    lain = ubah(data, "perihal", {"tabel": "pegawai"}, baris="uraian=Dokter")
    assert temuan(lain, "T313") == {}
    assert "pegawai uraian=Dokter" in pesan(lain, "T314", "perihal")
    assert temuan(data, "T314") == {}


def test_klaim_tercetak(data: Tabel) -> None:
    dicatat = pesan(data, "T109", "koreksi")
    for butir in ("tercetak 92,5, menurut data 87,05%, K03", "tercetak 84,23", "tercetak 91,63",
                  "tercetak 96,83", "realisasi dalam rumus indikator 2.1 tercetak 90"):  # fmt: skip
        assert butir in dicatat
    assert temuan(data, "T108") == temuan(data, "T110") == {}
    di: dict[str, object] = {"tempat": "Gambar 3.2", "tercetak": "84,23"}
    terbuka = temuan(ubah(data, "klaim_tercetak", di, koreksi=None), "T108")
    assert [t.letak.kolom for t in terbuka.values() if t.letak] == ["tercetak"]
    assert "84,23, menurut data 84,29%" in next(iter(terbuka.values())).pesan
    salah = ubah(data, "klaim_tercetak", di, kunci="belanja/52/2023/OM-SPAN/serap")
    assert "belanja/52/2023/OM-SPAN/serapan" in pesan(salah, "T110", "kunci")


@pytest.mark.parametrize(
    ("tabel", "baris", "kunci", "saran"),
    [
        ("hasil_lain", {"indikator": "IKK-IKPA"}, "ikpa/{tahun}/totall", "ikpa/2023/total"),
        ("hasil_lain", {"indikator": "IKK-IKPA"}, "ikpaa/{tahun}/total", "ikpa/2023/total"),
        ("hasil_lain", {"indikator": "IKK-IKPA"}, "ikpa/2033/total", "ikpa/2023/total"),
        ("hasil_lain", {"indikator": "IKK-IKPA"}, "ikpa/{tahun}/total", ""),
        ("koreksi", {"kode": "K02"}, "realisasi/4.4/2023/LKJI", "realisasi/4.4/2023/LKJIP"),
        ("koreksi", {"kode": "K02"}, "capaian/2.1/2023 capaian/2.11/2023", "capaian/2.1/2023"),
        ("koreksi", {"kode": "K02"}, None, ""),
    ],
)  # fmt: skip
def test_kunci_yang_tidak_ada(
    data: Tabel, tabel: str, baris: dict[str, object], kunci: str | None, saran: str
) -> None:
    """Where the key of a result is mistyped, the indicator would have none, and nobody be told."""
    lain = ubah(data, tabel, baris, kunci=kunci)
    if not saran:
        assert temuan(lain, "T110") == {}
    else:
        assert f"“{saran}”" in pesan(lain, "T110", "kunci")


def test_kunci_yang_datanya_belum_ada(data: Tabel) -> None:
    """A new unit's tables are empty: its keys are right all the same."""
    assert "{tahun}" not in str(temuan(hapus(data, "ikpa"), "T110"))


@pytest.mark.parametrize(
    ("tercetak", "cocok"),
    [("87,05", True), ("87,06", True), ("87,1", True), ("87", True), ("87,07", False),
     ("87,04", False), ("88", False), ("87,05%", True), ("Baik", False), ("8705", False)],
)  # fmt: skip
def test_klaim_dipotong_atau_dibulatkan(data: Tabel, tercetak: str, cocok: bool) -> None:
    angka = laporan(data).register["capaian/1.5/2023/OUTPUT"]  # 87.0588…
    assert klaim.benar(tercetak, angka) is cocok


PERATURAN = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi"


@pytest.mark.parametrize(
    ("teks", "usang"),
    [
        (f"menurut {PERATURAN} Republik Indonesia Nomor 12 Tahun 2015 tentang", True),
        (f"{PERATURAN}\nNo. 12 Tahun 2015", True),
        ("PermenPANRB 12/2015", True),
        ('{{ peraturan["permenpanrb-12-2015"].tentang }}', True),
        (f"{PERATURAN} Nomor 53 Tahun 2014", False),
        (f"{PERATURAN} Nomor 12 Tahun 2018", False),
        ("Peraturan Presiden Nomor 12 Tahun 2015", False),
        ("PermenPANRB 12/2015 {## peraturan permenpanrb-12-2015: dasar surat lama ##}", False),
    ],
)
def test_peraturan_yang_diganti(data: Tabel, teks: str, usang: bool) -> None:
    ada = [*pembaca_aturan.temuan_bab(laporan(data), (Bab("bab.md", f"# Bab\n\n{teks}\n"),))]
    assert [t.subjek for t in ada] == (["peraturan/permenpanrb-12-2015"] if usang else [])
    if usang:
        assert "diganti" in ada[0].pesan
        assert ada[0].letak is not None
        assert ada[0].letak.berkas == "docs/bab.md"


def test_peraturan_yang_diganti_dalam_data(data: Tabel) -> None:
    assert temuan(data, "T705") == {}
    di = {"urut": 2, "indikator": "1.1"}
    lama = ubah(data, "strategi", di, uraian="sesuai PermenPANRB Nomor 8 Tahun 2021")
    assert "data/strategi.csv, baris" in pesan(lama, "T705", "peraturan/permenpanrb-8-2021/data")
    dulu = ubah(lama, "laporan", {}, tahun=2022)
    assert temuan(dulu, "T705") == {}


def test_tidak_menjadi_ratusan(data: Tabel) -> None:
    """Findings of one kind about one document stand together."""
    baru = [t for t in kumpulkan(laporan(data)) if t.jenis in {"keandalan", "cetakan"}]
    assert len(baru) <= 10
    assert all(t.nilai and t.letak is not None for t in baru)


@pytest.mark.parametrize(
    ("tercetak", "nilai", "cocok"),
    [
        ("85,45", "85.4498", True), ("85,44", "85.4498", True), ("85,46", "85.4498", False),
        ("85,43", "85.4498", False), ("85", "85.99", True), ("86", "85.5", True),
        ("86", "85.49", False), ("85", "86", False), ("−85,4", "-85.49", True),
        ("-85,5", "-85.49", True), ("−85,4", "-85.5", False), ("−85,6", "-85.49", False),
        ("7.060.331.000", "7060331000", True), ("7.060.331.001", "7060331000", False),
        ("92,5", "92.5", True), ("0", "0", True), ("0,1", "0", False), ("tiada", "1", False),
    ],
)  # fmt: skip
def test_angka_tercetak_dipotong_atau_dibulatkan(tercetak: str, nilai: str, cocok: bool) -> None:
    assert benar(tercetak, Angka("a", Fraction(nilai), "", "bilangan", "x")) is cocok


def test_tercetak_tanpa_angka_dibandingkan_katanya() -> None:
    kosong = Angka("a", None, "%", "bilangan", "x", keadaan="tercapai")
    assert benar(" Tercapai ", kosong) and not benar("12", kosong)
    assert benar("satu", Angka("a", Fraction(1), "", "bilangan", "x")) is False


@pytest.mark.parametrize(
    ("nilai", "tercetak", "cocok"),
    [
        ("5.6", "5", True), ("5.6", "6", True), ("5.6", "7", False), ("6.05", "5", False),
        ("0.6", "0", True), ("1.5", "2", True), ("1.4", "2", False), ("5", "5", True),
        ("-5.6", "-5", True), ("-5.6", "−6", True), ("-5.2", "-6", False), ("-5.2", "-4", False),
        ("-6", "-5", False), ("6", "5", False), ("1234.5", "1.234,5", True), ("0.05", "0,1", True),
        ("0.04", "0,1", False), ("-1.5", "-2", True),
    ],
)  # fmt: skip
def test_klaim_dengan_tanda(nilai: str, tercetak: str, cocok: bool) -> None:
    """Cut towards nothing, or rounded half away from it, below nothing too."""
    angka = Angka("a", Fraction(nilai), "", "bilangan", "")
    assert klaim.benar(tercetak, angka) is cocok


def test_target_tanpa_rumusannya(data: Tabel) -> None:
    """The agreement's table is made of its wording: where that has rows, a target without one of
    its own would be missing there."""

    def ada(isi: Tabel) -> dict[str, str | None]:
        return {t.subjek: t.nilai for t in rantai.temuan(laporan(isi)) if t.kode == "T207"}

    assert ada(data) == {}
    tanpa = hapus(data, "rumusan", kode="1.1", tahun=2023, dokumen="PK")
    assert ada(tanpa) == {"rumusan/PK/1.1/2023": "1.1"}
    assert ada(hapus(data, "rumusan", tahun=2023, dokumen="PK")) == {}


def test_indikator_di_luar_masanya(data: Tabel) -> None:
    def ada(isi: Tabel) -> dict[str, str]:
        semua = (t for t in rantai.temuan(laporan(isi)) if t.kode == "T212")
        return {t.subjek: f"{t.letak}: {t.pesan}" for t in semua}

    assert ada(data) == {}
    nanti = ada(ubah(data, "indikator", {"kode": "1.1"}, mulai=2024))
    assert set(nanti) == {"target/1.1", "realisasi/1.1"}
    assert "ada untuk tahun 2021, 2022, dan 2023, padahal" in nanti["target/1.1"]
    pertama = next(data["target"].baris(indikator="1.1")).Index
    assert nanti["target/1.1"].startswith(f"data/target.csv, baris {pertama}, kolom tahun: ")
    lalu = ubah(data, "indikator", {"kode": "1.1"}, sampai=2022)
    assert "ada untuk tahun 2023, padahal" in ada(lalu)["realisasi/1.1"]
    # A row for each span: every year has one.
    (r,) = lalu["indikator"].baris(kode="1.1")
    isi = {k: getattr(r, k) for k in lalu["indikator"].nama_kolom}
    assert {"target/1.1", "realisasi/1.1"}.isdisjoint(
        ada(tambah(lalu, "indikator", **{**isi, "mulai": 2023, "sampai": None}))
    )


def test_polaritas_terbalik(data: Tabel) -> None:
    """Targets that rise each year, of what is to be low; none at all, of what is to be high."""

    def ada(isi: Tabel) -> dict[str, str]:
        return {t.subjek: t.pesan for t in rantai.temuan(laporan(isi)) if t.kode == "T213"}

    assert ada(data) == {}
    naik = data
    for tahun in (2022, 2023, 2024):
        naik = ubah(
            naik, "target", {"indikator": "1.1", "tahun": tahun, "dokumen": "RENSTRA"},
            nilai=Decimal(tahun - 1950),
        )  # fmt: skip
    assert ada(naik) == {}
    terbalik = ada(ubah(naik, "indikator", {"kode": "1.1"}, polaritas="minimal"))
    assert "71% (2021), 72% (2022)" in terbalik["polaritas/1.1/RENSTRA"] and len(terbalik) == 1
    nol = ubah(
        data, "target", {"indikator": "1.1", "tahun": 2023, "dokumen": "PK"}, nilai=Decimal(0)
    )
    assert "hasil berapa pun" in ada(nol)["polaritas/1.1/PK"]
    assert ada(ubah(nol, "indikator", {"kode": "1.1"}, polaritas="minimal")) == {}


def test_target_yang_menunggu_diisi_tidak_ditanyakan(data: Tabel) -> None:
    """Right after `new period` all of a promise's targets are empty, which is told by itself."""
    subjek = "dokumen/PK/2023/kosong"
    assert subjek not in temuan(data, "T209")
    kosong = ubah(data, "target", {"tahun": 2023, "dokumen": "PK"}, nilai=None)
    assert subjek not in temuan(kosong, "T209")
    satu = ubah(data, "target", {"tahun": 2023, "dokumen": "PK", "indikator": "1.2"}, nilai=None)
    assert "1.2 (Renstra 92%)" in pesan(satu, "T209", subjek)


def test_target_tetap_yang_terbaik_tidak_ditanyakan(
    data: Tabel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is above 100%, nor above the highest step of a scale; two years are too few."""
    monkeypatch.setattr(fakta, "UTAMA", 9)
    isi: dict[str, object] = {"dokumen": "RENSTRA", "indikator": "1.2"}

    def ditanyakan(lap: Tabel) -> bool:
        return " 1.2 (" in pesan(lap, "T210", "dokumen/RENSTRA/tetap")

    assert ditanyakan(data) and not ditanyakan(ubah(data, "target", isi, nilai=Decimal(100)))
    atas = ubah(berpredikat(data), "indikator", {"kode": "1.2"}, satuan="predikat")
    assert not ditanyakan(ubah(atas, "target", isi, nilai="AA"))
    assert ditanyakan(ubah(atas, "target", isi, nilai="A"))
    assert not ditanyakan(ubah(data, "indikator", {"kode": "1.2"}, polaritas="stabil"))
    for satu in (data, hapus(hapus(data, "target", tahun=2021), "target", tahun=2022)):
        diminta = bool(temuan(satu, "T210"))
        assert ("target-tetap" in fakta.putusan(laporan(satu))) == diminta == (satu is data)
