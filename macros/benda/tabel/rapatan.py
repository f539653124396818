"""Compress tables: merge rows that differ only in name, and repeated columns that are alike."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import groupby
from typing import TypeVar

from ...dasar.angka import Angka
from ...dasar.himpun import himpun
from .unsur import KOSONG, Baris, Isi, Kelompok, Kolom, Polos, tampak

T = TypeVar("T")
HAMPA = {"", KOSONG}
SERING = 2  # repetitions of a text in a column, beyond which a dash and a note replace it


def tandai(
    kolom: Sequence[Kolom], kelompok: Sequence[Kelompok]
) -> tuple[tuple[Kelompok, ...], list[str]]:
    """Replace frequent “cannot be computed” cells (more than `SERING` in a column without other
    dashes) by a dash; returns the groups and the heads of those columns."""
    semua = [b for k in kelompok for b in k.baris]
    ganti = {n for n in range(len(kolom)) if _sering_tak_terhitung(_turun(semua, n))}

    def satu(b: Baris) -> Baris:
        return replace(b, sel=tuple(
            Polos(a, KOSONG) if n in ganti and (a := _tak_terhitung(s)) else s
            for n, s in enumerate(b.sel)
        ))  # fmt: skip

    baru = tuple(replace(k, baris=tuple(map(satu, k.baris))) for k in kelompok)
    return baru, [kolom[n].judul for n in sorted(ganti)]


def _sering_tak_terhitung(sel: Sequence[Isi]) -> bool:
    banyak = sum(_tak_terhitung(s) is not None for s in sel)
    return banyak > SERING and all(tampak(s) != KOSONG for s in sel)


def _tak_terhitung(sel: Isi) -> Angka | None:
    match sel:
        case (Angka(keadaan="tak-terhitung") as a) | Polos(Angka(keadaan="tak-terhitung") as a):
            return a
        case _:
            return None


def satukan_baris(baris: Sequence[tuple[int, Baris]]) -> tuple[Baris, ...]:
    """Merge rows that differ only in their names to one row with all names.

    Each row comes with its position; names of consecutive rows become a range: `Januari,
    Maret–Mei`.
    """
    menurut = himpun(
        (tuple(tampak(s) for n, s in enumerate(satu.sel) if n != satu.kepala), (ke, satu))
        for ke, satu in baris
    )
    return tuple(_satu_baris(isi) for isi in menurut.values())


def _satu_baris(isi: Sequence[tuple[int, Baris]]) -> Baris:
    wakil = isi[0][1]
    nama = [(ke, b.sel[b.kepala or 0]) for ke, b in isi]
    if len(isi) == 1 or not all(isinstance(n, str) for _, n in nama):
        return wakil
    urutan = groupby(enumerate(nama), lambda s: s[1][0] - s[0])
    rentang = ([str(n) for _, (_, n) in satu] for _, satu in urutan)
    teks = ", ".join(r[0] if len(r) == 1 else f"{r[0]}–{r[-1]}" for r in rentang)
    sel = list(wakil.sel)
    sel[wakil.kepala or 0] = teks
    return replace(wakil, sel=tuple(sel))


def rapatkan_kolom(
    kolom: Sequence[Kolom],
    dari: Sequence[int],
    opsional: Collection[int],
    kelompok: Sequence[Kelompok],
    jumlah: Baris | None,
) -> tuple[tuple[Kolom, ...], tuple[Kelompok, ...], Baris | None]:
    """Merge a repeated column (same number in `dari`) whose cells are equal in each row; drop those
    of `opsional` that no row fills, or that repeat one text in more than `SERING` rows."""
    semua = [b for k in kelompok for b in k.baris] + ([jumlah] if jumlah else [])
    baru, buang = list(kolom), set()
    for _, satu in groupby(range(len(kolom) if semua else 0), lambda n: dari[n]):
        ulang = list(satu)
        if ulang[0] in opsional and _tanpa_kabar(semua, ulang[0]):
            buang |= set(ulang)
        elif len(ulang) > 1 and all(len({tampak(b.sel[n]) for n in ulang}) == 1 for b in semua):
            buang |= set(ulang[1:])
            judul = _rentang(kolom[ulang[0]].judul, kolom[ulang[-1]].judul)
            baru[ulang[0]] = replace(baru[ulang[0]], judul=judul)

    def tanpa(b: Baris) -> Baris:
        kepala = b.kepala and b.kepala - sum(n < b.kepala for n in buang)
        return replace(b, sel=_sisa(b.sel, buang), kepala=kepala)

    return (
        _sisa(baru, buang),
        tuple(replace(k, baris=tuple(map(tanpa, k.baris))) for k in kelompok),
        jumlah and tanpa(jumlah),
    )


def _tanpa_kabar(baris: Sequence[Baris], kolom: int) -> bool:
    isi = {tampak(s) for s in _turun(baris, kolom)}
    sama = len(isi) == 1 and len(baris) > SERING
    # A list or a sign cannot be explained in a note.
    return isi <= HAMPA or (sama and all(isinstance(satu, str) for satu in isi))


def _turun(baris: Sequence[Baris], kolom: int) -> list[Isi]:
    """The cells of a column, in rows that have it."""
    return [s for b in baris for s in b.sel[kolom : kolom + 1]]


def _rentang(awal: str, akhir: str) -> str:
    """`Target 2021` and `Target 2024` → `Target setiap tahun, 2021–2024`."""
    *depan, pertama = awal.split()
    *_, terakhir = akhir.split()
    tahun = pertama.isdecimal() and len(pertama) == len("2021")
    kata = ["Setiap tahun," if not depan else "setiap tahun,"] if tahun else []
    return " ".join([*depan, *kata, f"{pertama}–\N{WORD JOINER}{terakhir}"])


def kata(sel: Isi) -> str:
    """The words of a cell, "" for a dash."""
    return "" if sel == KOSONG else str(tampak(sel))


def _sisa(isi: Sequence[T], buang: set[int]) -> tuple[T, ...]:
    return tuple(x for n, x in enumerate(isi) if n not in buang)
