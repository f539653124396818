"""Time: results that go before the data date, of unlike times, jumps and standstill over years."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ..asupan.aturan_anggaran import PEMBEDA
from ..asupan.muat import TabelData
from ..dasar.angka import Asal
from ..dasar.himpun import himpun
from ..dasar.penulisan import nama_periode, tanggal, tulis
from ..dasar.periode import SETAHUN, akhir_periode, bulan, bulan_akhir
from ..hitung import kunci
from ..hitung.laporan import Laporan
from ..hitung.masa import JANJI, berbeda, masa
from .bentuk import Kasus, di, di_angka, di_sel, kaidah

# Tables of plans, which may reach further than the report; all others with a year say what was.
RENCANA = {"laporan", "target", "perjanjian_kinerja", "pk_anggaran", "tindak_lanjut"}

USANG = timedelta(days=45)  # how far a position may lie behind the data date
SEDIKIT = 10  # counts below this are the same by chance


def _sesudah_laporan(lap: Laporan) -> Iterator[Kasus]:
    """Results of a year that the report does not reach, which nothing in it shows."""
    tahun = lap.edisi.tahun
    for t in _hasil(lap, {"tahun"}):
        for r in t.baris():
            if r.tahun > tahun:
                subjek = f"{t.nama}/{r.tahun}"
                yield di_sel("T315", subjek, t, r, "tahun", lain=r.tahun, tahun=tahun)


def _hasil(lap: Laporan, kolom: Collection[str]) -> Iterator[TabelData]:
    """Tables of what was in a year, that have these columns."""
    for s in lap.data.skema:
        wajib = {k.nama: k.wajib for k in s.kolom}
        if s.nama not in RENCANA and wajib.get("tahun") and {*kolom} <= wajib.keys():
            yield lap.data[s.nama]


def _mustahil(lap: Laporan) -> Iterator[Kasus]:
    """Positions of a day on which there could be none: most often year or date is mistyped."""
    e = lap.edisi

    def apa(r: Any) -> str:
        if r.tanggal.year < r.tahun:
            return "mendahului"
        if e.bertanggal and r.tanggal > e.hari_terbit:
            return "sesudah"
        return "lewat" if r.tanggal.year > r.tahun + 1 else ""

    tabel = list(_hasil(lap, {"tahun", "tanggal"}))
    semua = himpun((apa(r), (t, r)) for t in tabel for r in t.baris() if r.tanggal is not None)
    for kasus in ("mendahului", "sesudah", "lewat"):
        for t, r in semua.get(kasus, ()):
            kata = {"tahun": r.tahun, "hari": tanggal(r.tanggal), "terbit": e.tanggal_terbit}
            subjek = f"{t.nama}/{r.tahun}/{r.tanggal}"
            yield di_sel(f"T316/{kasus}", subjek, t, r, "tanggal", **kata)


def _luar_masa(lap: Laporan) -> Iterator[Kasus]:
    """Positions of a part of the year on a day that is not in it; those of a whole year may be of
    any day of it, and be told after its end."""
    for t in _hasil(lap, {"tahun", "tanggal", "periode"}):
        for r in (r for r in t.baris() if r.tanggal and (r.periode or SETAHUN) != SETAHUN):
            masa = bulan(r.periode)
            awal, akhir = date(r.tahun, masa[0], 1), akhir_periode(r.tahun, r.periode)
            if not awal <= r.tanggal <= akhir:
                kata = {
                    "masa": f"{nama_periode(r.periode)} {r.tahun}", "hari": tanggal(r.tanggal),
                    "awal": tanggal(awal), "akhir": tanggal(akhir),
                }  # fmt: skip
                subjek = f"{t.nama}/{r.tahun}/{r.periode}/{r.tanggal}"
                yield di_sel("T316/masa", subjek, t, r, "tanggal", **kata)


def _usang(lap: Laporan) -> Iterator[Kasus]:
    """Positions of the edition's year that no later one of their source follows, taken long before
    the data date: of an earlier edition, most often."""
    e = lap.edisi
    for t in _hasil(lap, {"tahun", "tanggal"}) if e.berposisi else ():
        semua = himpun((r.sumber, r) for r in t.baris(tahun=e.tahun) if r.tanggal)
        for sumber, isi in semua.items():
            terakhir = max(r.tanggal for r in isi)
            for r in (r for r in isi if e.hari_data - r.tanggal > USANG and r.tanggal == terakhir):
                kata = {"tahun": e.tahun, "hari": tanggal(terakhir), "data": e.tanggal_data}
                subjek = f"{t.nama}/{sumber}/{terakhir}"
                yield di_sel("T316/usang", subjek, t, r, "tanggal", **kata)


def _mendahului_data(lap: Laporan) -> Iterator[Kasus]:
    """Results for a period that had not ended at the data date, one finding a source and period."""
    tahun, t = lap.edisi.tahun, lap.data["realisasi"]
    for r in (r for r in t.baris(tahun=tahun) if r.nilai is not None):
        letak = t.asal(r.Index, "periode")
        subjek, apa = f"realisasi/{r.sumber}", f"realisasi {r.sumber}"
        yield from mendahului(lap, subjek, apa, tahun, r.periode, letak)
    t = lap.data["capaian_target_kinerja"]
    for r in t.baris():
        subjek, letak = "capaian/target kinerja", t.asal(r.Index, "bulan")
        yield from mendahului(lap, subjek, "capaian target kinerja", tahun, r.bulan, letak)


def mendahului(
    lap: Laporan, subjek: str, apa: str, tahun: int, periode: str, letak: Asal
) -> Iterator[Kasus]:
    """The case of a cell (T301), where it tells of a period that had not ended at the data date."""
    akhir = akhir_periode(tahun, periode)
    if akhir > lap.edisi.hari_data:
        masa = "setahun penuh" if periode == SETAHUN else nama_periode(periode)
        kata = {"apa": apa, "masa": masa, "edisi": lap.edisi, "akhir": tanggal(akhir)}
        yield di("T301", f"{subjek}/{periode}", letak, periode, **kata)


def _berkurang(lap: Laporan) -> Iterator[Kasus]:
    """Money spent since January that is less than in an earlier period of the year: most often
    each period is told by itself."""
    for nama, pembeda in PEMBEDA.items():
        t, milik = lap.data[nama], [k for k in pembeda if k != "periode"]
        ada = (r for r in t.baris() if r.realisasi is not None)
        for isi in himpun((tuple(getattr(r, k) for k in milik), r) for r in ada).values():
            urut = sorted(isi, key=lambda r: bulan_akhir(r.periode or SETAHUN))
            for lama, baru in pairwise(urut):
                if baru.realisasi < lama.realisasi:
                    teks = f"{getattr(baru, milik[1])}, {_sampai(lama)} lalu {_sampai(baru)}"
                    kata = {"teks": teks, "tahun": baru.tahun, "sumber": baru.sumber}
                    subjek = f"{nama}/{baru.tahun}/{baru.sumber}"
                    yield di_sel("T317", subjek, t, baru, "realisasi", **kata)


def _sampai(r: Any) -> str:
    masa = "setahun" if (r.periode or SETAHUN) == SETAHUN else nama_periode(r.periode)
    return f"{masa} {tulis(Fraction(r.realisasi), 'rupiah', 'Rp')}"


def _lonjakan(lap: Laporan) -> Iterator[Kasus]:
    """Realisations that moved by more than the bound, or, typed, not at all, since the year before;
    all of a whole, a count of a few, and one that was promised may well be the same again."""
    tahun, batas, r = lap.edisi.tahun, lap.edisi.batas_lonjakan, lap.register
    for i in lap.daftar_indikator():
        beda = r.get(kunci.selisih("realisasi", i.kode, tahun))
        kini = lap.realisasi(i.kode)
        if kini is None or beda is None or beda.nilai is None:
            continue
        if batas is not None and beda.satuan == "poin" and abs(beda.nilai) > batas:
            kode, subjek = "T302", f"lonjakan/{i.kode}/{tahun}"
        elif beda.nilai == 0 and any(isinstance(m, Asal) for m in kini.masukan):
            target = lap.target(i.kode, tahun)
            wajar = {*range(SEDIKIT), target and target.nilai}
            if kini.nilai in ({0, 100} if kini.satuan == "%" else wajar):
                continue
            kode, subjek = "T303", f"tetap/{i.kode}/{tahun}"
        else:
            continue
        yield di_angka(kode, subjek, r, kini, i=i, beda=beda, kini=kini, edisi=lap.edisi)


def _masa_berbeda(lap: Laporan) -> Iterator[Kasus]:
    """Results of the edition's year whose time is not that of the year before."""
    tahun = (lap.edisi.tahun_lalu, lap.edisi.tahun)
    for i in lap.daftar_indikator():
        ada = [a for t in tahun if (a := lap.realisasi(i.kode, t))]
        if beda := berbeda(lap.masa(*ada)):
            subjek = f"masa/{'-'.join(f'{m.tahun}.{m.bulan:02}' for m in beda)}"
            kata = {"teks": i.kode, "masa": " dan ".join(map(str, beda))}
            yield di_angka("T307", subjek, lap.register, ada[-1], str(beda[-1]), **kata)


def _target_setahun(lap: Laporan) -> Iterator[Kasus]:
    """Results of a part of the year that are held against what was promised for all of it."""
    e = lap.edisi
    for i in lap.daftar_indikator():
        hasil, target = lap.realisasi(i.kode), lap.target(i.kode, e.tahun)
        if lap.status(i.kode) not in {"tercapai", "belum-tercapai"} or hasil is None or not target:
            continue
        janji = masa([target], lap.register, lap.data, JANJI)
        if any(m.bulan > bulan_akhir(e.kode_periode) for m in janji):
            kata = {"edisi": e, "periode": e.kode_periode}
            subjek, r = f"target/{e.kode}", lap.register
            yield di_angka("T318", subjek, r, target, target.teks, teks=i.kode, **kata)


temuan = kaidah(
    _sesudah_laporan, _mustahil, _luar_masa, _usang, _berkurang, _mendahului_data, _masa_berbeda,
    _target_setahun, _lonjakan,
)  # fmt: skip
