"""The unit's own tables (`data/tambahan`): every column as its cells show it, with sums."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial

from ...dasar.angka import Angka
from ...dasar.penulisan import tanggal
from ...hitung.laporan import Laporan
from ...hitung.milik_unit import TabelSendiri
from .bersama import unit
from .unsur import (
    KOLOM_TEGAK,
    Bagian,
    Baris,
    JenisKolom,
    Kolom,
    Polos,
    Tabel,
    baris,
    butir,
    tanpa_judul,
)

LANGKAH = 5  # percent; widths are multiples of it
HURUF_TERBANYAK = 40  # a longer text is broken over lines
JENIS: dict[str, JenisKolom] = {"bilangan": "bilangan", "nomor": "nomor"}


def daftar(lap: Laporan) -> dict[str, Callable[[], Tabel]]:
    """Every own table by its name."""
    return {nama: partial(susun, lap, t) for nama, t in lap.tabel_sendiri.items()}


def susun(lap: Laporan, t: TabelSendiri) -> Tabel:
    """The table of one file."""
    kepala = next((n for n, k in enumerate(t.kolom) if k.jenis == "teks"), None)
    return Tabel(
        kode=t.kode,
        judul=t.judul,
        kolom=_kolom(t),
        kelompok=tanpa_judul(baris(*map(_sel, b.sel), kepala=kepala) for b in t.baris),
        jumlah=_jumlah(t),
        sumber=f"data {unit(lap)}.",
        lebar=len(t.kolom) > KOLOM_TEGAK,
        berkas=t.berkas,
    )


def _sel(isi: Angka | date | str | None) -> Bagian | None:
    match isi:
        case None:
            return None
        case Angka():
            return Polos(isi)
        case date():
            return tanggal(isi)
        case _:
            return butir(str(isi))


def _jumlah(t: TabelSendiri) -> Baris | None:
    if len(t.baris) < 2 or not any(t.jumlah):
        return None
    isi: list[Bagian | None] = [Polos(a) if a else None for a in t.jumlah]
    if None in isi:
        teks = (n for n, k in enumerate(t.kolom) if k.jenis in {"teks", "tanggal"})
        isi[next(teks, isi.index(None))] = "Jumlah"
    return baris(*isi)


def _kolom(t: TabelSendiri) -> tuple[Kolom, ...]:
    """The columns, as wide as their contents ask."""
    judul = [f"{k.judul} ({k.satuan})" if k.satuan else k.judul for k in t.kolom]
    panjang = [max((_panjang(b.sel[n]) for b in t.baris), default=0) for n in range(len(judul))]
    bobot = [
        max(3, min(p, HURUF_TERBANYAK), *map(len, j.split()))
        for j, p in zip(judul, panjang, strict=True)
    ]
    return tuple(
        Kolom(j, JENIS.get(k.jenis, "teks"), lebar)
        for j, k, lebar in zip(judul, t.kolom, _lebar(bobot), strict=True)
    )


def _panjang(isi: Angka | date | str | None) -> int:
    return len(isi.polos if isinstance(isi, Angka) else str(isi or ""))


def _lebar(bobot: Sequence[int]) -> list[int | None]:
    """Shares of 100 percent in steps of five, at least one each; none where they do not fit."""
    langkah = 100 // LANGKAH
    if len(bobot) > langkah:
        return [None] * len(bobot)
    hasil = [max(1, round(b * langkah / sum(bobot))) for b in bobot]
    while sum(hasil) != langkah:
        beda = 1 if sum(hasil) < langkah else -1
        # The column that is farthest from what it asked for gives or takes.
        calon = [n for n, h in enumerate(hasil) if h + beda >= 1]
        n = max(calon, key=lambda n: beda * (bobot[n] / sum(bobot) - hasil[n] / langkah))
        hasil[n] += beda
    return [h * LANGKAH for h in hasil]
