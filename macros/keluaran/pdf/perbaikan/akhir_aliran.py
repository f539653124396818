"""No compressed stream ends in a carriage return.

Whether one does is chance. Before the line feed that closes a stream it would read as part of the
line end, and the stream's stated length would seem wrong to validators. No report of it is known.
"""

from __future__ import annotations

import zlib
from typing import Any

import pydyf
from weasyprint.pdf.stream import Stream


def padatkan_gambar(pdf: Any) -> None:
    """Compress all drawing commands so that none end in a carriage return, and leave as it is what
    else would: bytes of fonts and attached files cannot be added to.

    Before the line feed that closes a stream it would read as part of the line end, and the
    stream's stated length would seem wrong to validators. Must be the last change to a drawing.
    """
    for aliran in pdf.objects:
        if not isinstance(aliran, pydyf.Stream) or not aliran.compress:
            continue
        if not isinstance(aliran, Stream):
            aliran.compress = not aliran.data.endswith(b"\r\nendstream")
            continue
        # What stands between "stream" and "endstream" of the uncompressed object.
        perintah = pydyf.Stream(aliran.stream).data.partition(b"stream\n")[2][: -len("\nendstream")]
        while (padat := zlib.compress(perintah, 9)).endswith(b"\r"):
            perintah += b" "
        aliran.stream, aliran.compress = [padat], False
        aliran.extra["Filter"] = "/FlateDecode"
