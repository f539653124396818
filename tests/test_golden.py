"""The report against the printed original: figure by figure, and only declared differences."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest

from macros.dasar.angka import Register
from macros.hitung.laporan import Laporan
from tests import tercetak as cetak
from tests.tercetak import Tercetak

# Figures a printed table or picture holds: rows × figure columns, and totals.
BANYAK = {
    "Tabel 1.1": 5 + 1, "Tabel 1.2": 4 + 1, "Tabel 2.3": 24, "Tabel 3.1": 6, "Tabel 3.2": 24 * 3,
    "Tabel 3.3": 20 * 3, "Tabel 3.4": 24 * 2, "Tabel 3.5": 18 * 4, "Tabel 3.6": 7 * 4 + 1,
    "Tabel 3.7": 24 * 2, "Tabel 3.8": 43 + 18, "Gambar 3.1": 4 * 3,
    "Gambar 3.2": 2 * (3 * 4 + 3 + 5 * 3 + 4),
    "Gambar 3.8": 8 * 3 + 3 + 3 + 2 * (4 * 4 + 5 * 4 + 4), "Bab III A.1": 15 * 4,
    "Lampiran 1": 9 + 24 + 4, "Lampiran 2": 9 + 20 + 4, "Lampiran 4": 2 * (4 + 4 + 2 + 4 + 4 + 3),
}  # fmt: skip


@pytest.fixture(scope="module")
def semua() -> list[Tercetak]:
    return cetak.baca()


def test_salinan_cetakan_lengkap(semua: list[Tercetak]) -> None:
    banyak = Counter(t.letak.partition(",")[0] for t in semua)
    assert {letak: banyak[letak] for letak in BANYAK} == BANYAK
    assert len({t.letak for t in semua}) == len(semua)


def test_angka_sama_dengan_cetakan_atau_tercatat_sebagai_koreksi(
    laporan: Laporan, semua: list[Tercetak]
) -> None:
    assert cetak.selisih(laporan, semua, cetak.koreksi(laporan)) == []


def test_tidak_ada_koreksi_basi(laporan: Laporan, semua: list[Tercetak]) -> None:
    assert cetak.koreksi_basi(laporan, semua, cetak.koreksi(laporan)) == []


def test_kunci_koreksi_ada_dalam_register(laporan: Laporan) -> None:
    asing = [
        (k.kode, kunci)
        for k in cetak.koreksi(laporan)
        for kunci in k.kunci
        if kunci not in laporan.register
    ]
    assert asing == []


# What the comparison itself can see.


@pytest.mark.parametrize(
    ("teks", "nilai", "satuan"),
    [
        ("Rp.6.321.401.000,-", "6321401000", "rp"), ("Rp. 2.362.664.000,-", "2362664000", "rp"),
        ("Rp7.060.331.000", "7060331000", "rp"), ("3,549,879,000", "3549879000", ""),
        ("68,926,000", "68926000", ""), ("Awal : 3.517.380.000", "3517380000", ""),
        ("96.88 %", "96.88", "%"), ("91,63%%", "91.63", "%%"), ("0,8510", "0.8510", ""),
        ("0,888", "0.888", ""), ("0.9411", "0.9411", ""), ("1 Layana n", "1", "layanan"),
        ("46\N{NO-BREAK SPACE}unit", "46", "unit"), ("7,5 poin", "7.5", "poin"), ("80", "80", ""),
    ],
)  # fmt: skip
def test_urai_mengenal_setiap_penulisan(teks: str, nilai: str, satuan: str) -> None:
    assert cetak.urai(teks) == (Decimal(nilai), satuan)


@pytest.mark.parametrize(
    ("tercetak", "teks", "hasil"),
    [
        ("92,5", "92,5%", True), ("92.50 %", "92,5%", True), ("92,5%", "92,51%", False),
        ("10%", "10\N{NO-BREAK SPACE}poin", False), ("97,88%", "97,88", False),
        ("97.88", "97,88", True), ("1 Layanan", "1\N{NO-BREAK SPACE}unit", False),
        ("-", "0\N{NO-BREAK SPACE}layanan", False), ("0.00 %", "tidak dapat dihitung", False),
        (">85-100", ">85–100", True),
    ],
)  # fmt: skip
def test_sama_membandingkan_nilai_dan_satuan(tercetak: str, teks: str, hasil: bool) -> None:
    assert cetak.sama(tercetak, teks) is hasil


def _dengan_nilai(lap: Laporan, kunci: str, nilai: Fraction) -> Laporan:
    register = Register()
    for a in lap.register:
        register.tambah(replace(a, nilai=nilai) if a.kunci == kunci else a)
    return replace(lap, register=register)


def test_angka_yang_menyimpang_ketahuan(laporan: Laporan, semua: list[Tercetak]) -> None:
    salah = _dengan_nilai(laporan, "capaian/1.5/2023", Fraction(9412, 100))
    temuan = cetak.selisih(salah, semua, cetak.koreksi(laporan))
    assert [t.split(":")[0] for t in temuan] == [
        "Tabel 3.2, indikator 1.5, persentase",
        "Bab III A.1, rumus indikator 1.5, rasio",
        "Bab III A.1, rumus indikator 1.5, hasil",
    ]


def test_cetakan_yang_menyimpang_ketahuan(laporan: Laporan, semua: list[Tercetak]) -> None:
    """Every printed figure with one other digit is found, each by itself."""

    def digit_lain(cocok: re.Match[str]) -> str:
        return str((int(cocok.group()) + 1) % 10)

    rusak = [replace(t, tercetak=re.sub(r"\d", digit_lain, t.tercetak, count=1)) for t in semua]
    temuan = cetak.selisih(laporan, rusak, cetak.koreksi(laporan))
    assert len(temuan) == len(semua) - sum(t.tercetak == "-" for t in semua)


def test_koreksi_yang_hilang_ketahuan(laporan: Laporan, semua: list[Tercetak]) -> None:
    """Without any one of the corrections that explain a figure, that figure is a difference."""
    daftar = cetak.koreksi(laporan)
    angka = {"K02", "K03", "K04", "K10", "K14", "K15", "K16", "K19", "K23", "K24", "K29", "K30"}
    angka |= {"K31", "K32", "K35", "K61", "K62", "K63", "K64"}
    berbeda = [t for t in semua if cetak.selisih(laporan, [t], [])]
    perlu = {
        k.kode
        for k in daftar
        if cetak.selisih(laporan, berbeda, [lain for lain in daftar if lain is not k])
    }
    assert perlu == angka


def test_koreksi_basi_ketahuan(laporan: Laporan, semua: list[Tercetak]) -> None:
    daftar = cetak.koreksi(laporan)
    k02 = next(k for k in daftar if k.kode == "K02")
    basi = replace(k02, kode="K99", kunci=frozenset({"capaian/1.1/2023"}), tercetak="92,5%")
    assert cetak.koreksi_basi(laporan, semua, [*daftar, basi]) == ["K99: capaian/1.1/2023"]


# What corrections claim about the data.


def test_alasan_koreksi_sesuai_data(laporan: Laporan) -> None:
    r = laporan.register
    output = [a for a in r if a.kunci.startswith("capaian/") and a.kunci.endswith("/OUTPUT")]
    assert (len(output), sum(a.nilai == 100 for a in output)) == (20, 9)  # K10
    naik = [a.nilai for a in r if a.kunci.startswith("selisih/target/") and a.satuan == "poin"]
    assert max(n for n in naik if n is not None) == 10  # K15
    renstra = {a.kunci: a.nilai for a in r if a.kunci.startswith("selisih/renstra/")}
    tertinggi = max(n for n in renstra.values() if n is not None)
    assert tertinggi == 20  # K19
    assert {k.split("/")[2] for k, n in renstra.items() if n == tertinggi} == {
        "2.1", "2.2", "2.3", "3.2", "3.4",
    }  # fmt: skip
    smart, span = (r[f"anggaran/2023/{s}/realisasi"].nilai for s in ("SMART", "OM-SPAN"))
    assert smart is not None and span is not None and smart - span == 35_367_000  # K23
    assert r["jumlah/belum-tercapai/2023"].nilai == 12  # K36
    di_bawah = [
        a.kunci.split("/")[1]
        for a in r
        if a.kunci.startswith("capaian/")
        and a.kunci.endswith("/2023/RENSTRA")
        and a.nilai is not None
        and a.nilai < 100
    ]
    assert di_bawah == ["1.2", "4.4"]  # K18


def test_persentase_tahunan_e_performance_mengikuti_triwulannya(laporan: Laporan) -> None:
    """Tabel 3.7 as typed and as it follows from the surviving quarters say the same."""
    r = laporan.register
    for i in laporan.daftar_indikator():
        dihitung = r[f"capaian/{i.kode}/2023/E-PERFORMANCE"]
        diketik = r[f"realisasi/{i.kode}/2023/E-PERFORMANCE"]
        assert dihitung.teks == diketik.teks, i.kode
    dari_triwulan = [
        a.kunci for a in r if len(a.masukan) == 5 and a.kunci.endswith("/2023/E-PERFORMANCE")
    ]
    assert [k.split("/")[1] for k in dari_triwulan] == ["1.1", "1.2", "1.4", "1.5"]


def test_pk_2022_tidak_mengisi_target_sarana(laporan: Laporan) -> None:
    """Lampiran 2 prints dots for 4.6 to 4.9; Tabel 3.5 has lost the rows 1.4 to 1.7."""
    r = laporan.register
    assert not [k for k in ("4.6", "4.7", "4.8", "4.9") if f"target/{k}/2022/PK" in r]
    assert not [k for k in ("1.4", "1.5", "1.6", "1.7") if f"target/{k}/2023/RENSTRA" in r]


def test_tanggal_dan_nama_tercetak(laporan: Laporan) -> None:
    def hari(teks: str) -> str:
        return teks.replace("\N{NO-BREAK SPACE}", " ")

    assert hari(laporan.edisi.tanggal_data) == "7 Desember 2023"
    assert hari(laporan.edisi.tanggal_terbit) == "7 Desember 2023"
    assert {t: hari(pk.tanggal) for t, pk in laporan.pk.items()} == {
        2022: "10 Januari 2022",
        2023: "16 Januari 2023",
    }
    (sk,) = laporan.tanda_tangan["sk-tim"]
    assert (hari(sk.tanggal), sk.tempat) == ("5 Juni 2023", "SoE")
    pertama, kedua = laporan.pk[2023].pihak_pertama, laporan.pk[2023].pihak_kedua
    assert (pertama.nip, kedua.nip) == ("19670925 199003 1 001", "19641126 199103 2 001")
    assert pertama.nip_samar == "•••••••• •••••• • 001"
    purna = laporan.data["pegawai"].satu(uraian="Purnabakti")
    assert purna.tanggal.isoformat() == "2023-11-01"
