# ruff: noqa: ASYNC240 - nothing else goes on meanwhile
"""Files where a site is kept: here those of this machine; `sftp` does the same on another."""

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Literal

from macros.dasar.berkas import sidik_berkas, tukar_sekaligus

Jenis = Literal["folder", "tautan", "berkas"]


class Server:
    """What can be done with files; all paths are absolute. Methods raise what `pengiriman.GALAT`
    lists where that fails."""

    async def jenis(self, jalur: str) -> Jenis | None:
        """What stands there; a symbolic link is not followed. None: nothing."""
        berkas = Path(jalur)
        if berkas.is_symlink():
            return "tautan"
        if berkas.is_dir():
            return "folder"
        return "berkas" if berkas.exists() else None

    async def daftar(self, folder: str) -> list[str]:
        """The names in a folder; none where there is no folder."""
        with suppress(FileNotFoundError):
            return sorted(os.listdir(folder))
        return []

    async def baca(self, berkas: str) -> bytes:
        """A file's content; empty where there is no file."""
        with suppress(FileNotFoundError, NotADirectoryError):
            return Path(berkas).read_bytes()
        return b""

    async def tulis(self, berkas: str, isi: bytes) -> None:
        """Write a file that everyone may read."""
        Path(berkas).write_bytes(isi)
        Path(berkas).chmod(0o644)

    async def buat(self, folder: str) -> None:
        """Make a folder that everyone may read."""
        Path(folder).mkdir(parents=True)
        Path(folder).chmod(0o755)

    async def namai(self, lama: str, baru: str) -> None:
        """Give another name, which nothing has."""
        os.rename(lama, baru)

    async def hapus(self, jalur: str) -> None:
        """Remove a file, or a folder with all that is in it; nothing where nothing is there."""
        if await self.jenis(jalur) == "folder":
            shutil.rmtree(jalur)
        else:
            Path(jalur).unlink(missing_ok=True)

    async def hapus_kosong(self, folder: str) -> None:
        """Remove a folder that holds nothing."""
        os.rmdir(folder)

    async def tautkan(self, isi: str, tautan: str, lewat: str) -> None:
        """Make `tautan` a symbolic link to `isi` in one step, even if it is one already; `lewat`
        is a free name beside it."""
        os.symlink(isi, lewat)
        os.replace(lewat, tautan)

    async def pakai(self, lama: str, baru: str, sidik: str) -> None:
        """Let `baru` be the very file `lama`; that it has the hash `sidik`, is proved or believed:
        here, proved."""
        if sidik_berkas(Path(lama)) != sidik:
            raise FileNotFoundError(None, "isinya berubah", lama)
        os.link(lama, baru)

    async def tukar(self, satu: str, dua: str) -> None:
        """Exchange two folders in one step, or leave them as they are where that cannot be done:
        here, on few file systems."""
        tukar_sekaligus(Path(satu), Path(dua))
