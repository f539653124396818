"""Formulas as text, read aloud or copied, must compute what the fraction bar shows."""

from __future__ import annotations

import re
from dataclasses import replace
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

from macros.benda.pecahan import KALI_SERATUS, Pecahan, Perhitungan, Ruas, terapan, umum
from macros.dasar import pohon
from macros.dasar.penulisan import MINUS
from macros.hitung.laporan import Laporan
from macros.sajian.penyaji import Penyaji

BILANGAN = re.compile(r"(\d[\d.]*(?:,\d+)?)(%?)")


def hitung(teks: str) -> Fraction:
    """The value of one side of a formula, as whoever copies it into a calculator gets it."""

    def satu(cocok: re.Match[str]) -> str:
        nilai = cocok[1].replace(".", "").replace(",", ".")
        return f"(F('{nilai}'){'/100' if cocok[2] else ''})"

    siap = BILANGAN.sub(satu, teks.replace("\xa0", ""))
    siap = siap.replace("×", "*").replace("−", "-")
    assert re.fullmatch(r"(?:\(F\('[\d.]+'\)(?:/100)?\)|[-+*/() ])+", siap), teks
    nilai: Fraction = eval(siap, {"F": Fraction})  # noqa: S307 - numbers and operators alone
    return nilai


def baris(rumus: Perhitungan) -> list[str]:
    """The lines of a formula as text."""
    akar = pohon.urai(str(Penyaji().templat("rumus", rumus=rumus)))
    return [pohon.teks(p) for p in akar.iter("p") if "langkah" in pohon.kelas(p)]


def test_setiap_rumus_laporan_menghasilkan_angkanya(laporan: Laporan) -> None:
    """Target and realisation as they stand give the achievement shown, cut to its digits."""
    kode = [i.kode for i in laporan.daftar_indikator()]
    assert len(kode) > 20
    for satu in kode:
        for teks in baris(terapan(laporan, satu)):
            nama, kiri, *kanan = teks.split(" = ")
            assert nama == "Capaian"
            for hasil in kanan or [str(laporan.capaian(satu).teks)]:
                assert 0 <= hitung(kiri) - hitung(hasil) < Fraction(1, 10_000), teks


def test_rumus_umum_menghasilkan_nilai_yang_benar() -> None:
    for polaritas, seharusnya in (
        ("maksimal", Fraction(12, 8)),
        ("minimal", Fraction(8 - (12 - 8), 8)),
    ):
        (teks,) = baris(umum(polaritas))
        siap = teks.replace("Realisasi", "12").replace("Target", "8")
        assert hitung(siap.partition(" = ")[2]) == seharusnya


def test_rumus_b_berkurung() -> None:
    (teks,) = baris(umum("minimal"))
    assert teks == f"Capaian = (Target {MINUS} (Realisasi {MINUS} Target)) / Target × 100%"
    # Without the brackets it says something else, as the calculator of this test would find.
    assert hitung(f"(8 {MINUS} (12 {MINUS} 8)) / 8") != hitung(f"8 {MINUS} (12 {MINUS} 8) / 8")


Pohon = st.recursive(
    st.integers(1, 99),
    lambda anak: st.tuples(st.sampled_from([f" {o} " for o in f"+{MINUS}×/"]), anak, anak),
    max_leaves=6,
)


def _nilai(pohon_: object) -> Fraction:
    if not isinstance(pohon_, tuple):
        return Fraction(int(str(pohon_)))
    operator, satu, dua = pohon_[0].strip(), _nilai(pohon_[1]), _nilai(pohon_[2])
    if operator == "/":
        return satu / dua
    return {"+": satu + dua, MINUS: satu - dua, "×": satu * dua}[operator]


def _ruas(pohon_: object) -> Ruas:
    """Fractions for divisions; brackets, as one sees them, around everything else."""
    if not isinstance(pohon_, tuple):
        return (str(pohon_),)
    operator, satu, dua = pohon_[0], _ruas(pohon_[1]), _ruas(pohon_[2])
    if operator == " / ":
        return (Pecahan(satu, dua),)
    return ("(", *satu, f"){operator}(", *dua, ")")


@given(Pohon, Pohon)
def test_pecahan_bersusun_menghasilkan_nilai_yang_sama(pembilang: object, penyebut: object) -> None:
    pecahan = (" / ", pembilang, penyebut)
    try:
        seharusnya = _nilai(pecahan)
    except ZeroDivisionError:
        return
    (teks,) = baris(Perhitungan("r", "r", ((("Nilai",), (*_ruas(pecahan), KALI_SERATUS)),)))
    assert hitung(teks.partition(" = ")[2]) == seharusnya


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "pemisah"),
    [
        (("a",), ("b",), ("", " / ", "")), (("a + b",), ("c",), ("(", ") / ", "")),
        (("a",), ("b", "c"), ("", " / (", ")")), (("a ÷ b",), ("c − d",), ("(", ") / (", ")")),
        ((Pecahan(("a",), ("b",)),), ("c",), ("(", ") / ", "")),
        (("a+b",), ("c",), ("", " / ", "")),
    ],
)  # fmt: skip
def test_kurung_di_sekitar_garis_pecahan(
    pembilang: Ruas, penyebut: Ruas, pemisah: tuple[str, str, str]
) -> None:
    assert Pecahan(pembilang, penyebut).pemisah == pemisah


def test_perhitungan_menurut_keadaannya(laporan: Laporan) -> None:
    """A result without percentage is told by its note; one that is limited says so."""

    def satu(**lain: Any) -> Perhitungan:
        isi = replace(laporan.capaian("1.1"), **lain)
        register = type(laporan.register)({a.kunci: a for a in laporan.register})
        register._isi[isi.kunci] = isi
        return terapan(replace(laporan, register=register), "1.1")

    biasa = satu()
    assert len(biasa.langkah) == 2 and biasa.label == "Perhitungan capaian indikator 1.1"
    assert biasa.langkah[1][1][0] == "0,925 × 100% = "
    kosong = satu(nilai=None, keadaan="belum-ada-data", catatan="c")
    assert [len(k) for _, k in kosong.langkah] == [1] and kosong.keterangan == "c"
    kata = satu(nilai=None, keadaan="tercapai", catatan="c")
    assert kata.langkah == () and kata.keterangan == "c"
    assert len(satu(rumus=None).langkah) == 1
    batas = satu(lantai=Fraction(95), nilai=Fraction(95), catatan="c")
    assert batas.langkah[1][1][0] == "0,925 × 100% = 92,5%, dibatasi menjadi "
    assert batas.keterangan == "c Capaian tidak lebih rendah daripada batas bawah 95%."
