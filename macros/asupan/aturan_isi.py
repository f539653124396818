"""Rules for contents of cells: counts are numbers, of one kind of period a year so that nothing
counts twice; and patterns of numbers that are no figures."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from ..dasar.himpun import berulang
from ..dasar.masalah import Masalah
from ..dasar.penulisan import NIHIL, TIDAK_BERLAKU
from ..dasar.periode import jenis
from .letak_sel import galat_sel
from .muat import Data, TabelData

BERBAGI = "pembilang-penyebut"
# The kinds of periods that a source may report one by one, as parts of a year.
BAGIAN_TAHUN = {"bulan", "triwulan"}
# A text that only a pattern for everything matches.
SEMUA_ANGKA = ("7", "92,5%", "Rp1.234")


def periksa(tabel: Data) -> Iterator[Masalah]:
    """All violations of these rules."""
    yield from _pola(tabel)
    yield from _cacah(tabel.sehat("ukuran"))
    yield from _satu_jenis(tabel["ukuran"].baris())
    # Monthly or quarterly results of a source are combined for such indicators.
    bergabung = {r.kode for r in tabel["indikator"].baris() if r.gabung not in {None, BERBAGI}}
    acuan = {r.kode for r in tabel["sumber"].baris(isi="realisasi") if r.acuan}
    bagian = (
        r
        for r in tabel["realisasi"].baris()
        if r.indikator in bergabung and r.sumber in acuan and jenis(r.periode) in BAGIAN_TAHUN
    )
    yield from _satu_jenis(bagian)


def _cacah(t: TabelData) -> Iterator[Masalah]:
    """Counts are numbers from zero on."""
    for r in t.baris():
        for kolom in ("pembilang", "penyebut"):
            isi = getattr(r, kolom)
            ganjil = isi not in {NIHIL, TIDAK_BERLAKU} if isinstance(isi, str) else (isi or 0) < 0
            if ganjil:
                yield galat_sel("D072", r, kolom, Kolom=kolom.capitalize())


def _satu_jenis(baris: Iterable[Any]) -> Iterator[Masalah]:
    """The rows whose kind of period differs from that of the indicator's first row of the year."""
    for r, lain in berulang(((r.indikator, r.tahun), r) for r in baris):
        lama, baru = jenis(lain.periode), jenis(r.periode)
        if lama != baru:
            yield galat_sel("D071", r, "periode", r=r, lain=lain, lama=lama, baru=baru)


def _pola(tabel: Data) -> Iterator[Masalah]:
    """Patterns that are invalid, and those that would except every number."""
    for r in tabel.sehat("angka_dikecualikan").baris():
        try:
            pola = re.compile(r.pola)
        except re.error:
            yield galat_sel("D021/pola", r, "pola", harfiah=re.escape(r.pola))
            continue
        if pola.search("") or all(map(pola.search, SEMUA_ANGKA)):
            yield galat_sel("D021/semua", r, "pola")
