"""No compressed stream ends in a carriage return.

Whether one does is chance: its last byte is one of the sum of what it holds. Before the line feed
that closes a stream it would read as part of the line end, and the stream's stated length would
seem wrong to validators. No report of it is known.
"""

import zlib
from typing import Any

import pydyf
from weasyprint.pdf.stream import Stream


def padatkan(pdf: Any) -> None:
    """Compress all streams so that none end in a carriage return, and leave as it is what else
    would: to drawing commands a space can be added, to bytes of fonts and attached files cannot.

    Must be the last change to a drawing.
    """
    for aliran in pdf.objects:
        if isinstance(aliran, pydyf.Stream) and aliran.compress:
            padatkan_satu(aliran, 9, berkata=isinstance(aliran, Stream))


def padatkan_satu(aliran: Any, tingkat: int, *, berkata: bool) -> None:
    """Compress one stream at a level of zlib; `berkata` says that it consists of words."""
    # What stands between "stream" and "endstream" of the uncompressed object.
    isi = pydyf.Stream(aliran.stream).data.partition(b"stream\n")[2][: -len("\nendstream")]
    padat = zlib.compress(isi, tingkat)
    while padat.endswith(b"\r") and berkata:
        isi += b" "
        padat = zlib.compress(isi, tingkat)
    aliran.compress = False
    if not padat.endswith(b"\r"):
        aliran.stream, aliran.extra["Filter"] = [padat], "/FlateDecode"
