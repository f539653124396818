"""Placeholders that every declaration has (year, unit, dates), and series of values (`tiap`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, is_dataclass
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar, get_args

from ...dasar.deklarasi import Keliru, Ruas
from ...dasar.kosakata import bunyi
from ...dasar.masalah import KunciTidakDikenal, Terbawa, pastikan
from ...dasar.periode import JENIS
from ...hitung.entitas import PerjanjianKinerja
from ...hitung.laporan import Laporan
from ...hitung.sumber import IsiSumber
from ..kalimat import sebutan_tercapai
from .bingkai import UBAHAN, Bingkai, ubah
from .ungkapan import Pengambil, tulis

T = TypeVar("T")
DERET = {nama: list(JENIS[nama]) for nama in ("bulan", "triwulan")}
TAHUN_DATA = "tahun data"
TAHUN_CAPAIAN = "tahun capaian"
TAHUN_RENCANA = "tahun rencana"
TAHUN = (TAHUN_DATA, TAHUN_CAPAIAN, TAHUN_RENCANA)
TERAKHIR = "terakhir"
SUMBER = "sumber"  # placeholders with the code of a source


class TabelTiada(Terbawa, LookupError):
    """The report has no such data table; an error only in a chapter that uses the declaration."""

    def __init__(self, nama: str) -> None:
        super().__init__(bunyi("benda/tabel-tiada", nama=nama))


@dataclass(frozen=True)
class IsianUmum:
    """The report's placeholders, and those that one declaration adds or changes."""

    isi: Mapping[str, object]
    objek: Mapping[str, object]
    pk: Mapping[int, Mapping[str, PerjanjianKinerja]]
    sumber: Mapping[str, str]
    tetap: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def dari(cls, lap: Laporan) -> IsianUmum:
        """The placeholders of a report."""
        edisi, instansi = lap.edisi, lap.instansi
        isi = {
            "tahun": edisi.tahun,
            "tahun_lalu": edisi.tahun_lalu,
            "sebutan": edisi.sebutan,
            "sebutan_target": lap.sebutan_target,
            "sebutan_tercapai": sebutan_tercapai(lap),
            "per": f"per {edisi.tanggal_data}",
            "unit": instansi.nama_singkat,
            "kementerian": instansi.kementerian_ringkas,
        }
        objek: dict[str, object] = {"edisi": edisi, "instansi": instansi, "aturan": lap.aturan}
        objek["acuan"] = lap.acuan
        # The first list names a code that several lists have.
        semua = (s for isi_ in reversed(get_args(IsiSumber)) for s in lap.sumber.semua(isi_))
        nama = {s.kode: s.nama for s in semua}
        return cls(isi, objek, lap.pk_semua, nama).dengan({})

    def dengan(self, tetap: Mapping[str, str], dokumen: str = "") -> IsianUmum:
        """A copy with a declaration's own names; its `tahun` and its document select the
        agreement."""
        isi: dict[str, Any] = {**self.isi, **tetap}
        tahun = str(isi["tahun"])
        semua = self.pk.get(int(tahun), {}) if tahun.isdecimal() else {}
        pk = semua.get(dokumen) or next(iter(semua.values()), None)
        return IsianUmum(isi, {**self.objek, "pk": pk}, self.pk, self.sumber, tetap)

    def baris(self, bingkai: Bingkai) -> Callable[[str], str | Pengambil]:
        """Find placeholders in a row: the declaration's own, columns, the report's."""

        @cache
        def cari(nama: str) -> str | Pengambil:
            depan = nama.partition(".")[0]
            if depan in self.tetap:
                return self.cari(nama)
            isi = None if depan in bingkai.isi.columns else self._temukan(nama)
            return self._atau(bingkai.ambil, nama, bingkai) if isi is None else isi

        return cari

    def gabungan(self, bingkai: Bingkai) -> Callable[[str], str]:
        """Find placeholders outside of rows: the report's, then columns over all rows.

        The date of the data is that of the rows, if they have dates of their own.
        """

        def cari(nama: str) -> str:
            if nama == "per" and (hari := bingkai.hari()):
                return f"per {hari}"
            isi = self._temukan(nama)
            return self._atau(bingkai.gabungan, nama, bingkai) if isi is None else isi

        return cari

    def _atau(self, ambil: Callable[[str], T], nama: str, bingkai: Bingkai) -> T:
        try:
            return ambil(nama)
        except KunciTidakDikenal:
            if nama.partition(".")[0] in bingkai.isi.columns:
                raise
            kata = nama.rpartition(".")[2]  # a word that changes a column stays with it
            ubahan = f".{kata}" if kata in UBAHAN else ""
            semua = [*(f"{k}{ubahan}" for k in bingkai.isi.columns), *self.semua()]
            raise KunciTidakDikenal("Isian", nama, semua) from None

    def _temukan(self, nama: str) -> str | None:
        """The text of a placeholder, "" if the report has no value for it; `None` for an unknown
        one."""
        depan, titik, akhir = nama.partition(".")
        if nama in self.isi:
            return tulis(self.isi[nama])
        if titik and depan in self.objek:
            return tulis(_telusur(depan, self.objek[depan], akhir))
        if depan in self.isi and akhir == SUMBER:
            return self.sumber.get(str(self.isi[depan]), str(self.isi[depan]))
        return ubah(akhir, self.isi[depan]) if depan in self.isi and akhir in UBAHAN else None

    def cari(self, nama: str) -> str:
        """The text of a placeholder, "" if the report has no value for it. Raises KunciTidakDikenal
        for an unknown one."""
        isi = self._temukan(nama)
        if isi is None:
            raise KunciTidakDikenal("Isian", nama, self.semua())
        return isi

    def semua(self) -> list[str]:
        """The names of all placeholders, for suggestions."""
        return [*self.isi, *(f"{d}.{a}" for d, o in self.objek.items() for a in _anggota(d, o))]


def _telusur(nama: str, objek: object, jalan: str) -> Any:
    for langkah in jalan.split("."):
        pastikan([*_anggota(nama, objek)], f"Isian {nama}", langkah)
        if objek is None:
            return None
        objek = objek[langkah] if isinstance(objek, Mapping) else getattr(objek, langkah)
        nama = f"{nama}.{langkah}"
    return objek


def _anggota(nama: str, objek: object) -> Iterator[str]:
    """The names of an object's members: entries, fields, properties."""
    if isinstance(objek, Mapping):
        yield from map(str, objek)
    jenis = PerjanjianKinerja if nama == "pk" and objek is None else type(objek)
    if is_dataclass(jenis):
        yield from (f.name for f in fields(jenis))
        yield from (n for n, v in vars(jenis).items() if isinstance(v, property))


def deret(
    lap: Laporan, ruas: Ruas, baca: Callable[[Ruas], str] = attrgetter("teks")
) -> tuple[str, list[str]]:
    """The name and the values of a series, as `tiap` declares it; `baca` resolves the text of a
    filter.

    `{t: bulan}`, `{t: [TW1, TW2]}`, `{t: tahun data}` (years with results), `{t: tahun capaian}`
    (years with an achievement, of those that `terakhir` keeps), `{t: tahun rencana, dokumen: X}`
    (the edition's year and the last for which this plan has targets), or `{t: target.tahun,
    dokumen: X}` (the years of the targets of that document). `terakhir: 5` keeps the last five.
    Raises Keliru or KunciTidakDikenal for an invalid series, and TabelTiada for a table that this
    report does not have.
    """
    (nama, asal), *saring = ruas.bagian.items() or [("", ruas)]
    if not nama:
        raise Keliru("Tulis “tiap: {nama: bulan}”, atau “tiap: {nama: tabel.kolom}”.")
    saringan = {k: [baca(s) for s in r.daftar] for k, r in saring if k != TERAKHIR}
    nilai = _nilai_deret(lap, asal, saringan)
    for r in (r for k, r in saring if k == TERAKHIR):
        if not r.teks.isdecimal() or not int(r.teks):
            raise Keliru(f"Sesudah “{TERAKHIR}:” tulis banyaknya, misalnya 5.")
        nilai = nilai[-int(r.teks) :]
    if asal.isi == TAHUN_CAPAIAN:
        nilai = [n for n in nilai if int(n) in lap.tahun_capaian]
    return nama, nilai


def _nilai_deret(lap: Laporan, asal: Ruas, saring: Mapping[str, list[str]]) -> list[str]:
    if isinstance(asal.isi, tuple):
        ditulis = [s.teks for s in asal.isi]
        masa = [p for isi in JENIS.values() for p in isi]
        return [pastikan(masa, "Periode", n) for n in ditulis] if {*masa} & {*ditulis} else ditulis
    if asal.teks in DERET:
        return DERET[asal.teks]
    if asal.teks in {TAHUN_DATA, TAHUN_CAPAIAN}:
        return [str(t) for t in lap.tahun_data]
    if asal.teks == TAHUN_RENCANA:
        if len(dokumen := saring.get("dokumen", [])) != 1:
            raise Keliru(f"Sesudah “{TAHUN_RENCANA}” tulis satu “dokumen:” dengan kode sumbernya.")
        return [str(t) for t in lap.sumber.cari("target", dokumen[0]).dibandingkan(lap.edisi.tahun)]
    tabel, titik, kolom = asal.teks.partition(".")
    if not titik:
        raise KunciTidakDikenal("Deret", asal.teks, [*DERET, *TAHUN])
    if tabel not in lap.data:
        raise TabelTiada(pastikan(lap.data.aturan, "Data", tabel))
    bingkai = Bingkai(lap.data[tabel].isi, lap, tabel)
    for k, isi in saring.items():
        bingkai.saring(k, isi)
    return [tulis(n) for n in sorted(bingkai.isi[bingkai.kolom(kolom)].dropna().unique())]
