"""`publish`: build the committed state and add it to the published versions, all or nothing."""

from __future__ import annotations

from scripts.perintah import CA, PENCABUTAN, Argumen, Perintah

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

PERINTAH = Perintah(
    "menerbitkan keadaan yang sudah di-commit sebagai satu versi",
    Argumen("versi", metavar="VERSI", help="nama versi: kode edisi, mis. 2023-s2"),
    Argumen(
        "--status",
        choices=("draf", "final"),
        default="draf",
        help="draf dapat diganti, final tidak (bawaan: draf)",
    ),
    Argumen("--title", metavar="JUDUL", help="judul dalam daftar versi"),
    Argumen("--alasan", metavar="TEKS", help="apa yang diperbaiki; wajib untuk koreksi"),
    Argumen("--remote", metavar="NAMA", help="remote Git tujuan (bawaan: origin, bila ada)"),
    Argumen("--ya", action="store_true", help="mengirim ke remote tanpa bertanya dahulu"),
    Argumen(
        "--signed",
        metavar="BERKAS.pdf",
        help="mencatat PDF bertanda tangan dari versi final yang sudah terbit",
    ),
    CA,
    PENCABUTAN,
    Argumen(
        "--tanpa-ca",
        action="store_true",
        help="menyimpan meski identitas penanda tangan belum terbukti",
    ),
    Argumen("--pindaian", action="store_true", help="berkasnya pindaian tanda tangan basah"),
    Argumen(
        "--penanda",
        metavar="NAMA",
        action="append",
        help="yang bertanda tangan pada pindaian; boleh berulang",
    ),
    Argumen("--tanggal", metavar="TTTT-BB-HH", help="tanggal tanda tangan pada pindaian"),
    Argumen(
        "--halaman-beda",
        metavar="SEBAB",
        help="mengapa jumlah halaman pindaian lain daripada PDF yang terbit",
    ),
    Argumen(
        "--umumkan",
        action="store_true",
        help="berkas --signed sendiri ikut diumumkan, beserta NIP yang tercetak di dalamnya",
    ),
    sistem=("pango",),
    tanpa={"--signed": ("pango",)},
    rincian="""contoh:
  python3 scripts/lkjip.py publish 2023-s2
      Menerbitkan draf. Draf yang lama diganti; alias “draf” menunjuk ke sini.
  python3 scripts/lkjip.py publish 2023-s2 --status final
      Menerbitkan versi final, setelah semua temuan dijawab. Sesudah itu versi ini tidak dapat
      diganti atau dihapus; alias “terbaru” menunjuk ke sini. Salinan untuk
      ditandatangani, dengan NIP, ditulis ke tandatangan/2023-s2/ dan tidak diterbitkan.
  python3 scripts/lkjip.py publish 2023-s2.1 --status final --alasan "Realisasi IKK 1.1 keliru"
      Menerbitkan koreksi. Versi lama tetap dapat dibaca, dengan keterangan dan tautan ke koreksi.
  python3 scripts/lkjip.py publish 2023-s2 --signed lkjip-2023-s2-tte-bertanda.pdf --ca otoritas.pem
      Mencatat PDF bertanda tangan elektronik pada versi final itu: ukuran, sidik, dan penandanya.
      Hanya salinan yang disusun penerbitan, utuh dan ditambahi tanda tangan saja, yang diterima.
      Versinya sendiri tidak berubah. Berkasnya menjadi umum hanya dengan --umumkan.
  python3 scripts/lkjip.py publish 2023-s2 --signed pindaian.pdf --pindaian \\
      --penanda "Nama, Kepala Rutan" --tanggal 2024-01-15
      Mencatat pindaian tanda tangan basah, dengan keterangan bahwa ia pindaian. Halamannya harus
      sebanyak PDF yang terbit, kecuali --halaman-beda menyebut sebabnya.

Yang terbit hanyalah yang sudah di-commit. Sebelum dikirim ke remote, Anda ditanya sekali; tanpa
terminal, tambahkan --ya. Bila terputus, ulangi saja perintahnya.""",
)


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Publish `opsi.versi`, or with `--signed` file a signed PDF of it; says what was mended first,
    and in the end what is now published."""
    from pathlib import Path

    from macros.keluaran.versi import Versi
    from scripts.terbit import gudang, izin, penerbitan, terima

    proyek = Path(akar)
    masuk = terima.dari_opsi(opsi)
    if masuk is not None:
        tempat = gudang.buka(proyek, opsi.remote)
        izin.periksa(tempat, ya=opsi.ya)
        penerbitan.periksa_penerbit(tempat)
        alamat = penerbitan.alamat_terbit(tempat.git.akar)
        baru = terima.terima(tempat, opsi.versi, masuk, alamat, ya=opsi.ya)
        print("\n".join(terima.laporan(baru, tempat)))
        return 0
    minta = Versi(
        nama=opsi.versi,
        status=opsi.status,
        judul=(opsi.title or "").strip(),
        alasan=(opsi.alasan or "").strip(),
        commit="",
        waktu="",
    )
    penerbitan.terbitkan(proyek, minta, opsi.remote, ya=opsi.ya)
    return 0
