"""The charts and diagrams of the report by code: what `{{ grafik("kode") }}` may ask for."""

from __future__ import annotations

import re
from collections.abc import Callable, Container
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from ...hitung.laporan import Laporan, cari
from . import grafik_sendiri, keuangan, kinerja, organisasi
from .model import Gambar

VARIAN = {"lebar": "", "sempit": "-sempit", "gelap": "-gelap", "sempit-gelap": "-sempit-gelap"}

GRAFIK: dict[str, Callable[[Laporan], Gambar]] = {
    "capaian-indikator": kinerja.capaian_indikator,
    "capaian-sasaran": kinerja.capaian_sasaran,
    "target-tahun-lalu": kinerja.target_tahun_lalu,
    "target-renstra": kinerja.target_renstra,
    "e-performance": kinerja.e_performance,
    "target-kinerja": kinerja.target_kinerja,
    "belanja-akun": keuangan.belanja_akun,
    "serapan-kegiatan": keuangan.serapan_kegiatan,
    "komposisi-alokasi": partial(
        keuangan.komposisi, kode="komposisi-alokasi", apa="pagu", nama="alokasi anggaran"
    ),
    "komposisi-realisasi": partial(
        keuangan.komposisi, kode="komposisi-realisasi", apa="realisasi", nama="realisasi anggaran"
    ),
    "realisasi-sumber": keuangan.realisasi_sumber,
    "ikpa": keuangan.ikpa,
    "smart": keuangan.smart,
    "anggaran-tahun": keuangan.anggaran_tahun,
    "sdm-jabatan": partial(organisasi.pegawai, kelompok="jabatan"),
    "sdm-pendidikan": partial(organisasi.pegawai, kelompok="pendidikan"),
}
BAGAN: dict[str, Callable[[Laporan], Gambar]] = {
    "struktur-organisasi": organisasi.struktur_organisasi,
    "peta-strategi": organisasi.peta_strategi,
}


@dataclass(frozen=True)
class Lukisan:
    """A chart with the size, in px, of its wide and its narrow picture."""

    gambar: Gambar
    ukuran: tuple[int, int]
    ukuran_sempit: tuple[int, int]


class Penggambar:
    """Draws the charts that chapters ask for, and keeps their files for the site and the PDF.

    Without a cache folder nothing is drawn: enough to check a chapter.
    """

    def __init__(self, laporan: Laporan, tembolok: Path | None) -> None:
        self._laporan = laporan
        self._grafik = GRAFIK | grafik_sendiri.daftar(laporan)
        self._tembolok = tembolok
        self.berkas: dict[str, str] = {}

    def grafik(self, kode: str) -> Lukisan:
        """A chart. Raises KunciTidakDikenal for an unknown code."""
        return self._lukis(cari(self._grafik, "Grafik", kode)(self._laporan))

    def bagan(self, kode: str) -> Lukisan:
        """A diagram. Raises KunciTidakDikenal for an unknown code."""
        return self._lukis(cari(BAGAN, "Bagan", kode)(self._laporan))

    def dahulukan(self, pengenal: Container[str]) -> None:
        """Draw the charts and diagrams with these ids now, where they are not kept yet.

        What cannot be drawn is left to the chapter that asks for it.
        """
        if self._tembolok is None:
            return
        from ...gambar.tembolok import lukis_dahulu

        semua = []
        for jenis, daftar in (("gambar", self._grafik), ("bagan", BAGAN)):
            for kode, buat in daftar.items():
                if f"{jenis}-{kode}" in pengenal:
                    with suppress(ValueError, LookupError):
                        semua.append(buat(self._laporan).spesifikasi)
        lukis_dahulu(semua, self._tembolok)

    def _lukis(self, gambar: Gambar) -> Lukisan:
        if self._tembolok is None:
            return Lukisan(gambar, (0, 0), (0, 0))
        # Only now: a check draws nothing and should not pay for the drawing engine.
        from ...gambar.tembolok import lukis_tersimpan

        svg = lukis_tersimpan(gambar.spesifikasi, self._tembolok)
        for varian, akhir in VARIAN.items():
            self.berkas[f"aset/grafik/{gambar.kode}{akhir}.svg"] = svg[varian]
        return Lukisan(gambar, _ukuran(svg["lebar"]), _ukuran(svg["sempit"]))


def _ukuran(svg: str) -> tuple[int, int]:
    """Width and height in px as the picture's root element gives them."""
    kotak = re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    if kotak is None:
        raise ValueError("SVG tanpa viewBox")
    return round(float(kotak[1])), round(float(kotak[2]))
