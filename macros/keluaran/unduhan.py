"""All data as one ZIP and as one workbook, reproducible byte for byte."""

import hashlib
import io
import json
import re
import zipfile
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from ..dasar import segel
from ..dasar.berkas import sidik_kode, tulis_utuh
from ..dasar.cabang import Sampingan
from .bangunan import Bangunan
from .metadata import kutipan, lisensi

DIUBAH = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def mulai(bangunan: Bangunan) -> None:
    """Write `unduh/lkjip-VERSI-data.zip` from the published data, and start the workbook beside it.

    The workbook takes longer, so another process makes it; it is cached beside the report until the
    data change.
    """
    folder, hari = bangunan.unduh_data, bangunan.makro.laporan.edisi.hari_terbit
    isi = {
        b.relative_to(folder).as_posix(): b.read_bytes() for b in sorted(folder.rglob("*"))
        if b.is_file()
    }  # fmt: skip
    tujuan, zip_semua = bangunan.tempat_buku, kemas(isi, hari)
    tujuan.with_suffix(".zip").write_bytes(zip_semua)
    sidik = hashlib.sha256(zip_semua + sidik_kode(Path(__file__)).encode()).hexdigest()
    simpan = bangunan.akar / ".cache" / "unduhan" / sidik

    def tulis() -> None:
        tulis_utuh(tujuan, segel.sekali(simpan, lambda: _buku(bangunan, isi)))

    if simpan.is_file():
        tulis()
    else:
        bangunan.buku = Sampingan(tulis)


def kemas(isi: Mapping[str, bytes], hari: date) -> bytes:
    """Files as a ZIP whose bytes depend only on their names and content and on `hari`."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", zipfile.ZIP_DEFLATED) as kemasan:
        for nama, bita in isi.items():
            butir = zipfile.ZipInfo(nama, (max(hari.year, 1980), hari.month, hari.day, 0, 0, 0))
            butir.compress_type, butir.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            kemasan.writestr(butir, bita)
    return keluar.getvalue()


def _buku(bangunan: Bangunan, isi: Mapping[str, bytes]) -> bytes:
    from ..buku.buku_umum import buat

    lap = bangunan.makro.laporan
    edisi, instansi, izin = lap.edisi, lap.instansi, lisensi(lap.edisi)
    paket = json.loads(isi["datapackage.json"])
    keterangan = (
        ("Judul", paket["title"]),
        ("Penerbit", instansi.nama),
        ("Data per", edisi.tanggal_data.replace("\xa0", " ")),
        ("Tanggal terbit", edisi.tanggal_terbit.replace("\xa0", " ")),
        ("Lisensi", f"{izin.nama} ({izin.alamat})" if izin else "Belum ditetapkan unit"),
        ("Cara mengutip", kutipan(edisi, instansi, bangunan.terbit)),
    )
    return tetapkan(buat(keterangan, paket, isi), edisi.hari_terbit)


def tetapkan(buku: bytes, hari: date) -> bytes:
    """A workbook without the time at which it was written."""
    with zipfile.ZipFile(io.BytesIO(buku)) as lama:
        isi = {nama: lama.read(nama) for nama in lama.namelist()}
    inti = "docProps/core.xml"
    isi[inti] = DIUBAH.sub(rb"\g<1>" + f"{hari}T00:00:00Z".encode(), isi[inti])
    return kemas(isi, hari)
