"""What goes to a web server and back: the published versions, all at once."""

from __future__ import annotations

import asyncio
import shutil
import sys
import tempfile
from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path

from scripts.hosting import konfigurasi, pengiriman, susun
from scripts.hosting.konfigurasi import Tujuan
from scripts.hosting.tempat import TempatKirim
from scripts.terbit import gudang
from scripts.terbit.git import Git, ekspor
from scripts.terbit.penerbitan import alamat_terbit
from scripts.terminal import GalatPerintah

TEMBOLOK = Path(".cache", "kirim")


def kirim(proyek: Path, nama: str | None, dari: str | None, *, semua: bool) -> list[str]:
    """Send the published branch, or the folder `dari`, to the target; what was sent, line by line.

    With `semua` also what the server has already. Raises GalatPerintah where that is not to be had.
    """
    tujuan = konfigurasi.pilih(proyek, nama)
    tembolok = proyek / TEMBOLOK
    with pengiriman.giliran(tembolok, tujuan), tempfile.TemporaryDirectory(prefix="lkjip-") as k:
        pohon = Path(k) / "situs"
        asal = bahan(proyek, dari, pohon)
        _kata("Menyiapkan berkas …")
        jalur = susun.jalur_situs(tujuan.jalur, alamat_terbit(proyek))
        for kabar in susun.lengkapi(pohon, jalur, tembolok / "padat"):
            _kata(kabar)
        _kata(f"Mengirim ke {tujuan.sebutan} …")
        tugas = partial(pengiriman.kirim, pohon=pohon, asal=asal, semua=semua)
        hasil = asyncio.run(_di_tempat(tujuan, tugas))
        return hasil + _salin_nginx(pohon, tembolok / f"nginx-{tujuan.nama}.conf")


def kembalikan(proyek: Path, nama: str | None) -> list[str]:
    """Make the former state of the target live again; which, line by line."""
    tujuan = konfigurasi.pilih(proyek, nama)
    with pengiriman.giliran(proyek / TEMBOLOK, tujuan):
        return asyncio.run(_di_tempat(tujuan, pengiriman.kembali))


async def _di_tempat(
    tujuan: Tujuan, tugas: Callable[[TempatKirim], Awaitable[list[str]]]
) -> list[str]:
    async with pengiriman.buka(tujuan) as tempat:
        return await tugas(tempat)


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
    ekspor(git, ujung, pohon)
    return f"cabang {gudang.CABANG}, commit {ujung[:12]} ({git('log', '-1', '--format=%s', ujung)})"


def _salin_nginx(pohon: Path, ke: Path) -> list[str]:
    """Keep the settings for nginx, and tell when they have changed: nginx reads its own copy."""
    baru = pohon / susun.BERKAS["nginx.conf.j2"]
    if ke.is_file() and ke.read_bytes() == baru.read_bytes():
        return []
    shutil.copyfile(baru, ke)
    return [f"  nginx     bila servernya nginx, pasang pengaturan yang baru: {ke}"]


def _kata(pesan: str) -> None:
    print(pesan, file=sys.stderr, flush=True)
