"""The file says that it is PDF/UA-1 as well as PDF/A-3a, and which document it is.

The engine writes the mark of one standard only, though the tags for both.
Waits for https://github.com/Kozea/WeasyPrint/issues/2783 (several variants at once). The document's
identifier stays ours.
"""

from pathlib import Path
from typing import Any

from ..struktur import benda

# The document's code, and PDF/UA's mark inside PDF/A metadata: the property and the schema that
# explains it (ISO 14289-1, 5; ISO 19005-3, 6.6.2.3).
XMP = Path(__file__).with_suffix(".xml")


def lengkapi_metadata(pdf: Any, kode: str) -> None:
    """Say both in the metadata, which stay readable without decompression, as PDF/A asks."""
    aliran = benda(pdf, pdf.catalog["Metadata"])
    akhir = b"</rdf:RDF>"
    tambahan = XMP.read_text("utf-8").replace("\n", "").format(kode=kode).encode()
    aliran.stream = [bagian.replace(akhir, tambahan + akhir) for bagian in aliran.stream]
    aliran.compress = False
