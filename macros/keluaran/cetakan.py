"""Prepare numbered pages for the PDF engine: the document, its pictures, its metadata."""

import shutil
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ..dasar.penulisan import KATA_NRP, samarkan_nip
from ..halaman import istilah
from ..halaman.jenis import DaftarDepan, Entri, Halaman
from ..hitung.entitas import Edisi, Instansi
from ..hitung.laporan import Laporan
from . import dokumen, kode, ragam, simpanan_cetak
from .bangunan import Bangunan
from .pencetak import Cetakan
from .ragam import SALINAN, Ragam
from .versi import Versi

QR = "qr.svg"
LOGO = "aset/logo.svg"


def siapkan(bangunan: Bangunan) -> list[Cetakan]:
    """Write the printed documents of a build, one for each requested edition.

    A published draft is marked as a draft in every edition.

    Raises:
        GalatLaporan: the pages do not fit together in one document.
    """
    edisi, terbit, folder = bangunan.makro.laporan.edisi, bangunan.terbit, bangunan.folder_cetak
    folder.mkdir(parents=True, exist_ok=True)  # a report may have no pictures
    for jalur, svg in bangunan.makro.penggambar.berkas.items():
        berkas = folder / jalur
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_text(bangunan.samarkan(svg), encoding="utf-8")
    for jalur, foto in bangunan.foto.items():
        (folder / jalur).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(foto, folder / jalur)
    alamat = kode.alamat_verifikasi(bangunan.alamat_terbit, terbit.nama if terbit else edisi.kode)
    if alamat:
        (folder / QR).write_text(kode.qr(alamat), encoding="utf-8")
    tanda = dokumen.TandaDokumen(kode.hitung(bangunan.akar), alamat, QR if alamat else "")
    return [_satu(bangunan, satu, tanda) for satu in bangunan.pesanan]


def _satu(bangunan: Bangunan, satu: Ragam, tanda: dokumen.TandaDokumen) -> Cetakan:
    lap, akar, terbit = bangunan.makro.laporan, bangunan.akar, bangunan.terbit
    draf = satu == "draf" or bangunan.rekaan or (terbit is not None and terbit.draf)
    edisi, instansi = lap.edisi, lap.instansi
    judul = f"{edisi.judul} {instansi.nama} {edisi.sebutan}{' (draf)' if draf else ''}"
    penampilan: set[Ragam] = {satu, "draf"} if draf else {satu}
    halaman = [h for h in bangunan.nomor.halaman if h.cetak]
    teks = dokumen.susun(
        halaman,
        sampul(edisi, instansi, akar, terbit, draf=draf),
        _daftar_tercetak(lap, bangunan.nomor.daftar, {h.src for h in halaman}),
        judul_dokumen=judul,
        sifat=_sifat(lap, satu),
        lembar_gaya=ragam.lembar_gaya(penampilan, edisi),
        isian={
            f"nip-{p.pejabat.tanda}": KATA_NRP.sub("", p.pejabat.nip)
            if satu in SALINAN
            else p.pejabat.nip_samar
            for blok in lap.tanda_tangan.values()
            for p in blok
        },
        tanda=tanda,
        bertanda=satu == "tte",
        sebelum_daftar=_sebelum_daftar(bangunan.nomor.halaman),
        # The side of a sheet on which a part begins depends on the parts before it.
        terbagi=not edisi.dupleks,
    )
    naskah = bangunan.folder_cetak / f"{satu}.html"
    naskah.write_text(teks if satu in SALINAN else bangunan.samarkan(teks), encoding="utf-8")
    return _pesanan(bangunan, satu, naskah)


def _pesanan(bangunan: Bangunan, satu: Ragam, naskah: Path) -> Cetakan:
    """The order for the PDF of a written document."""
    akar, hasil = bangunan.akar, naskah.with_suffix(".pdf")
    berkas = [str(bangunan.folder_cetak), str(akar / "docs")]
    # A copy to be signed has complete personal numbers, so no part of it is kept outside its
    # folder.
    simpanan = None if satu in SALINAN else str(akar / simpanan_cetak.FOLDER)
    pesanan = (str(naskah), str(hasil), berkas, str(bangunan.unduh_data), simpanan)
    return Cetakan(bangunan.tempat_pdf(satu), pesanan, hasil)


def _sifat(lap: Laporan, satu: Ragam) -> dict[str, str]:
    """The metadata of the PDF, by HTML's names; dates are those of the data, not of the clock, and
    the name is the same for all builds of the edition."""
    edisi, instansi = lap.edisi, lap.instansi
    kunci = [*lap.data.paket["keywords"], instansi.nama_singkat, str(edisi.tahun)]
    return {
        "author": instansi.nama,
        "description": f"Laporan kinerja {edisi.sebutan}, data per {edisi.tanggal_data}",
        "keywords": ", ".join(kunci),
        "dcterms.created": edisi.hari_terbit.isoformat(),
        "dcterms.modified": edisi.hari_terbit.isoformat(),
        "lkjip.pengenal": f"lkjip/{instansi.kode_satker}/{edisi.kode}/{satu}",
    }


def sampul(
    edisi: Edisi, instansi: Instansi, akar: Path, terbit: Versi | None, *, draf: bool
) -> dokumen.Sampul:
    """The contents of the cover of the project at `akar`, for a published version or a draft."""
    keterangan = [f"Data per {edisi.tanggal_data}"]
    if terbit is not None:
        keterangan.append(terbit.keterangan)
    elif draf:
        keterangan.append(ragam.BUKAN_FINAL)
    return dokumen.Sampul(
        induk=[*filter(None, (instansi.kementerian, instansi.kantor_wilayah))],
        unit=instansi.nama,
        judul=edisi.judul,
        periode="" if edisi.setahun else edisi.periode,
        tahun=str(edisi.tahun),
        tempat=edisi.tempat,
        kaki=f"{instansi.nama_singkat} · {edisi.sebutan.removeprefix('Tahun ')}",
        keterangan=keterangan,
        logo=LOGO if (akar / "docs" / LOGO).is_file() else "",
        kaki_draf=ragam.kaki_draf(akar, terbit) if draf else "",
    )


def _sebelum_daftar(halaman: Sequence[Halaman]) -> int:
    """The number of printed pages before the page of lists, which print has in its own form;
    without such a page the lists come before the last one."""
    awal = [h for h in halaman if h.bagian == "awal"]
    for ke, h in enumerate(awal):
        if h.akar.find_class("daftar-benda"):
            return sum(h.cetak for h in awal[:ke])
    return max(1, sum(h.cetak for h in awal) - 1)


def _daftar_tercetak(lap: Laporan, daftar: DaftarDepan, tercetak: set[str]) -> DaftarDepan:
    def saring(semua: Sequence[Entri]) -> list[Entri]:
        # Here, as the last word of an entry is marked up by itself, which would split a number.
        return [replace(e, judul=samarkan_nip(e.judul)) for e in semua if e.src in tercetak]

    benda = {jenis: saring(semua) for jenis, semua in daftar.benda.items()}
    return DaftarDepan(saring(daftar.isi), benda, istilah.daftar(lap))
