"""Where the history of changes meets mkdocs: a published correction is compared with the version
that it follows.

Runs last, over the finished site, and does nothing in an ordinary build.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from macros.keluaran.versi import VARIABEL_PENDAHULU, dari_lingkungan

HALAMAN = Path("lampiran", "riwayat-perubahan.html")
TEMPAT = '<div class="ubahan"></div>'
BERKAS = Path("unduh", "ubahan.json")


def on_post_build(config: Any) -> None:
    """Write the differences into the page and beside the data."""
    versi, jalur = dari_lingkungan(), os.environ.get(VARIABEL_PENDAHULU)
    situs = Path(config["site_dir"])
    halaman = situs / HALAMAN
    if versi is None or not jalur or not halaman.is_file():
        return
    # Only now, as an ordinary build would import all this for nothing.
    from macros.riwayat import penyajian
    from macros.riwayat.potret import baca
    from macros.riwayat.ubahan import bandingkan

    pendahulu = Path(jalur)
    try:
        lama = baca(f"versi {pendahulu.name}", pendahulu)
    except (FileNotFoundError, KeyError, ValueError):
        # A version from before there was a register has nothing to compare.
        return
    ubahan = bandingkan(lama, baca(f"versi {versi.nama}", situs))
    isi = json.dumps(ubahan.sebagai_dict(), ensure_ascii=False, indent=1)
    (situs / BERKAS).write_text(f"{isi}\n", encoding="utf-8")
    teks = halaman.read_text(encoding="utf-8")
    teks = teks.replace(TEMPAT, str(penyajian.sebagai_html(ubahan, "../")))
    halaman.write_text(teks, encoding="utf-8")
