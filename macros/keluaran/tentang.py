"""Facts about the report itself for readers: publisher, date, licence, citation, downloads, and
verification of a published file."""

from collections.abc import Iterator
from typing import Any

from markupsafe import Markup

from ..dasar.penulisan import SPASI, ukuran_berkas
from ..hitung.laporan import Laporan
from ..sajian.makro import TEMPAT
from . import kode, ragam
from .bangunan import Bangunan
from .metadata import kutipan, lisensi

VERIFIKASI = "verifikasi.md"
JUDUL_VERIFIKASI = "Verifikasi dokumen"


def penanggung_jawab(laporan: Laporan) -> str:
    """The office of the signer of the report's first block; "" without one."""
    blok = next(iter(laporan.tanda_tangan.values()), ())
    return blok[-1].pejabat.jabatan if blok else ""


def pasang(bangunan: Bangunan, isi: str, alamat: str) -> str:
    """Fill in the places for such facts in a page; `alamat` is the site's address, or ""."""
    if not any(tempat in isi for tempat in TEMPAT.values()):
        return isi
    lap, penyaji = bangunan.makro.laporan, bangunan.makro.penyaji
    konteks: dict[str, Any] = {
        "edisi": lap.edisi,
        "instansi": lap.instansi,
        "versi": bangunan.terbit,
        "lisensi": lisensi(lap.edisi),
        "kutipan": kutipan(lap.edisi, lap.instansi, bangunan.terbit, alamat),
        "penanggung_jawab": penanggung_jawab(lap),
        "unduhan": dict(_unduhan(bangunan)),
    }
    for nama, tempat in TEMPAT.items():
        isi = isi.replace(tempat, str(penyaji.templat(nama, **konteks)))
    return isi


def _unduhan(bangunan: Bangunan) -> Iterator[tuple[str, tuple[str, str]]]:
    """The downloads: kind, address and size, as far as known."""
    semua = {*bangunan.unduh.glob("*-data.*")}
    if "publik" in bangunan.pesanan:  # it is made after the pages, as the workbook may be
        semua.add(bangunan.tempat_pdf("publik"))
    if bangunan.buku is not None:
        semua.add(bangunan.tempat_buku)
    for berkas in (*sorted(semua), *bangunan.unduh_data.glob("angka.*")):
        jenis = berkas.name if berkas.parent == bangunan.unduh_data else berkas.suffix[1:]
        alamat = berkas.relative_to(bangunan.situs).as_posix()
        if berkas.is_file():
            yield jenis, (alamat, ukuran_berkas(berkas.stat().st_size, SPASI))
        else:
            yield jenis, (alamat, bangunan.penutup.tanda("ukuran", berkas))


def verifikasi(bangunan: Bangunan) -> Markup:
    """The verification page of a published version, with marks for hash and size of the PDFs until
    these exist."""
    makro, tanda = bangunan.makro, bangunan.penutup.tanda
    return makro.penyaji.templat(
        "verifikasi",
        versi=bangunan.terbit,
        edisi=makro.laporan.edisi,
        instansi=makro.laporan.instansi,
        kode_dokumen=kode.hitung(bangunan.akar),
        pdf=[
            {
                "ragam": satu,
                "umum": satu not in ragam.SALINAN,
                "alamat": f"unduh/{ragam.nama_berkas(bangunan.nama, satu)}",
                "sidik": tanda("sidik", bangunan.tempat_pdf(satu)),
                "ukuran": tanda("bita", bangunan.tempat_pdf(satu)),
            }
            for satu in bangunan.pesanan
        ],
    )
