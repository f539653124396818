"""Compare a published site to the manifests of its versions: every difference by name."""

import gzip
import hashlib
import re
import urllib.error
import urllib.parse
import urllib.request
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from typing import Literal

import brotli

from macros.dasar.berkas import objek_json, urai_json
from macros.sajian.templat import isi_berkas
from scripts.terbit import manifes
from scripts.terminal import GalatPerintah

DAFTAR = "versions.json"
DEPAN = "index.html"
# The page for unknown addresses is rewritten if the path of the site is known.
SALAH_ALAMAT = "404.html"
DASAR = re.compile(rb'<a href="(/(?:[\w.~-]+/)*)versi\.html"')
# Files of the server, or compared by themselves.
MILIK_SERVER = (".", "_headers", SALAH_ALAMAT)
BATAS_DETIK = 30
BERSAMAAN = 8
# Compressed copies that a host serves instead of a file.
KEMASAN: Mapping[str, Callable[[bytes], bytes]] = {".gz": gzip.decompress, ".br": brotli.decompress}
Jenis = Literal["berubah", "hilang", "tambahan"]


@dataclass(frozen=True, order=True)
class Beda:
    """One difference: its version (or "" beside the versions), the file, and the problem."""

    versi: str
    berkas: str
    jenis: Jenis
    keterangan: str = ""


class Situs:
    """A site as files; paths are relative to `alamat`."""

    def __init__(self, folder: Path) -> None:
        self.alamat = str(folder)

    def baca(self, jalur: str) -> bytes | None:
        """The content of a file, or None if it does not exist."""
        berkas = Path(self.alamat, jalur)
        return berkas.read_bytes() if berkas.is_file() else None

    def sidik(self, jalur: str) -> str | None:
        """The SHA-256 of a file, or None if it does not exist."""
        isi = self.baca(jalur)
        return None if isi is None else hashlib.sha256(isi).hexdigest()

    def isi(self, folder: str) -> list[str] | None:
        """Every file below a folder, or None if that is unknown."""
        akar = Path(self.alamat, folder)
        return sorted(b.relative_to(akar).as_posix() for b in akar.rglob("*") if not b.is_dir())


class SitusWeb(Situs):
    """A site on a web server; files that no manifest names cannot be listed."""

    def __init__(self, alamat: str) -> None:
        self.alamat = alamat.rstrip("/") + "/"

    def baca(self, jalur: str) -> bytes | None:
        """See Situs. Raises GalatPerintah if the server cannot be reached or fails."""
        alamat = self.alamat + urllib.parse.quote(jalur)
        # A proxy's cache could return an old state.
        kepala = {"Accept-Encoding": "identity", "Cache-Control": "no-cache"}
        try:
            permintaan = urllib.request.Request(alamat, headers=kepala)  # noqa: S310 - http(s) only
            with urllib.request.urlopen(permintaan, timeout=BATAS_DETIK) as jawaban:  # noqa: S310
                return bytes(jawaban.read())
        except urllib.error.HTTPError as galat:
            if galat.code in {403, 404, 410}:
                return None
            raise GalatPerintah(f"{alamat}: server menjawab {galat.code}.") from galat
        except (OSError, ValueError, HTTPException) as galat:
            kata = f"{alamat} tidak dapat dihubungi, atau jawabannya rusak: {galat}"
            raise GalatPerintah(kata) from galat

    def isi(self, folder: str) -> None:  # noqa: ARG002 - as Situs has it
        """See Situs."""
        return


def buka(tempat: str) -> Situs:
    """The site at an address or in a folder. Raises GalatPerintah if there is none."""
    if tempat.startswith(("http://", "https://")):
        return SitusWeb(tempat)
    folder = Path(tempat)
    if not folder.is_dir():
        raise GalatPerintah(f"--site: {tempat} bukan folder dan bukan alamat web.", 2)
    return Situs(folder)


def daftar_versi(situs: Situs) -> dict[str, str]:
    """Name → folder of every version of a site; "" if the site is a single version.

    Raises GalatPerintah if it is neither.
    """
    teks = situs.baca(DAFTAR)
    if teks is not None:
        try:
            return {str(v["version"]): f"{v['version']}/" for v in urai_json(teks)}
        except (ValueError, KeyError, TypeError) as galat:
            raise GalatPerintah(f"{situs.alamat}: {DAFTAR} tidak dapat dibaca.") from galat
    teks = situs.baca(manifes.NAMA)
    if teks is None:
        raise GalatPerintah(f"{situs.alamat} bukan situs terbitan: {DAFTAR} tidak ada.")
    return {str(objek_json(teks).get("versi", "?")): ""}


def bandingkan(situs: Situs, versi: str, folder: str, acuan: bytes | None = None) -> Iterator[Beda]:
    """The differences of one version of a site to its manifest.

    With `acuan`, the manifest in the repository, the site's manifest must be the same, and files
    are compared to it.
    """
    milik = situs.baca(folder + manifes.NAMA)
    if milik is None and situs.sidik(folder + DEPAN) is None:
        yield Beda(versi, "", "hilang", "seluruh versi tidak ada")
        return
    if milik is None:
        yield Beda(versi, manifes.NAMA, "hilang")
    elif acuan is not None and milik != acuan:
        yield Beda(versi, manifes.NAMA, "berubah", "manifes tidak sama dengan yang di repositori")
    teks = acuan if acuan is not None else milik
    berkas = objek_json(teks).get("berkas")
    if isinstance(berkas, dict):
        sendiri = {} if milik is None else {manifes.NAMA: hashlib.sha256(milik).hexdigest()}
        yield from _isi(situs, versi, folder, {**berkas, **sendiri})
    elif teks is not None:
        yield Beda(versi, manifes.NAMA, "berubah", "manifes tidak dapat dibaca")


def bandingkan_sekitar(
    situs: Situs, sekitar: Mapping[str, str], versi: Iterable[str]
) -> Iterator[Beda]:
    """The differences of files beside the versions: their list, the data of verification pages on
    signed files, these files if public, and the links to the newest version.

    `sekitar` are the files with their SHA-256, `versi` the folders that are compared by themselves.
    """
    yield from _isi(situs, "", "", sekitar, (*MILIK_SERVER, *(f"{nama}/" for nama in versi)))
    yield from _salah_alamat(situs, sekitar.get(SALAH_ALAMAT))


def _salah_alamat(situs: Situs, terbit: str | None) -> Iterator[Beda]:
    """Compare the page for unknown addresses, if readable, to the published one, or to the one for
    a site below some path; and its compressed copies."""
    if (isi := situs.baca(SALAH_ALAMAT)) is None:
        return
    dasar = DASAR.search(isi)
    alamat = dasar[1].decode() if dasar else ""
    sendiri = isi_berkas(f"terbit/{SALAH_ALAMAT}.j2", dasar=alamat).encode()
    sidik = hashlib.sha256(isi).hexdigest()
    if sidik not in {terbit, hashlib.sha256(sendiri).hexdigest()}:
        yield Beda("", SALAH_ALAMAT, "berubah", "bukan halaman yang ditulis publish atau kirim")
    for jalur in situs.isi("") or ():
        if jalur.startswith(f"{SALAH_ALAMAT}."):
            yield from _tambahan(situs, "", "", jalur, {SALAH_ALAMAT: sidik})


def _isi(
    situs: Situs, versi: str, folder: str, semua: Mapping[str, str], lewati: tuple[str, ...] = ()
) -> Iterator[Beda]:
    """Compare the files below a folder by SHA-256, except those with a prefix in `lewati`."""
    berkas = {j: s for j, s in semua.items() if not j.startswith(lewati)}
    with ThreadPoolExecutor(BERSAMAAN) as kolam:
        sidik = kolam.map(lambda jalur: situs.sidik(folder + jalur), berkas)
        for (jalur, harus), ada in zip(berkas.items(), sidik, strict=True):
            if ada is None:
                yield Beda(versi, jalur, "hilang")
            elif ada != harus:
                yield Beda(versi, jalur, "berubah", f"SHA-256 {ada}, seharusnya {harus}")
    for jalur in situs.isi(folder) or ():
        if jalur not in berkas and not jalur.startswith(lewati):
            yield from _tambahan(situs, versi, folder, jalur, berkas)


def _tambahan(
    situs: Situs, versi: str, folder: str, jalur: str, berkas: Mapping[str, str]
) -> Iterator[Beda]:
    """The problem of a file that the manifest does not name, unless it is the compressed copy of
    one that it does."""
    asal, titik, akhir = jalur.rpartition(".")
    buka_kemasan = KEMASAN.get(titik + akhir)
    if buka_kemasan is None or asal not in berkas:
        yield Beda(versi, jalur, "tambahan")
        return
    try:
        isi = buka_kemasan(situs.baca(folder + jalur) or b"")
    except (OSError, EOFError, zlib.error, brotli.error):
        yield Beda(versi, jalur, "berubah", "salinan termampatkan tidak dapat dibuka")
        return
    sidik = hashlib.sha256(isi).hexdigest()
    # The copy of a file that has changed itself is reported with it.
    if sidik != berkas.get(asal) and sidik != situs.sidik(folder + asal):
        yield Beda(versi, jalur, "berubah", f"isinya bukan {asal} yang diterbitkan")
