"""Properties that hold for every value: formulas, rounding, words for numbers."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import assume, given, strategies as st

from macros.dasar import penulisan
from macros.dasar.angka import Angka, Register
from macros.dasar.rumus import Rumus
from macros.hitung import capaian, daftar_rumus

BATAS = 10**13
positif = st.fractions(min_value=Fraction(1, 1000), max_value=BATAS, max_denominator=1000)
tak_negatif = st.fractions(min_value=0, max_value=BATAS, max_denominator=1000)
nilai_bebas = st.fractions(min_value=-BATAS, max_value=BATAS, max_denominator=10**6)
dipotong = st.sampled_from(["persen-kinerja", "rasio"])
dibulatkan = st.sampled_from(["persen-anggaran", "nilai", "rupiah", "bilangan"])
keluarga = st.sampled_from(sorted(penulisan.KELUARGA))


# Formulas


def nilai_rumus(rumus: Rumus, **isi: Any) -> Fraction:
    nilai, keadaan = rumus.hitung(isi)
    assert nilai is not None and keadaan == "ada"
    return nilai


def rumus_a(realisasi: Fraction, target: Fraction) -> Fraction:
    return nilai_rumus(daftar_rumus.CAPAIAN["maksimal"], realisasi=realisasi, target=target)


def rumus_b(realisasi: Fraction, target: Fraction) -> Fraction:
    return nilai_rumus(daftar_rumus.CAPAIAN["minimal"], realisasi=realisasi, target=target)


def bagian(satu: Fraction, semua: Fraction) -> Fraction:
    return nilai_rumus(daftar_rumus.BAGIAN, bagian=satu, keseluruhan=semua)


@given(realisasi=tak_negatif, target=positif, skala=positif)
def test_rumus_tidak_bergantung_pada_satuan(
    realisasi: Fraction, target: Fraction, skala: Fraction
) -> None:
    """Counting in thousands instead of ones changes no achievement and no absorption."""
    for rumus in (rumus_a, rumus_b, bagian):
        assert rumus(realisasi * skala, target * skala) == rumus(realisasi, target)


@given(realisasi=tak_negatif, lebih=positif, target=positif)
def test_rumus_monoton(realisasi: Fraction, lebih: Fraction, target: Fraction) -> None:
    """More realisation: formula A rises, formula B falls, always."""
    assert rumus_a(realisasi + lebih, target) > rumus_a(realisasi, target)
    assert rumus_b(realisasi + lebih, target) < rumus_b(realisasi, target)


@given(realisasi=tak_negatif, target=positif)
def test_rumus_b_mencerminkan_rumus_a(realisasi: Fraction, target: Fraction) -> None:
    """Formula B is 1 + (1 − R/T): as far above 100 % as formula A is below, and the reverse."""
    a, b = rumus_a(realisasi, target), rumus_b(realisasi, target)
    assert b == (1 + (1 - realisasi / target)) * 100
    assert a + b == 200


@given(realisasi=positif, target=positif)
def test_penyebut_realisasi_merusak_cermin(realisasi: Fraction, target: Fraction) -> None:
    """Negative control: the printed formula mirrors formula A on target only."""
    assume(realisasi != target)
    cetakan = (target - (realisasi - target)) / realisasi * 100
    assert rumus_a(realisasi, target) + cetakan != 200


@given(target=positif, polaritas=st.sampled_from(["maksimal", "minimal"]))
def test_tepat_target_selalu_seratus(target: Fraction, polaritas: str) -> None:
    isi = {"realisasi": target, "target": target}
    nilai, keadaan = daftar_rumus.CAPAIAN[polaritas].hitung(isi)
    assert nilai == 100 and keadaan == "ada"
    assert capaian.status(nilai, keadaan) == "tercapai"


@given(realisasi=tak_negatif, pagu=positif)
def test_serapan_dan_sisa_saling_melengkapi(realisasi: Fraction, pagu: Fraction) -> None:
    sisa = nilai_rumus(daftar_rumus.SISA, pagu=pagu, realisasi=realisasi)
    assert bagian(realisasi, pagu) + bagian(sisa, pagu) == 100


@given(st.lists(st.one_of(st.none(), tak_negatif), min_size=1))
def test_rata_rata_di_antara_ujungnya(nilai: list[Fraction | None]) -> None:
    ada = [n for n in nilai if n is not None]
    rumus = daftar_rumus.RATA_RATA_CAPAIAN

    def rata_rata(*isi: Fraction | None) -> Fraction | None:
        return rumus.hitung({"capaian indikator": isi})[0]

    mean = rata_rata(*nilai)
    assert (mean is None) == (not ada)
    if mean is not None:
        assert min(ada) <= mean <= max(ada)
        assert rata_rata(*nilai, None) == mean
        assert rata_rata(*reversed(nilai)) == mean


@pytest.mark.lama
@given(st.lists(st.tuples(tak_negatif, positif), min_size=1))
def test_nilai_total_adalah_jumlah_nilai_akhir(pasangan: list[tuple[Fraction, Fraction]]) -> None:
    """With weights that sum to 100 the score is the sum of the weighted scores."""
    jumlah = sum(b for _, b in pasangan)
    seratus = [(n, b * 100 / jumlah) for n, b in pasangan]
    isi = {"nilai": [n for n, _ in pasangan], "bobot": [b for _, b in pasangan]}
    total = nilai_rumus(daftar_rumus.IKPA_TOTAL, **isi)
    akhir = (nilai_rumus(daftar_rumus.IKPA_AKHIR, nilai=n, bobot=b) for n, b in seratus)
    assert total == sum(akhir)
    assert min(n for n, _ in pasangan) <= total <= max(n for n, _ in pasangan)


# Rounding


@given(nilai_bebas, dipotong)
def test_pemotongan_tidak_melampaui_nilai(nilai: Fraction, nama: str) -> None:
    potong = Fraction(penulisan.bulatkan(nilai, nama))
    desimal, _, _ = penulisan.KELUARGA[nama]
    assert abs(potong) <= abs(nilai)
    assert abs(nilai) - abs(potong) < Fraction(1, 10**desimal)


def _di_tepi(nilai: Fraction, nama: str) -> bool:
    """Whether a share is so near to nothing or to the whole that it would be rounded to it."""
    tepi = Fraction(1, 10 ** penulisan.KELUARGA[nama][0])
    return nama in penulisan.UTUH and (abs(nilai) < tepi or 0 < 100 - abs(nilai) < tepi)


@given(nilai_bebas, st.sampled_from(sorted(penulisan.UTUH)))
def test_bagian_tidak_dibulatkan_menjadi_seluruhnya(nilai: Fraction, nama: str) -> None:
    utuh, bulat = penulisan.UTUH[nama], Fraction(penulisan.bulatkan(nilai, nama))
    assert (abs(bulat) < utuh) == (abs(nilai) < utuh) and (bulat == 0) == (nilai == 0)


@given(nilai_bebas, dibulatkan)
def test_pembulatan_sedekat_setengah_satuan(nilai: Fraction, nama: str) -> None:
    desimal, _, _ = penulisan.KELUARGA[nama]
    setengah = Fraction(1, 2 * 10**desimal)
    assume(not _di_tepi(nilai, nama))
    bulat = Fraction(penulisan.bulatkan(nilai, nama))
    assert abs(bulat - nilai) <= setengah
    if abs(bulat - nilai) == setengah:
        assert abs(bulat) > abs(nilai)  # a half goes away from zero


@given(st.integers(-(10**9), 10**9), dibulatkan)
def test_setengah_dibulatkan_menjauhi_nol(kelipatan: int, nama: str) -> None:
    desimal, _, _ = penulisan.KELUARGA[nama]
    satuan = Fraction(1, 10**desimal)
    tengah = kelipatan * satuan + satuan / 2
    assume(not _di_tepi(tengah, nama))
    naik = kelipatan + 1 if tengah > 0 else kelipatan
    assert Fraction(penulisan.bulatkan(tengah, nama)) == naik * satuan


@given(nilai_bebas, keluarga)
def test_pembulatan_simetris(nilai: Fraction, nama: str) -> None:
    assert penulisan.bulatkan(-nilai, nama) == -penulisan.bulatkan(nilai, nama)
    teks, lawan = penulisan.tulis_bilangan(nilai, nama), penulisan.tulis_bilangan(-nilai, nama)
    assert teks.removeprefix(penulisan.MINUS) == lawan.removeprefix(penulisan.MINUS)


@given(nilai_bebas, nilai_bebas, keluarga)
def test_pembulatan_menjaga_urutan(satu: Fraction, dua: Fraction, nama: str) -> None:
    kecil, besar = sorted((satu, dua))
    assert penulisan.bulatkan(kecil, nama) <= penulisan.bulatkan(besar, nama)


def baca_bilangan(teks: str) -> Fraction:
    """The number that an Indonesian reader sees in a text."""
    tanda = -1 if teks.startswith(penulisan.MINUS) else 1
    return tanda * Fraction(teks.lstrip(penulisan.MINUS).replace(".", "").replace(",", "."))


@given(nilai_bebas, keluarga)
def test_teks_terbaca_kembali_sebagai_nilai_bulatnya(nilai: Fraction, nama: str) -> None:
    teks = penulisan.tulis_bilangan(nilai, nama)
    assert baca_bilangan(teks) == Fraction(penulisan.bulatkan(nilai, nama))
    bulat, _, pecah = teks.lstrip(penulisan.MINUS).partition(",")
    assert all(len(k) == 3 for k in bulat.split(".")[1:])
    assert not bulat.startswith("0") or bulat == "0"
    desimal, _, tetap = penulisan.KELUARGA[nama]
    assert len(pecah) == desimal if tetap else not pecah.endswith("0")


@given(nilai_bebas)
def test_nilai_mesin_dekat_dengan_nilainya(nilai: Fraction) -> None:
    assert abs(Fraction(penulisan.desimal_mesin(nilai)) - nilai) <= Fraction(1, 2 * 10**6)


# Words for numbers, read by a parser that shares nothing with the writer


ANGKA = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
SATUAN = {kata: n for n, kata in enumerate(ANGKA, 1)}
BELASAN = {"sepuluh": 10, "sebelas": 11}
PENGALI = (("triliun", 10**12), ("miliar", 10**9), ("juta", 10**6), ("ribu", 10**3))


def ambil_ratusan(kata: list[str]) -> int:
    """Take the words of a number below 1000 from the left; no `puluh` or `ratus` follows `satu`."""

    def ambil(pengikut: str) -> int:
        if kata[1:2] != [pengikut] or kata[0] not in ANGKA[1:]:
            return 0
        del kata[1]
        return SATUAN[kata.pop(0)]

    if kata[:1] == ["seratus"]:
        nilai = 100
        del kata[0]
    else:
        nilai = 100 * ambil("ratus")
    if belas := ambil("belas"):
        return nilai + 10 + belas
    puluh = ambil("puluh")
    akhir = SATUAN if puluh else SATUAN | BELASAN
    return nilai + 10 * puluh + (akhir[kata.pop(0)] if kata[:1] and kata[0] in akhir else 0)


def baca_terbilang(teks: str) -> int:
    """A number from its Indonesian words.

    Raises:
        ValueError: the words are not those of standard Indonesian (`satu ribu`).
    """
    if teks == "nol":
        return 0
    sisa, jumlah = teks.split(), 0
    for nama, kali in PENGALI:
        kata = list(sisa)
        nilai = ambil_ratusan(kata)
        if kali == 1000 and sisa[:1] == ["seribu"]:
            jumlah, sisa = jumlah + 1000, sisa[1:]
        elif nilai > (kali == 1000) and kata[:1] == [nama]:
            jumlah, sisa = jumlah + nilai * kali, kata[1:]
    jumlah += ambil_ratusan(sisa)
    if sisa:
        raise ValueError(f"{teks}: {sisa}")
    return jumlah


@given(st.integers(0, 10**15 - 1))
def test_terbilang_terbaca_kembali(nilai: int) -> None:
    teks = penulisan.terbilang(nilai)
    assert baca_terbilang(teks) == nilai
    assert teks == " ".join(teks.split())


def test_terbilang_terbaca_kembali_sampai_seribu() -> None:
    """Every small number, and every one has words of its own."""
    semua = [penulisan.terbilang(n) for n in range(2001)]
    assert [baca_terbilang(t) for t in semua] == list(range(2001))
    assert len(set(semua)) == 2001


@pytest.mark.parametrize(
    "teks",
    ["satu ribu", "satu ratus", "satu belas", "satu puluh", "dua puluh seribu", "dua seratus"],
)
def test_pembaca_terbilang_menolak_kata_tidak_baku(teks: str) -> None:
    """Negative control: the parser is not so lenient that any words would do."""
    with pytest.raises(ValueError, match=teks):
        baca_terbilang(teks)


@given(st.lists(st.text("abc", min_size=1), min_size=1))
def test_gabung_menyebut_setiap_bagian_sekali(bagian: list[str]) -> None:
    teks = penulisan.gabung(bagian)
    assert teks.replace(", dan ", ", ").replace(" dan ", ", ").split(", ") == bagian


# The register


@given(st.lists(st.text(min_size=1), min_size=1))
def test_register_menerima_setiap_kunci_sekali(kunci: list[str]) -> None:
    register = Register()
    for k in kunci:
        angka = Angka(k, Fraction(len(register)), "", "bilangan", k)
        if k in register:
            with pytest.raises(ValueError, match="dua kali"):
                register.tambah(angka)
        else:
            register.tambah(angka)
    assert [a.kunci for a in register] == list(dict.fromkeys(kunci))
    assert [a.nilai for a in register] == list(range(len(register)))
