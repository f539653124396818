"""`kirim`: put the published versions onto a web server, all at once."""

from __future__ import annotations

from scripts.perintah import TUJUAN, Argumen, Perintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PERINTAH = Perintah(
    "mengirim versi yang terbit ke server web",
    TUJUAN,
    Argumen(
        "--dari",
        metavar="FOLDER",
        help="folder situs yang dikirim (bawaan: cabang gh-pages di sini)",
    ),
    Argumen(
        "--semua",
        action="store_true",
        help="mengirim setiap berkas lagi, juga yang sudah sama di server",
    ),
    rincian="""contoh:
  python3 scripts/lkjip.py kirim hosting
      Mengirim semua versi yang terbit ke tujuan “hosting” dalam terbit.toml, beserta salinan
      termampatkan dan pengaturan server. Hanya berkas yang berubah yang dikirim. Pembaca tetap
      melihat keadaan lama sampai semuanya lengkap, lalu situs ditukar sekaligus.

Bila terputus, ulangi saja perintahnya. Untuk kembali ke keadaan sebelumnya: rollback.""",
)


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Send the published branch, or `opsi.dari`, to the target; says what was sent."""
    from pathlib import Path

    from scripts.hosting import pekerjaan

    print("\n".join(pekerjaan.kirim(Path(akar), opsi.tujuan, opsi.dari, semua=opsi.semua)))
    return 0
