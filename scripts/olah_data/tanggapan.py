"""Comments and tracked changes in a returned Word copy, each with the line of its chapter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path
from typing import Any

from docx.text.paragraph import Paragraph
from lxml import etree

from macros.keluaran.salinan_word import penanda
from scripts.terminal.masukan import dokumen_word

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KATA = re.compile(r"[^\W\d_]{3,}")
MAKRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
UBAHAN = {
    f"{W}ins": "tambahan", f"{W}del": "penghapusan",
    f"{W}moveFrom": "dipindahkan dari sini", f"{W}moveTo": "dipindahkan ke sini",
}  # fmt: skip
# The words commented on, as far as they are in the paragraph.
TERENTANG: Any = etree.XPath(
    ".//w:t[preceding::w:commentRangeStart[@w:id = $i]]"
    "[not(preceding::w:commentRangeEnd[@w:id = $i])]/text()",
    namespaces={"w": W[1:-1]},
)
SEBELUM = "(sebelum bab pertama)"
TERPANJANG = 120  # characters of quoted text
CUKUP = 0.4  # minimal share of a paragraph's words in the line of its origin


@dataclass(frozen=True)
class Tanggapan:
    """One comment or change: author, time, quoted words, content; and the chapter's file and line,
    0 if only the chapter is known."""

    oleh: str
    tanggal: str
    jenis: str
    tentang: str
    isi: str
    berkas: str
    baris: int

    def sebagai_teks(self) -> str:
        """The lines for the terminal."""
        tempat = f"{self.berkas}, baris {self.baris}" if self.baris else self.berkas
        tentang = f" pada “{self.tentang}”" if self.tentang else ""
        siapa = " · ".join(filter(None, (self.oleh, self.tanggal)))
        return f"{tempat or '(tempat tidak dikenal)'}: {self.jenis}{tentang}: {self.isi} ({siapa})"


def jalankan(docs: Path, berkas: Path) -> int:
    """Show every comment and change of a returned file; nothing is applied.

    Raises GalatPerintah if the file is no Word document.
    """
    semua = list(baca(docs, berkas))
    for satu in semua:
        print(satu.sebagai_teks())
    print(
        f"{len(semua)} tanggapan. Tidak ada yang diterapkan; sunting babnya bila disetujui."
        if semua
        else "Tidak ada komentar dan tidak ada perubahan terlacak."
    )
    return 0


def baca(docs: Path, berkas: Path) -> Iterator[Tanggapan]:
    """Every comment and change in the order of the text, then those in notes, and comments without
    a place."""
    with dokumen_word(berkas.read_bytes(), str(berkas)) as isi:
        dokumen = isi.part
        lain = {
            satu.reltype.rpartition("/")[2]: etree.fromstring(satu.target_part.blob)
            for satu in dokumen.rels.values()
            if satu.reltype.endswith(("/comments", "/footnotes", "/endnotes"))
        }
    semua = lain.pop("comments", etree.Element("x")).iter(f"{W}comment")
    komentar = {k.get(f"{W}id"): k for k in semua}
    bab = {penanda(b.relative_to(docs).as_posix()): b for b in docs.rglob("*.md")}
    kini: Path | None = None
    nama, judul = SEBELUM, ""
    for p in dokumen.element.body.iter(f"{W}p"):
        for tanda in p.iter(f"{W}bookmarkStart"):
            kini = bab.get(tanda.get(f"{W}name", ""), kini)
        nama = f"docs/{kini.relative_to(docs).as_posix()}" if kini else nama
        gaya = Paragraph(p, dokumen.document).style
        judul = _teks(p) if gaya is not None and gaya.name == "Caption" else judul
        for satu in _dari_alinea(p, komentar, _sel(p, judul)):
            baris = baris_terdekat(kini, _teks(p, dihapus=True)) if kini else 0
            yield Tanggapan(*satu, nama, baris)
    catatan = (p for akar in lain.values() for p in akar.iter(f"{W}p"))
    for satu in chain.from_iterable(_dari_alinea(p, komentar) for p in catatan):
        yield Tanggapan(*satu, "catatan kaki", 0)
    for k in komentar.values():
        yield Tanggapan(*_siapa(k), "komentar", "", _teks(k), "", 0)


def _sel(p: Any, judul: str) -> list[str]:
    """The place of a cell: the title of its table, and the first words of its row."""
    baris = next(p.iterancestors(f"{W}tr"), None)
    return [] if baris is None else [judul, *map(_teks, baris.findall(f"{W}tc")[:2])]


def _dari_alinea(
    p: Any, komentar: dict[str | None, Any], sel: Sequence[str] = ()
) -> Iterator[tuple[str, str, str, str, str]]:
    """The comments and changes in a paragraph; its comments are removed from `komentar`."""
    for mulai in p.iter(f"{W}commentRangeStart"):
        k = komentar.pop(mulai.get(f"{W}id"), None)
        if k is not None:
            tentang = " ".join("".join(TERENTANG(p, i=mulai.get(f"{W}id"))).split())
            yield *_siapa(k), "komentar", _gabung(tentang, *sel[:1]), _teks(k)
    potong = groupby(p.iter(f"{W}t", f"{W}delText"), key=_ubahan)
    semua = [(apa, " ".join("".join(t.text or "" for t in isi).split())) for apa, isi in potong]
    while semua:
        (apa, isi), *semua = semua
        if apa is None or not isi:
            continue
        jenis, *siapa = apa
        if jenis == "penghapusan" and semua and semua[0][0] == ("tambahan", *siapa):
            jenis, isi = "penggantian", f"{isi}” menjadi “{semua.pop(0)[1]}"
        yield siapa[0], siapa[1], jenis, _gabung(*sel), f"“{isi}”"


def _ubahan(teks: Any) -> tuple[str, str, str] | None:
    """The kind of change of a text, its author and time; None for unchanged text."""
    satu = next(teks.iterancestors(*UBAHAN), None)
    return None if satu is None else (UBAHAN[satu.tag], *_siapa(satu))


def _gabung(*kata: str) -> str:
    return " · ".join(k[:TERPANJANG] for k in kata if k)


def _siapa(simpul: Any) -> tuple[str, str]:
    return simpul.get(f"{W}author", ""), simpul.get(f"{W}date", "")[:10]


def _teks(simpul: Any, *, dihapus: bool = False) -> str:
    tag = (f"{W}t", f"{W}delText") if dihapus else (f"{W}t",)
    return " ".join("".join(t.text or "" for t in simpul.iter(*tag)).split())


def baris_terdekat(bab: Path, teks: str) -> int:
    """The line of a chapter with the most words of a paragraph; 0 if none has enough."""
    dicari = {k.casefold() for k in KATA.findall(teks)}
    terbaik = (0.0, 0)
    for nomor, baris in enumerate(bab.read_text(encoding="utf-8").splitlines(), 1):
        ada = {k.casefold() for k in KATA.findall(MAKRO.sub(" ", baris))}
        if dicari & ada:
            nilai = len(dicari & ada) / len(dicari) + len(dicari & ada) / len(ada) / 10
            terbaik = max(terbaik, (nilai, -nomor))
    return -terbaik[1] if terbaik[0] >= CUKUP else 0
