"""Signed files added after a version's publication: records beside it, in `tanda-tangan/`.

Each has a record there (`VERSI/NAMA.json`) with signers, way and time of signing, and hashes. The
PDF itself, which shows every NIP, is published beside it only on the publisher's explicit demand.
The version itself never changes, and the hook forbids changes and deletions here, too.
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Literal

from macros.dasar.berkas import urai_json
from macros.dasar.penulisan import nama_bebas, tanggal
from scripts.terbit.git import Git

FOLDER = "tanda-tangan"
BENTUK = 1
NAMA_BERKAS = re.compile(r"[0-9A-Za-z][0-9A-Za-z._-]*\.pdf")
Cara = Literal["elektronik", "pindaian"]
NAMA_CARA: Mapping[Cara, str] = {
    "elektronik": "tanda tangan elektronik",
    "pindaian": "pindaian tanda tangan basah",
}


@dataclass(frozen=True)
class Pembubuh:
    """A signer of a file. `waktu` is a date or a time (ISO 8601) or empty.

    For an electronic signature: its field, the certificate's issuer, and whether the certificate
    comes from an authority that the publisher named (None without one). `lain` says that the report
    names another person at that place, or nobody with that name.
    """

    nama: str
    waktu: str = ""
    bidang: str = ""
    penerbit: str = ""
    dipercaya: bool | None = None
    lain: bool = False

    @property
    def sebutan(self) -> str:
        """The name, with remarks that readers need."""
        return f"{self.nama}, bukan pejabat yang disebut di tempatnya" if self.lain else self.nama


@dataclass(frozen=True)
class Arsip:
    """A signed file of the version `versi`: its name, hash and size, and the built PDF that it
    continues or shows (`asal`, a path in the version). `diterima` is when it was filed.

    For a scan: the number of its pages and of the built PDF's (`halaman`, `halaman_asal`; 0 in an
    old record without them), and the publisher's reason if these differ (`sebab_beda`). `umum` says
    that the file is published beside its record.
    """

    versi: str
    berkas: str
    sha256: str
    ukuran: int
    cara: Cara
    asal: str
    penanda: tuple[Pembubuh, ...]
    diterima: str
    halaman: int = 0
    halaman_asal: int = 0
    sebab_beda: str = ""
    umum: bool = False

    @property
    def jalur(self) -> str:
        """Its path in the published branch, if it were published."""
        return f"{FOLDER}/{self.versi}/{self.berkas}"

    @property
    def jalur_catatan(self) -> str:
        """The path of its record."""
        return self.jalur.removesuffix(".pdf") + ".json"

    def tulis(self) -> str:
        """The record as text."""
        isi = {"bentuk": BENTUK, **asdict(self)}
        del isi["umum"]  # it follows from the branch
        for satu in isi["penanda"]:
            if not satu["lain"]:
                del satu["lain"]
        return json.dumps(isi, ensure_ascii=False, indent=1) + "\n"

    @property
    def hitungan(self) -> str:
        """A scan's number of pages and that of the built PDF, in words; empty if unknown."""
        if not self.halaman:
            return ""
        if self.halaman == self.halaman_asal:
            return f"{self.halaman} halaman, sebanyak PDF yang terbit"
        sebab = f"; sebabnya: {self.sebab_beda}" if self.sebab_beda else ""
        return f"{self.halaman} halaman, PDF yang terbit {self.halaman_asal} halaman{sebab}"

    @property
    def terbukti(self) -> bool:
        """Whether certificates prove the identity of all signers."""
        return bool(self.penanda) and all(p.dipercaya is True for p in self.penanda)

    @property
    def sebutan_penanda(self) -> list[str]:
        """Its signers, one line each; equal lines once."""
        return list(dict.fromkeys(f"{p.nama}, {self.keterangan(p)}" for p in self.penanda))

    def keterangan(self, satu: Pembubuh) -> str:
        """Way and time of a signature: the text after the name."""
        teks = NAMA_CARA[self.cara]
        if satu.waktu:
            teks += f" tanggal {tanggal(datetime.fromisoformat(satu.waktu).date())}"
        if self.cara == "elektronik":
            teks += f", sertifikat dari {satu.penerbit}"
            teks += "" if satu.dipercaya else " yang belum diperiksa"
            teks += satu.sebutan.removeprefix(satu.nama)
        return teks


def baca(git: Git, commit: str) -> list[Arsip]:
    """The signed files of all versions in a commit of the branch, in the order of filing."""
    daftar = git.daftar(commit, f"{FOLDER}/")
    isi = git.semua_berkas(commit, [jalur for jalur in daftar if jalur.endswith(".json")])
    semua = ((jalur, urai(teks)) for jalur, teks in isi.items())
    ada = [replace(a, umum=a.jalur in daftar) for jalur, a in semua
           if a and jalur.startswith(f"{FOLDER}/{a.versi}/")]  # fmt: skip
    return sorted(ada, key=lambda a: a.diterima)


def urai(teks: bytes) -> Arsip | None:
    """Parse a record; None if it is invalid."""
    try:
        isi: dict[str, Any] = urai_json(teks)
        if isi.pop("bentuk") != BENTUK or isi["cara"] not in NAMA_CARA:
            return None
        isi["penanda"] = tuple(Pembubuh(**p) for p in isi["penanda"])
        satu = Arsip(**isi)
        kata = [satu.versi, satu.sha256, satu.asal, satu.diterima, satu.sebab_beda]
        kata += [
            s for p in satu.penanda for s in (p.nama, p.bidang, p.penerbit, satu.keterangan(p))
        ]
        wajar = all(isinstance(s, str) for s in kata) and type(satu.ukuran) is int
        return satu if wajar and NAMA_BERKAS.fullmatch(satu.berkas) else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def penanda(daftar: Iterable[Arsip]) -> Iterator[tuple[Arsip, Pembubuh]]:
    """All signers, once for each way of signing, with the first file that shows it."""
    sudah = set()
    for arsip in daftar:
        for satu in arsip.penanda:
            if (satu.nama, arsip.cara) not in sudah:
                sudah.add((satu.nama, arsip.cara))
                yield arsip, satu


def serupa(baru: Arsip, lama: Sequence[Arsip]) -> Arsip | None:
    """The existing file with most of the signatures of a new one; None if the new one has a
    signature that none of them has."""
    if _tanda(baru) - {k for satu in lama for k in _tanda(satu)}:
        return None
    return max(lama, key=lambda satu: len(_tanda(baru) & _tanda(satu)))


def _tanda(arsip: Arsip) -> set[tuple[str, str, str]]:
    return {(arsip.cara, p.bidang, p.nama) for p in arsip.penanda}


def nama_berkas(asal: str, cara: Cara, lama: Iterable[Arsip]) -> str:
    """An unused name for a signed file: `lkjip-2031-bertanda.pdf`."""
    akhiran = "bertanda" if cara == "elektronik" else "pindaian"
    dasar = f"{asal.rpartition('/')[2].removesuffix('.pdf')}-{akhiran}"
    return f"{nama_bebas(dasar, {a.berkas.removesuffix('.pdf') for a in lama})}.pdf"
