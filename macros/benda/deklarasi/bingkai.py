"""The rows of a declaration as a DataFrame that also resolves columns of tables it refers to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from math import isnan
from typing import TYPE_CHECKING, Any, cast

from ...asal.asal_baris import DokumenAsal
from ...dasar.deklarasi import Keliru
from ...dasar.himpun import himpun, pada
from ...dasar.kosakata import bunyi
from ...dasar.masalah import KunciTidakDikenal, pastikan
from ...dasar.penulisan import BELUM_BERTANGGAL, deret_kode, gabung, kecil, nama_periode, slug
from ...hitung.laporan import Laporan
from ...hitung.sumber import TANPA_ACUAN, IsiSumber
from .ungkapan import Pengambil, tulis

if TYPE_CHECKING:
    import pandas as pd

# Words that may follow a column's name after a dot.
UBAHAN: dict[str, Callable[[str], str]] = {
    "slug": slug,
    "periode": nama_periode,
    "singkat": partial(nama_periode, singkat=True),
    "kecil": kecil,
    "sebaris": lambda teks: "; ".join(filter(None, map(str.strip, teks.splitlines()))),
    "daftar": str,
    "butir": str,
}
# How a column is shown over all rows: different values joined in a sentence, or with such a sign.
PEMISAH = {"daftar": deret_kode, "butir": "; ".join}
WAKTU = ("tahun", "bulan")  # rows of different times do not belong together

NOMOR = "nomor"  # the row's number in its group, unless the data have such a column


@dataclass(eq=False)
class Bingkai:
    """The rows of one table or chart: filtered, sorted, joined; immutable.

    `tabel` is the data table of the rows, whose schema has their references.
    """

    isi: pd.DataFrame
    lap: Laporan
    tabel: str = ""

    def dari(self, isi: pd.DataFrame) -> Bingkai:
        """The same with other rows."""
        return replace(self, isi=isi)

    def kolom(self, nama: str) -> str:
        """The column with that name. `induk.uraian` is looked up in the row to which the column
        `induk` refers, `strategi.uraian` are those of all rows of the table `strategi` that refer
        to a row. Raises KunciTidakDikenal if there is none."""
        depan, titik, akhir = nama.partition(".")
        cari = (self._menunjuk, self._ditunjuk) if titik else ()
        if nama not in self.isi.columns and not any(c(depan, akhir, nama) for c in cari):
            ada = [n for n in (NOMOR, *map(str, self.isi.columns)) if n != nama]
            raise KunciTidakDikenal("Kolom", nama, ada)
        return nama

    def ambil(self, nama: str) -> Pengambil:
        """The value of a placeholder in a row: a column, optionally changed by a word of `UBAHAN`.
        Raises KunciTidakDikenal if there is no such column."""
        depan, titik, akhir = nama.rpartition(".")
        if titik and akhir in UBAHAN and nama not in self.isi.columns:
            kolom = self.kolom(depan)
            return lambda baris: None if kosong(baris[kolom]) else ubah(akhir, baris[kolom])
        if nama == NOMOR and nama not in self.isi.columns:
            return _nomor
        kolom = self.kolom(nama)
        return lambda baris: baris[kolom]

    def gabungan(self, nama: str) -> str:
        """A column over all rows: the different values, or the latest date. Raises
        KunciTidakDikenal if there is no such column."""
        depan, titik, akhir = nama.rpartition(".")
        daftar = bool(titik) and akhir in PEMISAH
        dicari = self.kolom(depan if daftar else nama)  # may add the column to the rows
        kolom = self.isi[dicari]
        isi = [n for n in kolom.drop_duplicates() if not kosong(n)]
        if isi and hasattr(isi[0], "year"):
            return tulis(max(isi))
        if not isi and len(kolom) and nama.rpartition(".")[2] == "tanggal":
            return BELUM_BERTANGGAL
        teks = [tulis(n) for n in isi]
        return PEMISAH[akhir](teks) if daftar else gabung(teks)

    def hari(self) -> str:
        """The dates of the rows, or else of their documents, in words; "" without any."""
        asal = DokumenAsal(self.lap)
        semua = {asal.hari(self.tabel, r) for r in self.rekaman()}
        return gabung([tulis(n) for n in sorted(h for h in semua if h)])

    def saring(self, kolom: str, nilai: list[str]) -> None:
        """Keep the rows with one of `nilai` in the column. Raises KunciTidakDikenal for an unknown
        column, or a value that the schema does not allow."""
        for satu in nilai:
            dikenal(self.lap, self.tabel, kolom, satu)
        self._berisi(kolom, nilai)
        cocok = [str(n) in nilai for n in self.isi[self.kolom(kolom)]]
        self.isi = self.isi.loc[cocok]

    def _berisi(self, kolom: str, nilai: list[str]) -> None:
        """Raises KunciTidakDikenal for a value of no row: in a unit's own table any text, elsewhere
        one that differs from an existing value only in capitals or spaces."""
        semua = self.isi[self.kolom(kolom)]
        aturan = self.lap.data.aturan.get(self.tabel)
        if aturan and aturan.cari(kolom):  # also rows removed by another filter
            semua = self.lap.data[self.tabel].isi[kolom]
        ada = dict.fromkeys(str(n) for n in semua if not kosong(n))
        mirip = {" ".join(n.split()).casefold() for n in ada}
        for satu in nilai:
            sama = " ".join(satu.split()).casefold() in mirip
            sendiri = aturan is not None and aturan.sendiri and re.search(r"[^\W\d]", satu)
            if ada and satu not in ada and (sama or sendiri):
                raise KunciTidakDikenal(f"Isi kolom “{kolom}”", satu, ada)

    def rekaman(self) -> list[dict[str, Any]]:
        """The rows as mappings, for bound placeholders; a missing join gives empty values."""
        nama = [str(k) for k in self.isi.columns]
        baris = self.isi.to_numpy(dtype=object).tolist()
        return [
            {
                n: None if isinstance(s, float) and isnan(s) else s
                for n, s in zip(nama, isi, strict=True)
            }
            for isi in baris
        ]

    def _menunjuk(self, depan: str, akhir: str, nama: str) -> bool:
        """Add the column `nama`: `akhir` of the row to which `depan` refers, as valid at the time
        of the row or the edition; of a source its name. False if `depan` is no reference."""
        aturan = self.lap.data.aturan
        if self.tabel not in aturan or depan not in self.isi.columns:
            return False
        kolom, rujukan = aturan[self.tabel].cari(depan), aturan[self.tabel].menunjuk(depan)
        if kolom and kolom.sumber and akhir == "nama":
            sebut = partial(self.lap.sumber.nama, cast("IsiSumber", kolom.sumber))
            self.isi = self.isi.assign(**{nama: [k and sebut(k) for k in self.isi[depan]]})
            return True
        if rujukan is None:
            return False
        tujuan = self.lap.data[rujukan.tabel or self.tabel]
        pastikan(tujuan.nama_kolom, f"Kolom {tujuan.nama}", akhir)
        # With a key of several columns, such as code and year: those that both tables have must
        # match.
        kunci = aturan[tujuan.nama].kunci
        ikut = [k for k in kunci if k not in rujukan.kolom_tabel and k in self.isi.columns]
        kanan = _baris(tujuan.isi, (*rujukan.kolom_tabel, *ikut))
        calon = himpun(reversed([*zip(kanan, tujuan.baris(), strict=True)]))
        mulai, edisi = aturan[tujuan.nama].cari("mulai"), self.lap.edisi
        bertahun = mulai is not None and mulai.jenis == "integer"
        waktu, kini = ("tahun", edisi.tahun) if bertahun else ("tanggal", edisi.hari_terbit)
        saat = [kini if kosong(n := r.get(waktu)) else n for r in self.rekaman()]
        kiri = zip(_baris(self.isi, (depan, *ikut)), saat, strict=True)
        self.isi = self.isi.copy(deep=False)
        self.isi[nama] = [getattr(pada(calon.get(k, [None]), t), akhir, None) for k, t in kiri]
        return True

    def _ditunjuk(self, tabel: str, akhir: str, nama: str) -> bool:
        """Add the column `nama`: `akhir` of the rows of `tabel` that refer to each row, within its
        time."""
        aturan = self.lap.data.aturan.get(tabel)
        if not (aturan and self.tabel):
            return False
        rujukan = next((r for r in aturan.rujukan if r.tabel == self.tabel), None)
        if rujukan is None:
            return False
        dari = self.lap.data[tabel].isi
        pastikan(dari.columns, f"Kolom {tabel}", akhir)
        waktu = [k for k in WAKTU if k in dari.columns and k in self.isi.columns]
        isi = himpun(zip(_baris(dari, (*rujukan.kolom, *waktu)), dari[akhir], strict=True))
        self.isi = self.isi.copy(deep=False)
        kiri = _baris(self.isi, (*rujukan.kolom_tabel, *waktu))
        self.isi[nama] = [tuple(isi.get(k, ())) for k in kiri]
        return True


def dikenal(lap: Laporan, tabel: str, kolom: str, nilai: str) -> None:
    """Reject a value that the schema does not allow in a column, or a code that the table it refers
    to does not have. Raises KunciTidakDikenal with the nearest values, and Keliru for a text in a
    column of numbers."""
    skema = lap.data.aturan.get(tabel)
    aturan = skema.cari(kolom) if skema else None
    if skema is None or aturan is None or nilai in {"", TANPA_ACUAN.kode}:
        return
    boleh: Iterable[str] = aturan.pilihan
    if aturan.sumber:
        boleh = lap.sumber.kode(cast("IsiSumber", aturan.sumber))
    elif rujukan := skema.menunjuk(kolom):
        tujuan = lap.data[rujukan.tabel or tabel]
        boleh = [str(getattr(r, *rujukan.kolom_tabel)) for r in tujuan.baris()]
    if boleh:
        pastikan([*boleh], f"Isi kolom “{kolom}”", nilai)
    elif aturan.bilangan and not re.fullmatch(r"-?\d+(\.\d+)?", nilai):
        raise Keliru(bunyi("benda/saring-bukan-bilangan", kolom=kolom, isi=nilai))
    elif aturan.jenis == "date" and not re.fullmatch(r"\d{4}-\d\d-\d\d", nilai):
        raise Keliru(bunyi("benda/saring-bukan-tanggal", kolom=kolom, isi=nilai))


def kosong(nilai: Any) -> bool:
    """Whether a cell is empty: `None`, an empty list, or what pandas puts for a missing join."""
    return nilai is None or nilai == () or (isinstance(nilai, float) and isnan(nilai))


def rangka(isi: Any, kolom: list[str] | None = None) -> pd.DataFrame:
    """Rows, or columns by name, as a DataFrame to filter, join or group."""
    import pandas as pd  # late: cached tables and charts do not need it

    return pd.DataFrame(isi, columns=kolom, dtype=object)


def _baris(isi: pd.DataFrame, kolom: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    return zip(*(isi[k] for k in kolom), strict=True)


def _nomor(baris: Mapping[str, Any]) -> Any:
    if NOMOR not in baris:
        raise Keliru("{nomor} hanya ada dalam kolom dan jumlah kelompok.")
    return baris[NOMOR]


def ubah(kata: str, nilai: Any) -> str:
    """Change a value by one of the words of `UBAHAN`. Raises Keliru if it is no code of a
    period."""
    try:
        return str(UBAHAN[kata](tulis(nilai)))
    except (ValueError, LookupError) as galat:
        raise Keliru(f"“{nilai}” bukan kode periode, misalnya B01, TW1, atau SM2.") from galat
