"""File access of the PDF engine: only files of the report and of the program."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

from ...dasar.berkas import sidik_berkas
from ...dasar.pangkal import ASET
from ..simpanan_cetak import cari

# A fixed base address for documents: pictures are named by their addresses in the file, which must
# not depend on the folder.
RUMAH = Path("/laporan")
# Text in editors' drawings is set in the report's font: other fonts may be missing on some
# machines. The engine reads only size and family from `font` (“simplified expanders”, its
# svg/__init__.py), and loses the text with other values.
HURUF_KITA = b"Arimo"
GANTI_SVG = (
    (re.compile(
        rb"\bfont\s*:\s*(?:(?:(?P<tebal>bold|[1-9]00)|(?!bold\s)[a-z-]+)\s+)*(?P<besar>[\d.]+[a-z%]*)"
        rb"(?:/[\d.]+[a-z%]*)?\s(?:[^;}\"]|\"[^\";}<>=]*\")*"
    ), rb"font-size:\g<besar>;font-weight:\g<tebal>"),
    (re.compile(rb"<svg\b[^>]*[^/>]>"),
     rb"\g<0><style>*{font-family:Arimo,Lambang!important}</style>"),
)  # fmt: skip


class Pengambil(URLFetcher):  # type: ignore[misc]
    """Fetches local files below the given roots, in their order, and then the program's. Addresses
    in a document are below `RUMAH`.

    `dibaca` are the fetched files: path below a root, and fingerprint of the content.
    """

    def __init__(self, akar: Sequence[Path]) -> None:
        super().__init__(allowed_protocols=("file", "data"))
        self._akar = [a.resolve() for a in akar]
        self.dibaca: dict[str, str] = {}

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """Open a URL below `RUMAH` from the first root that has the file."""
        if urlsplit(url).scheme == "file":
            berkas = self._cari(Path(unquote(urlsplit(url).path)))
            url = berkas.as_uri()
            if berkas.suffix.lower() == ".svg" and HURUF_KITA not in (isi := berkas.read_bytes()):
                for pola, ganti in GANTI_SVG:
                    isi = pola.sub(ganti, isi)
                return URLFetcherResponse(url, isi, {"Content-Type": "image/svg+xml"})
        return super().fetch(url, headers)

    def _cari(self, berkas: Path) -> Path:
        berkas = Path(os.path.normpath(berkas))
        # Relative addresses in a style sheet from a later root are below that root.
        semua = (RUMAH, *self._akar, ASET)
        induk = next((a for a in semua if berkas.is_relative_to(a)), None)
        if induk is None:
            raise ValueError(f"{berkas} berada di luar laporan")
        relatif = berkas.relative_to(induk)
        ditemukan = cari(self._akar, str(relatif))
        self.dibaca[str(relatif)] = sidik_berkas(ditemukan)
        return ditemukan
