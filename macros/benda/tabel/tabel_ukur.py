"""What was counted for an indicator: one row a month (or quarter), and what they come to."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from ...dasar.angka import Angka
from ...dasar.kosakata import bunyi, kosakata
from ...dasar.penulisan import nama_periode
from ...hitung.laporan import Laporan
from ...hitung.ukuran import HasilPeriode, HasilUkur
from ..deklarasi.bingkai import Bingkai
from .unsur import Bagian, Baris, Kolom, Polos, Tabel, baris, tanpa_judul

KODE = "ukuran-"
Isi = Callable[[HasilPeriode], Bagian | None]


def daftar(lap: Laporan) -> dict[str, Callable[[], Tabel]]:
    """A table for every indicator measured period by period in the edition's year."""
    semua = (p for p in lap.ukuran.values() if p.tahun == lap.edisi.tahun)
    return {f"{KODE}{p.indikator.kode}": partial(susun, lap, p) for p in semua}


def per_tanggal(lap: Laporan) -> str:
    """`per 7 Desember 2023`: the day of what is measured period by period, for its sources."""
    isi = Bingkai(lap.data["ukuran"].isi, lap, "ukuran")
    return f"per {isi.hari() or lap.edisi.tanggal_data}"


def susun(lap: Laporan, p: HasilUkur) -> Tabel:
    """The table of one indicator and year."""
    kolom, isi = _kolom(p)
    rumpun = tuple(_baris(h, nama_periode(h.periode), isi) for h in p.periode)
    jumlah = None
    if p.setahun is not None and p.jenis != "tahun":
        nama = kosakata("benda")["gabung"][p.indikator.gabung]["baris"]
        jumlah = _baris(p.setahun, nama, isi)
    return Tabel(
        f"{KODE}{p.indikator.kode}",
        f"Hasil ukur indikator {p.indikator.kode} menurut {p.jenis}, Tahun {p.tahun}",
        kolom,
        tanpa_judul(rumpun),
        jumlah,
        sumber=f"data {lap.unit}, {per_tanggal(lap)}.",
        catatan=tuple(_catatan(p)),
        berkas=f"{p.tabel}.csv",
    )


def _kolom(p: HasilUkur) -> tuple[tuple[Kolom, ...], list[Isi]]:
    """The columns, and what fills those behind the period's name; counts only where there are."""
    satuan = "" if p.periode[0].nilai.pola == "{}" else f" ({p.indikator.satuan})"
    hasil = f"Hasil{satuan}"
    if not _bercacah(p):
        return (Kolom(p.jenis.capitalize(), lebar=50), Kolom(hasil, "bilangan", 50)), [_hasil]
    kolom = (
        Kolom(p.jenis.capitalize(), lebar=15),
        Kolom("A", "bilangan", 25),
        Kolom("B", "bilangan", 25),
        Kolom(hasil, "bilangan", 35),
    )
    return kolom, [lambda h: _cacah(h.pembilang), lambda h: _cacah(h.penyebut), _hasil]


def _bercacah(p: HasilUkur) -> bool:
    return any(h.pembilang or h.penyebut for h in p.periode)


def _hasil(h: HasilPeriode) -> Bagian:
    return Polos(h.nilai)


def _cacah(a: Angka | None) -> Bagian | None:
    """A count; that it does not apply is said once, in place of the result."""
    return Polos(a) if a and a.keadaan != "tidak-berlaku" else None


def _baris(h: HasilPeriode, nama: str, isi: Sequence[Isi]) -> Baris:
    return baris(nama, *(satu(h) for satu in isi), kepala=0)


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
