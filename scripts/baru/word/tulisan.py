"""The runs of a paragraph → Markdown, and how the paragraph is set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Any

from docx.document import Document as DokumenWord
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import nsmap, qn
from docx.text.paragraph import Paragraph
from lxml import etree

# What Markdown or a chapter's macros would take for their own.
TANDA = re.compile(r"([\\`*_\[\]~^$|])")
MAKRO = re.compile(r"\{([{%#])")
# What would begin a list, a heading, a definition or a title, and how it is written as a text.
AWAL = re.compile(r"(#|[-+](?=\s)|>|=|!!!|:|Tabel:|\d+[.)](?=\s))")
# An address that a reader's browser opens.
LUAR = re.compile(r"https?://[\w-]+(?:\.[\w-]+)*(?=[/?#:]|\s*$)|mailto:[^\s@]+@\w", re.IGNORECASE)
NUMPR = f"{qn('w:pPr')}/{qn('w:numPr')}"
TEGAK = {"superscript": "^", "subscript": "~"}
BERGAYA = re.compile(r"(?:heading|judul)\s*(\d)", re.IGNORECASE)


@dataclass(frozen=True)
class GayaAlinea:
    """How a paragraph is set: the level of its heading style, its outline, list and alignment."""

    judul: int
    garis_besar: int
    keterangan: bool
    daftar_isi: bool
    tebal: bool
    tengah: bool
    nomor: int
    lapis: int

    @classmethod
    def dari(cls, p: Paragraph, simpul: Any) -> GayaAlinea:
        """That of one paragraph, by itself and by its style."""
        gaya = p.style
        nama = (gaya.name or "") if gaya is not None else ""
        bergaya = BERGAYA.match(nama)
        sifat = [simpul, *([gaya.element] if gaya is not None else [])]
        semua_garis = (nilai(s, "w:pPr/w:outlineLvl/@w:val") for s in sifat)
        garis = next((int(g) + 1 for g in semua_garis if g), 0)
        num = next((n for s in sifat if (n := s.find(NUMPR)) is not None), None)
        bertulis = [r for r in p.runs if r.text.strip()]
        gaya_tebal = gaya is not None and bool(gaya.font.bold)
        return cls(
            judul=int(bergaya[1] or 0) if bergaya else 1 if nama.casefold() == "title" else 0,
            garis_besar=garis if garis < 7 else 0,
            keterangan=nama.casefold() in {"caption", "keterangan"},
            daftar_isi=nama.casefold().startswith(("toc", "table of figures", "daftar isi")),
            tebal=bool(bertulis)
            and all(r.bold or (r.bold is None and gaya_tebal) for r in bertulis),
            tengah=p.alignment == WD_ALIGN_PARAGRAPH.CENTER,
            nomor=int(nilai(num, "w:numId/@w:val") or 0) if num is not None else 0,
            lapis=int(nilai(num, "w:ilvl/@w:val") or 0) if num is not None else 0,
        )


def nilai(simpul: Any, jalur: str) -> str:
    """The first attribute at a path of XPath, with the prefixes of Word; empty without one."""
    return str(next(iter(_jalur(jalur)(simpul)), ""))


@cache
def _jalur(jalur: str) -> Any:
    return etree.XPath(jalur, namespaces=nsmap)


def lolos(teks: str) -> str:
    """A text that Markdown and macros print as it is."""
    teks = TANDA.sub(r"\\\1", teks).replace("<", "&lt;")
    teks = MAKRO.sub(r'{{ "{\1" }}', teks)
    if awal := AWAL.match(teks):
        kata = awal[0]
        # A sign that Markdown cannot escape is written by its number.
        baru = f"\\{kata}" if kata[0] in "#-+>!" else f"{kata[:-1]}&#{ord(kata[-1])};"
        teks = baru + teks[len(kata) :]
    return teks


def rangkai(simpul: Any, dokumen: DokumenWord) -> tuple[str, str]:
    """A paragraph as Markdown, and its words alone."""
    isi = [(teks, tanda) for teks, tanda in _potong(simpul, dokumen) if teks]
    markdown = "".join(
        _bungkus("".join(t for t, _ in bagian), tanda)
        for tanda, bagian in groupby(isi, key=lambda satu: satu[1])
    )
    polos = "".join(t for t, tanda in isi if tanda[:1] != ("catatan",))
    return " ".join(markdown.split()), " ".join(polos.split())


Tanda = tuple[str, ...]


def _potong(simpul: Any, dokumen: DokumenWord, tautan: str = "") -> Iterator[tuple[str, Tanda]]:
    """The pieces of a paragraph with how each is set; deleted text is none, nor are text boxes."""
    for satu in simpul:
        if satu.tag in {qn("w:del"), qn("w:moveFrom"), qn("w:pPr")}:
            continue
        if satu.tag == qn("w:hyperlink"):
            nomor = satu.get(qn("r:id"))
            ke = dokumen.part.rels[nomor].target_ref if nomor in dokumen.part.rels else ""
            yield from _potong(satu, dokumen, ke)
        elif satu.tag == qn("w:r"):
            yield from _larik(satu, tautan)
        elif satu.tag in {qn("w:ins"), qn("w:moveTo"), qn("w:smartTag"), qn("w:fldSimple"),
                          qn("w:sdt"), qn("w:sdtContent")}:  # fmt: skip
            yield from _potong(satu, dokumen, tautan)


def _larik(r: Any, tautan: str) -> Iterator[tuple[str, Tanda]]:
    tanda = tuple(filter(None, (
        f"ke {_alamat(tautan)}" if LUAR.match(tautan) else "",
        *(t for nama, t in (("b", "**"), ("i", "*"), ("strike", "~~")) if nyala(r, nama)),
        TEGAK.get(nilai(r, "w:rPr/w:vertAlign/@w:val"), ""),
    )))  # fmt: skip
    for satu in r:
        if satu.tag == qn("w:t"):
            yield satu.text or "", tanda
        elif satu.tag in {qn("w:tab"), qn("w:br"), qn("w:cr")}:
            yield " ", tanda
        elif satu.tag == qn("w:noBreakHyphen"):
            yield "\N{NON-BREAKING HYPHEN}", tanda
        elif satu.tag in {qn("w:footnoteReference"), qn("w:endnoteReference")}:
            awal = "n" if satu.tag == qn("w:footnoteReference") else "e"
            yield f"[^{awal}{satu.get(qn('w:id'))}]", ("catatan",)


def _alamat(tautan: str) -> str:
    """An address as it stands in a link of Markdown."""
    return re.sub(r"[\s()<>\[\]{}\\]", lambda m: f"%{ord(m[0]):02X}", tautan.strip())


def nyala(r: Any, nama: str) -> bool:
    """Whether a run has a property, like bold or hidden."""
    satu = r.find(f"{qn('w:rPr')}/{qn(f'w:{nama}')}")
    return satu is not None and satu.get(qn("w:val"), "true") not in {"0", "false", "none"}


def _bungkus(teks: str, tanda: Tanda) -> str:
    if tanda == ("catatan",):
        return teks
    inti = teks.strip()
    if not inti:
        return teks
    kiri, kanan = teks[: len(teks) - len(teks.lstrip())], teks[len(teks.rstrip()) :]
    hasil = lolos(inti)
    for satu in reversed(tanda):
        hasil = f"[{hasil}]({satu[3:]})" if satu.startswith("ke ") else f"{satu}{hasil}{satu}"
    return f"{kiri}{hasil}{kanan}"
