"""What several tables share: rows by goal, a document's own wording, sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..entitas import Indikator
from ..laporan import Laporan
from .model import Baris, Kelompok, Status

LABEL_STATUS = {
    "tercapai": "Tercapai",
    "belum-tercapai": "Belum tercapai",
    "belum-ada-data": "Belum ada data",
    "tak-terhitung": "Tidak dapat dihitung",
}


@dataclass(frozen=True)
class Rumusan:
    """A goal or an indicator in the words of one document."""

    kode: str
    uraian: str
    keluaran: str


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


def rumusan(lap: Laporan, dokumen: str, tahun: int | None = None) -> list[Rumusan]:
    """The goals and indicators of a document in its own order and wording."""
    saring: dict[str, object] = {"dokumen": dokumen}
    if tahun is not None:
        saring["tahun"] = tahun
    isi = sorted(lap.baris("rumusan", **saring), key=lambda r: r.urut)
    return [Rumusan(r.kode, r.uraian, r.keluaran or "") for r in isi]


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
