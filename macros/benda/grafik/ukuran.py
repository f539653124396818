"""One figure of a described chart's rows: which it is, and what is written beside its mark."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from typing import Any, cast, get_args

from ...dasar.angka import Angka
from ...dasar.deklarasi import Keliru, Ruas
from ...dasar.masalah import KunciTidakDikenal
from ...gambar.spesifikasi import Peran
from ..deklarasi.pemeriksa_kunci import Kunci
from ..deklarasi.ungkapan import BEBAS, BELUM_ADA, PILIHAN_LAIN, TULISAN, Lingkup, Terikat, urai

PERAN = get_args(Peran)


@dataclass(frozen=True)
class Ukuran:
    """A figure with its texts; `angka` is None where the data have none."""

    angka: Angka | None
    teks: str
    rincian: str = ""


@dataclass
class _Kunci:
    """One alternative, bound; `temu` counts the rows in which its figure was found."""

    tulisan: Callable[[Angka], str]
    isi: Terikat
    temu: int = 0


@dataclass
class Pengukur:
    """What gives one figure of every row: `nama` and `peran` are those of its series.

    `cari` finds what stands for the length, `lingkup` binds the texts beside it.
    """

    kunci: list[_Kunci]
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
                    bawaan = satu.tulisan(angka)
                isi = {**baris, ".teks": bawaan, ".angka": angka.teks}
                teks = pertama(self.teks, isi) or bawaan
                return Ukuran(angka, teks, pertama(self.rincian, isi))
        return Ukuran(None, BELUM_ADA)


def pertama(pilihan: Sequence[Terikat], baris: Mapping[str, Any]) -> str:
    """The first alternative that is complete in a row, or an empty text."""
    for satu in pilihan:
        teks, lengkap = satu.isi(baris)
        if lengkap:
            return teks
    return ""


def pilihan(teks: str, lingkup: Lingkup) -> list[Terikat]:
    """The alternatives of a text with their placeholders found.

    Raises:
        Keliru, KunciTidakDikenal: one cannot be followed.
    """
    return [lingkup.ikat(urai(satu.strip())) for satu in PILIHAN_LAIN.split(teks)]


def pengukur(
    ruas: Ruas,
    lingkup: tuple[Lingkup, Lingkup],
    cari: Callable[[str], Angka | None],
    *,
    berseri: bool,
) -> Pengukur:
    """A line of `nilai`: `kunci | teks | rincian`, in pairs `nama | peran | kunci | teks`.

    `lingkup` are those of keys and of texts.

    Raises:
        Keliru, KunciTidakDikenal: it cannot be followed.
    """
    potong = [p.strip() for p in ruas.teks.split("|")]
    nama, peran = "", "utama"
    if berseri:
        if not 3 <= len(potong) <= 4:
            raise Keliru("Nilai berpasangan ditulis “nama | peran | kunci | teks”.")
        nama, peran, *potong = potong
        nama = lingkup[0].ikat(urai(nama)).isi({})[0]
        if peran not in PERAN:
            raise KunciTidakDikenal("Peran", peran, PERAN)
    elif len(potong) > 3:
        raise Keliru("Nilai ditulis “kunci | teks | rincian”.")
    teks = [pilihan(p, lingkup[1]) for p in potong[1:]]
    kunci = [_kunci(satu.strip(), lingkup[0]) for satu in PILIHAN_LAIN.split(potong[0])]
    return Pengukur(kunci, cari, lingkup[1], nama, cast("Peran", peran), *teks)


def _kunci(teks: str, lingkup: Lingkup) -> _Kunci:
    """A key with the word before it: `=` without unit, `ringkas` in short."""
    awal = next((a for a in TULISAN if teks.startswith(a)), "")
    tulisan = TULISAN.get(awal, attrgetter("teks"))
    return _Kunci(tulisan, lingkup.ikat(urai(teks.removeprefix(awal))))


def periksa(semua: Sequence[Pengukur], kunci: Kunci, contoh: Mapping[str, Any] | None) -> None:
    """Whether the keys found figures, after all rows; several are one that is repeated.

    `contoh` is a row; without one, data may still come, and only the form of the keys counts.

    Raises:
        Keliru, KunciTidakDikenal: a key that no figure answers.
    """
    hanya = contoh is not None and not any(k.temu for p in semua for k in p.kunci)
    for setara in zip(*(p.kunci for p in semua), strict=True):
        if not any(k.temu for k in setara):
            akhir = setara[-1].isi
            nama = akhir.pola.replace(BEBAS, "…") if contoh is None else akhir.isi(contoh)[0]
            kunci.periksa(akhir, nama, hanya=hanya)
