"""The page by which readers verify the PDF of a published version."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup

from ..sajian.makro import Makro
from . import kode, ragam
from .ragam import Ragam
from .versi import Versi, sidik_berkas

HALAMAN = "verifikasi.md"
JUDUL_HALAMAN = "Verifikasi dokumen"
# Stand in the page until the PDF exists, whose hash and size they become.
TANDA_SIDIK = "sidik-pdf-menyusul"
TANDA_UKURAN = "ukuran-pdf-menyusul"


def tulis(makro: Makro, versi: Versi, akar: Path, pesanan: Iterable[Ragam]) -> Markup:
    """The page, with what stands for hash and size of the PDFs until they exist."""
    edisi = makro.laporan.edisi
    return makro.penyaji.templat(
        "verifikasi",
        versi=versi,
        edisi=edisi,
        instansi=makro.laporan.instansi,
        kode_dokumen=kode.hitung(akar),
        pdf=_pdf(edisi.kode, pesanan),
    )


def lengkapi(situs: Path, edisi: str, pesanan: Iterable[Ragam]) -> None:
    """Now that the PDFs exist, name their hashes on the page; `edisi` is the edition's code."""
    halaman = (situs / HALAMAN).with_suffix(".html")
    teks = halaman.read_text(encoding="utf-8")
    for satu in _pdf(edisi, pesanan):
        pdf = situs / satu["alamat"]
        ukuran = f"{pdf.stat().st_size:,}".replace(",", ".")
        teks = teks.replace(satu["sidik"], sidik_berkas(pdf)).replace(satu["ukuran"], ukuran)
    halaman.write_text(teks, encoding="utf-8")


def _pdf(edisi: str, pesanan: Iterable[Ragam]) -> list[dict[str, str]]:
    return [
        {
            "ragam": satu,
            "alamat": f"unduh/{ragam.nama_berkas(edisi, satu)}",
            "sidik": f"{TANDA_SIDIK}-{satu}",
            "ukuran": f"{TANDA_UKURAN}-{satu}",
        }
        for satu in pesanan
    ]
