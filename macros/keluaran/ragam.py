"""The editions of the PDF, all made from one source, and what each says of itself.

`publik` and `draf` are for readers and stand in the site; `cetak` (signed by hand) and `tte`
(signed electronically) print what the public copy masks, and never stand below the site.
"""

from __future__ import annotations

import subprocess
from collections.abc import Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, get_args

from ..dasar.gudang import lingkungan_git
from ..dasar.penulisan import tanggal
from .versi import Versi

if TYPE_CHECKING:
    from ..hitung.entitas import Edisi

Ragam = Literal["publik", "cetak", "draf", "tte"]
SEMUA: tuple[Ragam, ...] = get_args(Ragam)
# Not for the public; where they are put, beside `site/`.
SALINAN: tuple[Ragam, ...] = ("cetak", "tte")
FOLDER_SALINAN = "tandatangan"
DAFTAR_SALINAN = "SHA256SUMS"  # which of the PDFs there a build made, as `sha256sum` lists them
BUKAN_FINAL = "Draf, bukan dokumen final"
PANJANG_COMMIT = 7


def nama_berkas(versi: str, ragam: Ragam) -> str:
    """`lkjip-2023-s2.pdf`, `lkjip-2023-s2.1-tte.pdf`: the file of an edition or its correction."""
    return f"lkjip-{versi}{'' if ragam == 'publik' else f'-{ragam}'}.pdf"


MILIK_BUILD = nama_berkas("*", "publik")  # what all of them are called


def dari_berkas(nama: str) -> Ragam:
    """The edition that a file made by `nama_berkas` holds."""
    akhir = nama.removesuffix(".pdf").rpartition("-")[2]
    return next((r for r in SEMUA if r == akhir), "publik")


def lembar_gaya(ragam: Collection[Ragam], edisi: Edisi) -> list[str]:
    """The style sheets of a document with these editions' looks, on the edition's paper."""
    tambahan = [f"-{r}" for r in SEMUA if r in ragam and r not in {"publik", "cetak"}]
    if edisi.kertas == "F4":
        tambahan.append("-f4")
    if edisi.dupleks:
        tambahan.append("-dupleks")
    return [f"aset/css/cetak{t}.css" for t in ("", *tambahan)]


def kaki_draf(akar: Path, terbit: Versi | None) -> str:
    """The line in the foot of a draft: day and short name of the commit that it comes from, as far
    as they are known. That is the one of the version being published, or the latest one of the
    project at `akar`, marked with `+` where files have changed since."""
    asal = _commit(akar) if terbit is None else (terbit.tanggal, terbit.commit[:PANJANG_COMMIT])
    return " · ".join(filter(None, (BUKAN_FINAL, *asal)))


def _commit(akar: Path) -> tuple[str, ...]:
    if not any((folder / ".git").exists() for folder in (akar, *akar.absolute().parents)):
        return ()
    catatan = _git(akar, "log", "-1", "--format=%cs %H").split()
    if len(catatan) != 2:
        return ()
    ubahan = _git(akar, "status", "--porcelain", "--untracked-files=no", "--", ".")
    hari = tanggal(date.fromisoformat(catatan[0]))
    return hari, catatan[1][:PANJANG_COMMIT] + ("+" if ubahan else "")


def _git(akar: Path, *perintah: str) -> str:
    """What git says, or nothing where there is no git, no repository or no commit."""
    try:
        hasil = subprocess.run(
            ["git", *perintah], cwd=akar, env=lingkungan_git(), capture_output=True, check=False
        )
    except OSError:
        return ""
    return "" if hasil.returncode else hasil.stdout.decode(errors="replace").strip()
