"""Tables for whoever reviews the report: what it analyses, and the reviewer's sheet."""

from __future__ import annotations

from ...dasar.masalah import TanpaData
from ...dasar.penulisan import TANPA_NILAI, tanggal
from ...hitung.entitas import Indikator
from ...hitung.laporan import Laporan
from ...temuan.kelengkapan import ANALISIS, HasilAnalisis, periksa
from ...temuan.reviu import BAGIAN, Pernyataan, Telaah
from .bersama import per_sasaran, unit
from .unsur import Baris, Daftar, Kelompok, Kolom, Rujukan, Status, Tabel, baris

CATATAN_BUNYI = (
    "Bunyi pernyataan belum dicocokkan dengan naskah Peraturan Menteri PANRB Nomor 53 Tahun 2014."
)
JAWABAN = {
    "ya": Status("tercapai", "Ya"),
    "tidak": Status("belum-tercapai", "Tidak"),
    "tidak dapat dinilai": Status("belum-ada-data", "Tidak dapat dinilai"),
}
KOSONG = TANPA_NILAI["belum-ada-data"]
TANDA = {
    "ada": Status("tercapai", "Ada"),
    "belum-ada": Status("belum-tercapai", "Belum ada"),
    "tidak-berlaku": Status("tak-terhitung", "Tidak berlaku"),
}


def kelengkapan(lap: Laporan) -> Tabel:
    """Which of the analyses asked for by PermenPAN-RB 53/2014 each indicator has."""
    hasil = periksa(lap)

    def isi(i: Indikator) -> Baris:
        tanda = (TANDA[hasil[i.kode, a.kode].keadaan] for a in ANALISIS)
        return baris(i.kode, i.uraian, *tanda, kepala=1)

    return Tabel(
        "kelengkapan",
        f"Kelengkapan analisis setiap indikator {unit(lap)} Tahun {lap.edisi.tahun}",
        (
            Kolom("Kode", "nomor", 5),
            Kolom("Indikator kinerja", lebar=25),
            *(Kolom(a.sebutan(lap), "status", 10) for a in ANALISIS),
        ),
        per_sasaran(lap, isi),
        sumber="pemeriksaan otomatis atas data laporan ini menurut Peraturan Menteri PANRB Nomor 53"
        " Tahun 2014.",
        catatan=_alasan(lap, hasil),
        lebar=True,
    )


def _alasan(lap: Laporan, hasil: dict[tuple[str, str], HasilAnalisis]) -> tuple[str, ...]:
    """Why analyses do not apply, one note a reason."""
    nama = {a.kode: a.sebutan(lap) for a in ANALISIS}
    menurut: dict[tuple[str, str], list[str]] = {}
    for (indikator, analisis), h in hasil.items():
        if h.keadaan == "tidak-berlaku":
            menurut.setdefault((analisis, h.alasan), []).append(indikator)
    return tuple(
        f"{nama[analisis]} tidak berlaku untuk indikator {', '.join(kode)}: {alasan}"
        for (analisis, alasan), kode in menurut.items()
    )


def rekonsiliasi(bahan: Telaah) -> Tabel:
    """The facts on which the sources disagree: each side, the difference, the explanation given."""
    lap = bahan.laporan
    isi = []
    for t in bahan.temuan:
        if t.jenis != "rekonsiliasi":
            continue
        sisi = tuple(
            (f"{p.sumber}: ", p.angka, f" (per {tanggal(p.tanggal)})" if p.tanggal else "")
            for p in t.pihak
        )
        penjelasan = f"{t.jawaban.alasan} ({t.jawaban.oleh})" if t.jawaban else "Belum dijelaskan"
        isi.append(baris(t.judul, Daftar(sisi), t.selisih or KOSONG, penjelasan, kepala=0))
    return Tabel(
        "rekonsiliasi",
        f"Fakta yang dicatat berbeda oleh sumber data {unit(lap)} Tahun {lap.edisi.tahun}",
        (
            Kolom("Fakta", lebar=35),
            Kolom("Menurut sumber", lebar=35),
            Kolom("Selisih", "bilangan", 15),
            Kolom("Penjelasan", lebar=15),
        ),
        (Kelompok(None, tuple(isi)),),
        sumber="pemeriksaan otomatis atas data laporan ini.",
        catatan=("Selisih dihitung terhadap sumber pertama, yang diikuti laporan ini.",),
    )


def reviu(bahan: Telaah) -> Tabel:
    """The reviewer's sheet: every statement with its answer, what it rests on and where to look."""
    lap, semua = bahan.laporan, bahan.butir()
    if not semua:
        raise TanpaData(f"Kertas kerja reviu laporan kinerja {unit(lap)}", "reviu.csv")
    kelompok = tuple(
        Kelompok(f"{kode}. {nama}", tuple(_butir(b) for b in semua if b.bagian == kode))
        for kode, nama in BAGIAN.items()
        if any(b.bagian == kode for b in semua)
    )
    return Tabel(
        "reviu",
        f"Kertas kerja reviu laporan kinerja {unit(lap)} {lap.edisi.sebutan}",
        (
            Kolom("No.", "nomor", 5),
            Kolom("Pernyataan", lebar=35),
            Kolom("Jawaban", "status", 15),
            Kolom("Dasar", lebar=25),
            Kolom("Bukti", lebar=20),
        ),
        kelompok,
        sumber="pemeriksaan otomatis atas data dan naskah laporan ini.",
        catatan=() if all(b.dikonfirmasi for b in semua) else (CATATAN_BUNYI,),
        lebar=True,
    )


def _butir(b: Pernyataan) -> Baris:
    bukti = Daftar(tuple(Rujukan(x.id) for x in b.bukti)) if b.bukti else None
    return baris(str(b.nomor), b.pernyataan, JAWABAN[b.jawab.nilai], b.jawab.dasar, bukti, kepala=1)
