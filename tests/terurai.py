"""Caches for what most tests of documents and sites would compute again.

Parsing the program's style sheets takes longer than the layout of a test's few lines; with the
theme's sheet, templates and a workbook of the same data it is half of a small site. Everything
else, and all commands, run without these caches.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest import mock

import jinja2
import tinycss2
from jinja2 import Environment
from jinja2.sandbox import SandboxedEnvironment
from weasyprint import CSS, HTML, css
from weasyprint.text.fonts import FontConfiguration

from macros.buku import buku_umum
from macros.dasar.pangkal import ASET
from macros.gambar import kartu
from macros.keluaran import berbagi, gaya_tema
from macros.sajian.templat import TEMPLAT

GAYA = ASET / "aset" / "css"
SENDIRI = {berkas.read_bytes() for berkas in GAYA.glob("*.css")}
# The parts of rules that come from them, by what no other thing can be while they are kept.
BAGIAN: dict[int, object] = {}
# Where templates are that do not change: the program's and the theme's.
TETAP = (f"{TEMPLAT}/", f"{Path(jinja2.__file__).parents[1]}/")
# The folder of what processes of this run leave for each other, none outside of a run.
LACI: list[Path] = []


def pasang() -> None:
    """Use the caches from now on, in this process and its forks."""
    for modul, nama, milik in (
        (tinycss2, "parse_stylesheet_bytes", SENDIRI.__contains__),
        (tinycss2, "parse_blocks_contents", _dikenal),
        (tinycss2, "parse_rule_list", _dikenal),
    ):
        mock.patch.object(modul, nama, _ingat(getattr(modul, nama), milik)).start()
    mock.patch.object(css, "preprocess_declarations", _ingat_aturan()).start()
    mock.patch.object(Environment, "compile", _ingat_templat()).start()
    mock.patch.object(gaya_tema, "susutkan", _ingat_susutan()).start()
    mock.patch.object(buku_umum, "buat", _ingat_buku()).start()
    mock.patch.object(berbagi, "kartu", SimpleNamespace(lukis=_kartu)).start()


@cache
def hangatkan() -> None:
    """Print a word with the program's style sheets, so that forks have these, and results of
    libraries, in memory."""
    huruf = FontConfiguration()
    gaya = [CSS(filename=b, font_config=huruf) for b in sorted(GAYA.glob("cetak*.css"))]
    HTML(string="<title>Kata</title><p>Kata").write_pdf(stylesheets=gaya, font_config=huruf)


def _dikenal(isi: object) -> bool:
    return id(isi) in BAGIAN


def _ingat(asli: Callable[..., Any], milik: Callable[[Any], bool]) -> Callable[..., Any]:
    """A function with its results cached by the first argument."""
    ingatan: dict[object, Any] = {}

    def urai(isi: Any, *lain: Any, **opsi: Any) -> Any:
        if not milik(isi):
            return asli(isi, *lain, **opsi)
        kunci = (isi if isinstance(isi, bytes) else id(isi), lain, *opsi.items())
        if kunci not in ingatan:
            hasil = ingatan[kunci] = asli(isi, *lain, **opsi)
            for aturan in hasil[0] if isinstance(hasil, tuple) else hasil:
                for bagian in (getattr(aturan, "prelude", None), getattr(aturan, "content", None)):
                    if bagian is not None:
                        BAGIAN[id(bagian)] = bagian
        return ingatan[kunci]

    return urai


def _ingat_aturan() -> Callable[..., Any]:
    asli: Callable[..., Any] = css.preprocess_declarations
    ingatan: dict[object, list[Any]] = {}

    def olah(alamat: str, isi: Any, pemilih: Any = None) -> Any:
        if pemilih is None or not _dikenal(pemilih):
            return asli(alamat, isi, pemilih)
        kunci = (alamat, id(pemilih))
        if kunci not in ingatan:
            ingatan[kunci] = list(asli(alamat, isi, pemilih))
        return ingatan[kunci]

    return olah


def _ingat_templat() -> Callable[..., Any]:
    asli: Callable[..., Any] = Environment.compile
    ingatan: dict[object, Any] = {}

    def susun(alat: Any, teks: Any, nama: Any = None, berkas: Any = None, **lain: Any) -> Any:
        bab = isinstance(alat, SandboxedEnvironment) and isinstance(teks, str) and not berkas
        if not bab and (type(alat) is not Environment or not str(berkas).startswith(TETAP)):
            return asli(alat, teks, nama, berkas, **lain)
        olah = getattr(alat.finalize, "__code__", None)
        kunci = (
            teks, nama, berkas, *lain.items(), bab, alat.code_generator_class.__qualname__,
            alat.autoescape, olah and (olah.co_filename, olah.co_firstlineno), alat.trim_blocks,
            alat.lstrip_blocks, alat.keep_trailing_newline, alat.comment_start_string,
            *alat.extensions, "", *alat.filters,
        )  # fmt: skip
        if kunci not in ingatan:
            ingatan[kunci] = _dari_laci(kunci, lambda: asli(alat, teks, nama, berkas, **lain))
        return ingatan[kunci]

    return susun


def _ingat_susutan() -> Callable[[str, Iterable[str]], str]:
    """The reduced theme style sheet, cached; other style sheets are short."""
    asli = gaya_tema.susutkan

    def susutkan(gaya: str, ada: Iterable[str]) -> str:
        if len(gaya) < 10_000:
            return asli(gaya, ada)
        hasil: str = _dari_laci((gaya, sorted(ada)), lambda: asli(gaya, ada))
        return hasil

    return susutkan


def _ingat_buku() -> Callable[..., bytes]:
    """The workbook of published data: a fifth of a small site, cached by the data."""
    asli = buku_umum.buat

    def buat(*isi: Any) -> bytes:
        hasil: bytes = _dari_laci(isi, lambda: asli(*isi))
        return hasil

    return buat


def _kartu(*isi: str) -> bytes:
    """The preview picture, an eighth of a publication; cached by its text."""
    hasil: bytes = _dari_laci((kartu.lukis.__qualname__, *isi), lambda: kartu.lukis(*isi))
    return hasil


def _dari_laci(kunci: object, buat: Callable[[], Any]) -> Any:
    """The result of another process, or that of this one, which is kept for others."""
    if not LACI:
        return buat()
    berkas = LACI[0] / hashlib.sha256(repr(kunci).encode()).hexdigest()
    with suppress(FileNotFoundError):
        return marshal.loads(berkas.read_bytes())  # noqa: S302 - of this run
    hasil = buat()
    baru = berkas.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    baru.write_bytes(marshal.dumps(hasil))
    baru.replace(berkas)
    return hasil
