"""What one entry of `data/tabel.yaml` says, before any row is read: its parts, columns, copies."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, cast, get_args

from ...dasar.deklarasi import Catatan, Keliru, Ruas
from ...dasar.masalah import KunciTidakDikenal
from ..deklarasi.isian_umum import deret
from ..deklarasi.sumber_baris import SumberBaris
from ..deklarasi.ungkapan import Lingkup, urai
from .unsur import JenisKolom

SKEMA = Path(__file__).with_name("tabel.schema.json")
JENIS = get_args(JenisKolom)
PENUH = 100


@cache
def aturan() -> dict[str, Any]:
    """The JSON schema of the file, which editors read, too."""
    isi: dict[str, Any] = json.loads(SKEMA.read_text(encoding="utf-8"))
    return isi


@dataclass(frozen=True)
class Uraian:
    """One table as it is described: its code, its parts, and the names that only it knows."""

    kode: str
    bagian: Mapping[str, Ruas]
    tetap: Mapping[str, str]
    ruas: Ruas

    def teks(self, nama: str) -> str:
        """A part as text, empty where it is not given."""
        return self.bagian[nama].teks if nama in self.bagian else ""


@dataclass(frozen=True)
class UraianKolom:
    """One column as it is described; `dari` is where it stands in the list of columns."""

    judul: str
    jenis: JenisKolom
    lebar: int
    kepala: bool
    isi: str
    tetap: Mapping[str, str]
    ruas: Ruas
    dari: int


def uraian(dari: SumberBaris, akar: Ruas, kode: str, catatan: Catatan) -> Iterator[Uraian]:
    """The tables that one entry describes: one, or one for each value of its `tiap`.

    Raises:
        Keliru, KunciTidakDikenal: the entry as a whole cannot be followed.
        TabelTiada: its `tiap` names a table that the report has not.
    """
    bagian = _warisan(akar, kode, ())
    kenal = aturan()["$defs"]["tabel"]["properties"]
    for nama, ruas in akar.bagian[kode].bagian.items():
        if nama not in kenal:
            pesan = str(KunciTidakDikenal("Bagian", nama, kenal))
            catatan.galat("D051", ruas.baris, pesan, nama)
    kurang = [n for n in ("judul", "baris", "kolom") if n not in bagian]
    if kurang:
        raise Keliru(f"Tabel “{kode}” belum mempunyai {', '.join(f'“{n}:”' for n in kurang)}.")
    tetap = {n: s.teks for n, s in _bagian(bagian, "dengan").items()}
    ulang: list[dict[str, str]] = [{}]
    if "tiap" in bagian:
        with catatan.di(bagian["tiap"]):
            nama, nilai = deret(dari.lap, bagian["tiap"])
            ulang = [{nama: satu} for satu in nilai]
    for satu in ulang:
        nama_tabel = _isi(dari, kode, {**tetap, **satu})
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", nama_tabel):
            raise Keliru("Kode tabel hanya huruf kecil, angka, dan tanda hubung.")
        yield Uraian(nama_tabel, bagian, {**tetap, **satu}, akar.bagian[kode])


def _bagian(isi: Mapping[str, Ruas], nama: str) -> Mapping[str, Ruas]:
    return isi[nama].bagian if nama in isi else {}


def _warisan(akar: Ruas, kode: str, sudah: tuple[str, ...]) -> dict[str, Ruas]:
    """The parts of an entry, those of the one that it is `seperti` below them."""
    if kode not in akar.bagian:
        raise KunciTidakDikenal("Tabel", kode, akar.bagian)
    if kode in sudah:
        raise Keliru(f"“seperti” berputar: {' → '.join((*sudah, kode))}.")
    isi = akar.bagian[kode].bagian
    if "seperti" not in isi:
        return dict(isi)
    induk = _warisan(akar, isi["seperti"].teks, (*sudah, kode))
    dengan = {**_bagian(induk, "dengan"), **_bagian(isi, "dengan")}
    return {**induk, **isi, "dengan": Ruas(dengan, isi["seperti"].baris)}


def _isi(dari: SumberBaris, teks: str, tetap: Mapping[str, str]) -> str:
    """A text of which every placeholder has one value."""
    return Lingkup(dari.umum.dengan(tetap).cari, dari.lap.register.get).ikat(urai(teks)).isi({})[0]


def kolom(
    sumber: SumberBaris, uraian: Uraian, catatan: Catatan
) -> tuple[list[UraianKolom], bool]:
    """The columns of a table, repeated ones one by one, and whether all of them could be read."""
    hasil: list[UraianKolom] = []
    for n, ruas in enumerate(uraian.bagian["kolom"].daftar):
        with catatan.di(ruas):
            hasil += _kolom(sumber, uraian, ruas, n)
    utuh = {k.dari for k in hasil} == set(range(len(uraian.bagian["kolom"].daftar)))
    if not utuh:
        return hasil, False
    jumlah = sum(k.lebar for k in hasil)
    berulang = any(not isinstance(s.isi, str) for s in uraian.bagian["kolom"].daftar)
    if jumlah > PENUH or (jumlah < PENUH and not berulang):
        pesan = f"Lebar kolom berjumlah {jumlah}, seharusnya {PENUH}."
        catatan.galat("D052", uraian.bagian["kolom"].baris, pesan, str(jumlah))
    kepala = [k for k in hasil if k.kepala]
    if len(kepala) > 1:
        catatan.galat("D052", kepala[1].ruas.baris, "Hanya satu kolom yang boleh “kepala”.")
    return hasil, True


def _kolom(
    sumber: SumberBaris, uraian: Uraian, ruas: Ruas, dari: int
) -> Iterator[UraianKolom]:
    if isinstance(ruas.isi, str):
        yield _satu(sumber, ruas, uraian.tetap, ruas, dari)
        return
    isi = ruas.bagian
    if set(isi) != {"tiap", "kolom"}:
        raise Keliru("Kolom berulang ditulis dengan “tiap:” dan “kolom:”.")
    nama, nilai = deret(sumber.lap, isi["tiap"])
    for satu in nilai:
        yield _satu(sumber, isi["kolom"], {**uraian.tetap, nama: satu}, ruas, dari)


def _satu(
    sumber: SumberBaris, tulisan: Ruas, tetap: Mapping[str, str], ruas: Ruas, dari: int
) -> UraianKolom:
    """`judul | jenis lebar [kepala] | isi`."""
    potong = [p.strip() for p in tulisan.teks.split("|")]
    if len(potong) != 3:
        raise Keliru("Kolom ditulis “judul | jenis lebar | isi”, dengan dua tanda |.")
    judul, ragam, isi = potong
    jenis, *sisa = ragam.split() or [""]
    if jenis not in JENIS:
        raise KunciTidakDikenal("Jenis kolom", jenis, JENIS)
    if not sisa or not sisa[0].isdecimal() or int(sisa[0]) % 5 or not 0 < int(sisa[0]) <= PENUH:
        raise Keliru(f"Sesudah “{jenis}” tulis lebarnya dalam persen, kelipatan 5.")
    if sisa[1:] not in ([], ["kepala"]):
        raise Keliru(f"“{' '.join(sisa[1:])}” tidak dikenal; sesudah lebar hanya “kepala”.")
    return UraianKolom(
        _isi(sumber, judul, tetap), cast("JenisKolom", jenis), int(sisa[0]), len(sisa) > 1, isi,
        tetap, ruas, dari,
    )  # fmt: skip
