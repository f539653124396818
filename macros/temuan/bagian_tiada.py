"""Numbers of parts in chapters to which no part of the report corresponds."""

import re
from collections.abc import Iterator

from ..dasar.penulisan import ROMAWI
from ..hitung.laporan import Laporan
from .angka_ketik import DOKUMEN, kasus_rujukan
from .kasus import Kasus, kaidah
from .naskah import Naskah

# A reference to a part of the report by number.
BAGIAN = re.compile(r"\b(?P<jenis>Bab|BAB|Lampiran)\s(?P<nomor>[IVX]+|\d{1,2})\b(?![./]?\d)")


def _tiada(_: Laporan, naskah: Naskah) -> Iterator[Kasus]:
    """Typed numbers of parts that no part of the report has."""
    bagian = _bagian(naskah)
    for bab, kalimat in ((b, k) for b in naskah if not b.kasus for k in b.kalimat):
        for m in BAGIAN.finditer(kalimat.prosa):
            if not (_ada(m, bagian) or DOKUMEN.search(kalimat.prosa)):
                yield from kasus_rujukan(bab, kalimat, "T514/bagian", m, m[0], sebut=m[0])


def _bagian(naskah: Naskah) -> frozenset[str]:
    """The numbered parts of the report, in each spelling; none if nothing is numbered, or more than
    there are numerals."""
    sifat = [b.sifat for b in naskah]
    bab = {s.get("bab", "") for s in sifat}
    lampiran = sum((s.get("bagian"), s.get("tingkat")) == ("lampiran", "1") for s in sifat)
    semua = {("lampiran", n) for n in ROMAWI[:lampiran] if lampiran <= len(ROMAWI)}
    semua |= {("bab", n) for n in bab & {*ROMAWI}}
    return frozenset(f"{j} {satu}" for j, n in semua for satu in (n, ROMAWI.index(n) + 1))


def _ada(m: re.Match[str], bagian: frozenset[str]) -> bool:
    """Whether the report has the part, or does not number parts of its kind."""
    jenis = m["jenis"].lower()
    return f"{jenis} 1" not in bagian or f"{jenis} {m['nomor']}" in bagian


temuan = kaidah(_tiada)
