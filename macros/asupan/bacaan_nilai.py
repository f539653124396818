"""Cells of targets and realisations as people write them → the canonical text of `dasar.nilai`.

`80-85`, `80 s.d. 85`, `>=80`, `minimal 80`, `n/a`: numbers inside are read as everywhere, by the
convention of the file.
"""

import re
from dataclasses import replace
from decimal import Decimal

from ..dasar import nilai
from ..dasar.penulisan import NIHIL, TIDAK_BERLAKU
from . import bilangan
from .bilangan import BacaanBilangan, BukanAngka, Gaya
from .skema import SkemaKolom
from .teguran import tegur

KATA = {
    NIHIL: NIHIL,
    **dict.fromkeys((TIDAK_BERLAKU, "n/a", "n.a.", "n.a", "na", "t.b."), TIDAK_BERLAKU),
}
# How a bound may be written, the longer forms first.
TANDA = {
    "≥": ("≥", ">=", "=>", "paling sedikit", "paling rendah", "minimal", "min.", "min"),
    "≤": ("≤", "<=", "=<", "paling banyak", "paling tinggi", "maksimal", "maks.", "maks"),
    ">": (">", "lebih dari", "di atas"),
    "<": ("<", "kurang dari", "di bawah"),
}  # fmt: skip
MENURUT = {tulis: tanda for tanda, semua in TANDA.items() for tulis in semua}
BATAS = re.compile(rf"({'|'.join(map(re.escape, MENURUT))})\s*(?=[\d(−-])(.+)", re.IGNORECASE)
RENTANG = re.compile(
    r"(\S.*?)\s*(?:–|—|-|s\.?\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga)\s*(\d.*)", re.IGNORECASE
)
PREDIKAT = re.compile(r"[^\W\d_](?:[\w .+/()-]{0,38}[\w+)])?")
# What programs write where there is no number.
BUKAN_KODE = {"nan", "inf", "infinity", "null", "none", "true", "false"}


def kanonik(teks: str) -> bool:
    """Whether a cell is written as it is to be: a plain number, or one of the words."""
    return teks in KATA.values() or bool(bilangan.KANONIK["number"].fullmatch(teks))


def baca(teks: str, kolom: SkemaKolom) -> BacaanBilangan:
    """The readings of a cell. Raises BukanAngka where there is none."""
    rapi = " ".join(teks.translate(bilangan.SPASI).split())
    if kata := KATA.get(rapi.casefold()):
        return _satu(kata)
    angka = replace(kolom, jenis="number")
    try:
        return bilangan.baca(rapi, angka)
    except BukanAngka as galat:
        pesan = str(galat)
    if cocok := BATAS.fullmatch(rapi):
        tanda = MENURUT[cocok[1].casefold()]
        isi = bilangan.baca(cocok[2], angka).arti
        return BacaanBilangan({gaya: f"{tanda} {satu}" for gaya, satu in isi.items()})
    if cocok := RENTANG.fullmatch(rapi):
        return _rentang(cocok[1], cocok[2], angka, pesan)
    if bilangan.tanpa_isi(rapi):
        raise BukanAngka(pesan)
    if PREDIKAT.fullmatch(rapi) and rapi.casefold() not in BUKAN_KODE:
        return _satu(rapi)
    if rapi[:1] == "#" or not any(map(str.isalnum, rapi)):
        raise BukanAngka(pesan)
    raise BukanAngka(tegur("nilai/tanggal" if bilangan.MIRIP_TANGGAL.fullmatch(rapi) else "nilai"))


def _rentang(awal: str, akhir: str, kolom: SkemaKolom, pesan: str) -> BacaanBilangan:
    try:
        bawah, atas = (bilangan.baca(satu, kolom).arti for satu in (awal, akhir))
    except BukanAngka:
        raise BukanAngka(pesan) from None
    arti: dict[Gaya, str] = {g: f"{bawah[g]}–{atas[g]}" for g in bawah if g in atas}
    if not arti:
        raise BukanAngka(tegur("nilai/desimal"))
    naik = {g: t for g, t in arti.items() if Decimal(bawah[g]) < Decimal(atas[g])}
    if not naik:
        raise BukanAngka(tegur("nilai/ujung"))
    return BacaanBilangan(naik)


def _satu(teks: str) -> BacaanBilangan:
    return BacaanBilangan({"koma": teks, "titik": teks})


def jadi(teks: str | None) -> Decimal | str | None:
    """A canonical cell as the tables hold it: a number exact, everything else as text."""
    if teks is None or nilai.BILANGAN.fullmatch(teks) is None:
        return teks
    return Decimal(teks)
