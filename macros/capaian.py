"""Formulas of performance: achievement, averages, categories. Pure and exact."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Polaritas = Literal["maksimal", "minimal"]
Status = Literal["tercapai", "belum-tercapai", "belum-ada-data", "tak-terhitung"]
SERATUS = Fraction(100)


def rumus_a(realisasi: Fraction, target: Fraction) -> Fraction:
    """Achievement in percent where more is better: realisasi ÷ target × 100.

    Source: LKjIP, “Rumus A”; PermenPAN-RB 53/2014.

    Raises:
        ZeroDivisionError: the target is zero; nothing can be computed.
    """
    return realisasi / target * 100


def rumus_b(realisasi: Fraction, target: Fraction) -> Fraction:
    """Achievement in percent where less is better: (target − (realisasi − target)) ÷ target × 100.

    Source: “Rumus B”, identical with 1 + (1 − realisasi ÷ target). The printed report divides by
    realisasi, which is an error: at realisasi = 0 it would have no value.

    Raises:
        ZeroDivisionError: the target is zero; nothing can be computed.
    """
    return (target - (realisasi - target)) / target * 100


def capaian(
    realisasi: Fraction | None, target: Fraction | None, polaritas: Polaritas
) -> tuple[Fraction | None, Literal["ada", "belum-ada-data", "tak-terhitung"]]:
    """Achievement in percent with its state: without realisation no data, without target no sum."""
    if realisasi is None:
        return None, "belum-ada-data"
    if not target:
        return None, "tak-terhitung"
    rumus = rumus_a if polaritas == "maksimal" else rumus_b
    return rumus(realisasi, target), "ada"


def status(nilai: Fraction | None, keadaan: str) -> Status:
    """Whether the target is reached: at 100 percent and above."""
    if nilai is None:
        return "tak-terhitung" if keadaan == "tak-terhitung" else "belum-ada-data"
    return "tercapai" if nilai >= SERATUS else "belum-tercapai"


def rata_rata(nilai: Iterable[Fraction | None]) -> Fraction | None:
    """Plain mean of the values that exist; `None` when there is none."""
    ada = [n for n in nilai if n is not None]
    return sum(ada, Fraction(0)) / len(ada) if ada else None


def dibatasi(nilai: Fraction, batas: Fraction | None) -> Fraction:
    """A value capped at `batas`; without a cap the value itself."""
    return nilai if batas is None else min(nilai, batas)


@dataclass(frozen=True)
class Kategori:
    """One step of a scale, with its bounds.

    The upper bound belongs to the step unless the step above begins there with its bound included.
    """

    kode: str
    bawah: Decimal
    bawah_termasuk: bool
    atas: Decimal
    interpretasi: str

    @property
    def sebutan(self) -> str:
        """How the step is named in a sentence: `AA (Memuaskan)`, `Sangat Baik`."""
        return f"{self.kode} ({self.interpretasi})" if self.interpretasi else self.kode

    def memuat(self, nilai: Fraction) -> bool:
        """Whether the value lies on this step."""
        di_atas = nilai >= self.bawah if self.bawah_termasuk else nilai > self.bawah
        return di_atas and nilai <= self.atas


def kategori(nilai: Fraction, skala: Sequence[Kategori]) -> Kategori:
    """The step of a value; over the top of the scale it is the top step.

    Raises:
        LookupError: the value lies below the scale or in a gap of it.
    """
    puncak = max(k.atas for k in skala)
    for langkah in sorted(skala, key=lambda k: k.bawah, reverse=True):
        if langkah.memuat(min(nilai, Fraction(puncak))):
            return langkah
    raise LookupError(f"Nilai {nilai} tidak termasuk kategori mana pun")
