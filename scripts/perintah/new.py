"""`new`: begin anew, with the next period of a report or with the report of another unit."""

from __future__ import annotations

from scripts.perintah import Argumen, Perintah
from scripts.terminal import GalatPerintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PERIODE = ("TAHUN", "SM1", "SM2", "TW1", "TW2", "TW3", "TW4")
PROFIL = ("upt", "pengadilan", "pemda")

PERINTAH = Perintah(
    "memulai periode baru, atau laporan unit baru",
    Argumen(
        "apa",
        choices=("period", "unit"),
        metavar="period|unit",
        help="period: periode berikut laporan ini; unit: laporan unit lain",
    ),
    Argumen("nama", metavar="TAHUN|FOLDER", help="tahun periode baru, atau folder laporan baru"),
    Argumen(
        "--periode",
        choices=PERIODE,
        default="TAHUN",
        metavar="PERIODE",
        help=f"period: {', '.join(PERIODE)} (bawaan: TAHUN)",
    ),
    Argumen("--tulis", action="store_true", help="period: menulis perubahannya"),
    Argumen(
        "--profil",
        choices=PROFIL,
        metavar="PROFIL",
        help=f"unit: {', '.join(PROFIL)}",
    ),
    Argumen("--isian", metavar="BERKAS.toml", help="unit: isian dari berkas, tanpa bertanya"),
    Argumen(
        "--dari",
        metavar="LAPORAN.docx",
        help="laporan lama dalam Word: bab, tabel, gambar, dan catatannya dibawa ke laporan baru",
    ),
    Argumen("--ya", action="store_true", help="menjawab ya tanpa bertanya; isian unit dikosongkan"),
    rincian="""contoh:
  python3 scripts/lkjip.py new period 2024 --periode SM1
      Menampilkan apa yang akan ditulis untuk Semester I 2024: baris yang dilanjutkan tanpa
      hasilnya, koreksi dan jawaban lama yang disimpan di data/arsip, lampiran yang disalin.
  python3 scripts/lkjip.py new period 2024 --periode SM1 --tulis
      Bertanya sekali, lalu menulisnya.
  python3 scripts/lkjip.py new unit ~/laporan/kecamatan --profil pemda
      Membuat folder laporan unit baru, dan menanyakan nama serta alamat unitnya.
  python3 scripts/lkjip.py new unit ~/laporan/kecamatan --profil pemda --dari laporan-2030.docx
      Sama, dengan bab, tabel, gambar, dan catatan kaki dari laporan lama dalam Word.""",
)


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
