"""From numbered pages to what the PDF engine needs: the document, its pictures, its metadata."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ..halaman.jenis import DaftarDepan, Entri
from ..halaman.penomoran import HasilPenomoran
from ..hitung.entitas import Edisi, Instansi
from ..sajian.makro import Makro
from . import dokumen, kode, ragam
from .ragam import Ragam
from .versi import Versi

QR = "qr.svg"
LOGO = "aset/logo.svg"


@dataclass(frozen=True)
class TempatCetak:
    """Where things are: the project, a folder for the printed documents, the published data to
    attach, and the address of the published versions (or empty)."""

    akar: Path
    folder: Path
    data: Path
    alamat_terbit: str = ""


@dataclass(frozen=True)
class Cetakan:
    """A PDF to be made: its file name, the command that makes it, where, and what that leaves."""

    nama: str
    perintah: tuple[str, ...]
    akar: Path
    hasil: Path


def siapkan(
    makro: Makro,
    nomor: HasilPenomoran,
    tempat: TempatCetak,
    pesanan: Sequence[Ragam],
    terbit: Versi | None = None,
) -> list[Cetakan]:
    """Write the printed documents, one an edition in `pesanan`.

    A published draft has the looks of a draft in every edition.

    Raises:
        GalatLaporan: the pages do not fit together in one document.
    """
    for jalur, svg in makro.penggambar.berkas.items():
        berkas = tempat.folder / jalur
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_text(svg, encoding="utf-8")
    edisi = makro.laporan.edisi
    alamat = kode.alamat_verifikasi(tempat.alamat_terbit, terbit.nama if terbit else edisi.kode)
    if alamat:
        (tempat.folder / QR).write_text(kode.qr(alamat), encoding="utf-8")
    tanda = dokumen.TandaDokumen(kode.hitung(tempat.akar), alamat, QR if alamat else "")
    draf = terbit is not None and terbit.draf
    return [
        _satu(makro, nomor, tempat, satu, terbit, tanda, draf or satu == "draf")
        for satu in pesanan
    ]


def _satu(
    makro: Makro,
    nomor: HasilPenomoran,
    tempat: TempatCetak,
    satu: Ragam,
    terbit: Versi | None,
    tanda: dokumen.TandaDokumen,
    draf: bool,
) -> Cetakan:
    lap = makro.laporan
    edisi, instansi = lap.edisi, lap.instansi
    judul = f"{edisi.judul} {instansi.nama} {edisi.sebutan}{' (draf)' if draf else ''}"
    penampilan: set[Ragam] = {satu, "draf"} if draf else {satu}
    halaman = [h for h in nomor.halaman if h.cetak]
    teks = dokumen.susun(
        halaman,
        _sampul(edisi, instansi, tempat.akar, terbit, draf),
        _daftar_tercetak(nomor.daftar, {h.src for h in halaman}),
        judul_dokumen=judul,
        lembar_gaya=ragam.lembar_gaya(penampilan, edisi),
        isian={f"nip-{p.kode}": p.nip for p in lap.pejabat.values()},
        tanda=tanda,
        bertanda=satu == "tte",
    )
    naskah = tempat.folder / f"{satu}.html"
    naskah.write_text(teks, encoding="utf-8")
    metadata = {
        "judul": judul,
        "penulis": instansi.nama,
        "subjek": f"Laporan kinerja {edisi.sebutan}, data per {edisi.tanggal_data}",
        "kata_kunci": [*lap.data.paket["keywords"], instansi.nama_singkat, str(edisi.tahun)],
        "dibuat": edisi.hari_terbit.isoformat(),
        "diubah": edisi.hari_terbit.isoformat(),
        "pengenal": f"lkjip/{instansi.kode_satker}/{edisi.kode}/{satu}",
        "kode": tanda.kode,
    }
    naskah.with_suffix(".json").write_text(
        json.dumps(metadata, ensure_ascii=False, indent=1), encoding="utf-8"
    )
    hasil = naskah.with_suffix(".pdf")
    perintah = (
        sys.executable, "-m", "macros.keluaran.pdf.cetak", str(naskah), str(hasil),
        "--akar", str(tempat.folder), "--akar", str(tempat.akar / "docs"),
        "--lampiran", str(tempat.data),
    )  # fmt: skip
    return Cetakan(ragam.nama_berkas(edisi.kode, satu), perintah, tempat.akar, hasil)


def _sampul(
    edisi: Edisi, instansi: Instansi, akar: Path, terbit: Versi | None, draf: bool
) -> dokumen.Sampul:
    keterangan = [f"Data per {edisi.tanggal_data}"]
    if terbit is not None:
        keterangan.append(terbit.keterangan)
    elif draf:
        keterangan.append(ragam.BUKAN_FINAL)
    return dokumen.Sampul(
        kementerian=instansi.kementerian,
        kantor_wilayah=instansi.kantor_wilayah,
        unit=instansi.nama,
        judul=edisi.judul,
        periode="" if edisi.setahun else edisi.periode,
        tahun=str(edisi.tahun),
        tempat=edisi.tempat,
        kaki=f"{instansi.nama_singkat} · {edisi.sebutan.removeprefix('Tahun ')}",
        keterangan=keterangan,
        logo=LOGO if (akar / "docs" / LOGO).is_file() else "",
        kaki_draf=ragam.asal_naskah(akar, terbit).kaki if draf else "",
    )


def _daftar_tercetak(daftar: DaftarDepan, tercetak: set[str]) -> DaftarDepan:
    def pilih(entri: Sequence[Entri]) -> tuple[Entri, ...]:
        return tuple(e for e in entri if e.src in tercetak)

    return DaftarDepan(
        pilih(daftar.isi), pilih(daftar.tabel), pilih(daftar.gambar), pilih(daftar.bagan)
    )
