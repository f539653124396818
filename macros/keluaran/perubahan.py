"""A published correction, compared with the version that it follows, over the finished site."""

import json
import os
from pathlib import Path

from .versi import VARIABEL_PENDAHULU, Versi

HALAMAN = Path("lampiran", "riwayat-perubahan.html")
TEMPAT = '<div class="ubahan"></div>'
BERKAS = Path("unduh", "ubahan.json")
PAKET = Path("unduh", "data", "datapackage.json")


def tulis(situs: Path, versi: Versi) -> None:
    """Write the differences into the page and beside the data, where `versi` corrects another."""
    jalur, halaman = os.environ.get(VARIABEL_PENDAHULU), situs / HALAMAN
    if not jalur or not halaman.is_file():
        return
    # Only now, as an ordinary build would import all this for nothing.
    from ..riwayat import penyajian
    from ..riwayat.potret import baca
    from ..riwayat.ubahan import bandingkan

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
    paket = json.loads((situs / PAKET).read_bytes())
    nama = {f"data/{satu['path']}": satu["title"] for satu in paket["resources"]}
    teks = teks.replace(TEMPAT, str(penyajian.sebagai_html(ubahan, "../", nama)))
    halaman.write_text(teks, encoding="utf-8")
