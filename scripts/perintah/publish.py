"""`publish`: build the committed state and add it to the published versions, all or nothing."""

import argparse
from pathlib import Path

from macros.keluaran.versi import Versi
from macros.sajian.templat import baris_teks
from scripts.terbit import gudang, izin, penerbitan, terima


def jalankan(akar: str, opsi: argparse.Namespace) -> None:
    """Publish `opsi.versi`, or with `--signed` file a signed PDF of it; tells what was repaired
    first, and in the end what is published."""
    proyek = Path(akar)
    masuk = terima.dari_opsi(opsi)
    if masuk is not None:
        tempat = gudang.buka(proyek, opsi.remote)
        izin.periksa(tempat, ya=opsi.ya)
        penerbitan.periksa_penerbit(tempat)
        alamat = penerbitan.alamat_terbit(tempat.git.akar)
        baru = terima.terima(tempat, opsi.versi, masuk, alamat, ya=opsi.ya)
        isi = {"a": baru, "tempat": tempat, "cabang": gudang.CABANG}
        print("\n".join(baris_teks("terbit/diterima.txt.j2", **isi)))
        return
    judul, alasan = opsi.title.strip(), opsi.alasan.strip()
    minta = Versi(opsi.versi, opsi.status, judul, alasan, commit="", waktu="")
    penerbitan.terbitkan(proyek, minta, opsi.remote, ya=opsi.ya)
