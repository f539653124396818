"""Builds through the workers of an existing Dask scheduler, on as many machines as it has.

Program and reports stand where they stand here: in a folder that all machines share. A job is the
`build` command itself, so that what it makes is what it makes here. Dask is an optional extra.
"""

import subprocess
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from macros.dasar.pangkal import PROGRAM
from scripts.portal.unit import Unit
from scripts.terminal import GalatPerintah
from scripts.terminal.tolakan import tolakan

KUNCI = "requirements-dask.txt"
PERCOBAAN = 3
MENUNGGU = 10  # seconds for a scheduler to answer, and for a worker to be there
TERTUNDA = 60  # seconds after which a shared disk shows here what another machine has written


def lewat_dask(
    semua: Sequence[Unit], tujuan: Path, alamat: str
) -> Iterator[tuple[Unit, subprocess.CompletedProcess[str]]]:
    """Build every unit below `tujuan`, each as a worker is free. The build of a worker that was
    lost is given to another one.

    Raises GalatPerintah where Dask is not installed, or the scheduler is not reached or lost, or
    has no worker any more.
    """
    klien, distributed = _klien(alamat)
    perintah = [sys.executable, str(PROGRAM / "scripts" / "lkjip.py"), "--proyek"]
    pilihan = {"capture_output": True, "text": True, "pure": False}
    semula = {u: _rupa(tujuan / u.slug) for u in semua}
    tertunda = []
    with klien:
        tugas = {}
        for u in semua:
            argumen = [*perintah, str(u.folder), "build", "--no-pdf", "--out", str(tujuan / u.slug)]
            tugas[klien.submit(subprocess.run, argumen, **pilihan)] = u
        try:
            for satu in _selesai(klien, distributed, tugas, alamat):
                unit, hasil = tugas[satu], _hasil(satu, distributed.KilledWorker)
                if hasil.returncode or _rupa(tujuan / unit.slug) != semula[unit]:
                    yield unit, hasil
                else:
                    tertunda.append((unit, hasil))
        except (OSError, distributed.CancelledError) as galat:
            pesan = f"--dask: hubungan dengan {alamat} terputus. Ulangi perintahnya."
            raise GalatPerintah(pesan) from galat
        finally:
            klien.cancel([*tugas])
    batas = time.monotonic() + TERTUNDA
    for unit, hasil in tertunda:
        situs = tujuan / unit.slug
        while _rupa(situs) == semula[unit] and time.monotonic() < batas:
            time.sleep(1)
        if _rupa(situs) == semula[unit]:
            yield unit, gagal(tolakan("portal/tak-sampai", tujuan=situs))
        else:
            yield unit, hasil


def _selesai(klien: Any, distributed: Any, tugas: Iterable[Any], alamat: str) -> Iterator[Any]:
    """The jobs as they end. Raises GalatPerintah where nobody is left who could end them."""
    belum = {*tugas}
    while belum:
        try:
            jadi = distributed.wait([*belum], MENUNGGU, "FIRST_COMPLETED").done
        except TimeoutError:
            _tunggu_pekerja(klien, f"--dask: penjadwal di {alamat} kehilangan semua pekerjanya.")
            continue
        belum -= jadi
        yield from jadi


def _tunggu_pekerja(klien: Any, pesan: str) -> None:
    try:
        klien.wait_for_workers(1, timeout=MENUNGGU)
    except TimeoutError:
        pesan = f"{pesan} Jalankan pekerjanya, lalu ulangi perintah ini."
        raise GalatPerintah(pesan, 2) from None


def _rupa(situs: Path) -> tuple[int, int] | None:
    """What tells a folder from the one that takes its place."""
    try:
        ada = situs.stat()
    except OSError:
        return None
    return ada.st_ino, ada.st_mtime_ns


def _klien(alamat: str) -> tuple[Any, Any]:
    """The client of a scheduler that has a worker, and the package."""
    try:
        import distributed
    except ModuleNotFoundError:
        pasang = f".venv/bin/python -m pip install --require-hashes -r {KUNCI}"
        pesan = f"--dask memerlukan paket tambahan. Pasang dahulu: {pasang}"
        raise GalatPerintah(pesan, 2) from None
    try:
        klien = distributed.Client(alamat, timeout=MENUNGGU)
    except (OSError, ValueError) as galat:
        raise GalatPerintah(f"--dask: {alamat} tidak dapat dihubungi.", 2) from galat
    try:
        _tunggu_pekerja(klien, f"--dask: penjadwal di {alamat} belum mempunyai pekerja.")
    except GalatPerintah:
        klien.close()
        raise
    return klien, distributed


def _hasil(tugas: object, mati: type[Exception]) -> subprocess.CompletedProcess[str]:
    """How a build ended; one that could not even begin says why."""
    try:
        hasil: subprocess.CompletedProcess[str] = tugas.result()  # type: ignore[attr-defined]
    except mati:
        return gagal(tolakan("portal/dimatikan", kali=PERCOBAAN))
    except FileNotFoundError:
        return gagal(tolakan("portal/tak-terlihat", python=sys.executable, program=PROGRAM))
    return hasil


def gagal(sebab: GalatPerintah) -> subprocess.CompletedProcess[str]:
    """A build that came to nothing, and why."""
    return subprocess.CompletedProcess([], 1, "", f"Galat: {sebab}")
