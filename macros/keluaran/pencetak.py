"""The PDFs of one build, made in processes of their own while the pages are written."""

import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ..dasar.pangkal import PROGRAM

# More at a time would want more memory than a small machine has.
SEKALIGUS = 2


@dataclass(frozen=True)
class Cetakan:
    """A PDF to be made: where it goes, the command that makes it, and what that leaves."""

    tujuan: Path
    perintah: tuple[str, ...]
    hasil: Path


class GalatCetak(Exception):
    """A PDF could not be made; says what its process said."""


class Pencetak:
    """Starts the PDFs, and waits for them; those that are not done when its block ends are given
    up."""

    def __init__(self) -> None:
        self._antrean: list[Cetakan] = []
        self._berjalan: list[tuple[Cetakan, subprocess.Popen[bytes]]] = []

    def mulai(self, cetakan: Iterable[Cetakan] = ()) -> None:
        """Line up some PDFs, and start as many as may run."""
        self._antrean += cetakan
        while self._antrean and len(self._berjalan) < SEKALIGUS:
            satu = self._antrean.pop(0)
            proses = subprocess.Popen(satu.perintah, cwd=PROGRAM, stderr=subprocess.PIPE)
            self._berjalan.append((satu, proses))

    def selesaikan(self) -> None:
        """Wait for the PDFs in their order and put them where they go. Raises GalatCetak where one
        of them could not be made."""
        while self._berjalan:
            satu, proses = self._berjalan[0]
            _, pesan = proses.communicate()
            if proses.returncode != 0:
                sebab = pesan.decode(errors="replace").strip()
                raise GalatCetak(sebab or "PDF tidak dapat dibuat.")
            satu.tujuan.parent.mkdir(parents=True, exist_ok=True)
            shutil.move(satu.hasil, satu.tujuan)
            # Only now: one whose waiting was broken off must still be ended.
            self._berjalan.pop(0)
            self.mulai()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """End the PDFs of a build that failed meanwhile; nobody waits for them any more."""
        self._antrean.clear()
        while self._berjalan:
            with self._berjalan.pop()[1] as proses:
                proses.kill()
