"""Correct the PDF's metadata, structure elements, links and fields according to the standards."""

import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pydyf
from weasyprint import Page
from weasyprint.pdf.stream import Stream

from ..struktur import akar, anak, benda, keturunan, menurut_kunci, pemilik, unsur_sekitar

# The document's code, and the mark of PDF/UA in PDF/A metadata: the property and its schema (ISO
# 14289-1, 5; ISO 19005-3, 6.6.2.3).
XMP = Path(__file__).with_name("dua_standar.xml")
# Keys of a check box, not of other fields.
MILIK_KOTAK = ("AS", "MK", "Border", "V")


def padatkan(pdf: Any) -> None:
    """Compress all streams so that none end in a carriage return, and leave uncompressed what
    would: a space can be added to drawing commands, but not to fonts and attached files.

    Before the line feed that closes a stream it would be read as part of the line end, and the
    stated length would seem wrong to validators. Whether it occurs is chance, as it depends on a
    checksum. No report of it is known. Must be the last change to a drawing.
    """
    for aliran in pdf.objects:
        if isinstance(aliran, pydyf.Stream) and aliran.compress:
            padatkan_satu(aliran, 9, berkata=isinstance(aliran, Stream))


def padatkan_satu(aliran: Any, tingkat: int, *, berkata: bool) -> None:
    """Compress one stream at a level of zlib; `berkata` says that it is text."""
    # The data between "stream" and "endstream" of the uncompressed object.
    isi = pydyf.Stream(aliran.stream).data.partition(b"stream\n")[2][: -len("\nendstream")]
    padat = zlib.compress(isi, tingkat)
    while padat.endswith(b"\r") and berkata:
        isi += b" "
        padat = zlib.compress(isi, tingkat)
    aliran.compress = False
    if not padat.endswith(b"\r"):
        aliran.stream, aliran.extra["Filter"] = [padat], "/FlateDecode"


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
    """List every attached file once in the document.

    The engine lists each twice. Reported for the version that is locked here, and closed since:
    https://github.com/Kozea/WeasyPrint/issues/2917.
    """
    if "AF" in pdf.catalog:
        pdf.catalog["AF"][:] = dict.fromkeys(pdf.catalog["AF"])


def beri_label_halaman(pdf: Any, awal: int | None, isi: int | None) -> None:
    """Set page labels as printed, for viewers: roman from page index `awal`, decimal from `isi`;
    earlier pages have none.

    The engine writes no page labels (ISO 32000-1, 12.4.2). No request for it is known.
    """
    nomor = pydyf.Array([0, pydyf.Dictionary({"P": pydyf.String("Sampul")})])
    for mulai, gaya in ((awal, "/r"), (isi, "/D")):
        if mulai is not None:
            nomor.extend([mulai, pydyf.Dictionary({"S": gaya, "St": 1})])
    pdf.catalog["PageLabels"] = pydyf.Dictionary({"Nums": nomor})


def bungkus_butir(pdf: Any) -> None:
    """Wrap the direct content of a list item in the item's body, as the standard demands.

    The engine makes one only if an item's text is not in paragraphs of its own. Waits for
    https://github.com/Kozea/WeasyPrint/issues/2497, which shows the same for items without marks.
    """
    for butir in list(keturunan(pdf, akar(pdf))):
        if butir["S"] != "/LI":
            continue
        telanjang = [a for a in anak(pdf, butir) if a["S"] not in {"/Lbl", "/LBody"}]
        if telanjang:
            unsur_sekitar(pdf, "/LBody", butir, telanjang)


def ukur_gambar(pdf: Any, asal: dict[int, Any]) -> None:
    """Set the bounding box of every picture in the page's units: points from the lower left corner.

    The engine writes CSS pixels from the upper left corner. No report of it is known.
    """
    for unsur in keturunan(pdf, akar(pdf)):
        if unsur["S"] == "/Figure" and unsur.number in asal:
            tinggi = benda(pdf, unsur["Pg"])["MediaBox"][3]
            x1, y1, x2, y2 = (nilai * 0.75 for nilai in unsur["A"]["BBox"])
            unsur["A"]["BBox"] = pydyf.Array((x1, tinggi - y2, x2, tinggi - y1))
            if "matematika" in asal[unsur.number].element.get("class", ""):
                unsur["S"] = "/Formula"


def tandai_rumus(pdf: Any, asal: dict[int, Any]) -> None:
    """Make every line of a formula a Formula that is read, copied and found as one line of text.

    The engine draws fractions in CSS as paragraphs of two lines; the text of the whole line is put
    on its first piece, and the others become empty. Waits for formulas in MathML,
    https://github.com/Kozea/WeasyPrint/issues/59, and for the report to write them.
    """
    halaman = {acuan: benda(pdf, acuan) for acuan in pdf.page_references}
    sifat = {
        (acuan, isi["MCID"]): isi
        for acuan, lembar in halaman.items()
        for isi in benda(pdf, lembar["Contents"]).stream
        if isinstance(isi, dict) and "MCID" in isi
    }
    for unsur in keturunan(pdf, akar(pdf)):
        box = asal.get(unsur.number)
        if unsur["S"] != "/P" or box is None or "langkah" not in box.element.get("class", ""):
            continue
        teks = " ".join("".join(box.element.itertext()).split())
        unsur["S"], unsur["Alt"] = "/Formula", pydyf.String(teks)
        for potong in keturunan(pdf, unsur):
            for mcid in potong["K"]:
                if isinstance(mcid, int):
                    sifat[potong["Pg"], mcid]["ActualText"] = pydyf.String(teks)
                    teks = ""


def lepas_perabot_halaman(pdf: Any) -> None:
    """Make running heads and feet artifacts, which are not read aloud on every page.

    The engine marks them as content, but does not attach them to the structure tree, so that
    whatever cannot be reached from its root is such furniture. Waits for
    https://github.com/Kozea/WeasyPrint/issues/1836.
    """
    terjangkau = {id(unsur) for unsur in keturunan(pdf, akar(pdf))}
    pemilik = menurut_kunci(pdf)
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
    """Reduce each link to one annotation, described by the link's text.

    The engine makes one for every box inside a link, outside of any Link tag, and describes it by
    the target's id. Waits for the part on anchors of
    https://github.com/Kozea/WeasyPrint/issues/2482.
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
    lepas = {anotasi["StructParent"] for anotasi in lebihan.values()}
    tetap = (pasang for pasang in menurut_kunci(pdf).items() if pasang[0] not in lepas)
    pemilik(pdf)[:] = [isi for pasang in [*tetap] for isi in pasang]
    for unsur in keturunan(pdf, akar(pdf)):
        unsur["K"][:] = [k for k in unsur["K"] if _anotasi(pdf, k) not in lebihan]
    for acuan in pdf.page_references:
        lembar = benda(pdf, acuan)
        if "Annots" in lembar:
            lembar["Annots"][:] = [a for a in lembar["Annots"] if a not in lebihan]
    for anotasi in lebihan.values():
        anotasi.clear()


def _anotasi(pdf: Any, isi: Any) -> bytes | None:
    """The annotation to which an entry of a structure element refers."""
    if isinstance(isi, bytes):
        satu = benda(pdf, isi)
        if satu.get("Type") == "/OBJR":
            return bytes(satu["Obj"])
    return None


def jadikan_bidang_tanda_tangan(pdf: Any) -> None:
    """Make every input of the document an empty signature field (ISO 32000-1, 12.7.4.5).

    A check box is the only input for which the engine needs no font; it has the widget, its place
    in the structure tree and a form to draw on. Signature fields were requested in
    https://github.com/Kozea/WeasyPrint/issues/61, which led to the other fields. The appearance is
    blank: paper, until someone signs.
    """
    formulir = pdf.catalog.get("AcroForm")
    if formulir is None:
        return
    del formulir["DR"], formulir["NeedAppearances"]
    formulir["SigFlags"] = 3  # the file has signatures, and must only be appended to
    for acuan in formulir["Fields"]:
        bidang = benda(pdf, acuan)
        for kunci in MILIK_KOTAK:
            del bidang[kunci]
        bidang["FT"] = "/Sig"
        # The engine writes the upper corner first, which some signing programs do not correct.
        kiri, atas, kanan, bawah = bidang["Rect"]
        bidang["Rect"] = pydyf.Array([kiri, bawah, kanan, atas])
        (tampak,) = bidang["AP"]["N"].values()
        bentuk = benda(pdf, tampak)
        bentuk.stream = []
        bentuk.extra["Resources"] = pydyf.Dictionary()
        bidang["AP"]["N"] = tampak
        _beri_sebutan(pdf, bidang)


def _beri_sebutan(pdf: Any, bidang: Any) -> None:
    """Let the field and its structure element share one description, as an object of its own.

    A signer extends it by the text of the visible signature: only one string is replaced.
    """
    sebutan = pydyf.String(bidang["TU"].string)
    pdf.add_object(sebutan)
    benda(pdf, menurut_kunci(pdf)[bidang["StructParent"]])["Alt"] = sebutan.reference
    bidang["TU"] = sebutan.reference
