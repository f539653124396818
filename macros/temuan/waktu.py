"""Time: results that go before the data date, of unlike times, jumps and standstill over years."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date

from ..asupan.muat import TabelData
from ..dasar.angka import Angka, Asal
from ..dasar.penulisan import nama_periode, tanggal
from ..dasar.periode import akhir_periode
from ..hitung import kunci
from ..hitung.laporan import Laporan
from ..hitung.masa import Masa, berbeda
from .bentuk import Temuan, buat, letak

# Tables of plans, which may reach further than the report; all others with a year say what was.
RENCANA = {"laporan", "target", "perjanjian_kinerja", "pk_anggaran", "tindak_lanjut"}

def temuan(lap: Laporan) -> Iterator[Temuan]:
    """Findings about time."""
    yield from _sesudah_laporan(lap)
    yield from _posisi_mustahil(lap)
    yield from _mendahului_data(lap)
    yield from _lonjakan(lap)
    yield from _masa_berbeda(lap)


def _sesudah_laporan(lap: Laporan) -> Iterator[Temuan]:
    """Results of a year that the report does not reach, which nothing in it shows."""
    tahun = lap.edisi.tahun
    for t in _hasil(lap, {"tahun"}):
        kasus: dict[int, list[int]] = {}
        for r in t.baris():
            if r.tahun > tahun:
                kasus.setdefault(r.tahun, []).append(r.Index)
        for lain, baris in kasus.items():
            yield buat(
                "T315", f"{t.nama}/{lain}", t.asal(baris[0], "tahun"), str(lain),
                banyak=len(baris), lain=lain, tahun=tahun,
            )  # fmt: skip


def _hasil(lap: Laporan, kolom: Collection[str]) -> Iterator[TabelData]:
    """Tables of what was in a year, that have these columns."""
    for s in lap.data.skema:
        wajib = {k.nama: k.wajib for k in s.kolom}
        if s.nama not in RENCANA and wajib.get("tahun") and {*kolom} <= wajib.keys():
            yield lap.data[s.nama]


def _posisi_mustahil(lap: Laporan) -> Iterator[Temuan]:
    """Positions of a day on which there could be none: most often year or date is mistyped."""
    edisi = lap.edisi
    for t in _hasil(lap, {"tahun", "tanggal"}):
        kasus: dict[tuple[str, int, date], list[int]] = {}
        for r in t.baris():
            if r.tanggal is None:
                continue
            if r.tanggal.year < r.tahun:
                kasus.setdefault(("mendahului", r.tahun, r.tanggal), []).append(r.Index)
            elif edisi.bertanggal and r.tanggal > edisi.hari_terbit:
                kasus.setdefault(("sesudah", r.tahun, r.tanggal), []).append(r.Index)
        for (apa, tahun, hari), baris in kasus.items():
            yield buat(
                f"T316/{apa}", f"{t.nama}/{tahun}/{hari}", t.asal(baris[0], "tanggal"), str(hari),
                banyak=len(baris), tahun=tahun, hari=tanggal(hari), terbit=edisi.tanggal_terbit,
            )  # fmt: skip


def _mendahului_data(lap: Laporan) -> Iterator[Temuan]:
    """Results for a period that had not ended at the data date, one finding a source and period."""
    kasus: dict[tuple[str, str, str], list[Asal]] = {}
    t = lap.data["realisasi"]
    for r in t.baris(tahun=lap.edisi.tahun):
        if r.nilai is not None and akhir_periode(r.tahun, r.periode) > lap.edisi.hari_data:
            kasus.setdefault(("realisasi", r.sumber, r.periode), []).append(
                t.asal(r.Index, "periode")
            )
    t = lap.data["capaian_target_kinerja"]
    for r in t.baris():
        if akhir_periode(lap.edisi.tahun, r.bulan) > lap.edisi.hari_data:
            kasus.setdefault(("capaian", "target kinerja", r.bulan), []).append(
                t.asal(r.Index, "bulan")
            )
    for (apa, sumber, periode), asal in kasus.items():
        subjek = f"{apa}/{sumber}/{periode}"
        yield mendahului(subjek, lap, f"{apa} {sumber}", lap.edisi.tahun, periode, asal)


def mendahului(
    subjek: str, lap: Laporan, apa: str, tahun: int, periode: str, asal: Sequence[Asal]
) -> Temuan:
    """The finding of cells that tell of a period which had not ended at the data date."""
    masa = "setahun penuh" if periode == "TAHUN" else nama_periode(periode)
    return buat(
        "T301", subjek, asal[0], periode, banyak=len(asal), apa=apa, masa=masa, edisi=lap.edisi,
        akhir=tanggal(akhir_periode(tahun, periode)),
    )  # fmt: skip


def _lonjakan(lap: Laporan) -> Iterator[Temuan]:
    """Realisations that moved by more than the bound, or not at all, since the year before."""
    tahun, batas, r = lap.edisi.tahun, lap.edisi.batas_lonjakan, lap.register
    for i in lap.daftar_indikator():
        beda = r.get(kunci.selisih("realisasi", i.kode, tahun))
        kini = lap.realisasi(i.kode)
        if kini is None or beda is None or beda.nilai is None:
            continue
        if batas is not None and beda.satuan == "poin" and abs(beda.nilai) > batas:
            kaidah, subjek = "T302", f"lonjakan/{i.kode}/{tahun}"
        elif beda.nilai == 0:
            kaidah, subjek = "T303", f"tetap/{i.kode}/{tahun}"
        else:
            continue
        tempat = letak(r, kini)
        yield buat(kaidah, subjek, tempat, kini.teks, i=i, beda=beda, kini=kini, edisi=lap.edisi)


def _masa_berbeda(lap: Laporan) -> Iterator[Temuan]:
    """Results of the edition's year whose time is not that of the year before."""
    kasus: dict[tuple[Masa, ...], list[tuple[str, Angka]]] = {}
    for i in lap.daftar_indikator():
        tahun = (lap.edisi.tahun_lalu, lap.edisi.tahun)
        ada = [a for t in tahun if (a := lap.realisasi(i.kode, t))]
        if beda := berbeda(lap.masa(*ada)):
            kasus.setdefault(beda, []).append((i.kode, ada[-1]))
    for beda, isi in kasus.items():
        masa = " dan ".join(map(str, beda))
        yield buat(
            "T307", f"masa/{'-'.join(f'{m.tahun}.{m.bulan:02}' for m in beda)}",
            letak(lap.register, isi[0][1]), str(beda[-1]),
            masa=masa, banyak=len(isi), butir=", ".join(kode for kode, _ in isi),
        )  # fmt: skip
