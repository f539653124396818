"""Tables of budget: spending by account, by activity, by source; IKPA and SMART."""

from __future__ import annotations

from ...dasar.penulisan import gabung, slug, tanggal
from ...hitung.keuangan import SUMBER_ANGGARAN
from ...hitung.laporan import Laporan
from .bersama import per_tanggal, unit
from .model import Baris, Kelompok, Kolom, Polos, Tabel, baris

NAMA_SUMBER = {
    "SMART": "aplikasi SMART DJA",
    "OM-SPAN": "aplikasi OM-SPAN",
    "SP2D": "laporan SP2D",
}
KOLOM_SERAPAN = (
    Kolom("Pagu (Rp)", "bilangan", 20),
    Kolom("Realisasi (Rp)", "bilangan", 20),
    Kolom("Sisa (Rp)", "bilangan", 20),
    Kolom("Serapan", "bilangan", 10),
)


def _serapan(lap: Laporan, nama: str, awalan: str) -> Baris:
    r = lap.register
    return baris(
        nama,
        *(Polos(r[f"{awalan}/{apa}"]) for apa in ("pagu", "realisasi", "sisa")),
        r[f"{awalan}/serapan"],
        kepala=0,
    )


def realisasi_belanja(lap: Laporan, sumber: str) -> Tabel:
    """Spending by type of account as one source gives it (Gambar 3.1 and 3.2)."""
    tahun = lap.edisi.tahun
    isi = tuple(
        _serapan(lap, f"{x.akun} {x.uraian}", f"belanja/{x.akun}/{tahun}/{sumber}")
        for x in lap.baris("anggaran_belanja", tahun=tahun, sumber=sumber)
    )
    return Tabel(
        f"realisasi-belanja-{slug(sumber).replace('-', '')}",
        f"Pagu dan realisasi per jenis belanja {unit(lap)} Tahun {tahun} menurut {sumber},"
        f" {per_tanggal(lap)}",
        (Kolom("Jenis belanja", lebar=30), *KOLOM_SERAPAN),
        (Kelompok(None, isi),),
        _serapan(lap, "Jumlah", f"anggaran/{tahun}/{sumber}") if isi else None,
        f"{NAMA_SUMBER.get(sumber, sumber)}, {per_tanggal(lap)}.",
        berkas="anggaran_belanja.csv",
    )


def realisasi_kegiatan(lap: Laporan) -> Tabel:
    """Ceiling before and after revision, realisation and absorption by activity (Tabel 3.6)."""
    tahun, r = lap.edisi.tahun, lap.register
    data = {x.kegiatan: x for x in lap.baris("anggaran_kegiatan", tahun=tahun)}
    sumber = gabung(sorted({x.sumber for x in data.values()}))

    def isi(nama: str, awalan: str, akhir: str) -> Baris:
        return baris(
            nama,
            *(Polos(r[f"{awalan}/{apa}"]) for apa in ("pagu-awal", "pagu")),
            *(Polos(r[f"{akhir}/{apa}"]) for apa in ("realisasi", "sisa")),
            r[f"{akhir}/serapan"],
            kepala=0,
        )

    return Tabel(
        "realisasi-kegiatan",
        f"Pagu dan realisasi anggaran per kegiatan {unit(lap)} Tahun {tahun}, {per_tanggal(lap)}",
        (
            Kolom("Kegiatan", lebar=25),
            Kolom("Pagu awal (Rp)", "bilangan", 20),
            Kolom("Pagu revisi (Rp)", "bilangan", 20),
            Kolom("Realisasi (Rp)", "bilangan", 15),
            Kolom("Sisa (Rp)", "bilangan", 10),
            Kolom("Serapan", "bilangan", 10),
        ),
        (
            Kelompok(
                None,
                tuple(
                    isi(k.uraian, f"kegiatan/{k.kode}/{tahun}", f"kegiatan/{k.kode}/{tahun}")
                    for k in lap.baris("kegiatan")
                    if k.kode in data
                ),
            ),
        ),
        isi("Jumlah", f"anggaran/{tahun}", f"anggaran/{tahun}/{sumber}") if data else None,
        f"{NAMA_SUMBER.get(sumber, sumber)}, {per_tanggal(lap)}.",
        ("Kegiatan yang pagunya tidak direvisi menampilkan pagu awal yang sama.",),
        berkas="anggaran_kegiatan.csv",
    )


def realisasi_sumber(lap: Laporan) -> Tabel:
    """The total realisation as each source gives it, with the difference to the reference."""
    tahun, r = lap.edisi.tahun, lap.register
    isi = []
    ada = [s for s in SUMBER_ANGGARAN if f"anggaran/{tahun}/{s}/realisasi" in r]
    for sumber in ada:
        awalan = f"anggaran/{tahun}/{sumber}"
        pagu = r.get(f"{awalan}/pagu") or r[f"anggaran/{tahun}/pagu"]
        isi.append(
            baris(
                sumber,
                Polos(pagu),
                Polos(r[f"{awalan}/realisasi"]),
                Polos(r[f"{awalan}/sisa"]),
                Polos(r[f"selisih/anggaran/{tahun}/{sumber}"])
                if f"selisih/anggaran/{tahun}/{sumber}" in r
                else "acuan",
                r[f"{awalan}/serapan"],
                kepala=0,
            )
        )
    return Tabel(
        "realisasi-sumber",
        f"Realisasi anggaran {unit(lap)} Tahun {tahun} menurut sumber, {per_tanggal(lap)}",
        (
            Kolom("Sumber", lebar=15),
            Kolom("Pagu (Rp)", "bilangan", 20),
            Kolom("Realisasi (Rp)", "bilangan", 20),
            Kolom("Sisa (Rp)", "bilangan", 15),
            Kolom("Selisih realisasi dari SP2D (Rp)", "bilangan", 20),
            Kolom("Serapan", "bilangan", 10),
        ),
        (Kelompok(None, tuple(isi)),),
        sumber=f"{gabung([NAMA_SUMBER[s] for s in ada])}, {per_tanggal(lap)}.",
        berkas="anggaran_kegiatan.csv",
        catatan=(
            "Setiap sumber mencatat angkanya sendiri. LKjIP ini memakai SP2D sebagai acuan"
            " serapan; penyebab selisihnya tidak diuraikan dalam sumber.",
        ),
    )


def ikpa(lap: Laporan) -> Tabel:
    """IKPA: weight, score and weighted score by indicator, grouped by aspect (Gambar 3.8)."""
    tahun, r = lap.edisi.tahun, lap.register
    aspek: dict[str, list[Baris]] = {}
    hari = None
    for x in lap.baris("ikpa", tahun=tahun):
        awalan, hari = f"ikpa/{tahun}/{slug(x.indikator)}", x.tanggal
        angka = (r.get(f"{awalan}/{apa}") for apa in ("bobot", "nilai", "akhir"))
        aspek.setdefault(x.aspek, []).append(baris(x.indikator, *angka, kepala=0))
    return Tabel(
        "ikpa",
        f"Nilai Indikator Kinerja Pelaksanaan Anggaran (IKPA) {unit(lap)} Tahun {tahun}",
        (
            Kolom("Indikator", lebar=40),
            Kolom("Bobot", "bilangan", 20),
            Kolom("Nilai", "bilangan", 20),
            Kolom("Nilai akhir", "bilangan", 20),
        ),
        tuple(Kelompok(nama, tuple(isi)) for nama, isi in aspek.items()),
        baris("Nilai IKPA", None, None, r[f"ikpa/{tahun}/total"], kepala=0) if aspek else None,
        f"aplikasi OM-SPAN, data sampai dengan {tanggal(hari)}." if hari else "aplikasi OM-SPAN.",
        ("Nilai akhir = nilai × bobot ÷ 100. IKPA adalah nilai, bukan persentase serapan.",),
        berkas="ikpa.csv",
    )


def ikpa_aspek(lap: Laporan) -> Tabel:
    """IKPA: the plain mean of the scores in each aspect."""
    tahun, r = lap.edisi.tahun, lap.register
    aspek = dict.fromkeys(x.aspek for x in lap.baris("ikpa", tahun=tahun))
    return Tabel(
        "ikpa-aspek",
        f"Nilai aspek IKPA {unit(lap)} Tahun {tahun}",
        (Kolom("Aspek", lebar=70), Kolom("Nilai aspek", "bilangan", 30)),
        (
            Kelompok(
                None, tuple(baris(a, r[f"ikpa/{tahun}/aspek/{slug(a)}"], kepala=0) for a in aspek)
            ),
        ),
        sumber="dihitung sebagai rata-rata nilai indikator dalam tiap aspek.",
        berkas="ikpa.csv",
    )


def smart(lap: Laporan) -> Tabel:
    """The value of budget performance in SMART DJA with its predicate."""
    return Tabel(
        "smart",
        f"Nilai kinerja anggaran {unit(lap)} pada SMART DJA",
        (
            Kolom("Tahun", lebar=20),
            Kolom("Per tanggal", lebar=30),
            Kolom("Nilai", "bilangan", 25),
            Kolom("Predikat", lebar=25),
        ),
        (
            Kelompok(
                None,
                tuple(
                    baris(
                        str(x.tahun),
                        tanggal(x.tanggal),
                        lap.register.get(f"smart/{x.tahun}/nilai"),
                        x.predikat,
                        kepala=0,
                    )
                    for x in lap.baris("smart")
                ),
            ),
        ),
        sumber="aplikasi SMART DJA.",
        berkas="smart.csv",
    )
