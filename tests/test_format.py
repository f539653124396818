"""Numbers, money and dates as Indonesian text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, strategies as st
from markdown.extensions.toc import slugify

from macros.dasar import masalah, penulisan, periode
from macros.dasar.masalah import Masalah

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
        (F(80, 85), "rasio-bulat", "", "0,9412"),
        (F(85, 100), "rasio-bulat", "", "0,85"),
        (F(925, 10), "persen-kinerja-bulat", "%", "92,5%"),
        (F(96889, 1000), "persen-anggaran-potong", "%", "96,88%"),
        (F(85), "persen-anggaran-potong", "%", "85,00%"),
        # Budget is rounded half up to two decimals, which stay.
        (F(96885, 1000), "persen-anggaran", "%", "96,89%"),
        (F(96884, 1000), "persen-anggaran", "%", "96,88%"),
        (F(85), "persen-anggaran", "%", "85,00%"),
        (F(0), "persen-anggaran", "%", "0,00%"),
        (F(99995, 1000), "persen-anggaran", "%", "99,99%"),
        (F(99995, 1000), "nilai", "", "100,00"),
        (F(97875, 1000), "nilai", "", "97,88"),
        (F(-97875, 1000), "nilai", "", "−97,88"),
        (F(8975, 1000), "nilai", "", "8,98"),
        # Money
        (F(7_060_331_000), "rupiah", "Rp", "Rp7.060.331.000"),
        (F(0), "rupiah", "Rp", "Rp0"),
        (F(-738_930_000), "rupiah", "Rp", "−Rp738.930.000"),
        (F(1, 2), "rupiah", "Rp", "Rp1"),
        (F(15, 2), "bilangan", "Rp", "Rp7,50"),
        (F(7), "bilangan", "Rp", "Rp7"),
        (F(15, 2), "bilangan", "Rp juta", f"Rp7,5{NBSP}juta"),
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
        (F(925, 10), "92.5"), (F(100), "100"), (F(-3), "-3"), (F(1, 3), "0.333333"),
        (F(2, 3), "0.666667"), (F(7_060_331_000), "7060331000"), (F(1, 10**7), "0"),
        (F(3, 2), "1.5"), (F(100 * 10**6 + 1, 10**6), "100.000001"),
    ],
)  # fmt: skip
def test_desimal_mesin(nilai: Fraction, teks: str) -> None:
    assert penulisan.desimal_mesin(nilai) == teks


@pytest.mark.parametrize(
    ("hari", "teks"),
    [
        (date(2023, 12, 7), "7 Desember 2023"), (date(2023, 1, 16), "16 Januari 2023"),
        (date(2022, 2, 28), "28 Februari 2022"), (date(2024, 8, 31), "31 Agustus 2024"),
    ],
)  # fmt: skip
def test_tanggal(hari: date, teks: str) -> None:
    assert penulisan.tanggal(hari) == teks.replace(" ", NBSP)


def test_dua_belas_nama_bulan() -> None:
    assert [penulisan.nama_bulan(f"B{n:02d}") for n in range(1, 13)] == list(penulisan.BULAN)
    assert len(set(penulisan.BULAN)) == 12


@pytest.mark.parametrize(
    ("kode", "teks", "singkat"),
    [
        ("SM1", "Semester I", "Semester I"), ("SM2", "Semester II", "Semester II"),
        ("TW1", "Triwulan I", "TW I"), ("TW4", "Triwulan IV", "TW IV"),
        ("TAHUN", "Tahunan", "Tahunan"), ("B07", "Juli", "Jul"),
    ],
)  # fmt: skip
def test_nama_periode(kode: str, teks: str, singkat: str) -> None:
    assert penulisan.nama_periode(kode) == teks.replace(" ", NBSP)
    assert penulisan.nama_periode(kode, singkat=True) == singkat.replace(" ", NBSP)


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (0, "nol"), (1, "satu"), (10, "sepuluh"), (11, "sebelas"), (12, "dua belas"),
        (19, "sembilan belas"), (20, "dua puluh"), (21, "dua puluh satu"), (24, "dua puluh empat"),
        (62, "enam puluh dua"), (99, "sembilan puluh sembilan"), (100, "seratus"),
        (101, "seratus satu"), (111, "seratus sebelas"), (200, "dua ratus"), (1000, "seribu"),
        (1001, "seribu satu"), (1100, "seribu seratus"), (2000, "dua ribu"),
        (11_000, "sebelas ribu"), (21_000, "dua puluh satu ribu"), (100_000, "seratus ribu"),
        (101_000, "seratus satu ribu"), (1_000_000, "satu juta"), (1_001_000, "satu juta seribu"),
        (10**9, "satu miliar"), (10**12, "satu triliun"),
        (7_060_331_000, "tujuh miliar enam puluh juta tiga ratus tiga puluh satu ribu"),
        (6_033_040_710, "enam miliar tiga puluh tiga juta empat puluh ribu tujuh ratus sepuluh"),
    ],
)  # fmt: skip
def test_terbilang(nilai: int, teks: str) -> None:
    assert penulisan.terbilang(nilai) == teks


@pytest.mark.parametrize(
    ("nama", "teks"),
    [
        ("", ""), ("Belanja", "belanja"), ("Belanja Pegawai", "belanja pegawai"), ("SSK", "SSK"),
        ("Program Penunjang Urusan dan Pelayanan", "program penunjang urusan dan pelayanan"),
        ("Sasaran Strategis Eselon I", "sasaran strategis eselon I"),
        ("Nilai SAKIP Kantor", "nilai SAKIP kantor"),
        ("Terjaminnya obat di wilayah Loka POM", "terjaminnya obat di wilayah Loka POM"),
    ],
)  # fmt: skip
def test_kecil(nama: str, teks: str) -> None:
    assert penulisan.kecil(nama) == teks


@pytest.mark.parametrize(
    ("kode", "teks"),
    [
        ([], ""), (["1.1"], "1.1"), (["1.1", "1.2"], "1.1, 1.2"),
        (["1.8", "1.9", "1.10", "2.1"], "1.8–1.10, 2.1"), (["1.1", "2.2", "3.3"], "1.1, 2.2, 3.3"),
        (["1.3", "1.4", "4.1", "4.2", "4.3", "4.5"], "1.3, 1.4, 4.1–4.3, 4.5"),
        (["IKU-1", "IKU-2", "IKU-3"], "IKU-1–IKU-3"), (["a", "b", "c"], "a, b, c"),
        (["08", "09", "10"], "08–10"), (["8", "09", "10"], "8, 09, 10"),
        (["SPM-99", "SPM-100", "SPM-101"], "SPM-99–SPM-101"), (["2", "1", "0"], "2, 1, 0"),
    ],
)  # fmt: skip
def test_deret_kode(kode: list[str], teks: str) -> None:
    assert penulisan.deret_kode(kode) == teks


def test_angka_romawi() -> None:
    """Each numeral is worth its place, by the rule of numerals itself."""
    harga = {"I": 1, "V": 5, "X": 10}

    def nilai(romawi: str) -> int:
        semua = [harga[h] for h in romawi]
        return sum(
            -n if n < lanjut else n for n, lanjut in zip(semua, [*semua[1:], 0], strict=True)
        )

    assert [nilai(r) for r in penulisan.ROMAWI] == list(range(1, 11))


def test_terbilang_menolak_bilangan_negatif() -> None:
    with pytest.raises(ValueError, match="tak negatif"):
        penulisan.terbilang(-1)


@pytest.mark.parametrize(
    ("bagian", "teks"),
    [
        ([], ""), (["a"], "a"), (["a", "b"], "a dan b"), (["a", "b", "c"], "a, b, dan c"),
        (["a", "b", "c", "d"], "a, b, c, dan d"), (["a dan b"], "a dan b"),
        (["a dan b", "c"], "a dan b serta c"), (["a", "b dan c", "d"], "a, b dan c, serta d"),
    ],
)  # fmt: skip
def test_gabung(bagian: list[str], teks: str) -> None:
    assert penulisan.gabung(bagian) == teks


@pytest.mark.parametrize(
    ("teks", "kunci"),
    [
        ("Deviasi Halaman III DIPA", "deviasi-halaman-iii-dipa"), ("Café", "cafe"),
        ("Cafe\u0301", "cafe"), ("الله", ""), ("中文", ""),
    ],
)  # fmt: skip
def test_slug(teks: str, kunci: str) -> None:
    assert penulisan.slug(teks) == kunci


@pytest.mark.parametrize(
    ("terpanjang", "kunci"),
    [(0, "hasil-tahun-2023"), (16, "hasil-tahun-2023"), (15, "hasil-tahun"), (11, "hasil-tahun"),
     (10, "hasil"), (4, "hasi")],
)  # fmt: skip
def test_slug_dipotong_di_antara_kata(terpanjang: int, kunci: str) -> None:
    """Not within a number, which would be another one."""
    assert penulisan.slug("Hasil Tahun 2023", terpanjang) == kunci


@given(st.text())
def test_pengenal_judul_seperti_markdown(teks: str) -> None:
    for satu in (teks, f"{teks} Bab – I: --{teks}"):
        assert penulisan.pengenal_judul(satu) == slugify(satu, "-")


@pytest.mark.parametrize(
    ("isi", "keluarga", "teks"),
    [
        (None, "bilangan", ""), (7, "bilangan", "7"), ("7", "bilangan", "7"),
        ("0", "bilangan", "0"), ("0.0", "bilangan", "0"), ("0.00", "bilangan", "0"),
        ("0.000", "desimal-3", "0,000"),
        ("0.5", "bilangan", "0,5"), ("0.50", "desimal-2", "0,50"), ("1.25", "bilangan", "1,25"),
        ("0.430", "desimal-3", "0,430"), ("0.4305", "desimal-4", "0,4305"),
        ("0.12345678", "desimal-6", "0,123457"), ("-2.0", "desimal-1", "−2,0"),
        ("1E+3", "bilangan", "1.000"), ("10", "bilangan", "10"),
    ],
)  # fmt: skip
def test_bilangan_seperti_diketik(isi: str | int | None, keluarga: str, teks: str) -> None:
    nilai = Decimal(isi) if isinstance(isi, str) else isi
    assert penulisan.keluarga_ketikan(nilai) == keluarga
    if isinstance(nilai, Decimal):
        assert penulisan.tulis_ketikan(nilai) == teks


@pytest.mark.parametrize(
    ("nilai", "keluarga"),
    [(F(3), "bilangan"), (F(5, 4), "bilangan"), (F(1, 8), "desimal-3"), (F(1, 64), "desimal-6"),
     (F(1, 3), "desimal-6"), (F(1, 128), "desimal-6"), (F(-9, 16), "desimal-4")],
)  # fmt: skip
def test_bilangan_utuh(nilai: Fraction, keluarga: str) -> None:
    assert penulisan.keluarga_tepat(nilai) == keluarga


@pytest.mark.parametrize(
    ("nilai", "keluarga", "jadi"),
    [(F(-5, 1000), "nilai", "-0.01"), (F(5, 1000), "nilai", "0.01"), (F(4, 1000), "nilai", "0"),
     (F(-1, 3), "rasio", "-0.3333"), (F(2, 3), "rasio", "0.6666"), (F(-2, 3), "rupiah", "-1"),
     (F(149, 100), "rupiah", "1"), (F(2, 3), "rasio-bulat", "0.6667"), (F(999), "nilai", "999"),
     # A share is neither whole nor nothing as long as it is not.
     (F(99996, 1000), "persen-kinerja-bulat", "99.99"), (F(100), "persen-anggaran", "100"),
     (F(100004, 1000), "persen-anggaran", "100"), (F(4, 1000), "persen-anggaran", "0.01"),
     (F(-4, 1000), "persen-kinerja-bulat", "-0.01"), (F(0), "persen-anggaran", "0"),
     (F(99996, 100000), "rasio-bulat", "0.9999")],
)  # fmt: skip
def test_setengah_menjauhi_nol(nilai: Fraction, keluarga: str, jadi: str) -> None:
    assert penulisan.bulatkan(nilai, keluarga) == Decimal(jadi)


def test_satuan_dan_pengganti_angka() -> None:
    tulis = penulisan.tulis
    assert tulis(F(-2), "bilangan", "", pola="Rp{} juta") == "−Rp2 juta"
    assert tulis(F(-2), "bilangan", "", pola="{} juta") == "−2 juta"
    assert tulis(F(2), "bilangan", "unit", pola="ke-{}") == "ke-2"
    assert tulis(None, "bilangan", "%", tampak="80–85") == "80–85%"
    assert tulis(None, "bilangan", "%", tampak="nihil") == "nihil"
    assert tulis(F(2), "bilangan", "%", tampak="tidak berlaku") == "tidak berlaku"
    assert tulis(None, "bilangan", "%", "entah") == "–"
    assert tulis(None, "bilangan", "%", "tak-diukur") == "tidak ada yang diukur"


def test_ukuran_berkas() -> None:
    ukuran = (999, 1000, 1049, 1050, 999_949, 1_000_000, 1_250_000)
    assert [penulisan.ukuran_berkas(n) for n in ukuran] == [
        "999 bita", "1,0 kB", "1,0 kB", "1,1 kB", "999,9 kB", "1,0 MB", "1,2 MB",
    ]  # fmt: skip


def test_nomor_pribadi_disamarkan() -> None:
    assert penulisan.samarkan("19800101 200501 1 002") == "•••••••• •••••• • 002"
    assert [penulisan.samarkan(t) for t in ("1234", "123", "12", "a-bcd")] == [
        "•234", "•••", "••", "•-bcd",
    ]  # fmt: skip
    nip = "198001012005011002"
    assert penulisan.samarkan_nip(f"NIP {nip}.") == "NIP •••••••••••••••002."
    for bukan in (f"1{nip}", f"{nip}1", "398001012005011002", "198001012005013002", f"1,{nip}"):
        assert penulisan.samarkan_nip(bukan) == bukan
    assert penulisan.samarkan_nip("kode 12-345 dan 123456", ["1234-5", "12"]) == (
        "kode ••-345 dan 123456"
    )


@pytest.mark.parametrize(
    ("kode", "hari", "bulan"),
    [("B02", (2, 28), [2]), ("B12", (12, 31), [12]), ("TW1", (3, 31), [1, 2, 3]),
     ("TW3", (9, 30), [7, 8, 9]), ("SM1", (6, 30), [1, 2, 3, 4, 5, 6]),
     ("SM2", (12, 31), [7, 8, 9, 10, 11, 12]), ("TAHUN", (12, 31), [*range(1, 13)])],
)  # fmt: skip
def test_periode(kode: str, hari: tuple[int, int], bulan: list[int]) -> None:
    assert periode.akhir_periode(2023, kode) == date(2023, *hari)
    assert list(periode.bulan(kode)) == bulan


def test_masalah_berurutan_dan_berkata() -> None:
    """Errors first, then by place; each says where, what stands there and what to do."""

    def satu(tingkat: masalah.Tingkat, berkas: str, baris: int | None, kolom: str | None = None,
             nilai: str | None = None, kode: str = "K") -> Masalah:  # fmt: skip
        return Masalah(kode, tingkat, berkas, baris, kolom, nilai, "Apa.", id="T1")

    urut = [
        satu("galat", "a", None), satu("galat", "a", 2), satu("galat", "a", 10, "k"),
        satu("galat", "a", 10, "k", kode="L"), satu("galat", "b", 1), satu("temuan", "a", 1),
    ]  # fmt: skip
    assert masalah.urutkan(reversed(urut)) == urut
    assert masalah.ada_galat(urut) and not masalah.ada_galat(urut[-1:])
    assert satu("galat", "a", 3, "k", "x").sebagai_teks() == (
        "GALAT K · a, baris 3, kolom “k” [isi: “x”]: Apa."
    )
    assert satu("temuan", "a", None, None, "").sebagai_teks() == "TEMUAN K · a: Apa."
    assert satu("temuan", "a", 3).sebagai_temuan() == "T1 · Apa. (a, baris 3)"


def test_nama_yang_dekat() -> None:
    nama = ["Realisasi", "realisasi-2", "target", "TARGET", "pagu"]
    assert masalah.saran("realisas", nama) == "Mungkin maksudnya: “Realisasi”, “realisasi-2”."
    assert masalah.saran("Target", nama) == "Mungkin maksudnya: “target”."
    assert masalah.saran("zzz", nama) == masalah.saran("x", []) == ""
    assert masalah.saran("abcd", ["abcx", "abcy", "abcz", "abcw"]).count("“") == 3
    assert masalah.saran("ab", ["abxxxx", "abyyyyy"]) == "Mungkin maksudnya: “abxxxx”."
    assert masalah.saran("nilai", ["mulai"]) == ""
    semua = ["struktur-organisasi", "bagan/struktur", "strukturan", "infrastruktur lain"]
    assert masalah.saran("Struktu", ["struktur"]) == "Mungkin maksudnya: “struktur”."
    assert masalah.saran("struktu", semua[2:]) == "Mungkin maksudnya: “strukturan”."
    assert masalah.saran("bagan", semua) == "Mungkin maksudnya: “bagan/struktur”."
    assert masalah.saran("tabel-ikpaa", ["ikpa", "smart"]) == "Mungkin maksudnya: “ikpa”."
    assert masalah.saran("pegawai/x/*", ["pegawai/jabatan/jumlah", "ikpa/2023"]).count("“") == 1
    assert masalah.saran("BX", ["BB", "CC"]) == "Mungkin maksudnya: “BB”."
    assert masalah.saran("organisasi", semua) == "Mungkin maksudnya: “struktur-organisasi”."


def test_pengenal_yang_ganda() -> None:
    """Every place of an id after its first, with the line of that place."""
    semua = [("a", "x"), ("b", "x"), ("a", "x"), ("a", "y"), ("a", "x"), ("b", "z")]
    baris = {("b", "x", 0): 3, ("a", "x", 1): 5, ("a", "x", 2): 9}
    jadi = masalah.pengenal_ganda(semua, lambda *kunci: baris[kunci])
    assert [(m.berkas, m.baris, m.nilai, "docs/a" in m.pesan) for m in jadi] == [
        ("docs/b", 3, "x", True), ("docs/a", 5, "x", True), ("docs/a", 9, "x", True),
    ]  # fmt: skip


def test_nama_bebas_tidak_melewati_batas() -> None:
    """A name that is taken gives up its end for the number."""
    terpakai = {"abcdef", "abcd-2", "x"}
    assert penulisan.nama_bebas("abcdef", terpakai, 6) == "abcd-3"
    assert penulisan.nama_bebas("abc-ef", {"abc-ef"}, 6) == "abc-2"
    assert penulisan.nama_bebas("abcdef", terpakai) == "abcdef-2"
    assert penulisan.nama_bebas("y", terpakai, 6) == "y"
