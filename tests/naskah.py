"""Markdown documents as the tests read them: sections, tables, pieces of code, links."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.proyek import AKAR

PAGAR = re.compile(r"^[ ]*```(\w*)\n(.*?)^[ ]*```$", re.DOTALL | re.MULTILINE)
KODE_SEBARIS = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
TAUTAN = re.compile(r"(?<!!)\[[^\]\n]*\]\(([^)\s]+)\)")
JUDUL = re.compile(r"^(#{1,6}) (.+)$", re.MULTILINE)
GARIS_TABEL = re.compile(r"\|(?: ?:?-+:? ?\|)+")


def bagian(teks: str, judul: str) -> str:
    """What stands below one heading, up to the next of its level or above."""
    polos = PAGAR.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), teks)
    for m in JUDUL.finditer(polos):
        if m[2].strip("`") == judul:
            akhir = re.compile(rf"^#{{1,{len(m[1])}}} ", re.MULTILINE).search(polos, m.end())
            return teks[m.end() : akhir.start() if akhir else None]
    raise AssertionError(f"tidak ada judul “{judul}”")


def tabel(teks: str) -> list[list[str]]:
    """The rows of the Markdown tables in a text, without heads; escaped bars belong to a cell."""
    baris = teks.splitlines()
    isi = [
        b
        for n, b in enumerate(baris)
        if b.startswith("| ")
        and not GARIS_TABEL.fullmatch(b)
        and not (n + 1 < len(baris) and GARIS_TABEL.fullmatch(baris[n + 1]))
    ]
    return [[s.strip() for s in re.split(r"(?<!\\)\|", b)[1:-1]] for b in isi]


def kolom(teks: str, n: int = 0) -> list[str]:
    """One column of the tables in a text, without the backticks."""
    return [b[n].strip("`").replace("\\|", "|") for b in tabel(teks)]


def kode(teks: str) -> Iterator[str]:
    """Every piece of code in a document: fenced blocks and code within a line."""
    for m in PAGAR.finditer(teks):
        yield m[2]
    for m in KODE_SEBARIS.finditer(PAGAR.sub("", teks)):
        yield m[1].replace("\\|", "|")


def pengenal_judul(teks: str) -> set[str]:
    """The ids that a reader of the repository gives to a document's headings."""
    polos = (re.sub(r"[^\w\s-]", "", m[2].casefold()) for m in JUDUL.finditer(PAGAR.sub("", teks)))
    return {p.strip().replace(" ", "-") for p in polos}


def tautan_putus(berkas: str, teks: str, ada: set[str]) -> list[str]:
    """The links of a document that lead nowhere within the repository."""
    putus = []
    for tujuan in TAUTAN.findall(PAGAR.sub("", teks)):
        if re.match(r"\w+:", tujuan):
            continue
        jalur, _, jangkar = tujuan.partition("#")
        tempat = jalur.rstrip("/") or berkas
        if tempat not in ada:
            putus.append(tujuan)
        elif jangkar:
            isi = teks if tempat == berkas else (AKAR / tempat).read_text(encoding="utf-8")
            if jangkar not in pengenal_judul(isi):
                putus.append(tujuan)
    return putus
