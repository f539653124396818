"""What MkDocs and its plugins log, as short Indonesian lines with the file and line to mend."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TINGKAT = {logging.WARNING: "PERINGATAN", logging.ERROR: "GALAT", logging.CRITICAL: "GALAT"}

# What an editor can cause; everything else passes as it is.
TERJEMAHAN = (
    (
        r"Doc file '(.+?)' contains a link '(.+?)', but the doc '(.+?)' does not contain an anchor"
        r" '(.+?)'\..*",
        r"docs/\1: tautan “\2” menunjuk ke bagian “\4” yang tidak ada di docs/\3.",
    ),
    (
        r"Doc file '(.+?)' contains a link '(.+?)', but there is no such anchor on this page\..*",
        r"docs/\1: tautan “\2” menunjuk ke bagian yang tidak ada di halaman itu.",
    ),
    (
        r"Doc file '(.+?)' contains (?:a|an unrecognized relative|an absolute) link '(.+?)'[,.].*",
        r"docs/\1: tautan “\2” menunjuk ke berkas yang tidak ada.",
    ),
    (
        r"A reference to '(.+?)' is included in the 'nav' configuration, which is not found.*",
        r"mkdocs.yml: “\1” tercantum pada nav, tetapi berkasnya tidak ada di docs.",
    ),
    (
        r"The following pages exist in the docs directory, but are not included in the \"nav\""
        r" configuration:(.*)",
        r"mkdocs.yml: halaman berikut ada di docs, tetapi belum tercantum pada nav:\1",
    ),
    (r"'(\w+)' is undefined", r"nama “\1” tidak dikenal"),
    (r"Config value '(.+?)': (.*)", r"mkdocs.yml, “\1”: \2"),
)

MACRO = re.compile(
    r"_File_: `(?P<berkas>[^`]+)`.*?"
    r"(?:_Line (?P<baris>\d+) in Markdown file:_ \*\*(?P<sintaks>.*?)\*\*"
    r"|_(?P<jenis>\w+)_: (?P<pesan>.*?)\n\s*\n)",
    re.DOTALL,
)
BARIS_BAB = re.compile(r'File "<template>", line (\d+)')


class Pembentuk(logging.Formatter):
    """One line a record; the macros' errors lose their traceback and gain the chapter's line."""

    def __init__(self, docs: Path) -> None:
        super().__init__()
        self._docs = docs

    def format(self, record: logging.LogRecord) -> str:
        """`PERINGATAN docs/bab.md, baris 12: …`"""
        asli = record.getMessage()
        pesan = galat_macro(asli, self._docs)
        if pesan is not None:
            return f"GALAT {pesan}"
        return f"{TINGKAT.get(record.levelno, record.levelname)} {terjemahkan(asli)}"


def terjemahkan(pesan: str) -> str:
    """A known message in Indonesian, any other unchanged."""
    for pola, ganti in TERJEMAHAN:
        cocok = re.fullmatch(pola, pesan, re.DOTALL)
        if cocok:
            return cocok.expand(ganti)
    return pesan


def galat_macro(pesan: str, docs: Path) -> str | None:
    """An error that a chapter caused, as `docs/bab.md, baris 12: …`; None for other messages."""
    cocok = MACRO.search(pesan)
    if cocok is None:
        return None
    berkas = cocok["berkas"]
    if cocok["sintaks"] is not None:
        nomor, isi = int(cocok["baris"]), f"penulisan perintah keliru ({cocok['sintaks']})"
    else:
        tempat = BARIS_BAB.findall(pesan)
        nomor = int(tempat[-1]) if tempat else 0
        isi = terjemahkan(cocok["pesan"].strip())
    letak = f"docs/{berkas}"
    if nomor:
        letak += f", baris {nomor + baris_depan(docs / berkas)}"
    return f"{letak}: {isi}"


def baris_depan(bab: Path) -> int:
    """How many lines the front matter takes, which the macros do not count; 0 without one."""
    try:
        teks = bab.read_text(encoding="utf-8-sig")
    except OSError:
        return 0
    cocok = re.match(r"-{3}[ \t]*\n.*?\n(?:-{3}|\.{3})[ \t]*\n\s*", teks, re.DOTALL)
    return cocok[0].count("\n") if cocok else 0


@contextmanager
def dengarkan(docs: Path) -> Iterator[None]:
    """Show warnings and errors of MkDocs on standard error while the block runs."""
    pencatat = logging.getLogger("mkdocs")
    penangan = logging.StreamHandler(sys.stderr)
    penangan.setLevel(logging.WARNING)
    penangan.setFormatter(Pembentuk(docs))
    pencatat.addHandler(penangan)
    lama, pencatat.propagate = pencatat.propagate, False
    try:
        yield
    finally:
        pencatat.removeHandler(penangan)
        pencatat.propagate = lama
