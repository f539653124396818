"""Where the report meets paper: publishes the data, makes the PDFs with the data attached.

Runs after `situs`, which numbers the chapters, and `asal_angka`, which knows where figures stand.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from macros.dasar.masalah import GalatLaporan, urutkan
from macros.keluaran import cetakan, data_terbit, ragam
from macros.keluaran.cetakan import Cetakan
from macros.keluaran.versi import dari_lingkungan
from macros.sajian.makro import Makro

# The printed document of a build stands in the build's own output, so that two builds of one
# project do not meet; it goes when the PDF is there.
FOLDER_CETAK = ".cetak"
# More at a time would want more memory than a small machine has.
SEKALIGUS = 2

_antrean: list[Cetakan] = []
_berjalan: list[tuple[Cetakan, subprocess.Popen[bytes]]] = []


def on_env(env: Any, config: Any, files: Files) -> Any:  # noqa: ARG001 - as mkdocs calls it
    """Write the data beside the pages, and start the PDFs while the pages are written."""
    makro: Makro = config["extra"]["lkjip"]
    jejak = config["extra"]["asal"]
    akar = Path(config["config_file_path"]).parent
    situs = Path(config["site_dir"])
    data = situs / "unduh" / "data"
    data_terbit.tulis_data(
        makro.laporan, jejak.penelusur, jejak.letak, data
    )
    pesanan = ragam.pilih(os.environ.get(ragam.VARIABEL, "1"))
    if not pesanan:
        return env
    tempat = cetakan.TempatCetak(
        akar, situs / FOLDER_CETAK, data, config["extra"].get("alamat_terbit") or ""
    )
    nomor, tercetak = config["extra"]["nomor"], config["extra"]["tercetak"]
    try:
        semua = cetakan.siapkan(makro, nomor, tercetak, tempat, pesanan, dari_lingkungan())
    except GalatLaporan as galat:
        raise Abort("\n".join(m.sebagai_teks() for m in urutkan(galat.masalah))) from galat
    _antrean.extend(semua)
    _mulai()
    return env


def on_post_build(config: Any) -> None:
    """Put the finished PDFs beside the data, unless whoever builds knows that none is wanted."""
    config["extra"].get("sebelum_pdf", lambda: None)()
    unduh = Path(config["site_dir"]) / "unduh"
    for satu, proses in _giliran():
        _, pesan = proses.communicate()
        if proses.returncode != 0:
            raise Abort(pesan.decode(errors="replace").strip() or "PDF tidak dapat dibuat.")
        satu.hasil.replace(unduh / satu.nama)
    shutil.rmtree(Path(config["site_dir"]) / FOLDER_CETAK, ignore_errors=True)


def on_shutdown() -> None:
    """End the PDFs of a build that failed meanwhile; nobody waits for them any more."""
    _antrean.clear()
    while _berjalan:
        with _berjalan.pop()[1] as proses:
            proses.kill()


def _mulai() -> None:
    while _antrean and len(_berjalan) < SEKALIGUS:
        satu = _antrean.pop(0)
        proses = subprocess.Popen(satu.perintah, cwd=satu.akar, stderr=subprocess.PIPE)
        _berjalan.append((satu, proses))


def _giliran() -> Iterator[tuple[Cetakan, subprocess.Popen[bytes]]]:
    """The PDFs in their order; the next one starts when one has been waited for."""
    while _berjalan:
        yield _berjalan[0]
        # Only now: one whose waiting was broken off must still be ended.
        _berjalan.pop(0)
        _mulai()
