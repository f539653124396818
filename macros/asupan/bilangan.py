"""Read numbers as people write them: exact canonical text, by the convention of the file.

`1.234` is 1234 in the Indonesian convention and a bit more than one in the English. Each cell is
read in both; the schema (whole numbers, limits) and the other cells of the file decide. Texts in
place of a number (`80-85`, `80 s.d. 85`, `>=80`, `minimal 80`, `n/a`) become the canonical text of
`dasar.nilai`, with their numbers read in the same way.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from ..dasar import nilai
from ..dasar.penulisan import terbilang
from .lembar import daftar, sebutan
from .skema import SkemaKolom
from .teguran import Tolak

Gaya = Literal["koma", "titik", "hari", "bulan"]
"""The decimal sign, comma (Indonesian) or point (English, canonical); what a date begins with."""
ANGKA = SkemaKolom("", "number")  # any number, whatever its column
# Thousands, to a reader without further context; a fourth digit makes it a fraction.
TIGA_DESIMAL = re.compile(r"-?[1-9]\d{0,2}\.\d{3}")

KANONIK = {
    "integer": re.compile(r"-?\d{1,40}"),
    # A group of three digits after the point may be thousands, so such a cell is looked at twice.
    "number": re.compile(r"-?(?:\d{1,40}|0\.\d{1,40}|\d{1,40}\.(?!\d{3}$)\d{1,40})"),
}
# Invisible characters copied with a number from a web page, a message or Word.
TAK_TERLIHAT = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
SPASI = {
    **dict.fromkeys(map(ord, "\u00a0\u2007\u2009\u202f\t"), " "),
    **dict.fromkeys(map(ord, TAK_TERLIHAT), ""),
}
TULISAN = re.compile(
    r"(?P<buka>\()?\s*(?P<minus>[-−–+])?\s*(?P<rp>Rp\.?|IDR)?\s*(?P<minus2>[-−–])?\s*(?P<buka2>\()?\s*"
    r"(?P<angka>\d[\d., ]{0,40}?)(?P<bulat>[.,][-–—=])?\s*(?P<persen>%)?\s*(?P<tutup>\))?",
    re.IGNORECASE,
)
POLA: dict[Gaya, re.Pattern[str]] = {
    "koma": re.compile(r"(\d+|[1-9]\d{0,2}(?:\.\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:,(\d+))?"),
    "titik": re.compile(r"(\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+)(?:\.(\d+))?"),
}
ILMIAH = re.compile(r"[-+]?\d+(?:[.,]\d+)?E[-+]?\d+", re.IGNORECASE)
# Longer numbers lose their last digits in a spreadsheet.
TERPANGKAS = re.compile(r".*E\+?(?:1[5-9]|[2-9]\d)", re.IGNORECASE)
# A spreadsheet's text for an error of a formula, or for a number cut short.
RUSAK = re.compile(r"#[A-Z/0_]+[!?]?|#{2,}|Err:\d{3}|" + ILMIAH.pattern, re.IGNORECASE)
# A formula in place of its result. A spreadsheet would also run a text of a published file that
# begins with these signs and calls a function or another program. A dash before words is no
# formula.
RUMUS = re.compile(
    r"\{?=(?=.*[\d(])[\"'{@]*[\w(+-].*"
    r"|[=+@-](?:[A-Z][A-Z\d.]+\((?=[^)]*[\d\"']).*|.*\w\|.*!.*)",
    re.DOTALL,
)
# Texts for a missing number: only punctuation, or a word.
RUPIAH = re.compile(r"(?:Rp\.?|IDR)(?!\w)", re.IGNORECASE)
KATA_KOSONG = sebutan("kosong")
RENTANG = re.compile(r"\d+(?:[.,]\d+)?\s*%?\s*(?:[-–—]|s\.?d\.?|sampai)\s*\d+(?:[.,]\d+)?\s*%?")
# A code that a spreadsheet converted to a date: day and month in either order, or a year.
MUNGKIN_TANGGAL = re.compile(r"(?:0?[1-9]|[12]\d|3[01])-(?:0?[1-9]|1[0-2]|\d{4})|\d{4}-\d{1,2}")
BULAN = r"(?:jan|feb|mar|apr|mei|may|jun|jul|agu|ags|aug|sep|okt|oct|nov|des|dec)[a-z]*"
# Characters after a number: a dash that may be a minus (except after a year), and percentage
# points.
HAMPIR = re.compile(
    r"(?:Rp\.?|IDR)?\s*(?!\d{4}\s*\W$)\d[\d., ]*[-−–]"
    r"|(?P<poin>[-−–+]?\s*\d[\d.,]*\s*(?:(?:%|persen)[\s-]*poin|poin persen))",
    re.IGNORECASE,
)
MIRIP_TANGGAL = re.compile(
    r"\d{1,4}[-/]\d{1,2}([-/]\d{1,4})?|\d{1,2}\.\d{2}\.\d{2}|\d{1,2}:\d{2}(:\d{2})?"
    rf"|\d{{1,2}}[- ]{BULAN}([- ]\d{{2,4}})?|{BULAN}-\d{{2}}",
    re.IGNORECASE,
)

# A number with words for its unit behind it; one letter that looks like a digit is none.
BERSATUAN = re.compile(
    r"(?P<angka>.*\d)\s*(?P<satuan>%|(?![OoIl]\Z)[^\W\d_](?:[^\W\d_]|[ ./-]){0,24})"
)

KATA = {kata: baku for baku, semua in daftar("tanpa-angka").items() for kata in semua}
MENURUT = {tulis: tanda for tanda, semua in daftar("batas").items() for tulis in semua}
BATAS = re.compile(rf"({'|'.join(map(re.escape, MENURUT))})\s*(?=[\d(−-])(.+)", re.IGNORECASE)
UJUNG = re.compile(
    r"(\S.*?)\s*(?:–|—|-|s\.?\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga)\s*(\d.*)", re.IGNORECASE
)
PREDIKAT = re.compile(r"[^\W\d_](?:[\w .+/()-]{0,38}[\w+)])?")
BUKAN_KODE = daftar("bukan-kode")


@dataclass(frozen=True)
class Bacaan:
    """The possible readings of a cell: its canonical text by convention."""

    arti: dict[Gaya, str]

    @property
    def gaya(self) -> Gaya | None:
        """The convention that the cell proves; `None` if it fits both."""
        return next(iter(self.arti)) if len(self.arti) == 1 else None

    @property
    def pasti(self) -> str | None:
        """The text, if both conventions agree or only one is possible."""
        teks = set(self.arti.values())
        return teks.pop() if len(teks) == 1 else None

    def menurut(self, gaya: Gaya | None) -> str | None:
        """The text by the convention of the file; `None` if it stays ambiguous."""
        return self.arti.get(gaya) if gaya and self.pasti is None else self.pasti


def tentu(teks: str) -> Bacaan:
    """A reading that is the same in every convention."""
    return Bacaan({"koma": teks, "titik": teks})


def kanonik(teks: str, kolom: SkemaKolom) -> bool:
    """Whether a cell is canonical already, so that it need not be read."""
    if kolom.nilai and teks in KATA.values():
        return True
    return bool(KANONIK[kolom.jenis_sel].fullmatch(teks)) and (
        kolom.desimal is None or len(teks.partition(".")[2]) <= kolom.desimal
    )


def baca(teks: str, kolom: SkemaKolom = ANGKA) -> Bacaan:
    """The readings of a cell that fit its column. Raises Tolak if there is none."""
    if kolom.nilai:
        rapi = " ".join(teks.translate(SPASI).split())
        return _nilai(rapi, replace(kolom, jenis="number", nilai=False))
    rapi = teks.translate(SPASI).strip()
    cocok = TULISAN.fullmatch(rapi)
    if cocok is None or bool(cocok["buka"] or cocok["buka2"]) != bool(cocok["tutup"]):
        raise _tolak(rapi, kolom)
    berhitung = kolom.jenis == "integer" or kolom.desimal is not None  # people, rupiah
    if cocok["persen"] and (cocok["rp"] or berhitung):
        raise Tolak("D020/angka-persen")
    negatif = bool(cocok["tutup"]) or not {*"-−–"}.isdisjoint(cocok.group("minus", "minus2"))
    arti: dict[Gaya, str] = {}
    for gaya, pola in POLA.items():
        angka = pola.fullmatch(cocok["angka"].strip())
        if angka is None or (cocok["bulat"] and (gaya == "titik" or angka[2])):
            continue
        nilai = _tulis(re.sub(r"\D", "", angka[1]), angka[2] or "", negatif, kolom)
        if nilai is not None:
            arti[gaya] = nilai
    if not arti:
        raise _tolak(rapi, kolom)
    arti = _dalam_batas(arti, kolom)
    # A number without point and comma shows no convention.
    bertanda = not {*",."}.isdisjoint(cocok["angka"] + (cocok["bulat"] or ""))
    return Bacaan(arti) if bertanda else tentu(next(iter(arti.values())))


def coba(teks: str, kolom: SkemaKolom = ANGKA) -> Bacaan | None:
    """As `baca`, with `None` if there is none."""
    try:
        return baca(teks, kolom)
    except Tolak:
        return None


def pisahkan(teks: str, kolom: SkemaKolom = ANGKA) -> tuple[str, str]:
    """The number and the unit of a cell as `7,5 hari`; two empty texts for any other."""
    cocok = BERSATUAN.fullmatch(" ".join(teks.translate(SPASI).split()))
    return (cocok["angka"], cocok["satuan"]) if cocok and coba(cocok["angka"], kolom) else ("", "")


def rusak(teks: str) -> str:
    """The case of a text that a spreadsheet has spoiled; "" for any other."""
    rapi = teks.strip()
    if RUSAK.fullmatch(rapi):
        return "D020/digit" if ILMIAH.fullmatch(rapi) else "D020/excel"
    return "D020/rumus" if RUMUS.fullmatch(rapi) else ""


def tanpa_isi(teks: str) -> bool:
    """Whether a cell only says that it is empty, such as `-`."""
    teks = RUPIAH.sub("", teks.strip())
    return not any(a.isalnum() for a in teks) or bool(KATA_KOSONG.fullmatch(teks))


def _tulis(bulat: str, pecahan: str, negatif: bool, kolom: SkemaKolom) -> str | None:
    """Canonical text; `None` if the column does not allow so many decimals."""
    desimal = 0 if kolom.jenis == "integer" else kolom.desimal
    if desimal is not None and pecahan:
        # Exactly three zeros after a sign are thousands, no fraction.
        if len(pecahan.rstrip("0")) > desimal or len(pecahan) == 3:
            return None
        pecahan = pecahan[:desimal] if pecahan.strip("0") else ""
    bulat = bulat.lstrip("0") or "0"
    return f"{'-' if negatif else ''}{bulat}{'.' if pecahan else ''}{pecahan}"


def _dalam_batas(arti: dict[Gaya, str], kolom: SkemaKolom) -> dict[Gaya, str]:
    """The readings within the column's limits, or all if none is."""
    dalam = {
        gaya: teks
        for gaya, teks in arti.items()
        if (kolom.minimum is None or Decimal(teks) >= kolom.minimum)
        and (kolom.maksimum is None or Decimal(teks) <= kolom.maksimum)
    }
    return dalam or arti


def _tolak(teks: str, kolom: SkemaKolom) -> Tolak:
    """Why a text is no number of the column: the first reason that applies."""
    tanggal = MIRIP_TANGGAL.fullmatch(teks) and not kolom.tahun
    rentang = RENTANG.fullmatch(teks) and not MUNGKIN_TANGGAL.fullmatch(teks)
    sebab = {
        "D020/rumus": RUMUS.fullmatch(teks),
        "D020/angka-excel": teks.startswith("#"),
        "D020/digit": ILMIAH.fullmatch(teks) and TERPANGKAS.fullmatch(teks),
        "D020/angka-ilmiah": ILMIAH.fullmatch(teks),
        "D020/angka-kosong": tanpa_isi(teks) and "%" not in teks,
        "D020/angka-rentang": rentang,
        "D020/angka-tanggal": tanggal,
        "D020/angka-poin": (hampir := HAMPIR.fullmatch(teks)) and hampir["poin"],
        "D020/angka-minus": hampir,
        "D020/angka-tahun": kolom.tahun,
        "D020/angka-bulat": kolom.jenis == "integer",
        "D020/angka-desimal": kolom.desimal is not None,
        "D020/angka": True,
    }
    kasus = next(kasus for kasus, ya in sebab.items() if ya)
    return Tolak(kasus, desimal=terbilang(kolom.desimal or 0))


def _nilai(rapi: str, kolom: SkemaKolom) -> Bacaan:
    """The readings of a number, or of a text in place of one."""
    if kata := KATA.get(rapi.casefold()):
        return tentu(kata)
    try:
        return baca(rapi, kolom)
    except Tolak as galat:
        hari = galat.kasus == "D020/angka-tanggal"
        bukan_angka = Tolak("D020/nilai-tanggal") if hari else galat
    if cocok := BATAS.fullmatch(rapi):
        isi = baca(cocok[2], kolom).arti.items()
        return Bacaan({gaya: f"{MENURUT[cocok[1].casefold()]} {satu}" for gaya, satu in isi})
    if cocok := UJUNG.fullmatch(rapi):
        bawah, atas = (coba(satu, kolom) for satu in cocok.groups())
        if bawah is None or atas is None:
            raise bukan_angka
        arti = {g: (satu, atas.arti[g]) for g, satu in bawah.arti.items() if g in atas.arti}
        naik = {g: f"{a}–{b}" for g, (a, b) in arti.items() if Decimal(a) < Decimal(b)}
        if not naik:
            raise Tolak("D020/nilai-ujung" if arti else "D020/nilai-desimal")
        return Bacaan(naik)
    if bukan_angka.kasus != "D020/angka":  # what a spreadsheet made of it, or that it says nothing
        raise bukan_angka
    if PREDIKAT.fullmatch(rapi) and rapi.casefold() not in BUKAN_KODE:
        return tentu(rapi)
    raise Tolak("D020/nilai")


def jadi(teks: str | None) -> Decimal | str | None:
    """A canonical cell as tables hold it: an exact number, or text."""
    if teks is None or nilai.BILANGAN.fullmatch(teks) is None:
        return teks
    return Decimal(teks)
