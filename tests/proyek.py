"""Copies of the project for tests: the whole, its skeleton, another unit's report laid over it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

AKAR = Path(__file__).resolve().parent.parent
MINI = Path(__file__).resolve().parent / "fixtures" / "mini"
# What a unit takes over from this project; everything else of a report is its own.
KERANGKA = ("macros", "scripts", "docs/aset", "mkdocs.yml", "data/datapackage.json")
TIRUAN = shutil.ignore_patterns("__pycache__")

# The command line in this very interpreter: the environment of the tests is set up already.
MASUK = (
    "import os, sys; os.environ['LKJIP_MASUK'] = str(os.getpid());"
    " from scripts import cli; sys.exit(cli.main(os.getcwd(), sys.argv[1:]))"
)


def lkjip(
    akar: Path, *argumen: str, lingkungan: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run the project's command at `akar` as a person would; nothing is raised on failure."""
    return subprocess.run(
        [sys.executable, "-c", MASUK, *argumen],
        cwd=akar,
        env={**os.environ, **(lingkungan or {})},
        capture_output=True,
        text=True,
        check=False,
    )


def bangun(akar: Path, keluar: Path, *opsi: str, lingkungan: dict[str, str] | None = None) -> Path:
    """Build the report of the project at `akar` into `keluar`; what it said is shown on failure."""
    hasil = lkjip(akar, "build", "--out", str(keluar), *opsi, lingkungan=lingkungan)
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr
    return keluar


def salin(tujuan: Path, nama: Iterable[str], dari: Path = AKAR) -> Path:
    """Copy files and folders of the project, by their paths in it, to `tujuan`."""
    for satu in nama:
        ke = tujuan / satu
        ke.parent.mkdir(parents=True, exist_ok=True)
        if (dari / satu).is_dir():
            shutil.copytree(dari / satu, ke, ignore=TIRUAN)
        else:
            shutil.copyfile(dari / satu, ke)
    return tujuan


def salin_laporan(tujuan: Path) -> Path:
    """Everything that a build of the report reads."""
    return salin(tujuan, ("macros", "scripts", "docs", "data", "mkdocs.yml"))


def berkas_proyek() -> list[str]:
    """The files that a clone of the project in its present state would hold."""
    perintah = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    hasil = subprocess.run(perintah, cwd=AKAR, capture_output=True, text=True, check=True)
    return [nama for nama in hasil.stdout.split("\0") if nama and (AKAR / nama).is_file()]


def pasang_mini(tujuan: Path) -> Path:
    """The report of `fixtures/mini` on the project's skeleton, as another unit would set it up.

    Tables without a file of their own are empty. The schema's notes on where the cells of this
    project were found are not the other unit's and go.
    """
    salin(tujuan, KERANGKA)
    shutil.copytree(MINI / "docs", tujuan / "docs", dirs_exist_ok=True)
    shutil.copytree(MINI / "data", tujuan / "data", dirs_exist_ok=True)
    paket = tujuan / "data" / "datapackage.json"
    skema = json.loads(paket.read_text(encoding="utf-8"))
    for bagian in (skema, *skema["resources"]):
        bagian.pop("sources", None)
    paket.write_text(json.dumps(skema, ensure_ascii=False, indent=2), encoding="utf-8")
    for sumber in skema["resources"]:
        _tabel_kosong(tujuan / "data" / sumber["path"], sumber)
    konfigurasi = tujuan / "mkdocs.yml"
    isi = konfigurasi.read_text(encoding="utf-8")
    nav = (MINI / "nav.yml").read_text(encoding="utf-8")
    baru, banyak = re.subn(r"^nav:\n(?:[ ]+.*\n|\n)+?(?=^\S)", nav + "\n", isi, flags=re.MULTILINE)
    assert banyak == 1
    konfigurasi.write_text(baru, encoding="utf-8")
    return tujuan


def _tabel_kosong(berkas: Path, sumber: dict[str, Any]) -> None:
    if not berkas.exists():
        kepala = ",".join(kolom["name"] for kolom in sumber["schema"]["fields"])
        berkas.write_text(f"{kepala}\n", encoding="utf-8")


def ganti(berkas: Path, lama: str, baru: str) -> None:
    """Replace the only occurrence of a text in a file."""
    isi = berkas.read_text(encoding="utf-8")
    assert isi.count(lama) == 1, f"{berkas.name}: {lama!r} ada {isi.count(lama)} kali"
    berkas.write_text(isi.replace(lama, baru), encoding="utf-8")
