"""What one entry of a declaration says, before any row is read: its parts, copies, own names."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from ...dasar.deklarasi import Catatan, Keliru, Ruas
from ...dasar.masalah import KunciTidakDikenal
from ...dasar.pangkal import BAWAAN
from ...hitung.laporan import Laporan
from .isian_umum import deret
from .sumber_baris import SumberBaris
from .ungkapan import Lingkup, urai

KOSONG = Ruas({}, 1)


@dataclass(frozen=True)
class Bentuk:
    """A kind of things: their file in `data/`, what one is called, the schema that editors read.

    `wajib` are the parts that each must have.
    """

    nama: str
    benda: str
    skema: Path
    wajib: tuple[str, ...]

    @property
    def berkas(self) -> str:
        """The file as problems name it."""
        return f"data/{self.nama}.yaml"

    @cached_property
    def aturan(self) -> dict[str, Any]:
        """The JSON schema of the file."""
        isi: dict[str, Any] = json.loads(self.skema.read_text(encoding="utf-8"))
        return isi

    def akar(self, lap: Laporan) -> tuple[Ruas, Ruas]:
        """What the report describes, and what the program describes for every report."""
        nama = (self.nama, f"{BAWAAN.name}/{self.nama}")
        milik, bawaan = (lap.deklarasi.get(n, KOSONG) for n in nama)
        return milik, bawaan

    @property
    def bagian(self) -> Mapping[str, Any]:
        """The parts that an entry may have."""
        isi: Mapping[str, Any] = self.aturan["$defs"][self.nama]["properties"]
        return isi


@dataclass(frozen=True)
class Uraian:
    """One thing as it is described: its code, its parts, and the names that only it knows."""

    kode: str
    bagian: Mapping[str, Ruas]
    tetap: Mapping[str, str]
    ruas: Ruas


def uraian(
    dari: SumberBaris,
    akar: Ruas,
    kode: str,
    catatan: Catatan,
    bentuk: Bentuk,
    bawaan: Ruas = KOSONG,
) -> Iterator[Uraian]:
    """The things that one entry describes: one, or one for each value of its `tiap`.

    It may be `seperti` one of its file or of `bawaan`, of which one has its own code, too. Raises
    Keliru or KunciTidakDikenal where the entry as a whole cannot be followed, and TabelTiada where
    its `tiap` names a table that the report has not.
    """
    bagian = _warisan(akar, bawaan, kode, bentuk.benda)
    kenal = bentuk.bagian
    for nama, ruas in akar.bagian[kode].bagian.items():
        if nama not in kenal:
            pesan = str(KunciTidakDikenal("Bagian", nama, kenal))
            catatan.galat("D051", ruas.baris, pesan, nama)
    kurang = [n for n in bentuk.wajib if n not in bagian or not bagian[n].isi]
    if kurang:
        isi = ", ".join(f"“{n}:”" for n in kurang)
        raise Keliru(f"{bentuk.benda} “{kode}” belum mempunyai {isi}.")
    tetap = {n: s.teks for n, s in _bagian(bagian, "dengan").items()}
    ulang: list[dict[str, str]] = [{}]
    if "tiap" in bagian:
        with catatan.di(bagian["tiap"]):
            nama, nilai = deret(dari.lap, bagian["tiap"])
            ulang = [{nama: satu} for satu in nilai]
    for satu in ulang:
        nama_benda = isi_tetap(dari, kode, {**tetap, **satu})
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", nama_benda):
            raise Keliru("Kode hanya huruf kecil, angka, dan tanda hubung.")
        yield Uraian(nama_benda, bagian, {**tetap, **satu}, akar.bagian[kode])


def _bagian(isi: Mapping[str, Ruas], nama: str) -> Mapping[str, Ruas]:
    return isi[nama].bagian if nama in isi else {}


def _warisan(
    akar: Ruas, bawaan: Ruas, kode: str, benda: str, sudah: tuple[str, ...] = ()
) -> dict[str, Ruas]:
    """The parts of an entry, those of the one that it is `seperti` below them."""
    if kode not in akar.bagian:
        raise KunciTidakDikenal(benda, kode, akar.bagian.keys() | bawaan.bagian.keys())
    if kode in sudah:
        raise Keliru(f"“seperti” berputar: {' → '.join((*sudah, kode))}.")
    isi = akar.bagian[kode].bagian
    if "seperti" not in isi:
        return dict(isi)
    nama, baris = isi["seperti"].teks, isi["seperti"].baris
    if nama in bawaan.bagian and (nama == kode or nama not in akar.bagian):
        milik_program = _warisan(bawaan, KOSONG, nama, benda)
        induk = {n: _di_baris(r, baris) for n, r in milik_program.items()}
    else:
        induk = _warisan(akar, bawaan, nama, benda, (*sudah, kode))
    dengan = {**_bagian(induk, "dengan"), **_bagian(isi, "dengan")}
    return {**induk, **isi, "dengan": Ruas(dengan, baris)}


def _di_baris(ruas: Ruas, baris: int) -> Ruas:
    """A node of another file, as if it stood in this line."""
    isi = ruas.isi
    if isinstance(isi, tuple):
        return Ruas(tuple(_di_baris(r, baris) for r in isi), baris)
    if isinstance(isi, Mapping):
        return Ruas({n: _di_baris(r, baris) for n, r in isi.items()}, baris)
    return Ruas(isi, baris)


def isi_tetap(dari: SumberBaris, teks: str, tetap: Mapping[str, str]) -> str:
    """A text of which every placeholder has one value."""
    return Lingkup(dari.umum.dengan(tetap).cari, dari.lap.register.get).ikat(urai(teks)).isi({})[0]
