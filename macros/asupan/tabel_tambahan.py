"""An editor's own tables: CSV files in `data/tambahan/`, with columns inferred from their cells.

Each becomes an entry of the data package like any other. The head of a column may name its unit in
brackets: `Peserta (orang)`, `Nilai (Rp)`.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..dasar.masalah import Masalah
from ..dasar.penulisan import NIP, slug
from . import bilangan, isian, penanggalan, teks_csv
from .lembar import Lembar, sebutan, sebutan_jumlah
from .skema import BERTANDA, SATUAN, SENDIRI, TERTULIS, SkemaKolom, SkemaTabel, program
from .teguran import Tolak

FOLDER = "tambahan"
NAMA_BERKAS = re.compile(r"[A-Za-z0-9]+(?:[-_ .]+[A-Za-z0-9]+)*\.csv", re.IGNORECASE)
BERSATUAN = re.compile(r"(?P<judul>.+?)\s*\((?P<satuan>[^()]{1,20})\)")
EJAAN_SATUAN = {**dict.fromkeys(("rp.", "rupiah", "idr"), "Rp"), "persen": "%"}
SKALA_RUPIAH = sebutan("skala-rupiah")
BERKODE, NOMOR, SEBUTAN = sebutan("berkode"), sebutan("nomor"), sebutan("menyebut")
JAM, TANGGAL, TAHUN_SAJA = sebutan("jam"), sebutan("tanggal"), sebutan("tahun")
_SAAT = r"(?:[01]?\d|2[0-4])[.:][0-5]\d"
PUKUL = re.compile(
    rf"(?:pukul )?{_SAAT}(?: ?(?:[-–—]|s\.?d\.?|s/d|sampai) ?(?:{_SAAT}|selesai))?( ?WI(B|TA|T))?",
    re.IGNORECASE,
)
TAHUN = re.compile(r"(19|20)\d\d")
# A spreadsheet's serial number of a day from 1995 to 2064.
NOMOR_HARI = re.compile(r"3[5-9]\d{3}|[45]\d{4}")
# A code, not a number: its leading zero is significant (01.01, 0388…), or it is as long as those of
# identities and accounts, without a sign of an amount.
KODE = re.compile(r"0\d.*|(?:[\s-]*\d){15,}")
MILIK_WINDOWS = {"desktop.ini", "thumbs.db"}  # hidden files
BUKAN_TABEL = {".md"}  # notes beside the tables
# A row with all columns in one cell; and a row of column numbers.
SESEL, NOMOR_KOLOM = re.compile(r"[^;,\t|]+[;,\t|](?=\S)"), r"\({}\)(\s*=.*)?"
NAMA_TERPANJANG = 31  # of a sheet in a workbook


@dataclass(frozen=True)
class Sifat:
    """The inferred type (of the data package) and unit of a column."""

    jenis: str
    satuan: str = ""


def nama(jalur: Path) -> str:
    """The code of a file's table: `Kegiatan Pembinaan.csv` → kegiatan-pembinaan."""
    return re.sub(r"[^a-z0-9_]+", "-", jalur.stem.casefold()).strip("-")


def sumber(
    folder: Path, terdaftar: Sequence[str] = ()
) -> tuple[list[dict[str, Any]], list[Masalah]]:
    """The entries of all files in `folder`/tambahan, and problems of files that cannot be read.

    `terdaftar` are the names of the package's other tables.
    """
    hasil: list[dict[str, Any]] = []
    masalah: list[Masalah] = []
    dipakai = dict.fromkeys(terdaftar, "data")
    for jalur in sorted(folder.joinpath(FOLDER).glob("*")):
        berkas = f"data/{FOLDER}/{jalur.name}"
        if jalur.name.startswith((".", "~")) or jalur.name.casefold() in MILIK_WINDOWS:
            continue
        try:
            if jalur.suffix.casefold() in BUKAN_TABEL:
                continue
            if jalur.suffix.casefold() != ".csv" or not jalur.is_file():
                raise Tolak("D061/csv")
            _periksa_nama(jalur, dipakai)
            satu, salah = _sumber(jalur)
        except Tolak as t:
            masalah.append(t.di(berkas))
            continue
        dipakai[nama(jalur)] = berkas
        masalah += (t.di(berkas) for t in salah)
        # With valid names its cells are still checked, so that all problems are reported at once.
        hasil += [] if any(t.masalah.kode == "D062" for t in salah) else [satu]
    return hasil, masalah


def _periksa_nama(jalur: Path, dipakai: dict[str, str]) -> None:
    if not NAMA_BERKAS.fullmatch(jalur.name) or len(jalur.stem) > NAMA_TERPANJANG:
        baik = slug(jalur.stem, NAMA_TERPANJANG) or "tabel"
        raise Tolak("D061/nama", terpanjang=NAMA_TERPANJANG, baik=f"{baik}.csv")
    if NIP.search(jalur.stem):
        raise Tolak("D061/nip")
    lain = dipakai.get(nama(jalur))
    if lain is not None:
        raise Tolak("D061/dipakai", tempat="tabel laporan" if lain == "data" else lain)


def _sumber(jalur: Path) -> tuple[dict[str, Any], list[Tolak]]:
    isi = jalur.read_bytes()
    judul = kepala(isi)
    teks = tuple(SkemaKolom(j, "string") for j in judul)
    mentah = SkemaTabel(nama(jalur), jalur.name, "", "", teks, (), ())
    lembar, _ = teks_csv.baca(jalur.name, isi, mentah)
    # Without rows the check by the schema reports why.
    baris = lembar.baris[1:] if lembar else []
    kolom = [
        [b[n].strip() for b in baris if n < len(b) and b[n].strip()] for n in range(len(judul))
    ]
    salah = list(cacat(judul, lembar))
    judul_berkas = re.sub(r"[-_ ]+", " ", jalur.stem).strip()
    return {
        **program.BAKU,
        "name": nama(jalur),
        "title": f"{judul_berkas[:1].upper()}{judul_berkas[1:]}",
        "description": "Tabel tambahan unit; jenis kolomnya dibaca dari isinya.",
        "path": f"{FOLDER}/{jalur.name}",
        SENDIRI: True,
        "schema": {
            "fields": [_bidang(j, k) for j, k in zip(judul, kolom, strict=True)],
            "missingValues": program.KOSONG,
        },
    }, salah


def cacat(judul: Sequence[str], lembar: Lembar | None) -> Iterator[Tolak]:
    """Problems of a table's head, and of rows that do not belong to it; `lembar` are its rows, if
    they could be read."""
    baris = lembar.baris[1:] if lembar else []
    if len(judul) == 1 and any(len(sel) > 1 for sel in baris):
        yield Tolak("D062/kepala", 1, None, judul[0])
    elif len(judul) == 1 and baris and all(SESEL.match(s[0]) for s in ([judul[0]], *baris)):
        yield Tolak("D062/sesel", 1, None, judul[0])
    yield from _kepala_cacat(judul, baris)
    for di, sel in zip(lembar.nomor[1:] if lembar else [], baris, strict=True):
        rapi = [s.strip() for s in sel]
        kata = next((s for s in rapi if any(a.isalpha() for a in s)), "")
        if rapi and all(re.fullmatch(NOMOR_KOLOM.format(n), s) for n, s in enumerate(rapi, 1)):
            yield Tolak("D063/nomor", di, None, " · ".join(rapi))
        elif rapi and rapi == list(judul):
            yield Tolak("D063/ulang", di, None, " · ".join(rapi))
        elif sebutan_jumlah(kata):
            yield Tolak("D063/sendiri", di, judul[rapi.index(kata)], kata)


def _kepala_cacat(judul: Sequence[str], baris: Sequence[Sequence[str]]) -> Iterator[Tolak]:
    """Heads of columns that are empty, repeated, or spoiled by a spreadsheet."""
    for n, j in enumerate(judul, 1):
        if not j:
            berisi = any(len(sel) >= n and sel[n - 1].strip() for sel in baris)
            yield Tolak("D062/kosong" if berisi else "D062/hampa", 1, urut=n)
        elif (sama := [k.casefold() for k in judul].index(j.casefold()) + 1) < n:
            yield Tolak("D062/ganda", 1, j, lain=sama, urut=n)
        elif sebab := bilangan.rusak(j):
            yield Tolak(sebab, 1, j)


def kepala(isi: bytes) -> list[str]:
    """The head of a file, by the delimiter that fits most of its first rows. Raises Tolak if the
    file is no CSV, or empty."""
    teks, _ = teks_csv.buka(isi, "D008/tambahan")
    mentah = [teks_csv.pertama(teks, p) for p in teks_csv.PEMISAH]
    # The first row and all other non-empty ones, as a title may be apart.
    calon = [[b[0], *(c for c in b[1:] if any(s.strip() for s in c))] for b in mentah]
    terpilih = max(calon, key=_kecocokan)
    judul = [teks_csv.rapikan_judul(j) for j in terpilih[0]]
    berjudul = sum(map(bool, judul)) == 1  # a title above the table, and no head
    # An unnamed column is one if it, or a column after it, has contents.
    lebar = max([0, *(n for b in terpilih for n, s in enumerate(b, 1) if s.strip())])
    while judul and not judul[-1] and (berjudul or len(judul) > lebar):
        judul.pop()
    panjang = max(len(baris[1]) for baris in calon if len(baris) > 1) if len(calon[0]) > 1 else 0
    terlebar = max(len(baris[0]) for baris in calon)
    terpisah = len(calon[0]) > 1 and mentah[0][1] != calon[0][1]
    if len(judul) == 1 and panjang > 1 and (terlebar > 1 or panjang > 2 or terpisah):
        raise Tolak("D062/kepala", 1, None, judul[0])
    return judul


def _kecocokan(baris: Sequence[Sequence[str]]) -> tuple[int, int]:
    """The number of rows that are as wide as the first one, and that width."""
    lebar = len(baris[0])
    return sum(len(b) == lebar for b in baris[1:]) if lebar > 1 else 0, lebar


def _bidang(judul: str, sel: Sequence[str]) -> dict[str, Any]:
    cocok = BERSATUAN.fullmatch(judul)
    tertulis = cocok["satuan"] if cocok else ""
    tertulis = EJAAN_SATUAN.get(tertulis.casefold(), tertulis)
    # If the head says so, all cells are percentages, also those without the sign.
    dinilai = [isi.removesuffix("%").rstrip() for isi in sel] if tertulis == "%" else sel
    dinilai, tertulis = _tanpa_satuan(dinilai, tertulis)
    sifat = kenali(cocok["judul"] if cocok else judul, dinilai, uang=tertulis == "Rp")
    bilangan_saja = sifat.jenis in {"integer", "number"}
    satuan = tertulis if tertulis and bilangan_saja else sifat.satuan
    if skala := SKALA_RUPIAH.fullmatch(satuan):
        satuan = f"Rp {(skala['a'] or skala['b'] or 'ribu').lower().replace('y', 'i')}"
    bidang: dict[str, Any] = {
        "name": judul,
        "type": sifat.jenis,
        "title": cocok["judul"] if cocok and bilangan_saja else judul,
    }
    if bilangan_saja and any("%" in s for s in sel):
        bidang[BERTANDA] = True
    if satuan:
        bidang[SATUAN] = satuan
        if not cocok:  # canonical numbers have no unit, so it must stay in the head
            bidang[TERTULIS] = f"{judul} ({satuan})"
    return bidang


def _tanpa_satuan(sel: Sequence[str], tertulis: str) -> tuple[Sequence[str], str]:
    """The cells of a column without the unit behind their numbers, and this unit: that of the
    heading, or a usual one behind every number. The cells as they are if units differ."""
    pisah = {s: p for s in sel if (p := bilangan.pisahkan(s))[1]}
    semua = [p[1] for p in pisah.values()]
    usual = semua and all(s in pisah or bilangan.tanpa_isi(s) for s in sel)
    satuan = tertulis or (semua[0] if usual and isian.SATUAN_LAZIM.fullmatch(semua[0]) else "")
    if not semua or not all(isian.sesatuan(s, satuan) for s in semua):
        return sel, tertulis
    return [pisah.get(s, (s,))[0] for s in sel], EJAAN_SATUAN.get(satuan.casefold(), satuan)


def kenali(judul: str, sel: Sequence[str], *, uang: bool = False) -> Sifat:
    """Infer type and unit of a column from all of its filled cells; text if they do not agree.

    A column of `No` or `Kode`, of years and times, of codes with a leading zero or, unless the head
    says that it is money (`uang`), of long digit strings is text, as nothing is computed with it.
    """
    hari = any(nomor_hari(judul, s) for s in sel)
    butir = BERKODE.fullmatch(judul) and any(re.fullmatch(r"\d+[.,]\d\d?", s) for s in sel)
    if not sel or bertahun(judul, sel) or berjam(judul, sel) or hari or butir or menyebut(judul):
        return Sifat("string")
    if all(map(penanggalan.coba, sel)):
        return Sifat("date" if not ragu(sel) else "string")
    kode = not uang and any(map(KODE.fullmatch, sel))
    bilangan_isi = [s for s in sel if bilangan.coba(s)]
    # Texts for “nothing” are reported when numbers are read.
    lain = [s for s in sel if s not in bilangan_isi and not bilangan.tanpa_isi(s)]
    # If only some of the cells have a percent sign, the others are ambiguous.
    separuh = len({"%" in s for s in bilangan_isi}) == 2
    if kode or lain or separuh or not bilangan_isi:
        return Sifat("string")
    satuan = "%" if "%" in bilangan_isi[0] else ""
    satuan = "Rp" if any("Rp" in a for a in bilangan_isi) else satuan
    bulat = satuan == "Rp" and not any(_pecahan(a) for a in bilangan_isi)
    return Sifat("integer" if bulat else "number", satuan)


def bertahun(judul: str, sel: Sequence[str]) -> bool:
    """Whether a column has years; one may be mistyped if the head says so."""
    pola = re.compile(r"\d{4}") if TAHUN_SAJA.fullmatch(judul) else TAHUN
    return "tahun" in judul.casefold() and all(map(pola.fullmatch, sel))


def berjam(judul: str, sel: Iterable[str]) -> bool:
    """Whether a column has times of the day, or spans of them: `08.30`, `13.00–15.00 WITA`."""
    return bool(JAM.fullmatch(judul)) and all(map(PUKUL.fullmatch, sel))


def menyebut(judul: str) -> bool:
    """Whether a column with this head has numbers that are names and must not be added up."""
    return bool(NOMOR.fullmatch(judul) or SEBUTAN.fullmatch(judul))


def nomor_hari(judul: str, teks: str) -> bool:
    """Whether a cell is a spreadsheet's serial number of a day, in a column of dates or months."""
    hari = TANGGAL.fullmatch(judul) or judul.casefold() in {"bulan", "periode"}
    return bool(hari and NOMOR_HARI.fullmatch(teks))


def ragu(sel: Sequence[str]) -> bool:
    """Whether no date of a column proves which of two numbers is the day."""
    bacaan = [penanggalan.baca(s) for s in sel]
    terbukti = {b.gaya for b in bacaan}
    return "bulan" in terbukti or ("hari" not in terbukti and any(not b.pasti for b in bacaan))


def _pecahan(teks: str) -> bool:
    """Whether an amount of money has cents."""
    sen = re.search(r"[.,](\d{1,2})\)?\s*$", teks)
    return sen is not None and bool(sen[1].strip("0"))
