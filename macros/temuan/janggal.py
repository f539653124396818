"""Results that look invented rather than measured, or are contradicted by other rows.

Each rule reports all its cases of one year and source as one finding.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeGuard

from ..dasar.angka import Angka
from ..dasar.himpun import pada
from ..dasar.penulisan import sebutan_masa, tulis
from ..dasar.periode import SETAHUN, akhir_periode, bulan as bulan_periode
from ..hitung import kunci
from ..hitung.analisis import layanan_tiada
from ..hitung.kinerja import PERSEN_TARGET
from ..hitung.laporan import Laporan
from .kasus import Kasus, di_angka, di_sel, kaidah

SERUPA = 3  # from so many equal results, or results that follow the calendar, on it is no accident
BERARTI = 10  # smaller targets are reached in steps too coarse for conclusions
CATATAN = ("bukti", "keterangan", "catatan")  # columns with remarks
BUKAN_JUMLAH = {"urut", "tahun"}


def _dibahas(lap: Laporan) -> Iterator[Any]:
    """The results that can still be corrected: earlier years are in signed reports."""
    tahun = lap.edisi.tahun_lalu, lap.edisi.tahun
    return (r for r in lap.baris("realisasi") if r.tahun in tahun)


def _satuan_lain(lap: Laporan) -> Iterator[Kasus]:
    """Results in another unit than the indicator and its target (except shares of the target), or
    numbers beside a target in words."""
    for r in _dibahas(lap):
        i = pada(lap.varian[r.indikator], r.tahun)
        target = lap.target(r.indikator, r.tahun)
        capaian = lap.register.get(kunci.capaian(r.indikator, r.tahun))
        tanpa_hasil = capaian is not None and capaian.keadaan == "tak-terhitung"
        kata = _bilangan(r.nilai) and target and target.keadaan == "bukan-bilangan" and tanpa_hasil
        if r.nilai is None or (r.satuan == i.satuan and not kata):
            continue
        if r.satuan != PERSEN_TARGET:
            nama = lap.sumber.nama("realisasi", r.sumber)
            subjek, hasil = f"satuan/{r.sumber}/{r.tahun}", f"{r.nilai} {r.satuan}"
            if _bilangan(r.nilai):
                hasil = tulis(Fraction(r.nilai), "bilangan", r.satuan)
            sebut = target.teks if kata and target else f"bersatuan {i.satuan}"
            teks = f"{r.indikator} ({hasil}; targetnya {sebut})"
            yield di_sel("T309", subjek, r, "satuan", teks=teks, sumber=nama)


def _bilangan(nilai: object) -> TypeGuard[int | Decimal]:
    return isinstance(nilai, int | Decimal)


Hasil = tuple[Any, Angka, Angka]  # a row of realisasi.csv, its figure, its target


def _hasil(lap: Laporan, *, setahun: bool) -> dict[tuple[int, str, str], list[Hasil]]:
    """The numeric results with a numeric target, by year, period and source."""
    menurut: dict[tuple[int, str, str], list[Hasil]] = defaultdict(list)
    for r in _dibahas(lap):
        periode = "" if r.periode in {SETAHUN, lap.edisi.kode_periode} else r.periode
        a = lap.register.get(kunci.realisasi(r.indikator, r.tahun, r.sumber, periode))
        target = _target(lap, r, periode)
        if a is None or a.nilai is None or (setahun and periode):
            continue
        if target is not None and target.nilai:
            menurut[r.tahun, r.periode, r.sumber].append((r, a, target))
    return menurut


def _target(lap: Laporan, r: Any, periode: str) -> Angka | None:
    """The target for a result's period: of its own source, or for a whole year the agreement's."""
    sendiri = lap.register.get(kunci.target(r.indikator, r.tahun, r.sumber, periode))
    return sendiri if periode or sendiri is not None else lap.target(r.indikator, r.tahun)


def _berulang(lap: Laporan) -> Iterator[Kasus]:
    """Values that several indicators with the same unit share, and that are the target of none of
    them."""
    for (tahun, _, sumber), isi in _hasil(lap, setahun=True).items():
        for satuan in dict.fromkeys(a.satuan for _, a, _ in isi):
            sejenis = [x for x in isi if x[1].satuan == satuan and x[1].catatan != PERSEN_TARGET]
            beda = [(r, a) for r, a, t in sejenis if a.nilai != t.nilai and (a.nilai or 0) > 1]
            banyak = Counter(a.nilai for _, a in beda)
            sering = {n: k for n, k in banyak.most_common() if k >= SERUPA}
            if 2 * sum(sering.values()) <= len(sejenis):
                continue
            for nilai in sering:
                kode = [r.indikator for r, a in beda if a.nilai == nilai]
                satu = next(a for _, a in beda if a.nilai == nilai)
                kata = {"sumber": lap.sumber.nama("realisasi", sumber), "tahun": tahun}
                subjek, teks = f"berulang/{sumber}/{tahun}", f"{satu.teks} pada {', '.join(kode)}"
                yield di_angka("T310", subjek, lap.register, satu, teks=teks, **kata)


def _bagian_waktu(lap: Laporan, tahun: int, periode: str) -> list[Fraction]:
    """The part of a period that had passed at the data date: in whole months, and in days."""
    akhir, hari = akhir_periode(tahun, periode), lap.edisi.hari_data
    awal = akhir.replace(month=bulan_periode(periode)[0], day=1)
    if not awal <= hari < akhir:
        return []
    bulan = Fraction(hari.month - awal.month, akhir.month - awal.month + 1)
    lewat = Fraction((hari - awal).days + 1, (akhir - awal).days + 1)
    return [b for b in (bulan, lewat) if b]


def _seirama_waktu(lap: Laporan) -> Iterator[Kasus]:
    """Results equal to the target times the share of time passed, to the last digit."""
    for (tahun, periode, sumber), isi in _hasil(lap, setahun=False).items():
        for bagian in _bagian_waktu(lap, tahun, periode):
            semua = [(r, a, t) for r, a, t in isi if t.nilai and t.nilai >= BERARTI]
            ikut = [x for x in semua if _seirama(x[1], x[2], bagian)]
            if len(ikut) < SERUPA or 2 * len(ikut) <= len(semua):
                continue
            kata = {
                "sumber": lap.sumber.nama("realisasi", sumber), "hari": lap.edisi.tanggal_data,
                "bagian": tulis(bagian * 100, "persen-kinerja", "%"),
                "masa": sebutan_masa(periode),
            }  # fmt: skip
            subjek = f"waktu/{sumber}/{tahun}/{periode}"
            for r, a, t in ikut:
                teks = f"{r.indikator} ({a.teks} dari {t.teks})"
                yield di_angka("T311", subjek, lap.register, a, teks=teks, **kata)
            break


def _seirama(a: Angka, target: Angka, bagian: Fraction) -> bool:
    """Whether a result differs by less than one step from the target times a share; never for a
    reached one."""
    nilai = a.nilai or Fraction(0)
    if a.catatan == PERSEN_TARGET:
        nilai = nilai * (target.nilai or Fraction(0)) / 100
    penuh = target.nilai or Fraction(0)
    return nilai < penuh and abs(nilai - penuh * bagian) <= 1


def _layanan_tiada(lap: Laporan) -> Iterator[Kasus]:
    """Results of an indicator whose service does not exist according to another row."""
    for i, a, r in layanan_tiada(lap):
        hasil = f"indikator {i.kode} {i.uraian} tercatat {a.teks}"
        teks = f"{hasil}, sedangkan “{r.keterangan}” ({r.uraian})"
        yield di_angka("T312", f"layanan/{i.kode}/{lap.edisi.tahun}", lap.register, a, teks=teks)


def _bertanda(lap: Laporan) -> Iterator[tuple[Any, Any]]:
    """Each row of `perihal.csv` with the rows that it selects, possibly none."""
    for p in lap.baris("perihal"):
        t = lap.data.get(p.tabel)
        saring = dict(b.split("=", 1) for b in re.split(r";\s*", p.baris))
        ada = [
            r for r in (t.baris() if t is not None else ())
            if all(str(getattr(r, k, None)) == v for k, v in saring.items())
        ]  # fmt: skip
        yield from ((p, r) for r in ada or [None])


def _nol_dipuji(lap: Laporan) -> Iterator[Kasus]:
    """A count of zero, and rows on the same subject that speak of existing things."""
    tahun = lap.edisi.tahun  # remarks on another year do not concern this year's count
    semua = [
        (p.perihal, r) for p, r in _bertanda(lap)
        if r is not None and getattr(r, "tahun", tahun) == tahun
    ]  # fmt: skip
    nol: dict[str, tuple[Any, str]] = {}
    for perihal, r in semua:
        for k in lap.data.aturan[r.Tabel.nama].kolom:
            if k.bilangan and k.nama not in BUKAN_JUMLAH and getattr(r, k.nama, None) == 0:
                nol.setdefault(perihal, (r, k.nama))
    for perihal, r in semua:
        catatan = next(((k, s) for k in CATATAN if (s := getattr(r, k, None))), None)
        if perihal not in nol or catatan is None or nol[perihal][0] == r:
            continue
        lain, jumlah = nol[perihal]
        teks, tempat = f"“{catatan[1].rstrip('.')}”", f"{lain.Tabel.berkas}, baris {lain.Index}"
        kata = {"teks": teks, "apa": _sebut(lain), "tempat": tempat, "kolom": jumlah}
        yield di_sel("T313", f"nol/{perihal}", r, catatan[0], **kata)


def _tanpa_baris(lap: Laporan) -> Iterator[Kasus]:
    for p, r in _bertanda(lap):
        if r is None:
            yield di_sel("T314", "perihal", p, "baris", teks=f"{p.tabel} {p.baris}")


def _sebut(r: Any) -> str:
    """A row in words."""
    isi = (str(v) for k in ("uraian", "indikator", "kode") if (v := getattr(r, k, "")))
    return next(isi, "baris itu")


temuan = kaidah(_satuan_lain, _berulang, _seirama_waktu, _layanan_tiada, _nol_dipuji, _tanpa_baris)
