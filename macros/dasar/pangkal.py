"""Where the program stands. A report may stand anywhere else."""

from __future__ import annotations

from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2]
# Every page finds below it what belongs to the program (`aset/css`, `aset/js`, `aset/font`); a file
# of the same address below a report's own docs/ goes first.
ASET = PROGRAM / "macros" / "templates" / "situs"
# Tables and charts that every report has without describing them: `tabel.yaml`, `grafik.yaml`.
BAWAAN = PROGRAM / "macros" / "benda" / "bawaan"
