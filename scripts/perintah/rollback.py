"""`rollback`: give readers the state before the last one that was sent."""

from __future__ import annotations

from scripts.perintah import Perintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PERINTAH = Perintah()


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Make the former state of the target live again; says which."""
    from pathlib import Path

    from scripts.hosting import pekerjaan

    print("\n".join(pekerjaan.kembalikan(Path(akar), opsi.tujuan)))
    return 0
