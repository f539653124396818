"""What a ministry expects of its units: who reports, by when, and which indicators (`portal.yaml`).

Everything in it is optional; `aturan.schema.json` beside this file says the same to editors.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

from macros.dasar.deklarasi import Catatan, Keliru, Ruas, baca
from macros.dasar.masalah import Masalah, saran
from macros.dasar.penulisan import slug
from scripts.portal.petikan import LaporanUnit, kelas_baku

NAMA = "portal.yaml"
UMUM = ("judul", "tahun", "tenggat", "unit", "indikator")
UNIT = ("nama", "kantor", "kelas", "tenggat")
INDIKATOR = ("nama", "kode", "definisi", "ukuran", "satuan", "polaritas", "unit")
POLARITAS = ("maksimal", "minimal", "stabil")


@dataclass(frozen=True)
class UnitDiharapkan:
    """A unit that is to report; what is empty its own data say."""

    nama: str = ""
    kantor: str = ""
    kelas: str = ""
    tenggat: str = ""


@dataclass(frozen=True)
class IndikatorDiharapkan:
    """An indicator that the units of these names (with `*`) are to have, as the ministry has it."""

    nama: str
    kode: str = ""
    rupa: Mapping[str, str] = field(default_factory=dict)
    unit: tuple[str, ...] = ("*",)

    def bagi(self, nama: str) -> bool:
        """Whether the unit of that name is to have it."""
        return any(fnmatchcase(nama, pola) for pola in self.unit)


@dataclass(frozen=True)
class Harapan:
    """All that is expected; empty where nothing is."""

    judul: str = ""
    tahun: int = 0
    unit: Mapping[str, UnitDiharapkan] = field(default_factory=dict)
    indikator: tuple[IndikatorDiharapkan, ...] = ()
    tenggat: str = ""

    @property
    def ada(self) -> bool:
        """Whether anything is expected of a unit."""
        return bool(self.tahun or self.unit or self.indikator or self.tenggat)

    @property
    def baku(self) -> dict[str, Mapping[str, str]]:
        """By the name of an indicator how it is to be measured."""
        return {slug(i.nama): i.rupa for i in self.indikator if i.rupa}

    def lengkapi(self, semua: Sequence[LaporanUnit]) -> list[LaporanUnit]:
        """The units with what is said of them here, and those that have sent nothing."""
        ada = {p.slug: p for p in semua}
        induk = {p.kantor: p.kementerian for p in semua}
        for nama, u in self.unit.items():
            p = ada.get(nama, LaporanUnit(nama, u.nama or nama, keadaan="belum"))
            ada[nama] = replace(
                p,
                nama=u.nama if u.nama and not p.tampil else p.nama,
                kementerian=p.kementerian or induk.get(u.kantor, ""),
                kantor=u.kantor or p.kantor,
                kelas=kelas_baku(u.kelas) or p.kelas,
                tenggat=u.tenggat,
            )
        return [replace(p, tenggat=p.tenggat or self.tenggat) for p in ada.values()]


def muat(jalur: Path, unit: Sequence[str]) -> tuple[Harapan, list[Masalah]]:
    """The rules of a file for units of these names, and what is wrong with it; the rest of what is
    wrong is still read."""
    akar, masalah = baca(jalur, jalur.name)
    catatan = Catatan(jalur.name, masalah)
    return _harapan(akar, catatan, unit), catatan.masalah


def _harapan(akar: Ruas, catatan: Catatan, unit_ada: Sequence[str]) -> Harapan:
    isi = _bagian(akar, catatan, UMUM)
    unit: dict[str, UnitDiharapkan] = {}
    indikator: list[IndikatorDiharapkan] = []
    if "unit" in isi:
        with catatan.di(isi["unit"]):
            for nama, ruas in isi["unit"].bagian.items():
                unit[nama] = UnitDiharapkan(**_teks(_bagian(ruas, catatan, UNIT), catatan))
    dikenal = [*unit_ada, *unit]
    for ruas in isi["indikator"].daftar if "indikator" in isi else ():
        with catatan.di(ruas):
            indikator.append(_indikator(ruas, catatan, dikenal))
    umum = _teks({k: isi[k] for k in ("tahun", "judul", "tenggat") if k in isi}, catatan)
    tahun = int(umum.pop("tahun", "") or 0)
    return Harapan(tahun=tahun, unit=unit, indikator=tuple(indikator), **umum)


def _indikator(ruas: Ruas, catatan: Catatan, dikenal: Sequence[str]) -> IndikatorDiharapkan:
    isi = _bagian(ruas, catatan, INDIKATOR)
    teks = _teks({k: satu for k, satu in isi.items() if k != "unit"}, catatan)
    if not teks.get("nama"):
        raise Keliru("Indikator ini belum bernama. Tulis “nama: …” seperti dalam laporan unit.")
    pola = []
    for satu in isi["unit"].daftar if "unit" in isi else ():
        pola.append(satu.teks)
        if not any(fnmatchcase(n, satu.teks) for n in dikenal):
            pesan = f"Tidak ada unit bernama begini. {saran(satu.teks, dikenal)}".strip()
            catatan.galat("D053", satu.baris, pesan, satu.teks)
    rupa = {k: v for k, v in teks.items() if k not in {"nama", "kode"}}
    return IndikatorDiharapkan(teks["nama"], teks.get("kode", ""), rupa, tuple(pola) or ("*",))


def _bagian(ruas: Ruas, catatan: Catatan, dikenal: Sequence[str]) -> Mapping[str, Ruas]:
    """The named parts that are known; the others are errors with the nearest name."""
    isi = ruas.bagian
    for nama, satu in isi.items():
        if nama not in dikenal:
            pesan = f"Nama ini tidak dikenal. {saran(nama, dikenal)}".strip()
            catatan.galat("D053", satu.baris, pesan, nama)
    return {nama: satu for nama, satu in isi.items() if nama in dikenal}


def _teks(isi: Mapping[str, Ruas], catatan: Catatan) -> dict[str, str]:
    """The texts, each as it must be for its name; empty where it is wrong."""
    hasil = dict.fromkeys(isi, "")
    for nama, ruas in isi.items():
        with catatan.di(ruas):
            teks = ruas.teks.strip()
            if nama == "tahun" and (len(teks) != 4 or not teks.isdecimal()):
                raise Keliru("Tahun ditulis dengan empat angka.")
            if nama == "polaritas" and teks not in POLARITAS:
                raise Keliru(f"Arah indikator salah satu dari {', '.join(POLARITAS)}.")
            try:
                hasil[nama] = date.fromisoformat(teks).isoformat() if nama == "tenggat" else teks
            except ValueError:
                raise Keliru("Tanggal ditulis tahun-bulan-hari, misalnya 2033-01-31.") from None
    return hasil


@dataclass(frozen=True)
class Ketentuan:
    """What is expected of a unit and how far it is: `tepat`, `terlambat`, `lain` (a report of
    another year), `lama`, or `tiada`; and the indicators that are missing, each with what has its
    code instead."""

    unit: LaporanUnit
    keadaan: str
    kurang: tuple[tuple[str, str], ...]


def periksa(aturan: Harapan, semua: Sequence[LaporanUnit]) -> Iterator[Ketentuan]:
    """How far every unit has done what is expected of it."""
    for p in semua:
        ada = {slug(i.nama) for i in p.indikator}
        kode = {i.kode: i.nama for i in p.indikator}
        kurang = tuple(
            (i.nama, kode.get(i.kode, ""))
            for i in aturan.indikator
            if i.bagi(p.slug) and p.tampil and slug(i.nama) not in ada
        )
        keadaan = p.keadaan
        if p.tampil and aturan.tahun and p.tahun != aturan.tahun:
            keadaan = "lain"
        elif p.keadaan == "ada" and not p.terbit:
            keadaan = "tanpa-tanggal"
        elif p.keadaan == "ada":
            keadaan = "terlambat" if p.tenggat and p.terbit > p.tenggat else "tepat"
        yield Ketentuan(p, keadaan, kurang)
