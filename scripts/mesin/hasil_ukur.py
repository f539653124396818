"""Results of the benchmark: single runs, summaries, and their table."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Jalan:
    """One run: wall-clock and processor seconds, and the peak memory of all processes in MB."""

    detik: float
    prosesor: float
    memori: float


@dataclass(frozen=True)
class Hasil:
    """The summary of one scenario: medians, minimal and maximal time, peak memory."""

    kode: str
    uraian: str
    detik: float
    detik_tercepat: float
    detik_terlama: float
    detik_prosesor: float
    memori_mb: float


def rangkum(kode: str, uraian: str, jalan: Sequence[Jalan]) -> Hasil:
    """Summarise the runs of a scenario; seconds to the hundredth, memory in whole MB. A run whose
    time is NaN counts for memory only."""
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
    """A number with two decimals after a comma; a dash if unknown. Uses the standard library only,
    as the benchmark does."""
    return "–" if math.isnan(nilai) else f"{nilai:.2f}".replace(".", ",")
