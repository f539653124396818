"""A built PDF and what was appended to it so far: its objects, and its places for signatures."""

import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.reader import PdfFileReader

from scripts.tanda_tangan.benda import TAK_ADA, Acu, Tempat, TolakPDF, persegi, teks, ubah
from scripts.tanda_tangan.urai import Revisi

TEPI = 0.5  # points by which a stamp may stand over its box


@dataclass(frozen=True)
class KotakBidang:
    """A place for a signature: a signature field of the built file.

    `halaman` is the object of its page, `tempat` its rectangle in points, `sebutan` what it says
    of itself.
    """

    nama: str
    nomor: int
    halaman: int
    tempat: Tempat
    sebutan: str

    def memuat(self, tempat: Tempat) -> bool:
        """Whether a rectangle lies in it."""
        kiri, bawah, kanan, atas = self.tempat
        return (
            tempat[0] >= kiri - TEPI
            and tempat[1] >= bawah - TEPI
            and tempat[2] <= kanan + TEPI
            and tempat[3] <= atas + TEPI
        )


def kotak(asal: bytes) -> dict[str, KotakBidang]:
    """The places for signatures of a built PDF by name, in the order of the document."""
    return Dokumen(PdfFileReader(io.BytesIO(asal))).kotak


@dataclass
class Dokumen:
    """The document as it stands after the updates judged so far, over the built file `asal`, which
    is pyHanko's PdfFileReader (not typed where it matters here)."""

    asal: Any
    benda: dict[int, Any] = field(default_factory=dict)
    terpakai: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        penutup = self.asal.trailer
        self.akar, self.info = (penutup.raw_get(k).idnum for k in ("/Root", "/Info"))
        self.ukuran, self.rujukan = int(penutup["/Size"]), int(self.asal.last_startxref)
        self.pengenal = ubah(penutup["/ID"])[0]
        self.kotak = {k.nama: k for k in self._kotak()}
        self.nama_bidang = set(self.kotak)

    def buka(self, nilai: Any) -> Any:
        """A value itself, where it is a reference to it; TAK_ADA where that leads nowhere."""
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
        """The pages by their objects, counted from 1."""
        banyak = int(self.asal.root["/Pages"]["/Count"])
        return {self.asal.find_page_for_modification(n)[0].idnum: n + 1 for n in range(banyak)}

    def terima(self, revisi: Revisi) -> None:
        """Take an update in that was judged."""
        self.benda |= revisi.objek
        self.ukuran, self.rujukan = int(revisi.penutup["/Size"]), revisi.startxref

    def periksa_penutup(self, revisi: Revisi) -> None:
        """An update continues this document and no other one. Raises TolakPDF."""
        tutup = revisi.penutup
        # The lists of objects are objects themselves, and must not stand in the place of others.
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
