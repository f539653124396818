"""Change the year in texts for the next period."""

import re

from macros.dasar.penulisan import BULAN

# A citation, the number of a document and a day keep their year, which they are known by: “Nomor 12
# Tahun 2023”, “DIPA-013.05/2023”, “5 Januari 2023”.
KUTIPAN = re.compile(
    r"(\b(nomor|no|UU)\.?\s*:?\s*\S+(\s+\S+){0,2}|\S*\d\S*[/-]\S*|\S*[/-]\S*\d\S*)\s+tahun\s+$|\d\S*/$"
    rf"|(?<![\w-])\d\d?([-/.]\d\d?[-/.]|\s+({'|'.join(BULAN)})\s+)$",
    re.IGNORECASE,
)
TERDEKAT = 80  # so many letters before a year tell what it is of


def ganti_tahun(teks: str, lama: str, baru: str) -> str:
    """Replace the year in a text, except in citations and dates."""

    def ganti(m: re.Match[str]) -> str:
        tetap = KUTIPAN.search(teks[max(0, m.start() - TERDEKAT) : m.start()])
        return lama if tetap else baru

    return re.sub(rf"(?<!\d){lama}(?!\d|-\d\d-\d\d)", ganti, teks)
