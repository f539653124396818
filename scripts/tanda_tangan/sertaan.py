"""Judge what may accompany a signature.

In the file's metadata a signing program may set its name and the date, no more. A store of evidence
for signatures (DSS; ETSI EN 319 142-1, 5.4.2.2) may be added with one or after it: certificates,
revocation lists and OCSP answers, as streams in arrays, which no reader shows.
"""

from collections.abc import Callable
from typing import Any
from xml.etree import ElementTree as ET

from scripts.tanda_tangan.benda import Acu, Aliran, TolakPDF, selisih

KETERANGAN = {"/ModDate", "/Producer"}
KETERANGAN_XMP = {
    "{http://ns.adobe.com/xap/1.0/}ModifyDate",
    "{http://ns.adobe.com/xap/1.0/}MetadataDate",
    "{http://ns.adobe.com/pdf/1.3/}Producer",
    "{http://ns.adobe.com/xap/1.0/mm/}DocumentID",
    "{http://ns.adobe.com/xap/1.0/mm/}InstanceID",
}
RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
XML = "{http://www.w3.org/XML"
# Wrapper elements of programs around properties.
LEWAT = {"{adobe:ns:meta/}xmpmeta", f"{RDF}RDF", f"{RDF}Description", f"{RDF}li"}
KUNCI = {"/Type", "/Certs", "/CRLs", "/OCSPs", "/VRI"}
SETIAP: set[str] = set()  # each key is a signature's hash
KUNCI_VRI = {"/Type", "/Cert", "/CRL", "/OCSP", "/TU", "/TS"}


def periksa_info(lama: Any, baru: Any) -> None:
    """Judge a new document information dictionary. Raises TolakPDF."""
    lain = selisih(lama, baru)
    if not lain <= KETERANGAN or not all(isinstance(baru.get(k), bytes) for k in lain):
        raise TolakPDF(f"keterangan dokumen diubah ({', '.join(sorted(lain - KETERANGAN))})")


def periksa_xmp(lama: Aliran, baru: Any) -> None:
    """Judge a new metadata stream (ISO 16684-1), in any notation. Raises TolakPDF."""
    wajar = isinstance(baru, Aliran) and lama.kamus == baru.kamus
    if not wajar or (isi := _xmp(baru)) is None or isi != _xmp(lama):
        raise TolakPDF("keterangan dokumen diubah (XMP)")


def _xmp(aliran: Aliran) -> dict[str, list[str]] | None:
    """All values of a metadata stream by their path of properties: a title inside of another
    property is not the document's."""
    if b"<!" in aliran.data.replace(b"\0", b""):  # also where a letter takes two bytes or four
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


def objek_simpanan(acuan: Any, buka: Callable[[Any], Any]) -> dict[int, bool]:
    """The objects of a store by number, and whether they are streams; `buka` follows references.

    Raises TolakPDF for any other content.
    """
    hasil: dict[int, bool] = {}
    antrean: list[tuple[Any, set[str] | None]] = [(acuan, KUNCI)]
    while antrean:
        satu, kunci = antrean.pop()
        isi = buka(satu)
        if isinstance(satu, Acu):
            if satu.nomor in hasil:
                continue
            hasil[satu.nomor] = isinstance(isi, Aliran)
        match isi:
            case Aliran() if kunci is None and isi.kamus.keys() <= {"/Filter"}:
                pass
            case list() if kunci is None:
                antrean += [(n, None) for n in isi]
            case dict() if kunci is not None and isi.keys() <= (kunci or isi.keys()):
                lanjut = {"/VRI": SETIAP} if kunci else dict.fromkeys(isi, KUNCI_VRI)
                teks = {k for k in isi.keys() & {"/Type", "/TU"} if isinstance(isi[k], bytes | str)}
                antrean += [(isi[k], lanjut.get(k)) for k in isi.keys() - teks]
            case _:
                raise TolakPDF("data validasi (DSS) memuat yang lain")
    return hasil
