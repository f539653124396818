"""`test`: style, types, then the tests. All three are shown; any failure fails the command."""

import argparse
import os
import subprocess
import sys

from macros.dasar.pangkal import PROGRAM
from scripts.terminal import GalatPerintah

# A file's tests share what is costly to make, so that a file stays with one process; each process
# may have a browser and a build of the report in memory.
SEREMPAK = (
    "--numprocesses=auto", "--maxprocesses=4", "--dist=loadfile", "--no-loadscope-reorder",
    "--durations=20",
)  # fmt: skip
# pytest comes last, so that the closing lines are its own summary.
LANGKAH = (("ruff", ("check", "--output-format=concise")), ("mypy", ()))

# What the options of the command choose. The marks are given by tests/penanda.py; without an option
# pytest's own settings leave out the long corpora.
PILIHAN = {
    "--cepat": ("-m", "not (build or peramban or proses or lama or lengkap)"),
    "--lengkap": ("-m", "", "--hypothesis-profile=lengkap"),
}


def jalankan(_: str, opsi: argparse.Namespace) -> int:
    """Run the three; `opsi.pilih` says which tests, `opsi.sisa` goes to pytest.

    Returns pytest's code, or 1 where only the others failed. Raises GalatPerintah where more than
    one choice was made.
    """
    if len(set(opsi.pilih)) > 1:
        raise GalatPerintah(f"{' dan '.join(PILIHAN)} tidak dapat dipakai bersama.", 2)
    lingkungan = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}

    def modul(nama: str, *argumen: str) -> int:
        print(f"── {nama} ──", flush=True)
        perintah = [sys.executable, "-m", nama, *argumen]
        return subprocess.run(perintah, cwd=PROGRAM, env=lingkungan, check=False).returncode

    gagal = [nama for nama, argumen in LANGKAH if modul(nama, *argumen)]
    if gagal:
        print(f"GAGAL: {' dan '.join(gagal)} (keterangan di atas).")
    pilihan = PILIHAN[opsi.pilih[0]] if opsi.pilih else ()
    return modul("pytest", *SEREMPAK, *pilihan, *opsi.sisa) or int(bool(gagal))
