"""`verify`: whether a PDF is a build's own, and whether what readers get is what was published."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.terbit import pembuktian
from scripts.terminal import GalatPerintah


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Judge the file or the site that is named; 0 where all is as it was built, 3 where a file is
    but nobody vouches for its signer, else 1."""
    if (opsi.berkas is None) == (opsi.site is None):
        raise GalatPerintah("sebutkan satu berkas PDF, atau satu situs dengan --site.", 2)
    if opsi.kotak:
        return pembuktian.sebut_kotak(Path(akar), opsi)
    if opsi.berkas is None:
        return pembuktian.bandingkan_situs(Path(akar), opsi)
    return pembuktian.nilai_berkas(Path(akar), opsi)
