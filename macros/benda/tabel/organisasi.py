"""Tables of the unit: staff, and the team that wrote the report."""

from __future__ import annotations

from ...dasar.penulisan import slug
from ...hitung.laporan import Laporan
from .bersama import per_tanggal, unit
from .model import Kelompok, Kolom, Polos, Tabel, baris


def _pegawai(lap: Laporan, kode: str, kelompok: str, nama: str) -> Tabel:
    register = lap.register
    isi = tuple(
        baris(r.uraian, Polos(register[f"pegawai/{kelompok}/{slug(r.uraian)}"]), kepala=0)
        for r in lap.baris("pegawai", kelompok=kelompok)
    )
    return Tabel(
        kode,
        f"Pegawai {unit(lap)} menurut {nama}, {per_tanggal(lap)}",
        (Kolom(nama.capitalize(), lebar=70), Kolom("Jumlah (orang)", "bilangan", 30)),
        (Kelompok(None, isi),),
        baris("Jumlah", Polos(register[f"pegawai/{kelompok}/jumlah"]), kepala=0) if isi else None,
        f"data kepegawaian {unit(lap)}.",
        berkas="pegawai.csv",
    )


def sdm_jabatan(lap: Laporan) -> Tabel:
    """Staff by position (Tabel 1.1)."""
    return _pegawai(lap, "sdm-jabatan", "jabatan", "jabatan")


def sdm_pendidikan(lap: Laporan) -> Tabel:
    """Staff by education (Tabel 1.2)."""
    return _pegawai(lap, "sdm-pendidikan", "pendidikan", "pendidikan")


def tim_penyusun(lap: Laporan) -> Tabel:
    """The team that wrote the report (annex of its decree)."""
    return Tabel(
        "tim-penyusun",
        f"Susunan Tim Penyusun LKjIP {unit(lap)} Tahun {lap.edisi.tahun}",
        (Kolom("No.", "nomor", 10), Kolom("Kedudukan", lebar=40), Kolom("Nama", lebar=50)),
        (
            Kelompok(
                None,
                tuple(
                    baris(str(n), r.peran, r.nama, kepala=2)
                    for n, r in enumerate(lap.baris("tim_penyusun"), 1)
                ),
            ),
        ),
        sumber=f"Keputusan Kepala {unit(lap)} tentang Pembentukan Tim Penyusun LKjIP.",
        berkas="tim_penyusun.csv",
    )
