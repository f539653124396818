"""The subcommands and what each needs, as one table.

Read on every start, before the environment is known to exist: it imports nothing, not even
argparse, so that a start costs no more than the interpreter's own.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

KUNCI_BUILD = "requirements.txt"
KUNCI_TEST = "requirements-dev.txt"


class Kebutuhan:
    """What must be in place before a command runs: lock files and parts of the system."""

    def __init__(self, kunci: tuple[str, ...], sistem: tuple[str, ...] = ()) -> None:
        self.kunci = kunci
        self.sistem = sistem


class Perintah:
    """One subcommand: its module in this package, its help, its arguments and its needs.

    `rincian` are further lines of the help, shown as they stand below the options.
    `argumen` holds the positional and keyword arguments of `ArgumentParser.add_argument`. An option
    in `tanpa` lifts the need for the named parts of the system. With `teruskan` what is not one of
    the options is handed on as it stands.
    """

    def __init__(
        self,
        bantuan: str,
        kebutuhan: Kebutuhan,
        *,
        argumen: tuple[tuple[tuple[str, ...], dict[str, object]], ...] = (),
        tanpa: dict[str, tuple[str, ...]] | None = None,
        teruskan: bool = False,
        rincian: str = "",
    ) -> None:
        self.bantuan = bantuan
        self.kebutuhan = kebutuhan
        self.argumen = argumen
        self.tanpa = tanpa or {}
        self.teruskan = teruskan
        self.rincian = rincian


ACUAN: dict[str, object] = {
    "metavar": "TEMPAT",
    "help": "PDF hasil build, versi.json, atau folder situs (bawaan: site dan versi terbitan)",
}

PENCABUTAN: dict[str, object] = {
    "metavar": "BERKAS",
    "action": "append",
    "help": "daftar pencabutan (CRL) atau jawaban OCSP otoritas (PEM, DER); boleh diulang",
}

PERINTAH = {
    "build": Perintah(
        "memeriksa data, lalu membuat situs dan PDF",
        Kebutuhan((KUNCI_BUILD,), ("pango",)),
        argumen=(
            (
                ("--out",),
                {"metavar": "FOLDER", "help": "folder hasil (bawaan: site)"},
            ),
            (("--no-pdf",), {"action": "store_true", "help": "situs saja, tanpa PDF"}),
            (
                ("--edisi",),
                {
                    "choices": ("cetak", "draf", "tte", "semua"),
                    "default": "cetak",
                    "metavar": "EDISI",
                    "help": "edisi PDF: cetak (bawaan), draf, tte, atau semua",
                },
            ),
        ),
        tanpa={"--no-pdf": ("pango",)},
    ),
    "serve": Perintah(
        "menampilkan situs di peramban selagi disunting (tanpa PDF)",
        Kebutuhan((KUNCI_BUILD,)),
        argumen=(
            (
                ("--port",),
                {"type": int, "default": 8000, "help": "nomor porta (bawaan: 8000)"},
            ),
        ),
    ),
    "check": Perintah(
        "memeriksa data dan menampilkan semua galat dan temuan",
        Kebutuhan((KUNCI_BUILD,)),
        argumen=(
            (("--json",), {"action": "store_true", "help": "hasil sebagai JSON untuk program"}),
            (
                ("--strict",),
                {
                    "action": "store_true",
                    "help": "temuan yang belum dijawab dihitung sebagai galat",
                },
            ),
            (
                ("--review",),
                {
                    "metavar": "BERKAS",
                    "nargs": "?",
                    "const": "",
                    "help": "menulis kertas kerja reviu (bawaan: kertas-kerja-reviu-EDISI.xlsx)",
                },
            ),
        ),
    ),
    "data": Perintah(
        "menyunting data di Excel: ekspor ke satu buku kerja, impor kembali",
        Kebutuhan((KUNCI_BUILD,)),
        argumen=(
            (
                ("aksi",),
                {
                    "choices": ("export", "import"),
                    "metavar": "export|import",
                    "help": "export: menulis buku kerja; import: menampilkan perubahannya",
                },
            ),
            (("berkas",), {"metavar": "BERKAS.xlsx", "help": "buku kerja Excel"}),
            (
                ("--tulis",),
                {"action": "store_true", "help": "import: menulis perubahan ke folder data"},
            ),
            (("--ya",), {"action": "store_true", "help": "menjawab ya tanpa bertanya"}),
        ),
        rincian="""contoh:
  python3 scripts/lkjip.py data export data-lkjip.xlsx
      Menulis semua tabel ke satu buku kerja, satu lembar setiap tabel. Nomor barisnya sama dengan
      nomor baris berkas CSV. Kolom kunci dikunci tanpa sandi; pilihan tersedia sebagai daftar.
  python3 scripts/lkjip.py data import data-lkjip.xlsx
      Menampilkan sel yang berubah (berkas, baris, kolom, sebelum → sesudah) serta baris yang
      ditambahkan dan dihapus. Tidak menulis apa pun. Semua galat ditampilkan sekaligus.
  python3 scripts/lkjip.py data import data-lkjip.xlsx --tulis
      Bertanya dahulu, lalu menulis berkas CSV yang berubah saja, semuanya atau tidak sama sekali.
      Tanpa terminal, tambahkan --ya. Sesudahnya ekspor ulang sebelum menyunting lagi di Excel.

Rumus dibaca nilainya. Tabel yang berubah di buku kerja dan juga di folder data sejak ekspor
ditolak; ekspor ulang, lalu ulangi suntingannya.""",
    ),
    "publish": Perintah(
        "menerbitkan keadaan yang sudah di-commit sebagai satu versi",
        Kebutuhan((KUNCI_BUILD,), ("pango",)),
        argumen=(
            (("versi",), {"metavar": "VERSI", "help": "nama versi: kode edisi, mis. 2023-s2"}),
            (
                ("--status",),
                {
                    "choices": ("draf", "final"),
                    "default": "draf",
                    "help": "draf dapat diganti, final tidak (bawaan: draf)",
                },
            ),
            (("--title",), {"metavar": "JUDUL", "help": "judul dalam daftar versi"}),
            (
                ("--alasan",),
                {"metavar": "TEKS", "help": "apa yang diperbaiki; wajib untuk koreksi"},
            ),
            (
                ("--remote",),
                {"metavar": "NAMA", "help": "remote Git tujuan (bawaan: origin, bila ada)"},
            ),
            (
                ("--ya",),
                {"action": "store_true", "help": "mengirim ke remote tanpa bertanya dahulu"},
            ),
            (
                ("--signed",),
                {
                    "metavar": "BERKAS.pdf",
                    "help": "menyimpan PDF bertanda tangan dari versi final yang sudah terbit",
                },
            ),
            (
                ("--ca",),
                {
                    "metavar": "SERTIFIKAT",
                    "help": "sertifikat otoritas (PEM, DER) yang dipercaya (bawaan: semua"
                    " data/kepercayaan/*.pem)",
                },
            ),
            (("--pencabutan",), PENCABUTAN),
            (
                ("--tanpa-ca",),
                {
                    "action": "store_true",
                    "help": "menyimpan meski identitas penanda tangan belum terbukti",
                },
            ),
            (
                ("--pindaian",),
                {"action": "store_true", "help": "berkasnya pindaian tanda tangan basah"},
            ),
            (
                ("--penanda",),
                {
                    "metavar": "NAMA",
                    "action": "append",
                    "help": "yang bertanda tangan pada pindaian; boleh berulang",
                },
            ),
            (
                ("--tanggal",),
                {"metavar": "TTTT-BB-HH", "help": "tanggal tanda tangan pada pindaian"},
            ),
            (
                ("--halaman-beda",),
                {
                    "metavar": "SEBAB",
                    "help": "mengapa jumlah halaman pindaian lain daripada PDF yang terbit",
                },
            ),
        ),
        tanpa={"--signed": ("pango",)},
        rincian="""contoh:
  python3 scripts/lkjip.py publish 2023-s2
      Menerbitkan draf. Draf yang lama diganti; alias “draf” menunjuk ke sini.
  python3 scripts/lkjip.py publish 2023-s2 --status final
      Menerbitkan versi final, setelah semua temuan dijawab. Sesudah itu versi ini tidak dapat
      diganti atau dihapus; alias “terbaru” menunjuk ke sini.
  python3 scripts/lkjip.py publish 2023-s2.1 --status final --alasan "Realisasi IKK 1.1 keliru"
      Menerbitkan koreksi. Versi lama tetap dapat dibaca, dengan keterangan dan tautan ke koreksi.
  python3 scripts/lkjip.py publish 2023-s2 --signed lkjip-2023-s2-tte-bertanda.pdf --ca otoritas.pem
      Menyimpan PDF bertanda tangan elektronik di samping versi final itu. Hanya PDF yang terbit,
      utuh dan ditambahi tanda tangan saja, yang diterima. Versinya sendiri tidak berubah.
  python3 scripts/lkjip.py publish 2023-s2 --signed pindaian.pdf --pindaian \\
      --penanda "Nama, Kepala Rutan" --tanggal 2024-01-15
      Menyimpan pindaian tanda tangan basah, dengan keterangan bahwa ia pindaian. Halamannya harus
      sebanyak PDF yang terbit, kecuali --halaman-beda menyebut sebabnya.

Yang terbit hanyalah yang sudah di-commit. Sebelum dikirim ke remote, Anda ditanya sekali; tanpa
terminal, tambahkan --ya. Bila terputus, ulangi saja perintahnya.""",
    ),
    "versions": Perintah(
        "menampilkan versi yang sudah terbit",
        Kebutuhan((KUNCI_BUILD,)),
        argumen=(
            (("--json",), {"action": "store_true", "help": "hasil sebagai JSON untuk program"}),
            (
                ("--remote",),
                {"metavar": "NAMA", "help": "remote Git yang dilihat (bawaan: origin, bila ada)"},
            ),
        ),
    ),
    "sign": Perintah(
        "menandatangani PDF secara elektronik dengan sertifikat sendiri",
        Kebutuhan((KUNCI_BUILD,), ("pango",)),
        argumen=(
            (("berkas",), {"metavar": "BERKAS.pdf", "help": "PDF hasil build edisi tte"}),
            (
                ("--p12",),
                {"metavar": "SERTIFIKAT", "required": True, "help": "berkas .p12 atau .pfx"},
            ),
            (
                ("--field",),
                {
                    "metavar": "BIDANG",
                    "action": "append",
                    "help": "bidang tanda tangan, mis. penutup-kepala-rutan; boleh berulang",
                },
            ),
            (
                ("--out",),
                {"metavar": "HASIL.pdf", "help": "berkas hasil (bawaan: BERKAS-bertanda.pdf)"},
            ),
            (("--tsa",), {"metavar": "ALAMAT", "help": "layanan cap waktu (RFC 3161)"}),
            (("--alasan",), {"metavar": "TEKS", "help": "alasan, tampil dalam tanda tangan"}),
            (("--acuan",), ACUAN),
        ),
        rincian="""contoh:
  python3 scripts/lkjip.py sign site/unduh/lkjip-2023-s2-tte.pdf --p12 saya.p12 \\
      --field kata-pengantar-kepala-rutan
      Menulis lkjip-2023-s2-tte-bertanda.pdf di folder ini. Berkas aslinya tidak diubah.
  python3 scripts/lkjip.py sign lkjip-2023-s2-tte-bertanda.pdf --p12 saya.p12 \\
      --field penutup-kepala-rutan
      Menambahkan tanda tangan berikutnya ke berkas yang sama.

Kata sandi sertifikat ditanyakan di terminal, atau dibaca dari variabel LKJIP_SANDI; tidak pernah
ditulis pada baris perintah. Hanya PDF hasil build yang belum berubah yang ditandatangani.""",
    ),
    "verify": Perintah(
        "memeriksa keaslian PDF, atau membandingkan situs terbitan dengan manifesnya",
        Kebutuhan((KUNCI_BUILD,)),
        argumen=(
            (
                ("berkas",),
                {"metavar": "BERKAS.pdf", "nargs": "?", "help": "PDF yang diperiksa"},
            ),
            (("--acuan",), ACUAN),
            (
                ("--ca",),
                {
                    "metavar": "SERTIFIKAT",
                    "help": "sertifikat otoritas (PEM, DER) yang dipercaya (bawaan: semua"
                    " data/kepercayaan/*.pem)",
                },
            ),
            (("--pencabutan",), PENCABUTAN),
            (
                ("--site",),
                {
                    "metavar": "ALAMAT|FOLDER",
                    "help": "situs terbitan, atau satu versi di dalamnya",
                },
            ),
            (
                ("--versi",),
                {"metavar": "VERSI", "help": "hanya versi ini (bawaan: semua versi)"},
            ),
            (
                ("--kotak",),
                {
                    "action": "store_true",
                    "help": "halaman dan koordinat kotak tanda tangan, dan mana yang sudah terisi",
                },
            ),
            (("--json",), {"action": "store_true", "help": "hasil sebagai JSON untuk program"}),
            (
                ("--remote",),
                {"metavar": "NAMA", "help": "remote Git yang dijadikan acuan"},
            ),
        ),
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
    ),
    "kirim": Perintah(
        "mengirim versi yang terbit ke server web",
        Kebutuhan((KUNCI_BUILD,)),
        argumen=(
            (
                ("tujuan",),
                {
                    "metavar": "TUJUAN",
                    "nargs": "?",
                    "help": "nama tujuan di terbit.toml (boleh dikosongkan bila hanya satu)",
                },
            ),
            (
                ("--dari",),
                {
                    "metavar": "FOLDER",
                    "help": "folder situs yang dikirim (bawaan: cabang gh-pages di sini)",
                },
            ),
            (
                ("--semua",),
                {
                    "action": "store_true",
                    "help": "mengirim setiap berkas lagi, juga yang sudah sama di server",
                },
            ),
        ),
        rincian="""contoh:
  python3 scripts/lkjip.py kirim hosting
      Mengirim semua versi yang terbit ke tujuan “hosting” dalam terbit.toml, beserta salinan
      termampatkan dan pengaturan server. Hanya berkas yang berubah yang dikirim. Pembaca tetap
      melihat keadaan lama sampai semuanya lengkap, lalu situs ditukar sekaligus.

Bila terputus, ulangi saja perintahnya. Untuk kembali ke keadaan sebelumnya: rollback.""",
    ),
    "rollback": Perintah(
        "mengembalikan situs di server ke keadaan sebelum kiriman terakhir",
        Kebutuhan((KUNCI_BUILD,)),
        argumen=(
            (
                ("tujuan",),
                {
                    "metavar": "TUJUAN",
                    "nargs": "?",
                    "help": "nama tujuan di terbit.toml (boleh dikosongkan bila hanya satu)",
                },
            ),
        ),
        rincian="""Keadaan terdahulu disimpan di server, sebanyak yang disebut kunci simpan dalam
terbit.toml. Diulang, perintah ini mundur satu keadaan lagi. Cabang gh-pages tidak
berubah; kirim memasang kembali yang terbit.""",
    ),
    "diff": Perintah(
        "membandingkan angka, tabel, gambar, dan teks dua versi laporan",
        Kebutuhan((KUNCI_BUILD,)),
        argumen=(
            (("a",), {"metavar": "A", "help": "versi terbit, tag, atau commit yang lama"}),
            (
                ("b",),
                {
                    "metavar": "B",
                    "nargs": "?",
                    "default": "kerja",
                    "help": "yang baru (bawaan: kerja, yaitu naskah dan data di folder ini)",
                },
            ),
            (("--json",), {"action": "store_true", "help": "hasil sebagai JSON untuk program"}),
            (("--html",), {"metavar": "BERKAS", "help": "menulis hasil sebagai halaman HTML"}),
        ),
        rincian="""contoh:
  python3 scripts/lkjip.py diff 2023-s2 2023-s2.1
      Apa yang berubah dari versi 2023-s2 ke koreksinya: setiap angka sebelum dan sesudah,
      selisihnya, baris data yang berubah, dan tempat angka itu ditampilkan; tabel, gambar, bagan,
      dan bagian teks yang baru, yang tidak ada lagi, atau yang berubah.
  python3 scripts/lkjip.py diff 2023-s2
      Versi 2023-s2 dibandingkan dengan naskah dan data di folder ini.""",
    ),
    "test": Perintah(
        "memeriksa program dan laporan ini; opsi selebihnya diteruskan ke pytest",
        Kebutuhan(
            (KUNCI_BUILD, KUNCI_TEST),
            ("pango", "peramban", "libatomic", "poppler", "qpdf", "server"),
        ),
        argumen=(
            (
                ("--cepat",),
                {
                    "dest": "pilih",
                    "action": "append_const",
                    "const": "--cepat",
                    "default": [],
                    "help": "hanya yang tidak menyusun laporan, membuka peramban, atau"
                    " menjalankan program lain; selesai dalam semenit",
                },
            ),
            (
                ("--lengkap",),
                {
                    "dest": "pilih",
                    "action": "append_const",
                    "const": "--lengkap",
                    "help": "semuanya, termasuk kumpulan contoh yang panjang",
                },
            ),
        ),
        tanpa={"--cepat": ("peramban", "libatomic", "poppler", "qpdf", "server")},
        teruskan=True,
    ),
}

BANTUAN = ("-h", "--help")


def kebutuhan(argv: Sequence[str]) -> Kebutuhan | None:
    """What the command line needs, or None where it only asks for help or names no command."""
    perintah = PERINTAH.get(argv[0]) if argv else None
    if perintah is None or minta_bantuan(perintah, argv[1:]):
        return None
    lepas = {bagian for opsi in argv[1:] for bagian in perintah.tanpa.get(opsi, ())}
    butuh = perintah.kebutuhan
    return Kebutuhan(butuh.kunci, tuple(s for s in butuh.sistem if s not in lepas))


def minta_bantuan(perintah: Perintah, sisa: Sequence[str]) -> bool:
    """Whether the arguments ask for help; a command that hands on answers only for itself."""
    if perintah.teruskan:
        return list(sisa) in ([opsi] for opsi in BANTUAN)
    return any(opsi in BANTUAN for opsi in sisa)
