"""The unit's own tables (`data/tambahan`): every column as its cells show it, with sums."""

from collections.abc import Callable
from datetime import date
from functools import partial

from ...dasar.angka import Angka
from ...dasar.penulisan import tanggal
from ...hitung.laporan import Laporan
from ...hitung.milik_unit import TabelSendiri
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

SEMPIT = 15  # percent, of a column of words
KATA = 12  # letters of a long one
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
        sumber=f"data {lap.unit}.",
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
    """The columns, with the unit in the head; narrow ones that hold no more than a word."""
    return tuple(
        Kolom(
            f"{k.judul} ({k.satuan})" if k.satuan else k.judul,
            JENIS.get(k.jenis, "teks"),
            SEMPIT if max((_panjang(b.sel[n]) for b in t.baris), default=0) <= KATA else None,
        )
        for n, k in enumerate(t.kolom)
    )


def _panjang(isi: Angka | date | str | None) -> int:
    return len(isi.polos if isinstance(isi, Angka) else str(isi or ""))
