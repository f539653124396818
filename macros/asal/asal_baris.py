"""The documents that a row of the data was taken from, looked up in `asal_data.csv`."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from typing import Any

from ..dasar.himpun import himpun_baris
from ..hitung.laporan import Laporan

# The columns that name the source of a row.
KOLOM_SUMBER = ("sumber", "dokumen")
TIDAK_DICATAT = "dokumen asalnya tidak dicatat"


class DokumenAsal:
    """The documents behind the rows of one report.

    Of the entries of a table the most specific one for the row counts: of its source and period
    (`KODE/TW1`), of its source, of its year. An entry with a year is valid for no other year. A row
    without a year belongs to the year of its date, or else to the edition's; entries without a year
    apply to tables without years, and to rows whose year is empty.
    """

    def __init__(self, laporan: Laporan) -> None:
        self._tahun_edisi = laporan.edisi.tahun
        self._entri = himpun_baris(laporan.baris("asal_data"), "tabel")
        self._sendiri = set(laporan.tabel_sendiri)
        self._cari = cache(self._entri_baris)

    def tercatat(self, tabel: str) -> bool:
        """Whether `asal_data.csv` has an entry for the table."""
        return tabel in self._entri

    def untuk(self, tabel: str, baris: Mapping[str, Any]) -> tuple[str, ...]:
        """The titles of the documents behind a row; empty where none is recorded.

        For a table of the unit's own, the source that the row itself names.
        """
        if tabel in self._sendiri and tabel not in self._entri:
            return tuple(str(baris[k]) for k in KOLOM_SUMBER if baris.get(k))
        return tuple(judul(e) for e in self._terpilih(tabel, baris))

    def catatan(self, tabel: str, semua: Iterable[Mapping[str, Any]]) -> tuple[str, ...]:
        """The notes on the documents behind these rows, each once."""
        entri = (e for baris in semua for e in self._terpilih(tabel, baris))
        return tuple(dict.fromkeys(e.catatan for e in entri if e.catatan))

    def hari(self, tabel: str, baris: Mapping[str, Any]) -> date | None:
        """The date of a row: its own, or that of its document; `None` where neither is recorded."""
        sendiri = baris.get("tanggal")
        if isinstance(sendiri, date):
            return sendiri
        return max((e.tanggal for e in self._terpilih(tabel, baris) if e.tanggal), default=None)

    def _terpilih(self, tabel: str, baris: Mapping[str, Any]) -> tuple[Any, ...]:
        """The entries that count for a row."""
        sumber = [str(baris[k]) for k in KOLOM_SUMBER if baris.get(k)]
        rinci = [f"{s}/{baris['periode']}" for s in sumber if baris.get("periode")]
        return self._cari(tabel, self._tahun(baris), "tahun" in baris, (*rinci, *sumber))

    def _tahun(self, baris: Mapping[str, Any]) -> int | None:
        if "tahun" in baris:
            return int(baris["tahun"]) if baris["tahun"] else None
        hari = baris.get("tanggal")
        return hari.year if isinstance(hari, date) else self._tahun_edisi

    def _entri_baris(
        self, tabel: str, tahun: int | None, bertahun: bool, sumber: tuple[str, ...]
    ) -> tuple[Any, ...]:
        """`sumber` are the names that an entry may call the row's source by, the finest first."""
        urutan = [*sumber, None]
        cocok = [
            ((-urutan.index(e.sumber), e.tahun is not None), e)
            for e in self._entri.get(tabel, ())
            if e.sumber in urutan
            and (e.tahun == tahun or (e.tahun is None and not (bertahun and tahun)))
        ]
        puncak = max((n for n, _ in cocok), default=None)
        return tuple(e for n, e in cocok if n == puncak)


def judul(entri: Any) -> str:
    """The name of a document as readers see it: `Laporan kinerja, Tabel 3.2, halaman 28`."""
    return f"{entri.dokumen}, halaman {entri.halaman}" if entri.halaman else str(entri.dokumen)
