"""Time: years and dates outside of the report's, results ahead of the data date, comparison of
unlike times, jumps and standstill over years."""

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise
from typing import Any

from ..asupan.aturan_anggaran import PEMBEDA
from ..asupan.letak_sel import asal
from ..asupan.muat import TabelData
from ..dasar.angka import Asal
from ..dasar.himpun import himpun_baris
from ..dasar.penulisan import ROMAWI, SPASI, gabung, nama_periode, sebutan_masa, tanggal, tulis
from ..dasar.periode import SETAHUN, akhir_periode, bulan, bulan_akhir
from ..hitung import kunci
from ..hitung.laporan import Laporan
from ..hitung.masa import berbeda
from .kasus import Kasus, di, di_angka, di_sel, kaidah

DIJANJIKAN = ("target", "perjanjian_kinerja", "pk_anggaran")  # tables of targets for a year
# Tables of plans, which may be about later years; all others with a year have past facts.
RENCANA = {"laporan", "tindak_lanjut", *DIJANJIKAN}

KOSONG = {"belum-ada-data", "belum-sampai"}  # states without a result
MASA = re.compile(r"\b(?:(?:triwulan|semester)\s+(?:IV|I{1,3}|[1-4])|20\d\d)\b", re.IGNORECASE)
USANG = timedelta(days=45)  # how much older than the data date an amount may be
SEDIKIT = 10  # smaller counts may be equal by chance
# Years before and after the row's (or else the report's) in which a date may be.
LINGKUP: Mapping[tuple[str, str], tuple[int, int]] = {
    ("laporan", "tanggal_data"): (0, 1), ("laporan", "tanggal_terbit"): (0, 1),
    ("pegawai", "tanggal"): (0, 1), ("tanda_tangan", "tanggal"): (2, 1),
    ("perjanjian_kinerja", "tanggal"): (1, 0), ("tindak_lanjut", "tenggat"): (0, 5),
}  # fmt: skip


def _kelak(lap: Laporan) -> Iterator[Kasus]:
    """Results of years after the report's, which are not shown; and promises for years after the
    next one."""
    tahun = lap.edisi.tahun
    dokumen = {s.kode for s in lap.sumber.berperan("target", "janji")}
    for t in (*_hasil(lap, {"tahun"}), *(lap.data[nama] for nama in DIJANJIKAN)):
        janji = t.nama in DIJANJIKAN
        kode, di_mana = ("T315/janji", f"{t.nama}/janji") if janji else ("T315", t.nama)
        for r in t.baris():
            if r.tahun > tahun + janji and (t.nama != "target" or r.dokumen in dokumen):
                subjek = f"{di_mana}/{r.tahun}"
                yield di_sel(kode, subjek, r, "tahun", lain=r.tahun, tahun=tahun)


def _hasil(lap: Laporan, kolom: Collection[str]) -> Iterator[TabelData]:
    """Tables of past facts with a year and these columns."""
    for s in lap.data.skema:
        wajib = {k.nama: k.wajib for k in s.kolom}
        if s.nama not in RENCANA and wajib.get("tahun") and {*kolom} <= wajib.keys():
            yield lap.data[s.nama]


def _hari(lap: Laporan) -> Iterator[Kasus]:
    """Dates outside of the time of their row: mostly a mistyped day, month or year, or a row of
    another edition."""
    for milik, r, kolom, awal, akhir in _batas(lap):
        hari = getattr(r, kolom)
        if hari and not awal <= hari <= akhir:
            subjek = "/".join(map(str, (r.Tabel.nama, *milik, hari)))
            kata = {"hari": tanggal(hari), "awal": tanggal(awal), "akhir": tanggal(akhir)}
            yield di_sel("T316", subjek, r, kolom, **kata)


def _judul(lap: Laporan) -> Iterator[Kasus]:
    """A title with the period or the year of another edition."""
    r, e = lap.data["laporan"].satu(), lap.edisi
    for masa in MASA.findall(e.judul):
        *nama, nomor = masa.split()
        urut = ROMAWI[int(nomor) - 1] if nama and nomor.isdecimal() else nomor
        sebut = " ".join([*nama, urut]).casefold()
        if sebut not in {str(e.tahun), e.periode.replace(SPASI, " ").casefold()}:
            yield di_sel("T316/judul", f"laporan/judul/{sebut}", r, "judul", masa=masa)


def _batas(lap: Laporan) -> Iterator[tuple[tuple[object, ...], Any, str, date, date]]:
    """For each date the row, the allowed range (by year and period of the row, and the report's
    date of issue), and values that make the case's subject unique."""
    e = lap.edisi
    terbit = e.hari_terbit if e.bertanggal else date.max
    for t in _hasil(lap, {"tahun", "tanggal"}):
        for r in t.baris():
            masa = getattr(r, "periode", None) or SETAHUN
            if masa == SETAHUN:  # any day of the year is valid, and some time after it
                akhir = max(date(r.tahun, 1, 1), min(terbit, date(r.tahun + 1, 12, 31)))
                yield (r.tahun,), r, "tanggal", date(r.tahun, 1, 1), akhir
            else:
                awal, akhir = date(r.tahun, bulan(masa)[0], 1), akhir_periode(r.tahun, masa)
                yield (r.tahun, masa), r, "tanggal", awal, akhir
    for (nama, kolom), (sebelum, sesudah) in LINGKUP.items():
        for r in (r for r in lap.baris(nama) if not getattr(r, "ditandatangani", False)):
            tahun = getattr(r, "tahun", None) or e.tahun
            awal, akhir = date(tahun - sebelum, 1, 1), date(tahun + sesudah, 12, 31)
            yield (kolom,), r, kolom, awal, akhir


def _usang(lap: Laporan) -> Iterator[Kasus]:
    """The latest amounts of a source for the edition's year, if taken long before the data date:
    mostly those of an earlier edition."""
    e = lap.edisi
    for t in _hasil(lap, {"tahun", "tanggal"}) if e.berposisi else ():
        semua = himpun_baris((r for r in t.baris(tahun=e.tahun) if r.tanggal), "sumber")
        for sumber, isi in semua.items():
            terakhir = max(r.tanggal for r in isi)
            for r in (r for r in isi if e.hari_data - r.tanggal > USANG and r.tanggal == terakhir):
                subjek = f"{t.nama}/{sumber}/{terakhir}"
                yield di_sel("T316/usang", subjek, r, "tanggal", hari=tanggal(terakhir))


def _mendahului_data(lap: Laporan) -> Iterator[Kasus]:
    """Results for a period that had not ended at the data date, one case a source and period."""
    tahun = lap.edisi.tahun
    hasil = [r for r in lap.baris("realisasi", tahun=tahun) if r.nilai is not None]
    semua = [(("realisasi", r.sumber), f"realisasi {r.sumber}", tahun, r.periode,
              asal(r, "periode")) for r in hasil]  # fmt: skip
    semua += [(("capaian", "target kinerja"), "capaian target kinerja", tahun, r.bulan,
               asal(r, "bulan")) for r in lap.baris("capaian_target_kinerja")]  # fmt: skip
    ukur = ((p, h) for p in lap.ukuran.values() if p.tabel == "ukuran" for h in p.periode)
    ada = [(p, h) for p, h in ukur if h.nilai.keadaan not in KOSONG]
    for p, h in sorted(ada, key=lambda satu: satu[1].r):
        letak = asal(h.r, "periode")
        semua.append((("ukuran", f"{p.tahun}"), "hasil ukur", p.tahun, h.periode, letak))
    for milik, apa, di_tahun, periode, letak in semua:
        if (akhir := akhir_periode(di_tahun, periode)) > lap.edisi.hari_data:
            masa = "setahun penuh" if periode == SETAHUN else nama_periode(periode)
            kata = {"apa": apa, "masa": masa, "akhir": tanggal(akhir)}
            yield di("T301", "/".join((*milik, periode)), letak, periode, **kata)


def _berkurang(lap: Laporan) -> Iterator[Kasus]:
    """Spending since January that is less than in an earlier period of the year: mostly because
    each period was recorded by itself."""
    for nama, pembeda in PEMBEDA.items():
        milik = [k for k in pembeda if k != "periode"]
        ada = (r for r in lap.baris(nama) if r.realisasi is not None)
        for isi in himpun_baris(ada, *milik).values():
            urut = sorted(isi, key=lambda r: bulan_akhir(r.periode or SETAHUN))
            for lama, baru in pairwise(urut):
                if baru.realisasi < lama.realisasi:
                    teks = f"{getattr(baru, milik[1])}, {_sampai(lama)} lalu {_sampai(baru)}"
                    subjek = f"{nama}/{baru.tahun}/{baru.sumber}"
                    yield di_sel("T317", subjek, baru, "realisasi", teks=teks)


def _sampai(r: Any) -> str:
    masa = sebutan_masa(r.periode or SETAHUN)
    return f"{masa} {tulis(Fraction(r.realisasi), 'bilangan', 'Rp')}"


def _lonjakan(lap: Laporan) -> Iterator[Kasus]:
    """Realisations that changed by more than the limit since last year, or, typed, not at all
    (except 0% and 100%, small counts, and values equal to the target)."""
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
        yield di_angka(kode, subjek, r, kini, i=i, beda=beda)


def _masa_berbeda(lap: Laporan) -> Iterator[Kasus]:
    """Results of the edition's year that cover another time than those of the year before."""
    tahun = (lap.edisi.tahun_lalu, lap.edisi.tahun)
    for i in lap.daftar_indikator():
        ada = [a for t in tahun if (a := lap.realisasi(i.kode, t))]
        if beda := berbeda(lap.masa(*ada)):
            subjek = f"masa/{'-'.join(f'{m.tahun}.{m.bulan:02}' for m in beda)}"
            akhir = bulan_akhir(lap.edisi.kode_periode)
            kurang = gabung([str(m.tahun) for m in beda if m.bulan != akhir])
            kata = {"teks": i.kode, "masa": " dan ".join(map(str, beda)), "kurang": kurang}
            yield di_angka("T307", subjek, lap.register, ada[-1], str(beda[-1]), **kata)


def _target_setahun(lap: Laporan) -> Iterator[Kasus]:
    """Results of a part of the year that are compared to a target for all of it."""
    subjek = f"target/{lap.edisi.kode}"
    for kode, janji in lap.target_lebih_lama.items():
        if janji and (target := lap.target(kode)):
            yield di_angka("T318", subjek, lap.register, target, target.teks, teks=kode)


temuan = kaidah(
    _kelak, _hari, _judul, _usang, _berkurang, _mendahului_data, _masa_berbeda, _target_setahun,
    _lonjakan,
)  # fmt: skip
