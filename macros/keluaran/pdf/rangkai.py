"""The parts of a document on their way to one file: laid out, drawn, written, joined."""

from __future__ import annotations

import hashlib
import io
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import unescape
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import gabung
from . import lampiran as pdf_lampiran
from .bagian import OPSI, Glif, Lukisan, Tataan
from .objek import Tempat
from .perbaikan import akhir_aliran, dua_standar, label_halaman, lampiran_ganda
from .regu import Regu

if TYPE_CHECKING:
    from .cetak import Metadata

BARIS_DAFTAR = re.compile(r'data-alamat="#([^"]*)"')  # a line of a front list
SERING = 3  # pages on which a line of a table's head is often met


@dataclass(frozen=True)
class Cetakan:
    """A file, how many pages it has, what it was made of by fingerprint, and what is wrong."""

    isi: bytes
    halaman: int
    dibaca: dict[str, str]
    peringatan: list[str]


def rangkai(regu: Regu, metadata: Metadata, lampiran: Path | None) -> Cetakan:
    """Make one file of the parts that `regu` has; where something is wrong, none."""
    tataan = _tata(regu)
    lukisan = _lukis(regu, tataan, metadata, lampiran)
    semua = [lukisan[n] for n in sorted(lukisan)]
    peringatan = list(dict.fromkeys(p for satu in semua for p in satu.peringatan))
    return Cetakan(
        b"" if peringatan else _satukan(regu, tataan, semua, metadata),
        sum(satu.halaman for satu in tataan.values()),
        {nama: sidik for satu in semua for nama, sidik in satu.dibaca.items()},
        peringatan,
    )


def _tata(regu: Regu) -> dict[int, Tataan]:
    """Lay out all parts; the first one comes last, as its lists name pages of the others."""
    tataan: dict[int, Tataan] = regu.kerjakan("tata", dict.fromkeys(regu.isi, ()))
    geser = _geser(tataan)
    nomor = {nama: p + geser[n] for n in regu.isi for nama, (_, p) in tataan[n].tempat.items()}
    depan = regu.sini.bagian[0]
    depan.teks = BARIS_DAFTAR.sub(lambda baris: _bernomor(baris, nomor), depan.teks)
    return regu.kerjakan("tata", {0: ()}) | tataan


def _bernomor(baris: re.Match[str], nomor: Mapping[str, int]) -> str:
    halaman = nomor.get(unescape(baris[1]))
    return baris[0] if halaman is None else f'{baris[0]} data-halaman="{halaman}"'


def _geser(tataan: Mapping[int, Tataan]) -> dict[int, int]:
    """How many page numbers come before each part's own; front matter counts for itself."""
    hasil, jumlah = {0: 0}, 0
    for n in sorted(tataan.keys() - {0}):
        hasil[n], jumlah = jumlah, jumlah + tataan[n].akhir
    return hasil


def _lukis(
    regu: Regu, tataan: Mapping[int, Tataan], metadata: Metadata, lampiran: Path | None
) -> dict[int, Lukisan]:
    """Draw all parts; the first one has what is written for the whole document."""
    _isi_metadata(regu.sini.bagian[0].cetakan.metadata, metadata)
    berkas = pdf_lampiran.baca(lampiran, metadata.diubah) if lampiran else []
    geser = _geser(tataan)
    jumlah = sum(tataan[n].akhir for n in regu.isi) or tataan[0].akhir
    kepala = sum((satu.kepala for satu in tataan.values()), Counter[str]())
    sering = {teks for teks, halaman in kepala.items() if halaman >= SERING}
    isian: dict[int, tuple[Any, ...]] = {}
    for n in sorted(tataan):
        jangkar = sorted({nama for m in tataan if m != n for nama in tataan[m].tempat})
        isian[n] = (geser[n], jumlah, jangkar, sering, () if n else berkas)
    return regu.kerjakan("lukis", isian)


def _isi_metadata(tujuan: Any, metadata: Metadata) -> None:
    tujuan.title = metadata.judul
    tujuan.authors = [metadata.penulis]
    tujuan.description = metadata.subjek
    tujuan.keywords = list(metadata.kata_kunci)
    tujuan.created = metadata.dibuat
    tujuan.modified = metadata.diubah


def _satukan(
    regu: Regu, tataan: Mapping[int, Tataan], lukisan: Sequence[Lukisan], metadata: Metadata
) -> bytes:
    """The whole file: the first part's, and after its objects those that the others wrote."""
    bundel, pdf = regu.sini.bagian[0].bundel, regu.sini.bagian[0].pdf
    objek = [*accumulate((satu.objek for satu in lukisan[1:]), initial=len(pdf.objects))]
    kunci = [*accumulate(satu.kunci for satu in lukisan)]
    tempat = {n: (Tempat(objek[n - 1], kunci[n - 1], bundel.pangkal, f"{n}."),) for n in regu.isi}
    pengenal = bundel.pengenal()
    tulisan = regu.kerjakan("tulis", tempat)
    gabung.sambung(pdf, [tulisan[n] for n in regu.isi])
    pengenal += (p for n in regu.isi for p in tulisan[n].pengenal)
    gabung.daftarkan_pengenal(pdf, pengenal)
    huruf = regu.kerjakan("tanam", _pemilik_huruf(lukisan))
    gabung.tanam_huruf(pdf, bundel.pangkal.huruf, [huruf[n] for n in sorted(huruf)])
    gabung.markahi(pdf, [satu for bagian in lukisan for satu in bagian.markah])
    dua_standar.lengkapi_metadata(pdf, metadata.kode)
    lampiran_ganda.daftarkan_sekali(pdf)
    awal, isi = (_halaman(tataan, nama) for nama in ("bagian-awal", "bagian-isi"))
    label_halaman.beri_label_halaman(pdf, awal, isi)
    akhir_aliran.padatkan(pdf)
    keluaran = io.BytesIO()
    nama = hashlib.sha256(metadata.pengenal.encode()).digest()[:16]
    pdf.write(keluaran, OPSI["pdf_version"].encode(), nama, compress=True)
    return keluaran.getvalue()


def _pemilik_huruf(lukisan: Sequence[Lukisan]) -> dict[int, tuple[dict[str, Glif]]]:
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


def _halaman(tataan: Mapping[int, Tataan], nama: str) -> int | None:
    """The index of the first page that has a place of this name."""
    sebelum = 0
    for n in sorted(tataan):
        if nama in tataan[n].tempat:
            return sebelum + tataan[n].tempat[nama][0]
        sebelum += tataan[n].halaman
    return None
