"""Convert typed cells to canonical text by the schema's types and the conventions of the file.

The whole file decides the meaning of a cell: other cells may prove which sign is the decimal one,
and whether the day comes first in dates.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from babel.dates import format_date

from ..dasar.masalah import Masalah
from ..dasar.penulisan import BAHASA
from . import bilangan, penanggalan
from .bilangan import Bacaan, Gaya, tentu
from .lembar import Lembar, daftar, sebutan, sebutan_jumlah
from .skema import SkemaKolom, SkemaTabel, dikenal
from .teguran import Tolak, galat

BOOLEAN = {kata: baku for baku, semua in daftar("benar-salah").items() for kata in semua}
# Columns that identify a row, and numeric columns that are no quantities.
PERIHAL = {"akun", "indikator", "kegiatan", "kode", "program", "uraian"}
BUKAN_BANYAKNYA = {"bobot", "mulai", "nomor", "sampai", "tahun", "urut"}
Pembaca = Callable[[str, SkemaKolom], Bacaan]
# The cases of a number with letters behind it.
BERHURUF = {"D020/nilai", "D020/angka", "D020/angka-bulat"}
SATUAN_LAZIM = sebutan("satuan")
EJAAN = {"rupiah": "rp", "idr": "rp", "org": "orang", "pegawai": "orang"}  # of units
TAK_TERLIHAT = re.compile(f"[{bilangan.TAK_TERLIHAT}]")
SPASI_LAIN = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def bersatuan_persen(satuan: str) -> bool:
    """Whether a unit is a percentage."""
    return "%" in satuan or re.search(r"\bp(er|ro)sen(tase)?\b", satuan.casefold()) is not None


def sesatuan(satu: str, dua: str) -> bool:
    """Whether two units, as they are written, are the same."""
    persen = bersatuan_persen(satu) and bersatuan_persen(dua)
    a, b = ("".join(filter(str.isalnum, s.casefold())) for s in (satu, dua))
    return persen or (EJAAN.get(a, a) == EJAAN.get(b, b) != "")


def bakukan(berkas: str, lembar: Lembar, tabel: SkemaTabel) -> list[Masalah]:
    """Convert the cells of `lembar` to canonical text in place, and return problems of the others.

    Does nothing if the header is wrong, since the columns are then unknown.
    """
    if lembar.baris[0] != tabel.nama_kolom:
        return []
    return _Pembaku(berkas, lembar, tabel).bakukan()


def _ulangan(baris: Sequence[str], judul: Sequence[str]) -> bool:
    """Whether a row repeats the header, except the columns that the file leaves out."""
    isi = [(s.strip().casefold(), j) for s, j in zip(baris, judul, strict=False) if s.strip()]
    return len(isi) > 1 and all(s == j for s, j in isi)


def _angka_kolom(teks: str, kolom: SkemaKolom) -> Bacaan:
    if not teks.strip():
        return tentu("")
    if bilangan.kanonik(teks, kolom):
        return Bacaan({"titik": teks}) if "." in teks else tentu(teks)
    return bilangan.baca(teks, kolom)


def _boolean(teks: str, _: SkemaKolom) -> Bacaan:
    if baku := BOOLEAN.get(teks.strip().lower()):
        return tentu(baku)
    raise Tolak("D020/boolean")


def _teks(teks: str, kolom: SkemaKolom) -> Bacaan:
    """Any text, except what a spreadsheet has spoiled. A code may look like a shortened number, and
    a formula of the report like one of Excel's."""
    sebab = bilangan.rusak(teks)
    lain = sebab == "D020/digit" if kolom.kunci else sebab == "D020/rumus" and kolom.nama == "rumus"
    if sebab and not lain:
        raise Tolak(sebab)
    return tentu(teks)


def _kunci(teks: str, kolom: SkemaKolom) -> Bacaan:
    """An identifier: one of its choices in any capitalisation, or the text without invisible
    characters and stray spaces."""
    for pilihan in kolom.pilihan:
        if pilihan.casefold() == teks.casefold():
            return tentu(pilihan)
    _teks(teks, kolom)
    if TAK_TERLIHAT.search(teks):
        raise Tolak("D027/tersembunyi")
    if teks != teks.strip():
        raise Tolak("D027/spasi", tepi="awal" if teks[:1].isspace() else "akhir")
    return tentu(SPASI_LAIN.sub(" ", teks))


def _pembaca(kolom: SkemaKolom, tabel: SkemaTabel) -> Pembaca | None:
    """The reader for the cells of a column; `None` if any text is allowed."""
    if kolom.bilangan:
        return _angka_kolom
    if kolom.jenis == "date":
        return lambda teks, _: penanggalan.baca(teks)
    if kolom.jenis == "boolean":
        return _boolean
    if kolom.kunci:
        return _kunci
    # In an own table that is a finding.
    return _teks if kolom.jenis == "string" and tabel.nama in dikenal() else None


def _sebut(hari: date) -> str:
    return format_date(hari, "d MMMM", BAHASA)


class _Pembaku:
    """One file: the conventions that its cells prove, and its problems."""

    def __init__(self, berkas: str, lembar: Lembar, tabel: SkemaTabel) -> None:
        self.berkas, self.lembar, self.tabel = berkas, lembar, tabel
        self.masalah: list[Masalah] = []
        # Cells that can only be decided after reading the whole file.
        self.bacaan: list[tuple[int, int, Bacaan]] = []
        self.bukti: set[Gaya | None] = set()
        self.ribuan = False  # whether a comma separates thousands somewhere

    def bakukan(self) -> list[Masalah]:
        for j, kolom in enumerate(self.tabel.kolom):
            if baca := _pembaca(kolom, self.tabel):
                self._kolom(j, kolom, baca)
        if self.tabel.nama in dikenal():
            self._baris_jumlah()  # in an own table it is reported before its columns are inferred
        self._putuskan()
        return self.masalah

    def _sel(self, j: int) -> Iterator[tuple[int, str]]:
        """The filled cells of a column that are not certain already."""
        pasti, lebar = self.lembar.pasti, len(self.lembar.baris[0])
        for i, baris in enumerate(self.lembar.baris):
            # In a row of wrong length any cell may be in another column.
            if i and len(baris) == lebar and baris[j] and (i, j) not in pasti:
                yield i, baris[j]

    def _galat(self, kasus: str, i: int, j: int, **isi: object) -> None:
        nilai, nama = self.lembar.baris[i][j], self.tabel.kolom[j].nama
        self.masalah.append(galat(kasus, self.berkas, self.lembar.nomor[i], nama, nilai, **isi))

    def _kolom(self, j: int, kolom: SkemaKolom, baca: Pembaca) -> None:
        for i, teks in self._sel(j):
            if "%" in teks and kolom.nilai:
                self.lembar.satuan[i, j] = "%"
            try:
                bacaan = self._baca(i, j, kolom, teks, baca)
            except Tolak as t:
                letak = {"baris": self.lembar.nomor[i], "kolom": kolom.nama, "nilai": teks}
                self.masalah.append(t.di(self.berkas, **letak))
                continue
            self.bukti.add(bacaan.gaya)
            self.ribuan = self.ribuan or (bacaan.gaya == "titik" and "," in teks)
            if bacaan.pasti != teks or kolom.jenis == "boolean":  # typed as no value says itself
                self.bacaan.append((i, j, bacaan))

    def _baca(self, i: int, j: int, kolom: SkemaKolom, teks: str, baca: Pembaca) -> Bacaan:
        """The readings of a cell, without a unit behind its number: it is noted to be compared with
        the row's, is any usual one behind a count, or must be the column's own. Raises Tolak if
        there is no reading."""
        try:
            return baca(teks, kolom)
        except Tolak as t:
            angka, satuan = bilangan.pisahkan(teks, kolom)
            bernilai = kolom.nilai and kolom.nama == "nilai"
            cacah = kolom.nilai and SATUAN_LAZIM.fullmatch(satuan)
            if t.kasus not in BERHURUF or not satuan or not (bernilai or cacah or kolom.satuan):
                raise
            if bernilai:
                self.lembar.satuan[i, j] = satuan
            elif not cacah and not sesatuan(satuan, kolom.satuan):
                apa = f"kolom ini “{kolom.satuan}”"
                raise Tolak("D020/satuan", tulis=satuan, apa=apa) from t
            return bilangan.baca(angka, kolom)

    def _putuskan(self) -> None:
        """Decide ambiguous cells: numbers by the file's convention, if it has only one; dates day
        first, if some cell proves that and none the opposite."""
        desimal = self.bukti & {"koma", "titik"}
        gaya = next(iter(desimal)) if len(desimal) == 1 else None
        # A decimal point proves nothing about commas, which most people here type as decimal sign.
        koma = gaya == "titik" and not self.ribuan
        indonesia = self.lembar.pemisah == ";" or not self.bukti.isdisjoint({"koma", "hari"})
        hari: Gaya | None = "hari" if indonesia and "bulan" not in self.bukti else None
        for i, j, bacaan in self.bacaan:
            lama = self.lembar.baris[i][j]
            if self.tabel.kolom[j].jenis == "date":
                teks = bacaan.menurut(hari) if bacaan.gaya != "bulan" else None
            else:
                teks = bacaan.menurut(None if koma and "," in lama else gaya)
                # Three zeros mean a thousand to most people, whatever other cells show.
                teks = None if not bacaan.pasti and (teks or "").endswith(".000") else teks
            if teks is None:
                self._ragu(i, j, bacaan)
                continue
            if lama.strip():
                self.lembar.semula[self.lembar.nomor[i], self.tabel.kolom[j].nama] = lama.strip()
            self.lembar.baris[i][j] = teks

    def _ragu(self, i: int, j: int, bacaan: Bacaan) -> None:
        """Ask which of two readings is meant, or whether the month comes first."""
        if iso := bacaan.pasti:
            self._galat("D026/bulan", i, j, iso=iso, lain="/".join(reversed(iso.split("-"))))
        elif "hari" in bacaan.arti:
            satu, dua = (date.fromisoformat(bacaan.arti[g]) for g in ("hari", "bulan"))
            sebut = {"satu": _sebut(satu), "dua": _sebut(dua), "tahun": satu.year}
            self._galat("D026", i, j, **sebut, iso=satu, lain=dua)
        else:
            pecahan, ribuan = sorted(bacaan.arti.values(), key=lambda teks: "." not in teks)
            desimal = "." if self.lembar.pemisah == "," else ","
            pecahan = f"{pecahan}0".replace(".", desimal)
            kata = {"ribuan": ribuan, "desimal": pecahan[:-1], "pecahan": pecahan}
            angka = bilangan.pisahkan(teks := self.lembar.baris[i][j])[0]
            self._galat("D024", i, j, **kata, satuan=angka and teks.removeprefix(angka))

    def _baris_jumlah(self) -> None:
        """Report rows of totals: they would be counted again, or their name taken for a code."""
        kolom = self.tabel.kolom
        if any(k.bilangan and k.nama not in BUKAN_BANYAKNYA for k in kolom):
            perihal = (j for j, k in enumerate(kolom) if k.nama in PERIHAL and not k.pilihan)
            sel = {i: j for j in perihal for i, teks in self._sel(j) if sebutan_jumlah(teks)}
            for i, j in sel.items():
                self._galat("D063", i, j)
        baris = self.lembar.baris
        for i in (n for n, satu in enumerate(baris[1:], 1) if _ulangan(satu, baris[0])):
            self._galat("D063/ulang", i, 0)
