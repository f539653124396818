"""Load the CSV files listed in `data/datapackage.json` as typed tables, each by its schema.

Each file is first converted to canonical text, whose cells `penguji` checks. Every cell keeps its
position: the index of a table is the row number in a spreadsheet, so that a cell is named by file,
row and column (`TabelData.asal`).
"""

from __future__ import annotations

import re
from collections import namedtuple
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..dasar.angka import Asal
from ..dasar.himpun import himpun
from ..dasar.masalah import GalatLaporan, Masalah, usul
from ..dasar.penulisan import desimal_ketikan
from . import penguji, skema, tabel_tambahan, teks_csv
from .lembar import Lembar
from .pesan import SEBARIS, belum_disebut, dari_judul, sekali
from .simpanan import cap_waktu
from .skema import PAKET, SkemaTabel, program
from .teguran import galat

# Names of copies of declarations, as OneDrive and people make them.
SALINAN = re.compile(r"(?:tabel|grafik|datapackage)\b.*\.(?:ya?ml|json)", re.IGNORECASE)
DESKRIPSI = {"tabel.yaml", "grafik.yaml", PAKET}

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class TabelData:
    """One CSV file: exact values (str, int, Decimal, date, bool or None) by row number, in the
    order of the columns. `semula` is the typed text of cells that differ from it; rows in `cacat`
    have an error."""

    nama: str
    berkas: str
    nama_kolom: tuple[str, ...]
    rekaman: Mapping[int, tuple[Any, ...]]
    semula: Mapping[tuple[int, str], str] = field(default_factory=dict, compare=False)
    cacat: frozenset[int] = frozenset()
    # Cached rows by the columns of the query, since every figure has its own.
    _menurut: dict[tuple[str, ...], Any] = field(init=False, default_factory=dict, compare=False)

    @cached_property
    def isi(self) -> pd.DataFrame:
        """The rows as a DataFrame, to filter, join or group them."""
        import pandas as pd  # late: reading and checking tables does not need it

        baris, nomor = list(self.rekaman.values()), list(self.rekaman)
        return pd.DataFrame(baris, index=nomor, columns=list(self.nama_kolom), dtype=object)

    def __getstate__(self) -> dict[str, Any]:
        """Pickle it without cached properties."""
        isi = {nama: self.__dict__[nama] for nama in self.__match_args__}
        return isi | {"_menurut": {}}

    def asal(self, baris: int, kolom: str) -> Asal:
        """The position of a value: file, row number in a spreadsheet, column."""
        return Asal(self.berkas, baris, kolom)

    def sel(self, baris: int, kolom: str) -> Any:
        """The exact value of one cell."""
        return self.kolom(kolom)[baris]

    def kolom(self, nama: str) -> Mapping[int, Any]:
        """The values of one column by row number."""
        return self._kolom[nama]

    def baris(self, **saring: object) -> Iterator[Any]:
        """Rows as named tuples (`.Index` is the row number, `.Tabel` this table) whose columns
        equal `saring`."""
        kolom = tuple(saring)
        if kolom not in self._menurut:
            baris = ((tuple(getattr(r, k) for k in kolom), r) for r in self._baris)
            self._menurut[kolom] = himpun(baris)
        return iter(self._menurut[kolom].get(tuple(saring.values()), ()))

    def di(self, nomor: int) -> Any:
        """The row with that number."""
        return next(self.baris(Index=nomor))

    @cached_property
    def desimal(self) -> dict[str, int]:
        """The most decimals with which a number of each column is typed."""
        return {
            k: max(map(desimal_ketikan, isi.values()), default=0) for k, isi in self._kolom.items()
        }

    @cached_property
    def _kolom(self) -> dict[str, dict[int, Any]]:
        # Cells are asked for by the thousand.
        return {
            nama: {nomor: isi[j] for nomor, isi in self.rekaman.items()}
            for j, nama in enumerate(self.nama_kolom)
        }

    @cached_property
    def _baris(self) -> tuple[Any, ...]:
        # Making the tuples costs more than iterating, and tables are read many times. A row is
        # pickled as its table and number, and looked up in the table again.
        utuh = {"__reduce__": lambda r: (TabelData.di, (r.Tabel, r.Index))}
        milik = {"__slots__": (), "Tabel": self, **utuh}
        baris: Any = type("Baris", (_bentuk_baris(self.nama_kolom),), milik)
        return tuple(baris(nomor, *isi) for nomor, isi in self.rekaman.items())

    def satu(self, **saring: object) -> Any:
        """The only row that matches `saring`. Raises LookupError if none or several do."""
        cocok = list(self.baris(**saring))
        if len(cocok) != 1:
            raise LookupError(f"{self.berkas}: {len(cocok)} baris untuk {saring}")
        return cocok[0]


@cache
def _bentuk_baris(nama_kolom: tuple[str, ...]) -> Any:
    """The named tuple of a table's rows; cached, since Python compiles code for it."""
    buat: Any = namedtuple  # noqa: PYI024 - the columns are known only here
    return buat("Baris", ("Index", *nama_kolom), rename=True)


class TabelRusak(KeyError):
    """A table of the report with errors, which have been reported."""


class Data(dict[str, TabelData]):
    """The tables of a data package by name, with the package's descriptor (including the unit's own
    tables), the rows as canonical text, the bytes of the files, and their folder.

    A known table that the report does not have is empty when asked for, so that computations need
    no test. Asking for a table with errors raises TabelRusak; its rows are in `sebagian`, with the
    wrong cells empty.
    """

    def __init__(
        self,
        tabel: Mapping[str, TabelData],
        paket: Mapping[str, Any],
        lembar: Mapping[str, Lembar] | None = None,
        asli: Mapping[str, bytes] | None = None,
        folder: Path = Path(),
        sebagian: Mapping[str, TabelData] | None = None,
    ) -> None:
        super().__init__(tabel)
        self.paket, self.lembar, self.asli = paket, lembar or {}, asli or {}
        self.folder, self.sebagian = folder, sebagian or {}

    def __missing__(self, nama: str) -> TabelData:
        if nama in self.terdaftar:
            raise TabelRusak(nama)
        return _kosong(nama)

    @cached_property
    def terdaftar(self) -> frozenset[str]:
        """The names of the report's tables, with or without errors."""
        return frozenset(self) | {t.nama for t in self.skema}

    def sehat(self, nama: str) -> TabelData:
        """The rows of a table that are valid by themselves, for rules over single rows."""
        return self.get(nama) or self._sehat.get(nama) or _kosong(nama)

    def terbaca(self, nama: str) -> TabelData:
        """All rows of a table with wrong cells empty, for rules over single cells."""
        return self.get(nama) or self.sebagian.get(nama) or _kosong(nama)

    @cached_property
    def _sehat(self) -> dict[str, TabelData]:
        return {
            nama: replace(t, rekaman={n: isi for n, isi in t.rekaman.items() if n not in t.cacat})
            for nama, t in self.sebagian.items()
        }

    @cached_property
    def skema(self) -> tuple[SkemaTabel, ...]:
        """The schemas of the tables in the descriptor."""
        return skema.tabel(self.paket) if self.paket else ()

    @cached_property
    def aturan(self) -> dict[str, SkemaTabel]:
        """The schemas by name, including those of known tables that the report does not have."""
        return {**skema.dikenal(), **{t.nama: t for t in self.skema}}

    @cached_property
    def paket_terbit(self) -> dict[str, Any]:
        """The descriptor of the published files: without the columns that are not published."""
        semua = self.paket["resources"]
        return {
            **self.paket,
            "resources": [skema.tanpa_kolom(s, self.tak_terbit(s["name"])) for s in semua],
        }

    def tak_terbit(self, nama: str) -> frozenset[str]:
        """The columns of a table that its file leaves out, and so are not published."""
        return self.lembar[nama].tanpa if nama in self.lembar else frozenset()

    def kanonik(self) -> dict[str, bytes]:
        """Every data file in canonical form, as it is published, by its path below data/."""
        return {
            t.berkas: teks_csv.kanonik(self.asli[t.berkas], self.lembar[t.nama]) for t in self.skema
        }


@cache
def _kosong(nama: str) -> TabelData:
    """A known table without rows."""
    t = skema.dikenal()[nama]
    return TabelData(nama, f"data/{t.berkas}", tuple(t.nama_kolom), {})


def muat(folder: Path) -> Data:
    """All tables of the data package in `folder`. Raises GalatLaporan with all errors of all
    files."""
    data, masalah = baca(folder)
    if masalah:
        raise GalatLaporan(masalah)
    return data


def baca(folder: Path) -> tuple[Data, list[Masalah]]:
    """Read all tables and collect all schema errors; tables with errors are left out.

    Cached, since a build first checks and then makes the site in one process.
    """
    data, masalah = _baca(folder, cap_waktu(folder))
    return data, [*dict.fromkeys(masalah)]


@lru_cache(maxsize=1)
def _baca(folder: Path, _cap: tuple[tuple[str, int, int], ...]) -> tuple[Data, tuple[Masalah, ...]]:
    mentah, masalah = baca_mentah(folder)
    if not mentah.paket:
        return mentah, tuple(masalah)
    data, salah = uji(mentah, masalah)
    return data, (*masalah, *salah, *_asing(folder, mentah.skema))


def baca_mentah(folder: Path) -> tuple[Data, list[Masalah]]:
    """The package and its rows as canonical text, before the check by the schema.

    Also without a descriptor, where that cannot be read.
    """
    paket, masalah = skema.baca(folder)
    if masalah:
        return Data({}, {}), masalah
    terpakai = [*program.dikenal(), *(s["name"] for s in paket["resources"])]
    sendiri, masalah = tabel_tambahan.sumber(folder, terpakai)
    paket = {**paket, "resources": [*paket["resources"], *sendiri]}
    asli, lembar, cacat = _baca_lembar(folder, skema.tabel(paket))
    return Data({}, paket, lembar, asli, folder), [*masalah, *cacat]


def _baca_lembar(
    folder: Path, tabel: tuple[SkemaTabel, ...]
) -> tuple[dict[str, bytes], dict[str, Lembar], list[Masalah]]:
    """The bytes of every file, its rows as canonical text by table, and problems of form."""
    asli: dict[str, bytes] = {}
    lembar: dict[str, Lembar] = {}
    masalah: list[Masalah] = []
    for t in tabel:
        try:
            asli[t.berkas] = (folder / t.berkas).read_bytes()
        except (FileNotFoundError, IsADirectoryError):
            milik = {PAKET, *(lain.berkas for lain in tabel)}
            ada = [b.name for b in folder.glob("[!.~]*.*") if b.name not in milik]
            masalah.append(galat("D003", t.tempat, saran=usul(t.berkas, ada)))
            continue
        satu, cacat = teks_csv.baca(t.tempat, asli[t.berkas], t)
        masalah += cacat
        if satu is not None:
            lembar[t.nama] = satu
    return asli, lembar, masalah


def _asing(folder: Path, tabel: tuple[SkemaTabel, ...]) -> Iterator[Masalah]:
    """Data files that the descriptor does not name, which nothing would read: mostly copies."""
    milik = {t.berkas for t in tabel}
    # A file with an invalid name only is reported elsewhere, as an invalid name.
    tiada = {b.casefold() for b in milik if not (folder / b).exists()}
    for jalur in sorted(folder.glob("[!.~]*.csv")):
        hilang = any(usul(nama, [jalur.name.casefold()]) for nama in tiada)
        if jalur.name not in milik and not hilang:
            nama = next((n for n, s in program.dikenal().items() if s["path"] == jalur.name), None)
            kata = {"entri": nama and skema.entri(nama), "folder": tabel_tambahan.FOLDER}
            kasus = "D009/dikenal" if nama else "D009"
            yield galat(kasus, f"data/{jalur.name}", **kata)
    lembar = {Path(b).stem for b in milik}
    for jalur in sorted(folder.glob("[!.~]*.*")):
        if jalur.stem.casefold() in lembar and jalur.suffix.casefold() in {".xlsx", ".xls", ".ods"}:
            yield galat("D009/buku", f"data/{jalur.name}", csv=f"{jalur.stem.casefold()}.csv")
        elif SALINAN.fullmatch(jalur.name) and jalur.name not in DESKRIPSI:
            yield galat("D009/deklarasi", f"data/{jalur.name}")


def uji(
    mentah: Data, cacat: list[Masalah], berkas: Mapping[str, str] | None = None
) -> tuple[Data, list[Masalah]]:
    """Check the rows of `mentah` by the schema; of tables with errors only valid rows are kept.

    `cacat` are known problems: neither are their cells reported again nor their tables returned.
    `berkas` names the tables in problems if they are not files of data/.
    """
    lembar = mentah.lembar
    ada = [t for t in mentah.skema if t.nama in lembar]
    nama = {t.nama: (berkas or {}).get(t.nama, t.tempat) for t in ada}
    semua = ((t, lembar[t.nama].baris) for t in ada)
    masalah = [m for t, (judul, *bawah) in semua for m in dari_judul(nama[t.nama], judul, t, bawah)]
    utuh = {t.nama: t for t in ada if nama[t.nama] not in {m.berkas for m in masalah}}
    tabel: dict[str, TabelData] = {}
    sebagian: dict[str, TabelData] = {}
    for n, isi, salah in penguji.uji(lembar, utuh, nama):
        masalah += belum_disebut(sekali(salah, utuh[n], lembar, nama), cacat)
        buruk = [m for m in (*cacat, *salah) if m.berkas == nama[n]]
        satu = TabelData(n, nama[n], (*utuh[n].nama_kolom,), isi, lembar[n].semula)
        (sebagian if buruk else tabel)[n] = _lengkap(_tanpa_yang_salah(satu, buruk))
    return Data(tabel, mentah.paket, lembar, mentah.asli, mentah.folder, sebagian), masalah


def _tanpa_yang_salah(t: TabelData, masalah: list[Masalah]) -> TabelData:
    """The table with its wrong cells empty, and without rows that are wrong as a whole."""
    salah = himpun((m.baris or 0, m) for m in masalah if m.baris in t.rekaman)
    rekaman = dict(t.rekaman)
    for n, semua in salah.items():
        kolom = {m.kolom for m in semua}
        utuh = kolom <= {*t.nama_kolom} and all(m.kode != SEBARIS for m in semua)
        baris = zip(t.nama_kolom, rekaman[n], strict=True)
        rekaman[n] = tuple(isi if utuh and k not in kolom else None for k, isi in baris)
    return replace(t, rekaman=rekaman, cacat=frozenset(salah))


def _lengkap(t: TabelData) -> TabelData:
    """The table with all columns that the program knows, whatever schema it was read by."""
    baku = skema.dikenal().get(t.nama)
    kurang = [k for k in baku.nama_kolom if k not in t.nama_kolom] if baku else []
    if not kurang:
        return t
    rekaman = {nomor: (*isi, *[None] * len(kurang)) for nomor, isi in t.rekaman.items()}
    return replace(t, nama_kolom=(*t.nama_kolom, *kurang), rekaman=rekaman)
