"""The boxes that a built PDF keeps free for signatures, in the terms of signing services.

Services such as BSrE's place a visible signature by page, originX, originY, width and height, and
know no field. A field's rectangle is the room that the page keeps for it.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import enumerate_sig_fields

KEADAAN = {True: "terisi", False: "kosong"}
UKURAN = ("page", "originX", "originY", "width", "height", "Dari atas")
TAJUK = ("Kotak", *UKURAN, "Keadaan", "Sebutan")
KETERANGAN = """\
Satuannya titik (1/72 inci); page dihitung dari 1, mulai dari sampul. originX dan originY adalah
jarak sudut kiri bawah kotak dari sudut kiri bawah halaman. “Dari atas” adalah jarak tepi atas kotak
dari tepi atas halaman, untuk layanan yang menghitung dari kiri atas."""


@dataclass(frozen=True)
class LetakKotak:
    """A place for one signature.

    `nama` is the field's name and `sebutan` its description; `halaman` counts from 1. The edges
    are in points from the page's lower left corner, `tinggi_halaman` is that page's height.
    """

    nama: str
    sebutan: str
    halaman: int
    kiri: float
    bawah: float
    kanan: float
    atas: float
    tinggi_halaman: float

    @property
    def ukuran(self) -> dict[str, int]:
        """Page, origin and size in whole points, as services take them; rounded to stay inside.
        `dari_atas` is the distance of the upper edge from the page's."""
        x, y = ceil(self.kiri), ceil(self.bawah)
        lebar, tinggi = floor(self.kanan) - x, floor(self.atas) - y
        return {
            "page": self.halaman,
            "originX": x,
            "originY": y,
            "width": lebar,
            "height": tinggi,
            "dari_atas": round(self.tinggi_halaman) - y - tinggi,
        }

    def memuat(self, tepi: Sequence[float], longgar: float = 0.5) -> bool:
        """Whether a rectangle (any two opposite corners) lies inside, up to `longgar` points."""
        x1, y1, x2, y2 = tepi
        return (
            self.kiri - longgar <= min(x1, x2)
            and max(x1, x2) <= self.kanan + longgar
            and self.bawah - longgar <= min(y1, y2)
            and max(y1, y2) <= self.atas + longgar
        )


def kotak_tersedia(isi: bytes) -> list[LetakKotak]:
    """The boxes of the PDF `isi` as it was built, in the order of the document."""
    return [kotak for kotak, _ in _bidang(PdfFileReader(io.BytesIO(isi)))]


def terisi(isi: bytes, kotak: Sequence[LetakKotak]) -> dict[str, bool]:
    """Which boxes hold a signature in `isi`, a continuation of the built file: one in the box's
    own field, or in a new field that lies in the box."""
    tanda = [satu for satu, nilai in _bidang(PdfFileReader(io.BytesIO(isi))) if nilai]
    return {
        k.nama: any(
            t.nama == k.nama
            or (t.halaman == k.halaman and k.memuat((t.kiri, t.bawah, t.kanan, t.atas)))
            for t in tanda
        )
        for k in kotak
    }


def sebagai_teks(nama: str, kotak: Sequence[LetakKotak], isi: Mapping[str, bool]) -> Iterator[str]:
    """The boxes of the file `nama` as a table, line by line; `isi` tells which are signed."""
    baris = [
        (k.nama, *map(str, k.ukuran.values()), KEADAAN[isi[k.nama]], k.sebutan) for k in kotak
    ]
    lebar = [max(map(len, kolom)) for kolom in zip(TAJUK, *baris, strict=True)]
    yield f"{nama}: {len(kotak)} kotak tanda tangan, {sum(isi.values())} sudah terisi."
    for satu in (TAJUK, *baris):
        angka = slice(1, len(lebar) - 2)
        sel = [t.ljust(n) for t, n in zip(satu, lebar, strict=True)]
        sel[angka] = [t.rjust(n) for t, n in zip(satu[angka], lebar[angka], strict=True)]
        yield "  ".join(sel).rstrip()
    yield from KETERANGAN.splitlines()


def sebagai_data(nama: str, kotak: Sequence[LetakKotak], isi: Mapping[str, bool]) -> dict[str, Any]:
    """The same as JSON can hold it."""
    return {
        "berkas": nama,
        "satuan": "titik",
        "asal": "kiri bawah",
        "kotak": [
            {"nama": k.nama, "sebutan": k.sebutan, **k.ukuran, "terisi": isi[k.nama]}
            for k in kotak
        ],
    }


def _bidang(pembaca: Any) -> Iterator[tuple[LetakKotak, bool]]:
    """Every signature field that stands on a page, and whether it is signed."""
    letak = dict(_letak(pembaca))
    for nama, nilai, acuan in enumerate_sig_fields(pembaca):
        if acuan.idnum not in letak:
            continue
        bidang: Any = acuan.get_object()
        x1, y1, x2, y2 = (float(n) for n in bidang["/Rect"])
        halaman, tinggi = letak[acuan.idnum]
        sebutan = str(bidang["/TU"]) if "/TU" in bidang else ""
        tepi = min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)
        yield LetakKotak(nama, sebutan, halaman, *tepi, tinggi), nilai is not None


def _letak(pembaca: Any) -> Iterator[tuple[int, tuple[int, float]]]:
    """Object number of every annotation → number and height of its page."""
    for nomor in range(int(pembaca.root["/Pages"]["/Count"])):
        halaman = pembaca.find_page_for_modification(nomor)[0].get_object()
        if "/Annots" in halaman:
            _, bawah, _, atas = (float(n) for n in halaman["/MediaBox"])
            anotasi = halaman["/Annots"]
            for n in range(len(anotasi)):
                yield anotasi.raw_get(n).idnum, (nomor + 1, atas - bawah)
