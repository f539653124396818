"""What follows from the indicators: averages and counts, differences, efficiency, monthly means."""

from __future__ import annotations

from fractions import Fraction

from ..asupan.muat import Data
from ..dasar.angka import Angka, Register
from ..dasar.penulisan import nama_bulan
from .alat import hitung, selisih, target_resmi, tulis_sel
from .daftar_rumus import BANYAKNYA, RATA_RATA_BULANAN, RATA_RATA_CAPAIAN
from .entitas import Indikator, Sasaran
from .keuangan import SUMBER_ANGGARAN

LABEL_BANYAKNYA = {
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
        angka = [register[f"capaian/{i.kode}/{tahun}"] for i in isi]
        nama = f"sasaran {kode}" if kode else "seluruh indikator"
        hitung(
            register,
            f"capaian/sasaran/{kode}/{tahun}" if kode else f"capaian/rata-rata/{tahun}",
            RATA_RATA_CAPAIAN,
            {"capaian indikator": angka},
            "%",
            "persen-kinerja",
            f"Rata-rata capaian {tahun} {nama}",
            batas=batas,
        )
        akhir = f"{tahun}/{kode}" if kode else str(tahun)
        for apa, rumus in BANYAKNYA.items():
            label = f"{LABEL_BANYAKNYA[apa]} {tahun}" + (f", sasaran {kode}" if kode else "")
            hitung(
                register, f"jumlah/{apa}/{akhir}", rumus, {"capaian": angka}, "indikator",
                "bilangan", label,
            )  # fmt: skip


def banding(register: Register, i: Indikator, tahun: int) -> None:
    """Register an indicator's differences: to the year before, to E-Performance, to the Renstra."""
    kini, lalu = target_resmi(register, i.kode, tahun), target_resmi(register, i.kode, tahun - 1)
    if kini is None and lalu is None:
        return
    selisih(
        register,
        f"selisih/target/{i.kode}/{tahun}",
        kini,
        lalu,
        f"Perubahan target {tahun - 1}–{tahun}: {i.uraian}",
    )
    selisih(
        register,
        f"selisih/realisasi/{i.kode}/{tahun}",
        register.get(f"realisasi/{i.kode}/{tahun}/LKJIP"),
        register.get(f"realisasi/{i.kode}/{tahun - 1}/LKJIP"),
        f"Perubahan realisasi {tahun - 1}–{tahun}: {i.uraian}",
    )
    selisih(
        register,
        f"selisih/e-performance/{i.kode}/{tahun}",
        register.get(f"capaian/{i.kode}/{tahun}/E-PERFORMANCE"),
        register.get(f"capaian/{i.kode}/{tahun}"),
        f"E-Performance dibanding capaian laporan: {i.uraian}",
    )
    selisih(
        register,
        f"selisih/renstra/{i.kode}/{tahun}",
        kini,
        register.get(f"target/{i.kode}/{tahun}/RENSTRA"),
        f"Target {tahun} dibanding target Renstra: {i.uraian}",
    )


def efisiensi(register: Register, tahun: int) -> None:
    """Register how far mean achievement and absorption lie apart, for each source of budget data.

    Must come after performance and budget.
    """
    rata = register[f"capaian/rata-rata/{tahun}"]
    for sumber in SUMBER_ANGGARAN:
        serapan = register.get(f"anggaran/{tahun}/{sumber}/serapan")
        if serapan is not None:
            selisih(
                register,
                f"efisiensi/{tahun}/{sumber}",
                rata,
                serapan,
                f"Rata-rata capaian dikurangi serapan ({sumber})",
            )


def target_kinerja(register: Register, data: Data) -> None:
    """Register the ministry's performance targets: percent by month, and the mean of the months."""
    uraian = {r.kode: r.uraian for r in data["target_kinerja"].baris()}
    per_target: dict[str, list[Angka]] = {}
    tabel = data["capaian_target_kinerja"]
    for r in tabel.baris():
        per_target.setdefault(r.target, []).append(
            tulis_sel(
                register,
                f"target-kinerja/{r.target}/{r.bulan}",
                tabel,
                r.Index,
                "persen",
                "%",
                "persen-kinerja",
                f"{nama_bulan(r.bulan)}: {uraian[r.target]}",
            )
        )
    for kode, isi in per_target.items():
        hitung(
            register,
            f"target-kinerja/{kode}/rata-rata",
            RATA_RATA_BULANAN,
            {"persentase": isi},
            "%",
            "persen-kinerja",
            f"Rata-rata bulanan: {uraian[kode]}",
        )
