"""Expensive read-only fixtures: made once in a run, by the process that asks first."""

from __future__ import annotations

import csv
import fcntl
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.benda.foto import Album
from macros.benda.grafik import Penggambar
from macros.benda.siap import siapkan
from macros.hitung.laporan import Laporan
from macros.sajian.makro import Makro, rakit_siap
from macros.sajian.penyaji import Penyaji
from macros.temuan import angka_ketik, bagian_tiada
from macros.temuan.kasus import Temuan
from macros.temuan.naskah import Naskah
from tests.proyek import AKAR, MINI, bangun, bangun_situs, pasang_mini

DICETAK = "kecamatan"
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M1 1h7v7z"/></svg>'


def rumah(pabrik: pytest.TempPathFactory) -> Path:
    """The folder of this run, in which each of several processes has its own."""
    akar = pabrik.getbasetemp()
    return akar.parent if "PYTEST_XDIST_WORKER" in os.environ else akar


def sekali(pabrik: pytest.TempPathFactory, nama: str, buat: Callable[[Path], object]) -> Path:
    """The folder `nama` of this run, which `buat` fills; others wait for who asked first.

    It is for reading: what a test wrote in it, tests in other processes would see. Where `buat`
    fails the next who asks tries again, so that each test that needs the folder says why.
    """
    akar = rumah(pabrik)
    folder = akar / nama
    siap = akar / f"{nama}.siap"
    with (akar / f"{nama}.kunci").open("w") as kunci:
        fcntl.flock(kunci, fcntl.LOCK_EX)
        if not siap.exists():
            folder.mkdir(exist_ok=True)
            buat(folder)
            siap.touch()
    return folder


def makro_dari(laporan: Laporan, docs: Path | None = None, foto: Path | None = None) -> Makro:
    """The macros for a report, without drawing; tables are made on use, and templates are compiled
    once. Processed pictures are cached in `foto`."""
    siap, penyaji = siapkan(laporan, teliti=False), Penyaji(AKAR / ".cache" / "templat")
    penggambar = Penggambar(laporan, None, siap.grafik)
    return Makro(siap, penyaji, penggambar, docs, Album(docs or Path(), foto))


def rakit_dari(laporan: Laporan, tembolok: Path | None, docs: Path | None = None) -> Makro:
    """The macros for a report; charts are drawn if there is a cache for them (`tembolok`)."""
    return rakit_siap(siapkan(laporan), tembolok, docs, gambar=True)


def laporan(folder: Path) -> Path:
    """The project's own report, site and PDF, in `folder/situs`; by a command as a person gives it.
    Where another process runs tests meanwhile, on one processor: printed in one process, it takes a
    sixth less of both."""
    semua = os.sched_getaffinity(0)
    try:
        if "PYTEST_XDIST_WORKER" in os.environ:
            os.sched_setaffinity(0, {min(semua)})
        return bangun(AKAR, folder / "situs", lingkungan={})
    finally:
        os.sched_setaffinity(0, semua)


def mini(folder: Path) -> Path:
    """The report of another unit, `fixtures/mini`, with a logo and all editions of its PDF: its
    project and its site in `folder`."""
    proyek = pasang_mini(folder / "proyek")
    (proyek / "docs" / "aset").mkdir()
    (proyek / "docs" / "aset" / "logo.svg").write_text(LOGO, encoding="utf-8")
    return bangun(proyek, folder / "situs", "--edisi", "semua")


def tercetak(pabrik: pytest.TempPathFactory) -> Path:
    """The site of the unit in `fixtures/` with the deepest codes, with its PDF on F4 for both sides
    of the sheet; its project stands beside it."""

    def cetak(folder: Path) -> None:
        proyek = Path(shutil.copytree(MINI.parent / DICETAK, folder / "proyek"))
        laporan = proyek / "data" / "laporan.csv"
        kepala, baris = csv.reader(laporan.read_text("utf-8").splitlines())
        isi = dict(zip(kepala, baris, strict=True)) | {"kertas": "F4", "dupleks": "true"}
        with laporan.open("w", encoding="utf-8", newline="") as keluar:
            csv.writer(keluar, lineterminator="\n").writerows([kepala, [isi[k] for k in kepala]])
        bangun(proyek, folder / "situs")

    return sekali(pabrik, f"cetak-{DICETAK}", cetak) / "situs"


def situs_unit(pabrik: pytest.TempPathFactory, nama: str) -> Path:
    """The site of one of the units in `fixtures/`, without a PDF; its project is around it."""

    def susun(folder: Path) -> None:
        bangun_situs([Path(shutil.copytree(MINI.parent / nama, folder / "proyek"))])

    return sekali(pabrik, f"unit-{nama}", susun) / "proyek" / "situs"


def angka_diketik(laporan: Laporan, bab: Naskah) -> list[Temuan]:
    """The findings on typed numbers."""
    semua = (angka_ketik.temuan_bab, angka_ketik.temuan, bagian_tiada.temuan)
    return [t for cari in semua for t in cari(laporan, bab)]
