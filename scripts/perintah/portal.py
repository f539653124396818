"""`portal`: build the reports of many units, where they changed, and pages that compare them."""

import argparse
import os
from pathlib import Path

from scripts.portal import jalan
from scripts.terminal import GalatPerintah


def jalankan(_: str, opsi: argparse.Namespace) -> int:
    """Build the units and the portal; 1 where a unit could not be built."""
    if opsi.pekerja is not None and opsi.pekerja < 1:
        raise GalatPerintah(f"--pekerja {opsi.pekerja}: paling sedikit satu.", 2)
    return jalan.portal(
        [Path(f) for f in opsi.folder],
        Path(opsi.out or "portal"),
        pekerja=opsi.pekerja or len(os.sched_getaffinity(0)),
        aturan=Path(opsi.aturan) if opsi.aturan else None,
        dask=opsi.dask,
    )
