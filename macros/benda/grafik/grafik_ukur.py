"""The results of an indicator month by month (or quarter by quarter), as bars."""

from collections.abc import Callable
from functools import partial

from ...dasar.kosakata import kosakata
from ...dasar.penulisan import gabung, nama_periode
from ...gambar import spesifikasi as s
from ...hitung.laporan import Laporan
from ...hitung.ukuran import HasilUkur
from ..deklarasi.ungkapan import BELUM_ADA
from ..tabel.tabel_ukur import KODE, per_tanggal
from .wujud import Gambar, sumbu_persen


def daftar(lap: Laporan) -> dict[str, Callable[[], Gambar]]:
    """A chart for every indicator with results in more than one period of the edition's year."""
    return {
        f"{KODE}{p.indikator.kode}": partial(susun, lap, p)
        for p in lap.ukuran.values()
        if p.tahun == lap.edisi.tahun and dapat(p)
    }


def dapat(p: HasilUkur) -> bool:
    """Whether there is something to draw: numbers not below zero, of more than one period."""
    nilai = [h.nilai.nilai for h in p.periode if h.nilai.nilai is not None]
    return len(nilai) > 1 and min(nilai) >= 0


def susun(lap: Laporan, p: HasilUkur) -> Gambar:
    """The chart of one indicator and year."""
    i, persen = p.indikator, p.indikator.satuan == "%"
    nilai = tuple(h.nilai for h in p.periode)
    teks = {
        nama_periode(h.periode): BELUM_ADA if h.nilai.keadaan == "belum-ada-data" else h.nilai.teks
        for h in p.periode
    }
    butir = tuple(
        s.Butir(nama, (s.Nilai(a.nilai, teks[nama]),)) for nama, a in zip(teks, nilai, strict=True)
    )
    maksimum, sumbu = sumbu_persen(nilai) if persen else (None, ())
    rinci = "; ".join(f"{nama} {isi}" for nama, isi in teks.items())
    return Gambar(
        f"{KODE}{i.kode}",
        _judul(p),
        f"{i.nama}, {lap.unit}, Tahun {p.tahun}",
        f"Grafik batang hasil ukur indikator {i.kode} menurut {p.jenis}: {rinci}.{_ujung(p)}",
        f"data {lap.unit}, {per_tanggal(lap)}.",
        s.Batang((s.KelompokButir("", butir),), (), _acuan(lap, p), maksimum, sumbu),
        nilai,
        (f"{KODE}{i.kode}",),
    )


def _ujung(p: HasilUkur) -> str:
    """Where the results are lowest and highest, for who hears them one after the other."""
    menurut: dict[str, list[str]] = {}
    ada = [h for h in p.periode if h.nilai.nilai is not None]
    for h in sorted(ada, key=lambda h: h.nilai.nilai or 0):
        menurut.setdefault(h.nilai.teks, []).append(nama_periode(h.periode))
    if len(menurut) < 2:
        return ""
    (rendah, saat_rendah), *_, (tinggi, saat_tinggi) = menurut.items()
    return (
        f" Terendah {rendah} pada {gabung(saat_rendah)}, tertinggi {tinggi} pada"
        f" {gabung(saat_tinggi)}."
    )


def _judul(p: HasilUkur) -> str:
    judul = f"Indikator {p.indikator.kode} menurut {p.jenis}"
    if p.setahun is None or p.setahun.nilai.nilai is None:
        return judul
    hasil = kosakata("benda")["gabung"][p.indikator.gabung]["judul"]
    return f"{judul}: {hasil.format(hasil=p.setahun.nilai.teks)}"


def _acuan(lap: Laporan, p: HasilUkur) -> s.Takik | None:
    """The year's target, or its end that counts, where one period's result stands beside it."""
    target, polaritas = lap.target(p.indikator.kode, p.tahun), p.indikator.polaritas
    arti = target.arti if target else None
    if arti is None or target is None or p.indikator.gabung in {"", "jumlah"}:
        return None
    nilai = arti.atas if polaritas == "minimal" else arti.bawah
    if nilai is None or (polaritas == "stabil" and not arti.bilangan):
        return None
    return s.Takik(nilai, f"Target {target.teks}")
