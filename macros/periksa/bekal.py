"""What a check has found out of chapters, kept for the next: a chapter that did not change is
neither compiled nor turned into its page again."""

from __future__ import annotations

import hashlib
import marshal
import re
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from jinja2 import Environment, Template

from ..asupan.simpanan import Simpanan

T = TypeVar("T")
DIGIT = re.compile(r"[0-9]")
MACROS = Path(__file__).parents[1]
# Whatever decides how a chapter is compiled or read.
MESIN = ("periksa/*.py", "sajian/*.py", "gambar/matematika.py", "temuan/naskah.py", "mkdocs/*.yml")


class Bekal:
    """Compiled chapters and comparisons by fingerprint, in the file `berkas`; without one nothing
    is kept."""

    def __init__(self, berkas: Path | None = None) -> None:
        self._lama = Simpanan(berkas) if berkas else None
        self._kini: dict[str, Any] = {}

    def templat(self, lingkungan: Environment, naskah: str) -> Template:
        """The template of a chapter. Raises TemplateSyntaxError where it cannot be read."""
        kode = self._ambil("templat", naskah, lambda: marshal.dumps(lingkungan.compile(naskah)))
        return Template.from_code(
            lingkungan, marshal.loads(kode), lingkungan.make_globals(None)  # noqa: S302 - our own
        )

    def beda(self, naskah: str, isi: str, bandingkan: Callable[[str], T]) -> T:
        """What `bandingkan` says of what is written in a chapter, `isi`, of which the chapter's
        text `naskah` is the typed part. What macros put in and differs in digits alone says as
        little as before, where that was nothing."""

        def baru() -> tuple[str, T]:
            hasil = bandingkan(isi)
            return isi if hasil else "", hasil

        tadi, hasil = self._ambil("beda", f"{naskah}\0{DIGIT.sub('0', isi)}", baru)
        return bandingkan(isi) if hasil and tadi != isi else hasil

    def simpan(self) -> None:
        """Keep what this check used, and no more."""
        if self._lama is not None and self._kini.keys() != self._lama.sidik():
            self._lama.simpan(self._kini)

    def _ambil(self, jenis: str, naskah: str, buat: Callable[[], Any]) -> Any:
        if self._lama is None:
            return buat()
        sidik = hashlib.sha256(f"{_mesin()}\n{jenis}\n{naskah}".encode()).hexdigest()
        ada = self._lama.ambil(sidik)
        self._kini[sidik] = buat() if ada is None else ada
        return self._kini[sidik]


@cache
def _mesin() -> str:
    """Whatever reads chapters: a new version of it reads them anew."""
    semua = [b for pola in MESIN for b in sorted(MACROS.glob(pola))]
    paket = MACROS.parent / "requirements.txt"
    cap = [(b.name, b.stat().st_size, b.stat().st_mtime_ns) for b in (*semua, paket)]
    return f"{sys.version} {cap}"
