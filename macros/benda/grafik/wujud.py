"""From the rows of a described chart to the specification that is drawn, by its `bentuk`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from typing import Any

from ...dasar.angka import Angka
from ...dasar.penulisan import tulis_bilangan
from ...gambar import spesifikasi as s
from ..deklarasi.ungkapan import SKALA_RUPIAH
from .pengukur import Pengukur, Ukuran

PERSEN = (0, 25, 50, 75, 100)
LANGKAH = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True)
class BarisGambar:
    """A row as it is drawn; `isi` is what the data say, with `.label`, `.teks`, `.angka` and
    `.semua`."""

    isi: Mapping[str, Any]
    label: str
    kode: str
    kelompok: str
    peran: s.Peran
    ukuran: tuple[Ukuran, ...]

    @property
    def angka(self) -> list[Angka]:
        """The figures that are there."""
        return [u.angka for u in self.ukuran if u.angka]


@dataclass(frozen=True)
class Wujud:
    """All that a chart of any form may be drawn from."""

    baris: Sequence[BarisGambar]
    pengukur: Sequence[Pengukur]
    acuan: s.Acuan | None = None
    maksimum: s.Bilangan | None = None
    sumbu: tuple[s.TandaSumbu, ...] = ()
    keterangan: tuple[s.Keterangan, ...] = ()
    rel: bool = False
    kolom: tuple[str, ...] = ()
    kelas: tuple[s.Kelas, ...] = ()
    predikat: str = ""
    garis: Sequence[s.Acuan] = ()

    def kelompok(self) -> Iterable[tuple[str, list[BarisGambar]]]:
        """The rows by their heading, headings in the order in which they come."""
        judul = list(dict.fromkeys(b.kelompok for b in self.baris))
        urut = sorted(self.baris, key=lambda b: judul.index(b.kelompok))
        return ((nama, list(isi)) for nama, isi in groupby(urut, key=lambda b: b.kelompok))


def _nilai(ukuran: Ukuran) -> Fraction | None:
    return ukuran.angka.nilai if ukuran.angka else None


def _batang(w: Wujud) -> s.Spesifikasi:
    kelompok = tuple(
        s.KelompokButir(
            judul,
            tuple(
                s.Butir(b.label, _nilai(u), u.teks, b.peran, b.kode, u.rincian)
                for b in isi
                for u in b.ukuran
            ),
        )
        for judul, isi in w.kelompok()
    )
    return s.Batang(kelompok, w.acuan, w.maksimum, w.sumbu, w.keterangan, w.rel)


def _pasangan(
    jenis: Callable[..., s.Spesifikasi], *, bergaris: bool = False
) -> Callable[[Wujud], s.Spesifikasi]:
    def buat(w: Wujud) -> s.Spesifikasi:
        kelompok = tuple(
            s.KelompokButir(judul, tuple(_butir(b) for b in isi)) for judul, isi in w.kelompok()
        )
        seri = _dua([s.Seri(p.nama, p.peran) for p in w.pengukur])
        if bergaris:
            if len(w.garis) != 2:
                raise ValueError("Kuadran memerlukan dua acuan: untuk nilai pertama, lalu kedua.")
            return jenis(seri, kelompok, garis=_dua(w.garis))
        return jenis(seri, kelompok, w.acuan, w.maksimum, w.sumbu)

    return buat


def _dua(isi: Sequence[Any]) -> tuple[Any, Any]:
    satu, dua = isi
    return satu, dua


def _komposisi(w: Wujud) -> s.Spesifikasi:
    return s.Komposisi(
        tuple(
            s.Butir(b.label, _nilai(u), u.teks, rincian=u.rincian)
            for b in w.baris
            for u in b.ukuran
        )
    )


def _peta(w: Wujud) -> s.Spesifikasi:
    return s.PetaPanas(w.kolom, tuple(_butir(b, "–") for b in w.baris), w.kelas)


def _butir(b: BarisGambar, tanpa: str = "") -> s.ButirNilai:
    """A row with all its values; `tanpa` stands where there is no figure."""
    nilai = (s.Nilai(_nilai(u), u.teks if u.angka or not tanpa else tanpa) for u in b.ukuran)
    return s.ButirNilai(b.label, tuple(nilai), b.kode)


def _tunggal(w: Wujud) -> s.Spesifikasi:
    ukuran = w.baris[0].ukuran[0]
    return s.AngkaTunggal(_nilai(ukuran), ukuran.teks, w.predikat)


BENTUK_GAMBAR: dict[str, Callable[[Wujud], s.Spesifikasi]] = {
    "batang": _batang,
    "batang berpasangan": _pasangan(s.BatangBerpasangan),
    "titik berpasangan": _pasangan(s.Titik),
    "kuadran": _pasangan(s.Kuadran, bergaris=True),
    "komposisi": _komposisi,
    "peta panas": _peta,
    "angka tunggal": _tunggal,
}


def sumbu_persen(angka: Iterable[Angka]) -> tuple[int, tuple[s.TandaSumbu, ...]]:
    """The end of a percent scale, 100 or the next 25 above the largest value; its gridlines."""
    akhir = max(100, -(-_terbesar(angka) // 25) * 25)
    return akhir, tuple(s.TandaSumbu(n, f"{n}%") for n in PERSEN)


def sumbu_rupiah(angka: Iterable[Angka]) -> tuple[int, tuple[s.TandaSumbu, ...]]:
    """The end of a rupiah scale and its gridlines, in whole steps of billions or millions."""
    terbesar = _terbesar(angka)
    skala, nama = next((x for x in SKALA_RUPIAH if terbesar >= x[0]), SKALA_RUPIAH[-1])
    langkah = next(x for x in LANGKAH if terbesar / skala / x <= 5)
    akhir = -(-terbesar // (langkah * skala)) * langkah * skala
    tanda = (
        s.TandaSumbu(n, f"{tulis_bilangan(Fraction(n, skala), 'bilangan')} {nama}")
        for n in range(langkah * skala, akhir + 1, langkah * skala)
    )
    return akhir, (s.TandaSumbu(0, "0"), *tanda)


def _terbesar(angka: Iterable[Angka]) -> Fraction:
    return max((a.nilai for a in angka if a.nilai is not None), default=Fraction(1))


SUMBU = {"persen": sumbu_persen, "rupiah": sumbu_rupiah}
