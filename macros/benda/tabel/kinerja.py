"""Tables of performance: scale, achievements, comparisons, shortfalls."""

from __future__ import annotations

from fractions import Fraction

from ...dasar.penulisan import TANPA_NILAI, tulis_bilangan
from ...hitung.entitas import Indikator
from ...hitung.keuangan import SUMBER_ANGGARAN
from ...hitung.laporan import Laporan
from ...temuan.kelengkapan import SEBAB
from .bersama import menurut_sasaran, per_sasaran, per_tanggal, status, unit
from .model import Baris, Kelompok, Kolom, Polos, Tabel, baris

KOSONG = TANPA_NILAI["belum-ada-data"]


def kategori(lap: Laporan) -> Tabel:
    """The scale of achievement (Tabel 3.1)."""
    isi = []
    for n, k in enumerate(lap.skala, 1):
        bawah, atas = (tulis_bilangan(Fraction(x), "bilangan") for x in (k.bawah, k.atas))
        rentang = f"{bawah}–{atas}" if k.bawah_termasuk else f">{bawah}–{atas}"
        isi.append(baris(str(n), k.kode, rentang, k.interpretasi, kepala=1))
    return Tabel(
        "kategori",
        "Kategori nilai capaian kinerja dan interpretasinya",
        (
            Kolom("No.", "nomor", 10),
            Kolom("Kategori", lebar=15),
            Kolom("Nilai", lebar=15),
            Kolom("Interpretasi", lebar=60),
        ),
        (Kelompok(None, tuple(isi)),),
        sumber=_sumber_skala(lap),
        catatan=("Capaian di atas puncak skala termasuk kategori teratas.",),
    )


def _sumber_skala(lap: Laporan) -> str:
    dasar = lap.aturan["capaian"].dasar_hukum
    return f"{dasar}." if dasar else "skala yang dipakai laporan ini."


def _capaian(lap: Laporan, i: Indikator) -> Baris:
    tahun = lap.edisi.tahun
    return baris(
        i.kode,
        i.uraian,
        lap.target(i.kode) or KOSONG,
        lap.register[f"realisasi/{i.kode}/{tahun}/LKJIP"],
        lap.capaian(i.kode),
        status(lap, i.kode),
        kepala=1,
    )


def capaian_outcome(lap: Laporan) -> Tabel:
    """Target, realisation and achievement of every indicator (Tabel 3.2)."""
    tahun = lap.edisi.tahun
    return Tabel(
        "capaian-outcome",
        f"Capaian kinerja (outcome) {unit(lap)} {lap.edisi.sebutan}",
        (
            Kolom("Kode", "nomor", 5),
            Kolom("Sasaran dan indikator kinerja kegiatan", lebar=45),
            Kolom("Target", "bilangan", 10),
            Kolom("Realisasi", "bilangan", 10),
            Kolom("Capaian", "bilangan", 10),
            Kolom("Status", "status", 20),
        ),
        per_sasaran(lap, lambda i: _capaian(lap, i)),
        baris(
            None,
            "Rata-rata seluruh indikator",
            None,
            None,
            lap.register[f"capaian/rata-rata/{tahun}"],
            None,
            kepala=1,
        ),
        f"Perjanjian Kinerja Tahun {tahun} dan data {unit(lap)} {per_tanggal(lap)}.",
    )


def capaian_sasaran(lap: Laporan) -> Tabel:
    """Mean achievement by goal, how many indicators reached their target, and the category."""
    tahun, r = lap.edisi.tahun, lap.register

    def isi(kode: str, nama: str) -> Baris:
        kunci = f"capaian/sasaran/{kode}/{tahun}" if kode else f"capaian/rata-rata/{tahun}"
        akhir = f"{tahun}/{kode}" if kode else str(tahun)
        k = lap.kategori(kunci)
        return baris(
            kode or None,
            nama,
            *(
                Polos(r[f"jumlah/{apa}/{akhir}"])
                for apa in ("indikator", "tercapai", "belum-tercapai")
            ),
            r[kunci],
            k.kode if k else KOSONG,
            kepala=1,
        )

    return Tabel(
        "capaian-sasaran",
        f"Rata-rata capaian per sasaran kegiatan {unit(lap)} Tahun {tahun}",
        (
            Kolom("No.", "nomor", 5),
            Kolom("Sasaran kegiatan", lebar=35),
            Kolom("Indikator", "bilangan", 10),
            Kolom("Tercapai", "bilangan", 10),
            Kolom("Belum tercapai", "bilangan", 15),
            Kolom("Rata-rata capaian", "bilangan", 15),
            Kolom("Kategori", lebar=10),
        ),
        (
            Kelompok(
                None,
                tuple(
                    isi(s.kode, s.uraian)
                    for s in lap.daftar_sasaran()
                    if lap.daftar_indikator(s.kode)
                ),
            ),
        ),
        isi("", "Seluruh indikator"),
        "dihitung dari capaian tiap indikator.",
    )


def capaian_output(lap: Laporan) -> Tabel:
    """Outputs of the activities, in the words of the report on outputs (Tabel 3.3)."""
    tahun, r = lap.edisi.tahun, lap.register

    def isi(kode: str, n: int, keluaran: str, uraian: str) -> Baris:
        return baris(
            str(n),
            uraian or keluaran,
            r.get(f"target/{kode}/{tahun}/PK") or KOSONG,
            r.get(f"realisasi/{kode}/{tahun}/OUTPUT") or KOSONG,
            r.get(f"capaian/{kode}/{tahun}/OUTPUT") or KOSONG,
            kepala=1,
        )

    kelompok = tuple(
        Kelompok(
            s.uraian, tuple(isi(x.kode, n, x.keluaran, x.uraian) for n, x in enumerate(ind, 1))
        )
        for s, ind in menurut_sasaran(lap, lap.rumusan("OUTPUT", tahun), "kegiatan")
    )
    return Tabel(
        "capaian-output",
        f"Capaian output kegiatan {unit(lap)} Tahun {tahun}, {per_tanggal(lap)}",
        (
            Kolom("No.", "nomor", 5),
            Kolom("Sasaran dan output", lebar=55),
            Kolom("Target", "bilangan", 15),
            Kolom("Realisasi", "bilangan", 15),
            Kolom("Capaian", "bilangan", 10),
        ),
        kelompok,
        sumber=f"laporan output kegiatan {unit(lap)} {per_tanggal(lap)}.",
        berkas="rumusan.csv",
    )


def indikator_belum_tercapai(lap: Laporan) -> Tabel:
    """The indicators below target with the gap and the cause that the data name."""
    sebab: dict[str, list[str]] = {}
    for k in lap.baris("kendala"):
        if k.indikator:
            sebab.setdefault(k.indikator, []).append(k.kendala)
    for a in lap.baris("analisis", tahun=lap.edisi.tahun, analisis=SEBAB):
        sebab.setdefault(a.indikator, []).append(a.uraian)

    def isi(i: Indikator) -> Baris:
        kurang = lap.register[f"kekurangan/{i.kode}/{lap.edisi.tahun}"]
        return baris(
            i.kode,
            i.uraian,
            lap.capaian(i.kode),
            kurang,
            "; ".join(sebab.get(i.kode, [])) or "Belum diuraikan",
            kepala=1,
        )

    kurang = [i for i in lap.daftar_indikator() if lap.status(i.kode) == "belum-tercapai"]
    urut = sorted(kurang, key=lambda i: lap.capaian(i.kode).nilai or 0)
    return Tabel(
        "indikator-belum-tercapai",
        f"Indikator yang belum mencapai target Tahun {lap.edisi.tahun}, dari capaian terendah",
        (
            Kolom("Kode", "nomor", 5),
            Kolom("Indikator kinerja kegiatan", lebar=40),
            Kolom("Capaian", "bilangan", 15),
            Kolom("Kekurangan", "bilangan", 15),
            Kolom("Penyebab menurut sumber", lebar=25),
        ),
        (Kelompok(None, tuple(isi(i) for i in urut)),),
        sumber=f"data {unit(lap)} {per_tanggal(lap)}.",
        catatan=(
            "“Belum diuraikan” berarti sumber data tidak menyebutkan penyebab untuk indikator itu.",
        ),
    )


def pengukuran_tingkat_atas(lap: Laporan) -> Tabel:
    """The agreement's strategic and programme indicators, which have targets but no measurement."""
    tahun = lap.edisi.tahun
    kelompok = []
    for tingkat, nama in (("strategis", "Sasaran strategis"), ("program", "Sasaran program")):
        for s, ind in menurut_sasaran(lap, lap.rumusan("PK", tahun), tingkat):
            kelompok.append(
                Kelompok(
                    f"{nama}: {s.uraian}",
                    tuple(
                        baris(
                            r.kode,
                            r.uraian,
                            lap.register.get(f"target/{r.kode}/{tahun}/PK") or KOSONG,
                            lap.register.get(f"realisasi/{r.kode}/{tahun}/LKJIP")
                            or "belum ada data",
                            kepala=1,
                        )
                        for r in ind
                    ),
                )
            )
    return Tabel(
        "pengukuran-tingkat-atas",
        f"Indikator strategis dan program dalam Perjanjian Kinerja Tahun {tahun}",
        (
            Kolom("Kode", "nomor", 10),
            Kolom("Indikator", lebar=55),
            Kolom("Target", "bilangan", 15),
            Kolom("Realisasi", "bilangan", 20),
        ),
        tuple(kelompok),
        sumber=f"Perjanjian Kinerja Tahun {tahun}.",
        berkas="rumusan.csv",
    )


def efisiensi(lap: Laporan) -> Tabel:
    """Mean achievement against the absorption that each source of budget data gives."""
    tahun, r = lap.edisi.tahun, lap.register
    capaian = r[f"capaian/rata-rata/{tahun}"]
    isi = []
    for sumber in SUMBER_ANGGARAN:
        serapan = r.get(f"anggaran/{tahun}/{sumber}/serapan")
        if serapan is None:
            continue
        beda = r[f"efisiensi/{tahun}/{sumber}"]
        isi.append(baris(sumber, capaian, serapan, beda, kepala=0))
    return Tabel(
        "efisiensi",
        f"Rata-rata capaian kinerja dan serapan anggaran {unit(lap)} Tahun {tahun}",
        (
            Kolom("Sumber data anggaran", lebar=25),
            Kolom("Rata-rata capaian", "bilangan", 25),
            Kolom("Serapan anggaran", "bilangan", 25),
            Kolom("Selisih", "bilangan", 25),
        ),
        (Kelompok(None, tuple(isi)),),
        sumber=f"dihitung dari capaian indikator dan realisasi anggaran {per_tanggal(lap)}.",
        berkas="anggaran_kegiatan.csv",
        catatan=(
            "Selisih positif berarti capaian kinerja lebih besar daripada bagian anggaran yang"
            " terserap. Anggaran tidak dirinci per indikator, sehingga efisiensi per indikator"
            " tidak dapat dihitung.",
        ),
    )
