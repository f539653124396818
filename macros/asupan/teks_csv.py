"""Read a CSV file as people really save it: rows of canonical text, each with its row number.

Excel in Indonesian writes semicolons, decimal commas, a byte order mark or cp1252; Notepad and Git
leave other traces. What is clear is read as it is meant, what is ambiguous is reported and never
guessed. Canonical files (UTF-8, comma, LF) go the same way and come out unchanged.
"""

import csv
import io
import itertools
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..dasar.masalah import Masalah
from . import isian
from .lembar import Lembar
from .penyandian import teks_dari, tolak_rusak
from .skema import SkemaTabel
from .teguran import Tolak

PEMISAH = (",", ";", "\t", "|")
NAMA_PEMISAH = {",": "koma", ";": "titik koma", "\t": "tab", "|": "garis tegak"}

SEP = re.compile(r'"?sep=(.)"?[;,\t]*(?:\r\n|\r|\n|$)', re.IGNORECASE)


def baca(berkas: str, isi: bytes, tabel: SkemaTabel) -> tuple[Lembar | None, list[Masalah]]:
    """The file's rows in canonical text, and all problems of its form and cells.

    `berkas` is the name in problems. No rows if the file as a whole is unreadable. A cell with a
    problem keeps its text. Cached within a process.
    """
    lembar, masalah = _terbaca(berkas, isi, tabel)
    return lembar and lembar.salin(), [*masalah]


@lru_cache(maxsize=128)
def _terbaca(berkas: str, isi: bytes, tabel: SkemaTabel) -> tuple[Lembar | None, list[Masalah]]:
    try:
        lembar = _lembar(isi, tabel)
    except Tolak as t:
        return None, [t.di(berkas)]
    return lembar, isian.bakukan(berkas, lembar, tabel)


def tulis(baris: Sequence[Sequence[str]]) -> bytes:
    """Rows as a canonical CSV file: UTF-8, LF, comma, quotes only where they are needed."""
    wadah = io.StringIO(newline="")
    csv.writer(wadah, lineterminator="\n").writerows(baris)
    return wadah.getvalue().encode("utf-8")


def kanonik(isi: bytes, lembar: Lembar) -> bytes:
    """A file in canonical form; unchanged if it is equal to `lembar`, which was read from it."""
    try:
        teks = isi.decode("utf-8")
        ada = list(csv.reader(io.StringIO(teks, newline="")))
        sama = "\r" not in teks and ada == lembar.tertulis
    except (UnicodeDecodeError, csv.Error):
        sama = False
    return isi if sama and isi.endswith(b"\n") else tulis(lembar.tertulis)


def buka(isi: bytes, kosong: str = "D008") -> tuple[str, str]:
    """The text of a file, and the delimiter in a `sep=` line, which Excel obeys and hides. Raises
    Tolak if it is no text, or, with the case `kosong`, empty."""
    teks, pemisah = teks_dari(isi), ""
    if sep := SEP.match(teks):
        teks, pemisah = teks[sep.end() :], sep[1]
    if not teks.strip(" \t\r\n,;|"):
        raise Tolak(kosong)
    return teks, pemisah


def _lembar(isi: bytes, tabel: SkemaTabel) -> Lembar:
    teks, pemisah = buka(isi)
    pemisah = pemisah or _pemisah(teks, tabel)
    try:
        lembar = _rapikan(_urai(teks, pemisah), pemisah, tabel)
    except Tolak:
        utuh = _buka_gulungan(teks, tabel)
        if utuh is None:
            raise
        lembar = utuh
    if _tergulung(lembar, tabel):
        lembar = _buka_gulungan(teks, tabel) or lembar
    tolak_rusak(lembar.baris, lembar.nomor)
    return lembar


def _pemisah(teks: str, tabel: SkemaTabel) -> str:
    """The delimiter by which the header is nearest to the schema's column names."""
    if teks.startswith(",".join(tabel.nama_kolom)):
        return ","
    nama = set(tabel.nama_kolom)

    def cocok(pemisah: str) -> tuple[int, int]:
        (judul, *_) = pertama(teks, pemisah, 1)
        return len(nama.intersection(map(rapikan_judul, judul))), len(judul)

    return max(PEMISAH, key=cocok)


def pertama(teks: str, pemisah: str, banyak: int = 20) -> list[list[str]]:
    """The first rows by a delimiter, at least one; quoted cells may contain line breaks."""
    pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah)
    try:
        return list(itertools.islice(pembaca, banyak)) or [[]]
    except csv.Error:  # a quote that opens and does not close
        return [next(csv.reader(teks.splitlines()[:1], delimiter=pemisah), [])]


def rapikan_judul(judul: str) -> str:
    """A head in one line, as it may be wrapped in its cell."""
    return " ".join(judul.split())


def _urai(teks: str, pemisah: str, *, per_baris: bool = False) -> Iterator[tuple[int, list[str]]]:
    """Rows with their numbers; quoted line breaks are part of a cell. With `per_baris` the number
    is the line of text at which the row begins. Raises Tolak if quotes do not match."""
    pembaca = csv.reader(io.StringIO(teks, newline=""), delimiter=pemisah, strict=True)
    nomor = 0
    while True:
        awal = pembaca.line_num + 1
        try:
            sel = next(pembaca, None)
        except csv.Error:
            raise Tolak("D005", awal if per_baris else nomor + 1) from None
        if sel is None:
            return
        nomor += 1
        if "\r" in teks:
            sel = [s.replace("\r\n", "\n").replace("\r", "\n") for s in sel]
        yield (awal if per_baris else nomor), sel


def _rapikan(urutan: Iterator[tuple[int, list[str]]], pemisah: str, tabel: SkemaTabel) -> Lembar:
    """Drop the empty rows and columns that a spreadsheet adds at the end."""
    nomor_baris = list(urutan)
    while len(nomor_baris) > 1 and not any(s.strip() for s in nomor_baris[-1][1]):
        nomor_baris.pop()
    nama = {k.casefold(): k for k in tabel.nama_kolom}
    judul = [nama.get(s.casefold(), s) for s in map(rapikan_judul, nomor_baris[0][1])]
    while judul and not judul[-1]:
        judul.pop()
    baris, lebar = [judul], [len(sel) for _, sel in nomor_baris]
    for i, (_, sel) in enumerate(nomor_baris[1:], 1):
        # A spreadsheet widens all rows; a single wide row has a decimal comma without quotes.
        bergeser = pemisah == "," and lebar[i] > max(lebar[i - 1], *lebar[i + 1 : i + 2], lebar[0])
        while len(sel) > len(judul) and not sel[-1].strip() and not bergeser:
            sel.pop()
        baris.append(sel if any(s.strip() for s in sel) else [])
    paling_sedikit = _paling_sedikit(judul, pemisah, tabel)
    for sel in baris[1:]:
        if sel and paling_sedikit <= len(sel) < len(judul):
            sel.extend([""] * (len(judul) - len(sel)))
    lembar = Lembar(baris, [n for n, _ in nomor_baris], pemisah=pemisah)
    lembar.sisipkan(tabel.nama_kolom, tabel.opsional)
    return lembar


def _paling_sedikit(judul: list[str], pemisah: str, tabel: SkemaTabel) -> int:
    """The minimal number of cells in a row: Excel leaves out delimiters of empty cells at the end,
    in blocks of 16 rows; rows may be older than optional columns at the end of the header."""
    if pemisah != ",":
        return max((i for i, k in enumerate(tabel.kolom) if k.wajib), default=-1) + 1
    return max((i for i, nama in enumerate(judul) if nama not in tabel.opsional), default=-1) + 1


def _tergulung(lembar: Lembar, tabel: SkemaTabel) -> bool:
    """Whether each row is one quoted cell: a comma file saved by an Excel that uses semicolons."""
    if len(tabel.kolom) < 2:
        return False
    return any("," in sel[0] and not any(sel[1:]) for sel in lembar.baris if sel)


def _buka_gulungan(teks: str, tabel: SkemaTabel) -> Lembar | None:
    """Undo what Excel does to a comma file that it opened into column A and saved again.

    Every line became one cell, quoted as a whole if it had quotes. `None` if this does not restore
    rows of the table.
    """
    try:
        garis = [";".join(sel).rstrip(";") for _, sel in _urai(teks, ";")]
        lembar = _rapikan(_urai("\n".join(garis), ",", per_baris=True), ",", tabel)
    except Tolak:
        return None
    lebar = len(tabel.kolom)
    utuh = lembar.baris[0] == tabel.nama_kolom and all(len(s) == lebar for s in lembar.baris)
    return lembar if utuh else None
