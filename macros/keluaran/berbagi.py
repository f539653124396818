"""Metadata for previews of shared addresses and for search engines (schema.org): a sentence for
each page, and, if the site's address is known, a picture, the report and its data."""

import json
from textwrap import shorten

from ..benda.kalimat import sebutan_tercapai
from ..dasar import pohon
from ..gambar import kartu
from ..hitung import kunci
from ..sajian.templat import lingkungan
from . import ragam
from .bangunan import Bangunan
from .metadata import kutipan, lisensi

GAMBAR = "aset/bagikan.png"
MUKA = "keterangan-halaman"  # the class of the front page's remark
AWAL, KALIMAT = 8_000, 160  # of a page, in which its remark is; characters of a preview


def gambar(bangunan: Bangunan) -> bytes:
    """The preview picture: unit, report, and the number of targets reached, if known."""
    lap = bangunan.makro.laporan
    edisi, register = lap.edisi, lap.register
    ada = [kunci.jumlah("tercapai", edisi.tahun), kunci.jumlah("indikator", edisi.tahun)]
    nilai, hasil = "", ""
    if all(k in register and register[k].nilai is not None for k in ada):
        tercapai, semua = (register[k].nilai for k in ada)
        nilai = f"{tercapai}"
        hasil = f"dari {semua} indikator kinerja mencapai {sebutan_tercapai(lap)}"
    return kartu.lukis(
        lap.instansi.nama,
        f"Laporan Kinerja {edisi.sebutan}",
        nilai,
        hasil,
        f"Data per {edisi.tanggal_data}".replace("\N{NO-BREAK SPACE}", " "),
    )


def kalimat(isi: str) -> str:
    """The preview text of a page: an indicator's results, the headline of the front page, or else
    the page's first text."""
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
    """The report and its data as JSON-LD, safe inside a <script>; unknown properties are left
    out."""
    lap = bangunan.makro.laporan
    edisi, instansi = lap.edisi, lap.instansi
    nama = f"{edisi.judul} {instansi.nama} {edisi.sebutan}".replace("\N{NO-BREAK SPACE}", " ")
    ada_pdf = "publik" in bangunan.pesanan
    templat = lingkungan(html=False).get_template("terstruktur.json.j2")
    teks = templat.render(
        edisi=edisi,
        instansi=instansi,
        izin=lisensi(edisi),
        nama=nama,
        versi=bangunan.nama,
        kutipan=kutipan(edisi, instansi, bangunan.terbit, alamat),
        kata_kunci=lap.data.paket["keywords"],
        pdf=ragam.nama_berkas(bangunan.nama, "publik") if ada_pdf else "",
        alamat=alamat,
    )
    isi = json.loads(teks, object_hook=lambda satu: {k: v for k, v in satu.items() if v})
    return json.dumps(isi, ensure_ascii=False).replace("<", "\\u003c")
