"""The page by which readers verify the PDF of a published version."""

from typing import Any

from markupsafe import Markup

from . import kode, ragam
from .bangunan import Bangunan

HALAMAN = "verifikasi.md"
JUDUL_HALAMAN = "Verifikasi dokumen"


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


def _pdf(bangunan: Bangunan) -> list[dict[str, Any]]:
    return [
        {
            "ragam": satu,
            "umum": satu not in ragam.SALINAN,
            "alamat": f"unduh/{ragam.nama_berkas(bangunan.nama, satu)}",
            "sidik": bangunan.penutup.tanda("sidik", bangunan.tempat_pdf(satu)),
            "ukuran": bangunan.penutup.tanda("bita", bangunan.tempat_pdf(satu)),
        }
        for satu in bangunan.pesanan
    ]
