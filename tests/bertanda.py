"""A small built PDF with signature fields, and signing it as other programs do, in this process."""

from __future__ import annotations

import hashlib
import importlib
import io
import subprocess
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pymupdf
from PIL import Image
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

from macros.dasar.pohon import urai
from macros.halaman.jenis import DaftarDepan, Entri, Halaman
from macros.hitung.entitas import Pejabat, Penanda
from macros.keluaran.dokumen import Sampul, TandaDokumen, susun
from macros.keluaran.pdf import cetak
from macros.sajian.penyaji import Penyaji
from scripts import cli
from scripts.tanda_tangan.acuan import PDFAcuan
from scripts.tanda_tangan.kepercayaan import Kepercayaan
from scripts.tanda_tangan.periksa import Putusan, periksa
from tests.proyek import AKAR
from tests.sertifikat import Pemegang, terbitkan

KODE = "7Q2MK-04ZT9"
KEPALA = Pejabat("kepala", "Fulan Umpama, S.H.", "Fulan Umpama", "Kepala Unit", "0")
ATASAN = Pejabat("atasan", "Fulanah Andai, M.Si.", "Fulanah Andai", "Kepala Kantor", "0")
PENUTUP, PK_ATASAN, PK_KEPALA = BIDANG = ("penutup-kepala", "pk-atasan", "pk-kepala")


def tulis(folder: Path, *, bertanda: bool = True, blok: tuple[str, ...] = ("penutup", "pk")) -> str:
    """A document of a cover and one chapter with signature blocks."""
    orang = {
        "penutup": [Penanda("penutup", KEPALA, "", "Rekaan", "1 Januari 2030")],
        "pk": [
            Penanda("pk", ATASAN, "Pihak Kedua", "Rekaan", "1 Januari 2030"),
            Penanda("pk", KEPALA, "Pihak Pertama", "Rekaan", "1 Januari 2030"),
        ],
    }
    isi = "".join(Penyaji().templat("tanda_tangan", penanda=orang[b]) for b in blok)
    halaman = [
        Halaman("kata.md", "kata.html", urai('<h1 id="k">Kata</h1><p>Isi.</p>'), "awal", "Kata"),
        Halaman("bab.md", "bab.html", urai(f'<h1 id="b">Bab</h1><p>Isi.</p>{isi}'), "isi", "Bab"),
    ]
    sifat = {
        "author": "Unit", "description": "Laporan", "keywords": "LKjIP",
        "dcterms.created": "2030-01-31", "dcterms.modified": "2030-01-31",
        "lkjip.pengenal": "lkjip/1/2030",
    }  # fmt: skip
    return susun(
        halaman,
        Sampul(("K", "W"), "Unit", "Laporan", "Semester I", "2030", "Kota", kaki="Unit 2030"),
        DaftarDepan([Entri(1, "", h.judul, "", h.src) for h in halaman]),
        judul_dokumen="Laporan",
        sifat=sifat,
        isian={"nip-kepala": "1", "nip-atasan": "2"},
        tanda=TandaDokumen(KODE),
        bertanda=bertanda,
    )


def buat(folder: Path, **opsi: Any) -> Path:
    """The same as a PDF."""
    dokumen, hasil = folder / "dokumen.html", folder / "laporan.pdf"
    dokumen.write_text(tulis(folder, **opsi), encoding="utf-8")
    cetak.buat_pdf(dokumen, hasil, [folder, AKAR / "docs"])
    return hasil


@cache
def kecil() -> bytes:
    """The small PDF, built once a process."""
    with tempfile.TemporaryDirectory() as folder:
        return buat(Path(folder)).read_bytes()


@cache
def otoritas() -> Pemegang:
    """The authority that the judgements below trust."""
    return terbitkan("Otoritas Rekaan", ca=True)


@cache
def kepala() -> Pemegang:
    """The head, with a certificate of that authority."""
    return terbitkan("Fulan Umpama", otoritas())


@cache
def atasan() -> Pemegang:
    """The head's superior."""
    return terbitkan("Fulanah Andai", otoritas())


def jalankan(*argv: str | Path) -> int:
    """A command as the command line reads it, in this process."""
    opsi = cli.urai([str(a) for a in argv])
    modul = importlib.import_module(f"scripts.perintah.{opsi.perintah}")
    kode: int = modul.jalankan(str(AKAR), opsi) or 0
    return kode


def putuskan(
    isi: bytes, *crl: bytes, ca: Pemegang | None = None, ocsp: tuple[bytes, ...] = ()
) -> Putusan:
    """The judgement on a file that should continue the small one."""
    acuan = PDFAcuan("kecil", hashlib.sha256(kecil()).hexdigest(), len(kecil()))
    dipercaya = Kepercayaan(((ca or otoritas()).asn1,), crl, ocsp)
    return periksa(isi, [acuan], dipercaya=dipercaya, kode_sini=KODE)


# What a signature takes at most, so that pyHanko need not sign once before to find it out.
CUKUP = 2**13
TANPA_GAMBAR: Any = SimpleNamespace(create_stamp=lambda *_, **__: None)


class Penulis(IncrementalPdfFileWriter):
    """pyHanko's writer, but leaves alone what the file says of itself."""

    def _update_meta(self) -> None:
        pass


def bubuhkan(
    isi: bytes,
    bidang: str = PENUTUP,
    oleh: Pemegang | None = None,
    *,
    ubah: Callable[[Any], object] | None = None,
    baru: fields.SigFieldSpec | None = None,
    penulis: type[IncrementalPdfFileWriter] = Penulis,
    cap: Any = None,
    gambar: bool = True,
    **keterangan: Any,
) -> bytes:
    """Sign as another program would, whatever else `ubah` has changed in pyHanko's writer; without
    `gambar` a picture that `ubah` has put into the field stays."""
    keluar, berkas = io.BytesIO(), penulis(io.BytesIO(isi))
    if ubah:
        ubah(berkas)
    signers.PdfSigner(
        signers.PdfSignatureMetadata(field_name=bidang, **{"md_algorithm": "sha256"} | keterangan),
        (oleh or kepala()).juru,
        new_field_spec=baru,
        timestamper=cap,
        stamp_style=None if gambar else TANPA_GAMBAR,
    ).sign_pdf(berkas, output=keluar, bytes_reserved=CUKUP)
    return keluar.getvalue()


def gambar_mupdf(isi: bytes, _: Path) -> list[Image.Image]:
    """The pages as MuPDF shows them."""
    buka: Any = pymupdf.open  # not typed
    with buka(stream=isi, filetype="pdf") as dokumen:
        semua = [satu.get_pixmap(dpi=36) for satu in dokumen]
    return [Image.frombytes("RGB", (s.width, s.height), s.samples) for s in semua]


def gambar_poppler(isi: bytes, folder: Path) -> list[Image.Image]:
    """The pages as Poppler shows them; `folder` is for its files."""
    berkas = folder / "tampak.pdf"
    berkas.write_bytes(isi)
    subprocess.run(["pdftoppm", "-r", "36", berkas, folder / "h"], check=True, capture_output=True)
    return [Image.open(io.BytesIO(s.read_bytes())) for s in sorted(folder.glob("h-*.ppm"))]


def tampak(isi: bytes) -> list[bytes]:
    """The pages as MuPDF shows them, to be compared."""
    return [satu.tobytes() for satu in gambar_mupdf(isi, Path())]
