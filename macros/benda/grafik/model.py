"""What a chart of the report is: its specification, and the words that stand around it."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ...dasar.angka import Angka
from ...dasar.penulisan import tulis_bilangan
from ...gambar.spesifikasi import Keterangan, Peran, Spesifikasi, TandaSumbu


@dataclass(frozen=True)
class Gambar:
    """A chart or diagram: title with the finding, subtitle with measure and unit, text alternative.

    `tabel` names the tables that hold its data; `angka` the figures it shows.
    """

    kode: str
    judul: str
    subjudul: str
    alt: str
    sumber: str
    spesifikasi: Spesifikasi
    angka: tuple[Angka, ...] = ()
    tabel: tuple[str, ...] = ()
    catatan: tuple[str, ...] = ()
    jenis: Literal["gambar", "bagan"] = "gambar"


KUNCI_CAPAIAN = (
    Keterangan("utama", "Mencapai target"),
    Keterangan("di-bawah-target", "Belum mencapai target"),
)


def peran_capaian(angka: Angka) -> Peran:
    """The subject's hue, or the accent for what lies below its target."""
    return "di-bawah-target" if angka.nilai is not None and angka.nilai < 100 else "utama"


def tanda(nilai: tuple[int, ...], satuan: str = "", bagi: int = 1) -> tuple[TandaSumbu, ...]:
    """Gridlines at `nilai` with their axis text, `bagi` dividing what is written."""
    return tuple(
        TandaSumbu(n, f"{tulis_bilangan(Fraction(n, bagi), 'bilangan')}{satuan}") for n in nilai
    )
