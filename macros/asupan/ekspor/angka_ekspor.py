"""The data lines of an export, and their numbers by the sheet's convention for thousands and
decimals."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from ...dasar.penulisan import keluarga_ketikan, tulis_bilangan
from .. import bilangan
from ..bilangan import ANGKA, Bacaan, Gaya
from ..lembar import sebutan
from ..skema import SkemaKolom
from ..teguran import Tolak
from .kisi import Persen, Sel
from .pemetaan import SATKER, baku
from .pengenalan import Terkenal

BERPERSEN = re.compile(r"(?P<angka>.*\d)\s*\(\s*(?P<persen>-?\d+(?:[.,]\d+)?)\s*%\s*\)")
KOSONG = {"", "-", "–", "—"}
PECAHAN_TERBESAR = 2  # percent; a larger number cannot be a fraction
JUMLAH = sebutan("jumlah-ekspor")
KODE = re.compile(r"\d{4,}")


class PembacaAngka:
    """Reads the numbers of one sheet; `baris` are its rows below the heads."""

    def __init__(self, baris: Iterable[Iterable[Sel]]) -> None:
        teks = (s for b in baris for s in b if isinstance(s, str))
        bukti = {b.gaya for s in teks if (b := _baca(s)) and b.gaya}
        # The decimal sign that the numbers prove; None if they prove none, or both.
        self.gaya: Gaya | None = bukti.pop() if len(bukti) == 1 else None

    def teks(self, sel: Sel, kolom: SkemaKolom) -> str:
        """A number as canonical text. Raises Tolak if it is none, or ambiguous."""
        if isinstance(sel, Decimal):
            if kolom.jenis == "integer" and sel != int(sel):
                raise Tolak("L015/bulat")
            return f"{sel:f}"
        bacaan = _baca(str(sel), kolom)
        if bacaan is None:
            raise Tolak("D020/sel-rumus" if str(sel).startswith("=") else "L015/angka")
        teks = bacaan.menurut(self.gaya)
        if teks is None:
            arti = " atau ".join(tulis(Decimal(satu)) for satu in bacaan.arti.values())
            raise Tolak("L015/mendua", arti=arti)
        return teks

    def nilai(self, sel: Sel) -> Decimal | None:
        """The number in a cell; `None` if it has none."""
        try:
            return Decimal(self.teks(sel, ANGKA)) if str(sel).strip() not in KOSONG else None
        except Tolak:
            return None

    def persentase(self, sel: Sel) -> Decimal | None:
        """A percentage, given as text or as the fraction that a spreadsheet stores."""
        teks = str(sel).strip()
        nilai = self.nilai(teks.removesuffix("%").strip() if isinstance(sel, str) else sel)
        if nilai is None:
            return None
        terbaca = isinstance(sel, Persen) or teks.endswith("%") or nilai > 1
        return nilai if terbaca else nilai * 100


def tulis(nilai: Decimal) -> str:
    """A number of an export in Indonesian notation, with its own decimals: 98,88."""
    return tulis_bilangan(Fraction(nilai), keluarga_ketikan(nilai))


def persen_di_samping(sel: Sel) -> Decimal | None:
    """The percentage in brackets after an amount: 1,000 (95.2%)."""
    bagian = BERPERSEN.fullmatch(str(sel))
    return Decimal(bagian["persen"].replace(",", ".")) if bagian else None


def tolak_pecahan(sel: Sel, kolom: Iterable[Sel]) -> None:
    """Refuse a number in a column of only small percentages: 0.925 may mean 92.5% or less than one.

    Raises Tolak, unless the cell is formatted as a percentage or a number of `kolom` is larger.
    """
    if isinstance(sel, Persen) or not isinstance(sel, Decimal) or not sel:
        return
    if max(s for s in (sel, *kolom) if isinstance(s, Decimal)) <= PECAHAN_TERBESAR:
        arti = f"{sel:f}% atau {(sel * 100).normalize():f}%".replace(".", ",")
        raise Tolak("L015/pecahan", arti=arti)


def _baca(teks: str, kolom: SkemaKolom = ANGKA) -> Bacaan | None:
    """The readings of a number, without characters around it; `None` if it is none."""
    rapi = teks.strip().lstrip("'")
    if berpersen := BERPERSEN.fullmatch(rapi):
        rapi = berpersen["angka"]
    return bilangan.coba(rapi, kolom)


@dataclass(frozen=True)
class BarisEkspor:
    """One line of a sheet, with its satker ("" if the layout has none)."""

    nomor: int
    sel: tuple[Sel, ...]
    satker: str


class PembacaBaris:
    """Reads the lines of a sheet; lines of sums are kept in `jumlah`, by line number."""

    def __init__(self, t: Terkenal) -> None:
        self.t = t
        self.jumlah: dict[int, BarisEkspor] = {}

    def baris(self) -> Iterator[BarisEkspor]:
        """The data lines, without headings, sums and numbers of columns."""
        turun = {self.t.kolom[n] for n in (*self.t.pemetaan.turun, SATKER) if n in self.t.kolom}
        terakhir: dict[int, Sel] = {}
        jumlah = False
        for nomor, asli in enumerate(self.t.isi, self.t.kepala.akhir + 2):
            sel = list(asli) + [""] * (max(self.t.kepala.bawah) + 1 - len(asli))
            if not any(str(s).strip() for s in sel) or self._kepala_lagi(sel) or _nomor(sel):
                continue
            awal = [baku(str(s)) for s in sel if str(s).strip()][:2]
            baru = any(str(sel[j]).strip() for j in turun)
            jumlah = any(map(JUMLAH.fullmatch, awal)) or (jumlah and bool(turun) and not baru)
            if jumlah:
                self.jumlah[nomor] = BarisEkspor(nomor, tuple(sel), "")
                continue
            for j in turun:
                sel[j] = sel[j] if str(sel[j]).strip() else terakhir.get(j, "")
                terakhir[j] = sel[j]
            if all(str(sel[self.t.kolom[n]]).strip() not in KOSONG for n in self.t.pemetaan.wajib):
                satker = str(sel[self.t.kolom[SATKER]]) if SATKER in self.t.kolom else ""
                kode = KODE.search(satker)
                yield BarisEkspor(nomor, tuple(sel), kode[0] if kode else "")

    def _kepala_lagi(self, sel: list[Sel]) -> bool:
        """Whether a line repeats the heads, as at the top of each printed page."""
        kepala = self.t.kepala
        isi = {j: baku(str(s)) for j, s in enumerate(sel) if str(s).strip()}
        return len(isi) > 1 and all(
            s in {kepala.bawah.get(j), baku(kepala.atas.get(j, ""))} for j, s in isi.items()
        )


def _nomor(sel: list[Sel]) -> bool:
    """Whether a line numbers the columns, as below heads: 1, 2, 3, … or (1), (2), (3), …"""
    isi = [str(s).strip(" ()") for s in sel if str(s).strip()]
    return len(isi) > 2 and isi == [str(n) for n in range(1, len(isi) + 1)]
