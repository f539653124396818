"""Other editions of the project's own report, for tests: copies of its data and chapters for a new
period, filled with numbers that are invented and say so.

`golden/edisi.txt` has all their sentences with a year. Each was read and is true of its edition;
after an intended change write it again and read the difference:

    .venv/bin/python -m tests.edisi
"""

from __future__ import annotations

import csv
import io
import re
import tempfile
from collections.abc import Callable, Iterable
from datetime import date
from html import unescape
from pathlib import Path

from macros.hitung.laporan import Laporan, buka
from macros.sajian.templat import lingkungan_bab
from scripts.baru.periode import rencanakan
from tests.bersama import makro_dari
from tests.proyek import AKAR, salin

CONTOH = "Angka contoh, bukan hasil"
Baris = dict[str, str]
# code → year, period, day of the data, day of issue
EDISI = {
    "2023": (2023, "TAHUN", date(2023, 12, 31), date(2024, 1, 19)),
    "2024": (2024, "TAHUN", date(2024, 12, 31), date(2025, 1, 20)),
    "2024-s1": (2024, "SM1", date(2024, 6, 30), date(2024, 7, 15)),
    "2024-tw2": (2024, "TW2", date(2024, 6, 28), date(2024, 7, 5)),
}
# The editions that are tried, and whether they have more than their own agreement and results.
DIUJI = {"2023": True, "2024": True, "2024-s1": False, "2024-tw2": False}
# What a report has of one year besides its agreement and its own realisation.
LAIN = ("anggaran_kegiatan", "anggaran_belanja", "ikpa", "smart", "partisipasi_emonev")
# The tables of one year, and what tells their rows of a year apart.
MILIK_TAHUN = {
    "target": ("indikator", "dokumen", "periode"),
    "perjanjian_kinerja": ("pihak_pertama",),
    "pk_anggaran": ("kode",),
    "anggaran_kegiatan": ("kegiatan", "sumber"),
    "anggaran_belanja": ("akun", "sumber"),
    "ikpa": ("indikator",),
    "smart": (),
    "partisipasi_emonev": ("bulan",),
}


def buat(tujuan: Path, kode: str, *, lain: bool = True) -> Path:
    """The edition `kode` in `tujuan`, begun as a new period and filled; without `lain` it has an
    agreement and its own realisation, and no data of any application."""
    tahun, periode, hari_data, hari_terbit = EDISI[kode]
    salin(tujuan, ("docs", "data", "mkdocs.yml"))
    rencanakan(tujuan, tahun, periode).tulis(tujuan)
    data = tujuan / "data"
    semula = {n: baca(AKAR / "data" / f"{n}.csv") for n in (*MILIK_TAHUN, "tanda_tangan")}
    hari = {"tanggal_data": f"{hari_data}", "tanggal_terbit": f"{hari_terbit}"}
    edisi = {"nomor_sk": "CONTOH-1", "paket": str(tahun), **hari}
    ubah(data / "laporan.csv", lambda r: {**r, **edisi})
    ubah(
        data / "tanda_tangan.csv",
        lambda r: {**r, "tanggal": _hari_surat(r, semula["tanda_tangan"], f"{hari_terbit}")},
    )
    for nama, kunci in MILIK_TAHUN.items():
        if tahun != 2023 and (lain or nama not in LAIN):
            _isi(data / f"{nama}.csv", semula[nama], kunci, tahun)
    if not lain:
        for nama in (*LAIN, "rumusan", "target", "realisasi"):
            _tinggalkan(data / f"{nama}.csv", tahun)
    _realisasi(data / "realisasi.csv", tahun, periode)
    ubah(data / "target_kinerja.csv", lambda r: {**r, "keterangan": CONTOH})
    return tujuan


def _hari_surat(r: Baris, semula: list[Baris], terbit: str) -> str:
    """The date of a signed document: that of last year's, a year later; else the day of issue."""
    if r["tanggal"]:
        return r["tanggal"]
    tahun = re.search(r"\d{4}", r["blok"])
    if tahun is None:
        return terbit
    blok = r["blok"].replace(tahun[0], str(int(tahun[0]) - 1))
    lama = next(s["tanggal"] for s in semula if s["blok"] == blok)
    return lama.replace(lama[:4], tahun[0], 1)


def _isi(berkas: Path, semula: list[Baris], kunci: Iterable[str], tahun: int) -> None:
    """Fill the new year's rows with last year's values, less a tenth; without rows of the new year,
    copy last year's."""
    lama = [r for r in semula if r["tahun"] == str(tahun - 1)]
    if not any(r["tahun"] == str(tahun) for r in baca(berkas)):
        tambah(berkas, [_maju(r, tahun) for r in lama])
        return
    menurut = {tuple(r[k] for k in kunci): _maju(r, tahun) for r in lama}

    def satu(r: Baris) -> Baris:
        ada = menurut.get(tuple(r[k] for k in kunci), {}) if r["tahun"] == str(tahun) else {}
        return {k: v or ada.get(k, "") for k, v in r.items()}

    ubah(berkas, satu)


def _tinggalkan(berkas: Path, tahun: int) -> None:
    """Drop the year's rows of applications and of outputs."""
    asing = {"OUTPUT", "E-PERFORMANCE", "OM-SPAN", "SMART", "SP2D"}
    tulis(berkas, [
        r for r in baca(berkas)
        if r["tahun"] != str(tahun)
        or (not asing & {r.get("sumber"), r.get("dokumen")} and berkas.stem not in LAIN)
    ])  # fmt: skip


def _maju(r: Baris, tahun: int) -> Baris:
    """A row of last year for this year."""
    lama = str(tahun - 1)
    hasil = {k: re.sub(rf"^{lama}(?=-|$)|(?<=pk-){lama}", str(tahun), v) for k, v in r.items()}
    for kolom in ("realisasi", "pagu_awal"):  # less than the ceiling, and another than last year
        if hasil.get(kolom):
            hasil[kolom] = str(int(hasil[kolom]) * 9 // 10)
    return hasil


def _realisasi(berkas: Path, tahun: int, periode: str) -> None:
    """Invented realisations of the report itself for every indicator of the last edition."""
    semua = baca(AKAR / "data" / "realisasi.csv")
    lama = [r for r in semua if (r["sumber"], r["periode"]) == ("LKJIP", "SM2")]
    baru = [
        {**r, "tahun": str(tahun), "periode": periode, "bukti": CONTOH,
         "nilai": r["nilai"] if n % 3 else str(int(r["nilai"]) + 1)}
        for n, r in enumerate(lama)
    ]  # fmt: skip
    kosong = {(r["indikator"], r["tahun"], r["periode"], r["sumber"]) for r in baru}
    lain = [
        r for r in baca(berkas)
        if (r["indikator"], r["tahun"], r["periode"], r["sumber"]) not in kosong
    ]  # fmt: skip
    tulis(berkas, [*lain, *baru])


def baca(berkas: Path) -> list[Baris]:
    """The rows of a data file."""
    return list(csv.DictReader(io.StringIO(berkas.read_text(encoding="utf-8"), newline="")))


def tulis(berkas: Path, baris: Iterable[Baris]) -> None:
    """The data file with these rows and its head."""
    kepala = next(csv.reader(io.StringIO(berkas.read_text(encoding="utf-8"))))
    keluar = io.StringIO()
    penulis = csv.DictWriter(keluar, kepala, lineterminator="\n")
    penulis.writeheader()
    penulis.writerows(baris)
    berkas.write_text(keluar.getvalue(), encoding="utf-8")


def tambah(berkas: Path, baris: Iterable[Baris]) -> None:
    """The data file with rows added."""
    tulis(berkas, [*baca(berkas), *baris])


def ubah(berkas: Path, cara: Callable[[Baris], Baris]) -> None:
    """The data file with every row changed."""
    tulis(berkas, [cara(r) for r in baca(berkas)])


TAHUN = re.compile(r"\b20\d\d\b")
# What a chapter shows besides its prose: of tables the heads and captions; not their cells, not
# what charts draw.
BUANGAN = re.compile(r"\A---\n.*?\n---\n|<td\b.*?</td>|<(script|style|svg)\b.*?</\1>", re.DOTALL)
BLOK = re.compile(
    r"</?(?:p|li|ul|ol|figcaption|figure|div|table|thead|tbody|tr|th|dl|dt|dd|h\d|section|header"
    r"|summary|details|caption|br|aside)\b[^>]*>"
)
BATAS = re.compile(r"\n|(?<=[.!?;:])\s+(?=[A-Z“*\[])")


class Bacaan:
    """The rendered chapters of a report, with normal spaces."""

    def __init__(self, akar: Path, laporan: Laporan | None = None) -> None:
        self.docs = akar / "docs"
        self.laporan = laporan or buka(akar / "data")
        self._makro = makro_dari(self.laporan, self.docs)
        self._bab = lingkungan_bab({**self._makro.semua(), **self._makro.variabel()})
        self._ada: dict[str, str] = {}

    def bab(self, src: str) -> str:
        """One chapter. Raises AssertionError where it has a mistake."""
        if src not in self._ada:
            self._makro.mulai_halaman(src)
            teks = (self.docs / src).read_text(encoding="utf-8")
            self._ada[src] = self._bab.from_string(teks).render().replace("\xa0", " ")
            assert self._makro.masalah == []
        return self._ada[src]

    def kalimat_bertahun(self) -> list[str]:
        """Every sentence that names a year, each once; not those typed in a chapter without a
        macro, which say the same in any edition."""
        hasil: dict[str, None] = {}
        for berkas in sorted(self.docs.rglob("*.md")):
            src = berkas.relative_to(self.docs).as_posix()
            asli = berkas.read_text(encoding="utf-8")
            polos = re.sub(r"<[^>]+>", "", BLOK.sub("\n", BUANGAN.sub("\n", self.bab(src))))
            for satu in BATAS.split(unescape(polos)):
                kalimat = satu.strip()
                if TAHUN.search(kalimat) and kalimat not in asli:
                    hasil[f"{src}: {kalimat}"] = None
        return list(hasil)


if __name__ == "__main__":
    from tests.tulis_golden import FOLDER, tulis as tulis_golden

    with tempfile.TemporaryDirectory() as sementara:
        tulis_golden(
            FOLDER / "edisi.txt",
            {
                kode: "\n".join(
                    Bacaan(buat(Path(sementara) / kode, kode, lain=lain)).kalimat_bertahun()
                )
                for kode, lain in DIUJI.items()
            },
        )
