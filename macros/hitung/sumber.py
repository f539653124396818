"""Where numbers come from: the rows of `sumber.csv`, by what they tell and by their role.

No source has a name in the program. What asks for one asks for the reference of what it tells, or
for those with a role.
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
    """One document or application as a source of one kind of numbers or words.

    `acuan` marks the source that the report follows; `peran` says what it is to the report: `janji`
    (the year's promise), `menengah` (the plan of several years), `standar`, `utama` (the unit's
    main indicators), `keluaran` (its outputs). `akhir` is the last year that a plan has targets of.
    """

    kode: str
    nama: str
    acuan: bool = False
    peran: Peran = ""
    akhir: int | None = None

    def dibandingkan(self, tahun: int) -> tuple[int, ...]:
        """The years whose targets a year's results are set against: its own, and a plan's last."""
        return (tahun, self.akhir) if self.akhir and self.akhir > tahun else (tahun,)


TANPA_ACUAN = SumberIsi("TIDAK-ADA", "sumber yang belum ditentukan")


@dataclass(frozen=True)
class DaftarSumber:
    """The sources of a report, by what they tell, each list in the order of `urut`."""

    menurut_isi: Mapping[IsiSumber, tuple[SumberIsi, ...]] = field(default_factory=dict)

    @staticmethod
    def dari(tabel: TabelData | None, target: TabelData | None = None) -> DaftarSumber:
        """The sources that `sumber.csv` names; none where there is no such table."""
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
        """The sources that tell `isi`, in order."""
        return self.menurut_isi.get(isi, ())

    def kode(self, isi: IsiSumber) -> tuple[str, ...]:
        """The codes of the sources that tell `isi`, in order."""
        return tuple(s.kode for s in self.semua(isi))

    def acuan(self, isi: IsiSumber) -> SumberIsi | None:
        """The source that the report follows; `None` where nothing tells `isi`."""
        return next((s for s in self.semua(isi) if s.acuan), None)

    def kode_acuan(self, isi: IsiSumber) -> str:
        """The code of that source, or empty."""
        acuan = self.acuan(isi)
        return acuan.kode if acuan else ""

    def semua_acuan(self) -> dict[IsiSumber, SumberIsi]:
        """The reference of every kind; what stands for one has a code that no data have."""
        return {isi: self.acuan(isi) or TANPA_ACUAN for isi in get_args(IsiSumber)}

    def lain(self, isi: IsiSumber) -> Iterator[SumberIsi]:
        """The sources beside the reference, in order."""
        return (s for s in self.semua(isi) if not s.acuan)

    def berperan(self, isi: IsiSumber, *peran: Peran) -> tuple[SumberIsi, ...]:
        """The sources that tell `isi` in one of these roles, in order."""
        return tuple(s for s in self.semua(isi) if s.peran in peran)

    def perjanjian(self, r: Any) -> str:
        """The agreement that a row belongs to: which it names, or else that which counts."""
        return str(r.dokumen or self.kode_acuan("target"))

    def urutan_janji(self, dokumen: str) -> int:
        """The place of an agreement among the promises: the first counts."""
        janji = [s.kode for s in self.berperan("target", "janji")]
        return janji.index(dokumen) if dokumen in janji else len(janji)

    def cari(self, isi: IsiSumber, kode: str) -> SumberIsi:
        """The source of that code. Raises KunciTidakDikenal where there is no such source; the
        nearest are named."""
        return cari({s.kode: s for s in self.semua(isi)}, "Sumber", kode)

    def nama(self, isi: IsiSumber, kode: str) -> str:
        """How a source is called in a sentence; its code where the table has no row for it."""
        return next((s.nama for s in self.semua(isi) if s.kode == kode), kode)
