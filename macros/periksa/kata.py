"""Words and signs of a chapter that its page does not show as they were typed, as problems."""

import hashlib
import pickle
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from html import unescape
from pathlib import Path
from typing import Any, TypeVar

from ..dasar import pohon
from ..dasar.berkas import sidik_kode, tulis_utuh
from ..dasar.masalah import Masalah
from ..dasar.pangkal import PROGRAM
from ..sajian.lebar_kolom import KOLOM_PUTAR, kelewat
from ..sajian.tulisan import BENDA
from ..temuan.naskah import JUDUL_TABEL, KEPALA, Bab, kosongkan
from .bacaan_bab import galat

T = TypeVar("T")
KOMENTAR = re.compile(r"<!--.*?-->", re.DOTALL)
# Signs that say only themselves: from the data, as a reference to a character, or with the author's
# backslash before them. They go through Markdown as letters that nobody uses.
HARFIAH = re.compile(r"(?P<acuan>&(?:#\d{1,3}|lt|gt|amp|quot);)|\\(?P<tanda>[!-/:-@\[-`{-~])")
AWAL_HARFIAH = 0xE000
BILANGAN = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
# Whatever decides how a chapter is read: a new version of it reads chapters anew.
MESIN = ("macros/periksa/*.py", "macros/sajian/*.py", "macros/gambar/matematika.py",
         "macros/temuan/naskah.py", "macros/mkdocs/*.yml", "requirements.txt")  # fmt: skip


class Bekal:
    """Comparisons of chapters by fingerprint, in the file `berkas`; without one nothing is kept. A
    chapter that did not change is not turned into its page again."""

    def __init__(self, berkas: Path | None = None) -> None:
        self._berkas, self._lama = berkas, _tersimpan(berkas) if berkas else {}
        self._kini: dict[str, Any] = {}
        self._mesin = sidik_kode(*(b for pola in MESIN for b in sorted(PROGRAM.glob(pola))))

    def beda(self, naskah: str, isi: str, bandingkan: Callable[[str], T]) -> T:
        """What `bandingkan` says of what is written in a chapter, `isi`, of which the chapter's
        text `naskah` is the typed part. What macros put in and differs in numbers alone says as
        little as before, where that was nothing."""
        kata = f"{self._mesin}\n{naskah}\0{BILANGAN.sub('0', isi)}"
        sidik = hashlib.sha256(kata.encode()).hexdigest()
        lama: tuple[str, T] | None = self._lama.get(sidik)
        if lama is None or (lama[1] and lama[0] != isi):
            hasil = bandingkan(isi)
            lama = (isi if hasil else "", hasil)
        self._kini[sidik] = lama
        return lama[1]

    def simpan(self) -> None:
        """Keep what this check used, and no more; where that fails, nothing."""
        if self._berkas and self._kini.keys() != self._lama.keys():
            with suppress(OSError):
                tulis_utuh(self._berkas, pickle.dumps(self._kini))


def _tersimpan(berkas: Path) -> dict[str, Any]:
    try:
        isi = pickle.loads(berkas.read_bytes())  # noqa: S301 - written by the lines above
    except Exception:  # noqa: BLE001 - whatever a damaged file raises, chapters only are read anew
        return {}
    return isi if isinstance(isi, dict) else {}


def periksa_kata(hasil: Mapping[Bab, str], bekal: Bekal) -> Iterator[Masalah]:
    """A problem for each line of a chapter that its page does not show as it was meant; `hasil` are
    the chapters as their macros left them."""
    for bab, teks in hasil.items():
        for m in BENDA.finditer(teks):
            if m[0].count("<col") > KOLOM_PUTAR and kelewat(pohon.urai(m[0])):
                kode = m["id"].partition("-")[2]
                yield galat("B052/lebar", bab.src, _baris(bab.asli, "", f'{kode}"', 0), kode)
        for isi, ke, apa in bekal.beda(bab.asli, saring(teks), _bandingkan):
            baris = _baris(bab.asli, teks, isi, ke)
            di_tabel = apa == "B054" and "|" in teks.splitlines()[ke]
            yield galat("B054/sel" if di_tabel else apa, bab.src, baris, isi)


def saring(teks: str) -> str:
    """What is written in a chapter, as its macros left it: without front matter, comments, tables
    and pictures, on the same lines."""
    teks = HARFIAH.sub(
        lambda m: chr(AWAL_HARFIAH + ord(m["tanda"] or unescape(m["acuan"])) % 256), teks
    )
    teks = KEPALA.sub(kosongkan, teks, count=1)
    teks = BENDA.sub(lambda m: "\n" * m[0].count("\n"), KOMENTAR.sub(kosongkan, teks))
    return JUDUL_TABEL.sub(lambda m: f"{m['judul']}", teks)


def _bandingkan(teks: str) -> tuple[tuple[str, int, str], ...]:
    from .pembanding import bandingkan  # late: what turns a chapter into its page is large

    return bandingkan(teks)


def _baris(asli: str, teks: str, isi: str, ke: int) -> int | None:
    """The line of the chapter's file, or the first that holds what is told of."""
    baris = teks.splitlines()
    kata = baris[ke].strip() if ke < len(baris) else ""
    semua = asli.splitlines()
    tersaring = saring(asli).splitlines()
    sama = [n for n, satu in enumerate(tersaring, 1) if kata and satu.strip() == kata]
    mirip = [n for n, satu in enumerate(semua, 1) if isi.casefold() in satu.casefold()]
    return next(iter((*sama, *mirip)), None)
