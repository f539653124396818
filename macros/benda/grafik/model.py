"""What a chart of the report is: its specification, and the words that stand around it."""

from dataclasses import dataclass
from typing import Literal

from ...dasar.angka import Angka
from ...gambar.spesifikasi import Spesifikasi


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
