"""The published versions as facts: what each is, which replaces which, which is the newest."""

import dataclasses
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypedDict

from macros.dasar.berkas import objek_json, urai_json
from macros.dasar.himpun import himpun
from macros.dasar.penulisan import tanggal
from scripts.terbit import arsip, manifes
from scripts.terbit.arsip import Arsip
from scripts.terbit.git import Git

NAMA = re.compile(r"(?P<edisi>[0-9A-Za-z][0-9A-Za-z-]*)(?:\.(?P<koreksi>[1-9][0-9]*))?")
TERBARU, DRAF = "terbaru", "draf"
ALIAS = (TERBARU, DRAF)
# What a version has as its manifest tells it.
SAMA = ("status", "judul", "alasan", "edisi", "tanggal_data", "commit")


class PenandaTerbit(TypedDict):
    """Someone who signed a version: how (`cara`, in words), in which file (its SHA-256), and when
    (`waktu`, ISO 8601, or empty)."""

    nama: str
    cara: str
    sha256: str
    waktu: str


@dataclass(frozen=True)
class Terbitan:
    """One published version, as its manifest tells it; `sidik` is the manifest's own SHA-256.

    `digantikan` names the version that takes its place, or is empty; `pohon` is its Git tree;
    `arsip` are the signed files that came after it; `kode` is the code of its document.
    """

    nama: str
    status: str
    judul: str
    alasan: str
    edisi: str
    tanggal_data: str
    waktu: str
    commit: str
    pdf: tuple[Mapping[str, Any], ...]
    sidik: str
    pohon: str
    digantikan: str = ""
    arsip: tuple[Arsip, ...] = ()
    kode: str = ""

    @property
    def draf(self) -> bool:
        """Whether it may still change."""
        return self.status != "final"

    @property
    def tanggal(self) -> str:
        """The day of the commit in words."""
        return tanggal(datetime.fromisoformat(self.waktu).date())

    @property
    def penanda(self) -> list[PenandaTerbit]:
        """Who signed it, by the signed files that came after it."""
        return [
            {"nama": p.nama, "cara": a.keterangan(p), "sha256": a.sha256, "waktu": p.waktu}
            for a, p in arsip.penanda(self.arsip)
        ]

    def sebagai_dict(self) -> dict[str, Any]:
        """The same for programs."""
        isi = {**dataclasses.asdict(self), "penanda": self.penanda}
        return {"versi": isi.pop("nama"), "tanggal": isi.pop("waktu"), **isi}

    @property
    def koreksi(self) -> int:
        """Which correction of its edition it is; 0 for the first version."""
        return nomor_koreksi(self.nama)

    @property
    def urut(self) -> tuple[str, str, int, bool]:
        """Grows with the day of the data, or with the edition's year where none is set; within an
        edition a correction is newer."""
        return self.tanggal_data or self.edisi, self.edisi, self.koreksi, not self.draf


def nomor_koreksi(nama: str) -> int:
    """The number after the point in a version's name; 0 where it has none."""
    cocok = NAMA.fullmatch(nama)
    return int(cocok["koreksi"] or 0) if cocok else 0


def rangkaian(terbit: Iterable[Terbitan], nama: str) -> list[Terbitan]:
    """The final versions of the edition that a version of that name is of, in their order."""
    edisi = nama.partition(".")[0]
    return [t for t in terbit if not t.draf and t.nama.partition(".")[0] == edisi]


def dari_manifes(teks: bytes, pohon: str, bertanda: Iterable[Arsip] = ()) -> Terbitan | None:
    """A version from the text of its manifest and what was filed for it after its publication, or
    None where that is not one."""
    try:
        isi = urai_json(teks)
        hasil = Terbitan(
            nama=isi["versi"],
            waktu=isi["tanggal"],
            **{k: isi[k] for k in SAMA},
            pdf=tuple(isi["pdf"]),
            sidik=hashlib.sha256(teks).hexdigest(),
            pohon=pohon,
            arsip=tuple(bertanda),
            kode=str(isi.get("kode_dokumen", "")),
        )
        pdf = [satu[k] for satu in hasil.pdf for k in ("berkas", "sha256")]
        kata = [hasil.nama, hasil.tanggal, *(isi[k] for k in SAMA), *pdf]
        wajar = pdf and all(isinstance(s, str) for s in kata)
        return hasil if wajar and all(type(s["ukuran"]) is int for s in hasil.pdf) else None
    except (ValueError, KeyError, TypeError):
        return None


def baca(git: Git, ujung: str | None) -> Sequence[Terbitan]:
    """Every version of a commit of the branch, the newest first; none of a commit that is None."""
    if ujung is None:
        return ()
    semua = (b.partition("\t") for b in git("ls-tree", "-z", "--full-tree", ujung).split("\0"))
    pohon = {n: k.split()[2] for k, _, n in semua if NAMA.fullmatch(n) and k.split()[1] == "tree"}
    isi = git.semua_berkas(ujung, [f"{nama}/{manifes.NAMA}" for nama in pohon])
    bertanda = himpun((a.versi, a) for a in arsip.baca(git, ujung))
    ada = (
        (jalur, dari_manifes(teks, pohon[n := jalur.partition("/")[0]], bertanda.get(n, ())))
        for jalur, teks in isi.items()
    )
    return urutkan(t for jalur, t in ada if t and jalur == f"{t.nama}/{manifes.NAMA}")


def menyimpang(git: Git, ujung: str, t: Terbitan) -> list[str]:
    """The files of a version in a commit of the branch that are not what its manifest says, each
    by its path there, and those that either has alone."""
    ada = git.sidik(ujung, git.daftar(ujung, f"{t.nama}/"))
    berkas = objek_json(git.berkas(ujung, sendiri := f"{t.nama}/{manifes.NAMA}")).get("berkas")
    semua = berkas.items() if isinstance(berkas, dict) else ()
    harus = {sendiri: t.sidik} | {f"{t.nama}/{nama}": sidik for nama, sidik in semua}
    return sorted(j for j in ada.keys() | harus.keys() if ada.get(j) != harus.get(j))


def urutkan(terbitan: Iterable[Terbitan]) -> Sequence[Terbitan]:
    """The newest first, each with the version that replaces it: the newest final one of its
    edition, provided that this is newer."""
    semua = sorted(terbitan, key=lambda t: t.urut, reverse=True)
    pengganti = {t.edisi: t for t in reversed(semua) if not t.draf}
    return [
        dataclasses.replace(t, digantikan=p.nama if p and p.urut > t.urut else "")
        for t in semua
        for p in (pengganti.get(t.edisi),)
    ]


def sasaran_alias(terbitan: Sequence[Terbitan], draf_baru: str = "") -> dict[str, str | None]:
    """Alias → the version that it should mean, or None: the newest final one; the draft that was
    published last (`draf_baru`) or else the newest."""
    final = next((t.nama for t in terbitan if not t.draf), None)
    return {TERBARU: final, DRAF: draf_baru or next((t.nama for t in terbitan if t.draf), None)}


def untuk_peramban(terbitan: Sequence[Terbitan]) -> dict[str, Any]:
    """What the pages of every version read about all versions (`terbitan.js`)."""
    return {
        "terbaru": sasaran_alias(terbitan)[TERBARU],
        "versi": [
            {
                "versi": t.nama,
                **{k: getattr(t, k) for k in ("judul", "status", "alasan", "digantikan", "kode")},
                "pdf": [*t.pdf, *(_pdf_bertanda(a) for a in t.arsip)],
                "penanda": t.penanda,
            }
            for t in terbitan
        ],
    }


def _pdf_bertanda(satu: Arsip) -> dict[str, Any]:
    """A signed file like the PDF of a version, with its address below the version, or its name."""
    return {
        "berkas": f"../{satu.jalur}" if satu.umum else satu.berkas,
        "umum": satu.umum,
        "sha256": satu.sha256,
        "ukuran": satu.ukuran,
        "bertanda": True,
        "cara": satu.cara,
        "penanda": list(dict.fromkeys(p.sebutan for p in satu.penanda)),
        "terbukti": satu.terbukti,
        "hitungan": satu.hitungan,
    }
