"""What the benchmark measured: single runs, their sum, and the table of them."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Jalan:
    """One run: wall-clock and processor seconds, and the most memory of all processes in MB."""

    detik: float
    prosesor: float
    memori: float


@dataclass(frozen=True)
class Hasil:
    """The runs of one scenario summed up: medians, the extremes of the time, the largest memory."""

    kode: str
    uraian: str
    detik: float
    detik_tercepat: float
    detik_terlama: float
    detik_prosesor: float
    memori_mb: float


def rangkum(kode: str, uraian: str, jalan: Sequence[Jalan]) -> Hasil:
    """The runs of a scenario in one line; seconds to the hundredth, memory in whole MB. A run
    whose time is no number tells of its memory alone."""
    detik = [j.detik for j in jalan if not math.isnan(j.detik)]
    return Hasil(
        kode,
        uraian,
        round(statistics.median(detik), 2),
        round(min(detik), 2),
        round(max(detik), 2),
        round(statistics.median(j.prosesor for j in jalan), 2),
        round(max(j.memori for j in jalan)),
    )


def tabel(hasil: Sequence[Hasil]) -> list[str]:
    """The results as lines of a table, with decimal commas."""
    kepala = ("Skenario", "Median (s)", "Rentang (s)", "Prosesor (s)", "Memori (MB)")
    baris = [
        (
            h.uraian,
            angka(h.detik),
            f"{angka(h.detik_tercepat)}–{angka(h.detik_terlama)}",
            angka(h.detik_prosesor),
            f"{h.memori_mb:.0f}",
        )
        for h in hasil
    ]
    lebar = [max(len(b[k]) for b in (kepala, *baris)) for k in range(len(kepala))]

    def tulis(isi: Sequence[str]) -> str:
        angka = (teks.rjust(n) for teks, n in zip(isi[1:], lebar[1:], strict=True))
        return "  ".join((isi[0].ljust(lebar[0]), *angka))

    return [tulis(kepala), "  ".join("─" * n for n in lebar), *map(tulis, baris)]


def angka(nilai: float) -> str:
    """A number with two decimals behind a comma; a dash where it is not known. By the standard
    library alone, with which the benchmark runs."""
    return "–" if math.isnan(nilai) else f"{nilai:.2f}".replace(".", ",")
