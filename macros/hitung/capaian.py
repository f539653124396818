"""What an achievement means: its status, and its step on a scale. Pure and exact."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

Polaritas = Literal["maksimal", "minimal"]
Status = Literal["tercapai", "belum-tercapai", "belum-ada-data", "tak-terhitung"]
SERATUS = Fraction(100)


def status(nilai: Fraction | None, keadaan: str) -> Status:
    """Whether the target is reached: at 100 percent and above."""
    if nilai is None:
        return "tak-terhitung" if keadaan == "tak-terhitung" else "belum-ada-data"
    return "tercapai" if nilai >= SERATUS else "belum-tercapai"


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
