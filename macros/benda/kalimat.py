"""Words that follow from figures: direction, status, lists of indicators for a sentence."""

from __future__ import annotations

from collections.abc import Callable

from ..dasar.angka import Angka
from ..dasar.masalah import KunciTidakDikenal
from ..hitung import kunci
from ..hitung.capaian import SERATUS
from ..hitung.entitas import Indikator
from ..hitung.laporan import Laporan
from ..hitung.masa import berbeda


def arah(lap: Laporan, lama: Angka, baru: Angka) -> str:
    """`meningkat`, `menurun` or `tetap`, from the exact values.

    Raises:
        ValueError: one of the two has no value, or their units or times differ; nothing can be
            claimed.
    """
    if lama.nilai is None or baru.nilai is None:
        raise ValueError(
            f"“{lama.kunci}” dan “{baru.kunci}” harus ada nilainya untuk dibandingkan."
        )
    if lama.satuan != baru.satuan:
        raise ValueError(
            f"“{lama.kunci}” ({lama.satuan}) dan “{baru.kunci}” ({baru.satuan}) berbeda satuan."
        )
    if beda := berbeda(lap.masa(lama, baru)):
        raise ValueError(
            f"“{lama.kunci}” dan “{baru.kunci}” berbeda masanya ({', '.join(map(str, beda))})."
        )
    if baru.nilai == lama.nilai:
        return "tetap"
    return "meningkat" if baru.nilai > lama.nilai else "menurun"


def _menurut_status(slug: str) -> Callable[[Laporan], list[Indikator]]:
    return lambda lap: [i for i in lap.daftar_indikator() if lap.status(i.kode) == slug]


def _ujung(pilih: Callable[..., object]) -> Callable[[Laporan], list[Indikator]]:
    def cari(lap: Laporan) -> list[Indikator]:
        ada = [
            (i, n) for i in lap.daftar_indikator() if (n := lap.capaian(i.kode).nilai) is not None
        ]
        ujung = pilih(n for _, n in ada) if ada else None
        return [i for i, n in ada if n == ujung]

    return cari


def _di_bawah_renstra(lap: Laporan) -> list[Indikator]:
    def kurang(i: Indikator) -> bool:
        a = lap.register.get(kunci.capaian(i.kode, lap.edisi.tahun, "RENSTRA"))
        return a is not None and a.nilai is not None and a.nilai < SERATUS

    return [i for i in lap.daftar_indikator() if kurang(i)]


PILIHAN: dict[str, Callable[[Laporan], list[Indikator]]] = {
    "tercapai": _menurut_status("tercapai"),
    "belum-tercapai": _menurut_status("belum-tercapai"),
    "belum-ada-data": _menurut_status("belum-ada-data"),
    "tak-terhitung": _menurut_status("tak-terhitung"),
    "tertinggi": _ujung(max),
    "terendah": _ujung(min),
    "di-bawah-renstra": _di_bawah_renstra,
}


def pilih(lap: Laporan, apa: str) -> list[Indikator]:
    """The indicators of one kind: by status, by extreme, or short of the Renstra's target.

    Raises:
        KunciTidakDikenal: there is no such kind.
    """
    if apa not in PILIHAN:
        raise KunciTidakDikenal("Kelompok indikator", apa, PILIHAN)
    return PILIHAN[apa](lap)
