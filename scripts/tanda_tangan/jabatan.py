"""Whether the name in a certificate is that of the official for whom a field was made."""

from __future__ import annotations

import re

AWALAN = "Tanda tangan "
DEPAN = {"prof", "dr", "drs", "dra", "ir", "h", "hj", "kh", "apt", "ns"}
# Degrees as they stand behind a name without a comma: with dots, or the usual ones without.
BELAKANG = re.compile(
    r"(?:[SMAD]\.[A-Za-z.]+|[SMD]\.?(?:H|E|Si|Sos|Hum|Kom|Pd|IP|AP|Ak|T|KM|Kn|M)\.?|A\.?Md\.?\S*)",
)


def cocok(nama: str, sebutan: str) -> bool:
    """Whether `nama` is the name in `sebutan` (`Tanda tangan NAMA, JABATAN`), titles and degrees,
    capitals, spaces and dots left out."""
    return _inti(nama) == _inti(sebutan.removeprefix(AWALAN)) != ""


def _inti(nama: str) -> str:
    kata = nama.partition(",")[0].split()
    while len(kata) > 1 and kata[0].rstrip(".").casefold() in DEPAN:
        del kata[0]
    while len(kata) > 1 and BELAKANG.fullmatch(kata[-1]):
        del kata[-1]
    return re.sub(r"[\W_]", "", "".join(kata)).casefold()
