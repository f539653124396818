"""`kirim`: put the published versions onto a web server, all at once."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import sys
import tempfile
from pathlib import Path

from scripts.hosting import konfigurasi, pengiriman, susun
from scripts.hosting.konfigurasi import Tujuan
from scripts.terbit import gudang
from scripts.terbit.git import Git
from scripts.terminal import GalatPerintah

TEMBOLOK = Path(".cache", "kirim")


def jalankan(akar: str, opsi: argparse.Namespace) -> int:
    """Send the published branch, or `opsi.dari`, to the target; says what was sent."""
    proyek = Path(akar)
    tujuan = konfigurasi.pilih(proyek, opsi.tujuan)
    tembolok = proyek / TEMBOLOK
    with pengiriman.giliran(tembolok, tujuan), tempfile.TemporaryDirectory(prefix="lkjip-") as k:
        pohon = Path(k) / "situs"
        asal = bahan(proyek, opsi.dari, pohon)
        _kata("Menyiapkan berkas …")
        jalur = susun.jalur_situs(tujuan.jalur, alamat_terbit(proyek))
        for kabar in susun.lengkapi(pohon, jalur, tembolok / "padat"):
            _kata(kabar)
        _kata(f"Mengirim ke {tujuan.sebutan} …")
        print("\n".join(asyncio.run(_kirim(tujuan, pohon, asal, semua=opsi.semua))))
        _salin_nginx(pohon, tembolok / f"nginx-{tujuan.nama}.conf")
    return 0


async def _kirim(tujuan: Tujuan, pohon: Path, asal: str, *, semua: bool) -> list[str]:
    async with pengiriman.buka(tujuan) as tempat:
        return await pengiriman.kirim(tempat, pohon, asal, semua=semua)


def bahan(proyek: Path, dari: str | None, pohon: Path) -> str:
    """Put what is to be sent into the new folder `pohon`; what it is, in words.

    Raises GalatPerintah where nothing is published, or the folder is not a site.
    """
    if dari is not None:
        susun.salin(Path(dari), pohon)
        return f"folder {dari}"
    git = Git(proyek)
    ujung = git.ref(gudang.REF)
    if ujung is None:
        raise GalatPerintah(
            f"belum ada yang terbit di repositori ini (cabang {gudang.CABANG} tidak ada). Terbitkan"
            " dahulu dengan perintah publish, atau sebutkan folder situs: --dari FOLDER"
        )
    susun.ekspor(git, ujung, pohon)
    return f"cabang {gudang.CABANG}, commit {ujung[:12]} ({git('log', '-1', '--format=%s', ujung)})"


def alamat_terbit(proyek: Path) -> str:
    """The address of the published versions as the settings have it, or an empty text."""
    from scripts.perintah.publish import KONFIGURASI
    from scripts.perintah.publish import alamat_terbit as baca

    return baca(proyek / KONFIGURASI)


def _salin_nginx(pohon: Path, ke: Path) -> None:
    """Keep the settings for nginx, and tell when they have changed: nginx reads its own copy."""
    baru = pohon / susun.BERKAS["nginx.conf.j2"]
    if ke.is_file() and ke.read_bytes() == baru.read_bytes():
        return
    shutil.copyfile(baru, ke)
    print(f"  nginx     bila servernya nginx, pasang pengaturan yang baru: {ke}")


def _kata(pesan: str) -> None:
    print(pesan, file=sys.stderr, flush=True)
