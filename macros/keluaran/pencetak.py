"""Make the PDFs of one build in processes of their own, while the pages are written."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ..dasar.pangkal import PROGRAM

# More would need too much memory for a small machine.
SEKALIGUS = 2
# The process for a PDF: it loads the engine, and waits for its request.
PERINTAH = (sys.executable, "-m", "macros.keluaran.pdf.cetak")


@dataclass(frozen=True)
class Cetakan:
    """A PDF to make: its path, the request for the process, and the path of the process's
    result."""

    tujuan: Path
    pesanan: Sequence[object]
    hasil: Path


Cetak = Callable[[Sequence[Cetakan]], None]
"""Orders some PDFs."""


class GalatCetak(Exception):
    """A PDF could not be made; the message is that of its process."""


class Pencetak:
    """Context manager that makes PDFs; those unfinished at the end of its block are abandoned."""

    def __init__(self) -> None:
        self._antrean: list[Cetakan] = []
        self._berjalan: list[tuple[Cetakan, subprocess.Popen[bytes]]] = []
        self._siaga: subprocess.Popen[bytes] | None = None

    def siagakan(self) -> None:
        """Start a process that loads the engine and waits: it makes the first PDF."""
        self._siaga = subprocess.Popen(
            PERINTAH, cwd=PROGRAM, stdin=subprocess.PIPE, stderr=subprocess.PIPE
        )

    def mulai(self, cetakan: Iterable[Cetakan] = ()) -> None:
        """Queue some PDFs, and start as many as may run at a time."""
        self._antrean += cetakan
        while self._antrean and len(self._berjalan) < SEKALIGUS:
            satu = self._antrean.pop(0)
            self._berjalan.append((satu, self._mulai(satu)))

    def _mulai(self, satu: Cetakan) -> subprocess.Popen[bytes]:
        if self._siaga is None:
            self.siagakan()
        proses, self._siaga = self._siaga, None
        assert proses is not None and proses.stdin is not None
        with suppress(OSError), proses.stdin as masukan:  # one that has ended says why itself
            masukan.write(json.dumps(satu.pesanan).encode())
        proses.stdin = None
        return proses

    def selesaikan(self) -> None:
        """Wait for the PDFs in their order and move them to their paths. Raises GalatCetak if one
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
            # Late, so that an interrupted wait leaves a process that is still ended.
            self._berjalan.pop(0)
            self.mulai()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        """Stop PDFs of a failed build, which nobody needs any more."""
        self._bubarkan()
        self._antrean.clear()
        while self._berjalan:
            with self._berjalan.pop()[1] as proses:
                proses.kill()

    def _bubarkan(self) -> None:
        """Stop the waiting process, if no PDF needs it."""
        if self._siaga is not None:
            with self._siaga as proses:
                proses.kill()
            self._siaga = None
