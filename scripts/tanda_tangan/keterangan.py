"""What a file says of itself: a signing program may leave its name and the day there, no more."""

from typing import Any
from xml.etree import ElementTree as ET

from scripts.tanda_tangan.benda import Aliran, TolakPDF, selisih

KETERANGAN = {"/ModDate", "/Producer"}
KETERANGAN_XMP = {
    "{http://ns.adobe.com/xap/1.0/}ModifyDate",
    "{http://ns.adobe.com/xap/1.0/}MetadataDate",
    "{http://ns.adobe.com/pdf/1.3/}Producer",
}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XML = "{http://www.w3.org/XML"
# What programs put around properties, each in its own way.
LEWAT = {"{adobe:ns:meta/}xmpmeta", f"{RDF}RDF", f"{RDF}Description", f"{RDF}li"}


def periksa_info(lama: Any, baru: Any) -> None:
    """Judge a new document information dictionary. Raises TolakPDF."""
    lain = selisih(lama, baru)
    if not lain <= KETERANGAN or not all(isinstance(baru.get(k), bytes) for k in lain):
        raise TolakPDF(f"keterangan dokumen diubah ({', '.join(sorted(lain - KETERANGAN))})")


def periksa_xmp(lama: Aliran, baru: Any) -> None:
    """Judge a new metadata stream (ISO 16684-1), however it is written. Raises TolakPDF."""
    wajar = isinstance(baru, Aliran) and lama.kamus == baru.kamus
    if not wajar or (isi := _xmp(baru)) is None or isi != _xmp(lama):
        raise TolakPDF("keterangan dokumen diubah (XMP)")


def _xmp(aliran: Aliran) -> dict[str, list[str]] | None:
    """All that a metadata stream says, by the way of properties that leads there: within another
    one a title is not the document's."""
    if b"<!" in aliran.data:
        return None
    hasil: dict[str, list[str]] = {}

    def baca(unsur: ET.Element, milik: str) -> None:
        jalur = milik if unsur.tag in LEWAT else milik + unsur.tag
        isi = [(jalur, unsur.text), *((jalur, anak.tail) for anak in unsur)]
        for kunci, nilai in unsur.attrib.items():
            if kunci.startswith((RDF, XML)):
                isi.append((jalur, "" if nilai == "Resource" else nilai))
            elif not unsur.tag.endswith("xmpmeta"):
                isi.append((jalur + kunci, nilai))
        for tempat, kata in isi:
            if teks := (kata or "").strip():
                hasil.setdefault(tempat, []).append(teks)
        for anak in unsur:
            baca(anak, jalur)

    try:
        baca(ET.fromstring(aliran.data), "")
    except (ET.ParseError, ValueError):
        return None
    return {k: n for k, n in hasil.items() if k not in KETERANGAN_XMP}
