"""How ready a report is: what is filled, written, read again and answered, of how much."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..asupan.menunggu import sifat
from ..asupan.muat import TabelData
from ..dasar.masalah import Masalah
from ..hitung.laporan import Laporan
from .kelengkapan import periksa

# Tables that a finished report may leave empty.
BOLEH_KOSONG = {
    "analisis", "angka_dikecualikan", "angka_sendiri", "asal_data", "glosarium",
    "hasil_lain", "isu",
    "jawaban_temuan", "kelengkapan_dikecualikan", "klaim_tercetak", "kode_aplikasi", "koreksi",
    "peraturan", "perihal", "riwayat_koreksi", "satker", "tidak_terbaca", "tindak_lanjut",
}  # fmt: skip
SEBUT = 5  # tables that are named
BELUM_DITULIS, BELUM_DIBACA = "T603", "T308"


@dataclass(frozen=True)
class Kemajuan:
    """One kind of work: how much of it is done, of how much, and what is not, in words; or, where
    nobody knows the whole, how much is left."""

    nama: str
    selesai: int
    dari: int | None = None
    sisa: str = ""

    @property
    def teks(self) -> str:
        """`Tabel terisi: 30 dari 32 (belum: kendala.csv)`."""
        dari = "" if self.dari is None else f" dari {self.dari}"
        sisa = f" (belum: {self.sisa})" if self.sisa else ""
        return f"{self.nama}: {self.selesai}{dari}{sisa}"


def kesiapan(lap: Laporan, masalah: Iterable[Masalah]) -> Iterator[Kemajuan]:
    """What the report has of what it needs; kinds of which there is nothing are left out."""
    semua = list(masalah)
    tabel = [t for nama, t in lap.data.items() if nama not in BOLEH_KOSONG | {*lap.tabel_sendiri}]
    kosong = [t.berkas.removeprefix("data/") for t in tabel if not _terisi(lap, t)]
    lebih = [f"dan {len(kosong) - SEBUT} lagi"] if kosong[SEBUT:] else []
    sisa = ", ".join([*kosong[:SEBUT], *lebih])
    yield Kemajuan("Tabel terisi", len(tabel) - len(kosong), len(tabel), sisa)
    analisis = [h.keadaan for h in periksa(lap).values() if h.keadaan != "tidak-berlaku"]
    if analisis:
        yield Kemajuan("Analisis ditulis", analisis.count("ada"), len(analisis))
    if bagian := sum(m.kode == BELUM_DITULIS for m in semua):
        yield Kemajuan("Bagian bab yang masih harus ditulis", bagian)
    if alinea := sum(m.kode == BELUM_DIBACA for m in semua):
        yield Kemajuan("Alinea yang masih harus dibaca ulang", alinea)
    temuan = [m for m in semua if m.jenis]
    if temuan:
        yield Kemajuan("Temuan dijawab", sum(m.dijawab for m in temuan), len(temuan))


def _terisi(lap: Laporan, t: TabelData) -> bool:
    """Whether a table says something of the edition: rows, and of its year some with contents."""
    if any(satu.asal.berkas == t.berkas for satu in lap.tagihan):
        return False
    kosong = sifat(t.nama).get("kosong")
    if kosong is None:
        return bool(t.rekaman)
    milik = t.baris(tahun=lap.edisi.tahun)
    return any(not kosong or any(getattr(r, k) is not None for k in kosong) for r in milik)
