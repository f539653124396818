"""What went wrong, for the person at the terminal, be it the operating system that says so. It
imports nothing that has to be installed."""

import errno
import tomllib
from pathlib import Path


def kata_galat(galat: Exception) -> str:
    """The words of an error; of one of the operating system in Indonesian, with its file. Raises
    one that is not foreseen."""
    if not isinstance(galat, OSError):
        return str(galat)
    semua = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))
    pesan = semua.get(errno.errorcode.get(galat.errno or 0, ""))
    if pesan is None:
        raise galat
    nama = galat.filename2 or galat.filename  # of two, what was to become
    return f"{nama}: {pesan}." if nama else f"{pesan}."
