"""Contradictions between documents, applications or chapters.

Each rule reports all its cases about one document as one finding.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..asupan.letak_sel import asal
from ..dasar.angka import Angka
from ..dasar.himpun import berulang, himpun, himpun_baris
from ..dasar.penulisan import gabung, samarkan
from ..dasar.periode import SETAHUN
from ..hitung import kunci
from ..hitung.capaian import lebih_lemah, status
from ..hitung.entitas import Indikator
from ..hitung.laporan import Laporan
from ..hitung.sumber import SumberIsi
from .kasus import Kasus, di, di_angka, di_sel, kaidah

TETAP = 3  # from so many years on an equal target is constant
BELUM = "belum-tercapai"
NAMA = re.compile(r"\b\w{2,}\b(?!\.)")  # words of a name that are neither titles nor initials


def hasil(lap: Laporan, i: Indikator) -> Angka | None:
    """The result of an indicator: its realisation, or the corresponding figure of another table."""
    realisasi = lap.realisasi(i.kode, masa="setahun")
    kini, semua = str(lap.edisi.tahun), lap.baris("hasil_lain", indikator=i.kode)
    lain = (r.kunci.replace("{tahun}", kini) for r in semua)
    return realisasi or lap.register.get(next(lain, ""))


@dataclass(frozen=True)
class DiBawah:
    """A result below the target for the whole year in another document than the agreement; or below
    the agreement's, if the year's last quarter or semester has a target of its own and reached it.
    """

    dokumen: SumberIsi
    indikator: Indikator
    hasil: Angka
    target: Angka


def di_bawah(lap: Laporan) -> Iterator[DiBawah]:
    """Every such result, by document."""
    berakhir = lap.edisi.sampai_akhir_tahun
    for s in lap.sumber.berperan(
        "target", "menengah", "standar", "janji" if berakhir else "standar"
    ):
        for i in lap.indikator.values():
            a, nama = hasil(lap, i), kunci.target(i.kode, lap.edisi.tahun, s.kode)
            target = lap.register.get(nama)
            if a is None or target is None or (s.peran == "janji" and not _terbagi(lap, i, nama)):
                continue
            cara = lap.register.get(kunci.capaian(i.kode, lap.edisi.tahun, s.kode))
            belum = cara and s.peran != "janji" and status(cara.nilai, cara.keadaan) == BELUM
            if belum or lebih_lemah(
                i.polaritas, a.arti, target.arti, lap.skala_satuan(i.satuan)[1]
            ):
                yield DiBawah(s, i, a, target)


def _terbagi(lap: Laporan, i: Indikator, setahun: str) -> bool:
    """Whether an indicator reached its target by the result of a part of the year alone."""
    tahun = lap.edisi.tahun
    sebagian = lap.target(i.kode, tahun) if (i.kode, tahun) in lap.ukuran else None
    if sebagian is None or sebagian.kunci == setahun:
        return False
    return kunci.capaian(i.kode, tahun) in lap.register and lap.status(i.kode) == "tercapai"


def _di_bawah(lap: Laporan) -> Iterator[Kasus]:
    tahun, setahun = lap.edisi.tahun, lap.edisi.sampai_akhir_tahun
    for d in di_bawah(lap) if setahun else ():  # not before the year is over
        subjek = f"dokumen/{d.dokumen.kode}/{tahun}"
        teks = f"{d.indikator.kode} {d.indikator.nama} ({d.hasil.teks}, target {d.target.teks})"
        yield di_angka("T208", subjek, lap.register, d.hasil, teks=teks, d=d)


def _kosong_di_satu(lap: Laporan) -> Iterator[Kasus]:
    """Indicators without target in the agreement (and its revision), although another document has
    one."""
    semua = lap.sumber.berperan("target", "janji")  # a revision before what it revises
    for n, s in enumerate(semua, 1):
        for tahun in (lap.edisi.tahun, lap.edisi.tahun_lalu):
            janji = [r.nilai for r in lap.baris("target", dokumen=s.kode, tahun=tahun)]
            if janji and not any(n is not None for n in janji):
                continue  # still to be filled in, which is another finding
            for r in lap.baris_rumusan(s.kode, tahun):
                berlaku = (_target(lap, r.kode, tahun, x.kode) for x in semua[:n])
                if r.kode not in lap.indikator or any(berlaku):
                    continue
                lain = {x.nama: _target(lap, r.kode, tahun, x.kode)
                        for x in lap.sumber.semua("target")}  # fmt: skip
                ada = [f"{nama} {t.teks}" for nama, t in lain.items() if t is not None]
                if ada:
                    subjek, teks = f"dokumen/{s.kode}/{tahun}/kosong", f"{r.kode} ({gabung(ada)})"
                    yield di_sel("T209", subjek, r, "kode", teks=teks, s=s, tahun=tahun)


def _target(lap: Laporan, kode: str, tahun: int, dokumen: str) -> Angka | None:
    a = lap.register.get(kunci.target(kode, tahun, dokumen))
    return a if a is not None and a.terisi else None


def datar(lap: Laporan) -> Iterator[tuple[SumberIsi, list[Any]]]:
    """Targets of a plan that are constant over its years, unless they are optimal or to be kept
    constant: the plan, and an indicator's rows from the earliest."""
    for s in lap.sumber.berperan("target", "menengah"):
        semua = lap.baris("target", dokumen=s.kode, periode=SETAHUN)
        ada = (r for r in semua if r.nilai is not None)
        for kode, baris in himpun_baris(ada, "indikator").items():
            i = lap.indikator[kode]
            atas: Any = 100 if i.satuan == "%" else next(reversed(lap.skala_satuan(i.satuan)[1]), 0)
            puncak = {"maksimal": atas, "minimal": 0}
            isi = {r.nilai for r in baris}
            bergerak = isi != {puncak.get(i.polaritas, next(iter(isi)))}  # to keep is no standstill
            if len(baris) >= TETAP and len(isi) == 1 and bergerak:
                yield s, sorted(baris, key=lambda r: r.tahun)


def _datar(lap: Laporan) -> Iterator[Kasus]:
    for s, (awal, *_, akhir) in datar(lap):
        a = lap.register[kunci.target(awal.indikator, awal.tahun, s.kode)]
        teks = f"{awal.indikator} ({a.teks}, {awal.tahun}–{akhir.tahun})"
        yield di_sel("T210", f"dokumen/{s.kode}/tetap", awal, "nilai", teks=teks, dokumen=s.nama)


def _tidak_terbaca(lap: Laporan) -> Iterator[Kasus]:
    """Rows of documents that are illegible in their copies."""
    for r in lap.baris("tidak_terbaca"):
        subjek, nama = f"dokumen/{r.dokumen}/tidak-terbaca", lap.sumber.nama("rumusan", r.dokumen)
        yield di_sel("T211", subjek, r, "kode", teks=r.kode, dokumen=nama)


def _kode_berbeda(lap: Laporan) -> Iterator[Kasus]:
    """Codes of one thing that differ between applications."""
    instansi = lap.data["instansi"]
    for hal, isi in himpun_baris(lap.baris("kode_aplikasi"), "hal").items():
        unit = instansi.baris() if hal in instansi.nama_kolom else ()
        sendiri = dict.fromkeys((getattr(r, hal), "identitas instansi") for r in unit)
        nama = himpun([*sendiri, *((r.kode, r.aplikasi) for r in isi)])
        nama.pop("", None)
        if len(nama) > 1:
            asing = next((r for r in isi if r.kode != next(iter(nama))), isi[0])
            teks = "; ".join(f"{kode} menurut {gabung(ada)}" for kode, ada in nama.items())
            yield di_sel("T106", f"kode/{hal}", asing, "kode", teks=teks, sebutan=isi[0].sebutan)


def _isu_berbeda(lap: Laporan) -> Iterator[Kasus]:
    """Issues in one list but not in another."""
    tempat: dict[str, dict[str, Any]] = defaultdict(dict)
    for r in lap.baris("isu"):
        tempat[r.tempat][r.kode] = asal(r, "kode")
    if tempat and (kendala := {r.kode: asal(r, "kode") for r in lap.baris("kendala")}):
        tempat["daftar kendala dan solusi"] = kendala
    if len({frozenset(isi) for isi in tempat.values()}) < 2:
        return
    for kode in dict.fromkeys(x for isi in tempat.values() for x in isi):
        ada = [nama for nama, isi in tempat.items() if kode in isi]
        if len(ada) < len(tempat):
            teks = f"{kode} hanya di {gabung(ada)}"
            yield di("T107", "isu", tempat[ada[0]][kode], teks=teks)


def _nip_berdua(lap: Laporan) -> Iterator[Kasus]:
    """Two officials with one number, whose names share no word except titles and initials."""
    for r, lain in berulang((r.nip, r) for r in lap.baris("pejabat") if r.nip):
        kini, dulu = (set(NAMA.findall(x.nama.partition(",")[0].casefold())) for x in (r, lain))
        if kini.isdisjoint(dulu):
            yield di_sel("T111", f"nip/{lain.kode}/{r.kode}", r, "nip", samarkan(r.nip), lain=lain)


temuan = kaidah(
    _di_bawah, _kosong_di_satu, _datar, _tidak_terbaca, _kode_berbeda, _isu_berbeda, _nip_berdua
)
