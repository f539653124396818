"""What in an own table belongs on paper and not among its rows: heads of two lines, a line that
numbers the columns, totals, notes below. Read as rows they would be counted in silence."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from . import bilangan, penanggalan
from .lembar import Lembar, sebutan, sebutan_jumlah
from .teguran import Tolak

CATATAN = sebutan("catatan")
# Where all columns of a row are in one cell.
SESEL = re.compile(r"[^;,\t|]+[;,\t|](?=\S)")
BAWAH = re.compile(r"(19|20)\d\d|%")  # what else than words stands below such a head
NOMOR_KOLOM = r"\(?{}[).]?(\s*=.*)?"
# What stands in cells and names no column.
UANG = re.compile(r"Rp\.?\s?\d[\d.,]*(,-)?", re.IGNORECASE)
PERSEN = re.compile(r"\d[\d.,]*\s?%")
# A number, and not that of a day as a spreadsheet counts them, of which a finding tells.
BULAT, BULATAN = re.compile(r"(?!(?:3[5-9]|[45]\d)\d{3}$)\d{1,9}"), 5
SEDIKIT = 3  # columns of which 1, 2, 3 in a row are no figures


def cacat(judul: Sequence[str], lembar: Lembar | None) -> Iterator[Tolak]:
    """Everything that keeps a table with this head from being read; `lembar` are its rows, where
    they can be told apart."""
    baris = lembar.baris[1:] if lembar else []
    nomor = lembar.nomor[1:] if lembar else []
    if len(judul) == 1 and any(len(sel) > 1 for sel in baris):
        yield Tolak("D062/kepala", 1, None, judul[0])
    elif len(judul) == 1 and baris and all(SESEL.match(s[0]) for s in ([judul[0]], *baris)):
        yield Tolak("D062/sesel", 1, None, judul[0])
    elif gabungan := _bertingkat(judul, baris):
        yield Tolak("D062/bertingkat", nomor[0], None, _isi(baris[0]), contoh="; ".join(gabungan))
    elif (isi := _isi_di_kepala(judul, baris)) is not None:
        yield Tolak("D062/isi", 1, None, isi)
    else:
        yield from _judul(judul, baris)
    catatan = awal_catatan(baris)
    for n, (di, sel) in enumerate(zip(nomor, baris, strict=True)):
        j, pertama = _kata(sel)
        if n == 0 and _bernomor(sel, baris):
            yield Tolak("D063/nomor", di, None, _isi(sel))
        elif sel and [s.strip() for s in sel] == list(judul):
            yield Tolak("D063/ulang", di, None, _isi(sel))
        elif sebutan_jumlah(pertama):
            yield Tolak("D063", di, judul[j], pertama)
        elif n >= catatan:
            yield Tolak("D063/catatan", di, judul[j], pertama)


def _judul(judul: Sequence[str], baris: Sequence[Sequence[str]]) -> Iterator[Tolak]:
    """Columns without a name, or with that of another."""
    for n, j in enumerate(judul, 1):
        if not j:
            berisi = any(len(sel) >= n and sel[n - 1].strip() for sel in baris)
            yield Tolak("D062/kosong" if berisi else "D062/hampa", 1, urut=n)
        elif (sama := [k.casefold() for k in judul].index(j.casefold()) + 1) < n:
            yield Tolak("D062/ganda", 1, j, lain=sama, urut=n)


def _bertingkat(judul: Sequence[str], baris: Sequence[Sequence[str]]) -> list[str]:
    """The names of the columns where the second row goes on with the head, whose cells were merged:
    it has words above numbers, and nothing else. Empty where it is a row like others."""
    if len(baris) < 2 or not baris[0]:
        return []
    kedua = {n: s.strip() for n, s in enumerate(baris[0][: len(judul)]) if s.strip()}
    kata_saja = {n: s for n, s in kedua.items() if 0 in kedua or not BAWAH.fullmatch(s)}
    for n, kata in kedua.items():
        bawah = [b[n] for b in baris[1:] if n < len(b) and b[n].strip()]
        isi = [s for s in bawah if not bilangan.tanpa_isi(s)]
        if n in kata_saja and bilangan.tanpa_isi(kata):
            return []
        if not isi or not all(map(bilangan.coba, isi)):
            return []
    if not kedua or any(map(bilangan.coba, kata_saja.values())):
        return []
    atas = ""
    nama = []
    for n, j in enumerate(judul):
        atas = j or atas
        nama.append(f"{atas} {kedua[n]}" if n in kedua else j)
    return nama


def _isi_di_kepala(judul: Sequence[str], baris: Sequence[Sequence[str]]) -> str | None:
    """A head that is a cell like those below it, as where a file has no heads: a day, money, a
    share above others, or numbers that do not go on evenly, as those of classes and days do."""
    angka: list[str] = []
    for n, j in enumerate(judul):
        bawah = [b[n].strip() for b in baris if n < len(b) and b[n].strip()]
        if not bawah or not j:
            continue
        bilangan_saja = all(map(bilangan.coba, bawah))
        if penanggalan.coba(j) and all(map(penanggalan.coba, bawah)):
            return j
        if bilangan_saja and UANG.fullmatch(j):
            return j
        if PERSEN.fullmatch(j) and all(map(PERSEN.fullmatch, bawah)):
            return j
        if bilangan_saja and BULAT.fullmatch(j) and not BAWAH.fullmatch(j):
            if bawah == [str(int(j) + k) for k in range(1, len(bawah) + 1)] and not n:
                return j  # which numbers its rows
            angka.append(j)
    langkah = {int(b) - int(a) for a, b in pairwise(angka)}
    bulat = all(int(a) % BULATAN == 0 for a in angka) and max(langkah, default=0) > 0
    teratur = len(langkah) == 1 and (len(angka) >= SEDIKIT or bulat or langkah <= {1, -1})
    return None if teratur or not angka else angka[0]


def _bernomor(sel: Sequence[str], baris: Sequence[Sequence[str]]) -> bool:
    """Whether the first row numbers the columns: (1), (2), (3), beside columns of words."""
    cocok = [re.fullmatch(NOMOR_KOLOM.format(n), s.strip()) for n, s in enumerate(sel, 1)]
    if len(sel) < 2 or not all(cocok):
        return False
    berkurung = all(s.strip().startswith("(") for s in sel)
    kata = any(
        all(not bilangan.coba(b[n]) for b in baris[1:] if n < len(b)) for n in range(len(sel))
    )
    return len(baris) > 1 and (berkurung or (len(sel) >= SEDIKIT and kata))


def awal_catatan(baris: Sequence[Sequence[str]]) -> int:
    """From which row on there are only notes."""
    n = catatan = len(baris)
    while n and len(baris[n - 1]) > 1 and len(isi := _isi(baris[n - 1]).split(" · ")) == 1:
        n -= 1  # the name of who signed may stand below
        catatan = n if CATATAN.match(isi[0]) else catatan
    return catatan


def _isi(sel: Sequence[str]) -> str:
    """A row in one line."""
    return " · ".join(s.strip() for s in sel if s.strip())


def _kata(sel: Sequence[str]) -> tuple[int, str]:
    """The first cell with words, and its place."""
    kata = ((n, s.strip()) for n, s in enumerate(sel) if any(a.isalpha() for a in s))
    return next(kata, (0, ""))
