"""`build`: check the data, then make site and PDF beside the last good ones and swap them in."""

from __future__ import annotations

from scripts.perintah import Argumen, Perintah
from scripts.terminal import GalatPerintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PERINTAH = Perintah(
    "memeriksa data, lalu membuat situs dan PDF",
    Argumen("--out", metavar="FOLDER", help="folder hasil (bawaan: site)"),
    Argumen("--no-pdf", action="store_true", help="situs saja, tanpa PDF"),
    Argumen(
        "--edisi",
        choices=("publik", "cetak", "tte", "draf", "semua"),
        default="publik",
        metavar="EDISI",
        help="edisi PDF di samping PDF untuk umum: cetak, tte, draf, atau semua",
    ),
    Argumen(
        "--docx",
        action="store_true",
        help="juga salinan Word untuk ditanggapi, di samping naskahnya",
    ),
    sistem=("pango",),
    tanpa={"--no-pdf": ("pango",)},
    rincian="""PDF untuk umum selalu dibuat, di site/unduh/, dengan NIP disamarkan. Salinan yang
ditandatangani (cetak: di atas kertas; tte: secara elektronik) memuat NIP yang utuh dan ditulis ke
folder tandatangan/, tidak pernah ke dalam situs.""",
)


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Build into `opsi.out`, and say what was made."""
    import gc
    from pathlib import Path

    gc.disable()  # one report, then the process ends: looking for garbage costs more than it frees
    from macros.keluaran import ragam
    from scripts.mesin import hasil

    proyek = Path(akar)
    edisi = ",".join(ragam.SEMUA if opsi.edisi == "semua" else {"publik", opsi.edisi})
    if opsi.no_pdf and opsi.edisi != "publik":
        raise GalatPerintah(f"--no-pdf dan --edisi {opsi.edisi} tidak dapat bersama.", 2)
    keluar = Path(opsi.out) if opsi.out else proyek / "site"
    for baris in hasil.bangun(proyek, keluar, None if opsi.no_pdf else edisi, word=opsi.docx):
        print(baris)
    return 0
