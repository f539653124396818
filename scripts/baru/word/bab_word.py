"""The chapters of a Word report: their files, and their order in the navigation."""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from macros.dasar.penulisan import ROMAWI, nama_bebas, slug
from macros.temuan.naskah import Bab
from scripts.baru.navigasi import DEPAN
from scripts.baru.word.pembaca import Judul, Unsur

BAB = {
    "I": "bab-1-pendahuluan.md",
    "II": "bab-2-perencanaan-kinerja.md",
    "III": "bab-3-akuntabilitas-kinerja/index.md",
    "IV": "bab-4-penutup.md",
}
BERNAMA = (
    (re.compile(r"kata pengantar", re.IGNORECASE), "kata-pengantar.md", "awal"),
    (re.compile(r"(ikhtisar|ringkasan)\b.*", re.IGNORECASE), "ikhtisar-eksekutif.md", "awal"),
    (re.compile(r"penutup", re.IGNORECASE), "bab-4-penutup.md", "isi"),
)
DAFTAR = re.compile(r"daftar (isi|tabel|gambar|grafik|bagan|lampiran)\b.*", re.IGNORECASE)
LAMPIRAN = re.compile(r"lampiran\b[\s\dIVX.:–-]*(.*)", re.IGNORECASE)
JUDUL = re.compile(r"^#[ \t]+(.*?)(?:[ \t]*\{:?[^{}\n]*\})?[ \t]*$", re.MULTILINE)
# File names of pages of every report, or made for it.
MILIK_PROGRAM = {DEPAN, "daftar.md", "404.md", "glosarium.md", "verifikasi.md"}
KODE_TERPANJANG = 31  # the longest file name in data/tambahan


@dataclass
class BabWord:
    """One chapter: its file, its front matter, its parts below the title."""

    berkas: str
    judul: str
    bagian: str
    bab: str = ""
    unsur: list[Unsur] = field(default_factory=list)


def halaman_bab(judul: Judul, ada_bab: bool) -> BabWord | None:
    """The chapter that begins with a heading; None for a heading inside of a chapter."""
    teks = judul.teks or f"Bab {judul.bab}"
    if judul.bab:
        nomor = ROMAWI.index(judul.bab) + 1 if judul.bab in ROMAWI else judul.bab.lower()
        bawaan = f"bab-{nomor}-{slug(teks)}.md"
        return BabWord(BAB.get(judul.bab, bawaan), kalimat_bab(teks), "isi", judul.bab)
    if lampiran := LAMPIRAN.fullmatch(teks):
        nama = lampiran[1].strip() or teks
        return BabWord(f"lampiran/{slug(nama) or 'bagian'}.md", kalimat_bab(nama), "lampiran")
    for pola, berkas, bagian in BERNAMA:
        if pola.fullmatch(teks) and not (bagian == "awal" and ada_bab):
            return BabWord(berkas, kalimat_bab(teks), bagian, "IV" if bagian == "isi" else "")
    return None if ada_bab else BabWord(f"{slug(teks) or 'bagian'}.md", kalimat_bab(teks), "awal")


def tempat_lama(bab: Iterable[Bab]) -> dict[tuple[str, str], str]:
    """The existing chapters before and after the Bab, by part and title: a new one with that title
    replaces them."""
    hasil: dict[tuple[str, str], str] = {}
    for satu in bab:
        bagian, judul = satu.sifat.get("bagian", "isi"), JUDUL.search(satu.asli)
        if judul and bagian != "isi" and satu.src not in MILIK_PROGRAM:
            hasil.setdefault((bagian, slug(judul[1])), satu.src)
    return hasil


def tempat(bab: BabWord, lama: Mapping[tuple[str, str], str], terpakai: Collection[str]) -> str:
    """The file of a chapter: that of the one it replaces, or a new one, unique for equal titles."""
    sendiri = f"bagian-{bab.berkas}" if bab.berkas in MILIK_PROGRAM else bab.berkas
    berkas = lama.get((bab.bagian, slug(bab.judul)), sendiri)
    if berkas not in terpakai:
        return berkas
    folder = "lampiran/" if bab.bagian == "lampiran" else ""
    dipakai = {b.removesuffix(".md") for b in (*terpakai, *MILIK_PROGRAM)}
    return unik(folder + (slug(bab.judul) or "bagian"), dipakai) + ".md"


def kalimat_bab(teks: str) -> str:
    """A title in sentence case, as Word reports have capitals."""
    return teks.title() if teks.isupper() else teks


def unik(nama: str, terpakai: set[str]) -> str:
    """A unique name, which is added to `terpakai`."""
    bebas = nama_bebas(nama or "dari-word", terpakai, KODE_TERPANJANG)
    terpakai.add(bebas)
    return bebas
