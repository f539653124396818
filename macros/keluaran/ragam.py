"""The editions of the PDF, made from one source, and their names, style sheets and marks.

`publik` and `draf` are for readers and part of the site; `cetak` (signed by hand) and `tte` (signed
electronically) show what the public copy masks, and are never below the site.
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
# The folder for copies that are not public, beside `site/`.
SALINAN: tuple[Ragam, ...] = ("cetak", "tte")
FOLDER_SALINAN = "tandatangan"
DAFTAR_SALINAN = "SHA256SUMS"  # the list of PDFs of a build there, as from `sha256sum`
BUKAN_FINAL = "Draf, bukan dokumen final"
PANJANG_COMMIT = 7


def nama_berkas(versi: str, ragam: Ragam) -> str:
    """The file name of an edition or its correction: `lkjip-2023-s2.pdf`,
    `lkjip-2023-s2.1-tte.pdf`."""
    return f"lkjip-{versi}{'' if ragam == 'publik' else f'-{ragam}'}.pdf"


MILIK_BUILD = nama_berkas("*", "publik")  # the pattern of all their names


def dari_berkas(nama: str) -> Ragam:
    """The edition of a file named by `nama_berkas`."""
    akhir = nama.removesuffix(".pdf").rpartition("-")[2]
    return next((r for r in SEMUA if r == akhir), "publik")


def lembar_gaya(ragam: Collection[Ragam], edisi: Edisi) -> list[str]:
    """The style sheets for a document with these editions' looks, on the paper of the report."""
    tambahan = [f"-{r}" for r in SEMUA if r in ragam and r not in {"publik", "cetak"}]
    if edisi.kertas == "F4":
        tambahan.append("-f4")
    if edisi.dupleks:
        tambahan.append("-dupleks")
    return [f"aset/css/cetak{t}.css" for t in ("", *tambahan)]


def kaki_draf(akar: Path, terbit: Versi | None) -> str:
    """The line in the foot of a draft: date and short name of its commit, as far as known: of the
    version to be published, or the latest commit of the project at `akar`, with `+` if files have
    changed since."""
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
    """The output of git, or "" without git, repository or commit."""
    try:
        hasil = subprocess.run(
            ["git", *perintah], cwd=akar, env=lingkungan_git(), capture_output=True, check=False
        )
    except OSError:
        return ""
    return "" if hasil.returncode else hasil.stdout.decode(errors="replace").strip()
