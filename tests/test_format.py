"""Numbers, money and dates as Indonesian text."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from macros.dasar import penulisan

F = Fraction
NBSP = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("nilai", "keluarga", "satuan", "teks"),
    [
        # Performance is cut to two decimals, without trailing zeros.
        (F(80 * 100, 85), "persen-kinerja", "%", "94,11%"),
        (F(80 * 100, 90), "persen-kinerja", "%", "88,88%"),
        (F(925, 10), "persen-kinerja", "%", "92,5%"),
        (F(99999, 1000), "persen-kinerja", "%", "99,99%"),
        (F(100), "persen-kinerja", "%", "100%"),
        (F(0), "persen-kinerja", "%", "0%"),
        (F(-99999, 1000), "persen-kinerja", "%", "−99,99%"),
        (F(-1, 1000), "persen-kinerja", "%", "0%"),  # no minus before a zero
        (F(80, 94), "rasio", "", "0,851"),
        (F(80, 85), "rasio", "", "0,9411"),
        # Budget is rounded half up to two decimals, which stay.
        (F(96885, 1000), "persen-anggaran", "%", "96,89%"),
        (F(96884, 1000), "persen-anggaran", "%", "96,88%"),
        (F(85), "persen-anggaran", "%", "85,00%"),
        (F(0), "persen-anggaran", "%", "0,00%"),
        (F(99995, 1000), "persen-anggaran", "%", "100,00%"),
        (F(97875, 1000), "nilai", "", "97,88"),
        (F(-97875, 1000), "nilai", "", "−97,88"),
        (F(8975, 1000), "nilai", "", "8,98"),
        # Money
        (F(7_060_331_000), "rupiah", "Rp", "Rp7.060.331.000"),
        (F(0), "rupiah", "Rp", "Rp0"),
        (F(-738_930_000), "rupiah", "Rp", "−Rp738.930.000"),
        (F(1, 2), "rupiah", "Rp", "Rp1"),
        (F(999), "rupiah", "", "999"),
        (F(1000), "rupiah", "", "1.000"),
        # Other units
        (F(46), "bilangan", "unit", f"46{NBSP}unit"),
        (F(775, 10), "bilangan", "indeks", f"77,5{NBSP}indeks"),
        (F(1234567, 100), "bilangan", "", "12.345,67"),
        (F(-10), "bilangan", "poin", f"−10{NBSP}poin"),
    ],
)
def test_tulis(nilai: Fraction, keluarga: str, satuan: str, teks: str) -> None:
    assert penulisan.tulis(nilai, keluarga, satuan) == teks


def test_tulis_tanpa_nilai() -> None:
    assert penulisan.tulis(None, "rupiah", "Rp", "belum-ada-data") == "–"
    assert penulisan.tulis(None, "persen-kinerja", "%", "tak-terhitung") == "tidak dapat dihitung"


def test_keluarga_tidak_dikenal() -> None:
    with pytest.raises(KeyError):
        penulisan.tulis(F(1), "persen", "%")


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (F(925, 10), "92.5"),
        (F(100), "100"),
        (F(-3), "-3"),
        (F(1, 3), "0.333333"),
        (F(2, 3), "0.666667"),
        (F(7_060_331_000), "7060331000"),
        (F(1, 10**7), "0"),
        (F(3, 2), "1.5"),
        (F(100 * 10**6 + 1, 10**6), "100.000001"),
    ],
)
def test_desimal_mesin(nilai: Fraction, teks: str) -> None:
    assert penulisan.desimal_mesin(nilai) == teks


@pytest.mark.parametrize(
    ("hari", "teks"),
    [
        (date(2023, 12, 7), "7 Desember 2023"),
        (date(2023, 1, 16), "16 Januari 2023"),
        (date(2022, 2, 28), "28 Februari 2022"),
        (date(2024, 8, 31), "31 Agustus 2024"),
    ],
)
def test_tanggal(hari: date, teks: str) -> None:
    assert penulisan.tanggal(hari) == teks.replace(" ", NBSP)


def test_dua_belas_nama_bulan() -> None:
    assert [penulisan.nama_bulan(f"B{n:02d}") for n in range(1, 13)] == list(penulisan.BULAN)
    assert len(set(penulisan.BULAN)) == 12


@pytest.mark.parametrize(
    ("kode", "teks"),
    [
        ("SM1", "Semester I"),
        ("SM2", "Semester II"),
        ("TW1", "Triwulan I"),
        ("TW4", "Triwulan IV"),
        ("TAHUN", "Tahunan"),
        ("B07", "Juli"),
    ],
)
def test_nama_periode(kode: str, teks: str) -> None:
    assert penulisan.nama_periode(kode) == teks.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (0, "nol"),
        (1, "satu"),
        (10, "sepuluh"),
        (11, "sebelas"),
        (12, "dua belas"),
        (19, "sembilan belas"),
        (20, "dua puluh"),
        (21, "dua puluh satu"),
        (24, "dua puluh empat"),
        (62, "enam puluh dua"),
        (99, "sembilan puluh sembilan"),
        (100, "seratus"),
        (101, "seratus satu"),
        (111, "seratus sebelas"),
        (200, "dua ratus"),
        (1000, "seribu"),
        (1001, "seribu satu"),
        (1100, "seribu seratus"),
        (2000, "dua ribu"),
        (11_000, "sebelas ribu"),
        (21_000, "dua puluh satu ribu"),
        (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"),
        (1_000_000, "satu juta"),
        (1_001_000, "satu juta seribu"),
        (10**9, "satu miliar"),
        (10**12, "satu triliun"),
        (
            7_060_331_000,
            "tujuh miliar enam puluh juta tiga ratus tiga puluh satu ribu",
        ),
        (
            6_033_040_710,
            "enam miliar tiga puluh tiga juta empat puluh ribu tujuh ratus sepuluh",
        ),
    ],
)
def test_terbilang(nilai: int, teks: str) -> None:
    assert penulisan.terbilang(nilai) == teks


def test_terbilang_menolak_bilangan_negatif() -> None:
    with pytest.raises(ValueError, match="tak negatif"):
        penulisan.terbilang(-1)


@pytest.mark.parametrize(
    ("bagian", "teks"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a dan b"),
        (["a", "b", "c"], "a, b, dan c"),
        (["a", "b", "c", "d"], "a, b, c, dan d"),
    ],
)
def test_gabung(bagian: list[str], teks: str) -> None:
    assert penulisan.gabung(bagian) == teks


@pytest.mark.parametrize(
    ("teks", "kunci"),
    [
        ("Deviasi Halaman III DIPA", "deviasi-halaman-iii-dipa"),
        ("Café", "cafe"),
        ("Cafe\u0301", "cafe"),
        ("الله", ""),
        ("中文", ""),
    ],
)
def test_slug(teks: str, kunci: str) -> None:
    assert penulisan.slug(teks) == kunci
