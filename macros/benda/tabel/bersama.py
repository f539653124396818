"""What several tables share: words for a status, the unit, the day of the data."""

from ...dasar.kosakata import kosakata
from ...dasar.penulisan import TANPA_NILAI
from ...hitung.laporan import Laporan
from ..deklarasi.bingkai import Bingkai
from .unsur import Status

KOSONG = TANPA_NILAI["belum-ada-data"]  # the cell of what the data have not
LABEL_STATUS: dict[str, str] = kosakata("benda")["status"]


def status(lap: Laporan, kode: str) -> Status:
    """The status of an indicator in words."""
    slug = lap.status(kode)
    return Status(slug, LABEL_STATUS[slug])


def unit(lap: Laporan) -> str:
    """The unit's short name, for captions."""
    return lap.instansi.nama_singkat


def per_tanggal(lap: Laporan) -> str:
    """`per 7 Desember 2023`: the day of what is measured period by period, for its sources."""
    isi = Bingkai(lap.data["ukuran"].isi, lap, "ukuran")
    return f"per {isi.hari() or lap.edisi.tanggal_data}"
