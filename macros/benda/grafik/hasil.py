"""What the rows of a chart find together: the greatest, how many, which way two figures differ."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ...dasar.angka import Angka
from ...dasar.deklarasi import Keliru
from ...dasar.masalah import KunciTidakDikenal
from ...dasar.penulisan import deret_kode, gabung
from ...dasar.penulisan import tulis as tulis_angka
from ..deklarasi.bingkai import Bingkai
from ..deklarasi.isian_umum import IsianUmum
from ..deklarasi.ungkapan import Lingkup, tulis, urai
from .wujud import BarisGambar, Ukuran

Cari = Callable[[str], str]


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


def _terjauh(baris: Sequence[BarisGambar]) -> tuple[str, list[str]]:
    """The greatest distance between the two figures of a row, and the rows that have it; without
    any distance there is none."""
    beda = {b.kode or b.label: abs(n) for b in baris if (n := _beda(b))}
    if not beda:
        return "", []
    angka = baris[0].angka[0]
    jauh = max(beda.values())
    teks = tulis_angka(jauh, angka.bentuk, "poin" if angka.satuan == "%" else angka.satuan)
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


@dataclass(eq=False)
class Hasilan:
    """The findings of a chart's rows, by name; `tanpa` names the rows that are not drawn, `sepadan`
    says of which rows the figures may be compared."""

    baris: Sequence[BarisGambar]
    tanpa: Sequence[str]
    lingkup: Callable[[], Lingkup]
    angka: Callable[[str], Angka | None]
    sepadan: Callable[[BarisGambar], bool] = lambda _: True

    def cari(self, umum: IsianUmum, bingkai: Bingkai, rinci: Callable[[], str]) -> Cari:
        """How a text finds its placeholders: here, then as every declared thing does."""
        lain = umum.gabungan(bingkai)
        sendiri: dict[str, Callable[[], str]] = {
            "arah": self._arah,
            "terjauh": lambda: gabung(_terjauh([*filter(self.sepadan, self.baris)])[1]),
            "tanpa": lambda: deret_kode(self.tanpa),
            "rinci": rinci,
        }

        def cari(nama: str) -> str:
            depan, titik, akhir = nama.partition(".")
            if titik and depan in BARIS:
                return self._dari_baris(depan, akhir)
            if nama in BERPASANGAN and self.baris and len(self.baris[0].ukuran) == 1:
                raise Keliru(f"{{{nama}}} membandingkan dua nilai; bentuk ini hanya satu.")
            if nama in BANYAK:
                isi = filter(self.sepadan, self.baris) if nama in BERARAH else self.baris
                return str(BANYAK[nama]([*isi]))
            if nama in sendiri:
                return sendiri[nama]()
            if nama.startswith(RENTANG):
                return self._rentang(nama.removeprefix(RENTANG))
            try:
                return lain(nama)
            except KunciTidakDikenal as galat:
                if galat.kunci != nama:
                    raise
                raise KunciTidakDikenal("Isian", nama, [*galat.tersedia, *SEMUA]) from None

        return cari

    def _arah(self) -> str:
        """How many of the second figures are above, at and below the first, and how far at most."""
        sepadan = [*filter(self.sepadan, self.baris)]
        isi = [(n, kata) for k, kata in ARAH.items() if (n := BANYAK[k](sepadan))]
        if not isi:
            return ""
        jauh, _ = _terjauh(sepadan)
        arah = gabung([f"{n} {kata}" for n, kata in isi])
        if len(isi) == 1 and isi[0][0] > 1:
            arah = f"seluruh {arah}"
        return f"{arah}, terjauh {jauh}" if jauh else arah

    def _dari_baris(self, mana: str, nama: str) -> str:
        terikat = self.lingkup().ikat(urai(f"{{{nama}}}"))
        ambil = terikat.bagian[0]
        baris = BARIS[mana](self.baris)
        semua = (ambil if isinstance(ambil, str) else tulis(ambil(b.isi)) for b in baris)
        berbeda = list(dict.fromkeys(semua))
        return gabung(berbeda) if len(berbeda) <= SEBANYAK else ""

    def _rentang(self, kunci: str) -> str:
        """From the smallest to the greatest figure of all rows, or the one that all have."""
        terikat = self.lingkup().ikat(urai(kunci))
        angka = [self.angka(terikat.isi(b.isi)[0]) for b in self.baris]
        ada = sorted((a for a in angka if a and a.nilai is not None), key=lambda a: a.nilai or 0)
        return " sampai ".join(dict.fromkeys((ada[0].teks, ada[-1].teks))) if ada else ""
