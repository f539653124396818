"""A ministry's expectations (`portal.yaml`): which units report, by when, which indicators.

All of it is optional; `aturan.schema.json` beside this file has the same structure, for editors.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from macros.dasar.deklarasi import Catatan, Keliru, Ruas, baca
from macros.dasar.himpun import himpun
from macros.dasar.masalah import KunciTidakDikenal, Masalah, pastikan
from macros.dasar.penulisan import nama_periode, slug
from macros.dasar.periode import JENIS, SETAHUN, bulan_akhir, dari_kata
from scripts.portal.petikan import LaporanUnit, kelas_unit

NAMA = "portal.yaml"
RUPA = ("definisi", "ukuran", "satuan", "polaritas")
POLARITAS = ("maksimal", "minimal", "stabil")


def _tahun(ruas: Ruas, _: Catatan) -> int:
    teks = ruas.teks.strip()
    if len(teks) != 4 or not teks.isdecimal():
        raise Keliru("Tahun ditulis dengan empat angka.")
    return int(teks)


def _periode(ruas: Ruas, _: Catatan) -> str:
    semua, teks = [k for isi in JENIS.values() for k in isi], ruas.teks.strip()
    kode = teks.upper() if teks.upper() in semua else dari_kata(teks)
    if not kode:
        raise Keliru("Periode ditulis dengan kodenya: TAHUN, SM1, SM2, TW1 sampai TW4, atau B01.")
    return kode


def _hari(ruas: Ruas, _: Catatan) -> str:
    teks = ruas.teks.strip()
    try:
        return date.fromisoformat(teks).isoformat()
    except ValueError:
        raise Keliru("Tanggal ditulis tahun-bulan-hari, misalnya 2033-01-31.") from None


def _arah(ruas: Ruas, _: Catatan) -> str:
    teks = ruas.teks.strip()
    if teks not in POLARITAS:
        raise Keliru(f"Arah indikator salah satu dari {', '.join(POLARITAS)}.")
    return teks


def _unit(ruas: Ruas, catatan: Catatan) -> dict[str, "UnitDiharapkan"]:
    # By the folder's name in the portal, in any spelling.
    semua = ((slug(nama), satu) for nama, satu in ruas.bagian.items())
    return {nama: UnitDiharapkan(**_bagian(UnitDiharapkan, satu, catatan)) for nama, satu in semua}


def _indikator(ruas: Ruas, catatan: Catatan) -> tuple["IndikatorDiharapkan", ...]:
    hasil = []
    for satu in ruas.daftar:
        with catatan.di(satu):
            isi = _bagian(IndikatorDiharapkan, satu, catatan)
            if not isi.get("nama"):
                kata = "Indikator ini belum bernama. Tulis “nama: …” seperti dalam laporan unit."
                raise Keliru(kata)
            hasil.append(IndikatorDiharapkan(**isi))
    return tuple(hasil)


def _dibaca(cara: Callable[[Ruas, Catatan], Any], bawaan: Any = "") -> Any:
    """A dataclass field with a reader of its own, for values that are not just texts."""
    return field(default=bawaan, metadata={"baca": cara})


def _bagian(kelas: type, ruas: Ruas, catatan: Catatan) -> dict[str, Any]:
    """Read named parts as the fields of a dataclass; unknown and invalid ones are recorded."""
    cara = {f.name: f.metadata.get("baca", lambda r, _: r.teks.strip()) for f in fields(kelas)}
    hasil = {}
    for nama, satu in ruas.bagian.items():
        with catatan.di(satu):
            hasil[nama] = cara[pastikan(cara, "Bagian", nama)](satu, catatan)
    return hasil


@dataclass(frozen=True)
class UnitDiharapkan:
    """A unit that must report; empty fields are taken from its own data."""

    nama: str = ""
    kantor: str = ""
    kelas: str = ""
    tenggat: str = _dibaca(_hari)


@dataclass(frozen=True)
class IndikatorDiharapkan:
    """An indicator that the units with these names (`*` matches anything) must have."""

    nama: str
    kode: str = ""
    definisi: str = ""
    ukuran: str = ""
    satuan: str = ""
    polaritas: str = _dibaca(_arah)
    unit: tuple[Ruas, ...] = _dibaca(lambda ruas, _: ruas.daftar, (Ruas("*", 1),))

    @property
    def rupa(self) -> dict[str, str]:
        """The required way of measurement, as far as it is set."""
        return {nama: isi for nama in RUPA if (isi := getattr(self, nama))}

    def bagi(self, nama: str) -> bool:
        """Whether it is required of the unit with that name."""
        return any(fnmatchcase(nama, pola.teks) for pola in self.unit)


@dataclass(frozen=True)
class Harapan:
    """All expectations; empty without a file."""

    judul: str = ""
    tahun: int = _dibaca(_tahun, 0)
    periode: str = _dibaca(_periode)
    tenggat: str = _dibaca(_hari)
    unit: Mapping[str, UnitDiharapkan] = field(default_factory=dict, metadata={"baca": _unit})
    indikator: tuple[IndikatorDiharapkan, ...] = _dibaca(_indikator, ())

    @property
    def ada(self) -> bool:
        """Whether any unit must report."""
        return bool(self.masa or self.unit or self.indikator or self.tenggat)

    @property
    def masa(self) -> str:
        """The expected period in words; empty if any is accepted."""
        tahun = str(self.tahun or "")
        if self.periode in {"", SETAHUN}:
            return f"tahun {tahun}" if tahun else nama_periode(SETAHUN).lower() * bool(self.periode)
        return f"{nama_periode(self.periode)} {tahun}".strip()

    def semasa(self, p: LaporanUnit) -> bool:
        """Whether a report is of that period; for a whole year of any period that ends with it."""
        if self.tahun and p.tahun != self.tahun:
            return False
        if self.periode:
            return p.kode_periode == self.periode
        return not self.tahun or bulan_akhir(p.kode_periode) == bulan_akhir(SETAHUN)

    @property
    def baku(self) -> dict[str, Mapping[str, str]]:
        """The required way of measurement, by name of the indicator."""
        return {slug(i.nama): i.rupa for i in self.indikator if i.rupa}

    def lengkapi(self, semua: Sequence[LaporanUnit]) -> list[LaporanUnit]:
        """The units, completed with their expected data, and those without a report."""
        ada = {p.slug: p for p in semua}
        atasan = himpun((p.kantor, p.kementerian) for p in semua if p.kementerian)
        induk = {kantor: isi[0] for kantor, isi in atasan.items() if len({*isi}) == 1}
        for nama, u in self.unit.items():
            p = ada.get(nama, LaporanUnit(nama, u.nama or nama, keadaan="belum"))
            ada[nama] = replace(
                p,
                nama=u.nama if u.nama and not p.tampil else p.nama,
                kementerian=p.kementerian or induk.get(u.kantor, ""),
                kantor=u.kantor or p.kantor,
                kelas=kelas_unit(u.kelas) or p.kelas,
                tenggat=u.tenggat,
            )
        return [replace(p, tenggat=p.tenggat or self.tenggat) for p in ada.values()]


def muat(jalur: Path, unit: Sequence[str]) -> tuple[Harapan, list[Masalah]]:
    """Read the rules for these units, and problems; invalid parts are left out."""
    akar, masalah = baca(jalur, jalur.name)
    catatan = Catatan(jalur.name, masalah)
    hasil = Harapan(**_bagian(Harapan, akar, catatan))
    dikenal = [*unit, *hasil.unit]
    for pola in [p for i in hasil.indikator for p in i.unit]:
        with catatan.di(pola):
            if not any(fnmatchcase(nama, pola.teks) for nama in dikenal):
                raise KunciTidakDikenal("Unit", pola.teks, dikenal)
    return hasil, catatan.masalah


@dataclass(frozen=True)
class Ketentuan:
    """The state of a unit's obligations: `tepat`, `terlambat`, `lain` (a report of another period),
    `lama`, or `tiada`; and missing indicators, each with the one that has its code instead."""

    unit: LaporanUnit
    keadaan: str
    kurang: tuple[tuple[str, str], ...]


def periksa(aturan: Harapan, semua: Sequence[LaporanUnit]) -> list[Ketentuan]:
    """The state of every unit; of a unit with a current report, reports of other periods are
    ignored."""
    hasil = [*_periksa(aturan, semua)]
    sudah = {k.unit.jati for k in hasil if k.keadaan != "lain"}
    return [k for k in hasil if k.keadaan != "lain" or k.unit.jati not in sudah]


def _periksa(aturan: Harapan, semua: Sequence[LaporanUnit]) -> Iterator[Ketentuan]:
    for p in semua:
        ada = {slug(i.nama) for i in p.indikator}
        kode = {i.kode: i.nama for i in p.indikator}
        kurang = tuple(
            (i.nama, kode.get(i.kode, ""))
            for i in aturan.indikator
            if i.bagi(p.slug) and p.tampil and slug(i.nama) not in ada
        )
        keadaan = p.keadaan
        if p.tampil and not aturan.semasa(p):
            keadaan = "lain"
        elif p.keadaan == "ada" and not p.terbit:
            keadaan = "tanpa-tanggal"
        elif p.keadaan == "ada":
            keadaan = "terlambat" if p.tenggat and p.terbit > p.tenggat else "tepat"
        yield Ketentuan(p, keadaan, kurang)
