"""Parse chapters as typed: prose, its places, and marks that excuse words and numbers.

All else (front matter, macros, tags, ids, links, code) is replaced by blanks of the same length, so
that a position in the prose is a position in the file.
"""

import csv
import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path

from ..dasar.angka import Asal
from ..dasar.penulisan import aksara_tunggal, slug
from . import tersaji
from .kasus import Kasus, di

POLA_KEPALA = r"\A---[ \t]*\n.*?\n---[ \t]*\n"  # front matter
KEPALA = re.compile(POLA_KEPALA, re.DOTALL)
SIFAT = re.compile(r"^(\w+)[ \t]*:[ \t]*[\"']?([^\s\"'#]*)", re.MULTILINE)
# A figure in code, which readers read as any other.
ANGKA_SAJA = r"(?:Rp[. ]*\d[\d.,]*|\d[\d.,]*\s?%|\d[\d.]*,\d+)"
BUKAN_PROSA = tuple(
    re.compile(pola, re.DOTALL | re.MULTILINE)
    for pola in (
        POLA_KEPALA,
        r"\A\s*[-–—―_=]+[ \t]*\n(?:\w+[ \t]*:[^\n]*\n)+",  # not well set off, as is told elsewhere
        r"\[\^[^\]\n]+\]:?",
        r"\{##.*?##\}",
        r"\{%.*?%\}",
        r"^(```|~~~).*?^\1",
        r"<!--.*?-->",
        rf"`(?!{ANGKA_SAJA}`)[^`\n]+`",
        r"(?<!\w)\$\$?(?=[^$\n]*[\\^_=])[^\s$][^$\n]*\$",  # a formula
        r"(?<=\w)<su[bp]>\d{1,2}</su[bp]>|</?[a-zA-Z][^>\n]*>",
        r"\{[:#][^}\n]*\}",
        r"\{\s*[\w-]+=[^}\n]*\}",
        r"\]\([^)\n]*\)",
        r"(?<=\])\[[^\]\n]+\]",  # the label of a link's address
        r"^\[[^\]\n]+\]:.*$",
        r"\b(?:https?://|www\.)\S+|\S+@\S+\.\w+",
    )
)
# Shown parts of such elements: text alternatives of pictures and links, and results of formulas.
KETERANGAN = re.compile(
    r"\b(?:alt|title|aria-label)\s*=\s*(?P<kutip>[\"'])(?P<isi>[^\n]*?)(?P=kutip)"
    r"|\A\]\([^\"\n]*\"(?P<judul>[^\"\n]*)\""
    r"|(?<![\w{])(?P<hasil>\d[\d.]*(?:(?:\{,\}|,)\d+)?\\%)"
)
ACUAN = re.compile(r"&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z]\w{1,30});", re.IGNORECASE)  # one character
# The number of a list item or heading is no number of the text; it is replaced by a bullet.
NOMOR_BUTIR = re.compile(r"^([ \t]*(?:(?:[-*+>]|#+)[ \t]+)?)\d(\d*[.)])(?=\s)", re.MULTILINE)
TANDA = re.compile(r"\{##\s*(?P<jenis>\w+)\b(?P<isi>[^:]*):(?P<alasan>.*?)##\}", re.DOTALL)
# A sentence ends at its punctuation, at an empty line, and before a list item, heading or table
# row.
BATAS = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“*\[])|\n\s*\n|\n(?=\s*[-*+>#|])")
KUTIPAN = re.compile(r"^>.*$|“[^”\n]*”", re.MULTILINE)
PENGENAL = re.compile(r"\{:?[^}\n]*?#(?P<id>[\w-]+)[^}\n]*\}")
BENDA = re.compile(r"\b(?P<jenis>tabel|grafik|bagan)\(\s*[\"'](?P<kode>[\w-]+)[\"']\s*\)")
# The typed title of a table or picture: `Tabel: Kegiatan Mei {#tabel-mei}`.
JUDUL_KETIK = re.compile(
    r"^(?P<muka>[ \t>]*)(?P<jenis>Tabel|Gambar):[ \t]+"
    r"(?P<judul>\S.*?)(?:[ \t]*\{#(?P<id>[\w.-]+)\})?[ \t]*$",
    re.MULTILINE,
)
SELA = "\n\t >"  # characters between such a title and its thing
# A line with only pictures.
GAMBAR_SAJA = re.compile(
    r"[ \t>]*(?:(?:\[?!\[[^\]\n]*\](?:\((?:[^()\n]|\([^()\n]*\))*\)|\[[^\]\n]*\])"
    r"(?:\{[^}\n]*\})?(?:\]\([^()\n]*\))?|<img\b[^>\n]*>)[ \t]*)+(?:<br ?/?>|\\)?[ \t]*"
)
TABEL = re.compile(r"(?:^[ \t]*\|.*\n?){2,}", re.MULTILINE)
# The mark of an item and Word's non-breaking spaces after it.
BUTIR_WORD = re.compile(
    r"^[ \t\u00a0]*(?:[-*+•●▪■◆❖➢➤►·§oØüvq–✓✔]|\d{1,9}[.)]|[a-z][.)])\u00a0[ \t\u00a0]*",
    re.MULTILINE,
)
# Soft hyphens and byte order marks, which would hide words from the rules.
TAK_TAMPAK = re.compile("[\u00ad\u200b\u2060\ufeff]")
ARSIP = "naskah.csv"  # fingerprints of an edition's paragraphs, by chapter
NAMA_BENDA = {"tabel": "tabel", "grafik": "gambar", "bagan": "bagan"}


@dataclass(frozen=True)
class TandaNaskah:
    """A mark in a chapter that a word or number is meant: `{## klaim seluruh: kutipan ##}`.

    It is valid for its own line, and only for what it names.
    """

    jenis: str
    isi: tuple[str, ...]
    alasan: str
    letak: int


@dataclass(frozen=True)
class Kalimat:
    """One sentence: its prose, its source with macros, and its position."""

    awal: int
    prosa: str
    asli: str


@dataclass(frozen=True)
class Bab:
    """One chapter file below docs/; `lama` are the fingerprints of its paragraphs in earlier
    editions. A text outside of chapters has a `kasus`, the variant of rules with advice for it."""

    src: str
    asli: str
    lama: frozenset[str] = frozenset()
    kasus: str = ""

    @cached_property
    def prosa(self) -> str:
        """The file with all but prose replaced by blanks of the same length."""
        teks = tersaji.UNGKAPAN.sub(_tersaji, self.asli)
        nama = {n for m in tersaji.UNGKAPAN.finditer(self.asli) for n in tersaji.nama_tersaji(m[0])}
        beri, semua = tersaji.PEMBERI, [*tersaji.PEMBERI.finditer(self.asli)]
        for m in reversed(semua):  # an assigned name may be used in another assignment
            nama |= {*tersaji.nama_tersaji(m[0])} if nama & tersaji.diberi(m) else set()
        teks = beri.sub(lambda m: _tersaji(m) if nama & tersaji.diberi(m) else m[0], teks)
        for pola in BUKAN_PROSA:
            teks = pola.sub(_sisakan, teks)
        teks = ACUAN.sub(lambda m: unescape(m[0]).ljust(len(m[0])), teks)
        return NOMOR_BUTIR.sub(lambda m: f"{m[1]}-{' ' * len(m[2])}", teks)

    @cached_property
    def sifat(self) -> Mapping[str, str]:
        """The front matter: of each key the first word."""
        kepala = KEPALA.match(self.asli)
        return dict(SIFAT.findall(kepala[0])) if kepala else {}

    def baris(self, letak: int) -> int:
        """The line of a position, from 1."""
        return self.asli.count("\n", 0, letak) + 1

    @cached_property
    def kalimat(self) -> tuple[Kalimat, ...]:
        """The sentences with prose."""
        batas = [(m.start(), m.end()) for m in BATAS.finditer(self.prosa)]
        awal = [0, *(b for _, b in batas)]
        akhir = [*(a for a, _ in batas), len(self.prosa)]
        return tuple(
            Kalimat(a, self.prosa[a:b], self.asli[a:b])
            for a, b in zip(awal, akhir, strict=True)
            if self.prosa[a:b].strip()
        )

    @cached_property
    def tanda(self) -> tuple[TandaNaskah, ...]:
        """The marks of the chapter."""
        return tuple(
            TandaNaskah(m["jenis"], isi, " ".join(m["alasan"].split()), m.start())
            for m in TANDA.finditer(self.asli)
            for isi in [tuple(filter(None, map(str.strip, m["isi"].casefold().split(";"))))]
        )

    @cached_property
    def kutipan(self) -> tuple[tuple[int, int], ...]:
        """The ranges of quotations: block quotes, and text between “ and ”."""
        return tuple(m.span() for m in KUTIPAN.finditer(self.prosa))

    def dikutip(self, letak: int) -> bool:
        """Whether a position lies in a quotation."""
        return any(a <= letak < b for a, b in self.kutipan)

    def dalam_ungkapan(self, letak: int, /) -> bool:
        """Whether a position is in an expression `{{ … }}` or a statement to which a macro can be
        joined, or where braces are not allowed."""
        return bool(self.kasus) or tersaji.melingkupi(self.asli, letak) is not None

    def anjuran(self, letak: int, teks: str, /) -> str:
        """What to write at a position: `{{ angka("…") }}`, or within an expression, where further
        braces would be printed, `" ~ angka("…") ~ "`."""
        m = tersaji.melingkupi(self.asli, letak)
        return teks if m is None else tersaji.UNGKAPAN.sub(tersaji.sambungan(m, letak), teks)

    @cached_property
    def tabel(self) -> tuple[tuple[int, int], ...]:
        """The ranges of the chapter's typed tables, from head to last row."""
        return tuple(m.span() for m in TABEL.finditer(self.asli))

    def ditandai(self, jenis: str, isi: str, letak: int) -> TandaNaskah | None:
        """The mark that says why a word or number on this line is meant."""
        milik = (t for t in self.tanda if t.jenis == jenis and t.alasan and isi.casefold() in t.isi)
        return next((t for t in milik if self.baris(t.letak) == self.baris(letak)), None)

    def tempat(self, letak: int) -> Asal:
        """The file and line of a position."""
        return Asal(f"docs/{self.src}", self.baris(letak), "")

    def di(self, kaidah: str, letak: int, nilai: str, /, *hal: object, **isi: object) -> Kasus:
        """A case at a position; `hal` makes it unique among cases of its rule in this chapter."""
        return di(kaidah, "/".join(map(str, (self.nama, *hal))), self.tempat(letak), nilai, **isi)

    @property
    def nama(self) -> str:
        """The name of the chapter in findings: `bab-1-pendahuluan`."""
        return self.src.removesuffix(".md")

    @property
    def url(self) -> str:
        """The address of the chapter's page."""
        return f"{self.nama}.html"

    @cached_property
    def pengenal(self) -> frozenset[str]:
        """The ids in the chapter for references: headings, tables, charts, diagrams."""
        judul = {m["id"] for m in PENGENAL.finditer(self.asli)}
        judul |= {*map(pengenal_ketik, judul_ketik(self.asli))}
        benda = {f"{NAMA_BENDA[m['jenis']]}-{m['kode']}" for m in BENDA.finditer(self.asli)}
        return frozenset(judul | benda)


Naskah = tuple[Bab, ...]


def judul_ketik(teks: str) -> Iterator[re.Match[str]]:
    """The titles of typed tables, and of pictures (one each, directly below or above)."""
    berjudul = set[int]()
    for m in JUDUL_KETIK.finditer(teks):
        atas, bawah = teks[: m.start()].rstrip(SELA), teks[m.end() :].lstrip(SELA)
        letak = len(atas) - len(atas.rpartition("\n")[2].lstrip(SELA)), len(teks) - len(bawah)
        gambar = (n for n in letak if GAMBAR_SAJA.fullmatch(teks[n:].partition("\n")[0]))
        bebas = next((n for n in gambar if n not in berjudul), None)
        if m["jenis"] == "Tabel" or bebas is not None:
            berjudul |= {bebas} if bebas is not None else set()
            yield m


def pengenal_ketik(judul: re.Match[str]) -> str:
    """The id of a thing with this title: typed, or made from its words."""
    return judul["id"] or f"{judul['jenis'].lower()}-{slug(judul['judul'])}"


def berkas_bab(docs: Path) -> list[Path]:
    """The files of the chapters below `docs`; without hidden files and lock files of Word."""
    semua = filter(Path.is_file, sorted(docs.rglob("*.md")))
    tersembunyi = (".", "~$")
    return [
        b for b in semua if not any(s.startswith(tersembunyi) for s in b.relative_to(docs).parts)
    ]


def setara(teks: str) -> str:
    """Normalise a chapter: one code point a letter, without invisible characters, and with plain
    spaces in place of Word's non-breaking ones after list marks."""
    teks = aksara_tunggal(TAK_TAMPAK.sub("", teks))
    return BUTIR_WORD.sub(lambda m: m[0].replace("\u00a0", " "), teks)


def baca(docs: Path, kenal: Callable[[Bab], Bab] = lambda bab: bab) -> Naskah:
    """Every chapter below `docs`, passed through `kenal`; files that are not UTF-8 are reported
    elsewhere and left out."""
    lama, hasil = sidik_lama(docs), list[Bab]()
    for berkas in berkas_bab(docs):
        with suppress(UnicodeDecodeError):
            teks = setara(berkas.read_text(encoding="utf-8-sig"))
            src = berkas.relative_to(docs).as_posix()
            if "\0" not in teks:  # as in UTF-16, whose ASCII letters are valid UTF-8
                hasil.append(kenal(Bab(src, teks, frozenset(lama.get(src, ())))))
    return tuple(hasil)


def sidik_lama(docs: Path) -> dict[str, set[str]]:
    """The archived fingerprints of paragraphs of earlier editions, by chapter."""
    hasil: dict[str, set[str]] = {}
    arsip = docs.parent.glob(f"data/arsip/*/{ARSIP}")
    for berkas in filter(Path.is_file, arsip):
        with berkas.open(encoding="utf-8-sig", newline="") as isi:
            for bab, satu in csv.reader(isi):
                hasil.setdefault(bab, set()).add(satu)
    return hasil


def _tersaji(ungkapan: re.Match[str]) -> str:
    """Replace an expression or statement by blanks, except texts that it shows."""
    hasil = list(kosongkan(ungkapan))
    for letak, isi in tersaji.teks_tersaji(ungkapan[0]):
        hasil[letak : letak + len(isi)] = isi
    return "".join(hasil)


def _sisakan(m: re.Match[str]) -> str:
    """Replace all but prose by blanks, except texts that are shown; a formula's `100%` is no
    figure."""
    hasil = kosongkan(m)
    if m[0].startswith(("]", "<", "{", "$")) and not m[0].startswith(("{%", "{#", "<!")):
        for k in KETERANGAN.finditer(m[0]):
            rupa = "hasil" if k["hasil"] else "judul" if k["judul"] else "isi"
            teks = (k[rupa] or "").replace("{,}", ",").replace("\\%", "%")
            rumus = m[0].startswith("$")
            if rumus == (rupa == "hasil") and teks and teks != "100%":
                hasil = hasil[: k.end(rupa) - len(teks)] + teks + hasil[k.end(rupa) :]
    return hasil


def kosongkan(m: re.Match[str], isi: str = " ") -> str:
    """Replace a match by as many blanks (or `isi`), with the same line breaks."""
    return re.sub(r"[^\n]", isi, m[0])


def sidik(teks: str) -> str:
    """A short fingerprint of a sentence: an answer to a finding is valid for this wording only."""
    return hashlib.sha256(" ".join(teks.split()).encode()).hexdigest()[:8]
