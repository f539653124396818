"""Charts of budget."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from ...dasar.angka import Angka
from ...dasar.masalah import TanpaData
from ...dasar.penulisan import gabung, slug, tanggal, tulis_bilangan
from ...gambar import spesifikasi as s
from ...hitung.keuangan import SUMBER_ANGGARAN
from ...hitung.laporan import Laporan
from ..deklarasi.sumber_baris import NAMA_SUMBER
from ..tabel.bersama import per_tanggal, unit
from .model import Gambar, tanda

MILIAR = 10**9
JUTA = 10**6


def ringkas(angka: Angka) -> str:
    """Rupiah in short for a chart: `Rp3,55 miliar`, `Rp28,5 juta`; the table has every digit."""
    if angka.nilai is None:
        return "belum ada data"
    for skala, nama in ((MILIAR, "miliar"), (JUTA, "juta")):
        if abs(angka.nilai) >= skala:
            return f"Rp{tulis_bilangan(angka.nilai / skala, 'bilangan')} {nama}"
    return angka.teks


def _sumbu(angka: Iterable[Angka]) -> tuple[int, tuple[s.TandaSumbu, ...]]:
    """The end of a rupiah scale and its gridlines, in whole steps of billions or millions."""
    terbesar = max((a.nilai for a in angka if a.nilai is not None), default=Fraction(1))
    skala, nama = (MILIAR, "miliar") if terbesar >= MILIAR else (JUTA, "juta")
    langkah = next(
        x for x in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if terbesar / skala / x <= 5
    )
    akhir = -(-int(terbesar) // (langkah * skala)) * langkah * skala
    titik = tuple(range(0, akhir + 1, langkah * skala))
    return akhir, (s.TandaSumbu(0, "0"), *tanda(titik[1:], f" {nama}", skala))


def _pasangan(
    lap: Laporan, kode: str, judul: str, baris: list[tuple[str, str]], sumber: str, tabel: str
) -> Gambar:
    """Ceiling and realisation for rows of (label, key prefix)."""
    r = lap.register
    butir, angka = [], []
    for label, awalan in baris:
        pagu, realisasi, serapan = (r[f"{awalan}/{x}"] for x in ("pagu", "realisasi", "serapan"))
        angka += [pagu, realisasi, serapan]
        akhir = f" ({serapan.teks})" if serapan.nilai is not None else ""
        butir.append(
            s.ButirPasangan(
                label,
                (
                    s.Nilai(pagu.nilai, ringkas(pagu)),
                    s.Nilai(realisasi.nilai, ringkas(realisasi) + akhir),
                ),
            )
        )
    akhir_sumbu, sumbu = _sumbu(angka)
    rinci = "; ".join(
        f"{label} {r[f'{awalan}/serapan'].teks}"
        for label, awalan in baris
        if r[f"{awalan}/serapan"].nilai is not None
    )
    return Gambar(
        kode,
        judul,
        f"Rupiah dan persen serapan, {unit(lap)}, {per_tanggal(lap)}",
        f"Grafik batang berpasangan pagu dan realisasi. Serapan: {rinci}.",
        sumber,
        s.BatangBerpasangan(
            (s.Seri("Pagu", "pembanding"), s.Seri("Realisasi", "utama")),
            (s.KelompokPasangan("", tuple(butir)),),
            None,
            akhir_sumbu,
            sumbu,
        ),
        tuple(angka),
        (tabel,),
    )


def _akun(lap: Laporan, sumber: str) -> list[tuple[str, str]]:
    tahun = lap.edisi.tahun
    return [
        (x.uraian, f"belanja/{x.akun}/{tahun}/{sumber}")
        for x in lap.baris("anggaran_belanja", tahun=tahun, sumber=sumber)
        if lap.register[f"belanja/{x.akun}/{tahun}/{sumber}/pagu"].nilai
    ]


def belanja_akun(lap: Laporan) -> Gambar:
    """Ceiling and realisation by type of spending."""
    serapan = lap.register.get(f"anggaran/{lap.edisi.tahun}/SMART/serapan")
    if serapan is None:
        raise TanpaData("Pagu dan realisasi per jenis belanja", "anggaran_belanja.csv")
    return _pasangan(
        lap,
        "belanja-akun",
        f"Pagu dan realisasi per jenis belanja: terserap {serapan.teks} menurut SMART DJA",
        _akun(lap, "SMART"),
        f"aplikasi SMART DJA, {per_tanggal(lap)}.",
        "realisasi-belanja-smart",
    )


def serapan_kegiatan(lap: Laporan) -> Gambar:
    """Ceiling and realisation by activity."""
    tahun = lap.edisi.tahun
    serapan = lap.register.get(f"anggaran/{tahun}/SP2D/serapan")
    if serapan is None:
        raise TanpaData("Pagu dan realisasi per kegiatan", "anggaran_kegiatan.csv")
    ada = {x.kegiatan for x in lap.baris("anggaran_kegiatan", tahun=tahun)}
    return _pasangan(
        lap,
        "serapan-kegiatan",
        f"Pagu dan realisasi per kegiatan: terserap {serapan.teks} menurut SP2D",
        [(k.uraian, f"kegiatan/{k.kode}/{tahun}") for k in lap.baris("kegiatan") if k.kode in ada],
        f"laporan SP2D, {per_tanggal(lap)}.",
        "realisasi-kegiatan",
    )


def komposisi(lap: Laporan, kode: str, apa: str, nama: str) -> Gambar:
    """Shares of the types of spending in the allocation or in the realisation."""
    r = lap.register
    bagian, angka = [], []
    for uraian, awalan in _akun(lap, "SMART"):
        porsi, jumlah = r[f"{awalan}/porsi-{apa}"], r[f"{awalan}/{apa}"]
        angka += [porsi, jumlah]
        bagian.append(s.Porsi(uraian, porsi.nilai, porsi.teks, ringkas(jumlah)))
    if not bagian:
        raise TanpaData(f"Komposisi {nama}", "anggaran_belanja.csv")
    terbesar = max(bagian, key=lambda b: b.nilai or 0)
    rinci = "; ".join(f"{b.label} {b.teks}" for b in bagian)
    return Gambar(
        kode,
        f"Komposisi {nama}: {terbesar.label.lower()} terbesar dengan {terbesar.teks}",
        f"Persen dari seluruh {nama}, {unit(lap)}, {per_tanggal(lap)}",
        f"Grafik batang komposisi {nama}: {rinci}.",
        f"aplikasi SMART DJA, {per_tanggal(lap)}.",
        s.Komposisi(tuple(bagian)),
        tuple(angka),
        ("realisasi-belanja-smart",),
    )


def realisasi_sumber(lap: Laporan) -> Gambar:
    """Total realisation as each source gives it, against the ceiling."""
    tahun, r = lap.edisi.tahun, lap.register
    pagu = r.get(f"anggaran/{tahun}/pagu")
    if pagu is None:
        raise TanpaData("Realisasi anggaran menurut sumber", "anggaran_kegiatan.csv")
    butir, angka, nama = [], [pagu], []
    for sumber in SUMBER_ANGGARAN:
        realisasi = r.get(f"anggaran/{tahun}/{sumber}/realisasi")
        if realisasi is None:
            continue
        nama.append(NAMA_SUMBER[sumber])
        serapan = r[f"anggaran/{tahun}/{sumber}/serapan"]
        angka += [realisasi, serapan]
        butir.append(s.Butir(sumber, realisasi.nilai, f"{ringkas(realisasi)} ({serapan.teks})"))
    akhir, sumbu = _sumbu(angka)
    rinci = "; ".join(f"{b.label} {b.teks}" for b in butir)
    serapan_semua = sorted((a for a in angka if a.satuan == "%"), key=lambda a: a.nilai or 0)
    rentang = " sampai ".join(dict.fromkeys((serapan_semua[0].teks, serapan_semua[-1].teks)))
    return Gambar(
        "realisasi-sumber",
        f"Realisasi anggaran menurut sumber: serapan {rentang}",
        f"Rupiah dan persen dari pagu, {unit(lap)}, {per_tanggal(lap)}",
        f"Grafik batang realisasi menurut sumber terhadap pagu {pagu.teks}: {rinci}.",
        f"{gabung(nama)}.",
        s.Batang(
            (s.KelompokBatang("", tuple(butir)),),
            s.Acuan(pagu.nilai or 0, f"Pagu {ringkas(pagu)}"),
            akhir,
            sumbu,
        ),
        tuple(angka),
        ("realisasi-sumber",),
    )


def ikpa(lap: Laporan) -> Gambar:
    """IKPA scores by indicator."""
    tahun, r = lap.edisi.tahun, lap.register
    aspek: dict[str, list[s.Butir]] = {}
    angka, hari = [], None
    for x in lap.baris("ikpa", tahun=tahun):
        a, hari = r[f"ikpa/{tahun}/{slug(x.indikator)}/nilai"], x.tanggal
        angka.append(a)
        aspek.setdefault(x.aspek, []).append(s.Butir(x.indikator, a.nilai, a.teks))
    if not aspek:
        raise TanpaData("Nilai IKPA per indikator", "ikpa.csv")
    total = r[f"ikpa/{tahun}/total"]
    rinci = "; ".join(f"{b.label} {b.teks}" for isi in aspek.values() for b in isi)
    return Gambar(
        "ikpa",
        f"Nilai IKPA per indikator: nilai keseluruhan {total.teks}",
        f"Nilai 0–100, {unit(lap)}, sampai dengan {tanggal(hari) if hari else tahun}",
        f"Grafik batang nilai IKPA per indikator: {rinci}. Nilai keseluruhan {total.teks}.",
        "aplikasi OM-SPAN.",
        s.Batang(
            tuple(s.KelompokBatang(nama, tuple(isi)) for nama, isi in aspek.items()),
            None,
            100,
            tanda((0, 25, 50, 75, 100)),
            rel=True,
        ),
        (*angka, total),
        ("ikpa",),
    )


def smart(lap: Laporan) -> Gambar:
    """The SMART DJA value on its scale."""
    tahun = lap.edisi.tahun
    a = lap.register.get(f"smart/{tahun}/nilai")
    if a is None:
        raise TanpaData("Nilai kinerja anggaran pada SMART DJA", "smart.csv")
    x = next(iter(lap.baris("smart", tahun=tahun)))
    return Gambar(
        "smart",
        f"Nilai kinerja anggaran pada SMART DJA: {a.teks}, predikat {x.predikat}",
        f"Nilai 0–100, {unit(lap)}, per {tanggal(x.tanggal)}",
        f"Nilai kinerja anggaran {a.teks} pada skala 0 sampai 100, predikat {x.predikat}.",
        "aplikasi SMART DJA.",
        s.AngkaTunggal(a.nilai, a.teks, x.predikat),
        (a,),
        ("smart",),
    )


def anggaran_tahun(lap: Laporan) -> Gambar:
    """Budget of the agreements of two years, and the revised ceiling."""
    tahun, lalu, r = lap.edisi.tahun, lap.edisi.tahun_lalu, lap.register
    pilihan = (
        (f"Perjanjian Kinerja {lalu}", f"pk/{lalu}/anggaran/jumlah"),
        (f"Perjanjian Kinerja {tahun}", f"pk/{tahun}/anggaran/jumlah"),
        (f"Pagu revisi {tahun}", f"anggaran/{tahun}/pagu"),
    )
    isi = [(label, r[kunci]) for label, kunci in pilihan if kunci in r]
    if not isi:
        raise TanpaData(f"Anggaran {lalu} dan {tahun}", "pk_anggaran.csv")
    nama_tahun = gabung([str(t) for t in (lalu, tahun) if f"pk/{t}/anggaran/jumlah" in r])
    akhir, sumbu = _sumbu(a for _, a in isi)
    rinci = "; ".join(f"{label} {a.teks}" for label, a in isi)
    return Gambar(
        "anggaran-tahun",
        f"Anggaran {nama_tahun}: dari {ringkas(isi[0][1])} menjadi {ringkas(isi[-1][1])}",
        f"Rupiah, {unit(lap)}",
        f"Grafik batang anggaran: {rinci}.",
        f"Perjanjian Kinerja Tahun {nama_tahun}; laporan SP2D {per_tanggal(lap)}.",
        s.Batang(
            (
                s.KelompokBatang(
                    "",
                    tuple(
                        s.Butir(label, a.nilai, ringkas(a), "utama" if str(tahun) in label
                                else "pembanding")
                        for label, a in isi
                    ),
                ),
            ),
            None,
            akhir,
            sumbu,
        ),
        tuple(a for _, a in isi),
        (*(f"pk-{t}-anggaran" for t in (lalu, tahun) if t in lap.pk), "realisasi-kegiatan"),
    )  # fmt: skip
