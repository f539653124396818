"""The boxes that a built PDF keeps free for signatures, in the terms of signing services.

Services such as BSrE's place a visible signature by page, originX, originY, width and height, and
know no field. A field's rectangle is the room that the page keeps for it.
"""

import io
from collections.abc import Collection, Mapping
from math import ceil, floor
from typing import Any

from pyhanko.pdf_utils.reader import PdfFileReader

from scripts.tanda_tangan.dokumen import Dokumen, KotakBidang

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


def sebagai_data(nama: str, kotak: Tersedia, terisi: Collection[str]) -> dict[str, Any]:
    """The boxes of the file `nama` as JSON can hold them; `terisi` names those signed."""
    return {
        "berkas": nama,
        "satuan": "titik",
        "asal": "kiri bawah",
        "kotak": [
            {"nama": k.nama, "sebutan": k.sebutan, **ukuran, "terisi": k.nama in terisi}
            for k, ukuran in kotak.items()
        ],
    }
