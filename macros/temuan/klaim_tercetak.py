"""What a printed original claims, beside what the data give: a wrong one is found by comparing."""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from ..dasar.angka import Angka
from ..dasar.masalah import saran
from ..hitung.laporan import Laporan
from .bentuk import Kasus, Temuan, bersama

ANGKA = re.compile(r"(?:Rp\s?)?(-?\d{1,3}(?:\.\d{3})+|-?\d+)(?:,(\d+))?\s?%?")


def temuan(lap: Laporan) -> Iterator[Temuan]:
    """Printed claims that the data do not bear out."""
    yield from bersama("T108", _keliru(lap, dikoreksi=False))
    yield from bersama("T109", _keliru(lap, dikoreksi=True))
    yield from bersama("T110", _kunci_salah(lap))


def benar(tercetak: str, angka: Angka) -> bool:
    """Whether a printed value is a figure, cut or rounded to the digits that are printed."""
    cocok = ANGKA.fullmatch(tercetak.strip().replace("−", "-"))
    if cocok is None or angka.nilai is None:
        return tercetak.strip().casefold() == angka.teks.casefold()
    pecah = cocok[2] or ""
    nilai = Fraction(Decimal(f"{cocok[1].replace('.', '')}.{pecah or 0}"))
    langkah = Fraction(1, 10 ** len(pecah))
    beda = angka.nilai - nilai
    terpotong = 0 <= beda < langkah if angka.nilai >= 0 else -langkah < beda <= 0
    return terpotong or 2 * abs(beda) <= langkah


def _keliru(lap: Laporan, *, dikoreksi: bool) -> Iterator[Kasus]:
    t = lap.data["klaim_tercetak"]
    for r in t.baris():
        a = lap.register.get(r.kunci)
        if bool(r.koreksi) is not dikoreksi or a is None or not a.terisi or benar(r.tercetak, a):
            continue
        nomor = f", {r.koreksi}" if r.koreksi else ""
        yield Kasus(
            "koreksi" if dikoreksi else f"{r.tempat}/{r.klaim}",
            f"{r.tempat}: {r.klaim} tercetak {r.tercetak}, menurut data {a.teks}{nomor}",
            t.asal(r.Index, "tercetak"),
        )  # fmt: skip


def _kunci_salah(lap: Laporan) -> Iterator[Kasus]:
    """Claims whose key names no figure, so that nothing is compared."""
    t = lap.data["klaim_tercetak"]
    for r in t.baris():
        if r.kunci not in lap.register:
            teks = f"“{r.kunci}” {saran(r.kunci, [a.kunci for a in lap.register])}".strip()
            yield Kasus("kunci", teks, t.asal(r.Index, "kunci"))
