"""Parse YAML to a tree whose nodes know their lines; collect all mistakes in its form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from .berkas import baca_yaml
from .kosakata import bunyi
from .masalah import KunciTidakDikenal, Masalah

ARTI = Path(__file__).with_name("arti_yaml.yaml")
# Errors reported at the beginning of their context: an open quote, a name without colon.
TANPA_TITIK_DUA = "could not find expected ':'"
DI_AWAL = ("found unexpected end of stream", TANPA_TITIK_DUA)
NAMA_SAJA = re.compile(r"\s*\w[\w-]*\s*")
BUKAN_NAMA = re.compile(r":(\s|$)|^\s*-\s")  # lines with a colon, or without need of one
BENTROKAN = re.compile(r"^(<{7} |={7}$|>{7} )", re.MULTILINE)
BARIS_YAML = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # where YAML ends a line
# The rest of a text that YAML ends before `#`, such as “Ruang #1”.
TERPENGGAL = re.compile(r"[ \t]+#\w")
# An item that YAML does not recognise: no space after its dash, or another character.
BUTIR_RAPAT = re.compile(r"\s*(?:-(?![\s-])|[–—•*]\s)")
# A text that YAML reads as a mapping in braces, with more text after it.
KURAWAL_DI_AWAL = re.compile(r"\s*(?:- )?(?:[\w ]+: +)?\{[^{}]*\}\s*[^\s#]")
# A text in Word's curly quotes, which YAML does not know.
KUTIP_WORD = re.compile(r"(?:^\s*|: +|- +)[“‘]")
# A line with another space than YAML knows, at its beginning or after its dash or colon.
SPASI_LAIN = re.compile(r"(?m)^[ ]*(?:-|(?:-[ ]+)?[\w-]+:)?[\u00a0\u2000-\u200a\u202f\u3000]")


# Two numbers separated only by a comma, and two separated by comma and space.
BERKUTIP = re.compile(r"\"[^\"]*\"|'[^']*'")
KOMA_DESIMAL, KOMA_PEMISAH = re.compile(r"\d,\d"), re.compile(r"[^\s,],\s")


@dataclass(frozen=True)
class Ruas:
    """One node: a text, a list or named parts; `baris` is its line (a named part's: of its
    name)."""

    isi: str | tuple[Ruas, ...] | Mapping[str, Ruas]
    baris: int

    @property
    def teks(self) -> str:
        """The text of a node without parts. Raises Keliru where it has parts."""
        if isinstance(self.isi, str):
            return self.isi
        if not self.isi or isinstance(self.isi, tuple):
            raise Keliru(bunyi("dasar/satu-teks"), self.baris)
        (nama, isi), *lain = self.isi.items()
        pesan = "dasar/teks-daftar" if lain or isi.isi else "dasar/teks-diapit"
        raise Keliru(bunyi(pesan, nama=nama), self.baris)

    @property
    def potong(self) -> list[str]:
        """The pieces of a text between its signs `|`."""
        return [p.strip() for p in self.teks.split("|")]

    @property
    def daftar(self) -> tuple[Ruas, ...]:
        """The items of a list; a single text counts as a list of one."""
        if isinstance(self.isi, tuple):
            return self.isi
        return (Ruas(self.teks, self.baris),)

    @property
    def polos(self) -> Any:
        """The content as plain texts, lists and dictionaries."""
        if isinstance(self.isi, str):
            return self.isi
        if isinstance(self.isi, tuple):
            return [satu.polos for satu in self.isi]
        return {nama: satu.polos for nama, satu in self.isi.items()}

    def semua_teks(self) -> Iterator[str]:
        """Every text in it, at any depth."""
        yield from (satu.teks for satu in self.semua_ruas())

    def semua_ruas(self, *, bernama: bool = False) -> Iterator[Ruas]:
        """Every text node in it, at any depth; with `bernama` also every name, as a node."""
        if isinstance(self.isi, str):
            yield self
            return
        bagian = enumerate(self.isi) if isinstance(self.isi, tuple) else self.isi.items()
        for nama, satu in bagian:
            if bernama and isinstance(nama, str):
                yield Ruas(nama, satu.baris)
            yield from satu.semua_ruas(bernama=bernama)

    @property
    def bagian(self) -> Mapping[str, Ruas]:
        """The named parts. Raises Keliru where it has none."""
        if isinstance(self.isi, Mapping):
            return self.isi
        if not self.isi:
            return {}
        raise Keliru(bunyi("dasar/bagian-bernama"), self.baris)


class Keliru(ValueError):
    """A declaration is invalid: the text says why and what to do, `baris` on which line."""

    def __init__(self, pesan: str, baris: int | None = None) -> None:
        self.baris = baris
        super().__init__(pesan)


@dataclass
class Catatan:
    """Collects what is wrong in one file, each with its line."""

    berkas: str
    masalah: list[Masalah] = field(default_factory=list)

    def galat(self, kode: str, baris: int, pesan: str, nilai: str | None = None) -> None:
        """Note one mistake."""
        satu = Masalah(kode, "galat", self.berkas, baris, None, nilai, pesan)
        if satu not in self.masalah:
            self.masalah.append(satu)

    def bersih(self, ruas: Ruas) -> bool:
        """Whether nothing is noted at the line of `ruas`."""
        return all(m.baris != ruas.baris for m in self.masalah)

    def di(self, ruas: Ruas) -> _Tempat:
        """A context that records any problem raised inside it at the line of `ruas`."""
        return _Tempat(self, ruas)


@dataclass(frozen=True)
class _Tempat:
    catatan: Catatan
    ruas: Ruas

    def __enter__(self) -> None:
        return None

    def __exit__(self, jenis: object, galat: BaseException | None, jejak: object) -> bool:
        if not isinstance(galat, Keliru | KunciTidakDikenal):
            return False
        kode = "D052" if isinstance(galat, Keliru) else "D053"
        isi = self.ruas.isi if isinstance(self.ruas.isi, str) else None
        baris = getattr(galat, "baris", None) or self.ruas.baris
        self.catatan.galat(kode, baris, str(galat), isi)
        return True


def baca(jalur: Path, berkas: str) -> tuple[Ruas, list[Masalah]]:
    """Read the YAML file `jalur` (`berkas` in problems): its tree, empty without a file, and
    problems.

    Only texts, lists and named parts exist: `2023` and `true` are texts, and nothing is executed.
    """
    try:
        teks = jalur.read_bytes().decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except (FileNotFoundError, IsADirectoryError):
        return Ruas({}, 1), []
    except UnicodeDecodeError as galat:
        catatan = Catatan(berkas)
        baris = galat.object.count(b"\n", 0, galat.start) + 1
        catatan.galat("D050", baris, bunyi("dasar/bukan-utf8"))
        return Ruas({}, 1), catatan.masalah
    akar, masalah = _terurai(teks, berkas)
    return akar, [*masalah]


@lru_cache(maxsize=8)
def _terurai(teks: str, berkas: str) -> tuple[Ruas, tuple[Masalah, ...]]:
    """The tree of a file's text, cached: several reports share texts, and declarations stay the
    same while cells change."""
    catatan = Catatan(berkas)
    isi = urai(teks, catatan)
    if not isinstance(isi.isi, Mapping):
        catatan.galat("D050", 1, bunyi("dasar/berkas-bernama"))
        isi = Ruas({}, 1)
    return isi, tuple(catatan.masalah)


def urai(teks: str, catatan: Catatan) -> Ruas:
    """The tree of a YAML text."""
    import yaml  # late: not needed without declarations

    tanda = [("dasar/bentrokan", m.start()) for m in [*BENTROKAN.finditer(teks)][:1]]
    tanda = tanda or [("dasar/spasi-word", m.end()) for m in SPASI_LAIN.finditer(teks)]
    for kata, letak in tanda:
        catatan.galat("D050", teks.count("\n", 0, letak) + 1, bunyi(kata))
    if tanda:
        return Ruas({}, 1)
    try:
        akar = yaml.compose(teks, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as galat:
        tempat = getattr(galat, "problem_mark", None) or getattr(galat, "context_mark", None)
        kata = str(getattr(galat, "problem", "") or galat)
        if kata.startswith(DI_AWAL):
            tempat = getattr(galat, "context_mark", None) or tempat
        baris, kata = _sebab(teks.split("\n"), (tempat.line if tempat else 0) + 1, kata)
        arti = next((a for awal, a in baca_yaml(ARTI).items() if kata.startswith(awal)), None)
        pesan = arti or bunyi("dasar/susunan-lain")
        catatan.galat("D050", baris, bunyi("dasar/susunan", pesan=pesan))
        return Ruas({}, 1)
    return Ruas({}, 1) if akar is None else _Penyalin(catatan, teks).salin(akar)


def _sebab(teks: Sequence[str], baris: int, kata: str) -> tuple[int, str]:
    """The line and the reason of a YAML error, where YAML reports a later line: an item without a
    space after its dash, a text that begins with braces, or a name without a colon in the line
    above."""
    isi = teks[baris - 1] if baris <= len(teks) else ""
    if BUTIR_RAPAT.match(isi):
        return baris, "item without a space"
    if KURAWAL_DI_AWAL.match(isi):
        return baris, "text that begins with a brace"
    if KUTIP_WORD.search(isi):
        return baris, "curly quotes"
    menjorok, sejajar = len(isi) - len(isi.lstrip()), 0
    atas = ((n, t) for n, t in reversed(list(enumerate(teks[: baris - 1], 1))) if t.strip())
    for n, t in ((n, t) for n, t in atas if not t.lstrip().startswith("#")):
        if len(t) - len(t.lstrip()) < menjorok:
            if t.rstrip().endswith(":") and sejajar:
                return sejajar, TANPA_TITIK_DUA
            return (n, TANPA_TITIK_DUA) if NAMA_SAJA.fullmatch(t) else (baris, kata)
        if n == baris - 1 and len(t) - len(t.lstrip()) == menjorok and not BUKAN_NAMA.search(t):
            sejajar = n
    return baris, kata


class _Penyalin:
    """Copies PyYAML's nodes to Ruas; a node that is used twice is copied once."""

    def __init__(self, catatan: Catatan, teks: str) -> None:
        # A missing value has its mark after the last word.
        self._catatan, self._teks = catatan, [*BARIS_YAML.split(teks), ""]
        self._sudah: dict[int, Ruas] = {}

    def salin(self, ruas: Any) -> Ruas:
        """One node with all below it."""
        lama = self._sudah.get(id(ruas))
        if lama is None:
            baris = ruas.start_mark.line + 1
            self._sudah[id(ruas)] = Ruas("", baris)  # for a node inside of itself
            lama = self._sudah[id(ruas)] = Ruas(self._isi(ruas), baris)
        return lama

    def _isi(self, ruas: Any) -> str | tuple[Ruas, ...] | dict[str, Ruas]:
        import yaml

        awal, _, jenis = ruas.tag.rpartition(":")
        if awal != "tag:yaml.org,2002" or "/" in jenis:
            baris, tag = ruas.start_mark.line + 1, ruas.tag
            self._catatan.galat("D050", baris, bunyi("dasar/perintah"), tag)
        if isinstance(ruas, yaml.SequenceNode):
            self._periksa_koma(ruas.start_mark, ruas.end_mark)
            return tuple(self.salin(s) for s in ruas.value)
        if not isinstance(ruas, yaml.MappingNode):
            nilai: str = ruas.value
            akhir = ruas.end_mark
            tanpa_kutip = not ruas.style
            if tanpa_kutip and TERPENGGAL.match(self._teks[akhir.line], akhir.column):
                self._catatan.galat("D050", akhir.line + 1, bunyi("dasar/terpenggal"))
            if tanpa_kutip and re.fullmatch("[“‘][^“”‘’]*[”’]", nilai.strip()):
                kutip = baca_yaml(ARTI)["curly quotes"]
                self._catatan.galat("D050", akhir.line + 1, kutip, nilai)
                nilai = nilai.strip()[1:-1]
            # A text over several lines is one text.
            nilai = re.sub(r"\s*\n\s*", " ", nilai.strip()) if "\n" in nilai else nilai
            return "" if ruas.tag.endswith(":null") else nilai
        hasil: dict[str, Ruas] = {}
        for kunci, isi in ruas.value:
            nama, baris = str(kunci.value), kunci.start_mark.line + 1
            if nama in hasil:
                pesan = bunyi("dasar/bagian-ganda", nama=nama, baris=hasil[nama].baris)
                self._catatan.galat("D051", baris, pesan, nama)
                continue
            hasil[nama] = Ruas(self.salin(isi).isi, baris)
        return hasil

    def _periksa_koma(self, awal: Any, akhir: Any) -> None:
        """Report a decimal comma in a list in brackets, where YAML splits the number in two; known
        by the other commas of the list, which have a space after them."""
        sampai = akhir.column if awal.line == akhir.line else None
        baris = self._teks[awal.line][awal.column : sampai]
        polos = BERKUTIP.sub("", baris)
        if polos.startswith("[") and KOMA_DESIMAL.search(polos) and KOMA_PEMISAH.search(polos):
            self._catatan.galat("D050", awal.line + 1, bunyi("dasar/koma-desimal"), baris)
