"""Prepare the tree to send: the published branch or a folder, compressed copies, server files."""

import gzip
import hashlib
import shutil
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import brotli

from macros.dasar.berkas import dibuat_sekali, objek_json
from macros.keluaran import metadata
from macros.sajian.templat import isi_berkas
from scripts.hosting import kebijakan
from scripts.hosting.keadaan import FOLDER
from scripts.hosting.kebijakan import SERVER
from scripts.terbit.git import tolak_tautan
from scripts.terminal import GalatPerintah, tolakan

# Template → path of its result in the tree.
BERKAS: Mapping[str, str] = {
    "htaccess.j2": ".htaccess",
    "headers.j2": "_headers",
    "nginx.conf.j2": f"{FOLDER}/nginx.conf",
}
UNDUH_DATA = "unduh/data"
# bytes; for smaller files compression saves no packet.
TERKECIL = 512
PADAT: Mapping[str, Callable[[bytes], bytes]] = {
    "br": lambda isi: bytes(brotli.compress(isi, quality=11)),
    "gz": lambda isi: gzip.compress(isi, compresslevel=9, mtime=0),
}


def salin(dari: Path, tujuan: Path) -> None:
    """Copy a folder into the new folder `tujuan`: a report, its published versions, or a portal;
    without broken links. Raises GalatPerintah if it is none of these, has invented data, or a link
    that leads out of it."""
    if not (dari / "index.html").is_file():
        raise GalatPerintah(f"--dari: {dari} bukan folder situs; index.html tidak ada.", 2)
    semua = sorted(dari.rglob(f"{UNDUH_DATA}/{metadata.NAMA}"))  # metadata that every report has
    if rekaan := [b.parents[2] for b in semua if objek_json(b.read_bytes()).get("rekaan")]:
        lain = f" dan {len(rekaan) - 1} laporan lain" if len(rekaan) > 1 else ""
        raise tolakan("kirim/rekaan", 2, rekaan=f"{rekaan[0]}{lain}")
    tolak_tautan(dari, f"--dari: {dari}")

    def abaikan(di: str, semua: list[str]) -> set[str]:
        return {n for n in semua if n in {".git", FOLDER} or not Path(di, n).exists()}

    shutil.copytree(dari, tujuan, ignore=abaikan)


def lengkapi(pohon: Path, jalur: str, tembolok: Path) -> list[str]:
    """Add server files and compressed copies to the tree; returns messages.

    `jalur` is the path in the site's address. Compressed copies are cached in `tembolok` by
    content.
    """
    for satu in (pohon, *pohon.rglob("*")):
        satu.chmod(0o755 if satu.is_dir() else 0o644)
    _salah_alamat(pohon, jalur)
    sebaris = kebijakan.telusuri(b for b in _berkas(pohon) if b.suffix in {".html", ".svg"})
    for templat, nama in BERKAS.items():
        ke = pohon / nama
        ke.parent.mkdir(exist_ok=True)
        # Settings of web servers, not HTML; they contain no foreign text.
        csp, ada_404 = kebijakan.susun(sebaris), (pohon / "404.html").is_file()
        isi = isi_berkas(f"hosting/{templat}", jalur=jalur, csp=csp, ada_404=ada_404, **SERVER)
        ke.write_text(isi, encoding="utf-8")
    padatkan(pohon, tembolok)
    return [
        f"Tidak akan berjalan karena dilarang kebijakan keamanan isi: {satu}"
        for satu in sorted(sebaris.larangan)
    ]


def _salah_alamat(pohon: Path, jalur: str) -> None:
    """The page for unknown addresses, with the path of the site; that of a site which knew its
    address is kept."""
    ada = pohon / "404.html"
    if ada.is_file() and b"/assets/" in ada.read_bytes():
        return
    depan = "" if (pohon / "versi.html").is_file() else "index.html"
    isi = isi_berkas("terbit/404.html.j2", dasar=jalur, depan=depan)
    ada.write_text(isi, encoding="utf-8")


def padatkan(pohon: Path, tembolok: Path) -> None:
    """Add a `.br` and a `.gz` to every file that becomes smaller; reproducible."""
    for berkas in list(_berkas(pohon)):
        if berkas.suffix[1:] not in SERVER["tipe"] or berkas.stat().st_size < TERKECIL:
            continue
        isi = berkas.read_bytes()
        sidik = hashlib.sha256(isi).hexdigest()
        for akhiran, padat in PADAT.items():
            tempat = tembolok / sidik[:2] / f"{sidik}.{akhiran}"
            simpan = dibuat_sekali(tempat, partial(padat, isi))
            if simpan.stat().st_size < len(isi):
                shutil.copyfile(simpan, berkas.with_name(f"{berkas.name}.{akhiran}"))


def jalur_situs(jalur: str | None, alamat: str) -> str:
    """The path of the site: as set for the target, or from the site's address."""
    if jalur is not None:
        return jalur
    return f"{urlsplit(alamat).path.rstrip('/')}/"


def _berkas(pohon: Path) -> Iterator[Path]:
    return (b for b in sorted(pohon.rglob("*")) if b.is_file())
