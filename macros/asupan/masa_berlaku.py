"""Rows with a span of validity: which one is valid on a day, and whether spans overlap or leave
gaps.

A unit, a ministry or an official keeps its code while its name changes. `mulai` and `sampai` are
the first and the last day of a row; an empty one leaves that side open. For indicators they are
years.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, TypeVar

from ..dasar.himpun import himpun_baris
from ..dasar.masalah import Masalah
from ..dasar.penulisan import tanggal
from .letak_sel import galat_sel
from .muat import TabelData
from .teguran import galat

T = TypeVar("T")
MASA = ("mulai", "sampai")
# Cells with dates on which the report names the unit, or an official.
MENYEBUT = (
    ("laporan", "tanggal_terbit"), ("perjanjian_kinerja", "tanggal"), ("tanda_tangan", "tanggal"),
    ("perjanjian_kinerja", "pihak_pertama"), ("perjanjian_kinerja", "pihak_kedua"),
    ("tanda_tangan", "pejabat"),
)  # fmt: skip


def periksa(tabel: Mapping[str, TabelData]) -> Iterator[Masalah]:
    """Spans that are reversed or overlap, and days for which a name is needed and missing."""
    instansi, pejabat = tabel["instansi"], tabel["pejabat"]
    if not instansi.rekaman:
        yield from [galat("D030/instansi", instansi.berkas)] if "instansi" in tabel else ()
        return
    menurut_kode = himpun_baris(pejabat.baris(), "kode")
    semua_instansi = list(instansi.baris())
    yield from _bertumpuk(semua_instansi)
    for isi in menurut_kode.values():
        yield from _bertumpuk(isi)
    calon = {"": semua_instansi, **menurut_kode}
    for r, kolom, kode, hari in _hari(tabel):
        if kode in calon and not any(a <= hari <= z for a, z in map(_masa, calon[kode])):
            apa, asal = (f"Pejabat “{kode}”", pejabat) if kode else ("Nama instansi", instansi)
            masa = "; ".join(f"baris {c.Index} {_sebut(c)}" for c in calon[kode])
            kata = {"apa": apa, "hari": tanggal(hari), "asal": asal.berkas, "masa": masa}
            yield galat_sel("D044/tiada", r, kolom, **kata)


def _hari(tabel: Mapping[str, TabelData]) -> Iterator[tuple[Any, str, str, date]]:
    """Every day on which the unit or an official is named, with the cell that does."""
    terbit = next((r.tanggal_terbit for r in tabel["laporan"].baris()), None)
    for nama, kolom in MENYEBUT:
        for r in tabel[nama].baris():
            isi = getattr(r, kolom)
            kode, hari = (isi, r.tanggal or terbit) if isinstance(isi, str) else ("", isi)
            if hari:
                yield r, kolom, kode, hari


def _bertumpuk(baris: list[Any]) -> Iterator[Masalah]:
    for r in baris:
        awal, akhir = _masa(r)
        if awal > akhir:
            yield galat_sel("D044/berakhir", r, "sampai", sampai=tanggal(r.sampai))
    for lama, baru in bertemu(baris, date.min, date.max):
        yield galat_sel("D044/bertumpuk", baru, "mulai", lain=lama, masa=_sebut(lama))


def bertemu(baris: Iterable[T], awal: Any, akhir: Any) -> Iterator[tuple[T, T]]:
    """The pairs of rows with overlapping spans, the earlier one first. An open beginning is `awal`,
    an open end `akhir`."""
    masa = partial(_masa, awal=awal, akhir=akhir)
    lama, *lain = sorted(baris, key=masa)
    for baru in lain:
        if masa(lama)[1] >= masa(baru)[0]:
            yield lama, baru
        lama = max(lama, baru, key=lambda r: masa(r)[1])


def _sebut(r: Any) -> str:
    """A span in words: `mulai 1 Januari 2020 sampai 20 Oktober 2024`, `tanpa batas`."""
    kata = [f"{k} {tanggal(hari)}" for k in MASA if (hari := getattr(r, k))]
    return " ".join(kata) or "tanpa batas"


def _masa(r: Any, awal: Any = date.min, akhir: Any = date.max) -> tuple[Any, Any]:
    return r.mulai or awal, r.sampai or akhir
