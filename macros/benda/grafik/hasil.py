"""What the rows of a chart find together: the greatest, how many, which way two figures differ."""

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from ...dasar.penulisan import gabung, tulis
from .wujud import BarisGambar, Ukuran


def _tampak(ukuran: Ukuran) -> Fraction | None:
    """A figure as it is shown, which is how a reader compares it."""
    return ukuran.angka.tampak if ukuran.angka else None


def _ujung(
    pilih: Callable[[Iterable[Fraction]], Fraction],
) -> Callable[[Sequence[BarisGambar]], list[BarisGambar]]:
    """What finds the rows with an extreme, as it is shown; none where all have it, be it one."""

    def cari(baris: Sequence[BarisGambar]) -> list[BarisGambar]:
        ada = [(_tampak(b.ukuran[0]), b) for b in baris]
        terisi = [n for n, _ in ada if n is not None]
        ujung = pilih(terisi) if terisi else None
        sama = [b for n, b in ada if n is not None and n == ujung]
        return [] if len(sama) == len(terisi) else sama

    return cari


# Rows out of all, by which a text may say {terbesar.uraian} or {terbesar.teks}.
BARIS: dict[str, Callable[[Sequence[BarisGambar]], Sequence[BarisGambar]]] = {
    "terbesar": _ujung(max),
    "terkecil": _ujung(min),
    "pertama": lambda b: b[:1],
    "terakhir": lambda b: b[-1:],
}
SEBANYAK = 3  # names of rows that a sentence holds


def _beda(baris: BarisGambar) -> Fraction | None:
    """How much the second figure of a row is above the first, as both are shown."""
    satu, dua = _tampak(baris.ukuran[0]), _tampak(baris.ukuran[-1])
    return None if satu is None or dua is None else dua - satu


def _selisih(baris: Iterable[BarisGambar]) -> list[Fraction]:
    return [beda for b in baris if (beda := _beda(b)) is not None]


def terjauh(baris: Sequence[BarisGambar]) -> tuple[str, list[str]]:
    """The greatest distance between the two figures of a row, and the rows that have it; without
    any distance there is none."""
    beda = {b.kode or b.label: abs(n) for b in baris if (n := _beda(b))}
    if not beda:
        return "", []
    angka = baris[0].angka[0]
    jauh = max(beda.values())
    teks = tulis(jauh, angka.bentuk, "poin" if angka.satuan == "%" else angka.satuan)
    return teks, [nama for nama, n in beda.items() if n == jauh]


# A number of rows.
BANYAK: dict[str, Callable[[Sequence[BarisGambar]], int]] = {
    "banyak": len,
    "berisi": lambda b: sum(any(u.nilai is not None for u in x.ukuran) for x in b),
    "berpasangan": lambda b: len(_selisih(b)),
    "naik": lambda b: sum(x > 0 for x in _selisih(b)),
    "turun": lambda b: sum(x < 0 for x in _selisih(b)),
    "tetap": lambda b: sum(x == 0 for x in _selisih(b)),
}  # fmt: skip
BERARAH = {"naik", "turun", "tetap"}  # said only of rows whose figures may be compared
BERPASANGAN = {*BERARAH, "berpasangan", "arah", "terjauh"}  # of two figures a row
ARAH = {"naik": "lebih tinggi", "tetap": "sama", "turun": "lebih rendah"}
RENTANG = "rentang "
SEMUA = (
    *(f"{n}.label" for n in BARIS), *BANYAK, "arah", "terjauh", "rinci", "tanpa", f"{RENTANG}KUNCI"
)  # fmt: skip


def arah(baris: Sequence[BarisGambar]) -> str:
    """How many of the second figures are above, at and below the first, and how far at most."""
    isi = [(n, kata) for k, kata in ARAH.items() if (n := BANYAK[k](baris))]
    if not isi:
        return ""
    jauh, _ = terjauh(baris)
    teks = gabung([f"{n} {kata}" for n, kata in isi])
    if len(isi) == 1 and isi[0][0] > 1:
        teks = f"seluruh {teks}"
    return f"{teks}, terjauh {jauh}" if jauh else teks
