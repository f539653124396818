"""States of a site on a server, each with a mark: its number, and that of the state before.

The mark is a file in the tree that is written last, so that a tree without one is unfinished, and a
tree can be identified under any name that an interruption left.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Literal

from macros.dasar.berkas import urai_json

# Inside the site; the server's settings deny names that begin with a dot.
FOLDER = ".lkjip"
TANDA = f"{FOLDER}/keadaan.json"
DAFTAR = f"{FOLDER}/berkas.json"
# A characteristic file at the root of each kind of site.
MACAM = {"portal.json": "portal banyak unit", "versi.html": "versi-versi terbit sebuah laporan"}
BARU, LAMA = "baru", "lama"
Letak = Literal["tidak-ada", "kosong", "asing", "tautan", "ada"]


@dataclass(frozen=True)
class Keadaan:
    """One state: its number, the number of the state before (0 for none), the hash of its files,
    and their origin."""

    nomor: int
    sebelum: int
    sidik: str
    asal: str

    def tulis(self) -> str:
        """The mark as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False) + "\n"


def urai(teks: str) -> Keadaan | None:
    """Parse a mark; None if it is incomplete."""
    try:
        return Keadaan(**urai_json(teks))
    except (ValueError, TypeError):
        return None


def macam(berkas: Iterable[str]) -> str:
    """The kind of site with these files, in words."""
    semua = {*berkas}
    return next((kata for tanda, kata in MACAM.items() if tanda in semua), "sebuah laporan")


def nama(nomor: int) -> str:
    """The folder name of a kept state."""
    return f"{nomor:06d}"


@dataclass(frozen=True)
class Isi:
    """The content of a server: the live state, and kept ones by name (None: unfinished)."""

    letak: Letak
    hidup: Keadaan | None
    simpanan: Mapping[str, Keadaan | None]

    @property
    def berikut(self) -> int:
        """The number of the next state."""
        return max((k.nomor for k in [self.hidup, *self.simpanan.values()] if k), default=0) + 1

    def sebelum(self) -> Keadaan | None:
        """The state for `rollback`: the one before the live state, or an older one."""
        batas = self.hidup.sebelum if self.hidup else 0
        tua = (k for k in self.simpanan.values() if k and k.nomor <= batas)
        return max(tua, key=lambda k: k.nomor, default=None)

    def dibuang(self, simpan: int) -> list[str]:
        """The kept states beyond the `simpan` latest ones that `rollback` can use."""
        batas = self.hidup.sebelum if self.hidup else 0
        sah = sorted((n for n, k in self.simpanan.items() if k and k.nomor <= batas), reverse=True)
        return sorted(set(self.simpanan) - set(sah[:simpan]))


def rencana_rapi(isi: Isi) -> list[tuple[str, str]]:
    """The repair of an interrupted run, in order: (folder, its right name), or "" to remove it."""
    buang, namai = [], []
    ada = {isi.hidup.nomor} if isi.hidup else set()
    for folder, k in sorted(isi.simpanan.items()):
        if k is None or k.nomor in ada:
            buang.append((folder, ""))
            continue
        ada.add(k.nomor)
        if folder != nama(k.nomor):
            namai.append((folder, nama(k.nomor)))
    return buang + namai
