"""What the updates of a PDF changed in the file that they continue.

A PDF is signed by appending to it, and an appended part can replace any object before it. So it is
not enough that a file begins with the built bytes: every object that an update replaces must be
one that signing needs, and may differ only in what signing changes. pyHanko's own analysis asks
the same, but follows every path to an object, of which a tagged report has millions.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import Any

from pyhanko.pdf_utils import generic

# What signing may change in the catalog, in its form, and in a field's widget.
KATALOG = {"/AcroForm", "/DSS", "/Extensions", "/Perms", "/Version"}
FORMULIR = {"/SigFlags", "/Fields", "/DR", "/DA"}
BIDANG = {"/V", "/AP", "/F", "/Lock"}
SESUDAH = {"/DSS", "/Extensions"}
TERSEMBUNYI = 1 << 1 | 1 << 5  # annotation flags Hidden and NoView (ISO 32000-1, 12.5.3)
BEDA_BILANGAN = 1e-3


class Ubahan:
    """Compares the updates in `pembaca` with the built file `asal` that they continue; both are
    pyHanko's PdfFileReader, which is not typed where it matters here."""

    def __init__(self, pembaca: Any, asal: Any) -> None:
        self._pembaca = pembaca
        self._asal = asal
        self._lama = {r.idnum for r in asal.xrefs.explicit_refs_in_revision(0)}
        katalog = asal.trailer.raw_get("/Root")
        self._katalog = katalog.idnum
        # What the file says of itself; nothing of it is on a page.
        self._bebas = {asal.trailer.raw_get("/Info").idnum, asal.root.raw_get("/Metadata").idnum}

    def larangan(self, bertanda: set[str]) -> Iterator[str]:
        """Every change that signing the fields `bertanda` does not explain, in words."""
        xref = self._pembaca.xrefs
        if (
            self._pembaca.encrypted
            or xref.hybrid_xrefs_present
            or xref.get_startxref_for_revision(0) != self._asal.last_startxref
            or self._pembaca.trailer.raw_get("/Root").idnum != self._katalog
        ):
            yield "bagian yang ditambahkan menggantikan seluruh dokumen"
            return
        for revisi in range(1, xref.total_revisions):
            if xref.refs_freed_in_revision(revisi):
                yield f"pembaruan ke-{revisi} menghapus isi"
            diganti = xref.explicit_refs_in_revision(revisi)
            for acuan in sorted(diganti, key=lambda r: r.idnum):
                if acuan.idnum in self._lama:
                    yield from self._satu(acuan, revisi, bertanda)

    def sesudah(self, revisi: int) -> Iterator[str]:
        """What came after the update `revisi`, apart from data that prove its signature."""
        xref = self._pembaca.xrefs
        dikenal = set(self._lama)
        for n in range(1, xref.total_revisions):
            acuan = {r.idnum: r for r in xref.explicit_refs_in_revision(n)}
            if n > revisi:
                for nomor in acuan.keys() & dikenal:
                    lama = self._pembaca.get_object(acuan[nomor], revision=n - 1)
                    baru = self._pembaca.get_object(acuan[nomor], revision=n)
                    if nomor != self._katalog or not _beda(lama, baru) <= SESUDAH:
                        yield "berkas diubah sesudah tanda tangan terakhir"
                        return
            dikenal |= acuan.keys()

    def _satu(self, acuan: Any, revisi: int, bertanda: set[str]) -> Iterator[str]:
        lama = self._asal.get_object(generic.Reference(acuan.idnum, 0, self._asal))
        baru = self._pembaca.get_object(acuan, revision=revisi)
        beda = _beda(lama, baru)
        if not beda or acuan.idnum in self._bebas:
            return
        if acuan.idnum == self._katalog:
            yield from self._katalog_berubah(lama, baru, beda)
        elif _jenis(lama) == "/Page":
            if beda != {"/Annots"} or not self._hanya_bidang_tersembunyi(lama, baru):
                yield f"halaman {self._nomor_halaman(acuan.idnum)} diubah atau ditutupi"
        elif isinstance(lama, Mapping) and lama.get("/FT") == "/Sig":
            nama = str(lama.get("/T"))
            if nama not in bertanda or not beda <= BIDANG:
                yield f"bidang tanda tangan {nama} diubah tanpa ditandatangani"
        else:
            yield f"isi diubah (objek {acuan.idnum})"

    def _katalog_berubah(self, lama: Any, baru: Any, beda: set[str]) -> Iterator[str]:
        if not beda <= KATALOG:
            yield f"susunan dokumen diubah ({', '.join(sorted(beda - KATALOG))})"
        if "/AcroForm" in beda:
            formulir_lama, formulir = lama.get("/AcroForm", {}), baru.get("/AcroForm", {})
            ubahan = _beda(formulir_lama, formulir)
            bidang_lama, bidang = formulir_lama.get("/Fields", []), formulir.get("/Fields", [])
            if not ubahan <= FORMULIR or not _memuat(bidang, bidang_lama):
                yield "formulir dokumen diubah"
                return
            for satu in _tambahan(bidang, bidang_lama):
                if not _tersembunyi(satu):
                    yield (
                        f"bidang tanda tangan baru {satu.get('/T')} menutupi halaman; pakai bidang"
                        " yang tersedia, atau tanda tangan tanpa gambar"
                    )

    def _hanya_bidang_tersembunyi(self, lama: Any, baru: Any) -> bool:
        anotasi_lama, anotasi = lama.get("/Annots", []), baru.get("/Annots", [])
        return _memuat(anotasi, anotasi_lama) and all(
            _tersembunyi(satu) for satu in _tambahan(anotasi, anotasi_lama)
        )

    def _nomor_halaman(self, nomor: int) -> int:
        jumlah = int(self._asal.root["/Pages"]["/Count"])
        urut = (self._asal.find_page_for_modification(n)[0].idnum for n in range(jumlah))
        return next((n for n, satu in enumerate(urut, 1) if satu == nomor), 0)


def _jenis(benda: Any) -> object:
    return benda.get("/Type") if isinstance(benda, Mapping) else None


def _tersembunyi(bidang: Any) -> bool:
    """Whether an annotation is a signature field that shows nothing."""
    if bidang.get("/FT") != "/Sig":
        return False
    kiri, bawah, kanan, atas = (float(n) for n in bidang["/Rect"])
    return kiri == kanan or bawah == atas or bool(int(bidang.get("/F", 0)) & TERSEMBUNYI)


def _memuat(baru: Any, lama: Any) -> bool:
    """Whether an array still begins with all that it had."""
    return len(baru) >= len(lama) and all(
        _sama(baru.raw_get(n), lama.raw_get(n)) for n in range(len(lama))
    )


def _tambahan(baru: Any, lama: Any) -> list[Any]:
    return [satu.get_object() for satu in list(baru)[len(lama) :]]


def _beda(lama: Any, baru: Any) -> set[str]:
    """The keys in which two objects differ; {""} where they are no dictionaries of one kind."""
    if _sama(lama, baru):
        return set()
    kamus = isinstance(lama, generic.DictionaryObject), isinstance(baru, generic.DictionaryObject)
    if _aliran(lama) != _aliran(baru) or not all(kamus):
        return {""}
    return {
        str(k)
        for k in lama.keys() | baru.keys()
        if k not in lama or k not in baru or not _sama(lama.raw_get(k), baru.raw_get(k))
    }


def _sama(satu: Any, dua: Any) -> bool:
    """Whether two objects say the same, however they are written."""
    if _aliran(satu) != _aliran(dua):
        return False
    if isinstance(satu, generic.DictionaryObject) and isinstance(dua, generic.DictionaryObject):
        return satu.keys() == dua.keys() and all(
            _sama(satu.raw_get(k), dua.raw_get(k)) for k in satu
        )
    if isinstance(satu, generic.ArrayObject) and isinstance(dua, generic.ArrayObject):
        return len(satu) == len(dua) and _memuat(satu, dua)
    if _bilangan(satu) and _bilangan(dua):
        return abs(float(satu) - float(dua)) < BEDA_BILANGAN
    return _tertulis(satu) == _tertulis(dua)


def _aliran(benda: Any) -> bytes | None:
    """The data of a stream as they are in the file; None for anything else."""
    return bytes(benda.encoded_data) if isinstance(benda, generic.StreamObject) else None


def _bilangan(benda: Any) -> bool:
    return isinstance(benda, generic.NumberObject | generic.FloatObject)


def _tertulis(benda: Any) -> bytes:
    if isinstance(benda, generic.TextStringObject | generic.ByteStringObject):
        return b"(" + bytes(benda.original_bytes)
    keluar = io.BytesIO()
    benda.write_to_stream(keluar, None)
    return keluar.getvalue()
