"""Computed parts of chapters: expressions `{{ … }}`, statements that assign names, and the literal
texts and numbers in them that readers see."""

import re
from collections.abc import Callable, Iterator, Sequence

UNGKAPAN = re.compile(r"\{\{.*?\}\}", re.DOTALL)
# A statement that assigns names: `{% set x = 92.5 %}`, `{% for x in ["90%"] %}`.
PEMBERI = re.compile(
    r"\{%[-+]?\s*(?:(?:set|with)\s+(?P<set>[\w, ]+?)\s*=(?!=)"
    r"|for\s+(?P<for>[\w, ]+?)\s+in\b).*?%\}",
    re.DOTALL,
)
# Arguments that macros show literally, by name and position.
DISAJIKAN = ("judul", "alt", "sumber")
URUTAN = {
    "tabel": ("", "judul", "sumber"), "grafik": ("", "judul"), "foto": ("", "judul", "alt"),
    "pindaian": ("", "judul", "alt"), "bagan": ("", "", "sumber"), "belum_tersedia": ("judul",),
}  # fmt: skip
# An expression with only literals and sums, whose numbers count as typed.
BILANGAN_SAJA = re.compile(r"\{\{-?\s*(?P<isi>\d(?:[\d.,\s()+*/%-]*\d)?)\s*-?\}\}")
LEKSEM = re.compile(
    r"(?P<teks>\"(?:\\.|[^\"\\])*\"|'(?:\\.|[^'\\])*')|(?P<angka>\d+(?:\.\d+)?)|(?P<nama>\w+)"
    r"|==|!=|[^\w\s]",
    re.DOTALL,
)
WADAH = {"(", "[", "{"}  # brackets around values, not of calls
BANDING = {"==", "!=", "<", ">", "in"}

Kurung = tuple[str, int, str]  # a call or bracket: its name, the position in it, the keyword there


def teks_tersaji(ungkapan: str) -> Iterator[tuple[int, str]]:
    """The literal texts that an expression shows, with their positions: titles, sources and similar
    arguments, texts of its own with a number, and numbers beside texts; of an assignment every text
    and number."""
    if bilangan := BILANGAN_SAJA.fullmatch(ungkapan):
        yield bilangan.start("isi"), bilangan["isi"]
        return
    memberi = ungkapan.startswith("{%")
    for m, kurung, sebelum in _leksem(ungkapan):
        if sebelum in BANDING or not (m["teks"] or m["angka"]):
            continue
        luar = all(nama in WADAH for nama, *_ in kurung)
        if memberi:
            tampil = luar or _disaring(kurung, m[0])
        elif m["angka"]:
            tampil = sebelum in {"", "~", "else"} and all(nama == "(" for nama, *_ in kurung)
        else:
            tampil = _disajikan(kurung, m[0])
        if tampil:
            yield (m.start() + 1, m[0][1:-1]) if m["teks"] else (m.start(), m[0])


def nama_tersaji(ungkapan: str) -> Iterator[str]:
    """The names whose values an expression shows, rather than passing them to a macro."""
    for m, kurung, sebelum in _leksem(ungkapan):
        if m["nama"] and sebelum not in {".", "|"} and all(nama in WADAH for nama, *_ in kurung):
            yield m[0]


def diberi(pemberi: re.Match[str]) -> set[str]:
    """The names to which a statement assigns values."""
    return set(re.findall(r"\w+", pemberi["set"] or pemberi["for"]))


def melingkupi(teks: str, letak: int) -> re.Match[str] | None:
    """The expression or statement around a position to which a macro can be joined."""
    semua = (m for pola in (UNGKAPAN, PEMBERI) for m in pola.finditer(teks))
    di_sini = (m for m in semua if m.start() <= letak < m.end())
    return next((m for m in di_sini if not BILANGAN_SAJA.fullmatch(m[0])), None)


def sambungan(ungkapan: re.Match[str], letak: int) -> Callable[[re.Match[str]], str]:
    """How to write a macro at a position of an expression: between two parts of a text, or as it
    is."""
    dalam_teks = any(
        m["teks"] and m.start() <= letak - ungkapan.start() < m.end()
        for m, *_ in _leksem(ungkapan[0])
    )
    rupa = '" ~ {} ~ "' if dalam_teks else "{}"
    return lambda m: rupa.format(m[0][2:-2].strip())


def _leksem(ungkapan: str) -> Iterator[tuple[re.Match[str], list[Kurung], str]]:
    """The words, texts and numbers of an expression, each with the calls and brackets around it and
    the sign before it; arguments of a filter are within a call `|name`."""
    nama = sebelum = pipa = ""
    kurung: list[Kurung] = []
    for m in LEKSEM.finditer(ungkapan, 2, len(ungkapan) - 2):
        isi = m[0]
        if m["nama"]:
            nama, pipa = isi, "|" if sebelum == "|" else ""
        if isi in "([{":
            panggil = isi != "{" and nama and sebelum == nama and nama not in {"in", "if", "else"}
            kurung.append((pipa + nama if panggil else isi, 0, ""))
        elif isi in ")]}" and kurung:
            kurung.pop()
        elif kurung and isi == ",":
            kurung[-1] = (kurung[-1][0], kurung[-1][1] + 1, "")
        elif kurung and isi == "=":
            kurung[-1] = (*kurung[-1][:2], nama)
        else:
            yield m, kurung, sebelum
        sebelum = isi


def _disajikan(kurung: Sequence[Kurung], isi: str) -> bool:
    """Whether a text within these calls is shown."""
    panggilan = [satu for satu in kurung if satu[0] != "("]
    if not panggilan:
        return bool(re.search(r"\d", isi))
    makro, urut, kunci = panggilan[-1]
    posisi = URUTAN.get(makro, ())
    kunci = kunci or (posisi[urut] if urut < len(posisi) else "")
    return _disaring(panggilan, isi) or (makro in URUTAN and kunci in DISAJIKAN)


def _disaring(kurung: Sequence[Kurung], isi: str) -> bool:
    """Whether this is a text with a number that a filter substitutes for another."""
    return bool(kurung) and kurung[-1][0].startswith("|") and bool(re.search(r"\d", isi))
