# ruff: noqa: ASYNC240 - nothing else goes on meanwhile
"""File operations where a site is kept: on this machine, or on a server over SFTP, with the keys,
settings and known hosts of this machine's SSH."""

import os
import shlex
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Literal, cast

import asyncssh
from asyncssh import SFTPAttrs, SFTPClient, SFTPNoSuchFile, SSHClientConnection

from macros.dasar.berkas import sidik_berkas, tukar_sekaligus
from scripts.hosting.konfigurasi import Tujuan
from scripts.terminal import GalatPerintah

Jenis = Literal["folder", "tautan", "berkas"]
BATAS_DETIK = 30
# The default files of known hosts, unless ssh's settings name others.
DIKENAL = ("~/.ssh/known_hosts", "/etc/ssh/ssh_known_hosts")
# Advice by error.
SARAN: dict[type[Exception], str] = {
    asyncssh.HostKeyNotVerifiable: "; kenali dahulu servernya dengan masuk sekali lewat ssh",
    asyncssh.PermissionDenied: "; pasang kunci SSH komputer ini di server (kunci yang bersandi:"
    " masukkan dahulu dengan ssh-add)",
}
JENIS: dict[int, Jenis] = {
    asyncssh.FILEXFER_TYPE_DIRECTORY: "folder",
    asyncssh.FILEXFER_TYPE_SYMLINK: "tautan",
}
TUKAR = Path(__file__).with_name("tukar.sh").read_text("utf-8")


class Server:
    """File operations on this machine; all paths are absolute. Methods raise errors of
    `pengiriman.GALAT`."""

    async def jenis(self, jalur: str) -> Jenis | None:
        """The kind of a path; a symbolic link is not followed. None: it does not exist."""
        berkas = Path(jalur)
        if berkas.is_symlink():
            return "tautan"
        if berkas.is_dir():
            return "folder"
        return "berkas" if berkas.exists() else None

    async def daftar(self, folder: str) -> list[str]:
        """The names in a folder; empty if it does not exist."""
        with suppress(FileNotFoundError):
            return sorted(os.listdir(folder))
        return []

    async def baca(self, berkas: str) -> bytes:
        """The content of a file; empty if it does not exist."""
        with suppress(FileNotFoundError, NotADirectoryError):
            return Path(berkas).read_bytes()
        return b""

    async def tulis(self, berkas: str, isi: bytes) -> None:
        """Write a file, readable by all."""
        Path(berkas).write_bytes(isi)
        Path(berkas).chmod(0o644)

    async def buat(self, folder: str) -> None:
        """Make a folder, readable by all."""
        Path(folder).mkdir(parents=True)
        Path(folder).chmod(0o755)

    async def namai(self, lama: str, baru: str) -> None:
        """Rename to an unused name."""
        os.rename(lama, baru)

    async def hapus(self, jalur: str) -> None:
        """Remove a file, or a folder with its content; a missing one is ignored."""
        if await self.jenis(jalur) == "folder":
            shutil.rmtree(jalur)
        else:
            Path(jalur).unlink(missing_ok=True)

    async def hapus_kosong(self, folder: str) -> None:
        """Remove an empty folder."""
        os.rmdir(folder)

    async def tautkan(self, isi: str, tautan: str, lewat: str) -> None:
        """Make `tautan` a symbolic link to `isi` atomically, even if it exists as a link; `lewat`
        is a free name beside it."""
        os.symlink(isi, lewat)
        os.replace(lewat, tautan)

    async def pakai(self, lama: str, baru: str, sidik: str) -> None:
        """Hard-link the file `lama` as `baru`; here its hash `sidik` is verified, over SFTP it is
        trusted."""
        if sidik_berkas(Path(lama)) != sidik:
            raise FileNotFoundError(None, "isinya berubah", lama)
        os.link(lama, baru)

    async def tukar(self, satu: str, dua: str) -> None:
        """Exchange two folders atomically, or change nothing if the file system does not support
        that."""
        tukar_sekaligus(Path(satu), Path(dua))


class _ServerSftp(Server):
    """The same operations on another machine."""

    def __init__(self, jalur: SSHClientConnection, klien: SFTPClient) -> None:
        self._jalur = jalur
        self._klien = klien

    async def jenis(self, jalur: str) -> Jenis | None:
        with suppress(SFTPNoSuchFile):
            return JENIS.get((await self._klien.lstat(jalur)).type, "berkas")
        return None

    async def daftar(self, folder: str) -> list[str]:
        with suppress(SFTPNoSuchFile):
            return sorted({*map(str, await self._klien.listdir(folder))} - {".", ".."})
        return []

    async def baca(self, berkas: str) -> bytes:
        with suppress(SFTPNoSuchFile):
            async with self._klien.open(berkas, "rb") as isi:
                return cast("bytes", await isi.read())
        return b""

    async def tulis(self, berkas: str, isi: bytes) -> None:
        async with self._klien.open(berkas, "wb", SFTPAttrs(permissions=0o644)) as tujuan:
            await tujuan.write(isi)

    async def buat(self, folder: str) -> None:
        # The parent folder must exist, so that a typing mistake does not create a whole path.
        await self._klien.mkdir(folder, SFTPAttrs(permissions=0o755))

    async def namai(self, lama: str, baru: str) -> None:
        await self._klien.rename(lama, baru)

    async def hapus(self, jalur: str) -> None:
        match await self.jenis(jalur):
            case "folder":
                await self._klien.rmtree(jalur)
            case "tautan" | "berkas":
                await self._klien.unlink(jalur)

    async def hapus_kosong(self, folder: str) -> None:
        await self._klien.rmdir(folder)

    async def tautkan(self, isi: str, tautan: str, lewat: str) -> None:
        await self._klien.symlink(isi, lewat)
        await self._klien.posix_rename(lewat, tautan)

    async def pakai(self, lama: str, baru: str, sidik: str) -> None:  # noqa: ARG002 - believed here
        await self._klien.link(lama, baru)

    async def tukar(self, satu: str, dua: str) -> None:
        # SFTP cannot do that; a command can, if the server allows one.
        perintah = shlex.join(["sh", "-c", TUKAR, "sh", satu, dua])
        with suppress(asyncssh.Error, OSError):
            await self._jalur.run(perintah, input="", timeout=BATAS_DETIK)


@asynccontextmanager
async def sambung(t: Tujuan) -> AsyncIterator[Server]:
    """One connection for all steps of a run, without any question to the user.

    Raises GalatPerintah if the server does not answer, is unknown, or refuses this machine.
    """
    inang, pilihan = t.alamat.rpartition("@")[2], _pilihan(t)
    try:
        opsi = await asyncssh.SSHClientConnectionOptions.construct(host=inang, **pilihan)
        dikenal = _dikenal(cast("list[str] | None", opsi.known_hosts))
        jalur = await asyncssh.connect(inang, known_hosts=dikenal, **pilihan)
    except (asyncssh.Error, OSError, ValueError) as galat:
        saran = next((s for jenis, s in SARAN.items() if isinstance(galat, jenis)), "")
        kata = str(galat) or "tidak ada jawaban"
        raise GalatPerintah(f"{t.sebutan} tidak dapat dihubungi{saran}.\n  | {kata}") from galat
    async with jalur, jalur.start_sftp_client() as klien:
        yield _ServerSftp(jalur, klien)


def _pilihan(t: Tujuan) -> dict[str, Any]:
    """The target's connection options; the rest comes from ssh's settings."""
    return {
        "config": [Path(t.konfigurasi_ssh).expanduser()] if t.konfigurasi_ssh else (),
        "client_keys": [Path(t.kunci_ssh).expanduser()] if t.kunci_ssh else (),
        "username": t.alamat.rpartition("@")[0] or (),
        "port": t.porta or (),
        # The agent may still have such a key.
        "ignore_encrypted": True,
        "connect_timeout": BATAS_DETIK,
        "login_timeout": BATAS_DETIK,
        "keepalive_interval": 15,
    }


def _dikenal(berkas: list[str] | None) -> list[str] | bytes:
    """The existing files of known hosts; without any, no host is known.

    The library would take `UserKnownHostsFile none` (here None) as a request not to check at all.
    """
    semua = (Path(b).expanduser() for b in berkas or DIKENAL)
    return [str(b) for b in semua if b.exists()] or b""
