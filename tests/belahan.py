"""Programs of this project that a build in this process starts, split off from it.

It has read all that they need; a new one reads it again. Commands that tests start by themselves,
and what those start, are real and print all their pages: a test compares both, byte by byte.
"""

from __future__ import annotations

import fcntl
import os
import signal
import sys
import traceback
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from typing import Any
from unittest import mock

from macros.dasar.pangkal import PROGRAM
from macros.keluaran.pdf import cetak, regu, rekaman
from scripts.terbit import potret, susun
from tests import terurai

BANYAK = 4096  # files that are open at once, at most
# The folder of the parts that PDFs of this run have, none where each report keeps its own; and how
# many they may be.
BAGIAN: list[Path] = []
SEMUA = 1000


def belah(args: Any, opsi: dict[str, Any]) -> dict[str, Any]:
    """The options of `subprocess.Popen` for the command `args`: as given, or, where it is one of
    the programs with the code of this project, such that its `main` is called in the new process
    before another program would take that over."""
    if isinstance(args, str) or args[0] != sys.executable or tuple(args[1:3]) not in UTAMA:
        return opsi
    if opsi.get("cwd") is None or Path(opsi["cwd"]) != PROGRAM:
        return opsi
    regu.muat()
    terurai.hangatkan()
    isi = (UTAMA[args[1], args[2]], [*args[3:]], opsi.get("env"), opsi.get("pass_fds", ()))
    return {**opsi, "preexec_fn": lambda: _jalankan(*isi)}


def _cetak(_: list[str]) -> int:
    """Make a PDF, with the parts that another test has had printed already: most of what the small
    report says is the same in all. One process alone is less work than several, and the editions of
    one build follow each other, so that the later ones find the parts that they share."""
    asli = cetak.buat_pdf

    def buat(*isi: Any) -> None:
        with _giliran(os.getppid()):
            asli(*isi[:-1], *(BAGIAN or isi[-1:]))

    with (
        mock.patch.object(cetak, "buat_pdf", buat),
        mock.patch.object(rekaman, "TERBANYAK", SEMUA),
        mock.patch.object(regu, "inti", return_value=1),
    ):
        return cetak.main()


@contextmanager
def _giliran(siapa: int) -> Iterator[None]:
    """Alone among those that one process has started, where parts are shared."""
    with (BAGIAN[0] / f"giliran-{siapa}" if BAGIAN else Path(os.devnull)).open("w") as kunci:
        if BAGIAN:
            fcntl.flock(kunci, fcntl.LOCK_EX)
        yield


def _potret(argumen: list[str]) -> int:
    sys.argv = ["-c", *argumen]
    exec(potret.BANGUN, {})  # noqa: S102 - as Python does
    return 0


UTAMA: dict[tuple[str, str], Callable[[list[str]], int]] = {
    ("-m", "macros.keluaran.pdf.cetak"): _cetak,
    ("-m", "scripts.terbit.susun"): susun.main,
    ("-c", potret.BANGUN): _potret,
}


def _jalankan(
    utama: Callable[[list[str]], int],
    argumen: list[str],
    lingkungan: dict[str, str] | None,
    warisan: Collection[int],
) -> None:
    """In the new process, whose folder and first three files are in place."""
    signal.signal(signal.SIGPIPE, signal.SIG_IGN)  # as Python has it
    for dari, sampai in pairwise((2, *sorted(warisan), BANYAK)):
        os.closerange(dari + 1, sampai)
    if lingkungan is not None:
        os.environ.clear()
        os.environ.update(lingkungan)
    kode = 1
    try:
        sys.stdin, sys.stdout, sys.stderr = (
            os.fdopen(n, "w" if n else "r", closefd=False) for n in range(3)
        )
        kode = utama(argumen)
    except SystemExit as keluar:
        kode = keluar.code if isinstance(keluar.code, int) else int(keluar.code is not None)
        if isinstance(keluar.code, str):
            print(keluar.code, file=sys.stderr)
    except BaseException:  # noqa: BLE001 - as Python does at its end
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(kode)
