"""Cells as people type them: read as they are meant, or refused with a question."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from decimal import Decimal

import pytest

from macros.asupan import bilangan, isian, penanggalan, skema, teks_csv
from macros.asupan.lembar import Lembar
from macros.asupan.pesan import dari_judul, kelompokkan
from macros.asupan.skema import SkemaKolom, SkemaTabel
from macros.asupan.teguran import Tolak
from tests.sel_ketik import JUDUL, UJI, baca_teks, berkas, ditolak, isi, sel, terbaca

# Numbers


@pytest.mark.parametrize(
    ("tulisan", "baku"),
    [
        ("92,5", "92.5"), ("92,50 %", "92.50"), ("Rp1.234.567", "1234567"),
        ("Rp 1.234.567,89", "1234567.89"), ("Rp. 1.234.567,-", "1234567"),
        ("-Rp1.234.567", "-1234567"), ("(1.234.567,5)", "-1234567.5"), ("−3,5", "-3.5"),
        ("+3,5", "3.5"), ("1\u00a0234\u00a0567,5", "1234567.5"), ("1\u202f234,25", "1234.25"),
        ("\u00a092,5\u00a0", "92.5"), ("0,125", "0.125"), ("1234,567", "1234.567"),
        ("1.234,567", "1234.567"), ("  ", ""), ("007", "007"),
        ("\u200e92,5\u200b", "92.5"), ("Rp\u20601.234.567\ufeff", "1234567"),
    ],
)  # fmt: skip
def test_bilangan_indonesia(tulisan: str, baku: str) -> None:
    assert terbaca("angka", tulisan) == [baku]


@pytest.mark.parametrize(
    ("tulisan", "baku"),
    [("92.5", "92.5"), ("1,234,567", "1234567"), ("1,234.5", "1234.5"), ("0.125", "0.125")],
)
def test_bilangan_titik_desimal(tulisan: str, baku: str) -> None:
    assert terbaca("angka", tulisan) == [baku]
    assert terbaca("angka", tulisan, pemisah=",") == [baku]


@pytest.mark.parametrize(
    ("tulisan", "baku"),
    [
        ("7.060.331.000", "7060331000"),
        ("7,060,331,000", "7060331000"),
        ("1.234", "1234"),
        ("1,234", "1234"),
        ("250.000", "250000"),
        ("4,00", "4"),
        ("4,000000", "4"),  # exactly three would be a thousand
        ("Rp2.334.160.000,00", "2334160000"),
        ("2334160000.00", "2334160000"),
    ],
)
def test_bilangan_bulat(tulisan: str, baku: str) -> None:
    """A whole number has no fraction, so its sign can only group thousands."""
    assert terbaca("bulat", tulisan) == [baku]


@pytest.mark.parametrize("tulisan", ["1,500,-", "2,5,-", "1.5,-"])
def test_tanpa_sen_hanya_di_belakang_bilangan_bulat(tulisan: str) -> None:
    """`,-` says that there are no cents, which a comma or a fraction before it would deny."""
    ((kode, _, _),) = ditolak("angka", tulisan)
    assert kode == "D020"
    assert terbaca("angka", "1.500,-") == ["1500"]


def test_ribuan_atau_desimal_ditanyakan() -> None:
    for tulisan in ("1.234", "1,234"):
        ((kode, baris, pesan),) = ditolak("angka", tulisan, "5")[:1]
        assert (kode, baris) == ("D024", 2)
        assert "Tulis 1234 atau 1,2340." in pesan and "Yang mana maksudnya?" in pesan
    assert "Tulis 1234 atau 1.2340." in ditolak("angka", "1.234", pemisah=",")[0][2]


def test_jawaban_atas_pertanyaan_dimengerti() -> None:
    """What the message says to write is read without another question."""
    assert terbaca("angka", "1,2340") == ["1.2340"]
    assert terbaca("angka", "1.2340", pemisah=",") == ["1.2340"]
    assert terbaca("angka", "1234") == ["1234"]


def test_sel_lain_memutuskan() -> None:
    assert terbaca("angka", "1.234", "92,5") == ["1234", "92.5"]
    assert terbaca("angka", "1.234", "92.5") == ["1.234", "92.5"]
    assert terbaca("angka", "1,234", "92,5") == ["1.234", "92.5"]
    assert terbaca("angka", "1.234", "5.678.901") == ["1234", "5678901"]


def test_kolom_lain_memutuskan() -> None:
    baris = isi(berkas("1;;1.234;;7.060.331.000;;", "2;;;92,5;;;"))
    assert (baris[0][2], baris[0][4], baris[1][3]) == ("1234", "7060331000", "92.5")


def test_batas_skema_memutuskan() -> None:
    """In a column up to 100, `87.125` cannot be eighty-seven thousand."""
    assert terbaca("persen", "87.125") == ["87.125"]
    assert terbaca("persen", "87,125") == ["87.125"]
    # Beyond the limits in both ways it stays in doubt.
    assert ditolak("persen", "123.456")[0][0] == "D024"


@pytest.mark.parametrize("pemisah", [",", ";"])
def test_yang_hanya_mempunyai_satu_bacaan_dibaca(pemisah: str) -> None:
    """Whatever the other cells do; only what has two readings needs them to agree."""
    isi = ("92,5", "88.75", "87,25")
    assert terbaca("angka", *isi, pemisah=pemisah) == ["92.5", "88.75", "87.25"]
    (m,) = ditolak("angka", *isi, "1.234", pemisah=pemisah)
    assert m[:2] == ("D024", 5)
    assert terbaca("angka", "92,5", "87,25", "1.234", pemisah=pemisah)[2] == "1234"


@pytest.mark.parametrize("pemisah", [",", ";"])
def test_koma_bertiga_angka_di_antara_titik_desimal(pemisah: str) -> None:
    """A point for decimals says nothing of `74,500`, which is 74.5 to most who type it; another
    comma does, and a column that holds no fractions of thousandths."""
    (m,) = ditolak("angka", "92.5", "74,500", pemisah=pemisah)
    assert m[:2] == ("D024", 3) and "74500" in m[2]
    for bukti in ("1,234.5", "1,234,567"):
        assert terbaca("angka", "92.5", "74,500", bukti, pemisah=pemisah)[1] == "74500"
    assert terbaca("angka", "92.5", "74,50", pemisah=pemisah)[1] == "74.50"
    assert terbaca("bulat", "74,500", pemisah=pemisah) == ["74500"]


def test_titik_ribuan_di_antara_titik_desimal() -> None:
    lembar, masalah = baca_teks(berkas("1,,92.5,,,,", '2,,,,"7.060.331.000",,', pemisah=","))
    assert lembar is not None and masalah == []
    assert "7060331000" in lembar.baris[2]


@pytest.mark.parametrize(
    ("kolom", "tulisan", "potongan"),
    [
        ("angka", "tinggi", "Harus angka"), ("angka", "92,5 poin", "Harus angka"),
        ("angka", "1.23.456", "Harus angka"), ("angka", "1,2,3", "Harus angka"),
        ("angka", "1.234,567.8", "Harus angka"), ("angka", "(5", "Harus angka"),
        ("angka", "Rp92%", "Tanda %"), ("angka", "NaN", "Kosongkan sel"),
        ("angka", "inf", "Harus angka"), ("angka", "7,06E+09", "digitnya hilang"),
        ("angka", "1,97E+17", "sebagai Teks"), ("angka", "Jul-23", "bukan tanggal"),
        ("angka", "1e3", "digitnya hilang"), ("angka", "#N/A", "pesan kesalahan"),
        ("angka", "#####", "pesan kesalahan"), ("angka", "-", "Kosongkan sel"),
        ("angka", "–", "Kosongkan sel"), ("angka", "12/07/2023", "bukan tanggal"),
        ("angka", "12-Jul", "bukan tanggal"), ("angka", "01.07.00", "bukan tanggal"),
        ("angka", "=A1+A2", "rumus Excel"), ("bulat", "4,5", "bilangan bulat"),
        ("bulat", "5%", "Tanda %"), ("angka", "9" * 5000, "Harus angka"),
    ],
)  # fmt: skip
def test_bukan_bilangan(kolom: str, tulisan: str, potongan: str) -> None:
    ((kode, baris, pesan),) = ditolak(kolom, tulisan)
    assert (kode, baris) == ("D020", 2) and potongan in pesan


@pytest.mark.parametrize(
    ("tulisan", "rumus"),
    [
        ("=SUM(A1:A3)", True), ("@SUM(1)", True), ('+HYPERLINK("http://contoh.go.id")', True),
        ("-2+3+cmd|' /C calc'!A0", True), ("- Siap! Melayani", False), ("-WBP(wanita)", False),
        ('="a"&WEBSERVICE("http://contoh.go.id")', True), ("='Lembar 1'!A1", True),
        ("= jumlah (a) / 2", False), ('="kutipan"', False), ("+62 380 123", False),
        ("{=SUM(A1:A3)}", True), ("{a} = 5", False), ("@rutansoe", False),
        ("- ada | tidak ada!", False),
    ],
)  # fmt: skip
def test_yang_dijalankan_lembar_kerja(tulisan: str, rumus: bool) -> None:
    """What a spreadsheet would run from a published file; a dash before words is none."""
    assert bool(bilangan.RUMUS.fullmatch(tulisan)) is rumus


@pytest.mark.parametrize(
    ("isi", "potongan"),
    [
        ("=HYPERLINK(1)", "rumus Excel"), ("{=SUM(A1:A3)}", "rumus Excel"),
        ("#REF!", "pesan kesalahan"), ("#N/A", "pesan kesalahan"), ("Err:502", "pesan kesalahan"),
        ("#GETTING_DATA", "pesan kesalahan"), ("1.1", ""), ("IKU-1", ""), ("1E+3", ""), ("-a", ""),
        ("Nomor 1 = satu (1)", ""), ("@rutan", ""), ("# 1", ""),
    ],
)  # fmt: skip
def test_rumus_dan_kesalahan_excel_di_setiap_kolom_teks(isi: str, potongan: str) -> None:
    """Also in a code, and in one that has choices, which would only be told that it is none."""
    for t in skema.dikenal().values():
        for j, k in enumerate(t.kolom):
            if k.jenis != "string" or k.nilai or k.nama == "rumus":
                continue
            sel = [isi if j == n else "" for n in range(len(t.kolom))]
            _, masalah = teks_csv.baca(t.berkas, teks_csv.tulis([[*t.nama_kolom], sel]), t)
            pesan = [m.pesan for m in masalah if m.kolom == k.nama]
            wajar = not pesan or (not potongan and not k.kunci and "1E" in isi)
            assert (potongan in pesan[0]) if potongan else wajar, (t.nama, k.nama, pesan)


# Dates


@pytest.mark.parametrize(
    "tulisan",
    [
        "2023-12-07", "2023-12-7", "2023/12/07", "2023-12-07 00:00:00", "2023-12-07T00:00:00",
        "07/12/2023", "7-12-2023", "07.12.2023", "7 Desember 2023", "07 Des 2023", "07-Des-2023",
        "7 December 2023", "Kamis, 7 Desember 2023", "Kamis, 07\u00a0Desember\u00a02023",
        " 7  desember 2023 ", "\u200e07/12/2023\u200e",
    ],
)  # fmt: skip
def test_tanggal_indonesia(tulisan: str) -> None:
    assert terbaca("hari", tulisan) == ["2023-12-07"]


def test_hari_atau_bulan_ditanyakan() -> None:
    """A comma file speaks for no habit; then 07/12 is asked for, but 07/07 and 31/12 are plain."""
    ((kode, baris, pesan),) = ditolak("hari", "07/12/2023", pemisah=",")
    assert (kode, baris) == ("D026", 2)
    assert "7 Desember atau 12 Juli 2023" in pesan and "2023-12-07 atau 2023-07-12" in pesan
    assert terbaca("hari", "07/07/2023", pemisah=",") == ["2023-07-07"]
    assert terbaca("hari", "07/12/2023", "31/12/2023", pemisah=",") == ["2023-12-07", "2023-12-31"]
    assert terbaca("hari", "07/12/2023", "8 Mei 2023", pemisah=",") == ["2023-12-07", "2023-05-08"]
    assert isi(berkas('1,,"92,5",,,07/12/2023,', pemisah=","))[0][5] == "2023-12-07"


def test_bulan_dahulu_ditolak() -> None:
    """One date with its month first casts doubt on all that can be read both ways."""
    hasil = ditolak("hari", "12/31/2023", "07/12/2023", "31/12/2023")
    assert [(kode, baris) for kode, baris, _ in hasil] == [("D026", 2), ("D026", 3)]
    assert "Tulis 2023-12-31 atau 31/12/2023." in hasil[0][2]


@pytest.mark.parametrize(
    ("tulisan", "potongan"),
    [
        ("2023-13-01", "tidak ada bulan ke-13"),
        ("31/11/2023", "November 2023 berakhir pada tanggal 30"),
        ("29/02/2023", "Februari 2023 berakhir pada tanggal 28"),
        ("31/13/2023", "tidak ada bulan ke-13"), ("07/12/23", "empat angka"),
        ("7 Des 23", "empat angka"), ("45267", "7 Desember 2023"),
        ("2023-12-07 14:30", "tanpa jam"), ("Desember 2023", "tanggal yang lengkap"),
        ("7 Desmber 2023", "Nama bulan “Desmber”"), ("Jumat, 7 Desember 2023", "hari Kamis"),
        ("Senen, 7 Desember 2023", "hari Kamis"), ("per 7 Desember 2023", "“per” di depan tanggal"),
        ("0203-12-07", "tidak masuk akal"), ("########", "Lebarkan kolomnya"),
        ("07/12/2023 14:30", "tanpa jam"), ("-", "Kosongkan sel"), ("n/a", "Kosongkan sel"),
    ],
)  # fmt: skip
def test_bukan_tanggal(tulisan: str, potongan: str) -> None:
    ((kode, baris, pesan),) = ditolak("hari", tulisan)
    assert (kode, baris) == ("D020", 2) and potongan in pesan


# Other types


@pytest.mark.parametrize(
    ("tulisan", "baku"),
    [("BENAR", "true"), ("SALAH", "false"), ("TRUE", "true"), ("ya", "true"), ("0", "false")],
)
def test_benar_salah(tulisan: str, baku: str) -> None:
    assert terbaca("benar", tulisan) == [baku]


def test_spasi_keras_di_dalam_kunci() -> None:
    assert isi(berkas("1\u00a02;a\u00a0b;;;;;"))[0][:2] == ["1 2", "a\u00a0b"]


@pytest.mark.parametrize("tulisan", ["1 ", " 1", "1\u00a0", "1\u200b", "1\n"])
def test_spasi_di_tepi_kunci_ditolak(tulisan: str) -> None:
    wadah = io.StringIO(newline="")
    csv.writer(wadah, delimiter=";", lineterminator="\n").writerows([JUDUL, [tulisan, *[""] * 6]])
    _, masalah = baca_teks(wadah.getvalue())
    assert [(m.kode, m.baris, m.kolom, m.nilai) for m in masalah] == [("D027", 2, "kode", tulisan)]
    if tulisan.strip("1\u200b"):
        assert f"di {'awal' if tulisan[-1] == '1' else 'akhir'} isi sel" in masalah[0].pesan


def test_mojibake_disebut_aslinya() -> None:
    _, (m,) = baca_teks(berkas("1;26â€“28;;;;;"))
    assert (m.kode, m.baris, m.kolom) == ("D004", 2, "teks") and "“â€“” semestinya “–”" in m.pesan


# Messages that help


@pytest.mark.parametrize(
    ("tulisan", "kata"),
    [
        ("80-90", "Ini rentang"), ("80–85 %", "Ini rentang"), ("0,425 s.d. 0,430", "Ini rentang"),
        ("01-12", "bukan tanggal atau jam"), ("1 Feb", "bukan tanggal atau jam"),
        ("12 orang", "tanpa huruf"),
    ],
)  # fmt: skip
def test_rentang_bukan_tanggal(tulisan: str, kata: str) -> None:
    ((_, _, pesan),) = ditolak("angka", tulisan)
    assert kata in pesan


NIP_ATAU_NRP = r"^(\d{8} \d{6} \d \d{3}|NRP \d{5,14}(/P)?)$"


@pytest.mark.parametrize(
    ("nilai", "pola", "hasil"),
    [
        ("196709251990031001", r"^\d{8} \d{6} \d \d{3}$", "19670925 199003 1 001"),
        ("19670925-199003-1-001", r"^\d{8} \d{6} \d \d{3}$", "19670925 199003 1 001"),
        ("NIP. 19670925/199003/1/001", r"^\d{8} \d{6} \d \d{3}$", "19670925 199003 1 001"),
        ("19670925199003100", r"^\d{8} \d{6} \d \d{3}$", ""),
        ("1967O9251990031001", r"^\d{8} \d{6} \d \d{3}$", ""),
        ("12", r"^[1-9]{2}$", ""),
        ("19670925-199003-1-001", NIP_ATAU_NRP, "19670925 199003 1 001"),
        ("nrp.74010001", NIP_ATAU_NRP, "NRP 74010001"),
        ("NRP 7401", NIP_ATAU_NRP, ""),
        ("74010001", NIP_ATAU_NRP, ""),  # which of the two that is nobody can tell
    ],
)
def test_angka_dikelompokkan(nilai: str, pola: str, hasil: str) -> None:
    assert kelompokkan(nilai, pola) == hasil


@pytest.mark.parametrize(
    ("batas", "arti"),
    [
        ({}, {"1234", "1.234"}), ({"maksimum": Decimal(1234)}, {"1234", "1.234"}),
        ({"maksimum": Decimal(1233)}, {"1.234"}), ({"minimum": Decimal("1.235")}, {"1234"}),
        ({"minimum": Decimal("1.234")}, {"1234", "1.234"}),
        ({"minimum": Decimal(2000)}, {"1234", "1.234"}),
    ],
)  # fmt: skip
def test_arti_di_luar_batas_kolom_tidak_dimaksud(batas: dict[str, Decimal], arti: set[str]) -> None:
    """What the column allows, its ends included; where it allows none all are told."""
    kolom = replace(SkemaKolom("nilai", "number"), **batas)  # type: ignore[arg-type]
    assert {*bilangan.baca("1.234", kolom).arti.values()} == arti


@pytest.mark.parametrize(
    ("tertulis", "terbaca"),
    [
        ("12/03/2023", ("2023-03-12", None, None)), ("03/12/2023", ("2023-12-03", None, None)),
        ("12/12/2023", ("2023-12-12", "2023-12-12", None)),
        ("13/12/2023", ("2023-12-13", "2023-12-13", "hari")),
        ("12/13/2023", ("2023-12-13", "2023-12-13", "bulan")),
        ("31-1-2023", ("2023-01-31", "2023-01-31", "hari")),
        ("2023-12-07", ("2023-12-07", "2023-12-07", None)),
        ("7 Desember 2023", ("2023-12-07", "2023-12-07", "hari")),
        # A month's name in either language; and Excel in English may have had it first.
        ("7 April 2023", ("2023-04-07", "2023-04-07", "hari")),
        ("7 March 2023", ("2023-03-07", "2023-03-07", None)),
    ],
)  # fmt: skip
def test_tanggal_pada_batasnya(tertulis: str, terbaca: tuple[str, str | None, str | None]) -> None:
    """Day first; in doubt where both numbers could be a month; a month first proves the others."""
    hasil = penanggalan.baca(tertulis)
    assert (hasil.menurut("hari"), hasil.pasti, hasil.gaya) == terbaca


@pytest.mark.parametrize("tertulis", ["13/13/2023", "32/01/2023", "29/02/2023", "00/01/2023"])
def test_tanggal_yang_tidak_ada_ditolak(tertulis: str) -> None:
    with pytest.raises(Tolak):
        penanggalan.baca(tertulis)


def test_hanya_sel_yang_belum_pasti_dibaca() -> None:
    """Neither heads, nor empty cells, nor cells beyond doubt, nor rows that are too short."""
    lembar = Lembar([list(JUDUL), ["1", "t", "1,5", "2", "3", "", ""],
                     ["2", "", "2,5", "", "", "", ""], ["3"]],
                    [1, 2, 5, 6], {(1, 2), (0, 2)})  # fmt: skip
    pembaku = isian._Pembaku("x", lembar, UJI)
    semua = {JUDUL[j]: list(pembaku._sel(j)) for j in range(len(JUDUL))}
    assert semua == {
        "kode": [(1, "1"), (2, "2")], "teks": [(1, "t")], "angka": [(2, "2,5")],
        "persen": [(1, "2")], "bulat": [(1, "3")], "hari": [], "benar": [],
    }  # fmt: skip
    assert isian.bakukan("x", Lembar([["lain"], ["1,5"]], [1, 2]), UJI) == []


def test_pesan_angka_dan_tanggal_yang_mendua() -> None:
    """Both readings, and both ways to write what is meant."""
    for pemisah, tulis in ((",", "1.2340"), (";", "1,2340")):
        teks = berkas(f"a{pemisah}{pemisah}1.234{pemisah * 4}", pemisah=pemisah)
        _, (m,) = baca_teks(teks)
        assert m.kode == "D024" and m.pesan.endswith(
            f"Yang mana maksudnya? Tulis 1234 atau {tulis}."
        )
        pecahan = tulis[:-1]
        assert f"dapat berarti 1234 (tanda ribuan) atau {pecahan} (tanda desimal)" in m.pesan
    _, (m,) = baca_teks(sel("hari", "03/04/2023", pemisah=","))
    assert "dapat berarti 3 April atau 4 Maret 2023" in m.pesan
    assert m.pesan.endswith("Tulis 2023-04-03 atau 2023-03-04.")
    _, (m,) = baca_teks(sel("hari", "04/13/2023"))
    assert m.pesan.endswith("Tulis 2023-04-13 atau 13/04/2023.")


@pytest.mark.parametrize(
    ("teks", "kata"),
    [
        ("1.2.3–4", "Harus angka"), ("1,5–2.5", "desimal"), ("2–1", "Ujung kedua"),
        ("1,4E+01", "digitnya hilang"), ("1,97E+17", "sebagai Teks"), ("=SUM(A1)", "rumus Excel"),
        ("Jan-14", "Harus nilai, bukan tanggal"), ("14-Jan", "Harus nilai, bukan tanggal"),
        ("14 unit", "Isi ini bukan nilai"),
    ],
)  # fmt: skip
def test_nilai_yang_ditolak(teks: str, kata: str) -> None:
    with pytest.raises(Tolak, match=kata):
        bilangan.baca(teks, SkemaKolom("nilai", "string", nilai=True))


@pytest.mark.parametrize("predikat", ["Desa", "WTP", "Mei", "Sep 2"])
def test_predikat_yang_mirip_nama_bulan(predikat: str) -> None:
    """No word is taken for a day that a spreadsheet made of something."""
    nilai = bilangan.baca(predikat, SkemaKolom("nilai", "string", nilai=True))
    assert nilai.pasti == predikat


def test_judul_kolom_yang_berulang() -> None:
    """One more column than there are, called like another."""
    kolom = (SkemaKolom("a", "string"), SkemaKolom("b", "string"))
    tabel = SkemaTabel("a", "a.csv", "", "", kolom, (), ())
    (m,) = dari_judul("a.csv", ["a", "b", "a"], tabel)
    assert (m.kode, m.kolom) == ("D010", "a") and "dua kali" in m.pesan


@pytest.mark.parametrize(
    ("judul", "kode", "kolom", "kata"),
    [
        (["a", "x", "c"], "D010", "b", "ke-2"),
        (["a", "b", ""], "D010", "c", "ke-3"),
        (["a", "b", "c", ""], "D010", None, "ke-4"),
        (["a", "c", "b"], "D010", "b", "ke-2"),
    ],
)
def test_judul_kolom_disebut_letaknya(
    judul: list[str], kode: str, kolom: str | None, kata: str
) -> None:
    tabel = SkemaTabel("a", "a.csv", "", "", tuple(SkemaKolom(k, "string") for k in "abc"), (), ())
    (m,) = dari_judul("a.csv", judul, tabel)
    assert (m.kode, m.kolom) == (kode, kolom) and kata in m.pesan, m


@pytest.mark.parametrize(
    ("tulisan", "jadi", "kata"),
    [("8 Hari", "8", ""), ("3 jam", "3 jam", "“jam”, sedangkan satuan kolom ini “hari”"),
     ("tiga hari", "tiga hari", "Harus angka"), ("8", "8", "")],
)  # fmt: skip
def test_satuan_kolom_sendiri(tulisan: str, jadi: str, kata: str) -> None:
    """Also in a workbook, whose column was known before."""
    lembar = Lembar([["Lama"], [tulisan]], [1, 2])
    kolom = (SkemaKolom("Lama", "number", satuan="hari"),)
    masalah = isian.bakukan("x", lembar, SkemaTabel("x", "x.csv", "", "", kolom, (), ()))
    assert lembar.baris[1] == [jadi] and [kata in m.pesan for m in masalah] == [True] * bool(kata)


@pytest.mark.parametrize(
    ("tulisan", "nilai", "satuan"),
    [
        ("5%", "5", "%"),
        ("7,5 hari", "7.5", "hari"),
        ("12 Orang", "12", "Orang"),
        ("2\u00a0hari kerja", "2", "hari kerja"),
        ("80–85 %", "80–85", "%"),
        ("80–85 hari", "80–85", "hari"),
        ("≥ 80 kg", "≥ 80", "kg"),
        ("5", "5", ""),
        ("BB", "BB", ""),
        ("7 Mei", None, ""),
        ("2 tahun 3 bulan", None, ""),
        ("hari", "hari", ""),
    ],
)
def test_satuan_di_belakang_angka(tulisan: str, nilai: str | None, satuan: str) -> None:
    """As people write in Word; whether it is the row's is looked at when all tables are there."""
    kolom = SkemaKolom("nilai", "string", nilai=True)
    lembar = Lembar([["nilai"], [tulisan]], [1, 7])
    tabel = SkemaTabel("x", "x.csv", "", "", (kolom,), (), ())
    masalah = isian.bakukan("x", lembar, tabel)
    assert [m.kode for m in masalah] == ["D020"] * (nilai is None)
    assert lembar.baris[1] == [tulisan if nilai is None else nilai]
    assert lembar.satuan == ({(1, 0): satuan} if satuan else {})


@pytest.mark.parametrize(
    ("tulisan", "jadi"),
    [("96 orang", "96"), ("1,5 jam", "1.5"), ("12 juta", "12 juta"), ("3 A", "3 A")],
)
def test_satuan_di_belakang_cacah(tulisan: str, jadi: str) -> None:
    """Any usual one, as what is counted has no unit of its own; not what multiplies the number."""
    kolom = SkemaKolom("penyebut", "string", nilai=True)
    lembar = Lembar([["penyebut"], [tulisan]], [1, 2])
    masalah = isian.bakukan("x", lembar, SkemaTabel("x", "x.csv", "", "", (kolom,), (), ()))
    assert lembar.baris[1] == [jadi] and len(masalah) == (jadi == tulisan)


@pytest.mark.parametrize(
    ("tertulis", "kata"),
    [(" a", "awal"), ("a ", "akhir"), ("\u00a0a", "awal"), ("a\u200b", "tidak terlihat"),
     ("a\u00a0b", ""), ("é", ""), ("a b", "")],
)  # fmt: skip
def test_kunci_bersih(tertulis: str, kata: str) -> None:
    lembar, masalah = baca_teks(sel("kode", tertulis))
    assert [kata in m.pesan for m in masalah] == [True] * bool(kata)
    if not kata:
        assert lembar is not None and lembar.baris[1][0] == tertulis.replace("\u00a0", " ")


def test_satu_sel_kosong_bertanda_petik() -> None:
    """An empty table in quotes has a row still, that of its heads, without any."""
    lembar, masalah = baca_teks('""\n')
    assert masalah == [] and lembar is not None and lembar.baris == [[]]
