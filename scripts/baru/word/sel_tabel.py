"""The cells of a table in Word as a data file holds them: plain numbers, no line of totals."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal

from macros.asupan import bilangan
from macros.asupan.bilangan import BukanAngka, Gaya
from macros.asupan.skema import SkemaKolom
from macros.asupan.tabel_tambahan import JUMLAH

ANGKA = SkemaKolom("", "number")
Sel = Sequence[str]


def gaya_angka(sel: Iterable[str]) -> Gaya | None:
    """The decimal sign of a document: that of its numbers, the comma where none shows one; None
    where both are used."""
    bukti = {b.gaya for s in sel if (b := _baca(s)) and b.gaya}
    return next(iter(bukti), "koma") if len(bukti) < 2 else None


def sebagai_data(baris: Iterable[Sel], gaya: Gaya | None) -> list[list[str]]:
    """Rows that are not empty, a number that could mean two things as the document means it, and
    without a last row of totals that are the sums of the others: these are computed."""
    isi = [[_angka(s, gaya) for s in b] for b in baris if any(b)]
    return isi[:-1] if len(isi) > 2 and _menjumlah(isi) else isi


def _baca(teks: str) -> bilangan.BacaanBilangan | None:
    try:
        return bilangan.baca(teks, ANGKA) if any(a.isdigit() for a in teks) else None
    except BukanAngka:
        return None


def _angka(teks: str, gaya: Gaya | None) -> str:
    bacaan = _baca(teks)
    if bacaan is None or bacaan.pasti or gaya not in bacaan.arti or not teks[-1].isdigit():
        return teks
    return bacaan.arti[gaya]


def _menjumlah(isi: Sequence[Sel]) -> bool:
    *di_atas, akhir = isi
    awal = next((s for s in akhir if s), "")
    if awal.casefold().rstrip(" :") not in JUMLAH:
        return False
    for j, teks in enumerate(akhir):
        jumlah = _nilai(teks)
        semua = [n for b in di_atas if (n := _nilai(b[j])) is not None]
        if jumlah is not None and sum(semua) != jumlah:
            return False
    return True


def _nilai(teks: str) -> Decimal | None:
    bacaan = _baca(teks)
    return Decimal(bacaan.pasti) if bacaan and bacaan.pasti else None
