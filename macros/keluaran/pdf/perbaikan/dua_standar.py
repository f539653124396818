"""The file says that it is PDF/UA-1 as well as PDF/A-3a, and which document it is.

The engine writes the mark of one standard only, though the tags for both.
Waits for https://github.com/Kozea/WeasyPrint/issues/2783 (several variants at once). The document's
identifier stays ours.
"""

from typing import Any

from ..struktur import benda

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
