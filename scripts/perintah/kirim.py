"""`kirim`: put the published versions onto a web server, all at once."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.hosting import pekerjaan


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Send the published branch, or `opsi.dari`, to the target; says what was sent."""
    print("\n".join(pekerjaan.kirim(Path(akar), opsi.tujuan, opsi.dari, semua=opsi.semua)))
    return 0
