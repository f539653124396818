"""What several tables share: rows by goal, a document's own wording, sources."""

from __future__ import annotations

from collections.abc import Callable

from ..entitas import Indikator, Rumusan
from ..laporan import Laporan
from .model import Baris, Kelompok, Status

LABEL_STATUS = {
    "tercapai": "Tercapai",
    "belum-tercapai": "Belum tercapai",
    "belum-ada-data": "Belum ada data",
    "tak-terhitung": "Tidak dapat dihitung",
}


def status(lap: Laporan, kode: str) -> Status:
    """The status of an indicator in words."""
    slug = lap.status(kode)
    return Status(slug, LABEL_STATUS[slug])


def per_sasaran(lap: Laporan, buat: Callable[[Indikator], Baris]) -> tuple[Kelompok, ...]:
    """The edition's indicators, grouped by goal, one row each."""
    return tuple(
        Kelompok(f"{s.kode}. {s.uraian}", tuple(buat(i) for i in lap.daftar_indikator(s.kode)))
        for s in lap.daftar_sasaran()
        if lap.daftar_indikator(s.kode)
    )


def menurut_sasaran(
    lap: Laporan, daftar: list[Rumusan], tingkat: str
) -> list[tuple[Rumusan, list[Rumusan]]]:
    """A document's wording as (goal, its indicators), for the goals of one level."""
    kelompok: list[tuple[Rumusan, list[Rumusan]]] = []
    buka = False
    for r in daftar:
        if r.kode in lap.sasaran:
            buka = lap.sasaran[r.kode].tingkat == tingkat
            if buka:
                kelompok.append((r, []))
        elif buka:
            kelompok[-1][1].append(r)
    return kelompok


def unit(lap: Laporan) -> str:
    """The unit's short name, for captions."""
    return lap.instansi.nama_singkat


def per_tanggal(lap: Laporan) -> str:
    """`per 7 Desember 2023`, for captions and sources."""
    return f"per {lap.edisi.tanggal_data}"
