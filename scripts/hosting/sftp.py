"""A server reached by SFTP, with the keys, settings and known hosts of this machine's SSH."""

from __future__ import annotations

import shlex
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, cast

import asyncssh
from asyncssh import SFTPAttrs, SFTPClient, SFTPNoSuchFile, SSHClientConnection

from scripts.hosting.direktori import Jenis, Server
from scripts.hosting.konfigurasi import Tujuan
from scripts.terminal import GalatPerintah

BATAS_DETIK = 30
# Where ssh looks for hosts that it knows, unless its settings name other files.
DIKENAL = ("~/.ssh/known_hosts", "/etc/ssh/ssh_known_hosts")
# What went wrong → what to do about it.
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


@asynccontextmanager
async def sambung(t: Tujuan) -> AsyncIterator[Server]:
    """One connection for all steps of a run; never a question in the middle.

    Raises GalatPerintah where the server does not answer, is not known, or does not let this
    machine in.
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
    """What the target says; the rest is as ssh's settings have it."""
    return {
        "config": [Path(t.konfigurasi_ssh).expanduser()] if t.konfigurasi_ssh else (),
        "client_keys": [Path(t.kunci_ssh).expanduser()] if t.kunci_ssh else (),
        "username": t.alamat.rpartition("@")[0] or (),
        "port": t.porta or (),
        # Such a key can still be had from the agent.
        "ignore_encrypted": True,
        "connect_timeout": BATAS_DETIK,
        "login_timeout": BATAS_DETIK,
        "keepalive_interval": 15,
    }


def _dikenal(berkas: list[str] | None) -> list[str] | bytes:
    """The files of known hosts that there are; without any, no host is known.

    The library takes `UserKnownHostsFile none` (here None) for a wish not to check at all.
    """
    semua = (Path(b).expanduser() for b in berkas or DIKENAL)
    return [str(b) for b in semua if b.exists()] or b""


class _ServerSftp(Server):
    """As Server, on another machine."""

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
        # The folder around it must be there, lest a slip make a whole path.
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
        # SFTP cannot; a command can, where the server lets one run.
        perintah = shlex.join(["sh", "-c", TUKAR, "sh", satu, dua])
        with suppress(asyncssh.Error, OSError):
            await self._jalur.run(perintah, input="", timeout=BATAS_DETIK)
