"""The numbers of an export, by the habit of its sheet: the sign of thousands and of decimals."""

import re
from collections.abc import Iterable
from decimal import Decimal

from .. import bilangan
from ..bilangan import ANGKA, BacaanBilangan, Gaya
from ..skema import SkemaKolom
from .kisi import Persen, Sel

BERPERSEN = re.compile(r"(?P<angka>.*\d)\s*\(\s*(?P<persen>-?\d+(?:[.,]\d+)?)\s*%\s*\)")
KOSONG = {"", "-", "–", "—"}
PECAHAN_TERBESAR = 2  # twice the whole; a greater number counts in hundredths


class SelSalah(ValueError):
    """A cell cannot be what its column asks for."""


class PembacaAngka:
    """Reads the numbers of one sheet, whose rows below the heads are `baris`."""

    def __init__(self, baris: Iterable[Iterable[Sel]]) -> None:
        teks = (s for b in baris for s in b if isinstance(s, str))
        bukti = {b.gaya for s in teks if (b := _baca(s)) and b.gaya}
        # The decimal sign, as the numbers show it; None where none does, or both.
        self.gaya: Gaya | None = bukti.pop() if len(bukti) == 1 else None

    def teks(self, sel: Sel, kolom: SkemaKolom) -> str:
        """A number as a data file has it. Raises SelSalah where it is none, or could be two."""
        if isinstance(sel, Decimal):
            if kolom.jenis == "integer" and sel != int(sel):
                raise SelSalah("Harus bilangan bulat.")
            return f"{sel:f}"
        bacaan = _baca(str(sel), kolom)
        if bacaan is None:
            raise SelSalah("Harus angka.")
        teks = bacaan.menurut(self.gaya)
        if teks is None:
            arti = " atau ".join(bacaan.arti.values())
            raise SelSalah(f"Dapat berarti {arti}, dan isian lain tidak menunjukkan yang mana.")
        return teks

    def nilai(self, sel: Sel) -> Decimal | None:
        """A number; None where the cell holds none."""
        try:
            return Decimal(self.teks(sel, ANGKA)) if str(sel).strip() not in KOSONG else None
        except SelSalah:
            return None

    def persentase(self, sel: Sel) -> Decimal | None:
        """A percentage as text or as the fraction that a spreadsheet keeps."""
        teks = str(sel).strip()
        nilai = self.nilai(teks.removesuffix("%").strip() if isinstance(sel, str) else sel)
        if nilai is None:
            return None
        terbaca = isinstance(sel, Persen) or teks.endswith("%") or nilai > 1
        return nilai if terbaca else nilai * 100


def persen_di_samping(sel: Sel) -> Decimal | None:
    """The percentage in brackets behind an amount: 1,000 (95.2%)."""
    bagian = BERPERSEN.fullmatch(str(sel))
    return Decimal(bagian["persen"].replace(",", ".")) if bagian else None


def tolak_pecahan(sel: Sel, kolom: Iterable[Sel]) -> None:
    """Refuse a number among percentages of which none is great: 0.925 is 92.5% or less than one.

    Raises SelSalah; nothing where the cell is shown as a percentage, or a number of `kolom` tells.
    """
    if isinstance(sel, Persen) or not isinstance(sel, Decimal) or not sel:
        return
    if max(s for s in (sel, *kolom) if isinstance(s, Decimal)) <= PECAHAN_TERBESAR:
        arti = f"{sel:f}% atau {(sel * 100).normalize():f}%".replace(".", ",")
        raise SelSalah(
            f"Dapat berarti {arti}. Ketik dengan tanda %, atau beri selnya format persen dan simpan"
            " sebagai .xlsx."
        )


def _baca(teks: str, kolom: SkemaKolom = ANGKA) -> BacaanBilangan | None:
    """What a number can mean, without what stands around it; None where it is none."""
    rapi = teks.strip().lstrip("'")
    if berpersen := BERPERSEN.fullmatch(rapi):
        rapi = berpersen["angka"]
    return bilangan.coba(rapi, kolom)
