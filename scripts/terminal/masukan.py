"""Read arguments of commands: dates, TOML files, Word documents; and reject data with errors."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from macros.dasar.masalah import Masalah, urutkan
from scripts.terminal import GalatPerintah, kabari, tolakan

if TYPE_CHECKING:
    from docx.document import Document


def hari_opsi(teks: str, kasus: str) -> str:
    """Parse the date of an option; None if it is empty. Raises the message of a case for an invalid
    one."""
    try:
        return date.fromisoformat(teks).isoformat() if teks else ""
    except ValueError as galat:
        raise tolakan(kasus, 2, teks=teks) from galat


def baca_toml(berkas: Path, nama: str) -> dict[str, Any]:
    """The content of a TOML file, called `nama` in the GalatPerintah that an invalid one raises."""
    import tomllib

    from macros.asupan.penyandian import sandi_lebar

    bita = berkas.read_bytes()
    try:
        if sandi_lebar(bita):
            raise tolakan("toml/sandi", 2, berkas=nama)
        return tomllib.loads(bita.decode("utf-8-sig"))
    except UnicodeDecodeError as galat:
        raise tolakan("toml/sandi", 2, berkas=nama) from galat
    except tomllib.TOMLDecodeError as galat:
        letak = re.search(r"line (\d+)", str(galat))
        baris = int(letak[1]) if letak else bita.count(b"\n") + 1
        raise tolakan("toml/baris", 2, berkas=nama, baris=baris) from galat


@contextmanager
def dokumen_word(isi: bytes, nama: str) -> Iterator[Document]:
    """A context with an opened Word document. Raises GalatPerintah, which calls the file `nama`, if
    it is none, is locked, in the old format, or damaged in any part that the block reads."""
    from docx import Document
    from docx.opc.exceptions import PackageNotFoundError

    from macros.asupan.penyandian import KANTOR_RUSAK, tertutup

    if sebab := tertutup(nama, isi):
        raise GalatPerintah(f"{nama}: {sebab}")
    try:
        yield Document(io.BytesIO(isi))
    except (*KANTOR_RUSAK, PackageNotFoundError) as galat:
        raise tolakan("baru/bukan-docx", berkas=nama) from galat


def tolak(masalah: Iterable[Masalah], pesan: str) -> None:
    """Show the errors among the problems, as `check` does, and raise GalatPerintah if there are
    any; findings by what is to be done, with their ids for answers."""
    galat = urutkan(m for m in masalah if m.tingkat == "galat")
    if not galat:
        return
    from scripts.terminal.temuan import cara, susun

    for satu in (*susun(galat), *cara(galat)):
        kabari(satu)
    raise GalatPerintah(pesan)
