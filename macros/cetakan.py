"""From numbered pages to what the PDF engine needs: the document, its pictures, its metadata."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from . import dokumen, kode
from .makro import Makro
from .penomoran import Hasil
from .versi import dari_lingkungan

QR = "qr.svg"


def siapkan(
    makro: Makro,
    nomor: Hasil,
    tercetak: set[str],
    akar: Path,
    folder: Path,
    alamat_terbit: str = "",
) -> tuple[list[str], Path]:
    """Write the printed document of the pages in `tercetak` into `folder`, this build's own.

    `alamat_terbit` is where the published versions stand, if that is known. Returns the command
    that makes the PDF, and where it leaves it.

    Raises:
        GalatLaporan: the pages do not fit together in one document.
    """
    for jalur, svg in makro.penggambar.berkas.items():
        berkas = folder / jalur
        berkas.parent.mkdir(parents=True, exist_ok=True)
        berkas.write_text(svg, encoding="utf-8")
    lap = makro.laporan
    edisi, instansi, terbit = lap.edisi, lap.instansi, dari_lingkungan()
    judul = f"{edisi.judul} {instansi.nama} {edisi.sebutan}"
    alamat = kode.alamat_verifikasi(alamat_terbit, terbit.nama if terbit else edisi.kode)
    tanda = dokumen.TandaDokumen(kode.hitung(akar), alamat, QR if alamat else "")
    if alamat:
        (folder / QR).write_text(kode.qr(alamat), encoding="utf-8")
    teks = dokumen.susun(
        [h for h in nomor.halaman if h.src in tercetak],
        dokumen.Sampul(
            kementerian=instansi.kementerian,
            kantor_wilayah=instansi.kantor_wilayah,
            unit=instansi.nama,
            judul=edisi.judul,
            periode="" if edisi.setahun else edisi.periode,
            tahun=str(edisi.tahun),
            tempat=edisi.tempat,
            kaki=f"{instansi.nama_singkat} · {edisi.sebutan.removeprefix('Tahun ')}",
            keterangan=(f"Data per {edisi.tanggal_data}", *([terbit.keterangan] if terbit else [])),
        ),
        _daftar_tercetak(nomor.daftar, tercetak),
        judul_dokumen=judul,
        isian={f"nip-{p.kode}": p.nip for p in lap.pejabat.values()},
        tanda=tanda,
    )
    naskah = folder / "dokumen.html"
    naskah.write_text(teks, encoding="utf-8")
    metadata = {
        "judul": judul,
        "penulis": instansi.nama,
        "subjek": f"Laporan kinerja {edisi.sebutan}",
        "kata_kunci": ["LKjIP", "laporan kinerja", instansi.nama_singkat, str(edisi.tahun)],
        "dibuat": edisi.hari_terbit.isoformat(),
        "diubah": edisi.hari_terbit.isoformat(),
        "pengenal": f"lkjip/{instansi.kode_satker}/{edisi.kode}",
        "kode": tanda.kode,
    }
    naskah.with_suffix(".json").write_text(
        json.dumps(metadata, ensure_ascii=False, indent=1), encoding="utf-8"
    )
    akar_gambar = ["--akar", str(folder), "--akar", str(akar / "docs")]
    pdf = folder / "hasil.pdf"
    return [sys.executable, "-m", "scripts.pdf", str(naskah), str(pdf), *akar_gambar], pdf


def _daftar_tercetak(daftar: dokumen.DaftarDepan, tercetak: set[str]) -> dokumen.DaftarDepan:
    def pilih(entri: object) -> tuple[dokumen.Entri, ...]:
        return tuple(e for e in entri if e.src in tercetak)  # type: ignore[attr-defined]

    return dokumen.DaftarDepan(
        pilih(daftar.isi), pilih(daftar.tabel), pilih(daftar.gambar), pilih(daftar.bagan)
    )
