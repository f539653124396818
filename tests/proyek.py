"""Copies of the project for tests: the whole, its skeleton, another unit's report laid over it."""

from __future__ import annotations

import contextlib
import csv
import gc
import hashlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest import mock

from macros.dasar.masalah import Masalah
from macros.keluaran.versi import Versi
from macros.periksa import menyeluruh
from scripts import cli, siapkan
from scripts.mesin import hasil_tetap, situs as mesin

AKAR = Path(__file__).resolve().parent.parent
MINI = Path(__file__).resolve().parent / "fixtures" / "mini"
# What a unit takes over from this project; everything else of a report is its own.
KERANGKA = ("data/tabel.yaml", "data/grafik.yaml")
# Who is told when a report is built in this process: the guard of the quick tests.
MENYUSUN: list[Callable[[str], None]] = []
# What a check keeps for the next one.
SIMPANAN_BAB = (".cache/bab.pickle", ".cache/laporan", ".cache/templat")
# Nor what another process is just writing, which is gone before it is copied.
TIRUAN = shutil.ignore_patterns("__pycache__", "*.tmp")

# The command line in this very interpreter: the environment of the tests is set up already. The
# program is the current folder's own where there is one, as in a clone.
MASUK = (
    "import os, sys; os.environ['LKJIP_MASUK'] = str(os.getpid());"
    f" sini = os.getcwd(); akar = sini if os.path.isdir('scripts') else {str(AKAR)!r};"
    " sys.path.insert(0, akar); from scripts import cli;"
    " sys.exit(cli.main(akar, ['--proyek', sini, *sys.argv[1:]]))"
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


def perintah(
    akar: Path, *argumen: str, lingkungan: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """As `lkjip`, but in this process and with the code of this project: for what a command says
    of the data at `akar`. What a build does to a process needs one of its own.

    In a thread, because where a browser is open this one has a loop running and some commands need
    another; there, signals cannot be handled.
    """
    if argumen[:1] == ("build",):
        for dengar in MENYUSUN:
            dengar(argumen[0])
    kata, keluhan = io.StringIO(), io.StringIO()
    tanda = {siapkan.TANDA_MASUK: str(os.getpid()), **(lingkungan or {})}
    proyek = ["--proyek", str(akar)] if akar != AKAR else []
    with (
        mock.patch.dict(os.environ, tanda),
        mock.patch("signal.signal"),
        contextlib.chdir(akar),
        contextlib.redirect_stdout(kata),
        contextlib.redirect_stderr(keluhan),
        ThreadPoolExecutor(1) as utas,
    ):
        try:
            kode = utas.submit(cli.main, str(AKAR), [*proyek, *argumen]).result()
        except SystemExit as keluar:  # as the help does
            kode = int(keluar.code or 0)
    gc.enable()
    baris = [str(akar), *argumen]
    return subprocess.CompletedProcess(baris, kode, kata.getvalue(), keluhan.getvalue())


def bangun_di_sini(akar: Path, *opsi: str) -> subprocess.CompletedProcess[str]:
    """`build` in this process, for what it says: the site's engine leaves its traces in there."""
    return perintah(akar, "build", *opsi)


def bangun(akar: Path, keluar: Path, *opsi: str, lingkungan: dict[str, str] | None = None) -> Path:
    """Build the report of the project at `akar` into `keluar`; what it said is shown on failure.

    In this process, whose start is half of a small report's build; in one of its own where
    `lingkungan` says how that differs, be it in nothing.
    """
    baris = ("build", "--out", str(keluar), *opsi)
    sini = lingkungan is None
    hasil = perintah(akar, *baris) if sini else lkjip(akar, *baris, lingkungan=lingkungan)
    assert hasil.returncode == 0, hasil.stdout + hasil.stderr
    return keluar


def salin(tujuan: Path, nama: Iterable[str], dari: Path = AKAR) -> Path:
    """Copy files and folders of the project, by their paths in it, to `tujuan`.

    Data with chapters bring along what a check of them leaves for the next command: what a test
    does not touch is not judged again.
    """
    semua = [*nama]
    if {"data", "docs"} <= {*semua} and dari == AKAR:
        diperiksa()
        semua += SIMPANAN_BAB
    for satu in semua:
        ke = tujuan / satu
        ke.parent.mkdir(parents=True, exist_ok=True)
        if (dari / satu).is_dir():
            shutil.copytree(dari / satu, ke, ignore=TIRUAN)
        else:
            shutil.copyfile(dari / satu, ke)
    return tujuan


@cache
def diperiksa() -> tuple[Masalah, ...]:
    """What a check says of the project itself; what it finds out is kept for the next command."""
    return tuple(periksa_lagi(AKAR))


def periksa_lagi(akar: Path, *, ketat: bool = False) -> list[Masalah]:
    """What a check says where others came before, as the command does it: what did not change is
    not judged again, and what it finds out is kept for the next one."""
    return menyeluruh.periksa(akar, ketat=ketat, penentu=hasil_tetap.penentu(akar)[1])


def salin_laporan(tujuan: Path) -> Path:
    """Everything that a build of the report reads."""
    return salin(tujuan, ("docs", "data", "mkdocs.yml"))


def berkas_proyek() -> list[str]:
    """The files that a clone of the project in its present state would hold."""
    perintah = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    hasil = subprocess.run(perintah, cwd=AKAR, capture_output=True, text=True, check=True)
    return [nama for nama in hasil.stdout.split("\0") if nama and (AKAR / nama).is_file()]


def pasang_mini(tujuan: Path) -> Path:
    """The report of `fixtures/mini` on the project's skeleton, as another unit would set it up, and
    with what a check of it leaves for the next command."""
    return Path(shutil.copytree(_mini().name, tujuan, dirs_exist_ok=True))


@cache
def _mini() -> TemporaryDirectory[str]:
    """The project that is copied, kept as long as this process."""
    folder = TemporaryDirectory()
    tujuan = salin(Path(folder.name), KERANGKA)
    shutil.copytree(MINI / "docs", tujuan / "docs")
    shutil.copytree(MINI / "data", tujuan / "data", dirs_exist_ok=True)
    shutil.copyfile(MINI / "mkdocs.yml", tujuan / "mkdocs.yml")
    periksa_lagi(tujuan)
    return folder


def salin_mini(situs_mini: Path, tujuan: Path) -> Path:
    """A copy of the project behind the shared site, with what its build has left for the next."""
    return Path(shutil.copytree(situs_mini.parent / "proyek", tujuan, ignore=TIRUAN))


def ganti(berkas: Path, lama: str, baru: str) -> None:
    """Replace the only occurrence of a text in a file."""
    isi = berkas.read_text(encoding="utf-8")
    assert isi.count(lama) == 1, f"{berkas.name}: {lama!r} ada {isi.count(lama)} kali"
    berkas.write_text(isi.replace(lama, baru), encoding="utf-8")


def bangun_situs(proyek: Iterable[Path], terbit: Versi | None = None) -> list[Path]:
    """Build the site alone (no PDF) of several copies of the project, each into its `situs`.

    In this process, which has the site's engine; importing it would be most of a small site's time.
    """
    keluar = [satu / "situs" for satu in proyek]
    with ThreadPoolExecutor(1) as utas:
        for satu in keluar:
            satu.mkdir()
            utas.submit(mesin.bangun, satu.parent, satu, terbit=terbit).result()
    return keluar


def ganti_sel(berkas: Path, baris: int, kolom: str, isi: str) -> str:
    """Change one cell of a CSV file, the row numbered as in a spreadsheet; returns what it held."""
    asli = berkas.read_text(encoding="utf-8")
    tabel = list(csv.reader(io.StringIO(asli)))
    letak = tabel[0].index(kolom)
    assert _tulis(tabel) == asli, f"{berkas.name} bukan CSV baku"
    lama = tabel[baris - 1][letak]
    tabel[baris - 1][letak] = isi
    berkas.write_text(_tulis(tabel), encoding="utf-8")
    return lama


def _tulis(tabel: list[list[str]]) -> str:
    keluar = io.StringIO()
    csv.writer(keluar, lineterminator="\n").writerows(tabel)
    return keluar.getvalue()


def cari_baris(berkas: Path, **saring: str) -> int:
    """The number, as in a spreadsheet, of the only row whose columns hold these texts."""
    with berkas.open(encoding="utf-8", newline="") as terbuka:
        cocok = [
            nomor
            for nomor, baris in enumerate(csv.DictReader(terbuka), 2)
            if saring.items() <= baris.items()
        ]
    (satu,) = cocok
    return satu


def sidik(folder: Path) -> dict[str, str]:
    """SHA-256 of every file below a folder, by its path in it; not of what is kept for speed."""
    return {
        berkas.relative_to(folder).as_posix(): hashlib.sha256(berkas.read_bytes()).hexdigest()
        for berkas in sorted(folder.rglob("*"))
        if berkas.is_file() and not berkas.is_relative_to(folder / ".cache")
    }
