"""What to draw: frozen descriptions of charts and diagrams, free of layout and colour.

A specification carries exact numbers for lengths and *ready Indonesian text* for everything a
reader reads; this package formats no number. ``repr`` of a specification is its identity (see
``tembolok``), so every field is immutable and prints the same in every process.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal, TypeAlias

from ..dasar.kosakata import bunyi, kosakata

Bilangan: TypeAlias = float | Fraction | Decimal
"""An exact or ordinary number; becomes a float only where it becomes a length."""

Peran: TypeAlias = Literal["utama", "pembanding", "di-bawah-target"]
"""Role of a mark: the subject, what it is compared with, or the subject below its target."""

KOSONG, HAMPA = "–", "belum ada data"  # in a heat map's cell without a value
# Signs in place of long words, explained in the key; each word has the same sign in all charts.
TANDA: dict[str, str] = kosakata("gambar")["tanda"]
TANDA_LAIN = "◊‡§¶"


@dataclass(frozen=True, slots=True)
class Takik:
    """A position on a scale with its text: a reference line, a gridline, or the lower limit of a
    class. For a reference that is a band, `nilai` is its lower end and `sampai` its upper end."""

    nilai: Bilangan
    teks: str
    sampai: Bilangan | None = None

    @property
    def ujung(self) -> tuple[Bilangan, ...]:
        """The place itself, or both ends of the band."""
        return (self.nilai,) if self.sampai is None else (self.nilai, self.sampai)


@dataclass(frozen=True, slots=True)
class Seri:
    """A name with the role of its marks: one of two series, or an entry of the key."""

    nama: str
    peran: Peran


@dataclass(frozen=True, slots=True)
class Nilai:
    """A value with its text; a missing value has a text with the reason. `peran` overrides that of
    its series, `rincian` is a second text (e.g. rupiah) after the value's."""

    nilai: Bilangan | None
    teks: str
    peran: Peran | None = None
    rincian: str = ""


@dataclass(frozen=True, slots=True)
class Butir:
    """A row of values, in the order of the chart's series or columns; `kode` is printed before the
    label."""

    label: str
    nilai: tuple[Nilai, ...]
    kode: str = ""


@dataclass(frozen=True, slots=True)
class KelompokButir:
    """Rows under one heading; an empty `judul` prints no heading."""

    judul: str
    butir: tuple[Butir, ...]


class Spesifikasi:
    """A chart or diagram to draw; `lukis` has the drawing of each form."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Berbaris(Spesifikasi):
    """A chart of rows, with one value each, or one for each of its two series.

    `maksimum` is the end of the scale (default: the largest value or reference).
    """

    kelompok: tuple[KelompokButir, ...]
    seri: tuple[Seri, ...] = ()
    acuan: Takik | None = None
    maksimum: Bilangan | None = None
    sumbu: tuple[Takik, ...] = ()

    def __post_init__(self) -> None:
        _ada_butir(self.butir)

    @property
    def butir(self) -> list[Butir]:
        """The rows of all groups."""
        return [b for k in self.kelompok for b in k.butir]


@dataclass(frozen=True, slots=True)
class Batang(Berbaris):
    """Horizontal bars from zero; two a row for few rows whose sizes matter (pagu, realisasi).

    `keterangan` is the key of bars without series. `rel` draws a pale rail up to `maksimum` behind
    every bar, if that is the whole (100%). Values are at the ends of bars, or in a column at the
    right if a line (acuan, sumbu) or a second text would collide.
    """

    keterangan: tuple[Seri, ...] = ()
    rel: bool = False


@dataclass(frozen=True, slots=True)
class Titik(Berbaris):
    """Two dots a row joined by a line (dumbbell): for many rows whose difference matters."""


@dataclass(frozen=True, slots=True)
class Kuadran(Berbaris):
    """One point a row: the first value is x, the second y. `garis` are the reference lines, one for
    each series, with explanations; `pola` is the notation of each scale's numbers."""

    garis: tuple[Takik, ...] = ()
    pola: tuple[str, ...] = ("{}%", "{}%")

    def __post_init__(self) -> None:
        Berbaris.__post_init__(self)
        if len(self.garis) != 2:
            raise ValueError("Kuadran memerlukan dua acuan: untuk nilai pertama, lalu kedua.")


@dataclass(frozen=True, slots=True)
class Komposisi(Spesifikasi):
    """Parts of the whole as bars on rails as long as the whole, largest first."""

    bagian: tuple[Butir, ...]
    utuh: Bilangan = 100

    def __post_init__(self) -> None:
        _ada_butir(self.bagian)


@dataclass(frozen=True, slots=True)
class PetaPanas(Spesifikasi):
    """Rows × columns with the number in every cell; up to five classes, in ascending order."""

    kolom: tuple[str, ...]
    baris: tuple[Butir, ...]
    kelas: tuple[Takik, ...]

    def __post_init__(self) -> None:
        _ada_butir(self.baris)
        for baris in self.baris:
            if len(baris.nilai) != len(self.kolom):
                kata = {"ada": len(baris.nilai), "harus": len(self.kolom)}
                raise ValueError(bunyi("gambar/peta-sel", baris=baris, **kata))
        batas = [kelas.nilai for kelas in self.kelas]
        if not 1 <= len(batas) <= 5 or batas != sorted(set(batas)):
            raise ValueError("Kelas peta panas harus satu sampai lima dan berurutan naik.")
        for sel in (n for b in self.baris for n in b.nilai):
            if sel.nilai is not None and sel.nilai < batas[0]:
                raise ValueError(f"“{sel.teks}” di bawah kelas terendah; mulailah dari sana.")


@dataclass(frozen=True, slots=True)
class AngkaTunggal(Spesifikasi):
    """One number on its scale of 0 to 100 (a bullet bar): the value and its predikat."""

    nilai: Bilangan | None
    teks: str
    predikat: str = ""


@dataclass(frozen=True, slots=True)
class Pohon(Spesifikasi):
    """A tree (struktur organisasi) of up to about fifteen boxes: its top box, and the subtrees."""

    teks: str
    anak: tuple[Pohon, ...] = ()


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
class PetaStrategi(Spesifikasi):
    """Levels of boxes; a link is the code of a box and that of the box one level up which it
    supports. With `kerangka` it is always drawn as an outline."""

    tingkat: tuple[Tingkat, ...]
    tautan: tuple[tuple[str, str], ...]
    kerangka: bool = False

    def __post_init__(self) -> None:
        letak = {s.kode: i for i, t in enumerate(self.tingkat) for s in t.simpul}
        for dari, ke in self.tautan:
            if letak.get(dari, -1) != letak.get(ke, -9) + 1:
                raise ValueError(bunyi("gambar/peta-tautan", dari=dari, ke=ke))


def _ada_butir(butir: Collection[object]) -> None:
    if not butir:
        raise ValueError("Grafik tanpa satu pun butir tidak dapat digambar.")
