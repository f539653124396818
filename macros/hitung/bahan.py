"""The input of all calculations, and the choice among several targets and realisations."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from itertools import product
from typing import Any, Self

from ..asupan.antartabel import baris_skala
from ..asupan.muat import Data
from ..dasar.angka import Angka, GayaTulis, Register, pecahan
from ..dasar.himpun import himpun_baris, pada
from ..dasar.penulisan import CARA, SPASI, pola_satuan
from ..dasar.periode import akhir_periode, sejak_januari, semasa
from . import kunci
from .entitas import Edisi, Indikator, Sasaran, TingkatSasaran, dari_baris
from .pohon_anggaran import PohonAnggaran, kegiatan
from .sumber import DaftarSumber


@dataclass(frozen=True)
class Bahan:
    """Tables and register of a report, and what of them counts: sources by the kind of their
    content, the levels of goals from the highest.

    `varian` are the rows of an indicator's code, which may change from year to year; `bermasa`
    caches the cells behind figures for `masa.py`.
    """

    register: Register
    data: Data
    edisi: Edisi
    sumber: DaftarSumber
    tingkat: Mapping[str, TingkatSasaran]
    sasaran: Mapping[str, Sasaran]
    varian: Mapping[str, tuple[Indikator, ...]]
    bermasa: dict[str, Any] = field(init=False, default_factory=dict, repr=False, compare=False)

    @classmethod
    def dari(cls, data: Data, **lain: Any) -> Self:
        """From valid tables, with an empty register; `lain` are the fields of a subclass."""
        edisi = _edisi(data["laporan"].satu())
        sumber = DaftarSumber.dari(data.get("sumber"), data.get("target"))
        register = Register(gaya=gaya_tulis(data, edisi))
        sasaran = {r.kode: dari_baris(Sasaran, r) for r in data["sasaran"].baris()}
        tingkat = {
            r.kode: TingkatSasaran(r.kode, r.nama, bool(r.diukur))
            for r in sorted(data["tingkat"].baris(), key=lambda r: r.urut)
        }
        varian = _varian(data, sasaran, edisi.tahun)
        return cls(register, data, edisi, sumber, tingkat, sasaran, varian, **lain)

    def indikator_pada(self, tahun: int) -> list[Indikator]:
        """Every indicator as defined in a year, or in the nearest year in which it is valid."""
        return [pada(v, tahun) for v in self.varian.values()]

    @cached_property
    def indikator(self) -> dict[str, Indikator]:
        """The indicators as they are defined in the edition's year, by code."""
        return {i.kode: i for i in self.indikator_pada(self.edisi.tahun)}

    def sebut(self, i: Indikator) -> str:
        """The indicator's name in labels; with its code where another has the same name."""
        return f"{i.nama} ({i.kode})" if self._senama[i.nama] > 1 else i.nama

    @cached_property
    def _senama(self) -> Counter[str]:
        return Counter(nama for v in self.varian.values() for nama in {i.nama for i in v})

    @cached_property
    def tahun(self) -> list[int]:
        """The years of the data: the edition's first, then from the latest to the earliest."""
        tabel = ("target", "realisasi", "ukuran")
        semua = {int(t) for n in tabel for t in self.data[n].kolom("tahun").values()}
        return [self.edisi.tahun, *sorted(semua - {self.edisi.tahun}, reverse=True)]

    @cached_property
    def anggaran(self) -> PohonAnggaran:
        """The budget tree."""
        return kegiatan(self.data["kegiatan"])

    def target(self, kode: str, tahun: int | None = None, masa: str = "") -> Angka | None:
        """The target that counts in a year (default: the edition's): of the first agreement that
        has one, for the edition's period rather than for the year. With `masa` only for `periode`
        or `setahun`."""
        tahun = tahun or self.edisi.tahun
        sebagian = masa != "setahun" and self._sebagian(kode, tahun)
        periode = [self.edisi.kode_periode] * sebagian + [""] * (masa != "periode")
        janji = product(self.sumber.berperan("target", "janji"), periode)
        semua = (self.register.get(kunci.target(kode, tahun, s.kode, p)) for s, p in janji)
        ada = [a for a in semua if a is not None]
        bernilai = (a for a in ada if a.keadaan != "belum-ada-data")
        return next(bernilai, ada[0] if ada else None)

    def _sebagian(self, kode: str, tahun: int) -> bool:
        """Whether the data have a year's results for the edition's part of the year only."""
        if self.edisi.setahun or tahun == self.edisi.tahun:
            return not self.edisi.setahun
        awal = sejak_januari(self.edisi.kode_periode)
        terhitung = awal and kunci.ukuran(kode, tahun, "nilai", awal) in self.register
        semua = self.data["realisasi"].baris(indikator=kode, tahun=tahun)
        return bool(terhitung) or any(r.periode in semasa(self.edisi.kode_periode) for r in semua)

    def realisasi(self, kode: str, tahun: int | None = None, masa: str = "") -> Angka | None:
        """The realisation that counts, from the reference source. With `setahun` all that was
        measured of the year, for comparison to its target, where the period's own target has less
        for an answer."""
        tahun, acuan = tahun or self.edisi.tahun, self.sumber.acuan("realisasi")
        seluruhnya = self.register.get(kunci.ukuran(kode, tahun, "nilai")) if masa else None
        if seluruhnya is not None and seluruhnya.terisi:
            return seluruhnya
        return self.register.get(kunci.realisasi(kode, tahun, acuan.kode)) if acuan else None

    def diukur(self, i: Indikator, tahun: int) -> bool:
        """Whether the report of a year must show an indicator: it has a result, or a promise on a
        level on which every promise counts."""
        realisasi = self.realisasi(i.kode, tahun)
        if not self.tingkat[i.tingkat].diukur:
            return realisasi is not None and realisasi.terisi
        return realisasi is not None or self.target(i.kode, tahun) is not None

    def skala_satuan(self, satuan: str) -> tuple[str, tuple[str, ...]]:
        """The name of a unit's scale and its codes, lowest first; empty without a scale."""
        nama = next((r.skala or "" for r in self.data["satuan"].baris(kode=satuan)), "")
        langkah = sorted(baris_skala(self.data, nama), key=lambda r: r.bawah) if nama else ()
        return nama, tuple(r.kode for r in langkah)


def _edisi(r: Any) -> Edisi:
    akhir = akhir_periode(r.tahun, r.periode)
    batas = {n: pecahan(getattr(r, n)) for n in ("batas_capaian", "batas_lonjakan")}
    return dari_baris(
        Edisi, r, **batas, kode_periode=r.periode,
        hari_data=r.tanggal_data or akhir, hari_terbit=r.tanggal_terbit or akhir,
        batas_bawah=pecahan(r.batas_bawah) or Fraction(0), bertanggal=bool(r.tanggal_terbit),
        berposisi=bool(r.tanggal_data),
    )  # fmt: skip


def _varian(
    data: Data, sasaran: Mapping[str, Sasaran], tahun: int
) -> dict[str, tuple[Indikator, ...]]:
    """The rows of every indicator, by code. The name of the indicator above is that of the
    edition's year, or of the row's last year."""
    hasil: dict[str, tuple[Indikator, ...]] = {}
    baris = himpun_baris(data["indikator"].baris(), "kode")
    for r in data["indikator"].baris():
        tingkat, induk = sasaran[r.sasaran].tingkat, baris.get(r.induk)
        atas = pada(induk, min(r.sampai or tahun, tahun)).uraian if induk else ""
        satu = dari_baris(Indikator, r, tingkat=tingkat, baris=r.Index, bagian_dari=atas)
        hasil[r.kode] = (*hasil.get(r.kode, ()), satu)
    return hasil


def gaya_tulis(data: Data, edisi: Edisi) -> GayaTulis:
    """The edition's rounding of percentages and notation of units."""
    pilihan = {
        "persen-kinerja": edisi.pembulatan_kinerja,
        "persen-anggaran": edisi.pembulatan_anggaran,
    }
    keluarga = {k: CARA[k, cara] for k, cara in pilihan.items() if (k, cara) in CARA}
    # Lines may break within the words of a unit, but not between number and unit; "per 1.000" is
    # kept together, so that it moves to the next line as a whole.
    rekat = {"{} ": f"{{}}{SPASI}", " {}": f"{SPASI}{{}}"}
    pola = {
        r.kode: re.sub(r"\{\} (?!per \d)| \{\}", lambda m: rekat[m[0]], r.tulis)
        for r in data["satuan"].baris()
    }
    return GayaTulis(keluarga, {k: p for k, p in pola.items() if p != pola_satuan(k)})
