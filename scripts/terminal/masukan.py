"""What a command was given, and cannot go on with."""

from collections.abc import Iterable
from datetime import date

from macros.dasar.masalah import Masalah, urutkan
from scripts.terminal import GalatPerintah, kabari, tolakan


def hari_opsi(teks: str, kasus: str) -> str:
    """A day as it is typed in an option, or nothing; raises the message of a case where it is
    none."""
    try:
        return date.fromisoformat(teks).isoformat() if teks else ""
    except ValueError as galat:
        raise tolakan(kasus, 2, teks=teks) from galat


def tolak(masalah: Iterable[Masalah], pesan: str) -> None:
    """Show the errors among the problems, as `check` does, and raise GalatPerintah where there are
    any: findings among them by what is to be done, and under what name they are answered."""
    galat = urutkan(m for m in masalah if m.tingkat == "galat")
    if not galat:
        return
    from scripts.terminal.temuan import cara, susun

    for satu in (*susun(galat), *cara(galat)):
        kabari(satu)
    raise GalatPerintah(pesan)
