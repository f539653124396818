"""The program's own style sheets of print and templates, read once for all that tests make.

Reading them takes longer than to lay out the few lines of a test's document. All others are read as
ever, and so are these by the commands that a person gives.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unittest import mock

import tinycss2
from jinja2 import Environment
from weasyprint import css

from macros.dasar.pangkal import ASET
from macros.sajian.templat import TEMPLAT

SENDIRI = {berkas.read_bytes() for berkas in (ASET / "aset" / "css").glob("*.css")}
# The parts of rules that come from them, by what no other thing can be while they are kept.
BAGIAN: dict[int, object] = {}


def pasang() -> None:
    """Remember from now on, in this process and those that are split off from it."""
    for modul, nama, milik in (
        (tinycss2, "parse_stylesheet_bytes", SENDIRI.__contains__),
        (tinycss2, "parse_blocks_contents", _dikenal),
        (tinycss2, "parse_rule_list", _dikenal),
    ):
        mock.patch.object(modul, nama, _ingat(getattr(modul, nama), milik)).start()
    mock.patch.object(css, "preprocess_declarations", _ingat_aturan()).start()
    mock.patch.object(Environment, "compile", _ingat_templat()).start()


def _dikenal(isi: object) -> bool:
    return id(isi) in BAGIAN


def _ingat(asli: Callable[..., Any], milik: Callable[[Any], bool]) -> Callable[..., Any]:
    """The same, for the second time out of memory where the first argument is known."""
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

    def susun(
        alat: Environment, teks: Any, nama: Any = None, berkas: Any = None, **lain: Any
    ) -> Any:
        if type(alat) is not Environment or not str(berkas).startswith(str(TEMPLAT)):
            return asli(alat, teks, nama, berkas, **lain)
        ruang = (alat.trim_blocks, alat.lstrip_blocks, alat.keep_trailing_newline)
        olah = (alat.autoescape, getattr(alat.finalize, "__code__", None), *alat.filters)
        kunci = (teks, nama, berkas, *alat.extensions, *ruang, *olah)
        if kunci not in ingatan:
            ingatan[kunci] = asli(alat, teks, nama, berkas, **lain)
        return ingatan[kunci]

    return susun
