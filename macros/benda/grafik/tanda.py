"""Where the rows of a drawn chart stand, and what they say: for values that a reader points at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from ...gambar import spesifikasi as s
from ...gambar.gaya import ukuran_svg

_TEKS = re.compile(r'<text [^>]*?y="([\d.]+)"[^>]*>([^<]*)</text>')
TANPA_NILAI = "–"


@dataclass(frozen=True)
class Tanda:
    """A row: its words, its values with the names of their series, and how far down it stands in
    the wide and in the narrow picture, in parts of a thousand."""

    label: str
    nilai: tuple[tuple[str, str], ...]
    lebar: int
    sempit: int


def susun(spek: s.Spesifikasi, lebar: str, sempit: str) -> tuple[Tanda, ...]:
    """The rows of a chart that is drawn in these two pictures; none for a form without rows."""
    baris = list(_baris(spek))
    nilai = [{teks for _, teks in satu} for _, satu in baris]
    letak = [_letak(svg, nilai) for svg in (lebar, sempit)]
    if not all(letak):
        return ()
    return tuple(
        Tanda(label, isi, di_lebar, di_sempit)
        for (label, isi), di_lebar, di_sempit in zip(baris, *letak, strict=True)
    )


def _baris(spek: s.Spesifikasi) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    match spek:
        case s.Batang() | s.Titik() if spek.seri:
            butir, nama = spek.butir, [seri.nama for seri in spek.seri]
        case s.Batang():
            butir, nama = spek.butir, [""]
        case s.PetaPanas():
            butir, nama = list(spek.baris), list(spek.kolom)
        case _:
            return
    for b in butir:
        isi = [(n, satu.teks) for n, satu in zip(nama, b.nilai, strict=True)]
        isi += [("", satu.rincian) for satu in b.nilai if satu.rincian]
        yield f"{b.kode} {b.label}".strip(), tuple(isi)


def _letak(svg: str, baris: list[set[str]]) -> list[int]:
    """How far down each row stands; nothing where one is not found. Rows are drawn in order, and
    each has one of its values, or the sign of a missing one, beside its mark."""
    teks = sorted((float(y), unescape(isi)) for y, isi in _TEKS.findall(svg))
    hasil: list[int] = []
    lalu = 0.0
    for nilai in baris:
        y = next((y for y, isi in teks if y > lalu and isi in nilai | {TANPA_NILAI}), None)
        if y is None:
            return []
        hasil.append(round(y / ukuran_svg(svg)[1] * 1000))
        lalu = y
    return hasil
