"""Tables of other achievements and of the annexes: E-Performance, ministry targets, corrections."""

from __future__ import annotations

from ...dasar.penulisan import BULAN, BULAN_RINGKAS, TANPA_NILAI, nama_periode, tanggal
from ...hitung.kinerja import TRIWULAN
from ...hitung.laporan import Laporan
from .bersama import per_sasaran, per_tanggal, unit
from .model import Bagian, Kelompok, Kolom, Polos, Status, Tabel, baris, butir

KOSONG = TANPA_NILAI["belum-ada-data"]
KODE_BULAN = tuple(f"B{n:02d}" for n in range(1, 13))


def e_performance(lap: Laporan) -> Tabel:
    """Targets and yearly achievements on E-Performance (Tabel 3.7)."""
    tahun = lap.edisi.tahun
    return Tabel(
        "e-performance",
        f"Perjanjian dan realisasi kinerja {unit(lap)} Tahun {tahun} pada E-Performance,"
        f" {per_tanggal(lap)}",
        (
            Kolom("Kode", "nomor", 10),
            Kolom("Sasaran dan indikator kinerja kegiatan", lebar=60),
            Kolom("Target", "bilangan", 15),
            Kolom("Realisasi terhadap target", "bilangan", 15),
        ),
        per_sasaran(
            lap,
            lambda i: baris(
                i.kode,
                i.uraian,
                lap.target(i.kode) or KOSONG,
                lap.register.get(f"capaian/{i.kode}/{tahun}/E-PERFORMANCE") or KOSONG,
                kepala=1,
            ),
        ),
        sumber=f"aplikasi E-Performance {lap.instansi.kementerian_ringkas}, {per_tanggal(lap)}.",
    )


def e_performance_banding(lap: Laporan) -> Tabel:
    """E-Performance beside the report's own achievement, with the difference in points."""
    tahun, r = lap.edisi.tahun, lap.register
    return Tabel(
        "e-performance-banding",
        f"Capaian {unit(lap)} Tahun {tahun} menurut laporan ini dan menurut E-Performance",
        (
            Kolom("Kode", "nomor", 5),
            Kolom("Indikator kinerja kegiatan", lebar=50),
            Kolom("Laporan ini", "bilangan", 15),
            Kolom("E-Performance", "bilangan", 15),
            Kolom("Selisih", "bilangan", 15),
        ),
        per_sasaran(
            lap,
            lambda i: baris(
                i.kode,
                i.uraian,
                lap.capaian(i.kode),
                r.get(f"capaian/{i.kode}/{tahun}/E-PERFORMANCE") or KOSONG,
                r.get(f"selisih/e-performance/{i.kode}/{tahun}") or KOSONG,
                kepala=1,
            ),
        ),
        sumber=f"data {unit(lap)} dan aplikasi E-Performance, {per_tanggal(lap)}.",
        catatan=("Selisih = E-Performance − laporan ini.",),
    )


def e_performance_triwulan(lap: Laporan) -> Tabel:
    """Realisation by quarter on E-Performance, where it survives (Lampiran 4)."""
    tahun, r = lap.edisi.tahun, lap.register

    def sel(kode: str, triwulan: str) -> Bagian:
        nilai = r.get(f"realisasi/{kode}/{tahun}/E-PERFORMANCE/{triwulan}")
        target = r.get(f"target/{kode}/{tahun}/E-PERFORMANCE/{triwulan}")
        if nilai is None:
            return KOSONG
        return f"{nilai.polos} dari {target.polos}" if target else nilai

    return Tabel(
        "e-performance-triwulan",
        f"Realisasi triwulanan {unit(lap)} Tahun {tahun} pada E-Performance",
        (
            Kolom("Kode", "nomor", 5),
            Kolom("Indikator kinerja kegiatan", lebar=35),
            Kolom("Target setahun", "bilangan", 10),
            *(Kolom(nama_periode(t), "bilangan", 10) for t in TRIWULAN),
            Kolom("Realisasi terhadap target", "bilangan", 10),
        ),
        per_sasaran(
            lap,
            lambda i: baris(
                i.kode,
                i.uraian,
                lap.target(i.kode) or KOSONG,
                *(sel(i.kode, t) for t in TRIWULAN),
                r.get(f"capaian/{i.kode}/{tahun}/E-PERFORMANCE") or KOSONG,
                kepala=1,
            ),
        ),
        sumber=f"aplikasi E-Performance, {per_tanggal(lap)}.",
        catatan=(
            "Isi triwulan: realisasi dari target triwulan itu. Tanda – berarti triwulan itu tidak"
            " terbaca pada dokumen sumber; persentase setahun tetap tersedia.",
        ),
        lebar=True,
    )


def target_kinerja(lap: Laporan) -> Tabel:
    """The ministry's targets: supporting documents and achievement by month (Tabel 3.8)."""
    dukung: dict[tuple[str, str], list[str]] = {}
    for d in lap.baris("data_dukung"):
        dukung.setdefault((d.target, d.bulan), []).append(d.uraian)
    hasil = {(c.target, c.bulan): c for c in lap.baris("capaian_target_kinerja")}
    kelompok = []
    for t in lap.baris("target_kinerja"):
        isi = []
        if t.keterangan:
            isi.append(baris("Umum", None, None, t.keterangan, kepala=0))
        for n, bulan in enumerate(KODE_BULAN):
            dokumen, c = dukung.get((t.kode, bulan), []), hasil.get((t.kode, bulan))
            if not dokumen and c is None:
                continue
            angka = lap.register.get(f"target-kinerja/{t.kode}/{bulan}") or KOSONG
            isi.append(
                baris(
                    BULAN[n], butir("\n".join(dokumen)), angka,
                    butir(c.keterangan) if c and c.keterangan else None, kepala=0,
                )
            )  # fmt: skip
        judul = f"{t.kode}. {t.uraian}"
        if t.rincian:
            judul += ": " + "; ".join(x for x in t.rincian.splitlines() if x.strip())
        kelompok.append(Kelompok(judul, tuple(isi)))
    return Tabel(
        "target-kinerja",
        f"Target kinerja {lap.instansi.kementerian_ringkas} pada {unit(lap)}, {per_tanggal(lap)}",
        (
            Kolom("Bulan", lebar=10),
            Kolom("Data dukung", lebar=45),
            Kolom("Capaian", "bilangan", 10),
            Kolom("Keterangan", lebar=35),
        ),
        tuple(kelompok),
        sumber=f"laporan target kinerja {unit(lap)}, {per_tanggal(lap)}.",
        catatan=("Tanda – berarti bulan itu belum mempunyai data capaian.",),
        lebar=True,
        berkas="target_kinerja.csv",
    )


def target_kinerja_bulanan(lap: Laporan) -> Tabel:
    """Percent by month of the ministry's targets that report monthly."""
    r = lap.register
    isi = []
    tanpa = []
    for t in lap.baris("target_kinerja"):
        if f"target-kinerja/{t.kode}/rata-rata" not in r:
            tanpa.append(t.kode)
            continue
        bulan = (r.get(f"target-kinerja/{t.kode}/{b}") for b in KODE_BULAN)
        isi.append(
            baris(
                t.kode,
                *(KOSONG if a is None else Polos(a) for a in bulan),
                r[f"target-kinerja/{t.kode}/rata-rata"],
                kepala=0,
            )
        )
    return Tabel(
        "target-kinerja-bulanan",
        f"Capaian bulanan target kinerja pada {unit(lap)} Tahun {lap.edisi.tahun} (persen)",
        (
            Kolom("Target", "nomor", 10),
            *(Kolom(b, "bilangan", 5) for b in BULAN_RINGKAS),
            Kolom("Rata-rata", "bilangan", 15),
        ),
        (Kelompok(None, tuple(isi)),),
        sumber=f"laporan target kinerja {unit(lap)}, {per_tanggal(lap)}.",
        catatan=(
            f"Target {', '.join(tanpa)} tidak mempunyai persentase bulanan pada sumber.",
            "Rata-rata dihitung dari bulan yang mempunyai data.",
        ) if tanpa else (),
        berkas="capaian_target_kinerja.csv",
    )  # fmt: skip


def emonev_partisipasi(lap: Laporan) -> Tabel:
    """Whether the unit reported each month on E-Monev Bappenas."""
    tahun = lap.edisi.tahun
    label = {"lapor": Status("tercapai", "Lapor"), "belum": Status("belum-tercapai", "Belum lapor")}
    return Tabel(
        "emonev-partisipasi",
        f"Pelaporan {unit(lap)} pada E-Monev Bappenas Tahun {tahun}",
        (Kolom("Bulan", lebar=50), Kolom("Status", "status", 50)),
        (
            Kelompok(
                None,
                tuple(
                    baris(nama_periode(x.bulan), label[x.status], kepala=0)
                    for x in lap.baris("partisipasi_emonev", tahun=tahun)
                ),
            ),
        ),
        sumber=f"aplikasi E-Monev Bappenas, {per_tanggal(lap)}.",
        berkas="partisipasi_emonev.csv",
    )


def koreksi(lap: Laporan) -> Tabel:
    """Every deliberate departure from the printed original, with its reason."""
    return Tabel(
        "koreksi",
        f"Perbedaan laporan ini dari naskah cetak LKjIP {unit(lap)} Tahun {lap.edisi.tahun}",
        (
            Kolom("Kode", "nomor", 5),
            Kolom("Letak dalam naskah cetak", lebar=20),
            Kolom("Tercetak", lebar=20),
            Kolom("Dalam laporan ini", lebar=20),
            Kolom("Alasan", lebar=35),
        ),
        (
            Kelompok(
                None,
                tuple(
                    baris(k.kode, k.letak, k.tercetak, k.menjadi, k.alasan, kepala=0)
                    for k in lap.baris("koreksi")
                ),
            ),
        ),
        sumber="pemeriksaan naskah cetak terhadap data laporan ini.",
        lebar=True,
    )


def riwayat_koreksi(lap: Laporan) -> Tabel:
    """What was wrong in published versions, since when, what it is now, and why."""
    isi = tuple(
        baris(r.versi, tanggal(r.tanggal), r.keliru, r.sejak, r.menjadi, r.alasan, kepala=0)
        for r in lap.baris("riwayat_koreksi")
    )
    return Tabel(
        "riwayat-koreksi",
        f"Koreksi atas versi laporan {unit(lap)} {lap.edisi.sebutan} yang sudah terbit",
        (
            Kolom("Versi", "nomor", 10),
            Kolom("Tanggal", lebar=10),
            Kolom("Yang keliru", lebar=25),
            Kolom("Sejak versi", "nomor", 10),
            Kolom("Menjadi", lebar=20),
            Kolom("Alasan", lebar=25),
        ),
        (Kelompok(None, isi),),
        catatan=() if isi else ("Sampai versi ini belum ada koreksi.",),
        lebar=bool(isi),
    )
