"""Convert Markdown as editors know it from Word and Git hosts to that of the site's engine.

The engine needs four spaces below an item of a list, and an empty line before a list or a table.
Elsewhere two spaces and no empty line suffice (CommonMark 0.31, 5.2 and 5.3; GFM 4.10). Editors
type that, and would silently get a flat list or raw signs.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from textwrap import dedent, indent as jorokkan

from ..dasar.kosakata import kosakata
from ..temuan.naskah import GAMBAR_SAJA, JUDUL_KETIK

BUTIR = re.compile(r"(?P<tanda>(?P<bulat>[-*+])|(?P<nomor>\d{1,9}|[a-z])[.)])[ ]+(?=\S)")
# A continued paragraph may begin with a number or a letter; only the beginning of a list interrupts
# it.
PERTAMA = {"1", "a"}
LANJUT = re.compile(r"(?<!\\)\\$")
KOTAK_HTML = re.compile(r"^<(details|div)>(?=[ ]*$|[ ]*<summary>)", re.MULTILINE)
# Bullets pasted from a word processor, with a tab after them.
BULAT_WORD = r"[·§–—oØüvq✓✔]\t"
BULAT_TANDA = "[•●◦▪‣■□◆❖➢➤►⮚∙]"
BULAT = re.compile(rf"^([ \t]*)(?:{BULAT_TANDA}[ \t]+|{BULAT_WORD})(?=\S)", re.MULTILINE)
PAGAR = re.compile(r"[ ]*(?P<pagar>`{3,}|~{3,})")
PEMBATAS = re.compile(r"[ ]*\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
KODE = re.compile(r"(?<!`)(`+)(?!`).+?(?<!`)\1(?!`)")
BUKAN_PARAGRAF = re.compile(r"[ ]*(?:#{1,6}[ ]|<|>|\||:[ ]|\[\^?[^\]]+\]:|!!!)")
# A task, done or not: a box character in the text, for print and screen readers.
TUGAS = re.compile(r"\[(?P<isi>[ xX])\](?=[ ])")
KOTAK = {" ": "☐", "x": "☑"}
LEKUK = 4
# Boxes as on Git hosts (`> [!NOTE]`).
KOTAK_CATATAN = re.compile(
    r"(?P<kode>^[ ]*(?P<pagar>`{3,}|~{3,})(?:.*\n)*?[ ]*(?P=pagar))"
    r"|^>[ ]?\[!(?P<jenis>\w+)\][ \t]*\n(?P<isi>(?:^>.*(?:\n|\Z))*)"
    r"|^(?P<kepala>[!?]{3}\+?[ ]+\w.*\n)"
    r"(?P<dalam>(?:[ ]{4}.*(?:\n|\Z)|[ \t]*\n(?=[ ]{4}\S|[ \t]*\n))+)"
    r"|(?P<kutipan>(?:^>.*(?:\n|\Z))+)",
    re.MULTILINE,
)
# The maximal indentation of content below an item, even a numbered one, as people type it.
CUKUP = 2
# In the form of the templates, also in a list or quotation; editors' own figures are left to
# Markdown.
BENDA = re.compile(
    r"^(?P<muka>[ \t]*(?:(?:>|[-*+]|\d{1,9}[.)]|[a-z][.)])[ \t]+)*)"
    r'<figure [^>]*id="(?P<id>[\w.-]+)" data-nomor="\w+">.*?</figure>$',
    re.DOTALL | re.MULTILINE,
)
TEMPAT = re.compile(r'(?P<p><p>)?<div id="[\w.-]+" data-titipan="(\d+)"></div>(?(p)</p>)')


@dataclass
class _Butir:
    """An open item of a list: the indentation of its continuation, that of its own text, and the
    kind of its mark."""

    batas: int
    isi: int
    jenis: str


@dataclass
class _Keadaan:
    """The state after the lines so far."""

    butir: list[_Butir] = field(default_factory=list)
    pagar: str = ""
    kosong: bool = True  # the line before is empty, or there is none
    paragraf: bool = False  # the line before continues a paragraph
    longgar: bool = False  # the item has more than its own lines below it
    tabel: bool = False  # the line before is a row of a table
    gambar: str = ""  # the line before is a picture or its title
    dalam: int = 0  # items around the beginning of the lines since the last empty one


def seragamkan(naskah: str) -> str:
    """Convert a chapter's Markdown to the engine's form, with the same meaning."""
    naskah = KOTAK_CATATAN.sub(_kotak, naskah.replace("\r\n", "\n"))
    naskah = KOTAK_HTML.sub(r'<\1 markdown="1">', naskah)
    baris = BULAT.sub(r"\1- ", naskah).expandtabs(LEKUK).split("\n")
    keadaan = _Keadaan()
    hasil: list[str] = []
    for n, satu in enumerate(baris):
        berikut = baris[n + 1] if n + 1 < len(baris) else ""
        hasil += _baris(satu, berikut, keadaan)
    return "\n".join(hasil)


def _kotak(m: re.Match[str]) -> str:
    nama = kosakata("sajian")["catatan"]
    if m["kepala"]:
        kepala = m["kepala"].rstrip()
        _, *jenis = kepala.split()
        if len(jenis) == 1 and jenis[0].lower() in nama:  # otherwise its English kind is the title
            kepala += f' "{nama[jenis[0].lower()]}"'
        return f"{kepala}\n{_menjorok(dedent(m['dalam']))}"
    if m["kutipan"]:  # in Markdown, too
        isi = seragamkan(re.sub(r"^>[ ]?", "", m["kutipan"], flags=re.MULTILINE))
        return jorokkan(isi, "> ", lambda _: True)
    jenis = (m["jenis"] or "").lower()
    if jenis not in nama:
        return m[0]
    isi = re.sub(r"^>[ ]?", "", m["isi"], flags=re.MULTILINE)
    return f'!!! {jenis} "{nama[jenis]}"\n{_menjorok(isi)}'


def _menjorok(isi: str) -> str:
    """The content of a box, which is Markdown, too."""
    return jorokkan(seragamkan(isi), " " * LEKUK)


def _baris(teks: str, berikut: str, k: _Keadaan) -> Iterator[str]:
    """The lines for one input line; changes the state."""
    if not teks.strip():
        yield teks
        k.kosong, k.paragraf, k.tabel = True, False, False
        return
    indent = len(teks) - len(teks.lstrip(" "))
    pagar = PAGAR.match(teks)
    if k.pagar:
        yield _geser(teks, indent, k)
        if pagar and pagar["pagar"].startswith(k.pagar) and not teks.strip(" `~"):
            k.pagar = ""
        k.kosong, k.paragraf = False, False
        return
    butir = BUTIR.match(teks, indent)
    if butir and not _garis(teks):
        yield from _butir(teks, indent, butir, k)
        return
    if k.kosong:
        del k.butir[sum(b.batas <= indent for b in k.butir) :]
        k.dalam = len(k.butir)
    if pagar:
        k.pagar = pagar["pagar"]
    if "|" in teks and PEMBATAS.match(berikut):
        yield from [""] * k.paragraf
        k.tabel = True
    yield from [""] * _terpisah(teks, k)
    teks = KODE.sub(partial(_sel_kode, k), teks)
    if k.butir and _garis(teks):
        k.butir.clear()
        yield ""
    kutip = bool(k.butir) and teks.lstrip(" ").startswith(">")
    yield from [""] * (kutip and not k.longgar and not k.kosong)
    k.longgar = k.longgar or k.kosong or kutip or bool(pagar)
    if LANJUT.search(teks) and berikut.strip():
        teks = f"{teks[:-1]}  "  # a line break within the paragraph
    yield _geser(teks, indent, k)
    k.kosong = False
    k.paragraf = not BUKAN_PARAGRAF.match(teks)


def _terpisah(teks: str, k: _Keadaan) -> bool:
    """Whether a line ends the paragraph before: pictures and their title are paragraphs of their
    own."""
    judul, sebelum = JUDUL_KETIK.fullmatch(teks), k.gambar
    kini = "gambar" if GAMBAR_SAJA.fullmatch(teks) else (judul["jenis"] if judul else "")
    k.gambar = "lengkap" if {kini, sebelum} == {"gambar", "Gambar"} else kini
    return k.paragraf and (kini == "Gambar" or sebelum == "lengkap" or k.gambar == "lengkap")


def _sel_kode(k: _Keadaan, m: re.Match[str]) -> str:
    """In a table's cell a backslash keeps `|` from separating it, also in code (GFM 4.10)."""
    return m[0].replace(r"\|", "|") if k.tabel else m[0]


def _butir(teks: str, indent: int, butir: re.Match[str], k: _Keadaan) -> Iterator[str]:
    jenis = _jenis(butir)
    atas = [b for b in k.butir if b.batas <= indent]
    sejajar = k.butir[len(atas)] if len(atas) < len(k.butir) else None
    awal = sejajar is None or sejajar.jenis != jenis
    if awal and (
        (jenis == "huruf" and butir["nomor"] != "a")
        or (k.paragraf and not atas and jenis != "bulat" and butir["nomor"] not in PERTAMA)
        or (not k.butir and indent >= LEKUK)  # a block of code
    ):
        yield _geser(teks, indent, k)
        return
    k.butir = atas
    # A line after deeper ones would otherwise become part of them.
    keluar = len(atas) < k.dalam
    lepas = k.longgar or keluar or (awal and (sejajar is not None or not atas))
    if lepas and not k.kosong:
        yield ""
    if lepas or k.kosong:
        k.dalam = len(atas)
    tanda = butir["tanda"].replace(")", ".")
    isi = TUGAS.sub(lambda t: KOTAK[t["isi"].lower()], teks[butir.end() :])
    yield f"{' ' * LEKUK * len(atas)}{tanda} {isi}"
    k.longgar = False
    k.butir.append(_Butir(indent + CUKUP, butir.end(), jenis))
    k.kosong, k.paragraf = False, False


def _jenis(butir: re.Match[str]) -> str:
    if butir["bulat"]:
        return "bulat"
    return "nomor" if butir["nomor"].isdecimal() else "huruf"


def _geser(teks: str, indent: int, k: _Keadaan) -> str:
    """A line below an item, with the engine's indentation."""
    dalam = sum(b.batas <= indent for b in k.butir)
    if not dalam:
        return teks
    return " " * (LEKUK * dalam + max(0, indent - k.butir[dalam - 1].isi)) + teks.lstrip(" ")


def _garis(teks: str) -> bool:
    """Whether a line is a rule (`* * *`) and no item."""
    padat = teks.replace(" ", "")
    return len(padat) >= 3 and len(set(padat)) == 1 and padat[0] in "-*_"


class Titipan:
    """The finished tables and pictures of chapters in one build, kept aside while Markdown is
    parsed, which would process all of their tags, twice."""

    def __init__(self) -> None:
        self._isi: list[str] = []

    def ambil(self, naskah: str) -> str:
        """Replace the things in a chapter's Markdown by empty elements."""

        def titip(benda: re.Match[str]) -> str:
            muka = benda["muka"]
            self._isi.append(benda[0].removeprefix(muka))
            tempat = f'<div id="{benda["id"]}" data-titipan="{len(self._isi) - 1}"></div>'
            return f"{chr(10) * muka.isspace()}{muka}{tempat}"  # below an item it is no paragraph

        return BENDA.sub(titip, naskah)

    def kembalikan(self, html: str) -> str:
        """Put the things back into a page's HTML."""
        return TEMPAT.sub(lambda tempat: self._isi[int(tempat[2])], html)
