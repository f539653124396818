"""Formulas as they are set: general ones, and the working of one indicator with its numbers."""

from __future__ import annotations

from dataclasses import dataclass

from .angka import Angka
from .format import MINUS, tulis_bilangan
from .laporan import Laporan
from .tabel.model import Bagian, Polos

KALI_SERATUS = " × 100%"
PENJELASAN = {
    "maksimal": "Dipakai bila realisasi yang makin tinggi menunjukkan kinerja yang makin baik.",
    "minimal": "Dipakai bila realisasi yang makin rendah menunjukkan kinerja yang makin baik.",
}


@dataclass(frozen=True)
class Pecahan:
    """A fraction whose numerator and denominator are parts."""

    pembilang: tuple[Bagian | Pecahan, ...]
    penyebut: tuple[Bagian | Pecahan, ...]


Ruas = tuple[Bagian | Pecahan, ...]


@dataclass(frozen=True)
class Rumus:
    """A formula: lines of (left side, right side), read aloud as `label`."""

    kode: str
    label: str
    langkah: tuple[tuple[Ruas, Ruas], ...]
    keterangan: str = ""


def umum(polaritas: str) -> Rumus:
    """The general formula for indicators of one polarity.

    Raises:
        KeyError: the polarity is neither `maksimal` nor `minimal`.
    """
    keterangan = PENJELASAN[polaritas]
    pembilang = (
        "Realisasi" if polaritas == "maksimal" else f"Target {MINUS} (Realisasi {MINUS} Target)"
    )
    nama = "Rumus A" if polaritas == "maksimal" else "Rumus B"
    kanan: Ruas = (Pecahan((pembilang,), ("Target",)), KALI_SERATUS)
    return Rumus(f"umum-{polaritas}", nama, ((("Capaian",), kanan),), keterangan)


def terapan(lap: Laporan, kode: str) -> Rumus:
    """The working of one indicator: formula with its numbers, the ratio, the result."""
    i, capaian, target = lap.indikator[kode], lap.capaian(kode), lap.target(kode)
    realisasi = lap.register[f"realisasi/{kode}/{lap.edisi.tahun}/LKJIP"]
    if capaian.nilai is None or target is None:
        return Rumus(kode, f"Perhitungan capaian indikator {kode}", ((("Capaian",), (capaian,)),),
                     capaian.catatan)  # fmt: skip
    kiri: Ruas = ("Capaian",)
    rasio = tulis_bilangan(capaian.nilai / 100, "rasio")
    return Rumus(
        kode,
        f"Perhitungan capaian indikator {kode}",
        (
            (kiri, (Pecahan(_pembilang(realisasi, target, i.polaritas), (Polos(target),)),
                    KALI_SERATUS)),
            (kiri, (f"{rasio}{KALI_SERATUS} = ", capaian)),
        ),
    )  # fmt: skip


def _pembilang(realisasi: Angka, target: Angka, polaritas: str) -> Ruas:
    if polaritas == "maksimal":
        return (Polos(realisasi),)
    return (Polos(target), f" {MINUS} (", Polos(realisasi), f" {MINUS} ", Polos(target), ")")
