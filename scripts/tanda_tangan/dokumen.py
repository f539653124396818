"""A built PDF with the updates judged so far: its objects, and its places for signatures, also in
the coordinates of signing services.

Services such as BSrE's place a visible signature by page, originX, originY, width and height, and
know no fields. A field's rectangle is the space reserved on the page.
"""

import io
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from math import ceil, floor
from typing import Any, cast

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from scripts.tanda_tangan.benda import TAK_ADA, Acu, Tempat, TolakPDF, persegi, teks, ubah
from scripts.tanda_tangan.urai import Revisi

TEPI = 0.5  # points by which a stamp may exceed its box
KE_DALAM = (1, 1, -1, -1)  # the direction to the inside from each edge


@dataclass(frozen=True)
class KotakBidang:
    """A place for a signature: a signature field of the built file.

    `halaman` is the object of its page, `tempat` its rectangle in points, `sebutan` its
    description.
    """

    nama: str
    nomor: int
    halaman: int
    tempat: Tempat
    sebutan: str

    def memuat(self, tempat: Tempat) -> bool:
        """Whether a rectangle is inside it."""
        sisa = [(b - a) * arah for a, b, arah in zip(self.tempat, tempat, KE_DALAM, strict=True)]
        return min(sisa) >= -TEPI


Tersedia = Mapping[KotakBidang, Mapping[str, int]]


class Dokumen:
    """The document after the updates judged so far, on top of the built file `asal`."""

    def __init__(self, asal: bytes) -> None:
        self.asal = cast("Any", PdfFileReader(io.BytesIO(asal)))
        self.benda: dict[int, Any] = {}
        self.terpakai: set[str] = set()
        penutup = self.asal.trailer
        self.akar, self.info = (penutup.raw_get(k).idnum for k in ("/Root", "/Info"))
        self.ukuran, self.rujukan = int(penutup["/Size"]), int(self.asal.last_startxref)
        self.pengenal = ubah(penutup["/ID"])[0]
        self.kotak = {k.nama: k for k in self._kotak()}  # in the order of the document
        self.nama_bidang = set(self.kotak)

    def buka(self, nilai: Any) -> Any:
        """The value behind a reference (TAK_ADA if missing); another value itself."""
        while isinstance(nilai, Acu):
            if nilai.nomor not in self.benda:
                self.benda[nilai.nomor] = self._lama(nilai.nomor)
            nilai = self.benda[nilai.nomor]
        return nilai

    def _lama(self, nomor: int) -> Any:
        try:
            return ubah(self.asal.get_object(generic.Reference(nomor, 0, self.asal)))
        except Exception:  # noqa: BLE001 - the reader has many words for an object that is not there
            return TAK_ADA

    def _kotak(self) -> Iterator[KotakBidang]:
        formulir = self.buka(self.buka(Acu(self.akar)).get("/AcroForm", {}))
        for acuan in self.buka(formulir.get("/Fields", [])):
            bidang = self.buka(acuan)
            yield KotakBidang(
                teks(bidang["/T"]),
                acuan.nomor,
                bidang["/P"].nomor,
                persegi(bidang),
                teks(self.buka(bidang.get("/TU", b""))),
            )

    def urutan(self) -> dict[int, int]:
        """The numbers of pages (from 1) by their objects."""
        banyak = int(self.asal.root["/Pages"]["/Count"])
        return {self.asal.find_page_for_modification(n)[0].idnum: n + 1 for n in range(banyak)}

    def terima(self, revisi: Revisi) -> None:
        """Apply an update that was judged."""
        self.benda |= revisi.objek
        self.ukuran, self.rujukan = int(revisi.penutup["/Size"]), revisi.startxref

    def periksa_penutup(self, revisi: Revisi) -> None:
        """Check that an update continues this document. Raises TolakPDF."""
        tutup = revisi.penutup
        if min(revisi.bebas, default=self.ukuran) < self.ukuran:
            raise TolakPDF("bagian yang ditambahkan menghapus isi dokumen")
        # Cross-reference and object streams are objects themselves, and must not replace others.
        daftar = revisi.rentang.keys() - revisi.objek.keys()
        terbesar = max([*revisi.rentang, *revisi.objek], default=0) + 1
        pengenal, angka = tutup.get("/ID"), [tutup.get("/Prev"), tutup.get("/Size")]
        if (
            (tutup.get("/Root"), tutup.get("/Info")) != (Acu(self.akar), Acu(self.info))
            or angka != [self.rujukan, max(self.ukuran, terbesar)]
            or {type(n) for n in angka} != {int}
            or not isinstance(pengenal, list)
            or len(pengenal) != 2
            or pengenal[0] != self.pengenal
            or min(daftar) < self.ukuran
        ):
            raise TolakPDF("bagian yang ditambahkan menggantikan seluruh dokumen")


def tersedia(isi: bytes) -> Tersedia:
    """The boxes of the built PDF `isi` in the order of the document, with page (from 1), origin and
    size in whole points, rounded inward; `dari_atas` is the distance of its upper edge from the
    page's."""
    dokumen = Dokumen(isi)
    urutan = dokumen.urutan()
    hasil = {}
    for k in dokumen.kotak.values():
        halaman = dokumen.asal.find_page_for_modification(urutan[k.halaman] - 1)[0].get_object()
        _, dasar, _, puncak = map(float, halaman["/MediaBox"])
        kiri, bawah, kanan, atas = k.tempat
        x, y = ceil(kiri), ceil(bawah)
        lebar, tinggi = floor(kanan) - x, floor(atas) - y
        ukuran = {"page": urutan[k.halaman], "originX": x, "originY": y}
        ukuran |= {"width": lebar, "height": tinggi}
        hasil[k] = ukuran | {"dari_atas": round(puncak - dasar) - y - tinggi}
    return hasil


def sebagai_data(nama: str, kotak: Tersedia, terisi: Collection[str]) -> dict[str, Any]:
    """The boxes of the file `nama` for JSON; `terisi` are the names of signed ones."""
    return {
        "berkas": nama,
        "satuan": "titik",
        "asal": "kiri bawah",
        "kotak": [
            {"nama": k.nama, "sebutan": k.sebutan, **ukuran, "terisi": k.nama in terisi}
            for k, ukuran in kotak.items()
        ],
    }
