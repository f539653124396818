"""Report words and characters of a chapter that its page does not show as typed."""

import re
from collections.abc import Iterator, Mapping
from functools import partial
from html import unescape

from ..dasar.ingatan import Simpanan
from ..dasar.masalah import Masalah
from ..sajian.tulisan import BENDA
from ..temuan.naskah import KEPALA, Bab, judul_ketik, kosongkan
from .bacaan_bab import galat

KOMENTAR = re.compile(r"<!--.*?-->", re.DOTALL)
# The output of a macro in the middle of a sentence, which is reported elsewhere.
DI_KALIMAT = re.compile(r'<figure [^>]*data-nomor="\w+">.*?</figure>', re.DOTALL)
# Literal characters: from the data, as character references, or after a backslash. During the
# Markdown conversion they are replaced by letters that nobody uses.
HARFIAH = re.compile(r"(?P<acuan>&(?:#\d{1,3}|lt|gt|amp|quot);)|\\(?P<tanda>[!-/:-@\[-`{-~])")
AWAL_HARFIAH = 0xE000
BILANGAN = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def periksa_kata(
    hasil: Mapping[Bab, str], simpanan: Simpanan | None = None, program: str = ""
) -> Iterator[Masalah]:
    """A problem for each line of a chapter that its page shows otherwise than intended; `hasil` are
    the chapters after their macros.

    Cached: a chapter without problems is not converted again, while it (apart from numbers in
    macros' output) and `program` stay the same.
    """
    sekali = partial((simpanan or Simpanan()).sekali, program, "beda")
    for bab, teks in hasil.items():
        tertulis = saring(teks)
        tetap = bab.asli, BILANGAN.sub("0", tertulis)
        beda = sekali(*tetap, buat=partial(_bandingkan, tertulis), layak=lambda isi: not isi)
        for isi, ke, apa in beda:
            if apa == "B052/tercetak" and not _diketik(bab.asli, tertulis, isi, ke):
                continue
            baris = _baris(bab.asli, tertulis, isi, ke)
            di_tabel = apa == "B054" and "|" in teks.splitlines()[ke]
            yield galat("B054/sel" if di_tabel else apa, bab.src, baris, isi)


def saring(teks: str) -> str:
    """The text of a chapter, after its macros, without front matter, comments, tables and pictures,
    on the same lines."""
    teks = HARFIAH.sub(
        lambda m: chr(AWAL_HARFIAH + ord(m["tanda"] or unescape(m["acuan"])) % 256), teks
    )
    teks = KEPALA.sub(kosongkan, teks, count=1)
    teks = KOMENTAR.sub(kosongkan, teks)
    for pola in (BENDA, DI_KALIMAT):
        teks = pola.sub(lambda m: "\n" * m[0].count("\n"), teks)
    for m in reversed([*judul_ketik(teks)]):
        teks = f"{teks[: m.start('jenis')]}{m['judul']}{teks[m.end() :]}"
    return teks


def _bandingkan(teks: str) -> tuple[tuple[str, int, str], ...]:
    from .pembanding import bandingkan  # late: the Markdown converter is large

    return bandingkan(teks)


def _diketik(asli: str, teks: str, isi: str, ke: int) -> bool:
    """Whether a character of a line was typed, and not part of macros' output: then the text beside
    it was typed, too."""
    baris, tersaring = dict(enumerate(teks.splitlines())).get(ke, ""), saring(asli)
    ada = [*re.finditer(re.escape(isi), baris)]
    samping = {baris[max(m.start() - 4, 0) : m.end()] for m in ada if m.start()}
    samping |= {baris[m.start() : m.end() + 4] for m in ada if m.end() < len(baris)}
    return not samping or any(satu in tersaring for satu in samping)


def _baris(asli: str, teks: str, isi: str, ke: int) -> int | None:
    """The line of the chapter's file, or the first with the reported text."""
    baris = teks.splitlines()
    kata = baris[ke].strip() if ke < len(baris) else ""
    semua = asli.splitlines()
    tersaring = saring(asli).splitlines()
    sama = [n for n, satu in enumerate(tersaring, 1) if kata and satu.strip() == kata]
    mirip = [n for n, satu in enumerate(semua, 1) if isi.casefold() in satu.casefold()]
    return next(iter((*sama, *mirip)), None)
