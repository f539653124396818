"""The command line: parse arguments (in Indonesian), dispatch, and show errors."""

import argparse
import difflib
import errno
import gc
import importlib
import io
import os
import re
import signal
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from types import FrameType
from typing import NoReturn

from scripts import siapkan
from scripts.perintah import PERINTAH, PROYEK, bantuan, minta_bantuan, pisahkan
from scripts.terminal import LAPORAN, GalatPerintah, periksa_nama

PAKAI = "python3 scripts/lkjip.py"
# Control characters except line ends and tabs, and those that change the writing direction.
KENDALI = re.compile("[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Pengurai(argparse.ArgumentParser):
    """An argument parser whose errors point to the help instead of the usage."""

    perintah: Mapping[str, argparse.ArgumentParser]  # those of the commands

    def error(self, message: str) -> NoReturn:
        """Raise the message as a GalatPerintah with argparse's own exit code."""
        raise GalatPerintah(f"{message}.\nBantuan: {self.prog} --help", 2)


def terjemahkan() -> None:
    """Let argparse speak Indonesian, by replacing its functions for translation: it has no other
    way."""
    kata = bantuan()["terjemahan"]
    setattr(argparse, "_", lambda teks: kata.get(teks, teks))  # noqa: B010 - not in its stubs


def buat_pengurai() -> Pengurai:
    """The parser of the whole command line, from `bantuan.toml`."""
    terjemahkan()
    pengurai = Pengurai(
        prog=PAKAI, description="LKjIP sebagai kode: satu perintah untuk seluruh pekerjaan."
    )
    pengurai.add_argument(
        PROYEK,
        metavar="FOLDER",
        default=argparse.SUPPRESS,
        help="folder laporan yang dikerjakan, ditulis sebelum perintah (bawaan: folder program)",
    )
    cabang = pengurai.add_subparsers(
        title="perintah", dest="perintah", metavar="PERINTAH", parser_class=Pengurai
    )
    for nama, perintah in PERINTAH.items():
        kata = bantuan()[nama]
        anak = cabang.add_parser(
            nama,
            help=kata["bantuan"],
            description=f"{kata['bantuan'][:1].upper()}{kata['bantuan'][1:]}.",
            epilog=kata.get("rincian", ""),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        for satu, rincian in perintah.argumen.items():
            anak.add_argument(satu, **rincian)
        if perintah.teruskan:
            milik = "".join(f" [{satu}]" for satu in perintah.argumen)
            anak.usage = f"{PAKAI} {nama}{milik} [opsi pytest …]"
    pengurai.perintah = cabang.choices
    return pengurai


def urai(argv: Sequence[str]) -> argparse.Namespace:
    """The command line as a namespace with `perintah` and its options (`sisa` where handed on).

    Raises GalatPerintah on a mistake; prints the help and ends the process where asked for it.
    """
    pengurai = buat_pengurai()
    if not argv:
        pengurai.print_help()
        raise SystemExit(0)
    nama, sisa = argv[0], list(argv[1:])
    ada = ", ".join(PERINTAH)
    if not nama.startswith("-") and nama not in PERINTAH:
        dekat = difflib.get_close_matches(nama, PERINTAH, n=1)
        saran = f" Mungkin maksudnya: {dekat[0]}." if dekat else ""
        raise GalatPerintah(f"perintah “{nama}” tidak ada.{saran}\nPerintah: {ada}.", 2)
    perintah = PERINTAH.get(nama)
    if perintah and perintah.teruskan and not minta_bantuan(perintah, sisa):
        milik = perintah.argumen
        opsi = pengurai.parse_args([nama, *(s for s in sisa if s in milik)])
        opsi.sisa = [s for s in sisa if s not in milik]
        return opsi
    if any(s.partition("=")[0] == PROYEK for s in sisa):
        raise GalatPerintah(f"tulis {PROYEK} sebelum perintah: {PROYEK} FOLDER {nama} …", 2)
    if perintah and not minta_bantuan(perintah, sisa):
        # Options may be mixed with positional arguments: data import --tulis BERKAS.
        isi = argparse.Namespace(perintah=nama)
        return pengurai.perintah[nama].parse_intermixed_args(sisa, isi)
    opsi = pengurai.parse_args(argv)
    if opsi.perintah is None:
        raise GalatPerintah(f"sebutkan perintahnya: {ada}.", 2)
    return opsi


def main(akar: str, argv: Sequence[str]) -> int:
    """Run one command and return the exit code; every foreseeable error ends here as a message."""
    _siapkan_layar()
    for sinyal in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(sinyal, _berhenti)
    proyek = akar
    try:
        diminta, sisa = pisahkan(argv)
        opsi = urai(sisa or argv)
        tanpa = diminta is None and getattr(opsi, "apa", "") == "unit"  # no report is needed
        proyek = akar if tanpa else pilih_proyek(akar, diminta, opsi.perintah)
        siapkan.pastikan(akar, argv)
        gc.disable()  # modules keep all their objects: a collection while they load finds nothing
        modul = importlib.import_module(f"scripts.perintah.{opsi.perintah}")
        gc.enable()
        kode: int = modul.jalankan(proyek, opsi) or 0
        sys.stdout.flush()
    except GalatPerintah as galat:
        _tampilkan(str(galat))
        return galat.kode
    except KeyboardInterrupt:
        print("\nDihentikan.", file=sys.stderr)
        return 128 + signal.SIGINT
    except BrokenPipeError:
        # The reader of the output has closed it; Python would report that again when it flushes.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 128 + signal.SIGPIPE
    except ModuleNotFoundError as galat:
        if (galat.name or "").partition(".")[0] not in ("macros", "scripts"):
            raise
        _tampilkan(f"berkas program tidak lengkap: modul {galat.name} tidak ada.")
        return 1
    except OSError as galat:
        from macros.dasar.masalah import kata_galat

        _tampilkan(kata_galat(galat) + _di_laporan(galat, proyek))
        return 1
    return kode


def pilih_proyek(akar: str, diminta: str | None, nama: str) -> str:
    """The report folder for the command `nama`: `diminta`, or the program's own.

    Raises GalatPerintah if it is no report of its own, or the command works on none.
    """
    if not os.path.isdir(os.path.join(akar, "macros")):
        raise GalatPerintah(f"berkas program tidak lengkap: macros tidak ada di {akar}.")
    perintah = PERINTAH.get(nama)
    if perintah is None or not perintah.proyek:
        if diminta is not None:
            raise GalatPerintah(f"{nama} tidak mengerjakan laporan; tulis tanpa {PROYEK}.", 2)
        return akar
    folder = akar if diminta is None else os.path.realpath(diminta)
    periksa_nama(PROYEK, folder)
    if kurang := [satu for satu in LAPORAN if not os.path.exists(os.path.join(folder, satu))]:
        raise GalatPerintah(f"{folder} bukan folder laporan: {', '.join(kurang)} tidak ada.")
    pasangan = ((s, os.path.join(akar, s), os.path.join(folder, s)) for s in LAPORAN)
    ada = (p for p in pasangan if folder != akar and os.path.exists(p[1]))
    pinjam = [s for s, sini, sana in ada if os.path.samefile(sini, sana)]
    if pinjam:
        nama = ", ".join(pinjam)
        raise GalatPerintah(f"{folder} bukan folder laporan: {nama} hanya menautkan milik program.")
    return folder


def _di_laporan(galat: OSError, proyek: str) -> str:
    """The path of a missing file in the report's folder, as the handbook names it."""
    nama = str(galat.filename or "")
    ada = os.path.join(proyek, nama)
    tiada = galat.errno == errno.ENOENT and nama and not os.path.isabs(nama)
    return f" Di folder laporan ada: {ada}." if tiada and os.path.exists(ada) else ""


def _siapkan_layar() -> None:
    """Replace control characters in all output: messages quote foreign files, certificates and
    servers, which could otherwise clear or rewrite the screen."""
    for aliran in (sys.stdout, sys.stderr):
        if isinstance(aliran, io.TextIOWrapper):
            aliran.reconfigure(errors="replace")  # a terminal without UTF-8 lacks – and “ ”
        if not isinstance(aliran.write, partial):
            jernih = partial(lambda tulis, teks: tulis(KENDALI.sub("\ufffd", teks)), aliran.write)
            setattr(aliran, "write", jernih)  # noqa: B010 - a method


def _berhenti(nomor: int, _: FrameType | None) -> NoReturn:
    """Signal handler: end by SystemExit, so that clean-up code runs."""
    raise SystemExit(128 + nomor)


def _tampilkan(pesan: str) -> None:
    print(f"Galat: {pesan}", file=sys.stderr)
