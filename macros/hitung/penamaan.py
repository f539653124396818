"""Who and what is named when: unit and officials as they were on the day of each document."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from ..asupan import masa_berlaku
from ..asupan.muat import Data
from ..dasar.himpun import himpun
from ..dasar.penulisan import BELUM_BERTANGGAL, tanggal
from .entitas import Edisi, Instansi, Pejabat, Penanda, PerjanjianKinerja, dari_baris
from .sumber import DaftarSumber


@dataclass(frozen=True)
class Penamaan:
    """The names of one report on any day."""

    data: Data
    edisi: Edisi
    sumber: DaftarSumber

    def instansi(self, hari: date | None = None) -> Instansi:
        """The unit as it was called on a day, or on the edition's day of issue."""
        r = masa_berlaku.terdekat(self.data["instansi"].baris(), hari or self.edisi.hari_terbit)
        return Instansi(**{f.name: getattr(r, f.name) or "" for f in fields(Instansi)})

    def pejabat(self, kode: str, hari: date | None = None) -> Pejabat:
        """Who held a post on a day, or on the edition's day of issue."""
        calon = self.data["pejabat"].baris(kode=kode)
        r = masa_berlaku.terdekat(calon, hari or self.edisi.hari_terbit)
        return dari_baris(Pejabat, r)

    def semua_pejabat(self) -> dict[str, Pejabat]:
        """The officials of the edition's day of issue, by post."""
        return {kode: self.pejabat(kode) for kode in self.data["pejabat"].kolom("kode").values()}

    def tanda_tangan(self) -> dict[str, tuple[Penanda, ...]]:
        """The signature blocks, each signer as he was on the day of signing."""
        semua = sorted(self.data["tanda_tangan"].baris(), key=lambda r: r.urut)
        blok = himpun((r.blok, self._penanda(r)) for r in semua)
        return {r.blok: tuple(blok[r.blok]) for r in self.data["tanda_tangan"].baris()}

    def _penanda(self, r: Any) -> Penanda:
        hari: date | None = r.tanggal
        return Penanda(
            r.blok,
            self.pejabat(r.pejabat, hari),
            r.peran or "",
            r.tempat,
            tanggal(hari) if hari else BELUM_BERTANGGAL,
            bool(r.ditandatangani),
            self.instansi(hari),
        )

    def perjanjian(self) -> dict[int, dict[str, PerjanjianKinerja]]:
        """Every agreement by year and document, with the names of its day; in each year the one
        that counts stands first."""
        hasil: dict[int, dict[str, PerjanjianKinerja]] = {}

        def urutan(r: Any) -> tuple[int, int]:
            return r.tahun, self.sumber.urutan_janji(self.sumber.perjanjian(r))

        for r in sorted(self.data["perjanjian_kinerja"].baris(), key=urutan):
            dokumen = self.sumber.perjanjian(r)
            hasil.setdefault(r.tahun, {})[dokumen] = PerjanjianKinerja(
                r.tahun,
                r.tempat,
                tanggal(r.tanggal) if r.tanggal else BELUM_BERTANGGAL,
                self.pejabat(r.pihak_pertama, r.tanggal),
                self.pejabat(r.pihak_kedua, r.tanggal),
                dokumen,
                self.sumber.nama("target", dokumen),
                self.instansi(r.tanggal),
            )
        return hasil
