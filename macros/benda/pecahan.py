"""Formulas as they are set: general ones, and the working of one indicator with its numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..dasar.penulisan import MINUS, tulis_bilangan
from ..dasar.rumus import Operan, Rumus, kata
from ..hitung.daftar_rumus import CAPAIAN
from ..hitung.laporan import Laporan
from .tabel.unsur import Bagian, Polos

PENJELASAN = {
    "maksimal": "Dipakai bila realisasi yang makin tinggi menunjukkan kinerja yang makin baik.",
    "minimal": "Dipakai bila realisasi yang makin rendah menunjukkan kinerja yang makin baik.",
}
NAMA = {"maksimal": "Rumus A", "minimal": "Rumus B"}
OPERATOR = f"+{MINUS}×÷/"
KALI_SERATUS = " × 100%"


@dataclass(frozen=True)
class Pecahan:
    """A fraction whose numerator and denominator are parts.

    `pemisah` is what stands for the bar in one line of text, before, between and after them: the
    bar holds together what a slash does not.
    """

    pembilang: Ruas
    penyebut: Ruas

    @property
    def pemisah(self) -> tuple[str, str, str]:
        """`("(", ") / ", "")` where the numerator, but not the denominator, needs brackets."""
        (buka, tutup), (buka_lagi, tutup_lagi) = (
            ("(", ")") if _majemuk(ruas) else ("", "") for ruas in (self.pembilang, self.penyebut)
        )
        return buka, f"{tutup} / {buka_lagi}", tutup_lagi


Ruas = tuple[Bagian | Pecahan, ...]


def _majemuk(ruas: Ruas) -> bool:
    """Whether a numerator or denominator is more than one number or name."""
    if len(ruas) != 1 or isinstance(ruas[0], Pecahan):
        return True
    return isinstance(ruas[0], str) and any(f" {o} " in ruas[0] for o in OPERATOR)


@dataclass(frozen=True)
class Perhitungan:
    """A formula as it is set: lines of (left side, right side), read aloud as `label`."""

    kode: str
    label: str
    langkah: tuple[tuple[Ruas, Ruas], ...]
    keterangan: str = ""


def umum(polaritas: str) -> Perhitungan:
    """The general formula for indicators of one polarity.

    Raises:
        KeyError: the polarity is neither `maksimal` nor `minimal`.
    """
    rumus = CAPAIAN[polaritas]
    kanan = _susun(rumus, {nama: nama.capitalize() for nama in rumus.nama})
    keterangan = PENJELASAN[polaritas]
    return Perhitungan(f"umum-{polaritas}", NAMA[polaritas], ((("Capaian",), kanan),), keterangan)


def terapan(lap: Laporan, kode: str) -> Perhitungan:
    """The working of one indicator: formula with its numbers, the ratio, the result."""
    capaian = lap.capaian(kode)
    label, kiri = f"Perhitungan capaian indikator {kode}", ("Capaian",)
    if capaian.nilai is None or capaian.rumus is None:
        return Perhitungan(kode, label, ((kiri, (capaian,)),), capaian.catatan)
    isi = {n: Polos(lap.register[k]) for n, k in capaian.isi.items() if isinstance(k, str)}
    rasio = tulis_bilangan(capaian.nilai / 100, "rasio")
    hasil: Ruas = (f"{rasio}{KALI_SERATUS} = ", capaian)
    return Perhitungan(kode, label, ((kiri, _susun(capaian.rumus, isi)), (kiri, hasil)))


def _susun(rumus: Rumus, isi: Mapping[str, Bagian]) -> Ruas:
    """A formula with fractions, and with `isi` in place of its names."""

    def daun(satu: Operan, _ikat: int) -> Ruas:
        return (isi.get(kata(satu), kata(satu)),)

    def rangkai(tanda: str, kiri: Ruas, kanan: Ruas) -> Ruas:
        return (Pecahan(kiri, kanan),) if tanda == "÷" else _rapat(*kiri, f" {tanda} ", *kanan)

    return rumus.lipat(daun, rangkai, lambda isi: _rapat("(", *isi, ")"), pecahan=True)


def _rapat(*bagian: Bagian | Pecahan) -> Ruas:
    """Parts with neighbouring texts as one."""
    hasil: list[Bagian | Pecahan] = []
    for satu in bagian:
        lalu = hasil[-1] if hasil else None
        if isinstance(satu, str) and isinstance(lalu, str):
            hasil[-1] = lalu + satu
        else:
            hasil.append(satu)
    return tuple(hasil)
