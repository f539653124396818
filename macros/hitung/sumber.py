"""The sources of numbers and words: the rows of `sumber.csv`, by the kind of content and by role.

No source is named in the program, which asks for the reference of a kind, or for the sources with a
role.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from ..asupan.muat import TabelData
from ..dasar.himpun import himpun
from ..dasar.masalah import cari
from ..dasar.periode import SETAHUN

IsiSumber = Literal["target", "realisasi", "rumusan", "anggaran"]
Peran = Literal["", "janji", "menengah", "standar", "utama", "keluaran"]


@dataclass(frozen=True)
class SumberIsi:
    """One document or application as the source of one kind of numbers or words.

    `acuan` marks the source that the report follows. `peran` is its role: `janji` (the year's
    promise), `menengah` (the plan of several years), `standar`, `utama` (the unit's main
    indicators), `keluaran` (its outputs). `akhir` is the last year for which a plan has targets.
    """

    kode: str
    nama: str
    acuan: bool = False
    peran: Peran = ""
    akhir: int | None = None

    def dibandingkan(self, tahun: int) -> tuple[int, ...]:
        """The years whose targets a year's results are compared to: its own, and a plan's last."""
        return (tahun, self.akhir) if self.akhir and self.akhir > tahun else (tahun,)


TANPA_ACUAN = SumberIsi("TIDAK-ADA", "sumber yang belum ditentukan")


@dataclass(frozen=True)
class DaftarSumber:
    """The sources of a report by kind of content, each list in the order of `urut`."""

    menurut_isi: Mapping[IsiSumber, tuple[SumberIsi, ...]] = field(default_factory=dict)

    @staticmethod
    def dari(tabel: TabelData | None, target: TabelData | None = None) -> DaftarSumber:
        """The sources in `sumber.csv`; empty without such a table."""
        baris = sorted(tabel.baris(), key=lambda r: r.urut) if tabel else []
        janji = target.baris(periode=SETAHUN) if target else ()
        tahun = himpun((r.dokumen, r.tahun) for r in janji if r.nilai is not None)
        akhir = {("target", "menengah", kode): max(isi) for kode, isi in tahun.items()}

        def sumber(r: Any) -> SumberIsi:
            terakhir = akhir.get((r.isi, r.peran, r.kode))
            return SumberIsi(r.kode, r.nama, bool(r.acuan), r.peran or "", terakhir)

        semua = himpun((r.isi, sumber(r)) for r in baris)
        return DaftarSumber({isi: tuple(semua.get(isi, ())) for isi in get_args(IsiSumber)})

    def semua(self, isi: IsiSumber) -> tuple[SumberIsi, ...]:
        """The sources of the kind `isi`, in order."""
        return self.menurut_isi.get(isi, ())

    def kode(self, isi: IsiSumber) -> tuple[str, ...]:
        """The codes of the sources of the kind `isi`, in order."""
        return tuple(s.kode for s in self.semua(isi))

    def acuan(self, isi: IsiSumber) -> SumberIsi | None:
        """The source that the report follows; `None` if there is none of the kind `isi`."""
        return next((s for s in self.semua(isi) if s.acuan), None)

    def kode_acuan(self, isi: IsiSumber) -> str:
        """The code of the source that the report follows, or ""."""
        acuan = self.acuan(isi)
        return acuan.kode if acuan else ""

    def semua_acuan(self) -> dict[IsiSumber, SumberIsi]:
        """The reference of every kind; for a kind without one, a code that no data have."""
        return {isi: self.acuan(isi) or TANPA_ACUAN for isi in get_args(IsiSumber)}

    def lain(self, isi: IsiSumber) -> Iterator[SumberIsi]:
        """The sources other than the reference, in order."""
        return (s for s in self.semua(isi) if not s.acuan)

    def berperan(self, isi: IsiSumber, *peran: Peran) -> tuple[SumberIsi, ...]:
        """The sources of the kind `isi` with one of these roles, in order."""
        return tuple(s for s in self.semua(isi) if s.peran in peran)

    def perjanjian(self, r: Any) -> str:
        """The agreement of a row: the one that it names, or else the one that counts."""
        return str(r.dokumen or self.kode_acuan("target"))

    def urutan_janji(self, dokumen: str) -> int:
        """The rank of an agreement among the promises; the first one counts."""
        janji = [s.kode for s in self.berperan("target", "janji")]
        return janji.index(dokumen) if dokumen in janji else len(janji)

    def cari(self, isi: IsiSumber, kode: str) -> SumberIsi:
        """The source with that code. Raises KunciTidakDikenal, with the nearest codes, if there is
        none."""
        return cari({s.kode: s for s in self.semua(isi)}, "Sumber", kode)

    def nama(self, isi: IsiSumber, kode: str) -> str:
        """The name of a source in a sentence; its code if the table has no row for it."""
        return next((s.nama for s in self.semua(isi) if s.kode == kode), kode)
