"""Facts on published versions: content, replacement, and which is the newest."""

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
# Fields of a version from its manifest.
SAMA = ("status", "judul", "alasan", "edisi", "tanggal_data", "commit")


class PenandaTerbit(TypedDict):
    """A signer of a version: the way of signing (`cara`, in words), the SHA-256 of the file, and
    the time (`waktu`, ISO 8601, or empty)."""

    nama: str
    cara: str
    sha256: str
    waktu: str


@dataclass(frozen=True)
class Terbitan:
    """One published version, from its manifest; `sidik` is the manifest's own SHA-256.

    `digantikan` is the name of the version that replaces it, or empty; `pohon` is its Git tree;
    `arsip` are the signed files added later; `kode` is the code of its document.
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
        """The date of the commit in words."""
        return tanggal(datetime.fromisoformat(self.waktu).date())

    @property
    def penanda(self) -> list[PenandaTerbit]:
        """The signers in the signed files added later."""
        return [
            {"nama": p.nama, "cara": a.keterangan(p), "sha256": a.sha256, "waktu": p.waktu}
            for a, p in arsip.penanda(self.arsip)
        ]

    def sebagai_dict(self) -> dict[str, Any]:
        """The facts for programs."""
        isi = {**dataclasses.asdict(self), "penanda": self.penanda}
        return {"versi": isi.pop("nama"), "tanggal": isi.pop("waktu"), **isi}

    @property
    def koreksi(self) -> int:
        """The number of the correction of its edition; 0 for the first version."""
        return nomor_koreksi(self.nama)

    @property
    def urut(self) -> tuple[str, str, int, bool]:
        """A sort key: the date of the data, or the edition's year without one; then the
        correction."""
        return self.tanggal_data or self.edisi, self.edisi, self.koreksi, not self.draf


def nomor_koreksi(nama: str) -> int:
    """The number after the point in a version's name; 0 without one."""
    cocok = NAMA.fullmatch(nama)
    return int(cocok["koreksi"] or 0) if cocok else 0


def rangkaian(terbit: Iterable[Terbitan], nama: str) -> list[Terbitan]:
    """The final versions of the same edition as `nama`, in order."""
    edisi = nama.partition(".")[0]
    return [t for t in terbit if not t.draf and t.nama.partition(".")[0] == edisi]


def dari_manifes(teks: bytes, pohon: str, bertanda: Iterable[Arsip] = ()) -> Terbitan | None:
    """A version from the text of its manifest and the signed files added later; None for an invalid
    manifest."""
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
    """Every version in a commit of the branch, the newest first; empty for None."""
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
    """The files of a version in a commit of the branch that differ from its manifest, including
    missing and additional ones, by path."""
    ada = git.sidik(ujung, git.daftar(ujung, f"{t.nama}/"))
    berkas = objek_json(git.berkas(ujung, sendiri := f"{t.nama}/{manifes.NAMA}")).get("berkas")
    semua = berkas.items() if isinstance(berkas, dict) else ()
    harus = {sendiri: t.sidik} | {f"{t.nama}/{nama}": sidik for nama, sidik in semua}
    return sorted(j for j in ada.keys() | harus.keys() if ada.get(j) != harus.get(j))


def urutkan(terbitan: Iterable[Terbitan]) -> Sequence[Terbitan]:
    """The newest first, each with the version that replaces it: the newest final one of its
    edition, if that is newer."""
    semua = sorted(terbitan, key=lambda t: t.urut, reverse=True)
    pengganti = {t.edisi: t for t in reversed(semua) if not t.draf}
    return [
        dataclasses.replace(t, digantikan=p.nama if p and p.urut > t.urut else "")
        for t in semua
        for p in (pengganti.get(t.edisi),)
    ]


def sasaran_alias(terbitan: Sequence[Terbitan], draf_baru: str = "") -> dict[str, str | None]:
    """Alias → its version, or None: the newest final one; the draft published last (`draf_baru`),
    or else the newest draft."""
    final = next((t.nama for t in terbitan if not t.draf), None)
    return {TERBARU: final, DRAF: draf_baru or next((t.nama for t in terbitan if t.draf), None)}


def untuk_peramban(terbitan: Sequence[Terbitan]) -> dict[str, Any]:
    """Facts on all versions for the pages of every version (`terbitan.js`)."""
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
    """A signed file in the form of a version's PDF, with its relative address, or its name."""
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
