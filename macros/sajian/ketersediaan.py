"""What a report has: rows of data, figures with a value, non-empty tables and charts.

A chapter on something that not every edition has tests for it first: `{% if ada("ikpa") %}`.
"""

from collections.abc import Callable, Collection, Mapping
from functools import cached_property

from ..benda.grafik import BAGAN, Penggambar
from ..benda.tabel.unsur import Tabel
from ..dasar.masalah import GalatLaporan, KunciTidakDikenal, TanpaData
from ..hitung import angka_skema
from ..hitung.laporan import Laporan

SEMBARANG = "*"
MAKRO = {"gambar": "grafik"}  # macros with another name than the kind of thing
TANPA_NILAI = {"belum-ada-data", "tak-terhitung"}


class Ketersediaan:
    """Answers such questions for one report with its tables and charts."""

    def __init__(
        self, laporan: Laporan, tabel: Mapping[str, Callable[[], Tabel]], penggambar: Penggambar
    ) -> None:
        self._laporan, self._tabel, self._penggambar = laporan, tabel, penggambar

    @cached_property
    def _benda(self) -> dict[str, tuple[Collection[str], Callable[[str], bool]]]:
        """By kind of thing: the existing codes, and whether one has contents."""
        gambar = self._penggambar
        return {
            "tabel": (self._tabel, self._tabel_berisi),
            "gambar": (gambar.semua, gambar.berisi),
            "bagan": (BAGAN, gambar.berisi),
        }

    def ada(self, nama: str) -> bool:
        """Whether the report has it: a figure by key (`*` matches any part of it), a data table by
        name or file, a table, chart or diagram by code, also as in references (`tabel-ikpa`,
        `gambar-ikpa`, `bagan-peta-strategi`). Raises KunciTidakDikenal for a thing that no data
        could give."""
        if "/" in nama and not nama.startswith("tambahan/"):
            return self._angka(nama)
        data = self._data(nama.removesuffix(".csv").removeprefix("tambahan/"))
        if data is not None:
            return data
        depan, _, kode = nama.partition("-")
        for satu, jenis in ((kode, depan), *((nama, j) for j in self._benda)):
            punya, berisi = self._benda.get(jenis, ((), bool))
            if satu in punya:
                return berisi(satu)
        dikenal = {satu.berkas for satu in self._laporan.data.aturan.values()}
        if nama.startswith("tambahan/") or nama in dikenal:
            return False  # a missing file
        semua = [*self._laporan.data, *(k for punya, _ in self._benda.values() for k in punya)]
        semua += dikenal if nama.endswith(".csv") else ()
        raise KunciTidakDikenal("Data, tabel, atau grafik", nama, semua)

    def pemasang(self, pengenal: str) -> str:
        """The macro call that puts a thing into a chapter, by its id in references; "" if there is
        none."""
        jenis, _, kode = pengenal.partition("-")
        ada = kode in self._benda.get(jenis, ((), bool))[0]
        return f'{MAKRO.get(jenis, jenis)}("{kode}")' if ada else ""

    def _data(self, nama: str) -> bool | None:
        """Whether a data table has rows; `None` for an unknown table."""
        try:
            return bool(self._laporan.data[nama].rekaman)
        except KeyError:
            return None

    def _angka(self, kunci: str) -> bool:
        register = self._laporan.register
        ada = register.cocok(kunci)
        pola = () if ada else angka_skema.pola_kunci(self._laporan.data)
        if not ada and not any(_berpola(kunci, b) for b in pola):
            raise KunciTidakDikenal("Angka", kunci, (a.kunci for a in register))
        return any(a.keadaan not in TANPA_NILAI for a in ada)

    def _tabel_berisi(self, kode: str) -> bool:
        try:
            return not self._tabel[kode]().kosong
        except (TanpaData, LookupError, GalatLaporan):  # a mistake is recorded elsewhere
            return False


def _berpola(kunci: str, pola: str) -> bool:
    """Whether a key has a form of keys, whose parts in capitals match anything."""
    bagian, isi = pola.split("/"), kunci.split("/")
    return len(bagian) == len(isi) and all(
        b.isupper() or b == i or SEMBARANG in i for b, i in zip(bagian, isi, strict=True)
    )
