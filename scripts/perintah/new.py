"""`new`: begin the next period of a report, or the report of another unit."""

import argparse
from collections import Counter
from pathlib import Path

from macros.periksa.menyeluruh import periksa
from scripts.baru import dari_word, unit
from scripts.baru.periode import rencanakan
from scripts.terbit.git import Git, sebut_ubahan
from scripts.terminal import GalatPerintah, tolakan
from scripts.terminal.tanya import tertahan

PROFIL = ("upt", "pengadilan", "pemda")
SEBUT = 8  # uncommitted files named in the message


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Show and with `--tulis` write the next period, or make the folder of a unit's report."""
    word = Path(opsi.dari) if opsi.dari else None
    if opsi.apa == "unit":
        if opsi.profil is None:
            raise GalatPerintah(f"sebutkan --profil: {', '.join(PROFIL)}.", 2)
        return unit.jalankan(Path(opsi.nama), opsi.profil, opsi.isian, ya=opsi.ya, word=word)
    if len(opsi.nama) != 4 or not opsi.nama.isdecimal():
        contoh = "periodenya disebut tersendiri, misalnya 2024 --periode SM1"
        pesan = f"tahun ditulis dengan empat angka, bukan “{opsi.nama}”; {contoh}."
        raise GalatPerintah(pesan, 2)
    tahun, kode = int(opsi.nama), opsi.periode
    return periode(Path(akar), tahun, kode, tulis=opsi.tulis, ya=opsi.ya, word=word)


def periode(
    proyek: Path, tahun: int, kode: str, *, tulis: bool, ya: bool, word: Path | None = None
) -> int:
    """Begin the period in the report's folder: show the changes, and write them if `tulis`, with
    the chapters, tables and pictures of a Word report in place of those with the same names.

    Raises GalatPerintah, and writes nothing, if work is not committed, the data have errors, the
    Word file is invalid, or nobody agrees.
    """
    _bersih(proyek)
    dokumen = dari_word.buka(word) if word else None
    rencana = rencanakan(proyek, tahun, kode)
    print(f"Edisi {rencana.baru.kode}, sesudah {rencana.lama.kode}:")
    for kabar in rencana.kabar:
        print(f"  {kabar}")
    tanya, batal = f"Tulis {len(rencana.berkas)} berkas ini?", "Tidak ada yang ditulis."
    if (hasil := tertahan(tanya, tulis=tulis, ya=ya, batal=batal)) is not None:
        return hasil
    rencana.tulis(proyek)
    if dokumen:
        dibawa, masalah = dari_word.bawa(dokumen, proyek, buang=False)
        print("\n".join(dari_word.sebut(dibawa)))
    else:
        masalah = periksa(proyek)
    jumlah = Counter(m.tingkat for m in masalah)
    ulang = sum(m.jenis == "naskah-lama" for m in masalah)
    print(
        f"Ditulis: {len(rencana.berkas)} berkas. check: {jumlah['galat']} galat,"
        f" {jumlah['temuan']} temuan, di antaranya {ulang} bab yang perlu dibaca ulang."
    )
    for satu in masalah:
        if satu.tingkat == "galat":
            print(satu.sebagai_teks())
    return int(jumlah["galat"] > 0)


def _bersih(proyek: Path) -> None:
    """Raises GalatPerintah unless all work is committed: only that can be restored."""
    git = Git(proyek)
    if git.coba("rev-parse", "--show-toplevel") is None:
        print("Folder ini bukan repositori Git: simpan salinannya sebelum menulis.")
        return
    if ubahan := git("status", "--porcelain", "--", ".").splitlines():
        raise tolakan("baru/belum-commit", ubahan=sebut_ubahan(ubahan, SEBUT))
