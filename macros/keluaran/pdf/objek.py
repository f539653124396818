"""Renumber the objects of a part's file and write them for the whole file.

Each part is written by the process that drew it, so that the one that joins them only concatenates.
The numbers are known in advance, as every part reports the number of its objects.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from types import SimpleNamespace
from typing import Any

import pydyf

from .perbaikan import bungkus
from .perbaikan.isi_berkas import padatkan_satu
from .struktur import akar, benda, keturunan, pemilik

ACUAN = re.compile(rb"(\d+) 0 R")


class ObjekJadi(pydyf.Object):  # type: ignore[misc]
    """An object that is already serialised."""

    data = b""

    def __init__(self, data: bytes, *, aliran: bool) -> None:
        super().__init__()
        self.data, self._aliran = data, aliran

    @property
    def compressible(self) -> bool:
        """Whether it may be put into an object stream; streams may not."""
        return not self._aliran


@dataclass(frozen=True)
class Pangkal:
    """References to objects that exist once in a file: root of the pages, document in the structure
    tree, fonts, colour profile."""

    halaman: bytes
    dokumen: bytes
    huruf: bytes
    warna: bytes

    @classmethod
    def dari(cls, pdf: pydyf.PDF) -> Pangkal:
        """Those of a file made by the engine."""
        sifat = benda(pdf, benda(pdf, pdf.page_references[0])["Resources"])
        (niat,) = pdf.catalog["OutputIntents"]
        return cls(pdf.pages.reference, akar(pdf)["K"][0], sifat["Font"], niat["DestOutputProfile"])

    def nomor(self) -> list[int]:
        """The numbers of these objects."""
        return [int(a.split()[0]) for a in (self.halaman, self.dokumen, self.huruf, self.warna)]


@dataclass(frozen=True)
class TempatBagian:
    """The place of a part: the number of its first object, its first key in the parent tree, the
    shared objects, and the prefix of its identifiers."""

    objek: int
    kunci: int
    pangkal: Pangkal
    awalan: str


@dataclass(frozen=True)
class BagianTertulis:
    """A serialised part: its objects (with whether each is a stream), and its entries for the
    catalog, the page tree and the structure tree."""

    objek: list[tuple[bytes, bool]]
    halaman: list[int]
    anak: list[bytes]
    pemilik: list[Any]
    tujuan: list[tuple[str, Any]]
    pengenal: list[tuple[str, bytes]]
    bidang: list[bytes]


class Bundel:
    """The objects of a part's file that go into the whole one, in order of their numbers.

    `kunci` is the number of keys in the parent tree.
    """

    def __init__(self, pdf: pydyf.PDF) -> None:
        self._pdf = pdf
        self.pangkal = Pangkal.dari(pdf)
        self._dokumen = benda(pdf, self.pangkal.dokumen)
        self._peta = pemilik(pdf)
        self.kunci = max(self._peta[::2], default=-1) + 1
        self.urut = sorted(self._terjangkau())

    def _terjangkau(self) -> set[int]:
        terlihat = set(self.pangkal.nomor())
        antrean: list[Any] = [list(self._pdf.page_references), self._dokumen["K"], self._peta]
        hasil: set[int] = set()
        while antrean:
            for nomor in _nomor(antrean.pop()):
                if nomor not in terlihat:
                    terlihat.add(nomor)
                    hasil.add(nomor)
                    antrean.append(self._pdf.objects[nomor])
        return hasil

    def tulis(self, tempat: TempatBagian) -> BagianTertulis:
        """The objects serialised for `tempat`."""
        peta = {lama: b"%d 0 R" % baru for baru, lama in enumerate(self.urut, tempat.objek)}
        kembar = zip(self.pangkal.nomor(), tempat.pangkal.nomor(), strict=True)
        peta |= {lama: b"%d 0 R" % baru for lama, baru in kembar}
        self._geser(tempat)
        katalog = self._pdf.catalog
        nama = katalog.get("Names", {}).get("Dests", {}).get("Names", [])
        objek = [salin(self._pdf.objects[nomor], peta) for nomor in self.urut]
        return BagianTertulis(
            objek=[(satu.data, isinstance(satu, pydyf.Stream)) for satu in objek],
            halaman=[int(peta[n].split()[0]) for n in self._pdf.pages["Kids"][::3]],
            anak=salin(self._dokumen["K"], peta),
            pemilik=salin(self._peta, peta),
            tujuan=[(n.string, salin(t, peta)) for n, t in zip(nama[::2], nama[1::2], strict=True)],
            pengenal=[(nama, salin(acuan, peta)) for nama, acuan in self.pengenal()],
            bidang=salin(katalog.get("AcroForm", {}).get("Fields", []), peta),
        )

    def __getstate__(self) -> dict[str, Any]:
        """Pickle it without the engine's objects."""
        semua = self._pdf.objects
        objek = {n: _polos(semua[n]) for n in (*self.urut, self.pangkal.nomor()[1])}
        katalog = {k: v for k, v in self._pdf.catalog.items() if k in {"Names", "AcroForm"}}
        pdf = SimpleNamespace(objects=objek, pages=self._pdf.pages, catalog=katalog)
        return {**vars(self), "_pdf": pdf}

    def pengenal(self) -> list[tuple[str, bytes]]:
        """The identifiers of structure elements, with their elements."""
        semua = keturunan(self._pdf, self._dokumen)
        return [(unsur["ID"].string, unsur.reference) for unsur in semua if "ID" in unsur]

    def _geser(self, tempat: TempatBagian) -> None:
        """Make keys and identifiers of the part unique."""
        self._peta[::2] = [kunci + tempat.kunci for kunci in self._peta[::2]]
        for nomor in self.urut:
            satu = self._pdf.objects[nomor]
            if isinstance(satu, dict):
                for nama in ("StructParents", "StructParent"):
                    if nama in satu:
                        satu[nama] += tempat.kunci
        for unsur in keturunan(self._pdf, self._dokumen):
            if "ID" in unsur:
                unsur["ID"] = pydyf.String(tempat.awalan + unsur["ID"].string)
            if kepala := unsur.get("A", {}).get("Headers"):
                kepala[:] = [pydyf.String(tempat.awalan + k.string) for k in kepala]


class _Sekali(pydyf.Stream):  # type: ignore[misc]
    """A stream that is compressed only once, and not at the highest level, which takes three times
    as long for two percent."""

    @cached_property
    def data(self) -> bytes:
        """The serialised stream."""
        if self.compress:
            padatkan_satu(self, 7, berkata=self.extra["Type"] == "/ObjStm")
        return bytes(super().data)


def tulis_berkas(pdf: pydyf.PDF, versi: str, nama: bytes) -> bytes:
    """The bytes of the file; each object is serialised once, although the writer asks three
    times."""
    for nomor, satu in enumerate(pdf.objects[1:], 1):
        if not isinstance(satu, ObjekJadi):
            jadi = ObjekJadi(satu.data, aliran=isinstance(satu, pydyf.Stream))
            jadi.number, pdf.objects[nomor] = nomor, jadi
    keluaran = io.BytesIO()
    with bungkus((pydyf, "Stream", lambda _: _Sekali)):
        pdf.write(keluaran, versi.encode(), nama, compress=True)
    return keluaran.getvalue()


def salin(isi: Any, peta: dict[int, bytes]) -> Any:
    """A copy with references renumbered by `peta`."""
    if isinstance(isi, bytes):
        cocok = ACUAN.fullmatch(isi)
        return peta[int(cocok[1])] if cocok else isi
    if isinstance(isi, dict):
        return pydyf.Dictionary({k: salin(v, peta) for k, v in isi.items()})
    if isinstance(isi, list | tuple):
        return pydyf.Array([salin(satu, peta) for satu in isi])
    if isinstance(isi, pydyf.Stream):
        return pydyf.Stream(isi.stream, salin(isi.extra, peta), isi.compress)
    return isi


def _polos(isi: Any) -> Any:
    """A copy without references from streams and pictures to the engine."""
    if not isinstance(isi, pydyf.Stream):
        return isi
    aliran = [satu.data if isinstance(satu, pydyf.Object) else satu for satu in isi.stream]
    polos = pydyf.Stream(aliran, isi.extra, isi.compress)
    polos.number = isi.number
    return polos


def _nomor(isi: Any) -> Iterator[int]:
    """The numbers of all objects to which something refers."""
    if isinstance(isi, bytes):
        if cocok := ACUAN.fullmatch(isi):
            yield int(cocok[1])
    elif isinstance(isi, dict | pydyf.Stream):
        nilai = isi.extra if isinstance(isi, pydyf.Stream) else isi
        for satu in nilai.values():
            yield from _nomor(satu)
    elif isinstance(isi, list | tuple):
        for satu in isi:
            yield from _nomor(satu)
