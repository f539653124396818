"""What a returned Word copy says: comments and tracked changes, each with its chapter's line."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from macros.asupan.penyandian import KANTOR_RUSAK, tertutup
from macros.keluaran.salinan_word import penanda
from scripts.terminal import GalatPerintah

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
KATA = re.compile(r"[^\W\d_]{3,}")
MAKRO = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")
CUKUP = 0.4  # of a paragraph's words stand in the line that it is from


@dataclass(frozen=True)
class Tanggapan:
    """One comment or change: who, when, about which words, what; and the chapter's file and line,
    0 where only the chapter is known."""

    oleh: str
    tanggal: str
    jenis: str
    tentang: str
    isi: str
    berkas: str
    baris: int

    def sebagai_teks(self) -> str:
        """As the terminal shows it."""
        tempat = f"{self.berkas}, baris {self.baris}" if self.baris else self.berkas
        tentang = f" pada “{self.tentang}”" if self.tentang else ""
        siapa = " · ".join(filter(None, (self.oleh, self.tanggal)))
        return f"{tempat or '(tempat tidak dikenal)'}: {self.jenis}{tentang}: {self.isi} ({siapa})"


def jalankan(docs: Path, berkas: Path) -> int:
    """Show every comment and change of a returned file; nothing is applied.

    Raises GalatPerintah where the file is no Word document.
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
    """Every comment and change in the order of the text."""
    isi_berkas = berkas.read_bytes()
    if sebab := tertutup(berkas.name, isi_berkas):
        raise GalatPerintah(f"{berkas}: {sebab}")
    try:
        with ZipFile(BytesIO(isi_berkas)) as arsip:
            badan = etree.fromstring(arsip.read("word/document.xml"))
            ada = "word/comments.xml" in arsip.namelist()
            komentar = etree.fromstring(arsip.read("word/comments.xml")) if ada else None
    except KANTOR_RUSAK as galat:
        raise GalatPerintah(f"{berkas} bukan dokumen .docx, atau rusak.") from galat
    semua = komentar.iter(f"{W}comment") if komentar is not None else ()
    isi = {k.get(f"{W}id"): k for k in semua}
    bab = {penanda(b.relative_to(docs).as_posix()): b for b in docs.rglob("*.md")}
    kini: Path | None = None
    for p in badan.iter(f"{W}p"):
        for tanda in p.iter(f"{W}bookmarkStart"):
            kini = bab.get(tanda.get(f"{W}name", ""), kini)
        nama = f"docs/{kini.relative_to(docs).as_posix()}" if kini else ""
        for satu in _dari_alinea(p, isi):
            baris = baris_terdekat(kini, _teks(p, dihapus=True)) if kini else 0
            yield Tanggapan(*satu, nama, baris)


def _dari_alinea(
    p: Any, komentar: dict[str | None, Any]
) -> Iterator[tuple[str, str, str, str, str]]:
    for mulai in p.iter(f"{W}commentRangeStart"):
        k = komentar.get(mulai.get(f"{W}id"))
        if k is not None:
            yield *_siapa(k), "komentar", _terentang(p, mulai), _teks(k)
    for jenis, kata in (("ins", "tambahan"), ("del", "penghapusan")):
        for satu in p.iter(f"{W}{jenis}"):
            if isi := _teks(satu, dihapus=True):
                yield *_siapa(satu), kata, "", f"“{isi}”"


def _siapa(simpul: Any) -> tuple[str, str]:
    return simpul.get(f"{W}author", ""), simpul.get(f"{W}date", "")[:10]


def _terentang(p: Any, mulai: Any) -> str:
    """The words that a comment is about, as far as they stand in its paragraph."""
    kata: list[str] = []
    nyala = False
    for satu in p.iter():
        if satu is mulai:
            nyala = True
        elif satu.tag == f"{W}commentRangeEnd" and satu.get(f"{W}id") == mulai.get(f"{W}id"):
            break
        elif nyala and satu.tag == f"{W}t":
            kata.append(satu.text or "")
    return " ".join("".join(kata).split())[:120]


def _teks(simpul: Any, *, dihapus: bool = False) -> str:
    tag = {f"{W}t", f"{W}delText"} if dihapus else {f"{W}t"}
    return " ".join("".join(t.text or "" for t in simpul.iter() if t.tag in tag).split())


def baris_terdekat(bab: Path, teks: str) -> int:
    """The line of a chapter that holds most of a paragraph's words; 0 where none holds enough."""
    dicari = {k.casefold() for k in KATA.findall(teks)}
    terbaik = (0.0, 0)
    for nomor, baris in enumerate(bab.read_text(encoding="utf-8").splitlines(), 1):
        ada = {k.casefold() for k in KATA.findall(MAKRO.sub(" ", baris))}
        if dicari & ada:
            nilai = len(dicari & ada) / len(dicari) + len(dicari & ada) / len(ada) / 10
            terbaik = max(terbaik, (nilai, -nomor))
    return -terbaik[1] if terbaik[0] >= CUKUP else 0
