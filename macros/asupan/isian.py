"""Cells as people type them → canonical text by the schema's types and the file's own conventions.

What a cell means is settled over the whole file: it shows by its other cells whether a comma or a
point is the decimal sign, and whether the day stands first.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..dasar.masalah import Masalah
from ..dasar.penulisan import BULAN
from . import bacaan_nilai, bilangan, penanggalan
from .bilangan import Gaya
from .lembar import Lembar, sebutan_jumlah
from .rupa_tambahan import awal_catatan
from .skema import SkemaKolom, SkemaTabel, dikenal
from .teguran import galat

BOOLEAN = {
    **dict.fromkeys(("true", "benar", "ya", "1"), "true"),
    **dict.fromkeys(("false", "salah", "tidak", "0"), "false"),
}
# Columns that say what a row is about; and of numbers those that say nothing of how much.
PERIHAL = {"akun", "indikator", "kegiatan", "kode", "program", "uraian"}
BUKAN_BANYAKNYA = {"bobot", "mulai", "nomor", "sampai", "tahun", "urut"}
TAK_TERLIHAT = re.compile(f"[{bilangan.TAK_TERLIHAT}]")
SPASI_LAIN = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")


def bersatuan_persen(satuan: str) -> bool:
    """Whether a unit, as it is written, is a percentage."""
    return "%" in satuan or re.search(r"\bp(er|ro)sen(tase)?\b", satuan.casefold()) is not None


def bakukan(berkas: str, lembar: Lembar, tabel: SkemaTabel) -> list[Masalah]:
    """Write the cells of `lembar` in canonical text and give back those that cannot be read.

    Does nothing where the header is not the table's: the columns are then unknown.
    """
    if lembar.baris[0] != tabel.nama_kolom:
        return []
    return _Pembaku(berkas, lembar, tabel).bakukan()


def _ulangan(baris: Sequence[str], judul: Sequence[str]) -> bool:
    """Whether a row says the names of its columns again, but for those that the file leaves out."""
    isi = [(s.strip().casefold(), j) for s, j in zip(baris, judul, strict=False) if s.strip()]
    return len(isi) > 1 and all(s == j for s, j in isi)


def _angka(sel: Sequence[str]) -> Decimal | None:
    """The number in a cell, nothing in an empty one; `None` where it says no single one."""
    teks = "".join(sel).strip()
    bacaan = bilangan.coba(teks) if teks else None
    pasti = bacaan.pasti if bacaan else "" if teks else "0"
    return Decimal(pasti) if pasti else None


class _Pembaku:
    """One file: what its cells show, and what is wrong with them."""

    def __init__(self, berkas: str, lembar: Lembar, tabel: SkemaTabel) -> None:
        self.berkas, self.lembar, self.tabel = berkas, lembar, tabel
        self.masalah: list[Masalah] = []
        # Numbers and dates whose reading waits for what the rest of the file shows.
        self.bilangan: list[tuple[int, int, bilangan.BacaanBilangan]] = []
        self.bukti: set[Gaya] = set()
        self.ribuan = False  # whether a comma stands for thousands somewhere
        self.tanggal: list[tuple[int, int, penanggalan.BacaanTanggal]] = []

    def bakukan(self) -> list[Masalah]:
        for j, kolom in enumerate(self.tabel.kolom):
            if kolom.bilangan:
                self._kolom_bilangan(j, kolom)
            elif kolom.jenis == "date":
                self._kolom_tanggal(j)
            elif kolom.jenis == "boolean":
                self._kolom_boolean(j)
            elif kolom.kunci:
                self._kolom_kunci(j, kolom)
            elif kolom.jenis == "string" and self.tabel.nama in dikenal():
                self._kolom_teks(j)  # of an own table it is a finding
        if self.tabel.nama in dikenal():
            self._baris_jumlah()  # of an own table it is told before its columns are known
        self._putuskan_bilangan()
        self._putuskan_tanggal()
        return self.masalah

    def _sel(self, j: int) -> Iterator[tuple[int, str]]:
        """The filled cells of a column that are not beyond doubt already."""
        pasti, lebar = self.lembar.pasti, len(self.lembar.baris[0])
        for i, baris in enumerate(self.lembar.baris):
            # In a row that is too short or too long everything may stand in another column.
            if i and len(baris) == lebar and baris[j] and (i, j) not in pasti:
                yield i, baris[j]

    def _isi(self, i: int, j: int, teks: str) -> None:
        if lama := self.lembar.baris[i][j].strip():
            self.lembar.semula[self.lembar.nomor[i], self.tabel.kolom[j].nama] = lama
        self.lembar.baris[i][j] = teks

    def _galat(self, kasus: str, i: int, j: int, **isi: object) -> None:
        nilai, nama = self.lembar.baris[i][j], self.tabel.kolom[j].nama
        self.masalah.append(galat(kasus, self.berkas, self.lembar.nomor[i], nama, nilai, **isi))

    def _kolom_bilangan(self, j: int, kolom: SkemaKolom) -> None:
        for i, teks in self._sel(j):
            if bacaan_nilai.kanonik(teks) if kolom.nilai else bilangan.kanonik(teks, kolom):
                if "." in teks:
                    self.bukti.add("titik")
                continue
            if not teks.strip():
                self._isi(i, j, "")
                continue
            if "%" in teks and kolom.nilai:
                if satuan := self._bukan_persen(i):
                    self._galat("D020/persen", i, j, apa=f"baris ini “{satuan}”")
                    continue
                if "satuan" not in self.tabel.nama_kolom:
                    self.lembar.persen.add((i, j))
            try:
                bacaan = (bacaan_nilai if kolom.nilai else bilangan).baca(teks, kolom)
            except bilangan.BukanAngka as sebab:
                self._galat("D020", i, j, sebab=sebab)
                continue
            if bacaan.gaya:
                self.bukti.add(bacaan.gaya)
                self.ribuan = self.ribuan or (bacaan.gaya == "titik" and "," in teks)
            self.bilangan.append((i, j, bacaan))

    def _bukan_persen(self, i: int) -> str:
        """The row's unit where the table names one and it is no percentage."""
        nama = self.tabel.nama_kolom
        j = nama.index("satuan") if "satuan" in nama else len(self.lembar.baris[i])
        satuan = "".join(self.lembar.baris[i][j : j + 1]).strip()
        return "" if bersatuan_persen(satuan) else satuan

    def _putuskan_bilangan(self) -> None:
        """What has one reading is read; the rest by the file's convention, if it keeps to one."""
        gaya = next(iter(self.bukti)) if len(self.bukti) == 1 else None
        # A point for decimals says nothing of the commas of an Indonesian file.
        koma = self.lembar.pemisah == ";" and gaya == "titik" and not self.ribuan
        for i, j, bacaan in self.bilangan:
            teks = bacaan.menurut(None if koma and "," in self.lembar.baris[i][j] else gaya)
            # Three zeros are a thousand to most who type them, whatever others did elsewhere.
            if teks is None or (teks.endswith(".000") and not bacaan.pasti):
                self._galat("D024", i, j, **self._ragu(bacaan))
            else:
                self._isi(i, j, teks)

    def _ragu(self, bacaan: bilangan.BacaanBilangan) -> dict[str, str]:
        satu, dua = (bacaan.arti[g] for g in ("koma", "titik"))
        ribuan, pecahan = (satu, dua) if "." not in satu else (dua, satu)
        desimal = "." if self.lembar.pemisah == "," else ","
        pecahan = f"{pecahan}0".replace(".", desimal)
        return {"ribuan": ribuan, "desimal": pecahan[:-1], "pecahan": pecahan}

    def _kolom_tanggal(self, j: int) -> None:
        for i, teks in self._sel(j):
            kanonik = penanggalan.KANONIK.fullmatch(teks)
            try:
                bacaan = penanggalan.baca(teks)
            except penanggalan.BukanTanggal as sebab:
                self._galat("D020", i, j, sebab=sebab)
                continue
            if not kanonik:
                self.tanggal.append((i, j, bacaan))

    def _putuskan_tanggal(self) -> None:
        """Day first, where nothing in the file speaks against it and something for it."""
        tanda = {bacaan.hari_dulu for _, _, bacaan in self.tanggal}
        indonesia = True in tanda or "koma" in self.bukti or self.lembar.pemisah == ";"
        hari_dulu = indonesia and False not in tanda
        for i, j, bacaan in self.tanggal:
            if not bacaan.ragu or (hari_dulu and bacaan.hari_dulu is not False):
                self._isi(i, j, bacaan.teks)
            else:
                self._tanggal_ragu(i, j, bacaan)

    def _tanggal_ragu(self, i: int, j: int, bacaan: penanggalan.BacaanTanggal) -> None:
        tahun, bulan, hari = bacaan.teks.split("-")
        if bacaan.hari_dulu is False:
            self._galat("D026/bulan", i, j, iso=bacaan.teks, lain=f"{hari}/{bulan}/{tahun}")
            return
        satu = f"{int(hari)} {BULAN[int(bulan) - 1]}"
        dua = f"{int(bulan)} {BULAN[int(hari) - 1]}"
        lain = f"{tahun}-{hari}-{bulan}"
        self._galat("D026", i, j, satu=satu, dua=dua, tahun=tahun, iso=bacaan.teks, lain=lain)

    def _kolom_boolean(self, j: int) -> None:
        for i, teks in self._sel(j):
            baku = BOOLEAN.get(teks.strip().lower())
            if baku:
                self._isi(i, j, baku)
            else:
                self._galat("D020/boolean", i, j)

    def _kolom_teks(self, j: int) -> None:
        for i, teks in self._sel(j):
            if bilangan.RUSAK.fullmatch(teks.strip()):
                kasus = "D020/excel" if teks.lstrip().startswith("#") else "D020/digit"
                self._galat(kasus, i, j)
            elif bilangan.RUMUS.fullmatch(teks.strip()) and self.tabel.kolom[j].nama != "rumus":
                self._galat("D020/rumus", i, j)

    def _baris_jumlah(self) -> None:
        """A row of totals would be added up with what it sums; as a code it would be asked for. So
        would a note below the table."""
        kolom = self.tabel.kolom
        if any(k.bilangan and k.nama not in BUKAN_BANYAKNYA for k in kolom):
            perihal = (j for j, k in enumerate(kolom) if k.nama in PERIHAL and not k.pilihan)
            sel = {i: j for j in perihal for i, teks in self._sel(j) if sebutan_jumlah(teks)}
            for i, j in [*sel.items(), *self._jumlah_tanpa_nama()]:
                self._galat("D063", i, j)
        baris = self.lembar.baris
        for i in (n for n, satu in enumerate(baris[1:], 1) if _ulangan(satu, baris[0])):
            self._galat("D063/ulang", i, 0)
        for i in range(max(awal_catatan(baris), 1), len(baris)):
            self._galat("D063/bawah", i, next(j for j, s in enumerate(baris[i]) if s.strip()))

    def _jumlah_tanpa_nama(self) -> Iterator[tuple[int, int]]:
        """The last row and a column of it, where it only sums up those above: what it must say is
        not there but for numbers, and one of them is their sum."""
        *atas, akhir = self.lembar.baris[1:] or [[]]
        kolom = list(zip(akhir, self.tabel.kolom, strict=False))
        if len(atas) < 2 or any(s.strip() for s, k in kolom if not k.bilangan):
            return
        if all(s.strip() for s, k in kolom if k.wajib):
            return
        banyak = (n for n, (s, k) in enumerate(kolom) if s.strip() and k.bilangan)
        for j in (n for n in banyak if kolom[n][1].nama not in BUKAN_BANYAKNYA - {"bobot"}):
            nilai = [_angka(b[j : j + 1]) for b in (*atas, akhir)]
            if None not in nilai and 2 * (nilai[-1] or 0) == sum(n or 0 for n in nilai):
                yield len(atas) + 1, j
                return

    def _kolom_kunci(self, j: int, kolom: SkemaKolom) -> None:
        pilihan = {p.casefold(): p for p in kolom.pilihan}
        for i, teks in self._sel(j):
            if teks.startswith("#") and bilangan.RUSAK.fullmatch(teks.strip()):
                self._galat("D020/excel", i, j)
            elif (baku := pilihan.get(teks.casefold(), teks)) != teks:
                self._isi(i, j, baku)
            elif teks.isascii() and teks == teks.strip():
                continue
            elif TAK_TERLIHAT.search(teks):
                self._galat("D027/tersembunyi", i, j)
            elif teks != teks.strip():
                tepi = "awal" if teks[:1].isspace() else "akhir"
                self._galat("D027/spasi", i, j, tepi=tepi)
            else:
                self._isi(i, j, SPASI_LAIN.sub(" ", teks))
