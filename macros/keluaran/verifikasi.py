"""The page by which readers verify the PDF of a published version."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from . import kode, ragam
from .bangunan import Bangunan
from .versi import sidik_berkas

HALAMAN = "verifikasi.md"
JUDUL_HALAMAN = "Verifikasi dokumen"
# Stand in the page until the PDF exists, whose hash and size they become.
TANDA_SIDIK = "sidik-pdf-menyusul"
TANDA_UKURAN = "ukuran-pdf-menyusul"


def tulis(bangunan: Bangunan) -> Markup:
    """The page, with what stands for hash and size of the PDFs until they exist."""
    makro, edisi = bangunan.makro, bangunan.makro.laporan.edisi
    return makro.penyaji.templat(
        "verifikasi",
        versi=bangunan.terbit,
        edisi=edisi,
        instansi=makro.laporan.instansi,
        kode_dokumen=kode.hitung(bangunan.akar),
        pdf=_pdf(bangunan),
    )


def lengkapi(bangunan: Bangunan) -> None:
    """Now that the PDFs exist, name their hashes on the page."""
    halaman = (bangunan.situs / HALAMAN).with_suffix(".html")
    teks = halaman.read_text(encoding="utf-8")
    for satu in _pdf(bangunan):
        pdf = bangunan.tempat_pdf(satu["ragam"])
        ukuran = f"{pdf.stat().st_size:,}".replace(",", ".")
        teks = teks.replace(satu["sidik"], sidik_berkas(pdf)).replace(satu["ukuran"], ukuran)
    halaman.write_text(teks, encoding="utf-8")


def _pdf(bangunan: Bangunan) -> list[dict[str, Any]]:
    return [
        {
            "ragam": satu,
            "umum": satu not in ragam.SALINAN,
            "alamat": f"unduh/{ragam.nama_berkas(bangunan.nama, satu)}",
            "sidik": f"{TANDA_SIDIK}-{satu}",
            "ukuran": f"{TANDA_UKURAN}-{satu}",
        }
        for satu in bangunan.pesanan
    ]
