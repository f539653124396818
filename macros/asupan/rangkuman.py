"""One mistake told once: what is said of many cells that one mistake spoils.

A code that was renamed where it stands is missed by every row that names it, a column that changed
places is wrong in all of its cells, a row that is no row of the table in most of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..dasar.himpun import himpun
from ..dasar.masalah import Masalah
from ..dasar.penulisan import deret_kode, gabung, sebagian
from .muat import Data
from .pesan import DIHAPUS, SEBARIS
from .teguran import tegur

RUJUKAN = {"D023", "D039"}  # told alike wherever a code is missed
SEKOLOM, HAMPIR_SEMUA = 8, 0.6  # rows of a column, and of what part, that are no accident
SEBUT = 12  # rows or ranges that are named


def rangkum(
    masalah: Iterable[Masalah], data: Data, berkas: Mapping[str, str] | None = None
) -> list[Masalah]:
    """The problems of data, each once. `berkas` names the tables in problems where they are not
    files of data/."""
    ada = [t for t in data.skema if t.nama in data.lembar]
    banyak = {(berkas or {}).get(t.nama, t.tempat): len(data.lembar[t.nama].baris) - 1 for t in ada}
    semua = dict.fromkeys(masalah)
    # What is wrong in rows that are to go need not be told.
    hapus = {(m.berkas, m.baris) for m in semua if m.kode == DIHAPUS and m.baris}
    hasil = [m for m in semua if m.kode == DIHAPUS or (m.berkas, m.baris) not in hapus]
    return [*_sekolom(_serupa(hasil), hasil, banyak)]


def _serupa(masalah: Iterable[Masalah]) -> Iterator[Masalah]:
    """Of those that say the same of the same contents the first, with the places of the others."""

    def tanda(m: Masalah) -> tuple[object, ...]:
        letak = () if m.kode in RUJUKAN else (m.berkas, m.kolom)
        return (m.kode, *letak, m.nilai, m.pesan, "" if m.baris else m)

    for satu in himpun((tanda(m), m) for m in masalah).values():
        pertama, *lain = satu
        letak = himpun((m.berkas, str(m.baris)) for m in lain)
        sebutan = [
            f"baris {_baris(nomor)}" + (f" di {berkas}" if berkas != pertama.berkas else "")
            for berkas, nomor in letak.items()
        ]
        lagi = f" {tegur('serupa', letak=gabung(sebutan))}" if lain else ""
        yield replace(pertama, pesan=f"{pertama.pesan}{lagi}")


def _baris(nomor: Iterable[str]) -> str:
    return sebagian(deret_kode(nomor).split(", "), SEBUT, "lagi")


def _sekolom(
    masalah: Iterable[Masalah], semua: Sequence[Masalah], banyak: Mapping[str, int]
) -> Iterator[Masalah]:
    """Of a column that is wrong almost everywhere the first cell, as it was told among `semua`,
    without the places of those like it."""
    baris = himpun((_kolom(m), m.baris) for m in semua if m.baris)
    sudah: set[tuple[str, str]] = set()
    for m in masalah:
        kolom, dari = _kolom(m), banyak.get(m.berkas, 0)
        salah = len({*baris.get(kolom, ())}) if kolom[1] else 0
        # A sheet that is no table has no rows that could be counted.
        if not dari or salah < SEKOLOM or salah <= HAMPIR_SEMUA * dari:
            yield m
        elif kolom not in sudah:
            sudah.add(kolom)
            asli = next(s for s in semua if _kolom(s) == kolom and s.baris == m.baris)
            kasus = "sekolom" if m.kolom else "sekolom/lebih"
            yield replace(asli, pesan=f"{asli.pesan} {tegur(kasus, salah=salah, dari=dari)}")


def _kolom(m: Masalah) -> tuple[str, str]:
    """The column of a problem; cells beyond the last one are a column, too."""
    return m.berkas, m.kolom or (SEBARIS if m.kode == SEBARIS else "")
