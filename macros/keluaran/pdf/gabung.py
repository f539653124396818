"""The parts of a document in one file, tagged, with one outline and each font once."""

from collections.abc import Sequence
from types import SimpleNamespace
from typing import Any

import pydyf
from weasyprint import Document
from weasyprint.pdf import anchors

from .objek import BagianTertulis, ObjekJadi, salin
from .struktur import akar, benda, pemilik

SKALA = 0.75  # points a CSS pixel


def sambung(pdf: pydyf.PDF, bagian: Sequence[BagianTertulis]) -> None:
    """Append parts to a file, in their order."""
    dokumen, peta = benda(pdf, akar(pdf)["K"][0]), pemilik(pdf)
    for satu in bagian:
        for data, aliran in satu.objek:
            pdf.add_object(ObjekJadi(data, aliran=aliran))
        for nomor in satu.halaman:
            pdf.pages["Kids"].extend([nomor, 0, "R"])
        pdf.pages["Count"] += len(satu.halaman)
        dokumen["K"].extend(satu.anak)
        peta.extend(satu.pemilik)
        if satu.bidang:
            formulir = pydyf.Dictionary({"Fields": pydyf.Array(), "SigFlags": 3})
            pdf.catalog.setdefault("AcroForm", formulir)["Fields"].extend(satu.bidang)
    _daftarkan(pdf, bagian)


def _daftarkan(pdf: pydyf.PDF, bagian: Sequence[BagianTertulis]) -> None:
    """List the places of the parts; names have to be sorted."""
    tujuan = [satu for b in bagian for satu in b.tujuan]
    if not tujuan:
        return
    nama = pdf.catalog.setdefault("Names", pydyf.Dictionary())
    nama.setdefault("Dests", pydyf.Dictionary({"Names": pydyf.Array()}))
    isi = nama["Dests"]["Names"]
    tujuan += [(n.string, t) for n, t in zip(isi[::2], isi[1::2], strict=True)]
    isi[:] = [x for n, t in sorted(tujuan, key=lambda s: s[0]) for x in (pydyf.String(n), t)]


def daftarkan_pengenal(pdf: pydyf.PDF, pengenal: Sequence[tuple[str, bytes]]) -> None:
    """List the identifiers of structure elements, by which cells name their heads (ISO 32000-1,
    table 322); the engine gives them without a list."""
    isi = [x for nama, acuan in sorted(pengenal) for x in (pydyf.String(nama), acuan)]
    if isi:
        akar(pdf)["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(isi)})


def tanam_huruf(pdf: pydyf.PDF, acuan: bytes, berkas: Sequence[pydyf.PDF]) -> None:
    """Put the fonts of these files into the fonts of `pdf`, which `acuan` refers to."""
    huruf = benda(pdf, acuan)
    for satu in berkas:
        isi = [o for o in satu.objects if o.number and o not in (satu.pages, satu.catalog)]
        peta = {o.number: b"%d 0 R" % n for n, o in enumerate(isi, len(pdf.objects))}
        for objek in isi:
            pdf.add_object(salin(objek, peta))
        huruf |= salin(satu.catalog["Font"], peta)


def markahi(pdf: pydyf.PDF, markah: Sequence[tuple[list[Any], float]]) -> None:
    """Give the file an outline from the bookmarks and heights (CSS pixels) of its pages."""
    lembar = [SimpleNamespace(bookmarks=isi, height=tinggi) for isi, tinggi in markah]
    dokumen = SimpleNamespace(pages=lembar)
    anchors.add_outlines(pdf, Document.make_bookmark_tree(dokumen, SKALA, transform_pages=True))
