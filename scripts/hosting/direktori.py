"""A folder on this machine."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from macros.keluaran.versi import sidik_berkas
from scripts.hosting.keadaan import DAFTAR
from scripts.hosting.tempat import TempatSkrip


class TempatDirektori(TempatSkrip):
    """See Tempat."""

    def unggah(
        self, pohon: Path, folder: str, berkas: Mapping[str, str], *, hubungkan: bool
    ) -> int:
        """See Tempat."""
        self._tugas("siapkan", folder)
        hidup, ke = Path(self.tujuan.folder), Path(self.rumah) / folder
        ke.chmod(0o755)
        banyak = 0
        for jalur in (*berkas, DAFTAR):
            asal, tujuan = pohon / jalur, ke / jalur
            tujuan.parent.mkdir(parents=True, exist_ok=True)
            lama = hidup / jalur
            if hubungkan and jalur != DAFTAR and _sama(asal, lama, berkas[jalur]):
                with contextlib.suppress(OSError):
                    os.link(lama, tujuan)
                    continue
            shutil.copyfile(asal, tujuan)
            banyak += jalur != DAFTAR
        return banyak


def _sama(asal: Path, lama: Path, sidik: str) -> bool:
    """Whether the live file has the same content; its hash is taken anew, never believed."""
    return (
        lama.is_file()
        and not lama.is_symlink()
        and lama.stat().st_size == asal.stat().st_size
        and sidik_berkas(lama) == sidik
    )
