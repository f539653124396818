"""`test`: run style, types and tests at the same time; show all, and fail if any fails."""

import argparse
import os
import subprocess
import sys

from macros.dasar.pangkal import PROGRAM
from scripts.terminal import GalatPerintah

# The tests of a file share expensive fixtures, so a file stays in one process; each process may
# have a browser and a build of the report in memory.
SEREMPAK = ("--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder", "--durations=20")
SAMPINGAN = {
    "ruff": ("ruff", "check", "--output-format=concise"),
    "ruff format": ("ruff", "format", "--check"),
    "mypy": ("mypy",),
}

# The marks that the command's options select, as given by tests/penanda.py; without an option
# pytest's settings leave out the long corpora.
PILIHAN = {
    "--cepat": ("-m", "not (build or peramban or proses or lama or lengkap)"),
    "--lengkap": ("-m", "", "--hypothesis-profile=lengkap"),
}


def jalankan(_: str, opsi: argparse.Namespace) -> int:
    """Run all checks; `opsi.pilih` selects the tests, `opsi.sisa` is passed to pytest.

    Returns pytest's code, or 1 if only the others failed. Raises GalatPerintah for more than one
    selection.
    """
    if len(set(opsi.pilih)) > 1:
        raise GalatPerintah(f"{' dan '.join(PILIHAN)} tidak dapat dipakai bersama.", 2)
    samping = {
        nama: _mulai(*argumen, keluar=subprocess.PIPE) for nama, argumen in SAMPINGAN.items()
    }
    print("── pytest ──", flush=True)
    # One more process than cores does not use them better, and must be started.
    banyak = f"--numprocesses={len(os.sched_getaffinity(0))}"
    pilihan = PILIHAN[opsi.pilih[0]] if opsi.pilih else ()
    kode = _mulai("pytest", banyak, *SEREMPAK, *pilihan, *opsi.sisa).wait()
    for nama, satu in samping.items():
        print(f"── {nama} ──\n{satu.communicate()[0]}", end="", flush=True)
    gagal = [nama for nama, satu in samping.items() if satu.returncode]
    if gagal:
        print(f"GAGAL: {' dan '.join(gagal)} (keterangan di atas).")
    return kode or int(bool(gagal))


def _mulai(*modul: str, keluar: int | None = None) -> subprocess.Popen[str]:
    """Start a module of the environment; both its outputs go to `keluar`."""
    return subprocess.Popen(
        [sys.executable, "-m", *modul], cwd=PROGRAM, text=True, stdout=keluar,
        stderr=keluar and subprocess.STDOUT, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
