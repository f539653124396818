"""A figure's formula with its numbers in it: `74 ÷ 80 × 100% = 92,5%`. Pure; words only."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from ..dasar.angka import Angka, Register
from ..dasar.penulisan import MINUS, SPASI, bulatkan, tulis_bilangan
from ..dasar.rumus import Kumpulan
from ..hitung.alat import dibatasi

LANJUT = "…"  # digits go on that are not written
ANTARA_TAMPAK = "; antara angka yang ditampilkan "


def perhitungan(angka: Angka, register: Register) -> str:
    """The formula with the numbers of this figure and its result, or "".

    There is nothing to write for a figure that stands in a cell, that is another one, or that has
    no value. Inputs are written to four decimals, and `…` where they go on; a result that is
    rounded stands behind `≈`, one that is taken between figures as they are shown behind its words.
    """
    if angka.rumus is None or angka.nilai is None:
        return ""
    match angka.rumus.operan:
        case (Kumpulan(cara="banyaknya") as satu,):
            # `12 dari 24 capaian ≥ 100%`, `3 baris = 3 kendala`
            isi = f"{len(angka.masukan)} {satu.kata.removeprefix('banyaknya ')}"
            return f"{angka.nilai} dari {isi}" if satu.syarat else f"{isi} = {angka.teks}"
        case (Kumpulan(cara="banyaknya"), Kumpulan(cara="banyaknya")):
            return _cacah_dua(angka, register)
        case (_,) if not angka.rumus.kumpulan:
            return ""
    kerja = angka.rumus.kerja(_isi(angka, register))
    if angka.lantai is not None:
        asli = angka.rumus.hitung({n: register[str(k)].nilai for n, k in angka.isi.items()})[0]
        return f"{kerja}{hasil(replace(angka, nilai=asli))}, dibatasi menjadi {angka.teks}"
    return kerja + hasil(angka)


def _isi(angka: Angka, register: Register) -> Mapping[str, str | list[str]]:
    """What stands for the names of a formula; of a list, the members that have a value."""

    hasil: dict[str, str | list[str]] = {}
    for nama, kunci in angka.isi.items():
        if isinstance(kunci, str):
            satu = register[kunci].nilai
            hasil[nama] = "" if satu is None else operan(satu)
        else:
            semua = (register[k] for k in kunci)
            batas = ((a, angka.batas if a.satuan == angka.satuan else None) for a in semua)
            nilai = (dibatasi(a.nilai, n) for a, n in batas)
            hasil[nama] = [operan(n) for n in nilai if n is not None]
    return hasil


def operan(nilai: Fraction) -> str:
    """A number inside a formula: `7.060.331.000`, `94,1176…`, `(−3)`."""
    teks = _panjang(nilai)
    return f"({teks})" if teks.startswith(MINUS) else teks


def hasil(angka: Angka) -> str:
    """What stands behind the formula: ` = 92,5%`, ` = 94,1176…% ≈ 94,11%`."""
    assert angka.nilai is not None
    if angka.tampak == angka.nilai:
        return f" = {angka.teks}"
    satuan = angka.satuan if angka.satuan in {"", "%"} else f"{SPASI}{angka.satuan}"
    tanda = " ≈ " if angka.beda_tampak is None else ANTARA_TAMPAK
    return f" = {_panjang(angka.nilai)}{satuan}{tanda}{angka.teks}"


def _panjang(nilai: Fraction) -> str:
    teks = tulis_bilangan(nilai, "rasio")
    return teks if bulatkan(nilai, "rasio") == nilai else teks + LANJUT


def _cacah_dua(angka: Angka, register: Register) -> str:
    """`10 dari 12 capaian ≥ 100% + 2 hasil tercapai tanpa persentase = 12 indikator`."""
    assert angka.rumus is not None
    bagian = []
    for satu in angka.rumus.operan:
        assert isinstance(satu, Kumpulan)
        isi = angka.isi[satu.isi[0]]
        banyak = sum(satu.masuk(register[k].nilai) for k in isi)
        dari = f" dari {len(isi)}" if satu.syarat else ""
        bagian.append(f"{banyak}{dari} {satu.kata.removeprefix('banyaknya ')}")
    return f"{' + '.join(bagian)} = {angka.teks}"
