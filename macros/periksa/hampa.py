"""What can be said of a report while its data have errors: of the same report without rows.

Names of tables and columns in declarations, photographs and links are wrong whatever the data say,
and would come to light one after another only.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from jinja2 import TemplateError

from ..asupan.muat import Data, baca_deklarasi
from ..asupan.rujukan import tabel_tiada
from ..dasar.masalah import GalatLaporan, Masalah
from ..hitung.laporan import susun
from ..sajian.makro import Makro, rakit_dari
from ..sajian.templat import lingkungan_bab
from ..temuan.naskah import Bab
from .bacaan_bab import baca_bab
from .sasaran import periksa_berkas

# Without these there is no report at all, or no word for what its declarations name.
POKOK = {
    "laporan", "instansi", "tingkat", "sumber", "satuan", "skala", "kategori", "paket_aturan",
}  # fmt: skip
GAMBAR = re.compile(r"\{\{-?\s*(?:foto|pindaian)\(.*?\)\s*-?\}\}", re.DOTALL)
BLOK = re.compile(r"\{%-?\s*(?:(?P<awal>if|for)|end(?:if|for))\b")


def periksa_hampa(akar: Path, tabel: Data) -> list[Masalah]:
    """Mistakes in declarations, and pictures and files that chapters name and that are not there.

    Nothing where the tables of which a report consists at least have errors themselves.
    """
    pokok = {nama: tabel[nama] for nama in POKOK & tabel.keys()}
    kosong = {
        nama: replace(t, rekaman={})
        for nama, t in {**tabel.sebagian, **tabel}.items()
        if nama not in pokok
    }
    edisi, instansi = (len(tabel.sehat(nama).rekaman) for nama in ("laporan", "instansi"))
    if edisi != 1 or not instansi or tabel.terdaftar - {*pokok, *(kosong.keys() - POKOK)}:
        return []
    if any(tabel_tiada(tabel)):  # what declarations name may be in the table that is missing
        return []
    hampa = Data({**kosong, **pokok}, tabel.paket, tabel.lembar, tabel.asli, tabel.folder)
    try:
        lap = susun(hampa, baca_deklarasi(akar / "data")[0])
    except GalatLaporan:
        return []
    makro = rakit_dari(lap, None, akar / "docs", gambar=False)
    berkas = list(_bab(akar / "docs", makro))
    return [*makro.masalah, *berkas]


def _bab(docs: Path, makro: Makro) -> Iterator[Masalah]:
    """What is wrong with the addresses of each chapter; what its photographs lack the macros note
    themselves."""
    semua = list(baca_bab(docs, []))
    lingkungan = lingkungan_bab(makro.semua())
    for bab in semua:
        yield from periksa_berkas(bab, docs, {b.src for b in semua})
        for m in GAMBAR.finditer(bab.asli):
            if not _bersyarat(bab, m.start()):
                makro.mulai_halaman(bab.src, bab.baris(m.start()) - 1)
                try:
                    lingkungan.from_string(m[0]).render()
                except TemplateError:  # told of how it is written
                    continue


def _bersyarat(bab: Bab, letak: int) -> bool:
    """Whether a place is shown only if the data say so, or for each of their rows."""
    return sum(1 if m["awal"] else -1 for m in BLOK.finditer(bab.asli, 0, letak)) > 0
