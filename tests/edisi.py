"""Other editions of the project's own report, for tests: copies of its data and chapters in which a
period begins anew, filled with numbers that are made up and say so.

`golden/edisi.txt` holds every sentence of theirs that names a year. Each was read and is true of
its edition; after a change that is meant, write it anew and read the difference:

    python3 -m tests.edisi
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
from macros.sajian.makro import rakit_dari
from macros.sajian.templat import lingkungan_bab
from tests.proyek import ganti, salin

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
# What tells of one edition, without a year of its own.
SEKALI = ("koreksi", "riwayat_koreksi", "jawaban_temuan", "data_dukung", "capaian_target_kinerja")


def buat(tujuan: Path, kode: str, *, lain: bool = True) -> Path:
    """The edition `kode` in `tujuan`; without `lain` it has an agreement and its own realisation,
    and nothing from any application."""
    tahun, periode, hari_data, hari_terbit = EDISI[kode]
    salin(tujuan, ("docs", "data", "mkdocs.yml"))
    data = tujuan / "data"
    hari = {"tanggal_data": f"{hari_data}", "tanggal_terbit": f"{hari_terbit}"}
    edisi = {"kode": kode, "tahun": str(tahun), "periode": periode, "nomor_sk": "CONTOH-1", **hari}
    ubah(data / "laporan.csv", lambda r: {**r, **edisi, "paket": str(tahun)})
    ubah(
        data / "tanda_tangan.csv",
        lambda r: r if r["blok"].startswith("pk-") else {**r, "tanggal": f"{hari_terbit}"},
    )
    for nama in SEKALI:
        tulis(data / f"{nama}.csv", [])
    if tahun != 2023:
        _tahun_baru(tujuan, tahun, lain=lain)
    _realisasi(data / "realisasi.csv", tahun, periode)
    ubah(data / "target_kinerja.csv", lambda r: {**r, "keterangan": CONTOH})
    return tujuan


def _tahun_baru(akar: Path, tahun: int, *, lain: bool) -> None:
    """What the year before had, with the year and the numbers changed."""
    data, lama = akar / "data", str(tahun - 1)

    def lanjut(nama: str, pilih: Callable[[Baris], bool] = lambda _: True) -> None:
        baris = [r for r in baca(data / nama) if r["tahun"] == lama and pilih(r)]
        tambah(data / nama, [_maju(r, tahun) for r in baris])

    lanjut("target.csv", lambda r: r["dokumen"] == "PK")
    lanjut("rumusan.csv", lambda r: r["dokumen"] == "PK")
    for nama in ("perjanjian_kinerja", "pk_anggaran", *(LAIN if lain else ())):
        lanjut(f"{nama}.csv")
    bobot = data / "ikpa.csv"
    if lain:  # as that year's rules weigh it
        baru = {r["indikator"]: r["bobot"] for r in baca(data / "bobot_ikpa.csv")
                if r["paket"] == str(tahun)}  # fmt: skip
        isi = [r for r in baca(bobot) if r["tahun"] == lama or r["indikator"] in baru]
        tulis(bobot, [
            r if r["tahun"] == lama else {**r, "bobot": baru[r["indikator"]]} for r in isi
        ])  # fmt: skip
    blok = [r for r in baca(data / "tanda_tangan.csv") if r["blok"].startswith(f"pk-{lama}")]
    tambah(data / "tanda_tangan.csv", [_maju(r, tahun) for r in blok])
    lampiran = akar / "docs" / "lampiran" / f"perjanjian-kinerja-{lama}.md"
    baru_ = lampiran.with_name(f"perjanjian-kinerja-{tahun}.md")
    isi_ = lampiran.read_text(encoding="utf-8")
    baru_.write_text(isi_.replace(lama, str(tahun)), encoding="utf-8")
    ganti(
        akar / "mkdocs.yml",
        f"      - lampiran/{lampiran.name}\n",
        f"      - lampiran/{baru_.name}\n      - lampiran/{lampiran.name}\n",
    )


def _maju(r: Baris, tahun: int) -> Baris:
    """A row of the year before as one of this year."""
    lama = str(tahun - 1)
    hasil = {k: re.sub(rf"^{lama}(?=-|$)|(?<=pk-){lama}", str(tahun), v) for k, v in r.items()}
    for kolom in ("realisasi", "pagu_awal"):  # less than the ceiling, and another than last year
        if hasil.get(kolom):
            hasil[kolom] = str(int(hasil[kolom]) * 9 // 10)
    return hasil


def _realisasi(berkas: Path, tahun: int, periode: str) -> None:
    """The report's own realisation of every indicator of the last edition, made up."""
    lama = [r for r in baca(berkas) if (r["sumber"], r["periode"]) == ("LKJIP", "SM2")]
    tambah(berkas, [
        {**r, "tahun": str(tahun), "periode": periode, "bukti": CONTOH,
         "nilai": r["nilai"] if n % 3 else str(int(r["nilai"]) + 1)}
        for n, r in enumerate(lama)
    ])  # fmt: skip


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
    """The chapters of a report as their macros make them; no-break spaces are spaces."""

    def __init__(self, akar: Path, laporan: Laporan | None = None) -> None:
        self.docs = akar / "docs"
        self.laporan = laporan or buka(akar / "data")
        self._makro = rakit_dari(self.laporan, None, self.docs)
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
    from tests.tulis_golden import FOLDER
    from tests.tulis_golden import tulis as tulis_golden

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
