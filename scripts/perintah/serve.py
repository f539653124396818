"""`serve`: the site in the browser while it is being edited, and where it is wanted the PDF."""

from __future__ import annotations

from scripts.perintah import Perintah
from scripts.terminal import GalatPerintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PERINTAH = Perintah()


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Serve until Ctrl-C. Raises GalatPerintah where no port near can be used."""
    import os
    from pathlib import Path

    if not 0 < opsi.port < 65536:
        raise GalatPerintah(f"--port: {opsi.port} bukan nomor porta (1 sampai 65535).", 2)
    os.environ["LKJIP_PDF"] = "0"
    from scripts.mesin import pratinjau

    pratinjau.tayangkan(Path(akar), opsi.port, pdf=opsi.pdf)
    return 0
