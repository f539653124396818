"""`new`: begin anew, with the next period of a report or with the report of another unit."""

from __future__ import annotations

from scripts.perintah import Perintah
from scripts.terminal import GalatPerintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PROFIL = ("upt", "pengadilan", "pemda")

PERINTAH = Perintah()


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Show and with `--tulis` write the next period, or make the folder of a unit's report."""
    from pathlib import Path

    word = Path(opsi.dari) if opsi.dari else None
    if opsi.apa == "unit":
        from scripts.baru import unit

        if opsi.profil is None:
            raise GalatPerintah(f"sebutkan --profil: {', '.join(PROFIL)}.", 2)
        return unit.jalankan(Path(opsi.nama), opsi.profil, opsi.isian, ya=opsi.ya, word=word)
    if len(opsi.nama) != 4 or not opsi.nama.isdecimal():
        raise GalatPerintah(f"tahun ditulis dengan empat angka, bukan “{opsi.nama}”.", 2)
    from scripts.baru import jalan

    tahun, kode = int(opsi.nama), opsi.periode
    return jalan.periode(Path(akar), tahun, kode, tulis=opsi.tulis, ya=opsi.ya, word=word)
