"""Scanned documents: which of their pages a chapter shows, and what they say."""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from ..dasar.kosakata import bunyi
from ..dasar.penulisan import ukuran_berkas
from ..gambar import pemindai
from ..gambar.pengolah_foto import FotoRusak
from ..temuan.pribadi import samarkan_nomor

FOLDER_LEMBAR = "aset/lembar"  # where the site has the pages
RENTANG = re.compile(r"\s*(\d+)\s*(?:[-–]\s*(\d+)\s*)?")


@dataclass(frozen=True)
class LembarPindaian:
    """One page: its number in the document, its picture's path on the site and size in px (0 where
    not known), and its words with personal numbers masked."""

    nomor: int
    jalur: str = ""
    lebar: int = 0
    tinggi: int = 0
    teks: str = ""


@dataclass(frozen=True)
class Pindaian:
    """A numbered figure of a document's pages, named `gambar-{kode}` where referred to.

    `asli` is the document's path below docs/, `besar` its size in bytes, `jumlah` all its pages;
    `berkas` are the pictures by their paths on the site.
    """

    asli: str
    besar: int
    jumlah: int
    lembar: tuple[LembarPindaian, ...]
    berkas: dict[str, Path]
    kode: str = ""
    judul: str = ""
    uraian: str = ""
    sumber: str = ""

    def alt(self, lembar: LembarPindaian) -> str:
        """What a page is, for who does not see it."""
        nama = self.uraian or self.judul
        return nama if self.jumlah == 1 else f"{nama}, halaman {lembar.nomor} dari {self.jumlah}"

    @property
    def ukuran(self) -> str:
        """How large the document's file is: `1,2 MB`."""
        return ukuran_berkas(self.besar)

    @property
    def berteks(self) -> tuple[LembarPindaian, ...]:
        """The pages whose words are known."""
        return tuple(satu for satu in self.lembar if satu.teks)


def susun(docs: Path, jalur: str, pilihan: str, folder: Path | None) -> Pindaian:
    """The document at `jalur` below docs/, with the pages that `pilihan` names.

    Without a folder nothing is drawn. Raises FotoRusak where it cannot be shown, or has no such
    page; the message says what to do.
    """
    berkas = docs / jalur
    banyak = pemindai.jumlah(berkas)
    nomor = pilih(pilihan, banyak)
    besar = berkas.stat().st_size
    if folder is None:
        return Pindaian(jalur, besar, banyak, tuple(map(LembarPindaian, nomor)), {})
    gambar = pemindai.tersimpan(berkas, folder, nomor)
    if all(satu.kosong for satu in gambar):
        raise FotoRusak(bunyi("benda/pindaian-kosong"))
    sidik = hashlib.sha256(jalur.encode()).hexdigest()[:6]
    lembar, letak = [], {}
    for n, satu in zip(nomor, gambar, strict=True):
        tujuan = f"{FOLDER_LEMBAR}/{Path(jalur).stem}-{sidik}-{n}{Path(satu.berkas).suffix}"
        letak[tujuan] = folder / satu.berkas
        lembar.append(LembarPindaian(n, tujuan, satu.lebar, satu.tinggi, samarkan_nomor(satu.teks)))
    return Pindaian(jalur, besar, banyak, tuple(lembar), letak)


def pilih(pilihan: str, banyak: int) -> list[int]:
    """The pages that `1-3, 5` names, in this order; all of `banyak` where it is empty. Raises
    FotoRusak where there is no such page, or they are too many."""
    nomor: list[int] = []
    for bagian in pilihan.split(",") if pilihan.strip() else (f"1-{banyak}",):
        m = RENTANG.fullmatch(bagian)
        awal, akhir = (int(m[1]), int(m[2] or m[1])) if m else (0, 0)
        if not 1 <= awal <= akhir <= banyak:
            contoh = f'halaman="1-{min(banyak, 3)}"' if banyak > 1 else 'halaman="1"'
            kata = {"bagian": bagian.strip(), "banyak": banyak, "contoh": contoh}
            raise FotoRusak(bunyi("benda/pindaian-halaman", **kata))
        nomor += range(awal, akhir + 1)
    if len(nomor) > pemindai.BATAS_LEMBAR:
        kata = {"banyak": len(nomor), "batas": pemindai.BATAS_LEMBAR}
        raise FotoRusak(bunyi("benda/pindaian-banyak", **kata))
    return list(dict.fromkeys(nomor))
