"""`serve`: the site in the browser while it is being edited, and where it is wanted the PDF."""

import argparse
from pathlib import Path

from scripts.mesin import pratinjau
from scripts.terminal import GalatPerintah


def jalankan(akar: str, opsi: argparse.Namespace) -> None:
    """Serve until Ctrl-C. Raises GalatPerintah where no port near can be used."""
    if not 0 < opsi.port < 65536:
        raise GalatPerintah(f"--port: {opsi.port} bukan nomor porta (1 sampai 65535).", 2)
    pratinjau.tayangkan(Path(akar), opsi.port, pdf=opsi.pdf)
