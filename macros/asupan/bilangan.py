"""Numbers as people write them → exact canonical text, by the convention that the file shows.

`1.234` is one thousand and more in Indonesian and one and a bit in English. Each cell is read in
both conventions; the schema (whole numbers, limits) and the other cells of the file decide.
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from ..dasar.penulisan import terbilang
from .skema import SkemaKolom
from .teguran import tegur

Gaya = Literal["koma", "titik"]
"""The decimal sign: comma (Indonesian) or point (English, canonical)."""
ANGKA = SkemaKolom("", "number")  # any number, whatever its column
# Thousands to a reader who knows no more of the file; a fourth decimal makes it a fraction.
TIGA_DESIMAL = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")

KANONIK = {
    "integer": re.compile(r"-?\d+"),
    # A group of three digits after the point may be thousands, so such a cell is looked at twice.
    "number": re.compile(r"-?(?:\d+|0\.\d+|\d+\.(?!\d{3}$)\d+)"),
}
# What is copied with a number from a web page, a message or Word, and does not show.
TAK_TERLIHAT = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
SPASI = {
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\t"), " "),
    **dict.fromkeys(map(ord, TAK_TERLIHAT), ""),
}
TULISAN = re.compile(
    r"(?P<buka>\()?\s*(?P<minus>[-−–+])?\s*(?P<rp>Rp\.?|IDR)?\s*(?P<minus2>[-−–])?\s*(?P<buka2>\()?\s*"
    r"(?P<angka>\d[\d., ]*?)(?P<bulat>,[-–—=])?\s*(?P<persen>%)?\s*(?P<tutup>\))?",
    re.IGNORECASE,
)
BENTUK: dict[Gaya, re.Pattern[str]] = {
    "koma": re.compile(r"(\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:,(\d+))?"),
    "titik": re.compile(r"(\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:\.(\d+))?"),
}
ILMIAH = re.compile(r"[-+]?\d+(?:[.,]\d+)?E[-+]?\d+", re.IGNORECASE)
# What a spreadsheet writes where something else was: an error of a formula, a number cut short.
RUSAK = re.compile(r"#[A-Z/0]+[!?]?|#{2,}|" + ILMIAH.pattern, re.IGNORECASE)
# A formula where its result is meant.
RUMUS = re.compile(r"=(?=.*[\d(])[\w(+-].*")
# What stands where there is no number: signs alone, or a word for it.
RUPIAH = re.compile(r"(?:Rp\.?|IDR)(?!\w)", re.IGNORECASE)
KATA_KOSONG = re.compile(
    r"n\s*/\s*a\.?|n\.\s*a\.?|na|nan|null|tad|tba"
    r"|((tidak|tdk\.?|belum|blm\.?) (ada|tersedia)( data(nya)?)?)",
    re.IGNORECASE,
)
RENTANG = re.compile(r"\d+(?:[.,]\d+)?\s*%?\s*(?:[-–—]|s\.?d\.?|sampai)\s*\d+(?:[.,]\d+)?\s*%?")
# What a spreadsheet can have made of a code: a day and a month, in either order, or a year.
MUNGKIN_TANGGAL = re.compile(r"(?:0?[1-9]|[12]\d|3[01])-(?:0?[1-9]|1[0-2]|\d{4})|\d{4}-\d{1,2}")
BULAN = r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|ags|aug|sep|okt|oct|nov|des|dec)[a-z]*"
MIRIP_TANGGAL = re.compile(
    r"\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?|\d{1,2}\.\d{2}\.\d{2}|\d{1,2}:\d{2}(:\d{2})?"
    rf"|\d{{1,2}}[- ]{BULAN}([- ]\d{{2,4}})?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class BacaanBilangan:
    """What a cell can mean: its canonical text in each convention that its form allows."""

    arti: dict[Gaya, str]

    @property
    def gaya(self) -> Gaya | None:
        """The convention that the cell itself shows; `None` where it shows none or fits both."""
        return next(iter(self.arti)) if len(self.arti) == 1 else None

    @property
    def pasti(self) -> str | None:
        """The text where both conventions agree, or only one is possible."""
        teks = set(self.arti.values())
        return teks.pop() if len(teks) == 1 else None

    def menurut(self, gaya: Gaya | None) -> str | None:
        """The text in a file of that convention; `None` where that leaves it open."""
        return self.pasti or (self.arti.get(gaya) if gaya else None)


def kanonik(teks: str, kolom: SkemaKolom) -> bool:
    """Whether a cell is written as it is to be, so that it needs no reading."""
    return bool(KANONIK[kolom.jenis].fullmatch(teks)) and (
        kolom.desimal is None or len(teks.partition(".")[2]) <= kolom.desimal
    )


class BukanAngka(ValueError):
    """The text is no number: what to do about it, in the editor's words."""


def baca(teks: str, kolom: SkemaKolom = ANGKA) -> BacaanBilangan:
    """The readings of a cell that fit its column. Raises BukanAngka where there is none."""
    rapi = teks.translate(SPASI).strip()
    cocok = TULISAN.fullmatch(rapi)
    if cocok is None or bool(cocok["buka"] or cocok["buka2"]) != bool(cocok["tutup"]):
        raise BukanAngka(_pesan(rapi, kolom))
    if cocok["persen"] and (cocok["rp"] or kolom.jenis == "integer"):
        raise BukanAngka(tegur("angka/persen"))
    negatif = bool(cocok["tutup"]) or not {*"-−–"}.isdisjoint(cocok.group("minus", "minus2"))
    arti: dict[Gaya, str] = {}
    for gaya, bentuk in BENTUK.items():
        angka = bentuk.fullmatch(cocok["angka"].strip())
        if angka is None or (cocok["bulat"] and (gaya == "titik" or angka[2])):
            continue
        nilai = _tulis(re.sub(r"\D", "", angka[1]), angka[2] or "", negatif, kolom)
        if nilai is not None:
            arti[gaya] = nilai
    if not arti:
        raise BukanAngka(_pesan(rapi, kolom))
    tertulis = cocok["angka"] + (cocok["bulat"] or "")
    return BacaanBilangan(_netral(_dalam_batas(arti, kolom), tertulis))


def coba(teks: str, kolom: SkemaKolom = ANGKA) -> BacaanBilangan | None:
    """The same; `None` where there is none."""
    try:
        return baca(teks, kolom)
    except BukanAngka:
        return None


def tanpa_isi(teks: str) -> bool:
    """Whether a cell says only that there is nothing."""
    teks = RUPIAH.sub("", teks.strip())
    return not any(a.isalnum() for a in teks) or bool(KATA_KOSONG.fullmatch(teks))


def _tulis(bulat: str, pecahan: str, negatif: bool, kolom: SkemaKolom) -> str | None:
    """Canonical text; `None` where the column has no place for so many decimals."""
    desimal = 0 if kolom.jenis == "integer" else kolom.desimal
    if desimal is not None and pecahan:
        # Exactly three zeros behind a sign are a thousand, not a fraction.
        if len(pecahan.rstrip("0")) > desimal or len(pecahan) == 3:
            return None
        pecahan = pecahan[:desimal] if pecahan.strip("0") else ""
    bulat = bulat.lstrip("0") or "0"
    return f"{'-' if negatif else ''}{bulat}{'.' if pecahan else ''}{pecahan}"


def _dalam_batas(arti: dict[Gaya, str], kolom: SkemaKolom) -> dict[Gaya, str]:
    """Only the readings within the column's limits, unless that leaves none."""
    dalam = {
        gaya: teks
        for gaya, teks in arti.items()
        if (kolom.minimum is None or Decimal(teks) >= kolom.minimum)
        and (kolom.maksimum is None or Decimal(teks) <= kolom.maksimum)
    }
    return dalam or arti


def _netral(arti: dict[Gaya, str], angka: str) -> dict[Gaya, str]:
    """A number without point and comma shows no convention."""
    if "," in angka or "." in angka:
        return arti
    teks = next(iter(arti.values()))
    return {"koma": teks, "titik": teks}


def _pesan(teks: str, kolom: SkemaKolom) -> str:
    if RUMUS.fullmatch(teks):
        return tegur("angka/rumus")
    if teks.startswith("#"):
        return tegur("angka/excel")
    if ILMIAH.fullmatch(teks):
        return tegur("angka/ilmiah")
    if tanpa_isi(teks) and "%" not in teks:
        return tegur("angka/kosong")
    if RENTANG.fullmatch(teks) and not MUNGKIN_TANGGAL.fullmatch(teks):
        return tegur("angka/rentang")
    if MIRIP_TANGGAL.fullmatch(teks) and not kolom.tahun:
        return tegur("angka/tanggal")
    if kolom.jenis == "integer":
        return tegur("angka/tahun" if kolom.tahun else "angka/bulat")
    if kolom.desimal is not None:
        return tegur("angka/desimal", desimal=terbilang(kolom.desimal))
    return tegur("angka")
