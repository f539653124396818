"""The PDFs of one build, made in processes of their own while the pages are written."""

import json
import shutil
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

from ..dasar.pangkal import PROGRAM

# More at a time would want more memory than a small machine has.
SEKALIGUS = 2
# Given to the command of a PDF, has it wait for the rest of its arguments.
SIAGA = "--siaga"


@dataclass(frozen=True)
class Cetakan:
    """A PDF to be made: where it goes, the command that makes it, and what that leaves."""

    tujuan: Path
    perintah: tuple[str, ...]
    hasil: Path


class GalatCetak(Exception):
    """A PDF could not be made; says what its process said."""


class Pemesan(Protocol):
    """Takes orders for PDFs; who makes them and waits for them may be somebody else."""

    def siagakan(self, perintah: tuple[str, ...]) -> None:
        """Have somebody ready for a PDF whose command begins like `perintah`."""

    def mulai(self, cetakan: Sequence[Cetakan]) -> None:
        """Have some PDFs made."""


class Pencetak:
    """Starts the PDFs, and waits for them; those that are not done when its block ends are given
    up."""

    def __init__(self) -> None:
        self._antrean: list[Cetakan] = []
        self._berjalan: list[tuple[Cetakan, subprocess.Popen[bytes]]] = []
        self._siaga: tuple[tuple[str, ...], subprocess.Popen[bytes]] | None = None

    def siagakan(self, perintah: tuple[str, ...]) -> None:
        """Start a process that reads its code and waits: the first PDF whose command begins like
        `perintah` is made by it, which is told the rest."""
        proses = subprocess.Popen(
            (*perintah, SIAGA), cwd=PROGRAM, stdin=subprocess.PIPE, stderr=subprocess.PIPE
        )
        self._siaga = perintah, proses

    def mulai(self, cetakan: Iterable[Cetakan] = ()) -> None:
        """Line up some PDFs, and start as many as may run."""
        self._antrean += cetakan
        while self._antrean and len(self._berjalan) < SEKALIGUS:
            satu = self._antrean.pop(0)
            self._berjalan.append((satu, self._mulai(satu)))

    def _mulai(self, satu: Cetakan) -> subprocess.Popen[bytes]:
        perintah, proses = self._siaga or ((), None)
        if proses is None or satu.perintah[: len(perintah)] != perintah:
            return subprocess.Popen(satu.perintah, cwd=PROGRAM, stderr=subprocess.PIPE)
        self._siaga = None
        if proses.stdin is not None:
            with suppress(OSError), proses.stdin as masukan:  # one that has ended says why itself
                masukan.write(json.dumps(satu.perintah[len(perintah) :]).encode())
            proses.stdin = None
        return proses

    def selesaikan(self) -> None:
        """Wait for the PDFs in their order and put them where they go. Raises GalatCetak where one
        of them could not be made."""
        self._bubarkan()
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
        self._bubarkan()
        self._antrean.clear()
        while self._berjalan:
            with self._berjalan.pop()[1] as proses:
                proses.kill()

    def _bubarkan(self) -> None:
        """End the process that waits, where no PDF needs it."""
        if self._siaga is not None:
            with self._siaga[1] as proses:
                proses.kill()
            self._siaga = None
