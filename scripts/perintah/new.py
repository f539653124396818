"""`new`: begin anew, with the next period of a report or with the report of another unit."""

from __future__ import annotations

import argparse
from pathlib import Path

from scripts.baru import jalan, unit
from scripts.terminal import GalatPerintah

PROFIL = ("upt", "pengadilan", "pemda")


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Show and with `--tulis` write the next period, or make the folder of a unit's report."""
    word = Path(opsi.dari) if opsi.dari else None
    if opsi.apa == "unit":
        if opsi.profil is None:
            raise GalatPerintah(f"sebutkan --profil: {', '.join(PROFIL)}.", 2)
        return unit.jalankan(Path(opsi.nama), opsi.profil, opsi.isian, ya=opsi.ya, word=word)
    if len(opsi.nama) != 4 or not opsi.nama.isdecimal():
        raise GalatPerintah(f"tahun ditulis dengan empat angka, bukan “{opsi.nama}”.", 2)
    tahun, kode = int(opsi.nama), opsi.periode
    return jalan.periode(Path(akar), tahun, kode, tulis=opsi.tulis, ya=opsi.ya, word=word)
