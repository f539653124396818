"""The lines of an export that tell something: no headings, sums, numbers of columns, blanks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .angka_ekspor import KOSONG
from .kisi import Sel
from .pemetaan import SATKER, baku
from .pengenalan import Terkenal

JUMLAH = re.compile(
    r"(grand |sub ?)?(total|jumlah)"
    r"( (total|satker|seluruh|keseluruhan|umum|akhir|belanja|pendapatan|program|kegiatan).*)?"
)
KODE = re.compile(r"\d{4,}")


@dataclass(frozen=True)
class BarisEkspor:
    """One line of a sheet, with the satker that it is of ("" where the layout names none)."""

    nomor: int
    sel: tuple[Sel, ...]
    satker: str


class PembacaBaris:
    """Reads the lines of a sheet; those of sums are kept by their number in `jumlah`."""

    def __init__(self, t: Terkenal) -> None:
        self.t = t
        self.jumlah: dict[int, BarisEkspor] = {}

    def baris(self) -> Iterator[BarisEkspor]:
        """The lines that tell something, without headings, sums, and numbers of columns."""
        turun = {self.t.kolom[n] for n in (*self.t.pemetaan.turun, SATKER) if n in self.t.kolom}
        terakhir: dict[int, Sel] = {}
        jumlah = False
        for i, asli in enumerate(self.t.kisi.baris[self.t.kepala.akhir + 1 :]):
            sel = list(asli) + [""] * (max(self.t.kepala.bawah) + 1 - len(asli))
            if not any(str(s).strip() for s in sel) or self._kepala_lagi(sel) or _nomor(sel):
                continue
            awal = [baku(str(s)) for s in sel if str(s).strip()][:2]
            baru = any(str(sel[j]).strip() for j in turun)
            ini = any(map(JUMLAH.fullmatch, awal))
            jumlah = ini or (jumlah and bool(turun) and not baru)
            nomor = self.t.kepala.akhir + 2 + i
            if jumlah:
                self.jumlah[nomor] = BarisEkspor(nomor, tuple(sel), "")
                continue
            for j in turun:
                sel[j] = sel[j] if str(sel[j]).strip() else terakhir.get(j, "")
                terakhir[j] = sel[j]
            if all(str(sel[self.t.kolom[n]]).strip() not in KOSONG for n in self.t.pemetaan.wajib):
                yield BarisEkspor(nomor, tuple(sel), self._kode_satker(sel))

    def _kepala_lagi(self, sel: list[Sel]) -> bool:
        """Heads that are repeated, as at the top of each printed page."""
        kepala = self.t.kepala
        isi = {j: baku(str(s)) for j, s in enumerate(sel) if str(s).strip()}
        return len(isi) > 1 and all(
            s in {kepala.bawah.get(j), baku(kepala.atas.get(j, ""))} for j, s in isi.items()
        )

    def _kode_satker(self, sel: list[Sel]) -> str:
        if SATKER not in self.t.pemetaan.kepala:
            return ""
        kode = KODE.search(str(sel[self.t.kolom[SATKER]]))
        return kode[0] if kode else ""


def _nomor(sel: list[Sel]) -> bool:
    """The numbers of the columns, as they stand below heads: 1, 2, 3, … or (1), (2), (3), …"""
    isi = [str(s).strip(" ()") for s in sel if str(s).strip()]
    return len(isi) > 2 and isi == [str(n) for n in range(1, len(isi) + 1)]
