"""`diff`: what differs between two versions of the report, in figures and not in lines."""

from __future__ import annotations

from scripts.perintah import JSON, Argumen, Perintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PERINTAH = Perintah(
    "membandingkan angka, tabel, gambar, dan teks dua versi laporan",
    Argumen("a", metavar="A", help="versi terbit, tag, atau commit yang lama"),
    Argumen(
        "b",
        metavar="B",
        nargs="?",
        default="kerja",
        help="yang baru (bawaan: kerja, yaitu naskah dan data di folder ini)",
    ),
    JSON,
    Argumen("--html", metavar="BERKAS", help="menulis hasil sebagai halaman HTML"),
    rincian="""contoh:
  python3 scripts/lkjip.py diff 2023-s2 2023-s2.1
      Apa yang berubah dari versi 2023-s2 ke koreksinya: setiap angka sebelum dan sesudah,
      selisihnya, baris data yang berubah, dan tempat angka itu ditampilkan; tabel, gambar, bagan,
      dan bagian teks yang baru, yang tidak ada lagi, atau yang berubah.
  python3 scripts/lkjip.py diff 2023-s2
      Versi 2023-s2 dibandingkan dengan naskah dan data di folder ini.""",
)


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Show what differs from `opsi.a` to `opsi.b`; 0 also where something does."""
    import json
    import sys
    import tempfile
    from pathlib import Path

    from macros.riwayat import penyajian
    from macros.riwayat.ubahan import bandingkan
    from scripts.terbit import potret

    proyek = Path(akar)
    with tempfile.TemporaryDirectory(prefix="lkjip-") as kotak:
        lama, baru = (
            potret.potret(proyek, nama, Path(kotak) / str(n))
            for n, nama in enumerate((opsi.a, opsi.b))
        )
    ubahan = bandingkan(lama, baru)
    if opsi.html:
        Path(opsi.html).write_text(f"{penyajian.sebagai_halaman(ubahan)}\n", encoding="utf-8")
        print(f"Perbandingan {ubahan.dari} → {ubahan.ke} ditulis ke {opsi.html}.")
    elif opsi.json:
        json.dump(ubahan.sebagai_dict(), sys.stdout, ensure_ascii=False, indent=2)
        print()
    else:
        print("\n".join(penyajian.sebagai_teks(ubahan)))
    return 0
