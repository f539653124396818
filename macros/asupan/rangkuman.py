"""Merge problems with one cause: of many cells that one mistake spoils, one message is shown.

A renamed code is missed by every row that refers to it, a misplaced column is wrong in all its
cells, and a row that does not belong to the table in most of its own.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from ..dasar.himpun import himpun
from ..dasar.masalah import Masalah
from ..dasar.penulisan import deret_kode, gabung, sebagian
from .muat import Data
from .pesan import DIHAPUS, SEBARIS
from .teguran import tegur

RUJUKAN = {"D023", "D039"}  # codes of problems about missing references
SEKOLOM, HAMPIR_SEMUA = 8, 0.6  # wrong rows in a column, as number and share, that are no accident
SEBUT = 12  # rows or ranges named in a message


def rangkum(
    masalah: Iterable[Masalah], data: Data, berkas: Mapping[str, str] | None = None
) -> list[Masalah]:
    """Merge the problems of data. `berkas` names the tables in problems if they are not files of
    data/."""
    ada = [t for t in data.skema if t.nama in data.lembar]
    banyak = {(berkas or {}).get(t.nama, t.tempat): len(data.lembar[t.nama].baris) - 1 for t in ada}
    semua = dict.fromkeys(masalah)
    # Problems in rows to be deleted need not be reported.
    hapus = {(m.berkas, m.baris) for m in semua if m.kode == DIHAPUS and m.baris}
    hasil = [m for m in semua if m.kode == DIHAPUS or (m.berkas, m.baris) not in hapus]
    return [*_sekolom(_serupa(hasil), hasil, banyak)]


def _serupa(masalah: Iterable[Masalah]) -> Iterator[Masalah]:
    """Merge problems with the same message about the same content: the first, with all places."""

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
    """Keep one problem of a column that is wrong almost everywhere: its first, as it was in
    `semua`, without the places of similar ones."""
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
    """The column of a problem; all cells beyond the last column count as one."""
    return m.berkas, m.kolom or (SEBARIS if m.kode == SEBARIS else "")
