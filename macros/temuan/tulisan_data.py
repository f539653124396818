"""The words that a report's declarations and own tables show, read as chapters are."""

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
SYARAT = re.compile(r"\s\|\s[^\n]*?(?=\{##|$)", re.MULTILINE)  # when a note is shown
JUDUL_PENDEK = re.compile(r"\A---[ \t]*\n(?:[^\n]+\n)*?judul_pendek:[ \t]*(?P<isi>[^\n]+)")
MAKRO = re.compile(r"\{\{ \w+\(\"(?P<kunci>.*?)\"\) \}\}")


@dataclass(frozen=True)
class TulisanData(Bab):
    """A file that is no chapter: its lines hold nothing but what a reader sees of them, each as an
    item, and the marks that stand in comments behind it. A declaration (`uraian`) can say another
    thing, an own table (`berkas`) only have another name."""

    @cached_property
    def prosa(self) -> str:
        """The words without placeholders and conditions."""
        teks = SYARAT.sub(kosongkan, self.asli)
        while ISIAN.search(teks):
            teks = ISIAN.sub(kosongkan, teks)
        return Bab(self.src, teks).prosa

    def anjuran(self, _: int, teks: str, /) -> str:
        """A figure as a declaration calls it: `{capaian/1.1/{tahun}}`."""
        return MAKRO.sub(lambda m: f"{{{m['kunci']}}}", teks)

    def tempat(self, letak: int) -> Asal:
        """The file and line of a position."""
        return Asal(f"data/{self.src}", self.baris(letak), "")


def baca(lap: Laporan, naskah: Naskah = ()) -> Naskah:
    """What `tabel.yaml`, `grafik.yaml` and the names of own tables show; and the titles of chapters
    in menus and heads of pages, where no macro is read."""
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
        # A number at the end only tells it from another.
        yield TulisanData(src, re.sub(r" \d$", "", t.judul), kasus="berkas")


def _baris(akar: Ruas, asli: list[str]) -> list[str]:
    """The file line by line: what each shows, and the marks from there to what is next."""
    hasil = [""] * len(asli)
    semua = sorted(_telusur(akar, tersaji=False))
    for (baris, teks), (sampai, _) in pairwise([*semua, (len(asli) + 1, "")]):
        if teks:
            tanda = TANDA.finditer("\n".join(asli[baris - 1 : max(baris, sampai - 1)]))
            hasil[baris - 1] += " ".join(["-", teks, *(" ".join(m[0].split()) for m in tanda)])
    return hasil


def _telusur(ruas: Ruas, *, tersaji: bool) -> Iterator[tuple[int, str]]:
    """Every node's line with what is shown of it, nothing for others."""
    if isinstance(ruas.isi, str):
        yield ruas.baris, " ".join(ruas.isi.split()) if tersaji else ""
    elif isinstance(ruas.isi, tuple):
        for satu in ruas.isi:
            yield from _telusur(satu, tersaji=tersaji)
    else:
        for nama, satu in ruas.isi.items():
            yield from _telusur(satu, tersaji=nama in TERSAJI)
