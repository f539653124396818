"""Problems found in data or chapters, as values: collected, sorted, and shown all at once."""

import errno
import os
import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal, TypeVar

T = TypeVar("T")
SEDIKIT = 8  # the number of names that a message lists
DEKAT = 0.62  # minimal similarity of names: three of five letters are too few
CARA_GAMBAR = ' Foto dan pindaian dibedakan dengan kode="…", judul yang diketik dengan {#…}.'
# What stopped a copy of a folder, of which Python tells no more than these words.
TERSALIN = re.compile(r"^\[\(.*?\[Errno (\d+)\] [^']*'([^']*)'")
Tingkat = Literal["galat", "temuan"]


@dataclass(frozen=True)
class Masalah:
    """One problem: its place, the content there, and what to do.

    `baris` is the row number in a spreadsheet (the header is row 1), or the line of a chapter.
    `tingkat` is `galat` when the build must stop, `temuan` when it is only reported; a finding has
    an `id` for its answer in `jawaban_temuan.csv`, and a kind (`jenis`).
    """

    kode: str
    tingkat: Tingkat
    berkas: str
    baris: int | None
    kolom: str | None
    nilai: str | None
    pesan: str
    id: str = ""
    dijawab: bool = False
    jenis: str = ""

    @property
    def letak(self) -> str:
        """Where it stands, in words."""
        letak = self.berkas
        if self.baris is not None:
            letak += f", baris {self.baris}"
        if self.kolom:
            letak += f", kolom “{self.kolom}”"
        return letak

    def sebagai_teks(self) -> str:
        """One readable Indonesian line for the terminal."""
        nilai = f" [isi: “{self.nilai}”]" if self.nilai not in (None, "") else ""
        return f"{self.tingkat.upper()} {self.kode} · {self.letak}{nilai}: {self.pesan}"

    def sebagai_temuan(self) -> str:
        """One line for a list of findings: the id that an answer needs, what, and where."""
        return f"{self.id} · {self.pesan} ({self.letak})"

    def sebagai_dict(self) -> dict[str, object]:
        """The same for programs (`check --json`)."""
        return asdict(self)


def kata_galat(galat: Exception) -> str:
    """The message of an error; of an error of the operating system in Indonesian, with its file.
    Raises `galat` itself where it is of an unexpected kind."""
    if not isinstance(galat, OSError):
        return str(galat)
    if satu := TERSALIN.search(str(galat)):
        galat = OSError(int(satu[1]), "", satu[2])
    semua = tomllib.loads(Path(__file__).with_name("sistem.toml").read_text("utf-8"))
    pesan = semua.get(errno.errorcode.get(galat.errno or 0, ""))
    if pesan is None:
        raise galat
    nama = galat.filename2 or galat.filename  # of two names, that of the target
    if nama and galat.errno in {errno.EACCES, errno.EROFS} and not os.path.exists(nama):
        nama = os.path.dirname(nama)  # if the file does not exist, the folder is the problem
    return f"{nama}: {pesan}." if nama else f"{pesan}."


class Terbawa:
    """Base of errors that pass from process to process, or into a cache, with their message
    unchanged."""

    def __reduce__(self) -> tuple[Any, ...]:
        return _serupa, (type(self), getattr(self, "args", ())), self.__dict__


def _serupa(jenis: type[T], args: tuple[Any, ...]) -> T:
    return jenis.__new__(jenis, *args)


class GalatLaporan(Terbawa, Exception):
    """Raised once, at the edge of a stage, with every problem that the stage found."""

    def __init__(self, masalah: Iterable[Masalah]) -> None:
        self.masalah = urutkan(masalah)
        super().__init__("\n".join(m.sebagai_teks() for m in self.masalah))


class KunciTidakDikenal(Terbawa, KeyError):
    """A key that does not exist; the message names the nearest that do."""

    def __init__(self, jenis: str, kunci: str, tersedia: Iterable[str], di: str = "") -> None:
        self.kunci, self.tersedia = kunci, list(tersedia)
        dekat = usul(kunci, self.tersedia) or yang_ada(self.tersedia)
        tambah = f" Perbaiki kodenya, atau tambahkan barisnya di {di}." if di else ""
        self.pesan = f"{jenis} “{kunci}” tidak ada.{dekat}{tambah}"
        super().__init__(self.pesan)

    def __str__(self) -> str:
        return self.pesan


class TanpaData(Terbawa, LookupError):
    """A table or chart for which the data have no row; it is shown as a gap, not left out."""

    def __init__(self, judul: str, berkas: str) -> None:
        self.judul = judul
        self.berkas = berkas
        super().__init__(f"Data untuk “{judul}” belum ada; isilah data/{berkas}.")


def pastikan(tersedia: Collection[str], jenis: str, kunci: str, di: str = "") -> str:
    """Return the key if it is one of `tersedia`. Raises KunciTidakDikenal otherwise, with the
    nearest keys and the file (`di`) whose rows they are."""
    if kunci not in tersedia:
        raise KunciTidakDikenal(jenis, kunci, tersedia, di)
    return kunci


def cari(kamus: Mapping[str, T], jenis: str, kunci: str, di: str = "") -> T:
    """Look up an entry. Raises KunciTidakDikenal with the nearest keys and their file (`di`)."""
    return kamus[pastikan(kamus, jenis, kunci, di)]


def saran(kunci: str, tersedia: Iterable[str]) -> str:
    """`Mungkin maksudnya: …` with the nearest names, or "": names that differ in capitals or
    Unicode form only (a Mac keeps accents apart), have the key as a word, are of its kind
    (`kind/…`), or are similar to its last word."""
    asli = {nama.casefold(): nama for nama in reversed([*tersedia])}
    satu = unicodedata.normalize("NFC", kunci)
    if any(nama != satu == unicodedata.normalize("NFC", nama) for nama in asli.values()):
        return f"Nama berkasnya menyimpan aksen terpisah: ganti namanya, ketik ulang “{satu}”."
    semua, kecil = [*reversed(asli)], kunci.casefold()
    bagian = re.split("[-_/ ]", kecil)
    kata = re.compile(rf"(?:.*[-_/ ])?{re.escape(kecil)}(?:[-_/ ].*)?|{re.escape(bagian[0])}/.*")
    batas = DEKAT if len(kunci) > 2 else 0.5  # of two letters one must be equal
    dekat = get_close_matches(kecil, semua, cutoff=batas) or [*filter(kata.fullmatch, semua)][:3]
    dekat = dekat or get_close_matches(bagian[-1], semua, cutoff=DEKAT)
    return f"Mungkin maksudnya: {', '.join(f'“{asli[d]}”' for d in dekat)}." if dekat else ""


def usul(kunci: str, tersedia: Iterable[str]) -> str:
    """The nearest names as a sentence that follows another, or nothing."""
    return f" {saran(kunci, tersedia)}".rstrip()


def yang_ada(tersedia: Iterable[str]) -> str:
    """All names as a sentence, if they are few; for a key that is near to none of them."""
    ada = [nama for nama in dict.fromkeys(tersedia) if nama]
    return f" Yang ada: {', '.join(f'“{n}”' for n in ada)}." if 0 < len(ada) <= SEDIKIT else ""


def pengenal_ganda(
    semua: Iterable[tuple[str, str]],
    baris: Callable[[str, str, int], int | None] = lambda *_: None,
    kode: str = "B020",
) -> Iterator[Masalah]:
    """A problem for every id that is repeated. `semua` are pairs of chapter (its file below docs/)
    and id, in their order; `baris` gives the line of the n-th use of an id in a chapter, from 0."""
    pemilik: dict[str, str] = {}
    kali: Counter[tuple[str, str]] = Counter()
    for src, id_ in semua:
        lain, ke = pemilik.setdefault(id_, src), kali[src, id_]
        kali[src, id_] += 1
        if lain != src or ke:
            cara = CARA_GAMBAR * id_.startswith("gambar-")
            pesan = f"Pengenal ini sudah dipakai di docs/{lain}. Ganti atau hapus satu.{cara}"
            yield Masalah(kode, "galat", f"docs/{src}", baris(src, id_, ke), None, id_, pesan)


def urutkan(masalah: Iterable[Masalah]) -> list[Masalah]:
    """Errors before findings, then by file, row and column."""
    return sorted(
        masalah,
        key=lambda m: (m.tingkat, m.berkas, m.baris or 0, m.kolom or "", m.kode, m.pesan),
    )


def ada_galat(masalah: Iterable[Masalah]) -> bool:
    """Whether one of the problems must stop a build."""
    return any(m.tingkat == "galat" for m in masalah)
