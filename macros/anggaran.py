"""Formulas of budget: absorption, remainder, shares, IKPA. Pure and exact."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction


def serapan(realisasi: Fraction, pagu: Fraction) -> Fraction | None:
    """Absorption in percent: realisasi ÷ pagu × 100; `None` where the ceiling is zero."""
    return realisasi / pagu * 100 if pagu else None


def sisa(realisasi: Fraction, pagu: Fraction) -> Fraction:
    """What is left of the ceiling, in rupiah."""
    return pagu - realisasi


def nilai_akhir(nilai: Fraction, bobot: Fraction) -> Fraction:
    """Weighted IKPA score of one indicator: nilai × bobot ÷ 100 (OM-SPAN, Gambar 3.8)."""
    return nilai * bobot / 100


def nilai_total(pasangan: Iterable[tuple[Fraction, Fraction]]) -> Fraction | None:
    """IKPA score from (nilai, bobot): Σ nilai × bobot ÷ Σ bobot; `None` without any weight.

    The division by the weights is the “konversi bobot” for indicators that do not apply to a unit.
    """
    daftar = list(pasangan)
    bobot = sum((b for _, b in daftar), Fraction(0))
    return sum((n * b for n, b in daftar), Fraction(0)) / bobot if bobot else None
