"""What an author typed against what readers get: no word swallowed, no sign printed raw.

A chapter is turned into its page as the build does it, and the words of both are compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache
from html import unescape
from pathlib import Path
from typing import Any

import yaml
from lxml import html
from lxml.html import defs
from markdown import Markdown

from ..dasar.masalah import Masalah
from ..gambar.matematika import MatematikaKeliru
from ..sajian import rumus_naskah
from ..sajian.titipan import BENDA
from ..sajian.tulisan import seragamkan
from ..temuan.naskah import JUDUL_TABEL, Bab

SITUS = Path(__file__).parents[1] / "mkdocs" / "situs.yml"
KEPALA = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
KOMENTAR = re.compile(r"<!--.*?-->", re.DOTALL)
# Signs that say only themselves: from the data, or with the author's backslash before them. They
# go through Markdown as letters that nobody uses.
HARFIAH = re.compile(r"&#(\d{1,3});|\\([!-/:-@\[-`{-~])")
AWAL_HARFIAH = 0xE000
# A tag that HTML has no longer, or never had, is something that an author put between brackets.
UNSUR = "|".join(
    {*defs.tags, "article", "aside", "data", "details", "figcaption", "figure", "footer", "header",
     "main", "mark", "nav", "path", "picture", "section", "source", "summary", "svg", "time", "wbr"}
)  # fmt: skip
ATRIBUT = r"[\w:-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'<>]+)"
# What is typed and is no word: tags, addresses, attributes, labels of notes, marks of lists.
BUKAN_KATA = re.compile(
    rf"^>[ ]?\[!\w+\]|</?(?:{UNSUR})(?:\s+(?:{ATRIBUT}|markdown|open|hidden))*\s*/?>"
    r"|^[ ]*[-*+][ ]+\[[ xX]\](?=[ ])"
    r"|!\[[^\]\n]*\](?:\([^)\n]*\)|\[[^\]\n]*\])"
    r"|(?<=\])\((?:<[^>\n]*>|[^()\n]|\([^()\n]*\))*\)"
    r"|(?<=\])\[[^\]\n]*\]"
    r"|\[\^[^\]\n]+\]:?|^[ ]{0,3}\[[^\]\n]+\]:[ ]*(?:[<./#]|\w+[:.])\S*.*$|^\*\[[^\]\n]+\]:.*$"
    r"|\{:?\s*(?:[#.][\w-]|[\w-]+=)[^{}\n]*\}"
    r"|^(?:[ ]*(?:[-*+>]|#+|\d{1,9}[.)]|[a-z][.)])[ \t]+)+|^[ ]*(?:`{3,}|~{3,}).*$"
    r"|^[ ]*[!?]{3}\+?[ ]+\w+|^[ ]*(?:[•●◦▪‣]|o\t)",
    re.MULTILINE,
)
HIASAN = re.compile(r"[*_~^`]")
KATA = re.compile(r"[^\W_\ue000-\ue0ff]+")
BUANG = {"headerlink", "footnote-backref", "footnote-ref", "matematika"}
UNSUR_MATI = {"script", "style", "template", "title"}
MENTAH = re.compile(
    r"\*\*(?=\S)|(?<=\S)\*\*|~~(?=\S)|(?<!\w)__(?=\w)|==(?=\w)[^=\n]+==|```|<!--|\]\((?=\S)"
    r"|\{:?\s*[#.][\w-][^{}\n]*\}|^[ ]*[!?]{3}[ ]\w+|^[ ]*:::|^[ ]*#{1,6}[ ]\w|^[ ]*\|.*\|[ ]*$"
    r"|^[ ]*(?:[•●▪‣]|o)\t|^[ ]*[-*+][ ]\[[ xX]\]",
    re.MULTILINE,
)


@dataclass(frozen=True)
class _Beda:
    """A word that the page lacks (`hilang`), or a sign that it shows as typed, with its line in
    what the macros made of the chapter, counted from 0."""

    isi: str
    baris: int
    hilang: bool


def periksa_kata(hasil: Mapping[Bab, str]) -> Iterator[Masalah]:
    """A problem for each line of a chapter that its page does not show as it was meant; `hasil` are
    the chapters as their macros left them."""
    for bab, teks in hasil.items():
        for beda in _beda(teks):
            baris = _baris(bab.asli, teks, beda)
            if beda.hilang and "|" in teks.splitlines()[beda.baris]:
                kode, pesan = "B054", (
                    "Kata ini tidak akan tampil bagi pembaca: baris tabelnya mempunyai lebih banyak"
                    " sel daripada judulnya. Samakan, atau tulis \\| untuk tanda | di dalam sel."
                )
            elif beda.hilang:
                kode, pesan = "B054", (
                    "Kata ini tidak akan tampil bagi pembaca karena terbaca sebagai bagian dari"
                    " perintah. Tulis &lt; untuk tanda <, atau hapus tandanya."
                )  # fmt: skip
            else:
                kode, pesan = "B052", (
                    "Tanda ini akan tercetak apa adanya. Lengkapi pasangannya, pisahkan dengan"
                    " baris kosong, atau tulis \\ di depannya bila memang dimaksud."
                )  # fmt: skip
            yield Masalah(kode, "galat", f"docs/{bab.src}", baris, None, beda.isi, pesan)


@cache
def _pengaturan() -> tuple[list[str], dict[str, Any]]:
    """The extensions of Markdown and their settings, as the site's engine has them."""
    nama: list[str] = []
    isi: dict[str, Any] = {}
    for satu in yaml.safe_load(SITUS.read_text(encoding="utf-8"))["markdown_extensions"]:
        isi |= satu if isinstance(satu, dict) else {}
        nama.append(next(iter(satu)) if isinstance(satu, dict) else satu)
    return nama, isi


@lru_cache(maxsize=256)
def _beda(teks: str) -> tuple[_Beda, ...]:
    """Where a chapter and its page differ; a chapter that did not change is read once."""
    teks = HARFIAH.sub(
        lambda m: chr(AWAL_HARFIAH + (int(m[1]) if m[1] else ord(m[2])) % 256), teks
    )
    teks = KEPALA.sub(_kosongkan, teks, count=1)
    teks = BENDA.sub(lambda m: "\n" * m[0].count("\n"), KOMENTAR.sub(_kosongkan, teks))
    teks = JUDUL_TABEL.sub(lambda m: f"{m['judul']}", teks)
    try:
        halaman = _halaman(rumus_naskah.tayangkan(teks))
    except MatematikaKeliru:  # told already
        return ()
    for m in rumus_naskah.cari(teks):
        teks = teks[: m.start()] + _kosongkan(m) + teks[m.end() :]
    return (*_hilang(teks, halaman), *_mentah(teks, halaman))


def _kosongkan(m: re.Match[str]) -> str:
    return re.sub(r"[^\n]", " ", m[0])


def _halaman(naskah: str) -> html.HtmlElement:
    """The page of a chapter, without what the engine adds to it."""
    nama, isi = _pengaturan()
    isi_halaman = Markdown(extensions=nama, extension_configs=isi).convert(seragamkan(naskah))
    akar = html.fragment_fromstring(isi_halaman, create_parent="div")
    for unsur in list(akar.iter()):
        # A comment's tag is no text.
        buang = not isinstance(unsur.tag, str) or unsur.tag in UNSUR_MATI
        if buang or {*str(unsur.get("class") or "").split()} & BUANG:
            unsur.drop_tree()
    return akar


def _hilang(teks: str, halaman: html.HtmlElement) -> Iterator[_Beda]:
    """The first word of each line that the page lacks."""
    ketikan = [
        (kata, baris)
        for baris, isi in enumerate(BUKAN_KATA.sub(_kosongkan, teks).splitlines())
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
                yield _Beda(kata, baris, hilang=True)


def _kata(teks: str) -> Iterator[str]:
    yield from KATA.findall(HIASAN.sub("", unescape(teks)).casefold())


def _mentah(teks: str, halaman: html.HtmlElement) -> Iterator[_Beda]:
    """Signs of Markdown that stand in the page's text, code apart."""
    for kode in list(halaman.iter("code", "pre")):
        kode.drop_tree()
    for m in MENTAH.finditer(halaman.text_content()):
        tanda = m[0].strip()
        letak = teks.find(tanda)
        yield _Beda(tanda[:40], teks.count("\n", 0, max(letak, 0)), hilang=False)


def _baris(asli: str, teks: str, beda: _Beda) -> int | None:
    """The line of the chapter's file: the same one, or the first that holds what is told of."""
    baris = teks.splitlines()
    kata = baris[beda.baris].strip() if beda.baris < len(baris) else ""
    semua = asli.splitlines()
    sama = [n for n, satu in enumerate(semua, 1) if kata and satu.strip() == kata]
    mirip = [n for n, satu in enumerate(semua, 1) if beda.isi.casefold() in satu.casefold()]
    return next(iter((*sama, *mirip)), None)
