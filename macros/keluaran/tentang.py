"""What readers should know of the report itself: who publishes it, when, on which terms, how it is
cited, what of it can be taken along, and by what they know a published file."""

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
    """The office of who signs the report's first block; empty where there is none."""
    blok = next(iter(laporan.tanda_tangan.values()), ())
    return blok[-1].pejabat.jabatan if blok else ""


def pasang(bangunan: Bangunan, isi: str, alamat: str) -> str:
    """A page with what it asks for of this put into its places; `alamat` is that of the site, or
    empty."""
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
    """What is there to be taken: its kind, its address and its size, as far as it is known."""
    semua = {*bangunan.unduh.glob("*-data.*")}
    if "publik" in bangunan.pesanan:  # it comes after the pages, as the workbook may
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
    """The page by which readers verify the PDF of a published version, with what stands for hash
    and size of the PDFs until they exist."""
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
