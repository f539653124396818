"""Run this project's programs in a fork of the test process, where a build would start them.

The fork has all modules already; a new process would load them again. Commands that tests start
directly, and what those start, are real processes: a test compares both results, byte by byte.
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
    """Make a PDF with the parts that another test has printed already: most of the small report is
    the same in all editions. One process does less work than several, and the editions of one build
    share their parts."""
    asli = cetak.buat_pdf

    def buat(*isi: Any) -> None:
        with _giliran(os.getppid()):
            asli(*isi[:-1], *(BAGIAN or isi[-1:]))

    with (
        mock.patch.object(cetak, "buat_pdf", buat),
        mock.patch.object(rekaman, "TERBANYAK", SEMUA),
        mock.patch("os.sched_getaffinity", return_value={0}),
    ):
        return cetak.main()


@contextmanager
def _giliran(siapa: int) -> Iterator[None]:
    """A lock among the processes that share parts."""
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
    """Run in the forked process, after its folder and standard streams are set."""
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
