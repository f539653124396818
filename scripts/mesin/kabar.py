"""Translate log messages of MkDocs and its plugins to short Indonesian lines with file and line."""

import logging
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateSyntaxError
from mkdocs.structure.pages import Page
from mkdocs_macros.errors import format_error

from macros.dasar.berkas import padanan
from macros.dasar.masalah import kata_galat
from macros.mkdocs.jembatan import baris_depan
from macros.periksa.sintaks import jelaskan
from macros.sajian.templat import baris_galat

TINGKAT = {logging.WARNING: "PERINGATAN", logging.ERROR: "GALAT", logging.CRITICAL: "GALAT"}


# The beginning of the text that the macros plugin puts in place of a failed page (only in the
# preview; a build stops).
JUDUL_GALAT = "# Halaman ini belum dapat ditampilkan"


class Pembentuk(logging.Formatter):
    """A log formatter: one line a record, `PERINGATAN docs/bab.md: …`."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's level and message in Indonesian."""
        _, galat_bab, pesan = record.getMessage().partition(JUDUL_GALAT)
        if galat_bab:
            return f"GALAT {pesan.strip()}"
        return f"{TINGKAT.get(record.levelno, record.levelname)} {terjemahkan(record.getMessage())}"


def terjemahkan(pesan: str) -> str:
    """A known message in Indonesian, any other unchanged."""
    return padanan(Path(__file__).with_suffix(".yaml"), pesan) or pesan


@format_error.register(Exception)
@format_error.register(TemplateSyntaxError)
def galat_bab(error: Exception, markdown: str, page: Page) -> str:  # noqa: ARG001 - as called
    """The content of a page whose macros failed: the place in the chapter, and what is wrong.

    With LKJIP_RINCI=1 the traceback is printed too, for programmers.
    """
    if os.environ.get("LKJIP_RINCI"):
        traceback.print_exception(error)
    letak = f"docs/{page.file.src_uri}"
    nomor = baris_galat(error)
    if nomor is not None:
        letak += f", baris {nomor + baris_depan(page)}"
    isi = kata_galat(error)
    if isinstance(error, TemplateSyntaxError):
        isi = jelaskan(error.message or "")
    return f"{JUDUL_GALAT}\n\n{letak}: {terjemahkan(isi)}"


@contextmanager
def dengarkan() -> Iterator[None]:
    """Show warnings and errors of MkDocs on standard error while the block runs."""
    pencatat = logging.getLogger("mkdocs")
    penangan = logging.StreamHandler(sys.stderr)
    penangan.setLevel(logging.WARNING)
    penangan.setFormatter(Pembentuk())
    pencatat.addHandler(penangan)
    lama, pencatat.propagate = pencatat.propagate, False
    try:
        yield
    finally:
        pencatat.removeHandler(penangan)
        pencatat.propagate = lama
