"""The register of figures: every number of the report once, exact, with its formula and inputs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fnmatch import fnmatchcase
from fractions import Fraction
from functools import cached_property

from . import penulisan
from .kosakata import bunyi
from .masalah import GalatLaporan, Masalah, cari
from .nilai import IsiNilai
from .rumus import Keadaan, Rumus

# Without anything to count nothing can be reached.
TIDAK_DINILAI: tuple[Keadaan, ...] = ("tidak-berlaku", "tak-diukur")


@dataclass(frozen=True, order=True)
class Asal:
    """The place of a typed value: CSV file, row as a spreadsheet shows it, column."""

    berkas: str
    baris: int
    kolom: str

    def __str__(self) -> str:
        return f"{self.berkas}, baris {self.baris}, kolom {self.kolom}"


@dataclass(frozen=True)
class Angka:
    """One figure.

    `nilai` is exact and in the unit `satuan` (92.5 with `%`, not 0.925); `None` unless `keadaan` is
    `ada`. `keluarga` decides rounding and format (`macros/dasar/penulisan.py`).
    `pola` is how the unit is written. `masukan` are the inputs: keys of other figures, or cells.
    `isi` maps the names in the formula to these inputs. `batas` caps each input of a mean, `lantai`
    is the lower limit of the result.

    A cell with something other than a number (`isian`: a range, a bound, a predicate) has the state
    `bukan-bilangan`; the ends of a range are figures of their own. A result that is reached or not,
    without a percentage, has the state `tercapai` or `belum-tercapai`. `beda_tampak` is the
    difference between two figures as shown, if it is not the exact one: a reader who subtracts the
    shown figures gets this value.
    """

    kunci: str
    nilai: Fraction | None
    satuan: str
    keluarga: str
    label: str
    masukan: tuple[str | Asal, ...] = ()
    rumus: Rumus | None = None
    isi: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    batas: Fraction | None = None
    keadaan: Keadaan = "ada"
    catatan: str = ""
    isian: IsiNilai | None = None
    lantai: Fraction | None = None
    pola: str = ""
    beda_tampak: Fraction | None = None

    @cached_property
    def teks(self) -> str:
        """The figure as text with its unit: `92,5%`, `Rp7.060.331.000`, `80–85%`, `BB`, `–`."""
        return self._tulis(self.satuan, self.pola)

    @cached_property
    def polos(self) -> str:
        """The same without unit, for a table whose head names the unit."""
        return self._tulis("", "")

    def _tulis(self, satuan: str, pola: str) -> str:
        return penulisan.tulis(
            self.tampak, self.keluarga, satuan, self.keadaan, tampak=self.sebutan, pola=pola
        )

    @cached_property
    def tampak(self) -> Fraction | None:
        """The value that is shown, cut or rounded as its family is."""
        if self.beda_tampak is not None or self.nilai is None:
            return self.beda_tampak
        return Fraction(penulisan.bulatkan(self.nilai, self.keluarga))

    @property
    def sebutan(self) -> str:
        """What is shown in place of a number, without unit; empty for a number."""
        return self.isian.tampak if self.isian else ""

    @property
    def terisi(self) -> bool:
        """Whether the figure says something: a value, or a state or text in place of one."""
        return self.keadaan not in {"belum-ada-data", "tak-terhitung", "belum-sampai"}

    @property
    def arti(self) -> IsiNilai | None:
        """The content of the figure as `dasar.nilai` reads a cell; `None` where it has none."""
        if self.keadaan in TIDAK_DINILAI:
            return IsiNilai("tidak-berlaku", penulisan.TANPA_NILAI[self.keadaan])
        if self.isian is not None or self.nilai is None:
            return self.isian
        return IsiNilai("bilangan", self.polos, self.nilai, self.nilai)

    @property
    def kata_rumus(self) -> str:
        """The formula in words; empty for a figure that stands in a cell."""
        return self.rumus.kata if self.rumus else ""

    @property
    def nilai_mesin(self) -> str:
        """The value for programs: decimal point, six decimals at most, empty when there is none."""
        return "" if self.nilai is None else penulisan.desimal_mesin(self.nilai)


@dataclass(frozen=True)
class GayaTulis:
    """How a report writes its figures: its units, and its own rounding of families."""

    keluarga: Mapping[str, str] = field(default_factory=dict)
    satuan: Mapping[str, str] = field(default_factory=dict)

    def terapkan(self, angka: Angka) -> Angka:
        """The figure as this report writes it."""
        keluarga = self.keluarga.get(angka.keluarga, angka.keluarga)
        pola = angka.pola or self.satuan.get(angka.satuan, "")
        sama = (keluarga, pola) == (angka.keluarga, angka.pola)
        return angka if sama else replace(angka, keluarga=keluarga, pola=pola)


@dataclass
class Register:
    """All figures of one report by key, in the order in which they came about."""

    _isi: dict[str, Angka] = field(default_factory=dict)
    gaya: GayaTulis = field(default_factory=GayaTulis)
    _sel: dict[str, tuple[Asal, ...]] = field(default_factory=dict, repr=False, compare=False)

    def tambah(self, angka: Angka) -> Angka:
        """Add a figure. Raises GalatLaporan where two cells or codes of the data give the same one
        (the second is named), and ValueError where the program computes one twice."""
        if lama := self._isi.get(angka.kunci):
            tempat, di = (next(iter(self._telusuri(a)), None) for a in (lama, angka))
            if di is None or tempat is None:
                raise ValueError(f"Angka “{angka.kunci}” dihitung dua kali")
            letak = (di.berkas, di.baris, di.kolom, angka.nilai_mesin)
            pesan = bunyi("dasar/angka-terisi", tempat=tempat, lama=lama, baru=angka)
            raise GalatLaporan([Masalah("D040", "galat", *letak, pesan)])
        angka = self._isi[angka.kunci] = self.gaya.terapkan(angka)
        return angka

    def __getitem__(self, kunci: str) -> Angka:
        return cari(self._isi, "Angka", kunci)

    def get(self, kunci: str) -> Angka | None:
        """The figure, or `None` where the data has no such figure."""
        return self._isi.get(kunci)

    def cocok(self, pola: str) -> list[Angka]:
        """The figures whose keys match a pattern; `*` stands for one part of a key."""
        if "*" not in pola:
            return [self._isi[pola]] if pola in self._isi else []
        setingkat = (a for a in self if a.kunci.count("/") == pola.count("/"))
        return [a for a in setingkat if fnmatchcase(a.kunci, pola)]

    def sel(self, angka: Angka) -> tuple[Asal, ...]:
        """All cells behind a figure, each once, in the order of its inputs; cached for figures of
        this register."""
        if self._isi.get(angka.kunci) is not angka:
            return self._telusuri(angka)
        if angka.kunci not in self._sel:
            self._sel[angka.kunci] = self._telusuri(angka)
        return self._sel[angka.kunci]

    def _telusuri(self, angka: Angka) -> tuple[Asal, ...]:
        hasil: dict[Asal, None] = {}
        antre = list(reversed(angka.masukan))
        while antre:
            m = antre.pop()
            if isinstance(m, Asal):
                hasil[m] = None
            else:
                antre += reversed(self[m].masukan)
        return (*hasil,)

    def __contains__(self, kunci: object) -> bool:
        return kunci in self._isi

    def __iter__(self) -> Iterator[Angka]:
        return iter(self._isi.values())

    def __len__(self) -> int:
        return len(self._isi)


def pecahan(nilai: Decimal | int | Fraction | None) -> Fraction | None:
    """The exact fraction of a typed value; `None` stays `None`."""
    return None if nilai is None else Fraction(nilai)
