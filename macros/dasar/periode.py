"""Periods by code: B01–B12, TW1–TW4, SM1, SM2, TAHUN; their months, names and last days."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from functools import cache

from .penulisan import BULAN, BULAN_RINGKAS

# Kind of period → its periods, from the shortest kind to the longest.
JENIS: Mapping[str, tuple[str, ...]] = {
    "bulan": tuple(f"B{n:02d}" for n in range(1, 13)),
    "triwulan": tuple(f"TW{n}" for n in range(1, 5)),
    "semester": ("SM1", "SM2"),
    "tahun": ("TAHUN",),
}
SETAHUN = "TAHUN"
TERPANJANG = (SETAHUN, "SM2", "SM1")  # by end and length, the longest first
TAHUN = re.compile(r"\b((tahun|ta)\s+)?(19|20)\d\d\b", re.IGNORECASE)
# Names of kinds of periods before their number.
SEBUTAN = {"triwulan": ("triwulan", "tw"), "semester": ("semester", "sem", "smt", "sm")}
EJAAN_LAMA = {"pebruari": "februari", "nopember": "november"}


@cache
def _menurut_kata() -> dict[str, str]:
    """The codes by their names as people write them, without spaces and punctuation."""
    hasil = dict.fromkeys(("tahunan", "setahun", "satutahun"), SETAHUN)
    for nama, semua in SEBUTAN.items():
        for kode, *angka in zip(JENIS[nama], "1234", ("i", "ii", "iii", "iv"), strict=False):
            hasil |= {f"{s}{ke}{n}": kode for s in semua for ke in ("", "ke") for n in angka}
    bulan_ini = zip(JENIS["bulan"], BULAN, BULAN_RINGKAS, strict=True)
    for n, (kode, *tulisan) in enumerate(bulan_ini, 1):
        kata = [satu.casefold() for satu in tulisan]
        kata += [lama for lama, baru in EJAAN_LAMA.items() if baru in kata]
        hasil |= dict.fromkeys([*kata, f"b{n}", *(f"bulan{satu}" for satu in (*kata, n))], kode)
    return hasil


def dari_kata(teks: str) -> str:
    """The code of a period written in words (“Semester II”, “TW 4”, “Maret”), or ""."""
    return _menurut_kata().get(re.sub(r"[\W_]", "", teks.casefold()), "")


def berwaktu(teks: str) -> bool:
    """Whether a text names a time and nothing else: a year, a period, or both."""
    sisa = TAHUN.sub("", teks)
    return bool(dari_kata(sisa)) or (sisa != teks and not sisa.strip())


def kode_edisi(tahun: int, kode: str) -> str:
    """The code of an edition: `2024`, `2024-s1`, `2024-tw2`."""
    return f"{tahun}" if kode == SETAHUN else f"{tahun}-{kode.lower().replace('sm', 's')}"


def jenis(kode: str) -> str:
    """The kind of a period: `B05` → `bulan`. Raises StopIteration where there is no such period."""
    return next(nama for nama, isi in JENIS.items() if kode in isi)


def bulan(kode: str) -> range:
    """The months of a period by number: `TW2` → 4, 5, 6."""
    semua = JENIS[jenis(kode)]
    banyak = 12 // len(semua)
    awal = semua.index(kode) * banyak + 1
    return range(awal, awal + banyak)


@cache
def bulan_akhir(kode: str) -> int:
    """The number of a period's last month: 6 for `TW2` as for `SM1`."""
    return bulan(kode)[-1]


def akhir_periode(tahun: int, kode: str) -> date:
    """The last day of a period: `TW4` of 2023 → 31 December 2023, `B02` → 28 February 2023."""
    akhir = bulan_akhir(kode)
    return date(tahun, akhir, monthrange(tahun, akhir)[1])


def semasa(kode: str) -> tuple[str, ...]:
    """All periods that end with this one. For one that ends with the year the longest comes first;
    for any other itself, since a quarter may have results of its own."""
    sama = [p for p in TERPANJANG if bulan_akhir(p) == bulan_akhir(kode)]
    return (*sama, kode) if SETAHUN in sama else (kode, *sama)


def sejak_januari(kode: str) -> str:
    """The period from January to the end of this one; `sampai-TW3` where it has no name."""
    return next((p for p in semasa(kode) if bulan(p)[0] == 1), f"sampai-{kode}")
