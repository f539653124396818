"""The chapters of a Word report: which file each becomes, and their order in the navigation."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from macros.dasar.berkas import tulis_utuh
from macros.dasar.penulisan import slug
from scripts.baru.word.unsur import Judul, Unsur

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
NAV = re.compile(r"^nav:\n(?:[ ]+.*\n)*", re.MULTILINE)
KODE_TERPANJANG = 31  # of a file in data/tambahan
TANPA_JUDUL = "Akuntabilitas Kinerja"  # of a group whose chapter the document has not


@dataclass
class BabWord:
    """One chapter: its file, what its front matter says, its parts below the title."""

    berkas: str
    judul: str
    bagian: str
    bab: str = ""
    unsur: list[Unsur] = field(default_factory=list)


def halaman_bab(judul: Judul, ada_bab: bool) -> BabWord | None:
    """The chapter that a heading begins; None for one inside of a chapter."""
    teks = judul.teks or f"Bab {judul.bab}"
    if judul.bab:
        bawaan = f"bab-{_angka_romawi(judul.bab)}-{slug(teks)}.md"
        return BabWord(BAB.get(judul.bab, bawaan), kalimat_bab(teks), "isi", judul.bab)
    if lampiran := LAMPIRAN.fullmatch(teks):
        nama = lampiran[1].strip() or teks
        return BabWord(f"lampiran/{slug(nama)}.md", kalimat_bab(nama), "lampiran")
    for pola, berkas, bagian in BERNAMA:
        if pola.fullmatch(teks) and not (bagian == "awal" and ada_bab):
            return BabWord(berkas, kalimat_bab(teks), bagian, "IV" if bagian == "isi" else "")
    return None if ada_bab else BabWord(f"{slug(teks)}.md", kalimat_bab(teks), "awal")


def jenis_bab(berkas: str) -> str:
    """The part of the report that a file stands in, by its name."""
    if berkas.startswith("lampiran/"):
        return "lampiran"
    return "isi" if berkas.startswith("bab-") else "awal"


def _angka_romawi(teks: str) -> int:
    nilai = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[h] for h in teks]
    pasangan = zip(nilai, [*nilai[1:], 0], strict=True)
    return sum(-n if n < berikut else n for n, berikut in pasangan)


def kalimat_bab(teks: str) -> str:
    """A title without the capitals that Word reports set it in."""
    return teks.title() if teks.isupper() else teks


def unik(nama: str, terpakai: set[str]) -> str:
    """A name that is not in `terpakai`, which then has it."""
    nama = nama or "dari-word"
    calon, n = nama, 1
    while calon in terpakai:
        n += 1
        calon = f"{nama[: KODE_TERPANJANG - 3]}-{n}"
    terpakai.add(calon)
    return calon


def tulis_nav(folder: Path, halaman: Sequence[BabWord]) -> None:
    """Put the chapters into the navigation of the report in `folder`, in the order of the document,
    then those that the folder had besides."""
    berkas = folder / "mkdocs.yml"
    teks = berkas.read_text(encoding="utf-8")
    docs = folder / "docs"
    ada = [b for b in re.findall(r"- (\S+\.md)", teks) if (docs / b).is_file()]
    semua = [*ada, *(h.berkas for h in halaman if h.berkas not in ada)]
    bagian = {h.berkas: h.bagian for h in halaman}

    def urut(b: str) -> tuple[int, int, int]:
        tempat = ("index.md", "awal", "daftar.md", "isi", "lampiran")
        jenis = b if b in tempat else bagian.get(b, jenis_bab(b))
        bab = re.search(r"bab-(\d+)", b)
        # A chapter's own page before those below it, and these as they stood.
        return (tempat.index(jenis), int(bab[1]) if bab else 0, semua.index(b))

    isi, grup = ["nav:"], ""
    for b in sorted(semua, key=urut):
        induk = b.rpartition("/")[0]
        if induk and induk != grup:
            judul = {h.berkas: h.judul for h in halaman}.get(f"{induk}/index.md", TANPA_JUDUL)
            nama = "Lampiran" if induk == "lampiran" else judul
            isi.append(f"  - {_yaml(nama)}:")
        isi.append(f"      - {b}" if induk else f"  - {b}")
        grup = induk
    tulis_utuh(berkas, NAV.sub(lambda _: "\n".join(isi) + "\n", teks, count=1).encode())


def _yaml(teks: str) -> str:
    return teks if re.fullmatch(r"[\w ,.–-]+", teks) else kutip(teks)


def kutip(teks: str) -> str:
    """A text as a macro takes it."""
    return '"' + teks.replace("\\", "\\\\").replace('"', '\\"') + '"'
