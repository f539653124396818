"""What was counted for an indicator: one row a month (or quarter), and what they come to."""

from collections.abc import Callable, Iterator
from functools import partial
from operator import attrgetter

from ...dasar.angka import Angka
from ...dasar.kosakata import bunyi, kosakata
from ...dasar.penulisan import nama_periode
from ...hitung.laporan import Laporan
from ...hitung.ukuran import HasilPeriode, HasilUkur
from ..deklarasi.bingkai import Bingkai
from .unsur import Bagian, Baris, Kolom, Polos, Tabel, baris, tanpa_judul

KODE = "ukuran-"


def daftar(lap: Laporan) -> dict[str, Callable[[], Tabel]]:
    """A table for every indicator measured period by period in the edition's year."""
    semua = (p for p in lap.ukuran.values() if p.tahun == lap.edisi.tahun)
    return {f"{KODE}{p.indikator.kode}": partial(susun, lap, p) for p in semua}


def per_tanggal(lap: Laporan) -> str:
    """`per 7 Desember 2023`: the day of what is measured period by period, for its sources."""
    isi = Bingkai(lap.data["ukuran"].isi, lap, "ukuran")
    return f"per {isi.hari() or lap.edisi.tanggal_data}"


def susun(lap: Laporan, p: HasilUkur) -> Tabel:
    """The table of one indicator and year; counts only where there are."""
    satuan = "" if p.periode[0].nilai.pola == "{}" else f" ({p.indikator.satuan})"
    cacah = [("A", attrgetter("pembilang")), ("B", attrgetter("penyebut"))] if _bercacah(p) else []

    def isi(h: HasilPeriode, nama: str) -> Baris:
        return baris(nama, *(_cacah(ambil(h)) for _, ambil in cacah), Polos(h.nilai), kepala=0)

    jumlah = None
    if p.setahun is not None and p.jenis != "tahun":
        jumlah = isi(p.setahun, kosakata("benda")["gabung"][p.indikator.gabung]["baris"])
    return Tabel(
        f"{KODE}{p.indikator.kode}",
        f"Hasil ukur indikator {p.indikator.kode} menurut {p.jenis}, Tahun {p.tahun}",
        (
            Kolom(p.jenis.capitalize(), lebar=15 if cacah else 50),
            *(Kolom(judul, "bilangan", 25) for judul, _ in cacah),
            Kolom(f"Hasil{satuan}", "bilangan", 35 if cacah else 50),
        ),
        tanpa_judul(isi(h, nama_periode(h.periode)) for h in p.periode),
        jumlah,
        sumber=f"data {lap.unit}, {per_tanggal(lap)}.",
        catatan=tuple(_catatan(p)),
        berkas=f"{p.tabel}.csv",
    )


def _bercacah(p: HasilUkur) -> bool:
    return any(h.pembilang or h.penyebut for h in p.periode)


def _cacah(a: Angka | None) -> Bagian | None:
    """A count; that it does not apply is said once, in place of the result."""
    return Polos(a) if a and a.keadaan != "tidak-berlaku" else None


def _catatan(p: HasilUkur) -> Iterator[str]:
    """What is counted of what, and what stands in place of results."""
    i = p.indikator
    if _bercacah(p):
        yield f"A = {i.pembilang or 'pembilang'}; B = {i.penyebut or 'penyebut'}."
    if ket := [(h.periode, h.keterangan.rstrip(". ")) for h in p.periode if h.keterangan]:
        yield "; ".join(f"{nama_periode(periode)}: {teks}" for periode, teks in ket) + "."
    keadaan = {h.nilai.keadaan for h in p.periode}
    if "belum-ada-data" in keadaan:
        yield bunyi("benda/ukur-tanpa-data", jenis=p.jenis)
    if "tak-diukur" in keadaan:
        yield bunyi("benda/ukur-tak-diukur", jenis=p.jenis)
