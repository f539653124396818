"""Explain figures: the formula with its numbers, the inputs down to cells, and the sources.

Pure: takes report and schema. Pages, the annex and the published register show the results.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import ROUND_DOWN
from fractions import Fraction
from functools import cache
from operator import attrgetter
from pathlib import PurePosixPath
from typing import Any

from ..dasar import penulisan
from ..dasar.angka import Angka, Asal, Register
from ..dasar.rumus import Kumpulan
from ..hitung.alat import dibatasi
from ..hitung.laporan import Laporan
from .asal_baris import DokumenAsal

NAMA_KELUARGA = {
    "persen-kinerja": "Persentase kinerja",
    "persen-kinerja-bulat": "Persentase kinerja",
    "persen-anggaran": "Persentase anggaran",
    "persen-anggaran-potong": "Persentase anggaran",
    "nilai": "Nilai",
    "rupiah": "Rupiah",
    "bilangan": "Bilangan",
}
LANJUT = "…"  # stands for further digits
ANTARA_TAMPAK = "; antara angka yang ditampilkan "


@dataclass(frozen=True)
class SelAsal:
    """One cell behind a figure: its place, the title of its column, the documents that it was taken
    from, and the date of the data, if known."""

    asal: Asal
    judul_kolom: str
    sumber: tuple[str, ...]
    hari: date | None


@dataclass(frozen=True)
class Penjelasan:
    """Everything that a reader may want to know about one figure.

    `sel` are its own cells and those of its direct inputs, `semua_sel` all cells behind it, in the
    order of its inputs. `keterangan` says why there is no value.
    """

    angka: Angka
    perhitungan: str
    keterangan: str
    masukan: tuple[Angka, ...]
    sel: tuple[SelAsal, ...]
    semua_sel: tuple[SelAsal, ...]
    tanggal: str
    pembulatan: str


@dataclass(frozen=True)
class Rentang:
    """Neighbouring rows of one column: `awal` to `akhir`, both included."""

    berkas: str
    kolom: str
    awal: int
    akhir: int

    @property
    def baris(self) -> str:
        """The rows in words: `baris 2` or `baris 2–25`."""
        return f"baris {self.awal}" + ("" if self.awal == self.akhir else f"–{self.akhir}")

    @property
    def alamat(self) -> str:
        """Where the site shows the first of the rows, below its root."""
        return f"data/{PurePosixPath(self.berkas).stem}.html#baris-{self.awal}"


class Penelusur:
    """Explains the figures of one report; explanations, cells and rows are cached."""

    def __init__(self, laporan: Laporan) -> None:
        self.register = laporan.register
        self.dokumen = DokumenAsal(laporan)
        self._edisi = laporan.edisi
        self._skema = laporan.data.aturan
        self._tabel = {t.berkas: t for t in laporan.data.values()}
        self.jelaskan = cache(self._jelaskan)
        self.sel, self.baris = cache(self._sel), cache(self._baris)

    def _jelaskan(self, kunci: str) -> Penjelasan:
        """The explanation of one figure. Raises KunciTidakDikenal where there is no such figure."""
        angka = self.register[kunci]
        masukan = tuple(self.register[m] for m in angka.masukan if isinstance(m, str))
        sel = tuple(self.sel(m) for m in angka.masukan if isinstance(m, Asal))
        semua = tuple(self.sel(a) for a in self.register.sel(angka))
        return Penjelasan(
            angka=angka,
            perhitungan=perhitungan(angka, self.register),
            keterangan=_keterangan(angka, masukan),
            masukan=masukan,
            sel=sel,
            semua_sel=semua,
            tanggal=self._tanggal({s.hari for s in semua}),
            pembulatan=pembulatan(angka.keluarga, angka.satuan),
        )

    def _sel(self, asal: Asal) -> SelAsal:
        """One cell with its column's title, its source documents and its date."""
        nama, baris = self._tabel[asal.berkas].nama, self.baris(asal.berkas)[asal.baris]
        kolom = self._skema[nama].cari(asal.kolom)
        return SelAsal(
            asal,
            (kolom and kolom.judul) or asal.kolom,
            self.dokumen.untuk(nama, baris),
            self.dokumen.hari(nama, baris)
            or (self._edisi.hari_data if self._edisi.berposisi else None),
        )

    def _tanggal(self, semua: set[date | None]) -> str:
        """Days of data in words, the unknown one last."""
        tahu = [penulisan.tanggal(hari) for hari in sorted(filter(None, semua))]
        return penulisan.gabung([*tahu, *[self._edisi.tanggal_data] * (None in semua)])

    def _baris(self, berkas: str) -> dict[int, dict[str, Any]]:
        """The rows of a data file by their numbers."""
        t = self._tabel[berkas]
        return {n: dict(zip(t.nama_kolom, isi, strict=True)) for n, isi in t.rekaman.items()}

    def dokumen_baris(self, tabel: str) -> list[tuple[str, ...]]:
        """The documents of every row of a table, in order."""
        baris = self.baris(f"data/{self._skema[tabel].berkas}")
        return [self.dokumen.untuk(tabel, isi) for isi in baris.values()]

    def catatan(self, kunci: Iterable[str]) -> tuple[str, ...]:
        """The notes on the documents behind some figures, each once."""
        asal = (s.asal for satu in kunci for s in self.jelaskan(satu).semua_sel)
        baris = ((self._tabel[a.berkas].nama, [self.baris(a.berkas)[a.baris]]) for a in asal)
        return tuple(dict.fromkeys(c for b in baris for c in self.dokumen.catatan(*b)))

    def turunan(self, kunci: Iterable[str]) -> list[str]:
        """The keys themselves and those of all figures behind them, each once, in a fixed order."""
        hasil: dict[str, None] = {}
        antre = sorted(set(kunci), reverse=True)
        while antre:
            satu = antre.pop()
            if satu not in hasil:
                hasil[satu] = None
                masukan = [m for m in self.register[satu].masukan if isinstance(m, str)]
                antre.extend(reversed(masukan))
        return list(hasil)


def rentang(sel: Iterable[Asal]) -> list[Rentang]:
    """Group cells in runs of consecutive rows, in the order of files, columns and rows."""
    hasil: list[Rentang] = []
    for a in sorted(set(sel), key=attrgetter("berkas", "kolom", "baris")):
        lalu = hasil[-1] if hasil else None
        if lalu and (lalu.berkas, lalu.kolom, lalu.akhir + 1) == (a.berkas, a.kolom, a.baris):
            hasil[-1] = replace(lalu, akhir=a.baris)
        else:
            hasil.append(Rentang(a.berkas, a.kolom, a.baris, a.baris))
    return hasil


@cache
def pembulatan(keluarga: str, satuan: str = "") -> str:
    """The rounding rule of a family of numbers, as a sentence."""
    desimal, cara, tetap = penulisan.PEMBULATAN[keluarga]
    if satuan == "Rp" and desimal == 2:
        return "Rupiah ditulis sampai sen."
    nama = NAMA_KELUARGA.get(keluarga, NAMA_KELUARGA["bilangan"])
    banyak = f"{penulisan.terbilang(desimal)} angka desimal"
    if desimal == 0:
        return f"{nama} ditulis tanpa desimal."
    if cara == ROUND_DOWN:
        return f"{nama} dipotong pada {banyak}, tanpa pembulatan."
    paling = "" if tetap else "paling banyak "
    return f"{nama} dibulatkan menjadi {paling}{banyak}."


def _keterangan(angka: Angka, masukan: Sequence[Angka]) -> str:
    """Why a figure has no value, or which limit was applied to it; "" if neither."""
    if angka.keadaan == "ada":
        return angka.catatan if angka.satuan in {"%", "Rp"} and angka.rumus else ""
    if angka.keadaan == "bukan-bilangan":
        return "Isinya bukan satu bilangan."
    if angka.keadaan == "belum-ada-data" and not masukan:
        return "Nilainya belum ada dalam data."
    if angka.catatan:
        return angka.catatan
    kosong = [a.label for a in masukan if a.nilai is None]
    if len(kosong) > 2:
        return f"Masukan yang tidak mempunyai nilai: {len(kosong)} dari {len(masukan)}."
    if kosong:
        return f"Masukan yang tidak mempunyai nilai: {penulisan.gabung(kosong)}."
    if len(masukan) < 2:
        return "Pasangan hitungnya belum ada dalam data."
    satuan = list(dict.fromkeys(a.satuan for a in masukan))
    if len(satuan) > 1:
        return f"Satuan masukannya berbeda: {penulisan.gabung(satuan)}."
    return f"Pembaginya nol: {masukan[-1].label}."


def perhitungan(angka: Angka, register: Register) -> str:
    """The formula with the numbers of this figure and its result, or "".

    It is "" for a figure that is read from a cell, equals another one, or has no value; a sum of
    one figure shows the calculation of that. Inputs are written to four decimals, with `…` if there
    are more; a rounded result follows `≈`; a difference of figures as shown follows words that say
    so.
    """
    if angka.rumus is None or angka.nilai is None:
        return ""
    match angka.rumus.operan:
        case (Kumpulan(cara="banyaknya"), *_) as semua:
            return _cacah(angka, [o for o in semua if isinstance(o, Kumpulan)], register)
        case (Kumpulan(cara="jumlah"),) if len(angka.masukan) == 1:
            return perhitungan(register[str(angka.masukan[0])], register)
        case (_,) if not angka.rumus.kumpulan:
            return ""
    kerja = angka.rumus.kerja(_isi(angka, register))
    if angka.lantai is not None:
        asli = angka.rumus.hitung({n: register[str(k)].nilai for n, k in angka.isi.items()})[0]
        return f"{kerja}{hasil(replace(angka, nilai=asli))}, dibatasi menjadi {angka.teks}"
    return kerja + hasil(angka)


def _isi(angka: Angka, register: Register) -> Mapping[str, str | list[str]]:
    """The written values for the names of a formula; of a list, only of members with a value."""

    hasil: dict[str, str | list[str]] = {}
    for nama, kunci in angka.isi.items():
        if isinstance(kunci, str):
            satu = register[kunci]
            hasil[nama] = "" if satu.nilai is None else operan(satu.nilai, satu.keluarga)
        else:
            semua = (register[k] for k in kunci)
            batas = ((a, angka.batas if a.satuan == angka.satuan else None) for a in semua)
            nilai = ((dibatasi(a.nilai, n), a.keluarga) for a, n in batas)
            hasil[nama] = [operan(n, keluarga) for n, keluarga in nilai if n is not None]
    return hasil


def operan(nilai: Fraction, keluarga: str) -> str:
    """A number inside a formula: `7.060.331.000`, `94,1176…`, `(−3)`; with the decimals of its
    family where these are fixed."""
    tetap = keluarga in penulisan.DESIMAL and penulisan.bulatkan(nilai, keluarga) == nilai
    teks = penulisan.tulis_bilangan(nilai, keluarga) if tetap else _panjang(nilai)
    return f"({teks})" if teks.startswith(penulisan.MINUS) else teks


def hasil(angka: Angka) -> str:
    """The result after the formula: ` = 92,5%`, ` = 94,1176…% ≈ 94,11%`."""
    assert angka.nilai is not None
    if angka.tampak == angka.nilai:
        return f" = {angka.teks}"
    panjang = penulisan.tulis(
        None, angka.keluarga, angka.satuan, tampak=_panjang(angka.nilai), pola=angka.pola
    )
    tanda = " ≈ " if angka.beda_tampak is None else ANTARA_TAMPAK
    return f" = {panjang}{tanda}{angka.teks}"


def _panjang(nilai: Fraction) -> str:
    teks = penulisan.tulis_bilangan(nilai, "rasio")
    return teks if penulisan.bulatkan(nilai, "rasio") == nilai else teks + LANJUT


def _cacah(angka: Angka, semua: Sequence[Kumpulan], register: Register) -> str:
    """`12 dari 24 capaian ≥ 100%`; `3 baris = 3 kendala`; `10 dari 12 capaian ≥ 100% + 2 hasil
    tercapai tanpa persentase = 12 indikator`."""
    bagian = []
    for satu in semua:
        isi = angka.isi.get(satu.isi[0], angka.masukan)
        banyak = sum(satu.masuk(register[str(k)].nilai) for k in isi) if satu.syarat else len(isi)
        dari = f" dari {len(isi)}" if satu.syarat else ""
        bagian.append(f"{banyak}{dari} {satu.kata.removeprefix('banyaknya ')}")
    hasil = "" if len(semua) == 1 and semua[0].syarat else f" = {angka.teks}"
    return " + ".join(bagian) + hasil
