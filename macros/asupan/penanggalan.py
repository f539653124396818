"""Convert dates as people write them to ISO 8601, day first if the file leaves no doubt."""

import re
from calendar import monthrange
from datetime import date, timedelta
from difflib import get_close_matches

from babel import Locale
from babel.dates import format_date

from ..dasar.penulisan import BAHASA, BULAN, BULAN_RINGKAS
from .bilangan import SPASI, Bacaan, Gaya, tanpa_isi, tentu
from .teguran import Tolak

KANONIK = re.compile(r"\d{4}-\d{2}-\d{2}")
TAHUN_DULU = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
HARI_DULU = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})")
BERNAMA = re.compile(r"(?:([a-z']+),?\s+)?(\d{1,2})[-\s]+([a-z]+)\.?[-\s]+(\d{4})", re.IGNORECASE)
# As Excel shows it in English: Monday, March 13, 2023.
BULAN_DULU = re.compile(r"(?:[a-z]+day,?\s+)?([a-z]+)\.?\s+(\d{1,2}),\s*(\d{4})", re.IGNORECASE)
DUA_ANGKA = re.compile(r"\d{1,2}[-/.\s]+(\d{1,2}|[a-z]{3,9})[-/.\s]+\d{2}", re.IGNORECASE)
# As a whole cell, which can only be a date: codes also have dots between such numbers.
TANPA_ABAD = re.compile(
    r"\d{1,2}(?:([-/])(?:0?[1-9]|1[0-2])\1|[- ](?P<bulan>[a-z]{3,9})[- ])\d{2}", re.IGNORECASE
)
NOL_JAM = re.compile(r"[T\s]+0{1,2}[:.]00([:.]00([.,]0+)?)?Z?$")
SERI = re.compile(r"[34]\d{4}")
# Day 1 of Excel, one day early, since Excel believes in 29 February 1900.
AWAL_EXCEL = date(1899, 12, 30)

MIRIP_HARI = 0.7  # how much a misspelled name of a day has in common with it
# By number, Monday first.
HARI = BAHASA.days["format"]["wide"]
_INGGRIS = Locale("en").months["format"]
INGGRIS = {nama.lower(): n for b in ("wide", "abbreviated") for n, nama in _INGGRIS[b].items()}
INDONESIA = {nama.lower(): n for b in (BULAN, BULAN_RINGKAS) for n, nama in enumerate(b, 1)}
NAMA_BULAN = {
    **INGGRIS, **INDONESIA,
    "agt": 8, "agust": 8, "ags": 8, "sept": 9, "nop": 11, "nopember": 11, "pebruari": 2, "peb": 2,
}  # fmt: skip


def baca(teks: str) -> Bacaan:
    """The date in a cell, by its possible orders (day first, month first). Raises Tolak if it is
    none, does not exist, or lacks the century."""
    rapi = NOL_JAM.sub("", " ".join(teks.translate(SPASI).split()))
    if cocok := TAHUN_DULU.fullmatch(rapi):
        tahun, bulan, hari = map(int, cocok.groups())
        return tentu(_ada(tahun, bulan, hari))
    if cocok := HARI_DULU.fullmatch(rapi):
        hari, bulan, tahun = map(int, cocok.groups())
        arti: dict[Gaya, str] = {}
        if not bulan > 12 >= hari:
            arti["hari"] = _ada(tahun, bulan, hari)
        if hari <= 12:
            arti["bulan"] = _ada(tahun, hari, bulan)
        return Bacaan(arti)
    if cocok := BULAN_DULU.fullmatch(rapi):
        return _bernama(None, cocok[2], cocok[1], cocok[3])
    if cocok := BERNAMA.fullmatch(rapi):
        return _bernama(*cocok.groups())
    raise _tolak(rapi)


def coba(teks: str) -> Bacaan | None:
    """As `baca`, with `None` if it is none."""
    try:
        return baca(teks)
    except Tolak:
        return None


def sebab_keliru(teks: str) -> str:
    """Why a cell that is written like a date is none; empty if it is one, or not like a date."""
    bernama = BERNAMA.fullmatch(teks)
    if not (
        HARI_DULU.fullmatch(teks)
        or TAHUN_DULU.fullmatch(teks)
        or (bernama and bernama[3].lower() in NAMA_BULAN and bernama_hari(bernama[1] or "senin"))
    ):
        return ""
    try:
        baca(teks)
    except Tolak as galat:
        return str(galat)
    return ""


def tanpa_abad(teks: str, *, hari: bool = False) -> bool:
    """Whether a cell is written like a date without century; with `hari` in a column of dates."""
    cocok = TANPA_ABAD.fullmatch(teks)
    bernama = cocok is not None and (cocok["bulan"] or "mei").lower() in NAMA_BULAN
    return bernama or (hari and DUA_ANGKA.fullmatch(teks) is not None)


def _bernama(nama_hari: str | None, hari: str, nama_bulan: str, tahun: str) -> Bacaan:
    nama = nama_bulan.lower()
    bulan = NAMA_BULAN.get(nama)
    if bulan is None:
        raise Tolak("D020/tanggal-bulan", bulan=nama_bulan)
    iso = _ada(int(tahun), bulan, int(hari))
    if nama_hari is not None:
        benar = HARI[date.fromisoformat(iso).weekday()]
        if not bernama_hari(nama_hari):
            raise Tolak("D020/tanggal-kata", kata=nama_hari)
        if _hari(nama_hari) != benar.lower():
            raise Tolak("D020/tanggal-hari", benar=benar, hari=nama_hari)
    return tentu(iso) if nama in INGGRIS and nama not in INDONESIA else Bacaan({"hari": iso})


def bernama_hari(kata: str) -> bool:
    """Whether a word is the name of a day, also misspelt: Senen, Jum'at, Ahad."""
    return bool(get_close_matches(_hari(kata), [h.lower() for h in HARI.values()], 1, MIRIP_HARI))


def _hari(kata: str) -> str:
    return kata.lower().replace("'", "").replace("ahad", "minggu")


def _ada(tahun: int, bulan: int, hari: int) -> str:
    """The ISO text of a date. Raises Tolak if it does not exist."""
    if not 1 <= bulan <= 12:
        raise Tolak("D020/tanggal-bulan-ke", bulan=bulan)
    if not 1900 <= tahun <= 2999:
        raise Tolak("D020/tanggal-tahun", tahun=tahun)
    akhir = monthrange(tahun, bulan)[1]
    if not 1 <= hari <= akhir:
        kata = {"bulan": BULAN[bulan - 1], "tahun": tahun, "akhir": akhir}
        raise Tolak("D020/tanggal-akhir", **kata)
    return date(tahun, bulan, hari).isoformat()


def _tolak(teks: str) -> Tolak:
    if SERI.fullmatch(teks):
        hari = AWAL_EXCEL + timedelta(days=int(teks))
        return Tolak("D020/tanggal-seri", hari=format_date(hari, "long", BAHASA), iso=hari)
    if DUA_ANGKA.fullmatch(teks):
        return Tolak("D020/tanggal-abad")
    if teks.startswith("#"):
        return Tolak("D020/tanggal-excel")
    return Tolak("D020/tanggal-kosong" if tanpa_isi(teks) else "D020/tanggal")
