"""`kirim`: send the published versions to a web server, all at once."""

import argparse
import asyncio
import shutil
import tempfile
from pathlib import Path

from scripts.hosting import konfigurasi, pengiriman, susun
from scripts.terbit import banding, catatan, gudang
from scripts.terbit.git import ekspor
from scripts.terbit.penerbitan import alamat_terbit
from scripts.terminal import kabari, tolakan


def jalankan(akar: str, opsi: argparse.Namespace) -> None:
    """Send the published branch, or the folder `opsi.dari`, to the target; tells what was sent.

    With `opsi.semua` also files that the server has already, with `opsi.gantikan` also over a site
    of another kind. Raises GalatPerintah if that is impossible.
    """
    proyek = Path(akar)
    tujuan = konfigurasi.pilih(proyek, opsi.tujuan)
    tembolok = proyek / pengiriman.TEMBOLOK
    with pengiriman.giliran(proyek, tujuan), tempfile.TemporaryDirectory(prefix="lkjip-") as kotak:
        pohon = Path(kotak) / "situs"
        asal = bahan(proyek, opsi.dari, pohon)
        kabari("Menyiapkan berkas …")
        jalur = susun.jalur_situs(tujuan.jalur, alamat_terbit(proyek))
        for kabar in susun.lengkapi(pohon, jalur, tembolok / "padat"):
            kabari(kabar)
        kabari(f"Mengirim ke {tujuan.sebutan} …")
        kerja = pengiriman.kirim(tujuan, pohon, asal, semua=opsi.semua, gantikan=opsi.gantikan)
        hasil = asyncio.run(kerja)
        hasil += _salin_nginx(pohon, tembolok / f"nginx-{tujuan.nama}.conf")
    print("\n".join(hasil))


def bahan(proyek: Path, dari: str | None, pohon: Path) -> str:
    """Put the files to send into the new folder `pohon`; returns their description.

    Raises GalatPerintah if nothing is published, published files were changed since, or the folder
    is no site.
    """
    if dari is not None:
        susun.salin(Path(dari), pohon)
        return f"folder {dari}"
    tempat = gudang.buka(proyek, None)
    git, ujung = tempat.git, tempat.terkini()
    if ujung is None:
        raise tolakan("kirim/tiada", cabang=gudang.CABANG)
    tempat.periksa_tetap(ujung)
    ekspor(git, ujung, pohon)
    for t in catatan.baca(git, ujung):
        for beda in banding.bandingkan(banding.Situs(pohon), t.nama, f"{t.nama}/"):
            nama = f"{t.nama}/{beda.berkas}"
            raise tolakan("kirim/manifes", nama=nama, cabang=gudang.CABANG)
    return f"cabang {gudang.CABANG}, commit {ujung[:12]} ({git('log', '-1', '--format=%s', ujung)})"


def _salin_nginx(pohon: Path, ke: Path) -> list[str]:
    """Save the settings for nginx locally, and tell if they changed, since nginx uses a copy."""
    baru = pohon / susun.BERKAS["nginx.conf.j2"]
    if ke.is_file() and ke.read_bytes() == baru.read_bytes():
        return []
    shutil.copyfile(baru, ke)
    return [f"  nginx     bila servernya nginx, pasang pengaturan yang baru: {ke}"]
