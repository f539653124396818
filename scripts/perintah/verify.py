"""`verify`: whether a PDF is a build's own, and whether what readers get is what was published."""

from __future__ import annotations

from scripts.perintah import ACUAN, CA, JSON, PENCABUTAN, Argumen, Perintah
from scripts.terminal import GalatPerintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PERINTAH = Perintah(
    "memeriksa keaslian PDF, atau membandingkan situs terbitan dengan manifesnya",
    Argumen("berkas", metavar="BERKAS.pdf", nargs="?", help="PDF yang diperiksa"),
    ACUAN,
    CA,
    PENCABUTAN,
    Argumen("--site", metavar="ALAMAT|FOLDER", help="situs terbitan, atau satu versi di dalamnya"),
    Argumen("--versi", metavar="VERSI", help="hanya versi ini (bawaan: semua versi)"),
    Argumen(
        "--kotak",
        action="store_true",
        help="halaman dan koordinat kotak tanda tangan, dan mana yang sudah terisi",
    ),
    JSON,
    Argumen("--remote", metavar="NAMA", help="remote Git yang dijadikan acuan"),
    rincian="""contoh:
  python3 scripts/lkjip.py verify lkjip-2023-s2-tte-bertanda.pdf
      Menyebut apakah PDF itu hasil build laporan ini tanpa perubahan, siapa yang menandatanganinya,
      apakah sertifikatnya berlaku waktu itu, dan apakah ia pejabat pada blok tanda tangannya.
  python3 scripts/lkjip.py verify lkjip-2023-s2-tte-bertanda.pdf --ca otoritas.pem \\
      --pencabutan dicabut.crl
      Dengan sertifikat otoritas dan daftar pencabutan yang ditunjuk.
  python3 scripts/lkjip.py verify lkjip-2023-s2-tte.pdf --kotak
      Menyebut halaman, originX, originY, width, dan height setiap kotak tanda tangan.
  python3 scripts/lkjip.py verify --site https://www.contoh.go.id/lkjip/
  python3 scripts/lkjip.py verify --site /var/www/lkjip --versi 2023-s2

Setiap perbedaan disebut: berubah, hilang, atau (hanya untuk folder) tambahan. Manifesnya sendiri
dibandingkan dengan cabang gh-pages di repositori ini, bila ada.

Kode keluar: 0 asli atau sama, 1 ditolak atau berbeda, 2 perintahnya keliru, 3 PDF utuh tetapi
penanda tangannya belum dikenal.""",
)


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Judge the file or the site that is named; 0 where all is as it was built, 3 where a file is
    but nobody vouches for its signer, else 1."""
    from pathlib import Path

    from scripts.terbit import pembuktian

    if (opsi.berkas is None) == (opsi.site is None):
        raise GalatPerintah("sebutkan satu berkas PDF, atau satu situs dengan --site.", 2)
    if opsi.kotak:
        return pembuktian.sebut_kotak(Path(akar), opsi)
    if opsi.berkas is None:
        return pembuktian.bandingkan_situs(Path(akar), opsi)
    return pembuktian.nilai_berkas(Path(akar), opsi)
