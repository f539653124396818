"""The site's pages of the data: one for each table, with an anchor for every row, and their list.

Takes report and schema, returns HTML. Columns that the schema marks as masked are masked here.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import Any

from markupsafe import Markup

from ..asal.asal_baris import TIDAK_DICATAT
from ..asal.penelusur import Penelusur
from ..dasar.berkas import baca_yaml
from ..dasar.himpun import himpun
from ..dasar.nilai import urai
from ..dasar.penulisan import samarkan, tanggal
from ..hitung.laporan import Laporan
from ..sajian.penyaji import Penyaji
from . import ringkas
from .jenis import Halaman
from .letak import IsiHalaman
from .tipografi import rapikan_teks

FOLDER = "data"
BERANDA = f"{FOLDER}/index.md"
JUDUL_BERANDA = "Data Laporan"
SENDIRI = "Tabel tambahan unit"
# Columns with the name for a code.
SEBUTAN = ("uraian", "nama", "jabatan")
# From so many digits on whole numbers have thousands separators.
DIGIT_RIBUAN = 5


@dataclass(frozen=True)
class IsiSel:
    """One cell: its lines, its link (to the referenced row) or "", the name of that row, and
    whether the row above has the same content."""

    garis: tuple[str, ...]
    ke: str = ""
    nama: str = ""
    ulang: bool = False


@dataclass(frozen=True)
class TabelHalaman:
    """One table of the data package as its page shows it; `kolom` are columns of the schema,
    without those in `kosong`, for which rows have no cells."""

    nama: str
    berkas: str
    judul: str
    uraian: str
    sumber: tuple[str, ...]
    catatan: tuple[str, ...]
    kolom: tuple[Any, ...]
    kosong: Collection[str]
    baris: tuple[tuple[int, tuple[IsiSel, ...]], ...]

    @property
    def sumber_ringkas(self) -> str:
        """The sources in one line; a document with several places is named once."""
        menurut = himpun(s.partition(", ")[::2] for s in self.sumber)
        semua = ((dokumen, [*filter(None, letak)]) for dokumen, letak in menurut.items())
        return "; ".join(
            f"{dokumen}{': ' if letak[1:] else ', ' if letak else ''}{'; '.join(letak)}"
            for dokumen, letak in semua
        )


def daftar(laporan: Laporan) -> dict[str, str]:
    """Every page by its path below docs/, with its title."""
    skema = laporan.data.skema
    nama = {PurePosixPath(t.berkas).stem: t.judul or t.nama for t in skema}
    return {BERANDA: JUDUL_BERANDA} | {f"{FOLDER}/{n}.md": f"Data: {t}" for n, t in nama.items()}


def tulis(
    laporan: Laporan,
    penelusur: Penelusur,
    penyaji: Penyaji,
    bab: Iterable[Halaman] = (),
    temuan: Mapping[str, IsiHalaman] = MappingProxyType({}),
    versi: str = "",
) -> dict[str, Markup]:
    """The HTML of every page by its path below docs/; `bab` are the finished chapters, `temuan`
    their ids and figures; names of downloads contain `versi`."""
    semua = {t.nama: _tabel(t.nama, laporan, penelusur) for t in laporan.data.skema}
    lengkap = f"lkjip-{versi or laporan.edisi.kode}-data"
    bersama: dict[str, Any] = {"lengkap": lengkap, "utuh": ringkas.utuh}
    beranda = penyaji.templat(
        "data_daftar",
        kelompok={judul: [semua[n] for n in nama] for judul, nama in kelompokkan(semua).items()},
        bab=bab_utama(bab, temuan, penelusur),
        edisi=laporan.edisi,
        **bersama,
    )
    halaman = {
        f"{FOLDER}/{t.nama}.md": penyaji.templat("data_tabel", tabel=t, **bersama)
        for t in semua.values()
    }
    return {BERANDA: beranda} | halaman


def kelompokkan(tabel: Iterable[str]) -> dict[str, list[str]]:
    """Subject → its tables, in the order of `kelompok_data.yaml`; last the unit's own."""
    ada = dict.fromkeys(tabel)
    susunan = baca_yaml(Path(__file__).with_name("kelompok_data.yaml"))
    hasil = {judul: [n for n in nama if n in ada] for judul, nama in susunan.items()}
    hasil[SENDIRI] = [n for n in ada if not any(n in nama for nama in hasil.values())]
    return {judul: nama for judul, nama in hasil.items() if nama}


def bab_utama(
    bab: Iterable[Halaman], temuan: Mapping[str, IsiHalaman], penelusur: Penelusur
) -> dict[str, Halaman]:
    """By table (stem of its file) the chapter in the body that shows most of its cells."""
    terbanyak: dict[str, tuple[int, Halaman]] = {}
    for h in (h for h in bab if h.bagian == "isi"):
        hitung = Counter(
            PurePosixPath(s.asal.berkas).stem
            for kunci in temuan[h.src].kunci
            for s in penelusur.jelaskan(kunci).semua_sel
        )
        for nama, banyak in hitung.items():
            if banyak > terbanyak.get(nama, (0, h))[0]:
                terbanyak[nama] = (banyak, h)
    return {nama: h for nama, (_, h) in terbanyak.items()}


def _tabel(tabel: str, laporan: Laporan, penelusur: Penelusur) -> TabelHalaman:
    t = laporan.data.aturan[tabel]
    baris = penelusur.baris(f"data/{t.berkas}")
    tanpa = laporan.data.tak_terbit(tabel)
    kolom = tuple(
        replace(k, judul=k.judul or k.nama, uraian=_pola(k.uraian))
        for k in t.kolom
        if k.nama not in tanpa
    )
    kosong = {k.nama for k in kolom if all(isi[k.nama] in (None, "") for isi in baris.values())}
    rujukan = _rujukan(tabel, laporan, penelusur)
    atas: dict[str, str] = {}

    def isi(k: Any, nilai: object) -> IsiSel:
        arti = urai(nilai) if k.bilangan and isinstance(nilai, str) else None
        teks = arti.tampak if arti else _pola(tulis_sel(nilai))
        if k.samar:
            return IsiSel((samarkan(teks),))
        ke, nama = rujukan.get(k.nama, {}).get(nilai, ("", ""))
        nama = "" if nama.casefold() == teks.casefold() else nama
        ulang, atas[k.nama] = bool(nama) and atas.get(k.nama) == ke, ke
        return IsiSel(tuple(teks.splitlines()), ke, nama, ulang)

    return TabelHalaman(
        nama=PurePosixPath(t.berkas).stem,
        berkas=t.berkas,
        judul=t.judul or t.nama,
        uraian=t.uraian,
        sumber=_dokumen(tabel, penelusur),
        catatan=penelusur.dokumen.catatan(tabel, baris.values()),
        kolom=kolom,
        kosong=kosong,
        baris=tuple(
            (nomor, tuple(isi(k, nilai[k.nama]) for k in kolom if k.nama not in kosong))
            for nomor, nilai in baris.items()
        ),
    )


def _pola(teks: str) -> str:
    """The pattern of a unit, with `…` in place of its number."""
    return teks.replace("{}", "…")


def _dokumen(tabel: str, penelusur: Penelusur) -> tuple[str, ...]:
    """The documents behind a table's rows, and the number of rows without one."""
    semua = penelusur.dokumen_baris(tabel)
    tanpa = sum(not satu for satu in semua)
    ada = tuple(dict.fromkeys(rapikan_teks(judul) for satu in semua for judul in satu))
    if not tanpa or not penelusur.dokumen.tercatat(tabel):
        return ada
    return (*ada, f"Bagi {tanpa} baris, {TIDAK_DICATAT}.")


def _rujukan(
    tabel: str, laporan: Laporan, penelusur: Penelusur
) -> dict[str, dict[object, tuple[str, str]]]:
    """For columns that refer to another table: by value, the address of the row (relative to this
    page) and its name."""
    hasil: dict[str, dict[object, tuple[str, str]]] = {}
    for r in laporan.data.aturan[tabel].rujukan:
        if r.tabel and len(r.kolom) == 1:
            berkas = laporan.data[r.tabel].berkas
            milik = hasil[r.kolom[0]] = {}
            for nomor, isi in reversed(penelusur.baris(berkas).items()):
                sebutan = next((str(isi[k]) for k in SEBUTAN if isi.get(k)), "")
                alamat = f"{PurePosixPath(berkas).stem}.html#baris-{nomor}"
                milik[isi[r.kolom_tabel[0]]] = alamat, sebutan
    return hasil


def tulis_sel(nilai: object) -> str:
    """A cell's value in Indonesian notation; years without separators."""
    match nilai:
        case None:
            return ""
        case bool():
            return "ya" if nilai else "tidak"
        case int() | Decimal():
            bulat, _, pecah = str(Decimal(nilai)).partition(".")
            if len(bulat.lstrip("-")) >= DIGIT_RIBUAN:
                bulat = f"{int(bulat):,}".replace(",", ".")
            return bulat + (f",{pecah}" if pecah else "")
        case date():
            return tanggal(nilai)
        case _:
            return str(nilai)
