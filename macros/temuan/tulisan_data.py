"""The texts in a report's declarations and own tables, to be checked like chapters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from ..asupan.simpanan import DEKLARASI, baca_deklarasi
from ..dasar.angka import Asal
from ..dasar.deklarasi import Ruas
from ..hitung.laporan import Laporan
from .naskah import TANDA, Bab, Naskah, kosongkan
from .tersaji import DISAJIKAN

TERSAJI = {*DISAJIKAN, "catatan"}
ISIAN = re.compile(r"\{(?!##)[^{}\n]*\}")  # a placeholder, without others in it
SYARAT = re.compile(r"\s\|\s[^\n]*?(?=\{##|$)", re.MULTILINE)  # the condition of a note
JUDUL_PENDEK = re.compile(r"\A---[ \t]*\n(?:[^\n]+\n)*?judul_pendek:[ \t]*(?P<isi>[^\n]+)")
MAKRO = re.compile(r"\{\{ \w+\(\"(?P<kunci>.*?)\"\) \}\}")


@dataclass(frozen=True)
class TulisanData(Bab):
    """A file that is no chapter: each line has only the text that readers see of it, as an item,
    and the marks in comments after it. In a declaration (`uraian`) the text can be changed, of an
    own table (`berkas`) only the name."""

    @cached_property
    def prosa(self) -> str:
        """The text without placeholders and conditions."""
        teks = SYARAT.sub(kosongkan, self.asli)
        while ISIAN.search(teks):
            teks = ISIAN.sub(kosongkan, teks)
        return Bab(self.src, teks).prosa

    def anjuran(self, _: int, teks: str, /) -> str:
        """A figure in the notation of declarations: `{capaian/1.1/{tahun}}`."""
        return MAKRO.sub(lambda m: f"{{{m['kunci']}}}", teks)

    def tempat(self, letak: int) -> Asal:
        """The file and line of a position."""
        return Asal(f"data/{self.src}", self.baris(letak), "")


def baca(lap: Laporan, naskah: Naskah = ()) -> Naskah:
    """The texts of `tabel.yaml`, `grafik.yaml`, the names of own tables, and the titles of chapters
    in menus and heads of pages, where no macro works."""
    judul = ((b.src, m) for b in naskah if (m := JUDUL_PENDEK.match(b.asli)))
    baris = ((src, "\n" * m[0].count("\n") + m["isi"]) for src, m in judul)
    return (*_baca(lap), *(Bab(src, teks, kasus="kepala") for src, teks in baris))


def _baca(lap: Laporan) -> Iterator[TulisanData]:
    folder = lap.data.folder
    akar = baca_deklarasi(folder)[0]
    for nama in DEKLARASI:
        berkas = folder / f"{nama}.yaml"
        if berkas.is_file():
            asli = berkas.read_text(encoding="utf-8-sig").split("\n")
            yield TulisanData(berkas.name, "\n".join(_baris(akar[nama], asli)), kasus="uraian")
    for nama in lap.tabel_sendiri:
        t = lap.data.aturan[nama]
        src = lap.data[nama].berkas.removeprefix("data/")
        # A number at the end only makes the name unique.
        yield TulisanData(src, re.sub(r" \d$", "", t.judul), kasus="berkas")


def _baris(akar: Ruas, asli: list[str]) -> list[str]:
    """The file line by line: the visible text, and the marks up to the next one."""
    hasil = [""] * len(asli)
    semua = sorted(_telusur(akar, tersaji=False))
    for (baris, teks), (sampai, _) in pairwise([*semua, (len(asli) + 1, "")]):
        if teks:
            tanda = TANDA.finditer("\n".join(asli[baris - 1 : max(baris, sampai - 1)]))
            hasil[baris - 1] += " ".join(["-", teks, *(" ".join(m[0].split()) for m in tanda)])
    return hasil


def _telusur(ruas: Ruas, *, tersaji: bool) -> Iterator[tuple[int, str]]:
    """Every node's line with its visible text, or ""."""
    if isinstance(ruas.isi, str):
        yield ruas.baris, " ".join(ruas.isi.split()) if tersaji else ""
    elif isinstance(ruas.isi, tuple):
        for satu in ruas.isi:
            yield from _telusur(satu, tersaji=tersaji)
    else:
        for nama, satu in ruas.isi.items():
            yield from _telusur(satu, tersaji=nama in TERSAJI)
