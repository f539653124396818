"""A figure's formula with its numbers in it: `74 ÷ 80 × 100% = 92,5%`. Pure; words only."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction

from ..angka import Angka, Register
from ..capaian import SERATUS, dibatasi
from ..format import MINUS, SPASI, bulatkan, tulis_bilangan

LANJUT = "…"  # digits go on that are not written
KALI_SERATUS = " × 100%"

Penulis = Callable[[Sequence[str]], str]


def perhitungan(angka: Angka, register: Register, batas: Fraction | None = None) -> str:
    """The formula with the numbers of this figure and its result, or "".

    There is nothing to write for a figure that stands in a cell, or has no value. Inputs are
    written to four decimals, and `…` where they go on; a result that is rounded stands behind `≈`.
    `batas` is the cap on achievements in averages, in percent.
    """
    masukan = [register[m] for m in angka.masukan if isinstance(m, str)]
    if angka.nilai is None:
        return ""
    if angka.rumus == "dihitung dari capaian indikator":
        return _cacah(angka, masukan)
    if angka.rumus == "banyaknya baris":
        return f"{len(angka.masukan)} baris = {angka.teks}"
    tulis = _penulis(angka, masukan)
    ada = [a.nilai for a in masukan if a.nilai is not None]
    if tulis is None or not ada:
        return ""
    if angka.rumus == RATA_RATA_CAPAIAN:
        ada = [dibatasi(n, batas) for n in ada]
    return tulis([operan(n) for n in ada]) + hasil(angka)


def dikenal(angka: Angka, register: Register) -> bool:
    """Whether the words of a figure's formula can be written with numbers at all."""
    masukan = [register[m] for m in angka.masukan if isinstance(m, str)]
    return angka.rumus in TANPA_PERHITUNGAN or _penulis(angka, masukan) is not None


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


def _jumlah(x: Sequence[str]) -> str:
    return " + ".join(x)


def _rata_rata(x: Sequence[str]) -> str:
    return f"({_jumlah(x)}) ÷ {len(x)}"


def _bagi(x: Sequence[str]) -> str:
    return f"{x[0]} ÷ {x[1]}{KALI_SERATUS}"


def _kurang(x: Sequence[str]) -> str:
    return f"{x[0]} {MINUS} {x[1]}"


def _minimal(x: Sequence[str]) -> str:
    realisasi, target = x
    return f"({target} {MINUS} ({realisasi} {MINUS} {target})) ÷ {target}{KALI_SERATUS}"


def _triwulan(x: Sequence[str]) -> str:
    *triwulan, target = x
    return f"({_jumlah(triwulan)}) ÷ {target}{KALI_SERATUS}"


def _berbobot(x: Sequence[str]) -> str:
    nilai, bobot = x[::2], x[1::2]
    kali = [f"{n} × {b}" for n, b in zip(nilai, bobot, strict=True)]
    return f"({_jumlah(kali)}) ÷ ({_jumlah(bobot)})"


RATA_RATA_CAPAIAN = "jumlah capaian indikator ÷ banyaknya indikator yang dapat dihitung"
# The words of a formula, as the computing modules give them, and how it is written with numbers.
POLA: Mapping[str, Penulis] = {
    "realisasi ÷ target × 100%": _bagi,
    "(target − (realisasi − target)) ÷ target × 100%": _minimal,
    "jumlah realisasi triwulan ÷ target setahun × 100%": _triwulan,
    "100% − capaian": lambda x: f"100% {MINUS} {x[0]}%",
    RATA_RATA_CAPAIAN: _rata_rata,
    "jumlah persentase ÷ banyaknya bulan yang dilaporkan": _rata_rata,
    "rata-rata nilai indikator dalam aspek": _rata_rata,
    "nilai baru − nilai lama": _kurang,
    "pagu − realisasi": _kurang,
    "jumlah semua baris": _jumlah,
    "nilai × bobot ÷ 100": lambda x: f"{x[0]} × {x[1]} ÷ 100",
    "Σ nilai × bobot ÷ Σ bobot": _berbobot,
}
TANPA_PERHITUNGAN = {
    "",
    "persentase setahun menurut E-Performance",
    "dihitung dari capaian indikator",
    "banyaknya baris",
}


def _penulis(angka: Angka, masukan: Sequence[Angka]) -> Penulis | None:
    if angka.rumus in POLA:
        return POLA[angka.rumus]
    # A share names its two figures by their labels.
    label = " ÷ ".join(a.label for a in masukan)
    return _bagi if len(masukan) == 2 and angka.rumus == label + KALI_SERATUS else None


def _cacah(angka: Angka, masukan: Sequence[Angka]) -> str:
    """Counting indicators by their achievement."""
    banyak = len(masukan)
    ada = [a.nilai for a in masukan if a.nilai is not None]
    match angka.kunci.split("/")[1]:
        case "tercapai":
            return f"{sum(n >= SERATUS for n in ada)} dari {banyak} capaian ≥ 100%"
        case "belum-tercapai":
            return f"{sum(n < SERATUS for n in ada)} dari {banyak} capaian < 100%"
        case "tanpa-capaian":
            return f"{banyak - len(ada)} dari {banyak} capaian tanpa nilai"
        case _:
            return f"{banyak} capaian"
