"""The chapters of a Word report: which file each becomes, and their order in the navigation."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from macros.dasar.berkas import tulis_utuh
from macros.dasar.deklarasi import Ruas, baca
from macros.dasar.penulisan import ROMAWI, nama_bebas, slug
from macros.temuan.naskah import Bab
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
NAV = re.compile(r"^nav:.*\n(?:[ \t]*[-#].*\n|[ \t]+\S.*\n|[ \t]*\n(?=[ \t]*-))*", re.MULTILINE)
JUDUL = re.compile(r"^#[ \t]+(.*?)(?:[ \t]*\{:?[^{}\n]*\})?[ \t]*$", re.MULTILINE)
URUTAN = ("", "awal", "isi", "lampiran")
DEPAN = "index.md"  # the front page, which every report has
# Names of pages that every report has, or that are made for it.
MILIK_PROGRAM = {DEPAN, "daftar.md", "404.md", "glosarium.md", "verifikasi.md"}
KODE_TERPANJANG = 31  # of a file in data/tambahan


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
        return BabWord(f"lampiran/{slug(nama) or 'bagian'}.md", kalimat_bab(nama), "lampiran")
    for pola, berkas, bagian in BERNAMA:
        if pola.fullmatch(teks) and not (bagian == "awal" and ada_bab):
            return BabWord(berkas, kalimat_bab(teks), bagian, "IV" if bagian == "isi" else "")
    return None if ada_bab else BabWord(f"{slug(teks) or 'bagian'}.md", kalimat_bab(teks), "awal")


def tempat_lama(bab: Iterable[Bab]) -> dict[tuple[str, str], str]:
    """The chapters before and behind the Bab of a report by part and title: another of that title
    takes the place of one."""
    hasil: dict[tuple[str, str], str] = {}
    for satu in bab:
        bagian, judul = satu.sifat.get("bagian", "isi"), JUDUL.search(satu.asli)
        if judul and bagian != "isi" and satu.src not in MILIK_PROGRAM:
            hasil.setdefault((bagian, slug(judul[1])), satu.src)
    return hasil


def tempat(bab: BabWord, lama: Mapping[tuple[str, str], str], terpakai: Collection[str]) -> str:
    """The file of a chapter: that of the one whose place it takes, or its own; two that are called
    alike stay two."""
    sendiri = f"bagian-{bab.berkas}" if bab.berkas in MILIK_PROGRAM else bab.berkas
    berkas = lama.get((bab.bagian, slug(bab.judul)), sendiri)
    if berkas not in terpakai:
        return berkas
    folder = "lampiran/" if bab.bagian == "lampiran" else ""
    dipakai = {b.removesuffix(".md") for b in (*terpakai, *MILIK_PROGRAM)}
    return unik(folder + (slug(bab.judul) or "bagian"), dipakai) + ".md"


def _angka_romawi(teks: str) -> int:
    nilai = [{"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}[h] for h in teks]
    pasangan = zip(nilai, [*nilai[1:], 0], strict=True)
    return sum(-n if n < berikut else n for n, berikut in pasangan)


def kalimat_bab(teks: str) -> str:
    """A title without the capitals that Word reports set it in."""
    return teks.title() if teks.isupper() else teks


def unik(nama: str, terpakai: set[str]) -> str:
    """A name that is not in `terpakai`, which then has it."""
    bebas = nama_bebas(nama or "dari-word", terpakai, KODE_TERPANJANG)
    terpakai.add(bebas)
    return bebas


def tulis_nav(folder: Path, halaman: Sequence[BabWord]) -> None:
    """Put the chapters into the navigation of the report in `folder`: behind those that stand there
    already and come before them, in the order of the document."""
    berkas, docs = folder / "mkdocs.yml", folder / "docs"
    teks = berkas.read_text(encoding="utf-8")
    nav = baca(berkas, berkas.name)[0].bagian["nav"]
    ada = [b for b in _butir(nav) if (docs / b[0]).is_file()]
    grup = {src.rpartition("/")[0]: g for src, _, g in ada if "/" in src}
    for h in halaman:
        induk = h.berkas.rpartition("/")[0]
        nama = "Lampiran" if induk == "lampiran" else h.judul if induk else ""
        if h.berkas not in [src for src, *_ in ada]:
            letak = [_urut(docs, src) for src, *_ in ada]
            ke = max((n for n, u in enumerate(letak, 1) if u <= _urut(docs, h.berkas)), default=0)
            ada.insert(ke, (h.berkas, "", grup.setdefault(induk, nama)))
    isi, kini = ["nav:"], ""
    for src, judul, g in ada:
        if g and g != kini:
            isi.append(f"  - {_yaml(g)}:")
        isi.append(f"{'    ' if g else ''}  - {f'{_yaml(judul)}: ' if judul else ''}{src}")
        kini = g
    tulis_utuh(berkas, NAV.sub(lambda _: "\n".join(isi) + "\n", teks, count=1).encode())


def _butir(nav: Ruas, judul: str = "", grup: str = "") -> Iterator[tuple[str, str, str]]:
    """The pages of a navigation, with their own titles and those of the groups they stand in."""
    if isinstance(nav.isi, str):
        yield nav.isi, judul, grup
    elif isinstance(nav.isi, Mapping):
        for nama, isi in nav.isi.items():
            yield from _butir(isi, nama, grup)
    else:
        for satu in nav.isi:
            yield from _butir(satu, "", judul or grup)


def _urut(docs: Path, src: str) -> tuple[int, int]:
    """The place of a page in the report: part, and number of its Bab; what stands below a Bab in
    the same folder goes with it."""
    sifat = _sifat(docs / src)
    induk = docs / src.rpartition("/")[0] / DEPAN
    if "bab" not in sifat and "/" in src and induk.is_file():
        sifat = {**_sifat(induk), **sifat}
    nomor = sifat.get("bab", "")
    bagian = "" if src == DEPAN else sifat.get("bagian", "isi")
    return URUTAN.index(bagian), ROMAWI.index(nomor) if nomor in ROMAWI else 0


def _sifat(berkas: Path) -> Mapping[str, str]:
    return Bab(berkas.name, berkas.read_text(encoding="utf-8-sig")).sifat


def _yaml(teks: str) -> str:
    return teks if re.fullmatch(r"[\w ,.–-]+", teks) else kutip(teks)


def kutip(teks: str) -> str:
    """A text as a macro takes it; a bracket in it does not end the macro."""
    aman = re.sub(r"[\\\"]", r"\\\g<0>", teks)
    return '"' + re.sub(r"[{}]", lambda m: f"\\x{ord(m[0]):x}", aman) + '"'
