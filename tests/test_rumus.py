"""Formulas: what is parsed is what is written, computed, worked and set."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, strategies as st

from macros.dasar.rumus import Rumus, RumusKeliru
from macros.hitung import daftar_rumus

F = Fraction
SEMUA = sorted(
    {
        r.kata
        for isi in vars(daftar_rumus).values()
        for r in (isi.values() if isinstance(isi, dict) else [isi])
        if isinstance(r, Rumus)
    }
)


@pytest.mark.parametrize("teks", SEMUA)
def test_rumus_tertulis_seperti_diketik(teks: str) -> None:
    assert Rumus.urai(teks).kata == teks


def test_semua_rumus_laporan_diuji() -> None:
    assert len(SEMUA) > 15


@pytest.mark.parametrize(
    ("ketikan", "baku"),
    [
        ("a / b x 100%", "a ÷ b × 100%"), ("a * b : 100", "a × b ÷ 100"), ("a - b", "a − b"),
        ("x + 1", "x + 1"), ("a x x", "a × x"), ("(a)", "a"),
        ("((a + b)) ÷ (c × d)", "(a + b) ÷ (c × d)"), ("a − (b + c)", "a − (b + c)"),
        ("(a − b) + c", "a − b + c"), ("(a × b) ÷ c", "a × b ÷ c"),
        ("pegawai/tata-usaha ÷ pegawai/jumlah", "pegawai/tata-usaha ÷ pegawai/jumlah"),
        ("(a + b) / 2", "(a + b) ÷ 2"), ("(a - b)/(c + d) * 100%", "(a − b) ÷ (c + d) × 100%"),
        ("a / (b x c) - d", "a ÷ (b × c) − d"), ("a-b + (c/d)-e", "a-b + c/d − e"),
    ],
)  # fmt: skip
def test_ketikan_dan_kurung(ketikan: str, baku: str) -> None:
    rumus = Rumus.urai(ketikan)
    assert rumus.kata == baku
    assert Rumus.urai(rumus.kata) == rumus


@pytest.mark.parametrize(
    "teks",
    [
        "", " ", "a +", "+ a", "− a", "(a", "a)", "()", "a (b)", "a ÷ ÷ b", "a × × b", "a − − b",
        "a ≥ 1", "banyaknya a ≥ b", "Σ a ×", "banyaknya a ≥",
    ],
)  # fmt: skip
def test_rumus_yang_tidak_terbaca(teks: str) -> None:
    with pytest.raises(RumusKeliru, match=r"tidak membentuk rumus yang utuh|kurung [()]"):
        Rumus.urai(teks)


@pytest.mark.parametrize(
    ("teks", "isi", "hasil"),
    [
        ("a ÷ b × 100%", {"a": F(1), "b": F(8)}, (F(25, 2), "ada")),
        ("a ÷ b", {"a": F(1), "b": F(0)}, (None, "tak-terhitung")),
        ("a ÷ b", {"a": None, "b": F(0)}, (None, "belum-ada-data")),
        ("a − (b − c)", {"a": F(5), "b": F(3), "c": F(1)}, (3, "ada")),
        ("1.234,5 − a", {"a": F(1)}, (F("1233.5"), "ada")),
        ("jumlah a", {"a": [F(1), None, F(2)]}, (3, "ada")),
        ("jumlah a", {"a": [None]}, (None, "belum-ada-data")),
        ("rata-rata a", {"a": [F(1), None, F(2)]}, (F(3, 2), "ada")),
        ("banyaknya a", {"a": [F(1), None]}, (2, "ada")),
        ("banyaknya a tanpa nilai", {"a": [F(1), None]}, (1, "ada")),
        ("jumlah a ÷ banyaknya b yang ada", {"a": [F(1), None, F(2)]}, (F(3, 2), "ada")),
        ("banyaknya a ≤ 1", {"a": [F(1), F(2), None]}, (1, "ada")),
        ("banyaknya a > 1", {"a": [F(1), F(2), None]}, (1, "ada")),
        ("Σ a × b", {"a": [F(2), F(3), None], "b": [F(5), F(7), F(9)]}, (31, "ada")),
    ],
)
def test_hitung(teks: str, isi: dict[str, object], hasil: Any) -> None:
    assert Rumus.urai(teks).hitung(isi) == hasil  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("teks", "isi", "kerja"),
    [
        ("(t − (r − t)) ÷ t × 100%", {"t": "9", "r": "7"}, "(9 − (7 − 9)) ÷ 9 × 100%"),
        ("100% − c", {"c": "92,5"}, "100% − 92,5%"),
        ("a × 100% − c", {"a": "2", "c": "1"}, "2 × 100% − 1"),
        ("jumlah a", {"a": ["1", "2"]}, "1 + 2"),
        ("jumlah a ÷ t", {"a": ["1", "2"], "t": "3"}, "(1 + 2) ÷ 3"),
        ("jumlah a ÷ t", {"a": ["1"], "t": "3"}, "1 ÷ 3"),
        ("t − jumlah a", {"a": ["1", "2"], "t": "3"}, "3 − (1 + 2)"),
        ("rata-rata a", {"a": ["1", "2"]}, "(1 + 2) ÷ 2"),
        ("jumlah a ÷ banyaknya b yang ada", {"a": ["1", "2"]}, "(1 + 2) ÷ 2"),
        ("Σ n × b ÷ Σ b", {"n": ["1", "2"], "b": ["3", "4"]}, "(1 × 3 + 2 × 4) ÷ (3 + 4)"),
    ],
)
def test_kerja(teks: str, isi: dict[str, str | Sequence[str]], kerja: str) -> None:
    assert Rumus.urai(teks).kerja(isi) == kerja


def test_nama_lain_boleh_berupa_teks_apa_pun() -> None:
    rumus = Rumus.urai("a ÷ b × 100%").dengan_nama({"a": "Realisasi (SMART)", "b": "Pagu − sisa"})
    assert rumus.kata == "Realisasi (SMART) ÷ Pagu − sisa × 100%"
    assert rumus.hitung({"Realisasi (SMART)": F(1), "Pagu − sisa": F(4)}) == (F(25), "ada")


RUMUS = st.recursive(
    st.sampled_from(["a", "b", "c", "2", "100%"]),
    lambda isi: st.tuples(isi, st.sampled_from("+−×÷"), isi).map(lambda t: f"({' '.join(t)})"),
    max_leaves=8,
)


@given(RUMUS, *[st.integers(-9, 9).map(Fraction)] * 3)
def test_tulisan_dan_perhitungan_sejalan(teks: str, a: Fraction, b: Fraction, c: Fraction) -> None:
    """Whatever the brackets: written and read again, or worked with numbers and computed by
    Python, it is the same value."""
    rumus = Rumus.urai(teks)
    isi = {"a": a, "b": b, "c": c}
    hasil, keadaan = rumus.hitung(isi)
    assert Rumus.urai(rumus.kata).hitung(isi) == (hasil, keadaan)
    kerja = rumus.kerja({n: f"({n})" for n in "abc"}).replace("%", "")
    for tanda, python in zip("−×÷", "-*/", strict=True):
        kerja = kerja.replace(tanda, python)
    kerja = kerja.replace("100", "F(100)").replace("2", "F(2)")
    try:
        assert eval(kerja, {"F": F, **isi}) == hasil  # noqa: S307 - signs and names of its own
    except ZeroDivisionError:
        assert keadaan == "tak-terhitung"


@pytest.mark.parametrize(
    ("teks", "ya"),
    [
        ("a ÷ b", True), ("a ÷ b × 2", True), ("a ÷ b × 0", True),
        ("a ÷ b × 100%", False), ("a ÷ b × 1000", False), ("a × b", False),
    ],
)  # fmt: skip
def test_pecahan_yang_belum_dikalikan(teks: str, ya: bool) -> None:
    """Whether a result that is called a percentage lacks its hundred."""
    assert Rumus.urai(teks).pecahan is ya
