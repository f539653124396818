"""Compare what an author typed to the page: lost words, raw signs.

A chapter is converted as in the build, and the words of both are compared.
"""

import re
from collections import Counter
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache
from html import unescape
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement, defs
from markdown import Markdown

from ..dasar import pohon
from ..dasar.berkas import baca_yaml
from ..gambar.matematika import MatematikaKeliru
from ..sajian import rumus_naskah
from ..sajian.lebar_kolom import kelewat
from ..sajian.tulisan import BULAT_TANDA, BULAT_WORD, seragamkan
from ..temuan.naskah import kosongkan
from .ketikan import ATRIBUT_TERLARANG

SITUS = Path(__file__).parents[1] / "mkdocs" / "situs.yml"
# A tag that HTML does not have (any more) was meant as text in brackets.
UNSUR = "|".join(
    {*defs.tags, "article", "aside", "data", "details", "figcaption", "figure", "footer", "header",
     "main", "mark", "nav", "path", "picture", "section", "source", "summary", "svg", "time", "wbr"}
)  # fmt: skip
ATRIBUT = r"[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)"
# Typed text other than words: tags, addresses, attributes, labels of notes, marks of lists.
BUKAN_KATA = re.compile(
    rf"^>[ ]?\[!\w+\]|</?(?:{UNSUR})(?:\s+(?:{ATRIBUT}|markdown|open|hidden))*\s*/?>"
    r"|^[ ]*(?:[-*+]|\d{1,9}[.)]|[a-z][.)])[ ]+\[[ xX]\](?=[ ])"
    r"|!\[[^\]\n]*\](?:\((?:<[^>\n]*>|[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])"
    r"|(?<=\])\((?:<[^>\n]*>|[^()\n]|\([^()\n]*\))*\)"
    r"|(?<=\])\[[^\]\n]*\]"
    r"|\[\^[^\]\n]+\]:?|^[ ]{0,3}\[[^\]\n]+\]:[ ]*(?:<|[\w-]*[:./#])\S*.*$|^\*\[[^\]\n]+\]:.*$"
    r"|\{:?\s*(?:[#.][\w-]|[\w-]+=)[^{}\n]*\}"
    r"|^(?:[ \t]*(?:[-*+>]|#+|\d{1,9}[.)]|[A-Za-z][.)]|[A-Z]{1,4}\))[ \t]+)+"
    r"|^[ ]*(?:`{3,}|~{3,}).*$"
    rf"|^[ ]*[!?]{{3}}\+?[ ]+\w+|^[ \t]*(?:{BULAT_TANDA}|{BULAT_WORD})",
    re.MULTILINE,
)
# A row of a Markdown table, or a whole HTML table.
TABEL = re.compile(r"[^\n]*\|[^\n]*|(?is:<table\b.*?(?:</table>|\Z))")
ALINEA = re.compile(r"(?:[^\n]*\S[^\n]*(?:\n|\Z))+")
TERLARANG = re.compile(ATRIBUT_TERLARANG, re.IGNORECASE)
HIASAN = re.compile(r"[*_~^`]")
KATA = re.compile(r"[^\W_\ue000-\ue0ff]+")
BUANG = {"headerlink", "footnote-backref", "footnote-ref", "matematika"}
UNSUR_MATI = {"script", "style", "template", "title"}
MENTAH = re.compile(
    r"\*\*(?=\S)|(?<=\S)\*\*|~~(?=\S)|(?<!\w)__(?=[^\W_])|(?<!\w)==(?=\w)(?:[^=\n]+==)?|```|`|(?<!\w)\+\+(?=\w)(?:[^+\n]|\+(?!\+))+\+\+"
    r"|(?<!\*)(?<!\d[ ])\*(?![*)])|(?<!\w)_(?=[^\W_])|(?<=[^\W_])_(?!\w)|(?<=\w)[~^](?=\w)"
    r"|<!--|\]\((?=\S)|&[a-z]{3,8};"
    r"|\{:?\s*[#.][\w-][^{}\n]*\}|\{:?\s*[\w-]+=(?=[\"“”'‘’])|^[ ]*[!?]{3}[ ]\w+|^[ ]*:::"
    rf"|^[ ]*#{{1,6}}[ ]\w|^[ ]*\|.*\|[ ]*$|^[ ]*(?:[•●▪‣]\t|{BULAT_WORD})|^[ ]*[-*+][ ]\[[ xX]\]",
    re.MULTILINE,
)
# A word missing in the page, a raw sign in it, or a forbidden attribute; with its line, from 0, and
# the case.
Beda = tuple[str, int, str]
# The styles for the alignment of tables.
RATA = re.compile(r"text-align: (?:left|right|center);")
BUKAN_TUJUAN = re.compile(r"(?!(?:https?|mailto|tel):)[a-z][\w+.-]*:", re.IGNORECASE)
DARI_LUAR = re.compile(r"[a-z][\w+.-]*:|//", re.IGNORECASE)


@cache
def _pengaturan() -> tuple[list[str], dict[str, Any]]:
    """The extensions of Markdown and their settings in the site's engine."""
    nama: list[str] = []
    isi: dict[str, Any] = {}
    for satu in baca_yaml(SITUS)["markdown_extensions"]:
        isi |= satu if isinstance(satu, dict) else {}
        nama.append(next(iter(satu)) if isinstance(satu, dict) else satu)
    return nama, isi


def bandingkan(teks: str) -> tuple[Beda, ...]:
    """The differences between the text of a chapter (see `saring`) and its page."""
    try:
        halaman = _halaman(rumus_naskah.tayangkan(teks))
    except MatematikaKeliru:  # reported already
        return ()
    except IndexError:
        return tuple(_membingungkan(teks))
    for m in rumus_naskah.cari(teks):
        teks = teks[: m.start()] + kosongkan(m) + teks[m.end() :]
    beda = (*_atribut(teks, halaman), *_hilang(teks, halaman), *_lebar(teks, halaman))
    return (*beda, *_mentah(teks, halaman))


def _membingungkan(teks: str) -> Iterator[Beda]:
    """Paragraphs with unpaired ~ and ^, at which the engine itself fails."""
    for m in ALINEA.finditer(teks):
        try:
            _halaman(m[0])
        except IndexError:
            letak = m.start() + min(m[0].find(a) for a in "~^" if a in m[0])
            yield teks[letak], teks.count("\n", 0, letak), "B052/tercetak"


def _halaman(naskah: str) -> HtmlElement:
    """The page of a chapter, without the engine's additions."""
    nama, isi = _pengaturan()
    isi_halaman = Markdown(extensions=nama, extension_configs=isi).convert(seragamkan(naskah))
    akar = pohon.urai(isi_halaman)
    for unsur in list(akar.iter("*")):
        if unsur.tag in UNSUR_MATI or pohon.kelas(unsur) & BUANG:
            unsur.drop_tree()
    return akar


def _atribut(teks: str, halaman: HtmlElement) -> Iterator[Beda]:
    """Attributes that are not allowed, in HTML or in braces."""
    kali: Counter[tuple[str, str]] = Counter()
    semua = ((a, isi) for u in halaman.iter("*") for a, isi in u.items() if _terlarang(u, a, isi))
    for nama, isi in semua:
        # Markdown has addresses without the attribute's name, which macros' output has, too.
        sebut = rf"(?i)\b{re.escape(nama)}\s*="
        semua_pola = rf"{sebut}\s*[\"']?{re.escape(isi)}", re.escape(isi) or sebut, sebut
        letak = [m.start() for pola in semua_pola for m in re.finditer(pola, teks)]
        awal = letak[min(kali[nama, isi], len(letak) - 1)] if letak else len(teks)
        kali[nama, isi] += 1
        yield f"{nama}=", teks.count("\n", 0, awal), "B052/atribut"


def _terlarang(unsur: HtmlElement, nama: str, isi: str) -> bool:
    """Whether an attribute runs code, or links to what no report has."""
    if nama in {"href", "src"}:
        tautan = nama == "href" and unsur.tag in {"a", "area"}
        return bool((BUKAN_TUJUAN if tautan else DARI_LUAR).match(re.sub(r"[\x00-\x20]", "", isi)))
    return bool(TERLARANG.fullmatch(nama)) and not RATA.fullmatch(isi)


def _hilang(teks: str, halaman: HtmlElement) -> Iterator[Beda]:
    """The first word of each line that the page lacks."""
    ketikan = [
        (kata, baris)
        for baris, isi in enumerate(BUKAN_KATA.sub(kosongkan, teks).splitlines())
        for kata in _kata(isi)
    ]
    ada = list(_kata(" ".join(halaman.itertext())))
    rapat = list(_kata(halaman.text_content()))
    kurang = Counter(k for k, _ in ketikan) - (Counter(ada) | Counter(rapat))
    if not kurang:
        return
    sudah: set[int] = set()
    cocok = SequenceMatcher(None, [k for k, _ in ketikan], rapat, autojunk=False)
    for apa, awal, akhir, _, _ in cocok.get_opcodes():
        for kata, baris in ketikan[awal:akhir] if apa in {"delete", "replace"} else ():
            if kata in kurang and baris not in sudah:
                sudah.add(baris)
                yield kata, baris, "B054"


def _kata(teks: str) -> Iterator[str]:
    yield from KATA.findall(HIASAN.sub("", unescape(teks)).casefold())


def _lebar(teks: str, halaman: HtmlElement) -> Iterator[Beda]:
    """Typed tables that are too wide for any page, at their first row."""
    for tabel in filter(kelewat, halaman.iter("table")):
        kepala = [pohon.teks(sel) for sel in next(tabel.iter("tr"))]
        for m in TABEL.finditer(teks):
            if all(kata in m[0] for kata in kepala):
                yield kepala[0], teks.count("\n", 0, m.start()), "B052/lebar"
                break


def _mentah(teks: str, halaman: HtmlElement) -> Iterator[Beda]:
    """Signs of Markdown in the page's text, except in code."""
    for kode in list(halaman.iter("code", "pre")):
        kode.drop_tree()
    isi, tabel = halaman.text_content(), list[list[tuple[str, int]]]()
    akhir = 0  # of the last row of what was to be a table
    for m in MENTAH.finditer(isi):
        tanda, letak = m[0].strip(), _letak(teks, isi, m)
        if letak < 0 and tanda.startswith("|"):  # a row, whose cells lost their signs
            kata = {*_kata(tanda)}
            semua = ((len(kata ^ {*_kata(b[0])}), b.start()) for b in TABEL.finditer(teks))
            letak = min(semua, default=(0, letak))[1]
        satu = tanda[:40], teks.count("\n", 0, letak if letak >= 0 else len(teks))
        if not tanda.startswith("|"):
            yield (*satu, "B052/tercetak")
            continue
        if not akhir or isi[akhir : m.start()].strip():
            tabel.append([])
        tabel[-1].append(satu)
        akhir = m.end()
    for baris in tabel:
        garis = (b for b in baris if not b[0].strip("|:- "))
        yield (*next(garis, baris[0]), "B052/tanpa-garis")


def _letak(teks: str, isi: str, tanda: re.Match[str]) -> int:
    """The position in the chapter of a sign in the page's text, found with the text beside it, as
    other signs of its kind may be right."""
    sebelum = isi[: tanda.start()].rpartition("\n")[2]
    sesudah = isi[tanda.end() :].partition("\n")[0]
    for n in (24, 12, 6, 3):
        for kiri, kanan in ((sebelum[-n:], sesudah[:n]), ("", sesudah[:n]), (sebelum[-n:], "")):
            letak = teks.find(f"{kiri}{tanda[0].strip()}{kanan}") if kiri or kanan else -1
            if letak >= 0:
                return letak + len(kiri)
    return teks.find(tanda[0].strip())
