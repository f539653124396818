"""Officials whose cells do not fit together: service numbers that cannot be theirs, one number or
name for two, and parts of an agreement that have changed places.

A NIP says when its bearer was born and appointed, and whether he is a man (1) or a woman (2).
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from typing import Any

from ..asupan.masa_berlaku import pada
from ..dasar.penulisan import KATA_NRP, tanggal
from ..hitung.laporan import Laporan
from .bentuk import ISI_KAIDAH, Kasus, di_sel, kaidah

PPPK = 21  # in the place of the month, of those who are employed by contract
TERMUDA, TERTUA, PENSIUN = 15, 59, 70  # when appointed; and when nobody serves any more
BUKAN_ANGKA = re.compile(r"\D")
KATA = re.compile(r"[^\W\d_]{3,}")
GELAR = re.compile(r",.*|\b[^\W\d_]{1,5}\.", re.DOTALL)


def _mendua(lap: Laporan) -> Iterator[Kasus]:
    """Numbers and names of `pejabat.csv` that cannot be, or are those of two."""
    baris = list(lap.baris("pejabat"))
    for r in baris:
        if r.nip and not KATA_NRP.match(r.nip) and (sebab := _sebab(r, lap)):
            yield di_sel("T413", f"pejabat/nip/{r.kode}", r, "nip", "NIP", sebab=sebab)
        if r.nama_lengkap and not serupa(r.nama, r.nama_lengkap):
            yield di_sel("T413/nama", f"pejabat/nama/{r.kode}", r, "nama_lengkap")
    for a, b in combinations(
        (r for r in baris if r.nip and any(map(int, BUKAN_ANGKA.sub("", r.nip)[:8]))), 2
    ):
        ganda = a.nip == b.nip and not serupa(a.nama, b.nama)
        if ganda or (a.nip != b.nip and senama(a.nama, b.nama)):
            kode, subjek = "T413/ganda" if ganda else "T413/dua", f"pejabat/{a.kode}/{b.kode}"
            yield di_sel(kode, subjek, b, "nip", "NIP", lain=a.Index, nama=a.nama)


def serupa(a: str, b: str) -> bool:
    """Whether two names may be one person's: they share a word that is no title."""
    kata, lain = _kata(a), _kata(b)
    return not kata or not lain or not kata.isdisjoint(lain)


def senama(a: str, b: str) -> bool:
    """Whether two names are one, but for titles and words that are left out; many share a single
    word of theirs."""
    pendek, panjang = sorted((_kata(a), _kata(b)), key=len)
    return bool(pendek) and (pendek == panjang or (len(pendek) > 1 and pendek <= panjang))


def _kata(nama: str) -> set[str]:
    return {k.casefold() for k in KATA.findall(GELAR.sub(" ", nama))}


def _sebab(r: Any, lap: Laporan) -> str:
    """Why a NIP cannot be that of an official who serves, without saying what is personal in it;
    empty where it can, or is made up."""
    lahir, angkat, kelamin, _ = r.nip.split()
    if not int(lahir):
        return ""
    try:
        hari = date(int(lahir[:4]), int(lahir[4:6]), int(lahir[6:]))
    except ValueError:
        return "tanggal lahirnya tidak ada"
    tahun, bulan = int(angkat[:4]), int(angkat[4:])
    kini = (r.sampai or lap.edisi.hari_data).year
    if not 1 <= bulan <= 12 and bulan != PPPK:
        return f"bulan pengangkatannya {bulan:02}"
    if kelamin not in {"1", "2"}:
        return f"angka jenis kelaminnya {kelamin}, bukan 1 atau 2"
    if not TERMUDA <= tahun - hari.year <= TERTUA:
        return "tahun lahir dan tahun pengangkatannya tidak cocok"
    if tahun > kini:
        return "tahun pengangkatannya sesudah laporan ini"
    return "tahun lahirnya terlalu lama" if kini - hari.year > PENSIUN else ""


def _tertukar(lap: Laporan) -> Iterator[Kasus]:
    """Parties of an agreement in each other's place, and reports that another unit's head signs:
    by whose office has the unit's name, or is in its structure."""
    unit = set(KATA.findall(lap.instansi.nama.casefold()))
    susunan = {r.jabatan for r in lap.baris("struktur_organisasi")}
    milik = {
        r.kode: r.jabatan in susunan or unit <= set(KATA.findall(r.jabatan.casefold()))
        for r in lap.baris("pejabat")
        if r.jabatan
    }
    kepala = set()
    for r in lap.baris("perjanjian_kinerja"):
        satu, dua = milik.get(r.pihak_pertama), milik.get(r.pihak_kedua)
        if dua and satu is False:
            yield di_sel("T413/pihak", f"perjanjian_kinerja/pihak/{r.tahun}", r, "pihak_pertama")
        elif satu:
            kepala.add(r.pihak_pertama)
    penanda = [*lap.baris("tanda_tangan")]
    bersama = {r.blok for r in penanda if milik.get(r.pejabat)}
    for r in penanda if kepala else ():
        asing = milik.get(r.pejabat) is False and r.blok not in bersama
        if asing and not r.ditandatangani:  # as documents are that others signed
            subjek, lain = f"tanda_tangan/{r.blok}/{r.urut}", " atau ".join(sorted(kepala))
            yield di_sel("T413/penanda", subjek, r, "pejabat", blok=r.blok, lain=lain)


def _kementerian(lap: Laporan) -> Iterator[Kasus]:
    """The first paper of a day on which its ministry was not there: the row was written over."""
    semua = (*lap.baris("perjanjian_kinerja"), *lap.baris("tanda_tangan"))
    for hari in (surat.tanggal for surat in semua if surat.tanggal):
        r = pada(lap.baris("instansi"), hari)
        nama = re.sub(r" (?:republik indonesia|ri)$", "", (r.kementerian or "").casefold())
        if hari < (mulai := ISI_KAIDAH["kementerian"].get(nama, hari)):
            kata = {"hari": tanggal(hari), "mulai": tanggal(mulai)}
            yield di_sel("T413/kementerian", "instansi/kementerian", r, "kementerian", **kata)
            return


temuan = kaidah(_mendua, _tertukar, _kementerian)
