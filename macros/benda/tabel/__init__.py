"""The tables of the report by code: what `{{ tabel("kode") }}` may ask for."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ...hitung.laporan import Laporan
from ...temuan.reviu import Telaah
from . import keuangan, kinerja, lain, organisasi, perbandingan, perencanaan, sumber, telaah
from .model import Tabel


def daftar(lap: Laporan, bahan: Telaah | None = None) -> dict[str, Callable[[], Tabel]]:
    """Every table's code with the function that makes it from the report.

    `bahan` is the report with its chapters and findings, for the tables that look at those.
    """
    bahan = bahan or Telaah(lap, None)
    tetap: dict[str, Callable[[Laporan], Tabel]] = {
        "sdm-jabatan": organisasi.sdm_jabatan,
        "sdm-pendidikan": organisasi.sdm_pendidikan,
        "tim-penyusun": organisasi.tim_penyusun,
        "sasaran-strategis": perencanaan.sasaran_strategis,
        "iku": perencanaan.iku,
        "perjanjian-kinerja": perencanaan.perjanjian_kinerja,
        "renstra": perencanaan.renstra,
        "kategori": kinerja.kategori,
        "capaian-outcome": kinerja.capaian_outcome,
        "capaian-sasaran": kinerja.capaian_sasaran,
        "capaian-output": kinerja.capaian_output,
        "perbandingan-tahun-lalu": perbandingan.perbandingan_tahun_lalu,
        "capaian-tahun-lalu": perbandingan.capaian_tahun_lalu,
        "perbandingan-renstra": perbandingan.perbandingan_renstra,
        "perbandingan-standar": perbandingan.perbandingan_standar,
        "kelengkapan": telaah.kelengkapan,
        "indikator-belum-tercapai": kinerja.indikator_belum_tercapai,
        "pengukuran-tingkat-atas": kinerja.pengukuran_tingkat_atas,
        "efisiensi": kinerja.efisiensi,
        "realisasi-kegiatan": keuangan.realisasi_kegiatan,
        "realisasi-sumber": keuangan.realisasi_sumber,
        "ikpa": keuangan.ikpa,
        "ikpa-aspek": keuangan.ikpa_aspek,
        "smart": keuangan.smart,
        "e-performance": lain.e_performance,
        "e-performance-banding": lain.e_performance_banding,
        "e-performance-triwulan": lain.e_performance_triwulan,
        "target-kinerja": lain.target_kinerja,
        "target-kinerja-bulanan": lain.target_kinerja_bulanan,
        "emonev-partisipasi": lain.emonev_partisipasi,
        "koreksi": lain.koreksi,
        "riwayat-koreksi": lain.riwayat_koreksi,
        "sumber-angka": sumber.sumber_angka,
    }
    hasil: dict[str, Callable[[], Tabel]] = {k: partial(f, lap) for k, f in tetap.items()}
    for kode, nama in (
        ("realisasi-belanja-smart", "SMART"),
        ("realisasi-belanja-omspan", "OM-SPAN"),
    ):
        hasil[kode] = partial(keuangan.realisasi_belanja, lap, nama)
    hasil["rekonsiliasi"] = partial(telaah.rekonsiliasi, bahan)
    hasil["reviu"] = partial(telaah.reviu, bahan)
    return hasil | perencanaan.daftar_pk(lap)
