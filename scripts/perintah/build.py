"""`build`: check the data, then make site and PDF beside the last good ones and swap them in."""

from __future__ import annotations

from scripts.perintah import Argumen, Perintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PERINTAH = Perintah(
    "memeriksa data, lalu membuat situs dan PDF",
    Argumen("--out", metavar="FOLDER", help="folder hasil (bawaan: site)"),
    Argumen("--no-pdf", action="store_true", help="situs saja, tanpa PDF"),
    Argumen(
        "--edisi",
        choices=("cetak", "draf", "tte", "semua"),
        default="cetak",
        metavar="EDISI",
        help="edisi PDF: cetak (bawaan), draf, tte, atau semua",
    ),
    sistem=("pango",),
    tanpa={"--no-pdf": ("pango",)},
)


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Build into `opsi.out`, and say what was made."""
    import gc
    from pathlib import Path

    gc.disable()  # one report, then the process ends: looking for garbage costs more than it frees
    from macros.keluaran import ragam
    from scripts.mesin import hasil

    proyek = Path(akar)
    edisi = ",".join(ragam.SEMUA) if opsi.edisi == "semua" else opsi.edisi
    keluar = Path(opsi.out) if opsi.out else proyek / "site"
    for baris in hasil.bangun(proyek, keluar, None if opsi.no_pdf else edisi):
        print(baris)
    return 0
