"""`serve`: show the site in the browser while it is edited, and optionally the PDF."""

import argparse
from pathlib import Path

from scripts.mesin import pratinjau
from scripts.terminal import GalatPerintah


def jalankan(akar: str, opsi: argparse.Namespace) -> None:
    """Serve until Ctrl-C. Raises GalatPerintah if no port nearby is free."""
    if not 0 < opsi.port < 65536:
        raise GalatPerintah(f"--port: {opsi.port} bukan nomor porta (1 sampai 65535).", 2)
    pratinjau.tayangkan(Path(akar), opsi.port, pdf=opsi.pdf)
