"""Tables that compare the year: with the year before, the Renstra, national standards."""

from __future__ import annotations

from ...dasar.masalah import TanpaData
from ...dasar.penulisan import TANPA_NILAI
from ...hitung.entitas import Indikator
from ...hitung.laporan import Laporan
from .bersama import per_sasaran, per_tanggal, unit
from .model import Bagian, Baris, Kelompok, Kolom, Tabel, baris

KOSONG = TANPA_NILAI["belum-ada-data"]


def perbandingan_tahun_lalu(lap: Laporan) -> Tabel:
    """Target, realisation and achievement of two years side by side."""
    tahun, lalu, r = lap.edisi.tahun, lap.edisi.tahun_lalu, lap.register

    def isi(i: Indikator) -> Baris:
        def ada(kunci: str) -> Bagian:
            return r.get(kunci) or KOSONG

        return baris(
            i.kode,
            i.uraian,
            lap.target(i.kode, lalu) or KOSONG,
            lap.target(i.kode) or KOSONG,
            ada(f"selisih/target/{i.kode}/{tahun}"),
            ada(f"realisasi/{i.kode}/{lalu}/LKJIP"),
            ada(f"realisasi/{i.kode}/{tahun}/LKJIP"),
            ada(f"capaian/{i.kode}/{lalu}"),
            ada(f"capaian/{i.kode}/{tahun}"),
            kepala=1,
        )

    return Tabel(
        "perbandingan-tahun-lalu",
        f"Target, realisasi, dan capaian {unit(lap)} Tahun {lalu} dan {tahun}",
        (
            Kolom("Kode", "nomor", 5),
            Kolom("Indikator kinerja kegiatan", lebar=25),
            Kolom(f"Target {lalu}", "bilangan", 10),
            Kolom(f"Target {tahun}", "bilangan", 10),
            Kolom("Perubahan target", "bilangan", 10),
            Kolom(f"Realisasi {lalu}", "bilangan", 10),
            Kolom(f"Realisasi {tahun}", "bilangan", 10),
            Kolom(f"Capaian {lalu}", "bilangan", 10),
            Kolom(f"Capaian {tahun}", "bilangan", 10),
        ),
        per_sasaran(lap, isi),
        sumber=f"Perjanjian Kinerja Tahun {lalu} dan {tahun}, laporan kinerja Tahun {lalu}, serta"
        f" data {unit(lap)} {per_tanggal(lap)}.",
        catatan=_catatan_lalu(lap),
        lebar=True,
    )


def _catatan_lalu(lap: Laporan) -> tuple[str, ...]:
    """What a reader must know of the earlier year's figures before comparing them."""
    lalu, r = lap.edisi.tahun_lalu, lap.register
    beda = [
        i.kode
        for i in lap.indikator.values()
        if (a := r.get(f"capaian/{i.kode}/{lalu}")) is not None and a.keadaan == "tak-terhitung"
    ]
    tanpa_pk = [
        i.kode
        for i in lap.indikator.values()
        if f"target/{i.kode}/{lalu}/LKJIP" in r and f"target/{i.kode}/{lalu}/PK" not in r
    ]
    catatan = []
    if beda:
        catatan.append(
            f"Realisasi {lalu} untuk indikator {', '.join(beda)} tercatat dalam persen, sedangkan"
            " targetnya dalam layanan atau unit; capaiannya tidak dapat dihitung."
        )
    if tanpa_pk:
        catatan.append(
            f"Target {lalu} untuk indikator {', '.join(tanpa_pk)} tidak diisi dalam Perjanjian"
            f" Kinerja {lalu}; yang ditampilkan adalah target menurut laporan kinerja."
        )
    return tuple(catatan)


def capaian_tahun_lalu(lap: Laporan) -> Tabel:
    """Target and realisation of the year before (Tabel 3.4)."""
    lalu, r = lap.edisi.tahun_lalu, lap.register
    return Tabel(
        "capaian-tahun-lalu",
        f"Target dan realisasi kinerja {unit(lap)} Tahun {lalu}",
        (
            Kolom("Kode", "nomor", 10),
            Kolom("Sasaran dan indikator kinerja kegiatan", lebar=60),
            Kolom("Target", "bilangan", 15),
            Kolom("Realisasi", "bilangan", 15),
        ),
        per_sasaran(
            lap,
            lambda i: baris(
                i.kode,
                i.uraian,
                lap.target(i.kode, lalu) or KOSONG,
                r.get(f"realisasi/{i.kode}/{lalu}/LKJIP") or KOSONG,
                kepala=1,
            ),
        ),
        sumber=f"laporan kinerja {unit(lap)} Tahun {lalu}.",
        catatan=_catatan_lalu(lap),
    )


def perbandingan_renstra(lap: Laporan) -> Tabel:
    """The year's target and realisation against the Renstra's target."""
    tahun, r = lap.edisi.tahun, lap.register

    def isi(i: Indikator) -> Baris:
        def ada(kunci: str) -> Bagian:
            return r.get(kunci) or KOSONG

        return baris(
            i.kode,
            i.uraian,
            ada(f"target/{i.kode}/{tahun}/RENSTRA"),
            lap.target(i.kode) or KOSONG,
            ada(f"selisih/renstra/{i.kode}/{tahun}"),
            ada(f"realisasi/{i.kode}/{tahun}/LKJIP"),
            ada(f"capaian/{i.kode}/{tahun}/RENSTRA"),
            kepala=1,
        )

    return Tabel(
        "perbandingan-renstra",
        f"Target dan realisasi {unit(lap)} Tahun {tahun} terhadap target Rencana Strategis",
        (
            Kolom("Kode", "nomor", 5),
            Kolom("Indikator kinerja kegiatan", lebar=30),
            Kolom("Target Renstra", "bilangan", 15),
            Kolom("Target PK", "bilangan", 10),
            Kolom("Selisih target", "bilangan", 10),
            Kolom("Realisasi", "bilangan", 15),
            Kolom("Realisasi ÷ target Renstra", "bilangan", 15),
        ),
        per_sasaran(lap, isi),
        sumber=f"Rencana Strategis {unit(lap)}, Perjanjian Kinerja Tahun {tahun}, dan data"
        f" {unit(lap)} {per_tanggal(lap)}.",
        catatan=("Tanda – berarti target Renstra tidak ada atau tidak terbaca pada sumber.",),
    )


def perbandingan_standar(lap: Laporan) -> Tabel:
    """The year's realisation against national standards, for the indicators that have one.

    Raises:
        TanpaData: no indicator has a standard.
    """
    tahun, r = lap.edisi.tahun, lap.register
    kunci = "{}/{}/{}/STANDAR-NASIONAL"
    punya = [i for i in lap.daftar_indikator() if kunci.format("target", i.kode, tahun) in r]
    judul = f"Realisasi {unit(lap)} Tahun {tahun} terhadap standar nasional"
    if not punya:
        raise TanpaData(judul, "target.csv")
    return Tabel(
        "perbandingan-standar",
        judul,
        (
            Kolom("Kode", "nomor", 10),
            Kolom("Indikator kinerja kegiatan", lebar=45),
            Kolom("Standar nasional", "bilangan", 15),
            Kolom("Realisasi", "bilangan", 15),
            Kolom("Realisasi ÷ standar", "bilangan", 15),
        ),
        (
            Kelompok(
                None,
                tuple(
                    baris(
                        i.kode,
                        i.uraian,
                        r[kunci.format("target", i.kode, tahun)],
                        r[f"realisasi/{i.kode}/{tahun}/LKJIP"],
                        r[kunci.format("capaian", i.kode, tahun)],
                        kepala=1,
                    )
                    for i in punya
                ),
            ),
        ),
        sumber=f"standar nasional yang dicatat dalam data dan data {unit(lap)} {per_tanggal(lap)}.",
    )
