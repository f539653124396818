"""Build many reports: each in a process of its own, several at a time, here or by the workers of an
existing Dask scheduler, on any number of machines.

A successful build replaces the last one as a whole, a failed one leaves it, so that an interrupted
run is continued by starting it again. For Dask, an optional extra, program and reports must be in a
folder shared by all machines, and a job is the command `build` itself, with the same result as
here.
"""

import gc
import os
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from macros.dasar.cabang import berhenti
from macros.dasar.masalah import kata_galat
from macros.dasar.pangkal import PROGRAM
from scripts.mesin import hasil_tetap
from scripts.portal.unit import Unit
from scripts.terminal import LAPORAN, GalatPerintah, tolakan

# Modules of every build, loaded once.
BEKAL = [
    "macros.gambar.lukis", "macros.keluaran.data_terbit", "macros.periksa.menyeluruh",
    "scripts.mesin.hasil", "scripts.mesin.situs",
]  # fmt: skip
PERCOBAAN = 3
MENUNGGU = 10  # s for a scheduler to answer, and for a worker to appear
TERTUNDA = 60  # s until a shared disk shows what another machine has written
# The output of a successful build.
BIASA = ("Memeriksa data …", "Menyusun situs …")


Akhir = tuple[int, str]  # of a build: its exit code, and its output


@dataclass(frozen=True)
class Jadi:
    """The result of a unit's build; `kata` is its output if it failed."""

    unit: Unit
    berhasil: bool
    kata: str = ""


def tetap(semua: Sequence[Unit], tujuan: Path) -> list[Unit]:
    """The units whose sites below `tujuan` are up to date."""

    def sama(unit: Unit) -> bool:
        masukan = hasil_tetap.sidik_masukan(unit.folder, ())
        ada = hasil_tetap.temuan_bila_tetap(unit.folder, tujuan / unit.slug, masukan)
        return ada is not None

    with ThreadPoolExecutor(4) as utas:
        return [unit for unit, ya in zip(semua, utas.map(sama, semua), strict=True) if ya]


def kerjakan(semua: Sequence[Unit], tujuan: Path, pekerja: int, dask: str | None) -> Iterator[Jadi]:
    """Build every unit below `tujuan`, and yield each result as soon as it is there.

    At most `pekerja` at a time; with `dask` as many as the scheduler has workers. Raises
    GalatPerintah if Dask is not installed, not reachable, or lost.
    """
    if not semua:
        return
    jalan = _lewat_dask(semua, tujuan, dask) if dask else _di_sini(semua, tujuan, pekerja)
    for unit, (kode, kata) in jalan:
        baris = [b for b in kata.splitlines() if b.strip() and b not in BIASA]
        yield Jadi(unit, kode == 0, "\n".join(baris) if kode else "")


def _gagal(kasus: str, **isi: object) -> Akhir:
    """A failed build, with the reason."""
    return 1, f"Galat: {tolakan(kasus, 1, **isi)}"


def _di_sini(semua: Sequence[Unit], tujuan: Path, pekerja: int) -> Iterator[tuple[Unit, Akhir]]:
    """Build on this machine, at most `pekerja` at a time, in forks of one process that has loaded
    the program; one that was killed from outside is started again."""
    os.environ["PYTHONPATH"] = str(PROGRAM)  # for the server process of forks
    konteks = get_context("forkserver")
    konteks.set_forkserver_preload(BEKAL)
    antrean = [(unit, 1) for unit in reversed(semua)]
    jalan: dict[Any, tuple[Any, Unit, Path, int]] = {}
    with tempfile.TemporaryDirectory() as sementara:
        try:
            while antrean or jalan:
                while antrean and len(jalan) < pekerja:
                    unit, kali = antrean.pop()
                    kata = Path(sementara, unit.slug)
                    kata.write_bytes(b"")
                    argumen = unit.folder, tujuan / unit.slug, kata
                    proses = konteks.Process(target=bangun, args=argumen)
                    proses.start()
                    jalan[proses.sentinel] = proses, unit, kata, kali
                for tanda in wait([*jalan]):
                    proses, unit, kata, kali = jalan.pop(tanda)
                    proses.join()
                    kode = proses.exitcode or 0
                    if kode >= 0:
                        yield unit, (kode, kata.read_text("utf-8", errors="replace"))
                    elif kali < PERCOBAAN:
                        antrean.append((unit, kali + 1))
                    else:
                        yield unit, _gagal("portal/dimatikan", kali=PERCOBAAN)
        finally:  # each build removes its unfinished results
            for proses, *_ in jalan.values():
                proses.terminate()
            for proses, *_ in jalan.values():
                proses.join()


def bangun(folder: Path, tujuan: Path, kata: Path) -> None:
    """Build one report in this process, which then ends; all output goes to a file."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent process ends this one
    signal.signal(signal.SIGTERM, berhenti)
    gc.disable()
    from scripts.mesin import hasil

    with kata.open("wb") as berkas:
        os.dup2(berkas.fileno(), 1)
        os.dup2(berkas.fileno(), 2)
    kode = 1
    try:
        if kurang := [n for n in LAPORAN if not (folder / n).exists()]:
            raise GalatPerintah(f"{folder} bukan folder laporan: {', '.join(kurang)} tidak ada.")
        for _ in hasil.bangun(folder, tujuan, ()):
            pass
        kode = 0
    except (GalatPerintah, OSError) as galat:
        print(f"Galat: {kata_galat(galat)}", file=sys.stderr)
    except SystemExit:
        pass
    except Exception:  # noqa: BLE001 - a fault of the program, which stops this unit alone
        traceback.print_exc()
    sys.stderr.flush()
    os._exit(kode)


def _lewat_dask(semua: Sequence[Unit], tujuan: Path, alamat: str) -> Iterator[tuple[Unit, Akhir]]:
    """Build every unit below `tujuan` by Dask workers. The build of a lost worker is given to
    another one.

    Raises GalatPerintah if Dask is not installed, the scheduler is not reachable or lost, or has no
    workers any more.
    """
    distributed, klien = _klien(alamat)
    perintah = [sys.executable, str(PROGRAM / "scripts" / "lkjip.py"), "--proyek"]
    pilihan = {"capture_output": True, "text": True, "pure": False}
    semula = {u: _rupa(tujuan / u.slug) for u in semua}
    tertunda = []
    with klien:
        _tunggu_pekerja(klien, alamat, "portal/belum-pekerja")
        tugas = {}
        for u in semua:
            argumen = [*perintah, str(u.folder), "build", "--no-pdf", "--out", str(tujuan / u.slug)]
            tugas[klien.submit(subprocess.run, argumen, **pilihan)] = u
        try:
            for satu in _selesai(klien, distributed, tugas, alamat):
                unit, hasil = tugas[satu], _hasil(satu, distributed.KilledWorker)
                if hasil[0] or _rupa(tujuan / unit.slug) != semula[unit]:
                    yield unit, hasil
                else:
                    tertunda.append((unit, hasil))
        except (OSError, distributed.CancelledError) as galat:
            raise tolakan("portal/terputus", alamat=alamat) from galat
        finally:
            klien.cancel([*tugas])
    batas = time.monotonic() + TERTUNDA
    for unit, baik in tertunda:
        situs = tujuan / unit.slug
        while _rupa(situs) == semula[unit] and time.monotonic() < batas:
            time.sleep(1)
        sampai = _rupa(situs) != semula[unit]
        yield unit, baik if sampai else _gagal("portal/tak-sampai", tujuan=situs)


def _selesai(klien: Any, distributed: Any, tugas: Iterable[Any], alamat: str) -> Iterator[Any]:
    """The jobs as they end. Raises GalatPerintah if there are no workers left."""
    belum = {*tugas}
    while belum:
        try:
            jadi = distributed.wait([*belum], MENUNGGU, "FIRST_COMPLETED").done
        except TimeoutError:
            _tunggu_pekerja(klien, alamat, "portal/hilang-pekerja")
            continue
        belum -= jadi
        yield from jadi


def _tunggu_pekerja(klien: Any, alamat: str, kasus: str) -> None:
    try:
        klien.wait_for_workers(1, timeout=MENUNGGU)
    except TimeoutError:
        raise tolakan(kasus, 2, alamat=alamat) from None


def _rupa(situs: Path) -> tuple[int, int] | None:
    """An identification of a folder that changes when another one replaces it."""
    try:
        ada = situs.stat()
    except OSError:
        return None
    return ada.st_ino, ada.st_mtime_ns


def _klien(alamat: str) -> tuple[Any, Any]:
    """The package `distributed`, and its client for a scheduler."""
    try:
        import distributed
    except ModuleNotFoundError:
        raise tolakan("portal/tanpa-dask", 2) from None
    try:
        return distributed, distributed.Client(alamat, timeout=MENUNGGU)
    except (OSError, ValueError) as galat:
        raise GalatPerintah(f"--dask: {alamat} tidak dapat dihubungi.", 2) from galat


def _hasil(tugas: Any, mati: type[Exception]) -> Akhir:
    """The result of a build; with the reason of one that could not start."""
    try:
        hasil = tugas.result()
    except mati:
        return _gagal("portal/dimatikan", kali=PERCOBAAN)
    except FileNotFoundError:
        return _gagal("portal/tak-terlihat", python=sys.executable, program=PROGRAM)
    return hasil.returncode, hasil.stderr


def laju(jadi: Jadi, ke: int, banyak: int, detik: float) -> str:
    """A progress line for the unit number `ke` of `banyak`, done after `detik` seconds: the state
    of the builds, and the estimated time for the rest."""
    kata = "selesai" if jadi.berhasil else "GAGAL"
    akhir = f"; sisa sekitar {lama(detik / ke * (banyak - ke))}" if ke < banyak else ""
    return f"[{ke}/{banyak}] {jadi.unit.sebutan}: {kata}{akhir}"


def lama(detik: float) -> str:
    """A duration in words: `50 detik`, `4 menit`."""
    return f"{round(detik)} detik" if detik < 90 else f"{round(detik / 60)} menit"
