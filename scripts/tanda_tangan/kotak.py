"""The boxes that a built PDF keeps free for signatures, in the terms of signing services.

Services such as BSrE's place a visible signature by page, originX, originY, width and height, and
know no field. A field's rectangle is the room that the page keeps for it.
"""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping
from math import ceil, floor
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

from scripts.tanda_tangan.dokumen import Dokumen, KotakBidang

KEADAAN = {True: "terisi", False: "kosong"}
UKURAN = ("page", "originX", "originY", "width", "height", "Dari atas")
TAJUK = ("Kotak", *UKURAN, "Keadaan", "Sebutan")
KETERANGAN = """\
Satuannya titik (1/72 inci); page dihitung dari 1, mulai dari sampul. originX dan originY adalah
jarak sudut kiri bawah kotak dari sudut kiri bawah halaman. “Dari atas” adalah jarak tepi atas kotak
dari tepi atas halaman, untuk layanan yang menghitung dari kiri atas."""

Tersedia = Mapping[KotakBidang, Mapping[str, int]]


def tersedia(isi: bytes) -> Tersedia:
    """The boxes of the PDF `isi` as it was built, in the order of the document, each with its page
    (from 1), origin and size in whole points, rounded to stay inside; `dari_atas` is the distance
    of the upper edge from the page's."""
    dokumen = Dokumen(PdfFileReader(io.BytesIO(isi)))
    urutan = dokumen.urutan()
    return {k: _ukuran(k, urutan[k.halaman], dokumen) for k in dokumen.kotak.values()}


def _ukuran(kotak: KotakBidang, halaman: int, dokumen: Dokumen) -> dict[str, int]:
    _, dasar, _, puncak = dokumen.asal.find_page_for_modification(halaman - 1)[0].get_object()[
        "/MediaBox"
    ]
    kiri, bawah, kanan, atas = kotak.tempat
    x, y = ceil(kiri), ceil(bawah)
    lebar, tinggi = floor(kanan) - x, floor(atas) - y
    return {
        "page": halaman,
        "originX": x,
        "originY": y,
        "width": lebar,
        "height": tinggi,
        "dari_atas": round(float(puncak) - float(dasar)) - y - tinggi,
    }


def sebagai_teks(nama: str, kotak: Tersedia, terisi: Collection[str]) -> Iterator[str]:
    """The boxes of the file `nama` as a table, line by line; `terisi` names those signed."""
    baris = [
        (k.nama, *map(str, ukuran.values()), KEADAAN[k.nama in terisi], k.sebutan)
        for k, ukuran in kotak.items()
    ]
    lebar = [max(map(len, kolom)) for kolom in zip(TAJUK, *baris, strict=True)]
    yield f"{nama}: {len(kotak)} kotak tanda tangan, {len(terisi)} sudah terisi."
    for satu in (TAJUK, *baris):
        angka = slice(1, len(lebar) - 2)
        sel = [t.ljust(n) for t, n in zip(satu, lebar, strict=True)]
        sel[angka] = [t.rjust(n) for t, n in zip(satu[angka], lebar[angka], strict=True)]
        yield "  ".join(sel).rstrip()
    yield from KETERANGAN.splitlines()


def sebagai_data(nama: str, kotak: Tersedia, terisi: Collection[str]) -> dict[str, Any]:
    """The same as JSON can hold it."""
    return {
        "berkas": nama,
        "satuan": "titik",
        "asal": "kiri bawah",
        "kotak": [
            {"nama": k.nama, "sebutan": k.sebutan, **ukuran, "terisi": k.nama in terisi}
            for k, ukuran in kotak.items()
        ],
    }
