"""The parts of a document on their way to one file: laid out, drawn, written, joined."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import accumulate
from pathlib import Path
from typing import Any

from . import gabung
from . import lampiran as pdf_lampiran
from .bagian import OPSI, BagianCetak, BagianTerlukis, BagianTertata, Glif
from .metadata_pdf import MetadataPDF
from .objek import TempatBagian, tulis_berkas
from .perbaikan import akhir_aliran, dua_standar, label_halaman, lampiran_ganda
from .regu import Regu

BARIS_DAFTAR = re.compile(r'data-alamat="#([^"]*)"')  # a line of a front list
ID = re.compile(r'\bid="([^"]*)"')
SERING = 3  # pages on which a line of a table's head is often met


@dataclass(frozen=True)
class BerkasCetak:
    """A file, how many pages it has, what it was made of by fingerprint, and what is wrong."""

    isi: bytes
    halaman: int
    dibaca: dict[str, str]
    peringatan: list[str]


def rangkai(regu: Regu, metadata: MetadataPDF, lampiran: Path | None) -> BerkasCetak:
    """Make one file of the parts that `regu` has; where something is wrong, none."""
    tataan: dict[int, BagianTertata] = regu.kerjakan("tata", dict.fromkeys(regu.isi, ()))
    _tulis_nomor(regu.depan, tataan)
    # The others draw while the front matter is laid out.
    tunggu = regu.mulai("lukis", _isian(regu.depan, tataan))
    depan = regu.depan.tata()
    semua = [_lukis_depan(regu.depan, depan, tataan, metadata, lampiran)]
    lukisan: dict[int, BagianTerlukis] = tunggu()
    semua += (lukisan[n] for n in regu.isi)
    tataan[0] = depan
    peringatan = list(dict.fromkeys(p for satu in semua for p in satu.peringatan))
    return BerkasCetak(
        b"" if peringatan else _satukan(regu, tataan, semua, metadata),
        sum(satu.halaman for satu in tataan.values()),
        {nama: sidik for satu in semua for nama, sidik in satu.dibaca.items()},
        peringatan,
    )


def _tulis_nomor(depan: BagianCetak, tataan: Mapping[int, BagianTertata]) -> None:
    """Write into the front lists on which pages of the body their lines are."""
    geser = _geser(tataan)
    nomor = {nama: p + geser[n] for n in tataan for nama, (_, p) in tataan[n].tempat.items()}
    depan.teks = BARIS_DAFTAR.sub(lambda baris: _bernomor(baris, nomor), depan.teks)


def _bernomor(baris: re.Match[str], nomor: Mapping[str, int]) -> str:
    halaman = nomor.get(unescape(baris[1]))
    return baris[0] if halaman is None else f'{baris[0]} data-halaman="{halaman}"'


def _geser(tataan: Mapping[int, BagianTertata]) -> dict[int, int]:
    """How many page numbers of the body come before each of its parts."""
    urut = sorted(tataan)
    jumlah = accumulate((tataan[n].akhir for n in urut), initial=0)
    return dict(zip(urut, jumlah, strict=False))


def _isian(depan: BagianCetak, tataan: Mapping[int, BagianTertata]) -> dict[int, tuple[Any, ...]]:
    """What each part of the body needs to be drawn."""
    geser, sering = _geser(tataan), _sering(tataan)
    jumlah = sum(satu.akhir for satu in tataan.values())
    isian: dict[int, tuple[Any, ...]] = {}
    for n, satu in tataan.items():
        lain = {nama for m in tataan if m != n for nama in tataan[m].tempat}
        # No more than concerns the part: nothing else of another one has it drawn anew.
        jangkar = sorted((lain | {*ID.findall(depan.teks)}) & satu.tujuan)
        isian[n] = (geser[n], jumlah, jangkar, sering & {*satu.kepala}, ())
    return isian


def _sering(tataan: Mapping[int, BagianTertata]) -> set[str]:
    kepala = sum((satu.kepala for satu in tataan.values()), Counter[str]())
    return {teks for teks, halaman in kepala.items() if halaman >= SERING}


def _lukis_depan(
    bagian: BagianCetak,
    tataan: BagianTertata,
    lain: Mapping[int, BagianTertata],
    metadata: MetadataPDF,
    lampiran: Path | None,
) -> BagianTerlukis:
    """Draw the first part, which has what is written for the whole document."""
    _isi_metadata(bagian.cetakan.metadata, metadata)
    jangkar = sorted({nama for satu in lain.values() for nama in satu.tempat})
    jumlah = sum(satu.akhir for satu in lain.values()) or tataan.akhir
    berkas = pdf_lampiran.baca(lampiran, metadata.diubah) if lampiran else []
    return bagian.lukis(0, jumlah, jangkar, _sering({0: tataan, **lain}), berkas)


def _isi_metadata(tujuan: Any, metadata: MetadataPDF) -> None:
    tujuan.title = metadata.judul
    tujuan.authors = [metadata.penulis]
    tujuan.description = metadata.subjek
    tujuan.keywords = list(metadata.kata_kunci)
    tujuan.created = metadata.dibuat
    tujuan.modified = metadata.diubah


def _satukan(
    regu: Regu,
    tataan: Mapping[int, BagianTertata],
    lukisan: Sequence[BagianTerlukis],
    metadata: MetadataPDF,
) -> bytes:
    """The whole file: the first part's, and after its objects those that the others wrote."""
    bundel, pdf = regu.depan.bundel, regu.depan.pdf
    objek = [*accumulate((satu.objek for satu in lukisan[1:]), initial=len(pdf.objects))]
    kunci = [*accumulate(satu.kunci for satu in lukisan)]
    tempat = {
        n: (TempatBagian(o, k, bundel.pangkal, f"{n}."),)
        for n, o, k in zip(regu.isi, objek, kunci, strict=False)
    }
    pengenal = bundel.pengenal()
    tulisan = regu.kerjakan("tulis", tempat)
    gabung.sambung(pdf, [tulisan[n] for n in regu.isi])
    pengenal += (p for n in regu.isi for p in tulisan[n].pengenal)
    gabung.daftarkan_pengenal(pdf, pengenal)
    huruf = regu.kerjakan("tanam", _pemilik_huruf(lukisan))
    gabung.tanam_huruf(pdf, bundel.pangkal.huruf, [huruf[n] for n in sorted(huruf)])
    rekam = regu.mulai("rekam", dict.fromkeys(regu.isi, ()) if regu.simpanan else {})
    gabung.markahi(pdf, [satu for bagian in lukisan for satu in bagian.markah])
    dua_standar.lengkapi_metadata(pdf, metadata.kode)
    lampiran_ganda.daftarkan_sekali(pdf)
    awal, isi = (_halaman(tataan, nama) for nama in ("bagian-awal", "bagian-isi"))
    label_halaman.beri_label_halaman(pdf, awal, isi)
    akhir_aliran.padatkan(pdf)
    nama = hashlib.sha256(metadata.pengenal.encode()).digest()[:16]
    berkas = tulis_berkas(pdf, OPSI["pdf_version"], nama)
    rekam()
    return berkas


def _pemilik_huruf(lukisan: Sequence[BagianTerlukis]) -> dict[int, tuple[dict[str, Glif]]]:
    """Which part brings which fonts, with all that is shown of them: the first one that has it."""
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
    """The index of the first page that has a place of this name."""
    sebelum = 0
    for n in sorted(tataan):
        if nama in tataan[n].tempat:
            return sebelum + tataan[n].tempat[nama][0]
        sebelum += tataan[n].halaman
    return None
