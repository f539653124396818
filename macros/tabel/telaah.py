"""Tables for whoever reviews the report: what it analyses, and the reviewer's sheet."""

from __future__ import annotations

from ..entitas import Indikator
from ..laporan import Laporan
from ..temuan.kelengkapan import ANALISIS, Hasil, periksa
from .bersama import per_sasaran, unit
from .model import Baris, Kolom, Status, Tabel, baris

TANDA = {
    "ada": Status("tercapai", "Ada"),
    "belum-ada": Status("belum-tercapai", "Belum ada"),
    "tidak-berlaku": Status("tak-terhitung", "Tidak berlaku"),
}


def kelengkapan(lap: Laporan) -> Tabel:
    """Which of the analyses asked for by PermenPAN-RB 53/2014 each indicator has."""
    hasil = periksa(lap)

    def isi(i: Indikator) -> Baris:
        tanda = (TANDA[hasil[i.kode, a.kode].keadaan] for a in ANALISIS)
        return baris(i.kode, i.uraian, *tanda, kepala=1)

    return Tabel(
        "kelengkapan",
        f"Kelengkapan analisis setiap indikator {unit(lap)} Tahun {lap.edisi.tahun}",
        (
            Kolom("Kode", "nomor", 5),
            Kolom("Indikator kinerja kegiatan", lebar=25),
            *(Kolom(a.nama, "status", 10) for a in ANALISIS),
        ),
        per_sasaran(lap, isi),
        sumber="pemeriksaan otomatis atas data laporan ini menurut Peraturan Menteri PANRB Nomor 53"
        " Tahun 2014.",
        catatan=_alasan(hasil),
        lebar=True,
    )


def _alasan(hasil: dict[tuple[str, str], Hasil]) -> tuple[str, ...]:
    """Why analyses do not apply, one note a reason."""
    nama = {a.kode: a.nama for a in ANALISIS}
    menurut: dict[tuple[str, str], list[str]] = {}
    for (indikator, analisis), h in hasil.items():
        if h.keadaan == "tidak-berlaku":
            menurut.setdefault((analisis, h.alasan), []).append(indikator)
    return tuple(
        f"{nama[analisis]} tidak berlaku untuk indikator {', '.join(kode)}: {alasan}"
        for (analisis, alasan), kode in menurut.items()
    )
