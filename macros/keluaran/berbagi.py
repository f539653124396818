"""What a site tells those who pass its addresses on: a sentence of each page, and where its own is
known a picture, and the report and its data as search engines read them (schema.org)."""

import json
from textwrap import shorten
from typing import Any

from ..dasar import pohon
from ..gambar import kartu
from ..hitung import kunci
from ..hitung.entitas import Instansi
from . import ragam
from .bangunan import Bangunan
from .metadata import kutipan, lisensi

GAMBAR = "aset/bagikan.png"
MUKA = "keterangan-halaman"  # the class of what the front page says it is
AWAL, KALIMAT = 8_000, 160  # of a page, in which it says what it is; letters of a preview


def gambar(bangunan: Bangunan) -> bytes:
    """The picture: unit, report, and how many of its promises were kept where that is known."""
    lap = bangunan.makro.laporan
    edisi, register = lap.edisi, lap.register
    ada = [kunci.jumlah("tercapai", edisi.tahun), kunci.jumlah("indikator", edisi.tahun)]
    nilai, hasil = "", ""
    if all(k in register and register[k].nilai is not None for k in ada):
        tercapai, semua = (register[k].nilai for k in ada)
        nilai, hasil = f"{tercapai}", f"dari {semua} indikator kinerja mencapai target"
    return kartu.lukis(
        lap.instansi.nama,
        f"Laporan Kinerja {edisi.sebutan}",
        nilai,
        hasil,
        f"Data per {edisi.tanggal_data}".replace("\N{NO-BREAK SPACE}", " "),
    )


def kalimat(isi: str) -> str:
    """What the preview of a page says: an indicator's results, the headline of the front page, else
    what the page begins with."""
    akar = pohon.urai(isi[:AWAL])
    hasil = akar.iterfind(".//dl[@class='hasil hasil-indikator']/div")
    semua = ([*map(pohon.teks, satu)] for satu in hasil)
    bagian = [f"{nama} {'; '.join(nilai)}" for nama, *nilai in semua]
    alinea = next((p for p in akar.iter("p") if p.get("class") in {None, MUKA}), None)
    if alinea is not None and not bagian:
        judul = [pohon.teks(satu).removesuffix("#") for satu in akar.iter("h1")]
        bagian = [*judul, *alinea.itertext()] if alinea.get("class") else [pohon.teks(alinea)]
    return shorten("; ".join(bagian), KALIMAT, placeholder="…")


def terstruktur(bangunan: Bangunan, alamat: str) -> str:
    """The report and its data as JSON-LD, safe inside a <script>."""
    lap, terbit = bangunan.makro.laporan, bangunan.terbit
    edisi, instansi, izin = lap.edisi, lap.instansi, lisensi(lap.edisi)
    penerbit = _organisasi(instansi)
    sama = {
        "inLanguage": "id",
        "publisher": penerbit,
        "datePublished": str(edisi.hari_terbit) if edisi.bertanggal else "",
        "version": bangunan.nama,
        "license": izin.alamat if izin else "",
        "spatialCoverage": instansi.kabupaten,
        "temporalCoverage": str(edisi.tahun),
    }
    nama = f"{edisi.judul} {instansi.nama} {edisi.sebutan}".replace("\N{NO-BREAK SPACE}", " ")
    pdf = f"{alamat}unduh/{ragam.nama_berkas(bangunan.nama, 'publik')}"
    laporan = {
        "@type": "Report",
        "@id": f"{alamat}#laporan",
        "url": alamat,
        "name": nama,
        "author": penerbit,
        "citation": kutipan(edisi, instansi, terbit, alamat),
        **sama,
        "encoding": _unduhan(pdf, "application/pdf") if "publik" in bangunan.pesanan else "",
    }
    data = _kumpulan_data(bangunan, alamat, nama) | {"creator": penerbit, **sama}
    isi = {
        "@context": "https://schema.org",
        "@graph": [_tanpa_kosong(laporan), _tanpa_kosong(data)],
    }
    return json.dumps(isi, ensure_ascii=False).replace("<", "\\u003c")


def _organisasi(instansi: Instansi) -> dict[str, Any]:
    isi = {
        "@type": "GovernmentOrganization",
        "name": instansi.nama,
        "telephone": instansi.telepon,
        "email": instansi.surel,
        "url": instansi.situs,
        "address": instansi.alamat,
    }
    return _tanpa_kosong(isi)


def _kumpulan_data(bangunan: Bangunan, alamat: str, nama: str) -> dict[str, Any]:
    """The data of the report that is called `nama`, as schema.org describes data."""
    return {
        "@type": "Dataset",
        "@id": f"{alamat}#data",
        "url": f"{alamat}data/index.html",
        "name": f"Data {nama}",
        "description": f"Semua angka dan daftar dalam {nama}, dengan asal setiap angkanya.",
        "keywords": list(bangunan.makro.laporan.data.paket["keywords"]),
        "isPartOf": {"@id": f"{alamat}#laporan"},
        "distribution": [
            _unduhan(f"{alamat}unduh/lkjip-{bangunan.nama}-data.zip", "application/zip"),
            _unduhan(f"{alamat}unduh/data/datapackage.json", "application/json"),
        ],
    }


def _unduhan(alamat: str, jenis: str) -> dict[str, str]:
    return {"@type": "DataDownload", "contentUrl": alamat, "encodingFormat": jenis}


def _tanpa_kosong(isi: dict[str, Any]) -> dict[str, Any]:
    """What is not known is not said."""
    return {k: v for k, v in isi.items() if v}
