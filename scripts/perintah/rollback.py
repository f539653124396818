"""`rollback`: give readers the state before the last one that was sent."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.hosting import pekerjaan


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Make the former state of the target live again; says which."""
    print("\n".join(pekerjaan.kembalikan(Path(akar), opsi.tujuan)))
    return 0
