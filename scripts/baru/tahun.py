"""The next edition, and the year in texts changed for it."""

import re
from dataclasses import dataclass

from macros.dasar.penulisan import BULAN
from macros.dasar.periode import bulan_akhir, kode_edisi

# Citations, numbers of documents and dates keep their year: “Nomor 12 Tahun 2023”,
# “DIPA-013.05/2023”, “5 Januari 2023”.
KUTIPAN = re.compile(
    r"(\b(nomor|no|UU)\.?\s*:?\s*\S+(\s+\S+){0,2}|\S*\d\S*[/-]\S*|\S*[/-]\S*\d\S*)\s+tahun\s+$|\d\S*/$"
    rf"|(?<![\w-])\d\d?([-/.]\d\d?[-/.]|\s+({'|'.join(BULAN)})\s+)$",
    re.IGNORECASE,
)
TERDEKAT = 80  # characters before a year that decide its meaning


@dataclass(frozen=True)
class EdisiBaru:
    """An edition by its year and period."""

    tahun: int
    periode: str

    @property
    def kode(self) -> str:
        """`2024`, `2024-s1`, `2024-tw2`."""
        return kode_edisi(self.tahun, self.periode)

    @property
    def bulan(self) -> int:
        """The last month of the period."""
        return bulan_akhir(self.periode)


def ganti_tahun(teks: str, lama: str, baru: str) -> str:
    """Replace the year in a text, except in citations and dates."""

    def ganti(m: re.Match[str]) -> str:
        tetap = KUTIPAN.search(teks[max(0, m.start() - TERDEKAT) : m.start()])
        return lama if tetap else baru

    return re.sub(rf"(?<!\d){lama}(?!\d|-\d\d-\d\d)", ganti, teks)
