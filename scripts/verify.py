"""`verify`: whether what readers get is what was published."""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path

from scripts.perintah import GalatPerintah
from scripts.terbit import banding, catatan, gudang, manifes
from scripts.terbit.banding import Beda


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Compare the site with its manifests and name every difference; 1 where there is one."""
    situs = banding.buka(opsi.site)
    acuan, dari = manifes_acuan(Path(akar), opsi.remote)
    ada = banding.daftar_versi(situs)
    if opsi.versi:
        if opsi.versi not in {*ada, *acuan}:
            raise GalatPerintah(f"versi {opsi.versi} tidak ada di {situs.alamat}.")
        ada = {opsi.versi: ada.get(opsi.versi, f"{opsi.versi}/")}
        wajib = {opsi.versi}
    else:
        # A site that is one version alone need not hold the others.
        wajib = set(acuan) if "" not in ada.values() else set()
    beda = sorted(
        [
            *(Beda(nama, manifes.NAMA, "hilang") for nama in wajib - set(ada)),
            *(
                satu
                for nama, folder in ada.items()
                for satu in banding.bandingkan(situs, nama, folder, acuan.get(nama))
            ),
        ]
    )
    if opsi.json:
        json.dump([dataclasses.asdict(b) for b in beda], sys.stdout, ensure_ascii=False, indent=2)
        print()
        return int(bool(beda))
    for satu in beda:
        print(satu.sebagai_teks())
    nama = ", ".join(sorted(ada))
    print(f"{situs.alamat}: {nama}: " + (f"{len(beda)} perbedaan." if beda else "sama."))
    if dari:
        print(f"Manifes dibandingkan dengan {dari}.")
    tanpa = sorted(set(ada) - set(acuan))
    if tanpa:
        print(f"Tanpa acuan dari repositori, hanya menurut manifes situs: {', '.join(tanpa)}.")
    if situs.isi("") is None:
        print("Lewat alamat web, berkas tambahan yang tidak tercantum tidak dapat diketahui.")
    return int(bool(beda))


def manifes_acuan(akar: Path, remote: str | None) -> tuple[dict[str, bytes], str]:
    """Version → manifest as the repository has it, and where from; nothing without one."""
    try:
        tempat = gudang.buka(akar, remote)
        tempat.segarkan()
    except GalatPerintah as galat:
        if remote is not None:
            raise
        print(f"Tanpa acuan: {galat}", file=sys.stderr)
        return {}, ""
    ujung = tempat.ujung()
    if ujung is None:
        return {}, ""
    hasil = {
        t.nama: tempat.git.berkas(ujung, f"{t.nama}/{manifes.NAMA}") or b""
        for t in catatan.baca(tempat.git, ujung)
    }
    return hasil, f"cabang {gudang.CABANG} ({tempat.remote or 'lokal'}, commit {ujung[:12]})"
