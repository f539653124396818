"""The version for which a build is made; an ordinary build has none.

`publish` writes these facts to a file for the process that builds the version, so that no other
build can become a published one by accident.
"""

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal, get_args

from ..dasar.penulisan import tanggal

Status = Literal["draf", "final"]
STATUS: tuple[Status, ...] = get_args(Status)


@dataclass(frozen=True)
class Versi:
    """A version to be published: its name, its status, and the commit it is built from.

    `waktu` is the commit's own time (ISO 8601), so that the same commit gives the same bytes;
    `alasan` is empty if the version corrects nothing. `pendahulu` is the folder of the corrected
    version, as it was published, or empty.
    """

    nama: str
    status: Status
    judul: str
    alasan: str
    commit: str
    waktu: str
    pendahulu: str = ""

    @property
    def draf(self) -> bool:
        """Whether it may still change."""
        return self.status == "draf"

    @property
    def nama_status(self) -> str:
        """The status in words for readers."""
        return self.status.capitalize()

    @property
    def tanggal(self) -> str:
        """The commit's day: `7 Desember 2023`."""
        return tanggal(datetime.fromisoformat(self.waktu).date())

    @property
    def keterangan(self) -> str:
        """The version in one line for the cover of the PDF."""
        return f"Versi {self.nama}" + (" (draf, belum final)" if self.draf else "")

    def tulis(self, berkas: Path) -> None:
        """Write these facts for the process that builds the version."""
        berkas.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")
