"""Laporan: everything that a chapter may ask for, computed once and frozen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from ..asupan.menunggu import Tagihan, ditagih
from ..asupan.muat import Data, baca
from ..asupan.simpanan import baca_deklarasi
from ..dasar.angka import Angka
from ..dasar.deklarasi import Ruas
from ..dasar.himpun import pada
from ..dasar.masalah import GalatLaporan
from ..dasar.penulisan import BELUM_BERTANGGAL, tanggal
from ..dasar.periode import bulan_akhir
from . import (
    analisis,
    angka_skema,
    capaian,
    ikpa,
    keuangan,
    kinerja,
    kunci,
    milik_unit,
    posisi_anggaran,
    ringkasan,
    ukuran,
)
from .bahan import Bahan
from .capaian import Kategori, Status
from .entitas import (
    Aturan,
    Indikator,
    Instansi,
    Pejabat,
    Penanda,
    PerjanjianKinerja,
    Rumusan,
    Sasaran,
    dari_baris,
)
from .masa import HASIL, JANJI, Masa, masa
from .milik_unit import TabelSendiri
from .posisi_anggaran import Posisi
from .sumber import IsiSumber, Peran, SumberIsi

TAHUNAN: tuple[Peran, ...] = ("janji", "keluaran")  # roles of documents that are made for one year


@dataclass(frozen=True, kw_only=True)
class Laporan(Bahan):
    """One edition of one unit's report: the input of all calculations, and all that was computed.

    `deklarasi` are the declarations in `data/` by file name; `ukuran` the results measured period
    by period, by indicator and year.
    """

    tabel_sendiri: dict[str, TabelSendiri] = field(default_factory=dict)
    deklarasi: Mapping[str, Ruas] = field(default_factory=dict)
    ukuran: dict[tuple[str, int], ukuran.HasilUkur] = field(default_factory=dict)

    @cached_property
    def instansi(self) -> Instansi:
        """The unit with its name on the edition's day of issue."""
        return self._instansi(None)

    def _instansi(self, hari: date | None) -> Instansi:
        """The unit with its name on a day (default: the edition's day of issue)."""
        r = pada(self.baris("instansi"), hari or self.edisi.hari_terbit)
        return Instansi(**{f.name: getattr(r, f.name) or "" for f in fields(Instansi)})

    @cached_property
    def pejabat(self) -> dict[str, Pejabat]:
        """The holder of each post on the edition's day of issue."""
        return {r.kode: self._pejabat(r.kode, None) for r in self.baris("pejabat")}

    def _pejabat(self, kode: str, hari: date | None) -> Pejabat:
        """The holder of a post on a day (default: the edition's day of issue)."""
        calon = self.baris("pejabat", kode=kode)
        return dari_baris(Pejabat, pada(calon, hari or self.edisi.hari_terbit))

    @cached_property
    def tanda_tangan(self) -> dict[str, tuple[Penanda, ...]]:
        """The signature blocks, each with its signers as of the day of signing."""
        semua = list(self.baris("tanda_tangan"))
        hasil: dict[str, tuple[Penanda, ...]] = {r.blok: () for r in semua}
        for r in sorted(semua, key=lambda r: r.urut):
            pejabat, instansi = self._pejabat(r.pejabat, r.tanggal), self._instansi(r.tanggal)
            tertanda, hari = bool(r.ditandatangani), _hari(r)
            satu = Penanda(r.blok, pejabat, r.peran or "", r.tempat, hari, tertanda, instansi)
            hasil[r.blok] = (*hasil[r.blok], satu)
        return hasil

    @cached_property
    def pk_semua(self) -> dict[int, dict[str, PerjanjianKinerja]]:
        """Every agreement by year and document, with the names of its day; the one that counts is
        the first of its year."""
        sumber, hasil = self.sumber, dict[int, dict[str, PerjanjianKinerja]]()

        def urutan(r: Any) -> tuple[int, int]:
            return r.tahun, sumber.urutan_janji(sumber.perjanjian(r))

        for r in sorted(self.baris("perjanjian_kinerja"), key=urutan):
            dokumen, instansi = sumber.perjanjian(r), self._instansi(r.tanggal)
            satu, dua = (self._pejabat(p, r.tanggal) for p in (r.pihak_pertama, r.pihak_kedua))
            nama = sumber.nama("target", dokumen)
            hasil.setdefault(r.tahun, {})[dokumen] = PerjanjianKinerja(
                r.tahun, r.tempat, _hari(r), satu, dua, dokumen, nama, instansi
            )
        return hasil

    @cached_property
    def aturan(self) -> dict[str, Aturan]:
        """The edition's rules of assessment, by kind."""
        return angka_skema.aturan(self.data, self.edisi)

    @cached_property
    def tagihan(self) -> tuple[Tagihan, ...]:
        """The rows of the edition's year that are still to be filled in."""
        return tuple(ditagih(self.data, self.edisi.tahun))

    @property
    def tahun_data(self) -> list[int]:
        """The years up to the edition's with results or promises."""
        tabel = (self.data[n].kolom("tahun") for n in ("target", *HASIL) if n in self.data)
        tahun = {int(t) for kolom in tabel for t in kolom.values() if t <= self.edisi.tahun}
        return sorted(t for t in tahun if kunci.jumlah("indikator", t) in self.register)

    @property
    def tahun_capaian(self) -> list[int]:
        """The years of `tahun_data` with at least one achievement, and the edition's."""
        cocok, edisi = self.register.cocok, self.edisi.tahun
        dinilai = {t: any(a.terisi for a in cocok(kunci.capaian("*", t))) for t in self.tahun_data}
        return [t for t, ada in dinilai.items() if ada or t == edisi]

    def masa(self, *angka: Angka) -> frozenset[Masa]:
        """The times that the results behind figures cover; empty for a figure that is no result."""
        return masa(angka, self)

    @cached_property
    def target_lebih_lama(self) -> dict[str, Masa | None]:
        """For each indicator that reached or missed its target: the time of that target, if it is
        longer than the edition's, else `None`."""
        akhir, hasil = bulan_akhir(self.edisi.kode_periode), dict[str, Masa | None]()
        for i in self.daftar_indikator():
            target = self.target(i.kode)
            if target and self.status(i.kode) in ("tercapai", "belum-tercapai"):
                janji = masa([target], self, JANJI)
                hasil[i.kode] = max((m for m in janji if m.bulan > akhir), default=None)
        return hasil

    @cached_property
    def belum_pasti(self) -> dict[str, Masa]:
        """Indicators that are within their limit so far but may still pass it (`memburuk`), since
        the limit is for a longer time: that time, by code."""
        semua = ((k, m) for k, m in self.target_lebih_lama.items() if m)
        buruk = {k: m for k, m in semua if self.indikator[k].memburuk}
        return {k: m for k, m in buruk.items() if self.status(k) == "tercapai"}

    @cached_property
    def meleset(self) -> list[Indikator]:
        """The indicators that definitely missed their targets: their time is over, or their count
        only grows. A typed result without `gabung`, or one below a range, is not definite."""
        lama, semua = self.target_lebih_lama, self.daftar_indikator()
        kurang = [i for i in semua if self.status(i.kode) == "belum-tercapai"]
        pasti = {i.kode for i in kurang if i.gabung and i.memburuk and i.polaritas == "minimal"}
        return [i for i in kurang if i.kode in pasti or not lama.get(i.kode)]

    @property
    def sebutan_target(self) -> str:
        """The word for the targets of results: `target`, or where all of them are for the same
        longer time, with its name: `target setahun`."""
        nama = {m.sebutan if m else "" for m in self.target_lebih_lama.values()}
        return f"target {nama.pop() if len(nama) == 1 else ''}".rstrip()

    @property
    def unit(self) -> str:
        """The unit's short name, for captions."""
        return self.instansi.nama_singkat

    @property
    def pk(self) -> dict[int, PerjanjianKinerja]:
        """The agreement that counts, by year."""
        return {tahun: next(iter(semua.values())) for tahun, semua in self.pk_semua.items()}

    def daftar_indikator(self, sasaran: str | None = None) -> list[Indikator]:
        """The indicators that the edition measures, of one goal or of all, in order; those of a
        goal in its order, wherever their rows are."""
        semua, tahun = self.indikator.values(), self.edisi.tahun
        diukur = [i for i in semua if kunci.capaian(i.kode, tahun) in self.register]
        awal = {i.sasaran: n for n, i in reversed([*enumerate(diukur)])}
        diukur.sort(key=lambda i: (awal[i.sasaran], i.urut))
        return [i for i in diukur if sasaran in (None, i.sasaran)]

    def anak(self, kode: str) -> list[Indikator]:
        """The indicators that are parts of another, in order."""
        return [i for i in self.indikator.values() if i.induk == kode]

    @property
    def terbagi(self) -> set[str]:
        """The indicators that have parts."""
        return {i.induk for i in self.indikator.values() if i.induk}

    def daftar_bertingkat(self) -> list[Indikator]:
        """The measured indicators, each followed by its parts; an unmeasured one is included if a
        part of it is measured."""
        terukur = {i.kode for i in self.daftar_indikator()}

        def susun(i: Indikator) -> list[Indikator]:
            bagian = [j for a in self.anak(i.kode) for j in susun(a)]
            return [i, *bagian] if bagian or i.kode in terukur else []

        return [j for i in self.indikator.values() if not i.induk for j in susun(i)]

    def daftar_sasaran(self, tingkat: str | None = None) -> list[Sasaran]:
        """The goals of one level, in order; without a level, those of every level on which each
        promise counts, and all with measured indicators."""
        if tingkat is not None:
            return [s for s in self.sasaran.values() if s.tingkat == tingkat]
        terukur = {i.sasaran for i in self.daftar_bertingkat()}
        semua = self.sasaran.values()
        return [s for s in semua if s.kode in terukur or self.tingkat[s.tingkat].diukur]

    def capaian(self, kode: str, tahun: int | None = None, sumber: str = "") -> Angka:
        """An indicator's achievement (default: in the edition's year)."""
        return self.register[kunci.capaian(kode, tahun or self.edisi.tahun, sumber)]

    def status(self, kode: str) -> Status:
        """Whether an indicator reached its target in the edition's year."""
        a = self.capaian(kode)
        return capaian.status(a.nilai, a.keadaan)

    def kategori(self, kunci: str) -> Kategori | None:
        """The step of a figure on the scale that assesses it; `None` for a figure without value.

        Raises LookupError where no scale assesses such a figure, or the edition's rules have none.
        """
        jenis = angka_skema.penilaian(self.data, self.register[kunci])
        if jenis not in self.aturan:
            raise LookupError(f"Paket aturan edisi ini tidak memuat skala untuk “{jenis}”.")
        nilai = self.register[kunci].nilai
        return None if nilai is None else capaian.kategori(nilai, self.aturan[jenis].skala)

    @property
    def skala(self) -> tuple[Kategori, ...]:
        """The scale of achievement."""
        return self.aturan["capaian"].skala

    def rumusan(self, dokumen: str, tahun: int | None = None) -> list[Rumusan]:
        """The goals and indicators of a document in its order and wording (default: of the
        edition's year)."""
        return [dari_baris(Rumusan, r) for r in self.baris_rumusan(dokumen, tahun)]

    def baris_rumusan(self, dokumen: str, tahun: int | None = None) -> list[Any]:
        """The rows of `rumusan.csv` of a document that are valid in a year (default: the
        edition's).

        A wording is valid from its year until a later one of the same document; without a year of
        its own, from the beginning. Yearly documents (promises, outputs) have none before their
        year.
        """
        batas = tahun or self.edisi.tahun
        setahun = dokumen in {s.kode for s in self.sumber.berperan("rumusan", *TAHUNAN)}
        isi = [r for r in self.baris("rumusan", dokumen=dokumen) if (r.tahun or 0) <= batas]
        isi = [r for r in isi if not setahun or r.tahun in {None, batas}]
        sejak = max((r.tahun or 0 for r in isi), default=0)
        return sorted((r for r in isi if (r.tahun or 0) == sejak), key=lambda r: r.urut)

    def posisi_anggaran(self, tahun: int | None = None) -> list[tuple[Posisi, list[Any]]]:
        """The budget amounts that count by year and source, with their rows; or of one year."""
        semua = posisi_anggaran.terhitung(self)
        return [(di, isi) for di, isi in semua if tahun in {None, di.tahun}]

    @property
    def acuan(self) -> dict[IsiSumber, SumberIsi]:
        """The reference source of every kind; of the budget the one that counts this year."""
        acuan = self.sumber.semua_acuan()
        for di, _ in self.posisi_anggaran(self.edisi.tahun)[:1]:
            acuan["anggaran"] = self.sumber.cari("anggaran", di.sumber)
        return acuan

    def baris(self, nama: str, **saring: object) -> Iterator[Any]:
        """Rows of a table of the data package."""
        return self.data[nama].baris(**saring)


def buka(folder: Path) -> Laporan:
    """Load and check the data in `folder` and compute the report. Raises GalatLaporan with all
    errors in the data."""
    data, masalah = baca(folder)
    deklarasi, salah = baca_deklarasi(folder)
    if masalah or salah:
        raise GalatLaporan([*masalah, *salah])
    return susun(data, deklarasi)


def susun(data: Data, deklarasi: Mapping[str, Ruas] | None = None) -> Laporan:
    """Compute the report from valid tables and its declarations. Raises GalatLaporan where a figure
    of `angka.csv` cannot be computed."""
    lap = Laporan.dari(data, deklarasi=deklarasi or {})
    register = lap.register
    # Later figures depend on earlier ones.
    lap.ukuran.update(kinerja.daftarkan(lap))
    keuangan.daftarkan(lap)
    ikpa.daftarkan(register, data["ikpa"])
    angka_skema.daftarkan(register, data)
    ringkasan.pegawai(register, data["pegawai"])
    ringkasan.kendala(register, data["kendala"])
    ringkasan.target_kinerja(register, data)
    analisis.efisiensi(lap)
    analisis.daftarkan(lap)
    lap.tabel_sendiri.update(milik_unit.tabel(register, data))
    milik_unit.angka(register, data.get(milik_unit.ANGKA), lap.edisi.tahun)
    return lap


def _hari(r: Any) -> str:
    """The day of a document in words."""
    return tanggal(r.tanggal) if r.tanggal else BELUM_BERTANGGAL
