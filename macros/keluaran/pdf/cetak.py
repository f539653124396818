"""HTML document → PDF: tagged (PDF/UA-1), archivable (PDF/A-3a), the same bytes on every build.

Run as `python -m macros.keluaran.pdf.cetak dokumen.html hasil.pdf --akar DIR …` in a process
of its own, so that the site can be written at the same time. The document's metadata stand beside
it as `dokumen.json` (see `Metadata`).
"""

from __future__ import annotations

import argparse
import gc
import hashlib
import json
import logging
import os
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from weasyprint import HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from ...dasar.berkas import tulis_utuh
from ...dasar.pangkal import ASET
from ..pencetak import DIBACA
from ..simpanan_cetak import cari, sidik_berkas
from . import isi_tercetak, peran
from . import lampiran as pdf_lampiran
from .perbaikan import (
    akhir_aliran,
    baris_teks,
    bidang_tanda_tangan,
    dua_standar,
    isi_butir,
    label_halaman,
    label_kelompok,
    lampiran_ganda,
    letak_gambar,
    penanda_butir,
    perabot_halaman,
    potongan_halaman,
    sel_tabel,
    sisa_halaman,
    spasi_ujung,
    tanya_ulang,
    tautan,
    ucapan_rumus,
)

# The only family that the report brings along; another one would differ between machines.
HURUF = {"Arimo", "Lambang", "Kode"}  # as the stylesheet calls them


class GalatPDF(Exception):
    """The PDF cannot be made, or not as it should be; the message is for the editor."""


@dataclass(frozen=True)
class Metadata:
    """What the PDF says of itself.

    `dibuat` and `diubah` are ISO dates taken from the data, never the clock; `pengenal` is a name
    that stays the same for all builds of one edition; `kode` is the document code.
    """

    judul: str
    penulis: str
    subjek: str
    kata_kunci: tuple[str, ...]
    dibuat: str
    diubah: str
    pengenal: str
    kode: str

    @classmethod
    def baca(cls, berkas: Path) -> Metadata:
        """Read from JSON. Raises GalatPDF when the file is missing or a field is."""
        try:
            isi = json.loads(berkas.read_text(encoding="utf-8"))
            return cls(**{**isi, "kata_kunci": tuple(isi["kata_kunci"])})
        except (OSError, ValueError, TypeError, KeyError) as galat:
            raise GalatPDF(f"Metadata {berkas.name} tidak dapat dibaca: {galat}") from galat


class Pengambil(URLFetcher):  # type: ignore[misc]
    """Fetches only local files, below the given roots, first root first; at last the program's.

    `dibaca` has what it fetched: the path below a root, and the fingerprint of the content.
    """

    def __init__(self, akar: Sequence[Path]) -> None:
        super().__init__(allowed_protocols=("file", "data"))
        self._akar = [a.resolve() for a in akar]
        self.dibaca: dict[str, str] = {}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Open a URL below the first root from whichever root has the file."""
        if urlsplit(url).scheme == "file":
            url = self._cari(Path(unquote(urlsplit(url).path))).as_uri()
        return super().fetch(url, headers)

    def _cari(self, berkas: Path) -> Path:
        berkas = Path(os.path.normpath(berkas))
        # A style sheet found below a later root gives addresses below that root.
        induk = next((a for a in (*self._akar, ASET) if berkas.is_relative_to(a)), None)
        if induk is None:
            raise ValueError(f"{berkas} berada di luar laporan")
        relatif = berkas.relative_to(induk)
        ditemukan = cari(self._akar, str(relatif))
        self.dibaca[str(relatif)] = sidik_berkas(ditemukan)
        return ditemukan


class _Pencatat(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.pesan: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.pesan.append(record.getMessage())


@contextmanager
def _catatan() -> Iterator[list[str]]:
    """Collect the engine's warnings while the block runs."""
    pencatat, log = _Pencatat(), logging.getLogger("weasyprint")
    log.addHandler(pencatat)
    try:
        yield pencatat.pesan
    finally:
        log.removeHandler(pencatat)


@contextmanager
def _diperbaiki() -> Iterator[dict[int, Any]]:
    """Let the engine lay out as it should, and quickly; gives what each structure element is of."""
    with (
        baris_teks.ingat_baris(),
        tanya_ulang.ingat_jawaban(),
        spasi_ujung.abaikan_spasi_ujung(),
        sisa_halaman.isi_sisa_halaman(),
        label_kelompok.ulang_label(),
        potongan_halaman.catat_asal() as asal,
    ):
        yield asal


def buat_pdf(
    dokumen: Path,
    hasil: Path,
    akar: Sequence[Path],
    metadata: Metadata,
    lampiran: Path | None = None,
) -> int:
    """Write `hasil` from the HTML file `dokumen`; addresses in it are looked up below `akar`.

    The files of the folder `lampiran` are attached. Returns the number of pages. The file appears
    whole or not at all, and beside it what it read. Raises GalatPDF when the engine warns of
    anything (a missing picture, unknown CSS), or when a character is not in the report's fonts.
    """
    with _catatan() as peringatan, _diperbaiki() as asal:
        pengambil = Pengambil(akar)
        teks, alamat = dokumen.read_text(encoding="utf-8"), f"{akar[0].resolve().as_uri()}/"
        naskah = HTML(string=teks, base_url=alamat, url_fetcher=pengambil)
        cetakan = naskah.render(font_config=FontConfiguration())
        if not peringatan:  # a picture that is missing would be told of once more
            peringatan.extend(isi_tercetak.periksa(naskah.etree_element, cetakan.pages, akar))
        penanda_butir.lukis_penanda_di_tempat(cetakan.pages)
        _isi_metadata(cetakan, metadata)
        isi = cetakan.write_pdf(
            pdf_variant="pdf/a-3a",
            pdf_identifier=hashlib.sha256(metadata.pengenal.encode()).digest()[:16],
            finisher=partial(_selesaikan, metadata.kode, asal),
            attachments=pdf_lampiran.baca(lampiran, metadata.diubah) if lampiran else None,
        )
    if peringatan := [*peringatan, *_aksara_asing(cetakan)]:
        butir = "\n".join(f"- {p}" for p in dict.fromkeys(peringatan))
        raise GalatPDF(f"PDF tidak dibuat karena ada peringatan mesin cetak:\n{butir}")
    tulis_utuh(hasil.with_suffix(DIBACA), json.dumps(pengambil.dibaca).encode())
    tulis_utuh(hasil, isi)
    return len(cetakan.pages)


def _aksara_asing(cetakan: Document) -> list[str]:
    """Characters that the report's fonts lack; the machine's own font would have shown them."""
    asing = {
        aksara.strip()
        for huruf in cetakan.fonts.values()
        if huruf.family not in HURUF
        for aksara in huruf.to_unicode.values()
    }
    daftar = ", ".join(f"“{a}” (U+{ord(a[0]):04X})" for a in sorted(asing - {""}))
    return [f"aksara {daftar} tidak ada dalam huruf laporan"] if daftar else []


def _isi_metadata(cetakan: Document, metadata: Metadata) -> None:
    tujuan = cetakan.metadata
    tujuan.title = metadata.judul
    tujuan.authors = [metadata.penulis]
    tujuan.description = metadata.subjek
    tujuan.keywords = list(metadata.kata_kunci)
    tujuan.created = metadata.dibuat
    tujuan.modified = metadata.diubah


def _selesaikan(kode: str, asal: dict[int, Any], cetakan: Document, pdf: Any) -> None:
    """What the engine leaves out of an accessible, archivable file."""
    dua_standar.lengkapi_metadata(pdf, kode)
    lampiran_ganda.daftarkan_sekali(pdf)
    potongan_halaman.satukan(pdf, asal)
    ucapan_rumus.tandai_rumus(pdf, asal)
    letak_gambar.ukur_gambar(pdf, asal)
    sel_tabel.perbaiki_tabel(pdf)
    isi_butir.bungkus_butir(pdf)
    peran.tandai_daftar(pdf, asal)
    peran.tandai_catatan(pdf, asal)
    peran.daftarkan_pengenal(pdf)
    tautan.rapikan_tautan(pdf, cetakan.pages)
    perabot_halaman.lepas_perabot_halaman(pdf)
    bidang_tanda_tangan.jadikan_bidang_tanda_tangan(pdf)
    # An anchor stands on every page that its section covers; the first one counts.
    awal, isi = (
        next((n for n, halaman in enumerate(cetakan.pages) if nama in halaman.anchors), None)
        for nama in ("bagian-awal", "bagian-isi")
    )
    label_halaman.beri_label_halaman(pdf, awal, isi)
    akhir_aliran.padatkan(pdf)


def main(argv: Sequence[str] | None = None) -> int:
    """The command line; 1 when the PDF was not made."""
    pengurai = argparse.ArgumentParser(
        prog="python -m macros.keluaran.pdf.cetak", description=__doc__
    )
    pengurai.add_argument("dokumen", type=Path, help="dokumen HTML")
    pengurai.add_argument("hasil", type=Path, help="berkas PDF yang ditulis")
    pengurai.add_argument(
        "--akar", type=Path, action="append", help="folder gambar, huruf, dan lembar gaya"
    )
    pengurai.add_argument("--lampiran", type=Path, help="folder data yang dilampirkan")
    pilihan = pengurai.parse_args(argv)
    # Layout makes millions of objects and hardly any garbage, and this process ends soon.
    gc.disable()
    try:
        metadata = Metadata.baca(pilihan.dokumen.with_suffix(".json"))
        akar = pilihan.akar or [pilihan.dokumen.parent]
        buat_pdf(pilihan.dokumen, pilihan.hasil, akar, metadata, pilihan.lampiran)
    except GalatPDF as galat:
        print(galat, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory(prefix="lkjip-pdf-") as folder:
        # The engine keeps its fonts there, and would remove them only when taken apart.
        tempfile.tempdir = folder
        kode = main()
    sys.stderr.flush()
    # Taking the engine's objects apart one by one would add a tenth to the time.
    os._exit(kode)
