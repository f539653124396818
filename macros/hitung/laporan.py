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

TAHUNAN: tuple[Peran, ...] = ("janji", "keluaran")  # roles of documents of one year


@dataclass(frozen=True, kw_only=True)
class Laporan(Bahan):
    """One edition of one unit's report: what it is computed from, and all that came of it.

    `deklarasi` are the things that its data describe, by the name of the file; `ukuran` is what was
    measured period by period, by indicator and year.
    """

    tabel_sendiri: dict[str, TabelSendiri] = field(default_factory=dict)
    deklarasi: Mapping[str, Ruas] = field(default_factory=dict)
    ukuran: dict[tuple[str, int], ukuran.HasilUkur] = field(default_factory=dict)

    @cached_property
    def instansi(self) -> Instansi:
        """The unit as it is called on the edition's day of issue."""
        return self._instansi(None)

    def _instansi(self, hari: date | None) -> Instansi:
        """The unit as it was called on a day, or on the edition's day of issue."""
        r = pada(self.baris("instansi"), hari or self.edisi.hari_terbit)
        return Instansi(**{f.name: getattr(r, f.name) or "" for f in fields(Instansi)})

    @cached_property
    def pejabat(self) -> dict[str, Pejabat]:
        """Who holds each post on the edition's day of issue."""
        return {r.kode: self._pejabat(r.kode, None) for r in self.baris("pejabat")}

    def _pejabat(self, kode: str, hari: date | None) -> Pejabat:
        """Who held a post on a day, or on the edition's day of issue."""
        calon = self.baris("pejabat", kode=kode)
        return dari_baris(Pejabat, pada(calon, hari or self.edisi.hari_terbit))

    @cached_property
    def tanda_tangan(self) -> dict[str, tuple[Penanda, ...]]:
        """The signature blocks, each signer as he was on the day of signing."""
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
        """Every agreement by year and document, with the names of its day; in each year the one
        that counts stands first."""
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
        """The rules of assessment that the edition follows, by what they assess."""
        return angka_skema.aturan(self.data, self.edisi)

    @cached_property
    def tagihan(self) -> tuple[Tagihan, ...]:
        """The rows of the edition's year that wait to be filled."""
        return tuple(ditagih(self.data, self.edisi.tahun))

    @property
    def tahun_data(self) -> list[int]:
        """The years up to the edition's of which the data have results or promises to measure."""
        tabel = (self.data[n].kolom("tahun") for n in ("target", *HASIL) if n in self.data)
        tahun = {int(t) for kolom in tabel for t in kolom.values() if t <= self.edisi.tahun}
        return sorted(t for t in tahun if kunci.jumlah("indikator", t) in self.register)

    @property
    def tahun_capaian(self) -> list[int]:
        """Those of them in which a result can be set against a target, and the edition's."""
        cocok, edisi = self.register.cocok, self.edisi.tahun
        dinilai = {t: any(a.terisi for a in cocok(kunci.capaian("*", t))) for t in self.tahun_data}
        return [t for t, ada in dinilai.items() if ada or t == edisi]

    def masa(self, *angka: Angka) -> frozenset[Masa]:
        """The times that the results behind figures speak of; empty for what is no result."""
        return masa(angka, self)

    @cached_property
    def target_lebih_lama(self) -> dict[str, Masa | None]:
        """Of each indicator that reached its target or missed it, the time for which that target
        was promised where it is longer than the edition tells of."""
        akhir, hasil = bulan_akhir(self.edisi.kode_periode), dict[str, Masa | None]()
        for i in self.daftar_indikator():
            target = self.target(i.kode)
            if target and self.status(i.kode) in ("tercapai", "belum-tercapai"):
                janji = masa([target], self, JANJI)
                hasil[i.kode] = max((m for m in janji if m.bulan > akhir), default=None)
        return hasil

    @cached_property
    def belum_pasti(self) -> dict[str, Masa]:
        """Of each indicator that keeps a limit until now, though the limit is for longer and what
        is counted may still pass it: the time of that limit."""
        semua = ((k, m) for k, m in self.target_lebih_lama.items() if m)
        buruk = {k: m for k, m in semua if self.indikator[k].memburuk}
        return {k: m for k, m in buruk.items() if self.status(k) == "tercapai"}

    @cached_property
    def meleset(self) -> list[Indikator]:
        """The indicators that missed their targets, and have no time left to reach them, or count
        what only grows; of a typed result without `gabung`, or below a range, nobody knows."""
        lama, semua = self.target_lebih_lama, self.daftar_indikator()
        kurang = [i for i in semua if self.status(i.kode) == "belum-tercapai"]
        pasti = {i.kode for i in kurang if i.gabung and i.memburuk and i.polaritas == "minimal"}
        return [i for i in kurang if i.kode in pasti or not lama.get(i.kode)]

    @property
    def sebutan_target(self) -> str:
        """What results are held against: `target`; where each of them is held against what was
        promised for longer, by that name: `target setahun`."""
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
        goal in theirs, wherever their rows stand."""
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
        """The measured indicators, each followed by its parts; those that are not measured
        themselves come along where parts of them are."""
        terukur = {i.kode for i in self.daftar_indikator()}

        def susun(i: Indikator) -> list[Indikator]:
            bagian = [j for a in self.anak(i.kode) for j in susun(a)]
            return [i, *bagian] if bagian or i.kode in terukur else []

        return [j for i in self.indikator.values() if not i.induk for j in susun(i)]

    def daftar_sasaran(self, tingkat: str | None = None) -> list[Sasaran]:
        """The goals of one level, in order; without one, those of every level of which each promise
        counts, and all whose indicators the edition measures."""
        if tingkat is not None:
            return [s for s in self.sasaran.values() if s.tingkat == tingkat]
        terukur = {i.sasaran for i in self.daftar_bertingkat()}
        semua = self.sasaran.values()
        return [s for s in semua if s.kode in terukur or self.tingkat[s.tingkat].diukur]

    def capaian(self, kode: str, tahun: int | None = None, sumber: str = "") -> Angka:
        """An indicator's achievement, of the edition's year unless another is named."""
        return self.register[kunci.capaian(kode, tahun or self.edisi.tahun, sumber)]

    def status(self, kode: str) -> Status:
        """Whether an indicator reached its target in the edition's year."""
        a = self.capaian(kode)
        return capaian.status(a.nilai, a.keadaan)

    def kategori(self, kunci: str) -> Kategori | None:
        """The step on which a figure lies, on the scale of what it measures.

        `None` for a figure without value. Raises LookupError where no scale is made for such a
        figure, or the edition's rules have none.
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
        """The goals and indicators of a document in its own order and wording, as it has them in
        the edition's year or another."""
        return [dari_baris(Rumusan, r) for r in self.baris_rumusan(dokumen, tahun)]

    def baris_rumusan(self, dokumen: str, tahun: int | None = None) -> list[Any]:
        """The rows of `rumusan.csv` that hold of a document in the edition's year or another.

        A wording counts from its year until a later one of the same document; without a year of its
        own, from the beginning. What is made anew every year (promises, outputs) has none before it
        is made.
        """
        batas = tahun or self.edisi.tahun
        setahun = dokumen in {s.kode for s in self.sumber.berperan("rumusan", *TAHUNAN)}
        isi = [r for r in self.baris("rumusan", dokumen=dokumen) if (r.tahun or 0) <= batas]
        isi = [r for r in isi if not setahun or r.tahun in {None, batas}]
        sejak = max((r.tahun or 0 for r in isi), default=0)
        return sorted((r for r in isi if (r.tahun or 0) == sejak), key=lambda r: r.urut)

    def posisi_anggaran(self, tahun: int | None = None) -> list[tuple[Posisi, list[Any]]]:
        """What counts of each year and source of budget, with its rows; or of one year alone."""
        semua = posisi_anggaran.terhitung(self)
        return [(di, isi) for di, isi in semua if tahun in {None, di.tahun}]

    @property
    def acuan(self) -> dict[IsiSumber, SumberIsi]:
        """The reference of every kind; of budget the one that the edition's year really follows."""
        acuan = self.sumber.semua_acuan()
        for di, _ in self.posisi_anggaran(self.edisi.tahun)[:1]:
            acuan["anggaran"] = self.sumber.cari("anggaran", di.sumber)
        return acuan

    def baris(self, nama: str, **saring: object) -> Iterator[Any]:
        """Rows of a table of the data package."""
        return self.data[nama].baris(**saring)


def buka(folder: Path) -> Laporan:
    """Load and check the data in `folder` and compute the report from it. Raises GalatLaporan where
    the data have errors; all of them at once."""
    data, masalah = baca(folder)
    deklarasi, salah = baca_deklarasi(folder)
    if masalah or salah:
        raise GalatLaporan([*masalah, *salah])
    return susun(data, deklarasi)


def susun(data: Data, deklarasi: Mapping[str, Ruas] | None = None) -> Laporan:
    """Compute the report from sound tables; `deklarasi` are the things that they describe. Raises
    GalatLaporan where a figure of the unit's own cannot be computed as `angka.csv` says."""
    lap = Laporan.dari(data, deklarasi=deklarasi or {})
    register = lap.register
    # Later figures rest on earlier ones.
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
