"""Paths of the program's own folders (a report may be anywhere else)."""

from pathlib import Path

PROGRAM = Path(__file__).resolve().parents[2]
# The settings of a report, in its own folder.
KONFIGURASI = "mkdocs.yml"
# Files of the program for every page (`aset/css`, `aset/js`, `aset/font`); a file with the same
# path below a report's docs/ takes precedence.
ASET = PROGRAM / "macros" / "templates" / "situs"
# Tables and charts declared for every report: `tabel.yaml`, `grafik.yaml`.
BAWAAN = PROGRAM / "macros" / "benda" / "bawaan"
