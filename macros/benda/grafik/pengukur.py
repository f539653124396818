"""One figure of a described chart's rows: which it is, and what is written beside its mark."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, cast, get_args

from ...dasar.angka import Angka
from ...dasar.deklarasi import Keliru, Ruas
from ...dasar.masalah import pastikan
from ...gambar.spesifikasi import Peran
from ..deklarasi.ungkapan import (
    BELUM_ADA,
    TULISAN,
    Isian,
    Lingkup,
    Terikat,
    pertama,
    pilihan,
    tulisan,
    urai,
)

PERAN = get_args(Peran)


@dataclass(frozen=True)
class Ukuran:
    """A figure with its texts; `angka` is None where the data have none."""

    angka: Angka | None
    teks: str
    rincian: str = ""

    @property
    def nilai(self) -> Fraction | None:
        """The value of the figure; `None` where it has none, or is not there."""
        return self.angka.nilai if self.angka else None


@dataclass
class Pengukur:
    """What gives one figure of every row: `nama` and `peran` are those of its series.

    `cari` finds what stands for the length, `lingkup` binds the texts beside it.
    """

    kunci: list[Isian]
    cari: Callable[[str], Angka | None]
    lingkup: Lingkup
    nama: str = ""
    peran: Peran = "utama"
    teks: list[Terikat] = field(default_factory=list)
    rincian: list[Terikat] = field(default_factory=list)

    def ukur(self, baris: Mapping[str, Any]) -> Ukuran:
        """The figure of a row, by the first alternative that is there."""
        for satu in self.kunci:
            angka = self.cari(satu.isi.isi(baris)[0])
            if angka is not None:
                satu.temu += 1
                bawaan = BELUM_ADA
                if angka.keadaan != "belum-ada-data":
                    bawaan = tulisan(satu.kata)(angka)
                isi = {**baris, ".teks": bawaan, ".angka": angka.teks}
                teks = pertama(self.teks, isi) or bawaan
                return Ukuran(angka, teks, pertama(self.rincian, isi))
        return Ukuran(None, BELUM_ADA)


def pengukur(
    ruas: Ruas,
    lingkup: tuple[Lingkup, Lingkup],
    cari: Callable[[str], Angka | None],
    *,
    berseri: bool,
) -> Pengukur:
    """A line of `nilai`: `kunci | teks | rincian`, in pairs `nama | peran | kunci | teks`.

    `lingkup` are those of keys and of texts. Raises Keliru or KunciTidakDikenal where it cannot be
    followed.
    """
    potong = ruas.potong
    nama, peran = "", "utama"
    if berseri:
        if not 3 <= len(potong) <= 4:
            raise Keliru("Nilai berpasangan ditulis “nama | peran | kunci | teks”.")
        nama, peran, *potong = potong
        nama = lingkup[0].ikat(urai(nama)).isi({})[0]
        pastikan(PERAN, "Peran", peran)
    elif len(potong) > 3:
        raise Keliru("Nilai ditulis “kunci | teks | rincian”.")
    teks = [lingkup[1].ikat_semua(p) for p in potong[1:]]
    kunci = [Isian(p.kata, lingkup[0].ikat(p.teks)) for p in pilihan(potong[0], TULISAN)]
    return Pengukur(kunci, cari, lingkup[1], nama, cast("Peran", peran), *teks)
