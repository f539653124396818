"""Targets and results that contradict each other, and what is found of them."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from macros.asupan.antartabel import periksa_tabel
from macros.asupan.bilangan import jadi
from macros.asupan.muat import Data, muat
from macros.dasar.angka import Angka, Register
from macros.dasar.himpun import pada
from macros.dasar.nilai import urai
from macros.dasar.penulisan import SPASI, tulis_ketikan
from macros.hitung import capaian, kunci
from macros.hitung.bahan import Bahan, gaya_tulis
from macros.hitung.capaian import Polaritas, ukur
from macros.hitung.laporan import susun
from macros.temuan import kumpulkan
from macros.temuan.kasus import Temuan
from macros.temuan.kewajaran import dugaan
from macros.temuan.silang import di_bawah
from tests.proyek import salin
from tests.tabel_ubahan import berpredikat, dengan, tambah

# ---- In findings -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("polaritas", "janji", "acuan", "lemah"),
    [
        ("maksimal", "80", "85", True), ("maksimal", "85", "80", False),
        ("maksimal", "80–85", "82", True), ("maksimal", "≥ 82", "80–85", False),
        ("minimal", "30", "25", True), ("minimal", "≤ 20", "25", False),
        ("maksimal", "B", "BB", True), ("maksimal", "BB", "B", False),
        ("maksimal", "BB", "80", False), ("stabil", "80", "85", False),
    ],
)  # fmt: skip
def test_janji_yang_lebih_lemah(polaritas: Polaritas, janji: str, acuan: str, lemah: bool) -> None:
    satu, lain = (urai(jadi(s) or "") for s in (janji, acuan))
    assert capaian.lebih_lemah(polaritas, satu, lain, ("C", "B", "BB")) == lemah


@pytest.mark.parametrize(
    ("polaritas", "hasil", "target", "belum"),
    [
        ("maksimal", "80", "80", False), ("maksimal", "80", "> 80", True),
        ("minimal", "30", "< 30", True), ("minimal", "0", "0", False),
        ("stabil", "85.6", "60–85", True), ("stabil", "59", "60–85", True),
        ("stabil", "85", "60–85", False), ("stabil", "75", "75", False),
        ("stabil", "tidak berlaku", "60–85", False),
    ],
)  # fmt: skip
def test_hasil_yang_belum_sampai(
    data: Data, polaritas: str, hasil: str, target: str, belum: bool
) -> None:
    """As the achievement says: out of a range is a miss on either side, as is a strict bound."""
    isi = dengan(data, jadi(target), jadi(hasil), polaritas=polaritas)
    rencana = {"tahun": 2023, "periode": "TAHUN", "dokumen": "RENSTRA"}
    isi = tambah(isi, "target", indikator="1.9", nilai=jadi(target), **rencana)
    assert ("1.9" in [d.indikator.kode for d in di_bawah(susun(isi))]) is belum


def temuan_tentang(data: Data, kode: str) -> list[Temuan]:
    return [t for t in kumpulkan(susun(data)) if t.kode == kode and "1.9" in t.subjek]


@pytest.mark.parametrize(
    ("target", "hasil", "lain", "pesan"),
    [
        ("B", "BB", "BB", ""), ("B", "BB", "C", "tercapai dan laporan keluaran belum tercapai"),
        # Both reach the target, both miss it, or both are at the floor: told by themselves.
        ("B", "BB", "B", "kinerja BB dan laporan keluaran B."),
        ("0", "3", "5", "keluaran 5 dok"),
        ("12", "31.25", "40", "keluaran 40 dok"),
        # One result, rounded or cut in one source; not if that changes its status, or to a whole.
        ("65", "66.6667", "66.67", ""), ("65", "66.6667", "66.66", ""),
        ("65", "66.7", "66.6667", ""), ("65", "66.6667", "66.6", "97,"),
        ("65", "66.6667", "67", "96,"),
        ("99.97", "99.974", "99.97", "99,99% dan laporan keluaran 100%"),
    ],
)  # fmt: skip
def test_sumber_berbeda(data: Data, target: str, hasil: str, lain: str, pesan: str) -> None:
    polaritas, satuan = ("maksimal", "predikat") if target == "B" else ("minimal", "dokumen")
    dasar = berpredikat(data) if target == "B" else data
    isi = dengan(dasar, jadi(target), jadi(hasil), satuan, polaritas=polaritas)
    baris = {"indikator": "1.9", "tahun": 2023, "periode": "SM2", "sumber": "OUTPUT"}
    beda = tambah(isi, "realisasi", nilai=jadi(lain), satuan=satuan, **baris)
    ada = [t.pesan.replace(SPASI, " ") for t in temuan_tentang(beda, "T101")]
    assert [pesan in p for p in ada] == [True] * bool(pesan)


@pytest.mark.lama
def test_tanpa_persentase_bukan_tanpa_capaian(data: Data) -> None:
    """What was missed without a percentage needs its cause, and does not lack a realisation."""
    meleset = dengan(berpredikat(data), "BB", "B", "predikat")
    assert len(temuan_tentang(meleset, "T601")) == 1
    kurang = {t.nilai: t.pesan for t in kumpulkan(susun(meleset)) if t.kode == "T602"}
    assert "1.9" not in kurang.get("target-realisasi", "")
    assert temuan_tentang(dengan(data, Decimal(80), "tidak berlaku"), "T601") == []


# ---- What contradicts ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("target", "realisasi", "sifat", "kode", "kata"),
    [
        ("BX", Decimal(1), {"satuan": "predikat"}, "D055", "“BB”"),
        ("bb", Decimal(1), {"satuan": "predikat"}, "D055", "Mungkin maksudnya: “BB”. Perbaiki"),
        ("sangat baik", Decimal(1), {"satuan": "predikat"}, "D055", "maksudnya: “BB”. P"),
        ("BB-DPP", Decimal(1), {"satuan": "predikat"}, "D055", "Mungkin maksudnya: “BB”. Perbaiki"),
        ("BB", Decimal(1), {}, "D055", "tidak mempunyai skala"),
        (Decimal(80), "baik", {}, "D055", "bukan nilai"),
        ("≤ 80", Decimal(80), {}, "D056", "≥ atau >"),
        ("≥ 80", Decimal(80), {"polaritas": "minimal"}, "D056", "≤ atau <"),
        ("≥ 80", Decimal(80), {"polaritas": "stabil"}, "D056", "rentang"),
        (Decimal(80), "80–85", {}, "D057", "satu hasil"),
    ],
)
def test_yang_bertentangan(
    data: Data, target: object, realisasi: object, sifat: dict[str, str], kode: str, kata: str
) -> None:
    isi = dengan(berpredikat(data), target, realisasi, **sifat)
    (m,) = periksa_tabel(isi)
    letak = "realisasi" if isinstance(realisasi, str) else "target"
    assert (m.kode, m.berkas, m.kolom) == (kode, f"data/{letak}.csv", "nilai")
    assert m.baris == max(isi[letak].isi.index) and kata in m.pesan


@pytest.mark.parametrize("target", ["≥ 80", "> 80", "80–85", "nihil", "tidak berlaku", "80"])
def test_yang_sesuai_tidak_disebut(data: Data, target: str) -> None:
    """Negative control: none of these contradicts anything."""
    assert list(periksa_tabel(dengan(data, jadi(target), Decimal(80)))) == []


def test_status_setiap_keadaan() -> None:
    """A state that says whether a target is reached is its status; the others are no data."""
    assert capaian.status(None, "tercapai") == "tercapai"
    assert capaian.status(None, "bukan-bilangan") == "belum-ada-data"
    assert capaian.status(Fraction(99), "ada") == "belum-tercapai"


@pytest.mark.parametrize(
    ("tertulis", "tampak"),
    [("0.00", "0"), ("0.000", "0,000"), ("0.430", "0,430"), ("1.50", "1,50"), ("0.4", "0,4"),
     ("12", "12")],
)  # fmt: skip
def test_yang_diketik_tampak_seperti_diketik(tertulis: str, tampak: str) -> None:
    """All decimals that were typed, but for zeros that say nothing."""
    assert tulis_ketikan(Decimal(tertulis)) == tampak


@pytest.mark.parametrize(
    ("polaritas", "realisasi", "banding", "keadaan"),
    [
        ("maksimal", -1, "di bawah", "belum-tercapai"), ("maksimal", 0, "tepat pada", "tercapai"),
        ("maksimal", 1, "di atas", "tercapai"), ("minimal", -1, "di bawah", "tercapai"),
        ("minimal", 0, "tepat pada", "tercapai"), ("minimal", 1, "di atas", "belum-tercapai"),
    ],
)  # fmt: skip
def test_target_nol_dibandingkan_dengan_kata(
    polaritas: Polaritas, realisasi: int, banding: str, keadaan: str
) -> None:
    hasil = ukur(polaritas, urai(Decimal(realisasi)), urai(Decimal(0)))
    assert hasil.keadaan == keadaan
    assert f" {banding} target 0." in hasil.catatan


def test_tanda_persen_pada_target_menurut_satuan_indikatornya(tmp_path: Path) -> None:
    """It is typed for what is a percentage, and refused for what is counted."""
    folder = salin(tmp_path, ["data"]) / "data"
    berkas = folder / "target.csv"
    teks = berkas.read_text(encoding="utf-8")
    persen = re.sub(r"(?m)^(1\.1,2023,TAHUN,PK),(\d+)$", r"\1,\2%", teks)
    assert persen != teks
    berkas.write_text(persen, encoding="utf-8")
    data = muat(folder)
    assert [*periksa_tabel(data)] == []
    berkas.write_text(re.sub(r"(?m)^(4\.4,2023,TAHUN,PK),1$", r"\1,1 %", persen), encoding="utf-8")
    (satu,) = periksa_tabel(muat(folder))
    assert (satu.kode, satu.kolom, satu.nilai) == ("D020", "nilai", "1 %")
    assert "satuan indikator 4.4 “layanan”" in satu.pesan


@pytest.mark.parametrize(
    ("tabel", "asli", "ganti", "tulis"),
    [
        ("target.csv", "4.4,2023,TAHUN,PK,1", "4.4,2023,TAHUN,PK,1 Layanan", ""),
        ("target.csv", "4.4,2023,TAHUN,PK,1", "4.4,2023,TAHUN,PK,1 jam", "jam"),
        ("realisasi.csv", "1.1,2023,SM2,LKJIP,74,", "1.1,2023,SM2,LKJIP,74 persen,", ""),
        ("realisasi.csv", "1.1,2023,SM2,LKJIP,74,", "1.1,2023,SM2,LKJIP,74 hari,", "hari"),
    ],
)
def test_satuan_yang_diketik_sama_dengan_satuan_barisnya(
    tmp_path: Path, tabel: str, asli: str, ganti: str, tulis: str
) -> None:
    """Then it counts the same as without; else both units are named."""
    folder = salin(tmp_path, ["data"]) / "data"
    semula = muat(folder)
    berkas = folder / tabel
    teks = berkas.read_text(encoding="utf-8")
    assert asli in teks
    berkas.write_text(teks.replace(asli, ganti, 1), encoding="utf-8")
    data = muat(folder)
    masalah = [*periksa_tabel(data)]
    assert [m.kode for m in masalah] == ["D020"] * bool(tulis)
    assert all(f"“{tulis}”, sedangkan satuan" in m.pesan for m in masalah)
    nama = tabel.removesuffix(".csv")
    assert data[nama].rekaman == semula[nama].rekaman


@pytest.fixture(scope="module")
def bahan(data: Data) -> Bahan:
    return susun(data)


def test_target_yang_berlaku(bahan: Bahan) -> None:
    """Of the first promise that has a value; for a part of a year its own before the year's."""
    satu, dua = [s.kode for s in bahan.sumber.berperan("target", "janji")][:2]

    def target(periode: str, *isi: tuple[str, int | None]) -> Any:
        register = Register()
        for nama, nilai in isi:
            keadaan: Any = "belum-ada-data" if nilai is None else "ada"
            satu_nilai = None if nilai is None else Fraction(nilai)
            register.tambah(Angka(nama, satu_nilai, "", "bilangan", "x", keadaan=keadaan))
        edisi = replace(bahan.edisi, kode_periode=periode)
        a = replace(bahan, register=register, edisi=edisi).target("1.1", edisi.tahun)
        return a and (a.nilai, a.kunci)

    t1, t2 = (kunci.target("1.1", 2023, kode) for kode in (satu, dua))
    s1, s2 = (kunci.target("1.1", 2023, kode, "SM2") for kode in (satu, dua))
    assert target("TAHUN") is None and target("TAHUN", (kunci.target("1.1", 2022, satu), 1)) is None
    assert target("TAHUN", (t2, 2), (t1, 1)) == (1, t1)
    assert target("TAHUN", (t2, 2)) == target("TAHUN", (t1, None), (t2, 2)) == (2, t2)
    assert target("TAHUN", (t1, None)) == target("SM2", (t1, None)) == (None, t1)
    assert target("TAHUN", (s1, 1), (t2, 2)) == target("SM1", (s1, 1), (t2, 2)) == (2, t2)
    assert target("SM2", (t1, 1), (s1, 3), (s2, 4)) == (3, s1)
    assert target("SM2", (t1, 1), (s2, 4)) == (1, t1)
    assert target("SM2", (s1, None), (t1, 1)) == (1, t1)


def test_tahun_data_edisinya_dahulu(bahan: Bahan) -> None:
    tahun = bahan.tahun
    assert tahun[0] == 2023 and tahun[1:] == sorted({*tahun} - {2023}, reverse=True)
    assert len(tahun) > 3 and max(tahun) > 2023


@pytest.mark.parametrize(
    ("tahun", "ke"),
    [(2019, 0), (2020, 0), (2021, 0), (2022, 1), (2024, 1), (2026, 2), (2030, 2), (2025, 1)],
)
def test_baris_indikator_pada_tahun(bahan: Bahan, tahun: int, ke: int) -> None:
    """The row that holds, or the nearest; of two equally near ones the first."""
    asli = bahan.varian["1.1"][0]
    varian = tuple(
        replace(asli, mulai=mulai, sampai=sampai)
        for mulai, sampai in ((2020, 2021), (2022, 2024), (2026, None))
    )
    assert varian.index(pada(varian, tahun)) == ke
    assert pada((asli,), tahun) is asli


def test_cara_menulis_satuan(data: Data) -> None:
    """A number and its unit stand on one line; what it is counted by may go to the next."""
    isi = data
    for kode, tulis in (
        ("kasus", "{} per 1.000 orang"), ("a", "{} a b"), ("b", "B {}"), ("c", "{}"), ("d", "{} d"),
    ):  # fmt: skip
        isi = tambah(isi, "satuan", kode=kode, nama=kode, tulis=tulis)
    edisi = replace(susun(data).edisi, pembulatan_kinerja="bulat")
    gaya = gaya_tulis(isi, edisi)
    assert {k: gaya.satuan.get(k) for k in ("kasus", "a", "b", "c", "d", "%")} == {
        "kasus": "{} per 1.000 orang", "a": "{}\u00a0a b", "b": "B\u00a0{}", "c": "{}", "d": None,
        "%": None,
    }  # fmt: skip
    assert set(gaya.keluarga) == {"persen-kinerja"}


@pytest.mark.parametrize(
    ("nilai", "lain", "bulat", "maksud"),
    [
        ("9", [90, 95, 88], False, 90), ("925", [93, 91], False, "92.5"), ("0.9", [90], False, 90),
        ("90", [90, 95, 88], False, None), ("9", [90, 400, 2], False, None),
        ("0", [5], False, None),
        # Counts must fit exactly, by a hundred or a thousand, and to more than one.
        ("5", [50, 50], True, None), ("5", [500, 500], True, 500), ("5000", [5, 5, 9], True, 5),
        ("5", [500, 501], True, None), ("5", [500], True, None),
    ],
)  # fmt: skip
def test_tanda_desimal_yang_bergeser(
    nilai: str, lain: list[int], bulat: bool, maksud: str | int | None
) -> None:
    harap = None if maksud is None else Fraction(maksud)
    assert dugaan(Fraction(nilai), [*map(Fraction, lain)], bulat=bulat) == harap
