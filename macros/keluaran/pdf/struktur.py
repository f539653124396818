"""Finishing touches to a PDF's structure, on the objects that the engine is about to write.

Objects are pydyf's: dictionaries that refer to each other by b"12 0 R".
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from typing import Any

import pydyf
from weasyprint import Page
from weasyprint.pdf.stream import Stream

# PDF/UA's mark inside PDF/A metadata: the property and the schema that explains it (ISO 14289-1,
# 5; ISO 19005-3, 6.6.2.3).
_XMP_PDF_UA = b"""\
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" rdf:about="" pdfuaid:part="1" />\
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" \
xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" \
xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">\
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>\
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\
<pdfaProperty:name>part</pdfaProperty:name>\
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\
<pdfaProperty:category>internal</pdfaProperty:category>\
<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>\
</rdf:li></rdf:Seq></pdfaSchema:property>\
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"""

_XMP_KODE = """\
<rdf:Description xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" \
xmlns:dc="http://purl.org/dc/elements/1.1/" rdf:about="">\
<dc:identifier>{}</dc:identifier></rdf:Description>"""


def lengkapi_metadata(pdf: Any, kode: str) -> None:
    """Say in the metadata that the file is PDF/UA-1 as well as PDF/A, and which document it is.

    They stay readable without decompression, as PDF/A asks.
    """
    aliran = benda(pdf, pdf.catalog["Metadata"])
    akhir = b"</rdf:RDF>"
    tambahan = _XMP_PDF_UA + _XMP_KODE.format(kode).encode()
    aliran.stream = [bagian.replace(akhir, tambahan + akhir) for bagian in aliran.stream]
    aliran.compress = False


def beri_label_halaman(pdf: Any, awal: int | None, isi: int | None) -> None:
    """Give pages the numbers that are printed on them: roman from page index `awal`, decimal from
    `isi`; pages before have none."""
    nomor = pydyf.Array([0, pydyf.Dictionary({"P": pydyf.String("Sampul")})])
    for mulai, gaya in ((awal, "/r"), (isi, "/D")):
        if mulai is not None:
            nomor.extend([mulai, pydyf.Dictionary({"S": gaya, "St": 1})])
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": nomor})


def lepas_perabot_halaman(pdf: Any) -> None:
    """Make running heads and feet artifacts, so that they are not read aloud on every page.

    The engine marks them as content but hangs them on no branch of the structure tree: whatever
    cannot be reached from the tree's root is such furniture.
    """
    akar = benda(pdf, pdf.catalog["StructTreeRoot"])
    terjangkau = {id(unsur) for unsur in keturunan(pdf, akar)}
    peta = benda(pdf, akar["ParentTree"])["Nums"]
    pemilik = dict(zip(peta[::2], peta[1::2], strict=True))
    for acuan in pdf.page_references:
        halaman = benda(pdf, acuan)
        daftar = pemilik[halaman["StructParents"]]
        lepas = set()
        for mcid, acuan_unsur in enumerate(daftar):
            unsur = benda(pdf, acuan_unsur)
            if id(unsur) not in terjangkau:
                lepas.add(mcid)
                daftar[mcid] = "null"
                unsur.clear()
        perintah = benda(pdf, halaman["Contents"]).stream
        for i, sifat in enumerate(perintah):
            if isinstance(sifat, dict) and sifat.get("MCID") in lepas:
                perintah[i - 1] = "/Artifact"
                perintah[i] = pydyf.Dictionary({"Type": "/Pagination"})


def rapikan_tautan(pdf: Any, halaman: Sequence[Page]) -> None:
    """Keep one annotation a link and let it say the link's words.

    The engine makes another one for every box inside a link, outside any Link tag, and describes
    it with the target's id.
    """
    lebihan: dict[bytes, Any] = {}
    for satu in halaman:
        for _, _, _, kotak in satu.links:
            anotasi = kotak.link_annotation
            if kotak.element_tag == "a":
                kata = " ".join("".join(kotak.element.itertext()).split())
                anotasi["Contents"] = pydyf.String(kata)
            else:
                lebihan[anotasi.reference] = anotasi
    akar = benda(pdf, pdf.catalog["StructTreeRoot"])
    peta = benda(pdf, akar["ParentTree"])["Nums"]
    lepas = {anotasi["StructParent"] for anotasi in lebihan.values()}
    pasangan = zip(peta[::2], peta[1::2], strict=True)
    peta[:] = [isi for kunci, nilai in pasangan if kunci not in lepas for isi in (kunci, nilai)]
    for unsur in keturunan(pdf, akar):
        unsur["K"][:] = [k for k in unsur["K"] if _anotasi(pdf, k) not in lebihan]
    for acuan in pdf.page_references:
        lembar = benda(pdf, acuan)
        if "Annots" in lembar:
            lembar["Annots"][:] = [a for a in lembar["Annots"] if a not in lebihan]
    for anotasi in lebihan.values():
        anotasi.clear()


def bungkus_butir(pdf: Any) -> None:
    """Put what stands bare in a list item into the item's body, as the standard asks.

    The engine makes a body only where an item's text is not in paragraphs of its own.
    """
    for butir in list(keturunan(pdf, benda(pdf, pdf.catalog["StructTreeRoot"]))):
        if butir["S"] != "/LI":
            continue
        telanjang = [a for a in anak(pdf, butir) if a["S"] not in {"/Lbl", "/LBody"}]
        if not telanjang:
            continue
        isi = pydyf.Dictionary({"Type": "/StructElem", "S": "/LBody", "Pg": butir["Pg"]})
        pdf.add_object(isi)
        isi["P"] = butir.reference
        isi["K"] = pydyf.Array([a.reference for a in telanjang])
        for satu in telanjang:
            satu["P"] = isi.reference
        butir["K"][:] = [k for k in butir["K"] if k not in isi["K"]]
        butir["K"].append(isi.reference)


def padatkan_gambar(pdf: Any) -> None:
    """Compress all drawing commands so that none end in a carriage return.

    Before the line feed that closes a stream it would read as part of the line end, and the
    stream's stated length would seem wrong to validators. Must be the last change to a drawing.
    """
    for aliran in pdf.objects:
        if not isinstance(aliran, Stream) or not aliran.compress:
            continue
        # What stands between "stream" and "endstream" of the uncompressed object.
        perintah = pydyf.Stream(aliran.stream).data.partition(b"stream\n")[2][: -len("\nendstream")]
        while (padat := zlib.compress(perintah, 9)).endswith(b"\r"):
            perintah += b" "
        aliran.stream, aliran.compress = [padat], False
        aliran.extra["Filter"] = "/FlateDecode"


def benda(pdf: Any, acuan: bytes) -> Any:
    """The object that b"12 0 R" refers to."""
    return pdf.objects[int(acuan.split()[0])]


def _anotasi(pdf: Any, isi: Any) -> bytes | None:
    """The annotation that an entry of a structure element refers to."""
    if isinstance(isi, bytes):
        satu = benda(pdf, isi)
        if satu.get("Type") == "/OBJR":
            return bytes(satu["Obj"])
    return None


def anak(pdf: Any, unsur: Any) -> Iterator[Any]:
    """The structure elements right below one, without marked content and object references."""
    for acuan in unsur.get("K", ()):
        if isinstance(acuan, bytes):
            satu = benda(pdf, acuan)
            if satu.get("Type") == "/StructElem":
                yield satu


def keturunan(pdf: Any, unsur: Any) -> Iterator[Any]:
    """All structure elements below one, in reading order."""
    for satu in anak(pdf, unsur):
        yield satu
        yield from keturunan(pdf, satu)
