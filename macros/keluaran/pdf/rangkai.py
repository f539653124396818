"""Make one PDF from the parts of a document: lay out, draw, write, join; with one structure tree,
one outline, and each font once."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pydyf
from weasyprint import UA_COUNTER_STYLE, Attachment, Document
from weasyprint.pdf import anchors

from . import GalatPDF, lampiran as pdf_lampiran
from .bagian import OPSI, BagianTerlukis, BagianTertata, Glif
from .objek import BagianTertulis, ObjekJadi, TempatBagian, salin, tulis_berkas
from .perbaikan import isi_berkas
from .regu import Regu
from .struktur import akar, benda, pemilik

SERING = 3  # from so many pages on a line of a table's head counts as frequent
SKALA = 0.75  # points a CSS pixel
ROMAWI, DESIMAL = "lower-roman", "decimal"  # names in the style sheet
# Metadata besides those of any HTML page: the document's code, and a name that is the same for all
# builds of one edition.
KODE, PENGENAL = "lkjip.kode", "lkjip.pengenal"


def rangkai(regu: Regu, lampiran: Path | None) -> bytes:
    """The file of the parts in `regu`. Raises GalatPDF if the engine warned."""
    tataan: dict[int, BagianTertata] = regu.kerjakan("tata", dict.fromkeys(regu.semua, ()))
    hari = regu.pertama.cetakan.metadata.modified
    isian = _isian(tataan, regu.awal, pdf_lampiran.baca(lampiran, hari) if lampiran else [])
    lukisan: dict[int, BagianTerlukis] = regu.kerjakan("lukis", isian)
    semua = [lukisan[n] for n in regu.semua]
    if peringatan := dict.fromkeys(p for satu in semua for p in satu.peringatan):
        butir = "\n".join(f"- {p}" for p in peringatan)
        raise GalatPDF(f"PDF tidak dibuat karena ada peringatan mesin cetak:\n{butir}")
    return _satukan(regu, tataan, semua)


def _hitungan(tataan: Mapping[int, BagianTertata], awal: range) -> dict[int, tuple[int, int]]:
    """The page number before each part, and the number of pages: of the cover, of the front matter,
    and of the body."""
    hasil: dict[int, tuple[int, int]] = {}
    for semua in (range(awal.start), awal, range(awal.stop, len(tataan))):
        *geser, jumlah = accumulate((tataan[n].akhir for n in semua), initial=0)
        hasil |= {n: (sebelum, jumlah) for n, sebelum in zip(semua, geser, strict=True)}
    return hasil


def _nomor(
    tataan: Mapping[int, BagianTertata], hitungan: Mapping[int, tuple[int, int]], awal: range
) -> dict[str, str]:
    """The printed page number of each anchor; in the front matter in roman numerals."""
    return {
        nama: UA_COUNTER_STYLE.render_value(p + hitungan[n][0], ROMAWI if n in awal else DESIMAL)
        for n, satu in tataan.items()
        for nama, (_, p) in satu.tempat.items()
    }


def _isian(
    tataan: Mapping[int, BagianTertata], awal: range, lampiran: Sequence[Attachment] = ()
) -> dict[int, tuple[Any, ...]]:
    """The arguments for drawing each part; `awal` are the parts of the front matter. The first part
    gets the attachments."""
    hitungan = _hitungan(tataan, awal)
    halaman = _nomor(tataan, hitungan, awal)
    kepala = sum((satu.kepala for satu in tataan.values()), Counter[str]())
    sering = {teks for teks, halaman in kepala.items() if halaman >= SERING}
    isian: dict[int, tuple[Any, ...]] = {}
    for n, nomor in hitungan.items():
        tempat = {nama for m, satu in tataan.items() if m != n for nama in satu.tempat}
        # Only what concerns the part, since any other argument would cause it to be drawn again.
        jangkar = sorted(tempat & tataan[n].tujuan)
        daftar = {nama: halaman[nama] for nama in sorted(tataan[n].daftar)}
        akhir = (daftar, () if n else lampiran)
        isian[n] = (*nomor, jangkar, sering & {*tataan[n].kepala}, *akhir)
    return isian


def _satukan(
    regu: Regu,
    tataan: Mapping[int, BagianTertata],
    lukisan: Sequence[BagianTerlukis],
) -> bytes:
    """The whole file: that of the first part, with the objects of the others appended."""
    bundel, pdf = regu.pertama.bundel, regu.pertama.pdf
    lain = regu.semua[1:]
    objek = [*accumulate((satu.objek for satu in lukisan[1:]), initial=len(pdf.objects))]
    kunci = [*accumulate(satu.kunci for satu in lukisan)]
    tempat = {
        n: (TempatBagian(o, k, bundel.pangkal, f"{n}."),)
        for n, o, k in zip(lain, objek, kunci, strict=False)
    }
    pengenal = bundel.pengenal()
    tulisan = regu.kerjakan("tulis", tempat)
    _sambung(pdf, [tulisan[n] for n in lain])
    pengenal += (p for n in lain for p in tulisan[n].pengenal)
    _daftarkan_pengenal(pdf, pengenal)
    huruf = regu.kerjakan("tanam", _pemilik_huruf(lukisan))
    _tanam_huruf(pdf, bundel.pangkal.huruf, [huruf[n] for n in sorted(huruf)])
    rekam = regu.mulai("rekam", dict.fromkeys(lain, ()) if regu.simpanan else {})
    _markahi(pdf, [satu for bagian in lukisan for satu in bagian.markah])
    sifat = regu.pertama.cetakan.metadata.custom
    isi_berkas.lengkapi_metadata(pdf, sifat.get(KODE, ""))
    isi_berkas.daftarkan_sekali(pdf)
    awal, isi = (_halaman(tataan, nama) for nama in ("bagian-awal", "bagian-isi"))
    isi_berkas.beri_label_halaman(pdf, awal, isi)
    isi_berkas.padatkan(pdf)
    nama = hashlib.sha256(sifat.get(PENGENAL, "").encode()).digest()[:16]
    berkas = tulis_berkas(pdf, OPSI["pdf_version"], nama)
    rekam()
    return berkas


def _pemilik_huruf(lukisan: Sequence[BagianTerlukis]) -> dict[int, tuple[dict[str, Glif]]]:
    """The part that embeds each font, with all its used glyphs: the first one that uses it."""
    pemilik: dict[str, int] = {}
    semua: dict[str, Glif] = {}
    for n, satu in enumerate(lukisan):
        for nama, glif in satu.huruf.items():
            pemilik.setdefault(nama, n)
            semua[nama] = semua[nama] | glif if nama in semua else glif
    hasil: dict[int, tuple[dict[str, Glif]]] = {}
    for nama, n in pemilik.items():
        hasil.setdefault(n, ({},))[0][nama] = semua[nama]
    return hasil


def _halaman(tataan: Mapping[int, BagianTertata], nama: str) -> int | None:
    """The index of the first page that has an anchor with this name."""
    sebelum = 0
    for n in sorted(tataan):
        if nama in tataan[n].tempat:
            return sebelum + tataan[n].tempat[nama][0]
        sebelum += tataan[n].halaman
    return None


def _sambung(pdf: pydyf.PDF, bagian: Sequence[BagianTertulis]) -> None:
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
    """Add the anchors of the parts to the catalog; names must be sorted."""
    tujuan = [satu for b in bagian for satu in b.tujuan]
    if not tujuan:
        return
    nama = pdf.catalog.setdefault("Names", pydyf.Dictionary())
    nama.setdefault("Dests", pydyf.Dictionary({"Names": pydyf.Array()}))
    isi = nama["Dests"]["Names"]
    tujuan += [(n.string, t) for n, t in zip(isi[::2], isi[1::2], strict=True)]
    isi[:] = [x for n, t in sorted(tujuan, key=lambda s: s[0]) for x in (pydyf.String(n), t)]


def _daftarkan_pengenal(pdf: pydyf.PDF, pengenal: Sequence[tuple[str, bytes]]) -> None:
    """Add the tree of identifiers of structure elements, which cells use to name their headers (ISO
    32000-1, table 322) and the engine lacks."""
    isi = [x for nama, acuan in sorted(pengenal) for x in (pydyf.String(nama), acuan)]
    if isi:
        akar(pdf)["IDTree"] = pydyf.Dictionary({"Names": pydyf.Array(isi)})


def _tanam_huruf(pdf: pydyf.PDF, acuan: bytes, berkas: Sequence[pydyf.PDF]) -> None:
    """Put the fonts of these files into the fonts of `pdf`, which `acuan` refers to."""
    huruf = benda(pdf, acuan)
    for satu in berkas:
        isi = [o for o in satu.objects if o.number and o not in (satu.pages, satu.catalog)]
        peta = {o.number: b"%d 0 R" % n for n, o in enumerate(isi, len(pdf.objects))}
        for objek in isi:
            pdf.add_object(salin(objek, peta))
        huruf |= salin(satu.catalog["Font"], peta)


def _markahi(pdf: pydyf.PDF, markah: Sequence[tuple[list[Any], float]]) -> None:
    """Give the file an outline from the bookmarks and heights (CSS pixels) of its pages."""
    lembar = [SimpleNamespace(bookmarks=isi, height=tinggi) for isi, tinggi in markah]
    dokumen = SimpleNamespace(pages=lembar)
    anchors.add_outlines(pdf, Document.make_bookmark_tree(dokumen, SKALA, transform_pages=True))
