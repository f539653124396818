"""What the file as a whole says of itself."""

from pathlib import Path
from typing import Any

import pydyf

from ..struktur import benda

# The document's code, and PDF/UA's mark inside PDF/A metadata: the property and the schema that
# explains it (ISO 14289-1, 5; ISO 19005-3, 6.6.2.3).
XMP = Path(__file__).with_name("dua_standar.xml")


def lengkapi_metadata(pdf: Any, kode: str) -> None:
    """Say that the file is PDF/UA-1 as well as PDF/A-3a, and which document it is.

    The engine writes the mark of one standard only, though the tags for both. Waits for
    https://github.com/Kozea/WeasyPrint/issues/2783 (several variants at once); the document's
    identifier stays ours. Metadata stay readable without decompression, as PDF/A asks.
    """
    aliran = benda(pdf, pdf.catalog["Metadata"])
    akhir = b"</rdf:RDF>"
    tambahan = XMP.read_text("utf-8").replace("\n", "").format(kode=kode).encode()
    aliran.stream = [bagian.replace(akhir, tambahan + akhir) for bagian in aliran.stream]
    aliran.compress = False


def daftarkan_sekali(pdf: Any) -> None:
    """Name every attached file once among those of the document.

    The engine names each twice. Reported for the version that is locked here, and closed since:
    https://github.com/Kozea/WeasyPrint/issues/2917.
    """
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


def beri_label_halaman(pdf: Any, awal: int | None, isi: int | None) -> None:
    """Give pages in a reader's margin the numbers that are printed on them: roman from page index
    `awal`, decimal from `isi`; pages before have none.

    The engine writes no page labels (ISO 32000-1, 12.4.2). No request for it is known.
    """
    nomor = pydyf.Array([0, pydyf.Dictionary({"P": pydyf.String("Sampul")})])
    for mulai, gaya in ((awal, "/r"), (isi, "/D")):
        if mulai is not None:
            nomor.extend([mulai, pydyf.Dictionary({"S": gaya, "St": 1})])
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": nomor})
