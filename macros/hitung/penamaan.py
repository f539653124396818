"""Who and what is named when: unit and officials as they were on the day of each document."""

from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from ..asupan import masa_berlaku
from ..dasar.himpun import himpun
from ..dasar.penulisan import BELUM_BERTANGGAL, tanggal
from .bahan import Bahan
from .entitas import Instansi, Pejabat, Penanda, PerjanjianKinerja, dari_baris


@dataclass(frozen=True)
class Penamaan:
    """The names of one report on any day."""

    k: Bahan

    def instansi(self, hari: date | None = None) -> Instansi:
        """The unit as it was called on a day, or on the edition's day of issue."""
        r = masa_berlaku.terdekat(self.k.data["instansi"].baris(), hari or self.k.edisi.hari_terbit)
        return Instansi(**{f.name: getattr(r, f.name) or "" for f in fields(Instansi)})

    def pejabat(self, kode: str, hari: date | None = None) -> Pejabat:
        """Who held a post on a day, or on the edition's day of issue."""
        calon = self.k.data["pejabat"].baris(kode=kode)
        r = masa_berlaku.terdekat(calon, hari or self.k.edisi.hari_terbit)
        return dari_baris(Pejabat, r)

    def semua_pejabat(self) -> dict[str, Pejabat]:
        """The officials of the edition's day of issue, by post."""
        return {kode: self.pejabat(kode) for kode in self.k.data["pejabat"].kolom("kode").values()}

    def tanda_tangan(self) -> dict[str, tuple[Penanda, ...]]:
        """The signature blocks, each signer as he was on the day of signing."""
        semua = sorted(self.k.data["tanda_tangan"].baris(), key=lambda r: r.urut)
        blok = himpun((r.blok, self._penanda(r)) for r in semua)
        return {r.blok: tuple(blok[r.blok]) for r in self.k.data["tanda_tangan"].baris()}

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
            return r.tahun, self.k.sumber.urutan_janji(self.k.sumber.perjanjian(r))

        for r in sorted(self.k.data["perjanjian_kinerja"].baris(), key=urutan):
            dokumen = self.k.sumber.perjanjian(r)
            hasil.setdefault(r.tahun, {})[dokumen] = PerjanjianKinerja(
                r.tahun,
                r.tempat,
                tanggal(r.tanggal) if r.tanggal else BELUM_BERTANGGAL,
                self.pejabat(r.pihak_pertama, r.tanggal),
                self.pejabat(r.pihak_kedua, r.tanggal),
                dokumen,
                self.k.sumber.nama("target", dokumen),
                self.instansi(r.tanggal),
            )
        return hasil
