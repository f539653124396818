"""Charts of performance."""

from __future__ import annotations

from collections.abc import Callable

from ...dasar.angka import Angka
from ...dasar.masalah import TanpaData
from ...dasar.penulisan import BULAN_RINGKAS, TANPA_NILAI
from ...gambar import spesifikasi as s
from ...hitung.alat import target_resmi
from ...hitung.entitas import Indikator
from ...hitung.laporan import Laporan
from ..deklarasi.isian_umum import DERET
from ..tabel.bersama import per_tanggal, unit
from .model import KUNCI_CAPAIAN, Gambar, peran_capaian, tanda

TANPA_DATA = "belum ada data"
PERSEN = (0, 25, 50, 75, 100)


def _teks(a: Angka | None) -> str:
    if a is None or a.keadaan == "belum-ada-data":
        return TANPA_DATA
    return a.teks


def _puncak(angka: list[Angka], dasar: int = 100) -> int:
    """The end of a percent scale: 100, or the next 25 above the largest value."""
    terbesar = max((a.nilai for a in angka if a.nilai is not None), default=dasar)
    return max(dasar, -(-int(terbesar) // 25) * 25)


def capaian_indikator(lap: Laporan) -> Gambar:
    """Achievement of every indicator against 100 percent."""
    tahun = lap.edisi.tahun
    kelompok, semua = [], []
    for sasaran in lap.daftar_sasaran():
        butir = []
        for i in lap.daftar_indikator(sasaran.kode):
            a = lap.capaian(i.kode)
            semua.append(a)
            butir.append(s.Butir(i.uraian, a.nilai, _teks(a), peran_capaian(a), i.kode))
        if butir:
            kelompok.append(s.KelompokBatang(f"{sasaran.kode}. {sasaran.uraian}", tuple(butir)))
    if not kelompok:
        raise TanpaData("Capaian per indikator", "realisasi.csv")
    jumlah = lap.register[f"jumlah/indikator/{tahun}"]
    tercapai = lap.register[f"jumlah/tercapai/{tahun}"]
    rendah = [i for i in lap.daftar_indikator() if lap.capaian(i.kode).nilai is not None]
    terendah = min(rendah, key=lambda i: lap.capaian(i.kode).nilai or 0) if rendah else None
    alt = (
        f"Grafik batang capaian {jumlah.polos} indikator terhadap target:"
        f" {tercapai.polos} mencapai target."
    )
    if terendah:
        a = lap.capaian(terendah.kode)
        alt += f" Terendah {a.teks} pada indikator {terendah.kode} {terendah.uraian}."
    return Gambar(
        "capaian-indikator",
        f"Capaian per indikator: {tercapai.polos} dari {jumlah.polos} indikator mencapai target",
        f"Persen dari target, {unit(lap)}, {lap.edisi.sebutan}",
        alt,
        f"data {unit(lap)} {per_tanggal(lap)}.",
        s.Batang(
            tuple(kelompok),
            s.Acuan(100, "Target 100%"),
            _puncak(semua),
            tanda(PERSEN, "%"),
            KUNCI_CAPAIAN,
        ),
        tuple(semua),
        ("capaian-outcome",),
    )


def capaian_sasaran(lap: Laporan) -> Gambar:
    """Mean achievement by goal."""
    tahun = lap.edisi.tahun
    pasangan = [
        (x, lap.register[f"capaian/sasaran/{x.kode}/{tahun}"])
        for x in lap.daftar_sasaran()
        if lap.daftar_indikator(x.kode)
    ]
    if not pasangan:
        raise TanpaData("Rata-rata capaian per sasaran", "realisasi.csv")
    rata = lap.register[f"capaian/rata-rata/{tahun}"]
    rinci = "; ".join(f"sasaran {x.kode} {a.teks}" for x, a in pasangan)
    return Gambar(
        "capaian-sasaran",
        f"Rata-rata capaian per sasaran: {rata.teks} untuk seluruh indikator",
        f"Rata-rata capaian indikator dalam persen, {unit(lap)}, Tahun {tahun}",
        f"Grafik batang rata-rata capaian per sasaran kegiatan: {rinci}.",
        "dihitung dari capaian tiap indikator.",
        s.Batang(
            (
                s.KelompokBatang(
                    "",
                    tuple(
                        s.Butir(x.uraian, a.nilai, _teks(a), peran_capaian(a), x.kode)
                        for x, a in pasangan
                    ),
                ),
            ),
            s.Acuan(100, "Target 100%"),
            _puncak([a for _, a in pasangan]),
            tanda(PERSEN, "%"),
            KUNCI_CAPAIAN,
        ),
        (*(a for _, a in pasangan), rata),
        ("capaian-sasaran",),
    )


def _titik(
    lap: Laporan,
    kode: str,
    awal: tuple[str, Callable[[Indikator], Angka | None]],
    akhir: tuple[str, Callable[[Indikator], Angka | None]],
    acuan: s.Acuan | None,
    sempurna: tuple[str, str, str, tuple[str, ...]],
) -> Gambar:
    """Two percentages an indicator; `sempurna` holds title, subtitle, source, tables."""
    kelompok, angka, tanpa = [], [], []
    naik = turun = tetap = 0
    for sasaran in lap.daftar_sasaran():
        butir = []
        for i in lap.daftar_indikator(sasaran.kode):
            a, b = awal[1](i), akhir[1](i)
            if a is None or b is None or a.satuan != "%" or b.satuan != "%":
                tanpa.append(i.kode)
                continue
            angka += [a, b]
            if a.nilai is not None and b.nilai is not None:
                naik, turun = naik + (b.nilai > a.nilai), turun + (b.nilai < a.nilai)
                tetap += a.nilai == b.nilai
            butir.append(
                s.ButirPasangan(
                    i.uraian, (s.Nilai(a.nilai, _teks(a)), s.Nilai(b.nilai, _teks(b))), i.kode
                )
            )
        if butir:
            kelompok.append(s.KelompokPasangan(f"{sasaran.kode}. {sasaran.uraian}", tuple(butir)))
    judul, subjudul, sumber, tabel = sempurna
    if not kelompok:
        raise TanpaData(judul, "realisasi.csv" if acuan else "target.csv")
    hasil = f"lebih tinggi pada {naik}, sama pada {tetap}, lebih rendah pada {turun} indikator"
    catatan = (
        (f"Indikator {', '.join(tanpa)} tidak digambar karena tidak mempunyai dua nilai persen.",)
        if tanpa
        else ()
    )
    return Gambar(
        kode,
        f"{judul}: {hasil}",
        subjudul,
        f"Grafik titik berpasangan {naik + turun + tetap} indikator. {akhir[0]} dibanding"
        f" {awal[0]}: {hasil}.",
        sumber,
        s.Titik(
            (s.Seri(awal[0], "pembanding"), s.Seri(akhir[0], "utama")),
            tuple(kelompok),
            acuan,
            _puncak(angka),
            tanda(PERSEN, "%"),
        ),
        tuple(angka),
        tabel,
        catatan,
    )


def target_tahun_lalu(lap: Laporan) -> Gambar:
    """Targets of two years."""
    tahun, lalu, r = lap.edisi.tahun, lap.edisi.tahun_lalu, lap.register
    return _titik(
        lap,
        "target-tahun-lalu",
        (f"Target {lalu}", lambda i: target_resmi(r, i.kode, lalu)),
        (f"Target {tahun}", lambda i: target_resmi(r, i.kode, tahun)),
        None,
        (
            f"Target {tahun} terhadap target {lalu}",
            f"Target dalam persen, {unit(lap)}",
            f"Perjanjian Kinerja Tahun {lalu} dan {tahun}.",
            ("perbandingan-tahun-lalu",),
        ),
    )


def target_renstra(lap: Laporan) -> Gambar:
    """The agreement's targets against the Renstra's."""
    tahun, r = lap.edisi.tahun, lap.register
    return _titik(
        lap,
        "target-renstra",
        (f"Target Renstra {tahun}", lambda i: r.get(f"target/{i.kode}/{tahun}/RENSTRA")),
        (f"Target PK {tahun}", lambda i: target_resmi(r, i.kode, tahun)),
        None,
        (
            f"Target Perjanjian Kinerja {tahun} terhadap target Renstra",
            f"Target dalam persen, {unit(lap)}",
            f"Rencana Strategis {unit(lap)} dan Perjanjian Kinerja Tahun {tahun}.",
            ("perbandingan-renstra",),
        ),
    )


def e_performance(lap: Laporan) -> Gambar:
    """Achievement on E-Performance against the report's own."""
    tahun, r = lap.edisi.tahun, lap.register
    return _titik(
        lap,
        "e-performance",
        ("E-Performance", lambda i: r.get(f"capaian/{i.kode}/{tahun}/E-PERFORMANCE")),
        ("Laporan ini", lambda i: lap.capaian(i.kode)),
        s.Acuan(100, "Target 100%"),
        (
            "Capaian menurut laporan ini terhadap E-Performance",
            f"Capaian dalam persen, {unit(lap)}, Tahun {tahun}",
            f"data {unit(lap)} dan aplikasi E-Performance, {per_tanggal(lap)}.",
            ("e-performance-banding",),
        ),
    )


def target_kinerja(lap: Laporan) -> Gambar:
    """The ministry's targets by month as a heat map."""
    r = lap.register
    baris, angka = [], []
    ada = 0
    for t in lap.baris("target_kinerja"):
        sel = []
        for bulan in DERET["bulan"]:
            a = r.get(f"target-kinerja/{t.kode}/{bulan}")
            if a is not None:
                angka.append(a)
            sel.append(
                s.SelPeta(a.nilai if a else None, a.polos if a else TANPA_NILAI["belum-ada-data"])
            )
        ada += any(x.nilai is not None for x in sel)
        baris.append(s.BarisPeta(t.uraian, tuple(sel), t.kode))
    if not baris:
        raise TanpaData("Capaian bulanan target kinerja", "target_kinerja.csv")
    return Gambar(
        "target-kinerja",
        f"Capaian bulanan target kinerja: {ada} dari {len(baris)} target mempunyai persentase",
        f"Persen per bulan, {unit(lap)}, Tahun {lap.edisi.tahun}",
        f"Peta panas {len(baris)} target kinerja menurut bulan. {ada} target mempunyai"
        " persentase bulanan; yang lain tidak mempunyai data.",
        f"laporan target kinerja {unit(lap)}, {per_tanggal(lap)}.",
        s.PetaPanas(
            BULAN_RINGKAS,
            tuple(baris),
            (s.Kelas(0, "0%"), s.Kelas(1, "1–99%"), s.Kelas(100, "100%")),
        ),
        tuple(angka),
        ("target-kinerja-bulanan",),
    )
