"""`versions`: what is published, newest first."""

import argparse
from pathlib import Path

from macros.sajian.templat import baris_teks
from scripts.terbit import catatan, gudang
from scripts.terbit.git import sebut_ubahan
from scripts.terminal import GalatPerintah, cetak_json, kabari, tolakan

SEBUT = 5  # changed files named in a message


def jalankan(akar: str, opsi: argparse.Namespace) -> None:
    """List the versions, as text or with `--json` as a list of objects; reads, never writes files.

    Where the remote cannot be reached, what was last known of it is shown, and that is said, as is
    what is here alone, and what somebody else than `publish` changed.
    """
    tempat = gudang.buka(Path(akar), opsi.remote)
    ujung = tempat.terkini()
    if ujung != tempat.ujung():
        kabari(f"Belum semua dikirim ke {tempat.remote}; publish mengirimnya.")
    terbit = catatan.baca(tempat.git, ujung)
    for t in terbit:
        if beda := catatan.menyimpang(tempat.git, str(ujung), t):
            berkas, commit = sebut_ubahan(beda, SEBUT), str(ujung)[:12]
            kata = tolakan("terbit/menyimpang", nama=t.nama, commit=commit, berkas=berkas)
            kabari(f"Perhatian: {kata}")
    if ujung:
        try:
            tempat.periksa_tetap(ujung)
        except GalatPerintah as galat:
            kabari(f"Perhatian: {galat}")
    if opsi.json:
        cetak_json([t.sebagai_dict() for t in terbit])
    elif not terbit:
        print("Belum ada versi yang terbit.")
    else:
        alias = {v: k for k, v in catatan.sasaran_alias(terbit).items() if v}
        for t in terbit:
            print("\n".join(baris_teks("terbit/daftar.txt.j2", t=t, alias=alias.get(t.nama, ""))))
