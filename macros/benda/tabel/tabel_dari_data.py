"""Tables without a declaration: the counts of an indicator by month (or quarter) with their
combination, and the unit's own tables (`data/tambahan`)."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import partial
from itertools import pairwise
from operator import attrgetter

from ...dasar.angka import Angka
from ...dasar.himpun import himpun
from ...dasar.kosakata import bunyi, kosakata
from ...dasar.penulisan import gabung, kata_satuan, nama_periode, tanggal
from ...hitung.laporan import Laporan
from ...hitung.milik_unit import KolomSendiri, TabelSendiri
from ...hitung.ukuran import HasilPeriode, HasilUkur
from ..deklarasi.bingkai import Bingkai
from . import unsur as u
from .unsur import Bagian, Baris, Kelompok, Kolom, Polos, Tabel, baris

KODE = "ukuran-"
# In percent: the widths of columns of single words, and of texts of a few letters, such as row
# numbers; and the characters of their longest cells.
SEMPIT, TERSEMPIT = 15, 6
KATA, HURUF = 12, 4
# A heading over rows, as people type it into a spreadsheet: KEPEGAWAIAN, A. Kepegawaian, II. Umum.
JUDUL = re.compile(r"(?:[A-Z]|[IVX]+)\.\s|[^a-z]*[A-Z]{3}[^a-z]*$")
JENIS: dict[str, u.JenisKolom] = {"bilangan": "bilangan", "nomor": "nomor"}


def terukur(lap: Laporan) -> dict[str, Callable[[], Tabel]]:
    """A table for every indicator measured period by period in the edition's year."""
    semua = (p for p in lap.ukuran.values() if p.tahun == lap.edisi.tahun)
    return {f"{KODE}{p.indikator.kode}": partial(susun_terukur, lap, p) for p in semua}


def per_tanggal(lap: Laporan) -> str:
    """`per 7 Desember 2023`: the date of results measured by period, for their sources."""
    isi = Bingkai(lap.data["ukuran"].isi, lap, "ukuran")
    return f"per {isi.hari() or lap.edisi.tanggal_data}"


def susun_terukur(lap: Laporan, p: HasilUkur) -> Tabel:
    """The table of one indicator and year; with counts only if there are any."""
    satuan = kata_satuan(p.indikator.satuan, p.periode[0].nilai.pola)
    cacah = [("A", attrgetter("pembilang")), ("B", attrgetter("penyebut"))] if _bercacah(p) else []

    def isi(h: HasilPeriode, nama: str) -> Baris:
        return baris(nama, *(_cacah(ambil(h)) for _, ambil in cacah), Polos(h.nilai), kepala=0)

    jumlah, menurut = None, "" if p.jenis == "tahun" else f" menurut {p.jenis}"
    if p.setahun is not None and menurut:
        jumlah = isi(p.setahun, kosakata("benda")["gabung"][p.indikator.gabung]["baris"])
    return Tabel(
        f"{KODE}{p.indikator.kode}",
        f"Hasil ukur indikator {p.indikator.kode}{menurut}, Tahun {p.tahun}",
        (
            Kolom(p.jenis.capitalize(), lebar=15 if cacah else 50),
            *(Kolom(judul, "bilangan", 25) for judul, _ in cacah),
            Kolom("Hasil" + f" ({satuan})" * bool(satuan), "bilangan", 35 if cacah else 50),
        ),
        u.tanpa_judul(isi(h, nama_periode(h.periode)) for h in p.periode),
        jumlah,
        sumber=f"data {lap.unit}, {per_tanggal(lap)}.",
        catatan=tuple(_catatan(p)),
        berkas=f"{p.tabel}.csv",
    )


def _bercacah(p: HasilUkur) -> bool:
    return any(h.pembilang or h.penyebut for h in p.periode)


def _cacah(a: Angka | None) -> Bagian | None:
    """A count; “not applicable” is shown once, in place of the result."""
    return Polos(a) if a and a.keadaan != "tidak-berlaku" else None


def _catatan(p: HasilUkur) -> Iterator[str]:
    """The notes on what is counted, and on what is shown in place of results."""
    i = p.indikator
    if _bercacah(p):
        yield f"A = {i.pembilang or 'pembilang'}; B = {i.penyebut or 'penyebut'}."
    ket = ((h.keterangan.rstrip(". "), nama_periode(h.periode)) for h in p.periode if h.keterangan)
    if semua := himpun(ket):
        setiap = {len(p.periode): [f"Setiap {p.jenis}"]}
        isi = (f"{gabung(setiap.get(len(k), k))}: {teks}" for teks, k in semua.items())
        yield "; ".join(semua if p.jenis == "tahun" else isi) + "."
    keadaan = {h.nilai.keadaan for h in p.periode}
    if "belum-ada-data" in keadaan:
        yield bunyi("benda/ukur-tanpa-data", jenis=p.jenis)
    if "tak-diukur" in keadaan:
        yield bunyi("benda/ukur-tak-diukur", jenis=p.jenis)


def sendiri(lap: Laporan) -> dict[str, Callable[[], Tabel]]:
    """Every own table, by name."""
    return {nama: partial(susun_sendiri, lap, t) for nama, t in lap.tabel_sendiri.items()}


def susun_sendiri(lap: Laporan, t: TabelSendiri) -> Tabel:
    """The table of one file."""
    kepala = next((n for n, k in enumerate(t.kolom) if k.jenis == "teks"), None)
    return Tabel(
        kode=t.kode,
        judul=t.judul,
        kolom=_kolom(t),
        kelompok=_kelompok(t, kepala),
        sumber=f"data {lap.unit}.",
        berkas=t.berkas,
        jumlahan=tuple(Polos(a) if a else None for a in t.jumlah),
    )


def judul_kelompok(t: TabelSendiri) -> list[int]:
    """The rows of a file that are headings of those below: only a name, in capitals or after a
    letter. None unless the table begins with one, and each is followed by rows."""
    kepala = next((n for n, k in enumerate(t.kolom) if k.jenis == "teks"), None)
    letak = [n for n, b in enumerate(t.baris) if kepala is not None and _hanya_judul(b.sel, kepala)]
    berisi = all(b - a > 1 for a, b in pairwise([*letak, len(t.baris)]))
    return letak if berisi and len(letak) > 1 and not letak[0] else []


def _hanya_judul(sel: Sequence[Angka | date | str | None], kepala: int) -> bool:
    lain = [s.nilai if isinstance(s, Angka) else s for n, s in enumerate(sel) if n != kepala]
    return {*lain} <= {None} and JUDUL.match(str(sel[kepala] or "")) is not None


def _kelompok(t: TabelSendiri, kepala: int | None) -> tuple[Kelompok, ...]:
    """The rows under their headings, if there are any."""
    semua = [baris(*map(_sel, b.sel), kepala=kepala) for b in t.baris]
    letak = judul_kelompok(t)
    batas = pairwise([*letak, len(semua)])
    isi = (Kelompok(str(t.baris[a].sel[kepala or 0]), tuple(semua[a + 1 : b])) for a, b in batas)
    return tuple(isi) if letak else u.tanpa_judul(semua)


def _sel(isi: Angka | date | str | None) -> Bagian | None:
    match isi:
        case None:
            return None
        case Angka():
            return Polos(isi)
        case date():
            return tanggal(isi)
        case _:
            return u.butir(str(isi))


def _kolom(t: TabelSendiri) -> tuple[Kolom, ...]:
    """The columns, with the unit in the head; narrow if cells have only single words."""
    sel = [[b.sel[n] for b in t.baris] for n, _ in enumerate(t.kolom)]
    return tuple(
        Kolom(
            f"{k.judul} ({k.satuan})" if k.satuan and not _bersatuan(k) else k.judul,
            JENIS.get(k.jenis, "teks"),
            _lebar(k, max((len(getattr(s, "polos", str(s or ""))) for s in sel[n]), default=0)),
        )
        for n, k in enumerate(t.kolom)
    )


def _lebar(k: KolomSendiri, terpanjang: int) -> int | None:
    if terpanjang <= HURUF and k.jenis != "bilangan":
        return TERSEMPIT
    return SEMPIT if terpanjang <= KATA else None


def _bersatuan(k: KolomSendiri) -> bool:
    """Whether a head already has the sign of its cells: %, Capaian %, Rp."""
    return k.satuan in {"%", "Rp"} and k.satuan in re.split(r"[\s().]+", k.judul)
