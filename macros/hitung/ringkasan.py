"""What follows from the indicators: averages and counts, differences, monthly means."""

from __future__ import annotations

from fractions import Fraction
from functools import partial

from ..asupan.muat import Data
from ..dasar.angka import Angka, Register
from ..dasar.penulisan import nama_bulan
from . import kunci
from .alat import hitung, selisih, target_resmi, tulis_sel
from .daftar_rumus import BANYAKNYA, RATA_RATA_BULANAN, RATA_RATA_CAPAIAN
from .entitas import Indikator, Sasaran

LABEL_BANYAKNYA: dict[kunci.Hitungan, str] = {
    "indikator": "Indikator yang diukur",
    "tercapai": "Indikator yang mencapai target",
    "belum-tercapai": "Indikator yang belum mencapai target",
    "tanpa-capaian": "Indikator tanpa capaian",
}


def per_sasaran(
    register: Register,
    diukur: list[Indikator],
    sasaran: dict[str, Sasaran],
    tahun: int,
    batas: Fraction | None,
) -> None:
    """Register means and counts of a year's achievements, by goal and over all.

    `batas` caps each achievement, in percent, before the mean is taken; `None` caps nothing.
    """
    kelompok = {"": diukur} | {
        k: [i for i in diukur if i.sasaran == k]
        for k, s in sasaran.items()
        if s.tingkat == "kegiatan"
    }
    for kode, isi in kelompok.items():
        angka = [register[kunci.capaian(i.kode, tahun)] for i in isi]
        nama = f"sasaran {kode}" if kode else "seluruh indikator"
        hitung(
            register, kunci.rata_rata(tahun, kode), RATA_RATA_CAPAIAN,
            {"capaian indikator": angka}, "%", "persen-kinerja",
            f"Rata-rata capaian {tahun} {nama}", batas=batas,
        )  # fmt: skip
        for apa, rumus in BANYAKNYA.items():
            label = f"{LABEL_BANYAKNYA[apa]} {tahun}" + (f", sasaran {kode}" if kode else "")
            hitung(
                register, kunci.jumlah(apa, tahun, kode), rumus, {"capaian": angka}, "indikator",
                "bilangan", label,
            )  # fmt: skip


def banding(register: Register, i: Indikator, tahun: int) -> None:
    """Register an indicator's differences: to the year before, to E-Performance, to the Renstra."""
    kini, lalu = target_resmi(register, i.kode, tahun), target_resmi(register, i.kode, tahun - 1)
    if kini is None and lalu is None:
        return

    def catat(apa: kunci.Perbandingan, baru: Angka | None, lama: Angka | None, label: str) -> None:
        nama = kunci.selisih(apa, i.kode, tahun)
        selisih(register, nama, baru, lama, f"{label}: {i.uraian}")

    catat("target", kini, lalu, f"Perubahan target {tahun - 1}–{tahun}")
    catat(
        "realisasi",
        register.get(kunci.realisasi(i.kode, tahun, "LKJIP")),
        register.get(kunci.realisasi(i.kode, tahun - 1, "LKJIP")),
        f"Perubahan realisasi {tahun - 1}–{tahun}",
    )
    catat(
        "e-performance",
        register.get(kunci.capaian(i.kode, tahun, "E-PERFORMANCE")),
        register.get(kunci.capaian(i.kode, tahun)),
        "E-Performance dibanding capaian laporan",
    )
    renstra = register.get(kunci.target(i.kode, tahun, "RENSTRA"))
    catat("renstra", kini, renstra, f"Target {tahun} dibanding target Renstra")


def target_kinerja(register: Register, data: Data) -> None:
    """Register the ministry's performance targets: percent by month, and the mean of the months."""
    uraian = {r.kode: r.uraian for r in data["target_kinerja"].baris()}
    per_target: dict[str, list[Angka]] = {}
    persen = partial(tulis_sel, register, data["capaian_target_kinerja"], "%", "persen-kinerja")
    for r in data["capaian_target_kinerja"].baris():
        nama, label = kunci.target_kinerja(r.target, r.bulan), nama_bulan(r.bulan)
        satu = persen(nama, r.Index, "persen", f"{label}: {uraian[r.target]}")
        per_target.setdefault(r.target, []).append(satu)
    for kode, isi in per_target.items():
        hitung(
            register, kunci.target_kinerja(kode), RATA_RATA_BULANAN, {"persentase": isi}, "%",
            "persen-kinerja", f"Rata-rata bulanan: {uraian[kode]}",
        )  # fmt: skip
