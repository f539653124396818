"""Until when an export tells: the month that stands above its heads, or what the editor says."""

import re
from datetime import date

from ...dasar.penulisan import BULAN
from ...dasar.periode import JENIS, akhir_periode, bulan, dari_kata
from .. import penanggalan
from .pengenalan import Terkenal

TAHUN = re.compile(r"(?<!\d)20\d\d(?!\d)")
NAMA_BULAN = re.compile(rf"\b({'|'.join(BULAN)})\b", re.IGNORECASE)
TANGGAL = re.compile(rf"\b\d{{1,2}}\s+(?:{'|'.join(BULAN)})\s+20\d\d\b", re.IGNORECASE)


class TanpaWaktu(ValueError):
    """The export does not say of when it is, or says it twice: what to do about it."""


def isian(hari: date) -> dict[str, str]:
    """What descriptions may ask of a day: year, month, quarter, semester, the day itself."""
    periode = {n: next(p for p in isi if hari.month in bulan(p)) for n, isi in JENIS.items()}
    return {**periode, "tahun": str(hari.year), "tanggal": hari.isoformat()}


def waktu(t: Terkenal, per: date | None) -> date:
    """The last day that a sheet tells of: a day or a month above its heads, with its year; `per`
    says it where the sheet does not, and may name a day of the sheet's own month. Raises TanpaWaktu
    where neither says it, or they disagree."""
    teks = " ".join(
        str(s) for b in t.kisi.baris[: t.kepala.awal] for s in b if isinstance(s, str) and s
    )
    try:
        hari = {date.fromisoformat(penanggalan.baca(m[0]).teks) for m in TANGGAL.finditer(teks)}
    except penanggalan.BukanTanggal as galat:
        raise TanpaWaktu(str(galat)) from galat
    ada = {bulan(dari_kata(b))[0] for b in NAMA_BULAN.findall(teks)}
    tahun = {int(y) for y in TAHUN.findall(teks)}
    if len(ada) > 1 or len(tahun) > 1:
        sebut = ", ".join([*(BULAN[b - 1] for b in sorted(ada)), *map(str, sorted(tahun))])
        raise TanpaWaktu(f"Di atas kepalanya tertulis lebih dari satu waktu ({sebut}).")
    hasil = _tanggal(ada, tahun, hari, per)
    if not t.pemetaan.berlaku_pada(hasil.year):
        raise TanpaWaktu(
            f"Datanya tahun {hasil.year}, sedangkan susunan kolomnya “{t.pemetaan.nama}”."
        )
    return hasil


def _tanggal(bulan: set[int], tahun: set[int], hari: set[date], per: date | None) -> date:
    if per is None:
        if not (bulan and tahun):
            kurang = "bulan" if tahun else "tahun" if bulan else "bulan dan tahun"
            raise TanpaWaktu(
                f"Tidak tertulis {kurang} datanya. Tambahkan --per dengan tanggal datanya, misalnya"
                " --per 2024-11-30."
            )
        (y,), (b,) = tahun, bulan
        return hari.pop() if len(hari) == 1 else akhir_periode(y, f"B{b:02}")
    if (bulan and per.month not in bulan) or (tahun and per.year not in tahun):
        sebut = " ".join([*(BULAN[b - 1] for b in bulan), *map(str, tahun)])
        raise TanpaWaktu(f"Tertulis {sebut}, sedangkan --per menyebut {per.isoformat()}.")
    return per
