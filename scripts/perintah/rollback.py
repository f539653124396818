"""`rollback`: give readers the state before the last one that was sent."""

from __future__ import annotations

from scripts.perintah import TUJUAN, Perintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PERINTAH = Perintah(
    "mengembalikan situs di server ke keadaan sebelum kiriman terakhir",
    TUJUAN,
    rincian="""Keadaan terdahulu disimpan di server, sebanyak yang disebut kunci simpan dalam
terbit.toml. Diulang, perintah ini mundur satu keadaan lagi. Cabang gh-pages tidak
berubah; kirim memasang kembali yang terbit.""",
)


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Make the former state of the target live again; says which."""
    from pathlib import Path

    from scripts.hosting import pekerjaan

    print("\n".join(pekerjaan.kembalikan(Path(akar), opsi.tujuan)))
    return 0
