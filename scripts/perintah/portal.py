"""`portal`: the reports of many units, built where they changed, and what they have in common."""

from __future__ import annotations

from scripts.perintah import Argumen, Perintah
from scripts.terminal import GalatPerintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PERINTAH = Perintah(
    "menyusun laporan banyak unit dan portal yang memperbandingkannya",
    Argumen(
        "folder",
        metavar="FOLDER",
        nargs="+",
        help="folder laporan sebuah unit, atau folder yang memuat folder-folder itu",
    ),
    Argumen("--out", metavar="FOLDER", help="folder hasil (bawaan: portal)"),
    Argumen(
        "--pekerja",
        metavar="N",
        type=int,
        help="laporan yang disusun bersamaan (bawaan: sebanyak prosesor)",
    ),
    Argumen(
        "--aturan",
        metavar="BERKAS.yaml",
        help="ketentuan bagi semua unit (bawaan: portal.yaml dalam FOLDER, bila ada)",
    ),
    Argumen(
        "--dask",
        metavar="ALAMAT",
        help="menyusun lewat penjadwal Dask di alamat itu, misalnya tcp://10.0.0.5:8786",
    ),
    proyek=False,
    rincian="""Hanya laporan yang berubah yang disusun. Laporan yang galat tidak menghentikan yang
lain: galatnya ditampilkan di sini dan ditulis ke FOLDER-laporan.txt di samping hasil; portal hanya
menyebut bahwa laporan itu belum dapat ditampilkan. Bila terputus, ulangi saja perintahnya.""",
)


def jalankan(_: str, opsi: argparse.Namespace) -> int:
    """Build the units and the portal; 1 where a unit could not be built."""
    import os
    from pathlib import Path

    from scripts.portal import jalan

    if opsi.pekerja is not None and opsi.pekerja < 1:
        raise GalatPerintah(f"--pekerja {opsi.pekerja}: paling sedikit satu.", 2)
    return jalan.portal(
        [Path(f) for f in opsi.folder],
        Path(opsi.out or "portal"),
        pekerja=opsi.pekerja or os.cpu_count() or 1,
        aturan=Path(opsi.aturan) if opsi.aturan else None,
        dask=opsi.dask,
    )
