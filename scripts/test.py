"""`test`: style, types, then the tests. All three are shown; any failure fails the command."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys

# pytest comes last, so that the closing lines are its own summary.
LANGKAH = (("ruff", ("check", "--output-format=concise")), ("mypy", ()))


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Run the three; `opsi.sisa` goes to pytest. Returns pytest's code, or 1 where only the
    others failed."""
    lingkungan = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}

    def modul(nama: str, *argumen: str) -> int:
        print(f"── {nama} ──", flush=True)
        perintah = [sys.executable, "-m", nama, *argumen]
        return subprocess.run(perintah, cwd=akar, env=lingkungan, check=False).returncode

    gagal = [nama for nama, argumen in LANGKAH if modul(nama, *argumen)]
    if gagal:
        print(f"GAGAL: {' dan '.join(gagal)} (keterangan di atas).")
    return modul("pytest", *opsi.sisa) or int(bool(gagal))
