"""`versions`: what is published, newest first."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

from scripts.terbit import catatan, daftar, gudang
from scripts.terminal import GalatPerintah


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """List the versions, as text or with `--json` as a list of objects; reads, never writes files.

    Where the remote cannot be reached, what was last known of it is shown, and that is said.
    """
    tempat = gudang.buka(Path(akar), opsi.remote)
    try:
        tempat.segarkan()
    except GalatPerintah as galat:
        print(f"Keadaan terakhir yang diketahui: {galat}", file=sys.stderr)
    terbit = catatan.baca(tempat.git, tempat.ujung())
    if opsi.json:
        isi = [daftar.sebagai_dict(t) for t in terbit]
        json.dump(isi, sys.stdout, ensure_ascii=False, indent=2)
        print()
    elif not terbit:
        print("Belum ada versi yang terbit.")
    else:
        alias = {v: k for k, v in catatan.sasaran_alias(terbit).items() if v}
        for t in terbit:
            print("\n".join(daftar.sebagai_teks(t, alias.get(t.nama, ""))))
    return 0
