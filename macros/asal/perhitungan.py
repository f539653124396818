"""A figure's formula with its numbers in it: `74 ÷ 80 × 100% = 92,5%`. Pure; words only."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ..dasar.angka import Angka, Register
from ..dasar.penulisan import MINUS, SPASI, bulatkan, tulis_bilangan
from ..dasar.rumus import Kumpulan
from ..hitung.alat import dibatasi

LANJUT = "…"  # digits go on that are not written


def perhitungan(angka: Angka, register: Register) -> str:
    """The formula with the numbers of this figure and its result, or "".

    There is nothing to write for a figure that stands in a cell, that is another one, or that has
    no value. Inputs are written to four decimals, and `…` where they go on; a result that is
    rounded stands behind `≈`.
    """
    if angka.rumus is None or angka.nilai is None:
        return ""
    match angka.rumus.operan:
        case (Kumpulan(cara="banyaknya") as satu,):
            return _cacah(satu, angka)
        case (_,) if not angka.rumus.kumpulan:
            return ""
    return angka.rumus.kerja(_isi(angka, register)) + hasil(angka)


def _isi(angka: Angka, register: Register) -> Mapping[str, str | list[str]]:
    """What stands for the names of a formula; of a list, the members that have a value."""

    def nilai(kunci: str) -> Fraction | None:
        return register[kunci].nilai

    hasil: dict[str, str | list[str]] = {}
    for nama, kunci in angka.isi.items():
        if isinstance(kunci, str):
            satu = nilai(kunci)
            hasil[nama] = "" if satu is None else operan(satu)
        else:
            semua = (dibatasi(nilai(k), angka.batas) for k in kunci)
            hasil[nama] = [operan(n) for n in semua if n is not None]
    return hasil


def operan(nilai: Fraction) -> str:
    """A number inside a formula: `7.060.331.000`, `94,1176…`, `(−3)`."""
    teks = _panjang(nilai)
    return f"({teks})" if teks.startswith(MINUS) else teks


def hasil(angka: Angka) -> str:
    """What stands behind the formula: ` = 92,5%`, ` = 94,1176…% ≈ 94,11%`."""
    assert angka.nilai is not None
    if bulatkan(angka.nilai, angka.bentuk) == angka.nilai:
        return f" = {angka.teks}"
    satuan = angka.satuan if angka.satuan in {"", "%"} else f"{SPASI}{angka.satuan}"
    return f" = {_panjang(angka.nilai)}{satuan} ≈ {angka.teks}"


def _panjang(nilai: Fraction) -> str:
    teks = tulis_bilangan(nilai, "rasio")
    return teks if bulatkan(nilai, "rasio") == nilai else teks + LANJUT


def _cacah(satu: Kumpulan, angka: Angka) -> str:
    """`12 dari 24 capaian ≥ 100%`, `3 baris = 3 kendala`."""
    isi = f"{len(angka.masukan)} {satu.kata.removeprefix('banyaknya ')}"
    return f"{angka.nilai} dari {isi}" if satu.syarat else f"{isi} = {angka.teks}"
