"""Paths of the program's own folders (a report may be anywhere else), and the processor cores."""

import os
from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2]
# What says how a report is built, in its own folder.
KONFIGURASI = "mkdocs.yml"
# Every page finds below it what belongs to the program (`aset/css`, `aset/js`, `aset/font`); a file
# of the same address below a report's own docs/ goes first.
ASET = PROGRAM / "macros" / "templates" / "situs"
# Tables and charts that every report has without describing them: `tabel.yaml`, `grafik.yaml`.
BAWAAN = PROGRAM / "macros" / "benda" / "bawaan"


def inti() -> int:
    """How many of the machine's cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
