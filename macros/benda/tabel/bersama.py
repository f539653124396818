"""What several tables share: rows by goal, a document's own wording, sources."""

from __future__ import annotations

from collections.abc import Callable

from ...hitung.entitas import Indikator, Rumusan
from ...hitung.laporan import Laporan
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
    """A document's wording as (goal, its indicators), for the goals of one level.

    An indicator belongs to its own goal where the document has that goal, wherever its row stands;
    otherwise to the goal above it.
    """
    tertulis = {r.kode for r in daftar if r.kode in lap.sasaran}
    kelompok: dict[str, tuple[Rumusan, list[Rumusan]]] = {}
    di_atas = ""
    for r in daftar:
        if r.kode in tertulis and lap.sasaran[r.kode].tingkat == tingkat:
            kelompok[r.kode] = (r, [])
    for r in daftar:
        if r.kode in lap.sasaran:
            di_atas = r.kode
            continue
        sendiri = lap.indikator[r.kode].sasaran
        induk = sendiri if sendiri in tertulis else di_atas
        if induk in kelompok:
            kelompok[induk][1].append(r)
    return list(kelompok.values())


def unit(lap: Laporan) -> str:
    """The unit's short name, for captions."""
    return lap.instansi.nama_singkat


def per_tanggal(lap: Laporan) -> str:
    """`per 7 Desember 2023`, for captions and sources."""
    return f"per {lap.edisi.tanggal_data}"
