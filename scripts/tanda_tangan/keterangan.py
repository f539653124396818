"""What a file says of itself: a signing program may leave its name and the day there, no more."""

from collections import Counter
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


def _xmp(aliran: Aliran) -> Counter[tuple[str, str]] | None:
    """All that a metadata stream says, each with the name of the property that says it."""
    if b"<!" in aliran.data:
        return None
    hasil: Counter[tuple[str, str]] = Counter()

    def baca(unsur: ET.Element, milik: str) -> None:
        nama = milik if unsur.tag.startswith(RDF) else unsur.tag
        hasil.update((nama, t) for t in [(unsur.text or "").strip()] if t)
        for kunci, nilai in unsur.attrib.items():
            if kunci == f"{RDF}resource":
                hasil[nama, nilai] += 1
            elif not kunci.startswith(RDF) and not unsur.tag.endswith("xmpmeta"):
                hasil[nama if kunci.startswith("{http://www.w3.org/XML") else kunci, nilai] += 1
        for anak in unsur:
            baca(anak, nama)
            hasil.update((nama, t) for t in [(anak.tail or "").strip()] if t)

    try:
        baca(ET.fromstring(aliran.data), "")
    except (ET.ParseError, ValueError):
        return None
    return Counter({k: n for k, n in hasil.items() if k[0] not in KETERANGAN_XMP})
