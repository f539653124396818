"""What to draw: frozen descriptions of charts and diagrams, free of layout and colour.

A specification carries exact numbers for lengths and *ready Indonesian text* for everything a
reader reads; this package formats no number. ``repr`` of a specification is its identity (see
``tembolok``), so every field is immutable and prints the same in every process.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Generic, Literal, TypeAlias, TypeVar

Bilangan: TypeAlias = float | Fraction | Decimal
"""An exact or ordinary number; becomes a float only where it becomes a length."""

B = TypeVar("B")
Peran: TypeAlias = Literal["utama", "pembanding", "di-bawah-target"]
"""Role of a mark: the subject, what it is compared with, or the subject below its target."""


@dataclass(frozen=True, slots=True)
class Acuan:
    """A reference line at `nilai`, with its label on it (e.g. ``Target = 100%``)."""

    nilai: Bilangan
    label: str


@dataclass(frozen=True, slots=True)
class TandaSumbu:
    """One gridline with its axis text."""

    nilai: Bilangan
    teks: str


@dataclass(frozen=True, slots=True)
class Keterangan:
    """One entry of the key above the plot."""

    peran: Peran
    teks: str


@dataclass(frozen=True, slots=True)
class Butir:
    """One bar. `nilai` None means missing: `teks` then says so in the bar's place.

    `kode` hangs before the label; `rincian` is a second text (e.g. rupiah) after the value's.
    """

    label: str
    nilai: Bilangan | None
    teks: str
    peran: Peran = "utama"
    kode: str = ""
    rincian: str = ""


@dataclass(frozen=True, slots=True)
class Nilai:
    """A value with its text; without one the text says why. `peran` overrides that of its series
    for this mark."""

    nilai: Bilangan | None
    teks: str
    peran: Peran | None = None
    rincian: str = ""


@dataclass(frozen=True, slots=True)
class ButirNilai:
    """A row of several values, in the order of the chart's series or columns."""

    label: str
    nilai: tuple[Nilai, ...]
    kode: str = ""


@dataclass(frozen=True, slots=True)
class KelompokButir(Generic[B]):
    """Rows under one heading; an empty `judul` prints no heading."""

    judul: str
    butir: tuple[B, ...]


@dataclass(frozen=True, slots=True)
class Batang:
    """Horizontal bars from zero.

    `maksimum` ends the scale (default: the largest value or reference). `rel` draws a pale rail
    up to `maksimum` behind every bar, where that is the whole (100%). Values stand at the bars'
    ends, or in a column at the right where a line (acuan, sumbu) or a second text would be hit.
    """

    kelompok: tuple[KelompokButir[Butir], ...]
    acuan: Acuan | None = None
    maksimum: Bilangan | None = None
    sumbu: tuple[TandaSumbu, ...] = ()
    keterangan: tuple[Keterangan, ...] = ()
    rel: bool = False

    def __post_init__(self) -> None:
        _ada_butir(b for k in self.kelompok for b in k.butir)


@dataclass(frozen=True, slots=True)
class Seri:
    """Name and role of one of the two series of a pair."""

    nama: str
    peran: Peran


@dataclass(frozen=True, slots=True)
class _Pasangan:
    seri: tuple[Seri, Seri]
    kelompok: tuple[KelompokButir[ButirNilai], ...]
    acuan: Acuan | None = None
    maksimum: Bilangan | None = None
    sumbu: tuple[TandaSumbu, ...] = ()

    def __post_init__(self) -> None:
        _ada_butir(b for k in self.kelompok for b in k.butir)


@dataclass(frozen=True, slots=True)
class BatangBerpasangan(_Pasangan):
    """Two bars a row, both from zero: for a few rows whose sizes matter (pagu, realisasi)."""


@dataclass(frozen=True, slots=True)
class Titik(_Pasangan):
    """Two dots a row joined by a line (dumbbell): for many rows whose difference matters."""


@dataclass(frozen=True, slots=True)
class Kuadran(_Pasangan):
    """One point a row: the first value across, the second up; `garis` are the lines that part the
    plane, one a series, whose labels say what they stand for."""

    garis: tuple[Acuan, Acuan] = (Acuan(0, ""), Acuan(100, ""))


@dataclass(frozen=True, slots=True)
class Komposisi:
    """Parts of `seluruh` as bars on rails of the whole, largest first unless `urut` is False."""

    bagian: tuple[Butir, ...]
    seluruh: Bilangan = 100
    urut: bool = True

    def __post_init__(self) -> None:
        _ada_butir(self.bagian)


@dataclass(frozen=True, slots=True)
class Kelas:
    """A class of the heat map: values from `bawah` up to the next class; `teks` for the key."""

    bawah: Bilangan
    teks: str


@dataclass(frozen=True, slots=True)
class PetaPanas:
    """Rows × columns with the number in every cell; up to five classes, in rising order."""

    kolom: tuple[str, ...]
    baris: tuple[ButirNilai, ...]
    kelas: tuple[Kelas, ...]
    teks_kosong: str = "Belum ada data"

    def __post_init__(self) -> None:
        _ada_butir(self.baris)
        for baris in self.baris:
            if len(baris.nilai) != len(self.kolom):
                raise ValueError(
                    f"Baris “{baris.label}” berisi {len(baris.nilai)} sel, "
                    f"seharusnya {len(self.kolom)}."
                )
        batas = [kelas.bawah for kelas in self.kelas]
        if not 1 <= len(batas) <= 5 or batas != sorted(set(batas)):
            raise ValueError("Kelas peta panas harus satu sampai lima dan berurutan naik.")


@dataclass(frozen=True, slots=True)
class Pita:
    """A band of the scale of one number: its predikat and, as text, its range (``>80–90``)."""

    bawah: Bilangan
    atas: Bilangan
    label: str
    rentang: str = ""


@dataclass(frozen=True, slots=True)
class AngkaTunggal:
    """One number on its scale (a bullet bar): the value, its predikat and the scale's bands."""

    nilai: Bilangan | None
    teks: str
    predikat: str = ""
    pita: tuple[Pita, ...] = ()
    minimum: Bilangan = 0
    maksimum: Bilangan = 100
    tanda: tuple[TandaSumbu, ...] = (TandaSumbu(0, "0"), TandaSumbu(100, "100"))


@dataclass(frozen=True, slots=True)
class Simpul:
    """A box of a tree: `teks` its title, `rincian` a second line, `anak` the boxes under it."""

    teks: str
    anak: tuple[Simpul, ...] = ()
    rincian: str = ""


@dataclass(frozen=True, slots=True)
class Pohon:
    """A tree (struktur organisasi), up to about fifteen boxes."""

    akar: Simpul


@dataclass(frozen=True, slots=True)
class SimpulPeta:
    """A box of the strategy map; `kode` is printed before the text and names it in links."""

    kode: str
    teks: str


@dataclass(frozen=True, slots=True)
class Tingkat:
    """A level of the strategy map, the highest first."""

    judul: str
    simpul: tuple[SimpulPeta, ...]


@dataclass(frozen=True, slots=True)
class Dukungan:
    """`dari` (lower level) supports `ke` (the level above it)."""

    dari: str
    ke: str


@dataclass(frozen=True, slots=True)
class PetaStrategi:
    """Levels of boxes with the links between neighbouring levels."""

    tingkat: tuple[Tingkat, ...]
    tautan: tuple[Dukungan, ...]

    def __post_init__(self) -> None:
        letak = {s.kode: i for i, t in enumerate(self.tingkat) for s in t.simpul}
        if len(letak) != sum(len(t.simpul) for t in self.tingkat):
            raise ValueError("Kode simpul peta strategi harus unik.")
        for tautan in self.tautan:
            if letak.get(tautan.dari, -1) != letak.get(tautan.ke, -9) + 1:
                raise ValueError(
                    f"Tautan “{tautan.dari}” → “{tautan.ke}” tidak menghubungkan satu tingkat "
                    "dengan tingkat tepat di atasnya."
                )


Grafik: TypeAlias = (
    Batang | BatangBerpasangan | Titik | Kuadran | Komposisi | PetaPanas | AngkaTunggal
)
Bagan: TypeAlias = Pohon | PetaStrategi
Spesifikasi: TypeAlias = Grafik | Bagan


def _ada_butir(butir: Iterable[object]) -> None:
    if not any(True for _ in butir):
        raise ValueError("Grafik tanpa satu pun butir tidak dapat digambar.")
