"""A .docx file → its parts, as people write Word: headings by style or by bold capitals, numbers,
bullets and captions typed by hand."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from zipfile import BadZipFile

from docx import Document
from docx.document import Document as DokumenWord
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from scripts.baru.word.tulisan import GayaAlinea, lolos, rangkai
from scripts.baru.word.unsur import (
    GambarWord,
    IsiWord,
    Judul,
    KeteranganWord,
    TabelWord,
    TanpaPadanan,
    Teks,
    Unsur,
)

BAB = re.compile(r"BAB\s+([IVXLC]+)\b[\s.:–-]*(.*)", re.IGNORECASE | re.DOTALL)
DEPAN = re.compile(
    r"(kata pengantar|ikhtisar( eksekutif)?|ringkasan( eksekutif)?|pernyataan\b.*|lampiran\b.*"
    r"|daftar (isi|tabel|gambar|grafik|bagan|lampiran)|penutup)", re.IGNORECASE,
)  # fmt: skip
BERNOMOR = re.compile(r"(?:[A-Z]\.|\d+(?:\.\d+)*\.?|[a-z][.)]|[IVX]+\.)\s+(?=\S)")
KETERANGAN = re.compile(
    r"(?P<apa>tabel|gambar|grafik|bagan|foto|gbr|tbl)\.?\s*(?P<nomor>[A-Z]?\d+(?:\s*[.\-]+\s*\d+)*)?"
    r"\s*[.:–-]?\s*(?P<judul>.*)", re.IGNORECASE | re.DOTALL,
)  # fmt: skip
BUTIR = re.compile(r"[•▪◦●○■➢✓\uf0b7\uf0a7\uf0d8–-]\s+(?=\S)")
# The same box once more, for programs of before 2010, and their pictures.
CADANGAN = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
GAMBAR_LAMA = "{urn:schemas-microsoft-com:vml}imagedata"
RUPA = {"png": "png", "jpeg": "jpg", "jpg": "jpg", "webp": "webp", "gif": "png", "bmp": "png",
        "tiff": "png"}  # fmt: skip
KATA_JUDUL = 14  # words of a heading that has no style
# A line of a contents list: dots, or the page at its end.
ISI_DAFTAR = re.compile(r".*(\.{3,}|…|\s\d+$)")
SUMBER = re.compile(r"sumber(?: data)?\s*:\s*(.+)", re.IGNORECASE)
JUDUL_LEBIH = 200  # letters of a caption; longer text only begins like one


class BukanWord(ValueError):
    """The file is no Word document: what to do about it."""


def baca(isi: bytes) -> IsiWord:
    """The parts of a document in their order.

    Raises:
        BukanWord: it is none, damaged, or in the old form.
    """
    try:
        dokumen = Document(io.BytesIO(isi))
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as galat:
        raise BukanWord("Ini bukan dokumen .docx, atau rusak. Simpan ulang dari Word.") from galat
    return _Pembaca(dokumen).baca()


class _Pembaca:
    def __init__(self, dokumen: DokumenWord) -> None:
        self.dokumen = dokumen
        self.hasil = IsiWord()
        self.menunggu: KeteranganWord | None = None  # a caption whose title or thing comes below it
        self.angka = _penomoran(dokumen)

    def baca(self) -> IsiWord:
        for nama, satu in self._catatan_kaki():
            self.hasil.catatan[nama] = satu
        self._badan(self.dokumen.element.body)
        self._lepas()
        self.hasil.pinggir = _pinggir(self.dokumen)
        self.hasil.unsur = _gabung_bab(self.hasil.unsur)
        return self.hasil

    def _badan(self, badan: Any) -> None:
        for simpul in _isi(badan):
            if simpul.tag == qn("w:tbl"):
                self._tabel(simpul)
            else:
                self._alinea(simpul)

    def _tambah(self, unsur: Unsur) -> None:
        self.hasil.unsur.append(unsur)

    def _lepas(self) -> None:
        """A caption whose thing did not come is text."""
        if self.menunggu:
            self._tambah(self.menunggu)
            self.menunggu = None

    # Paragraphs

    def _alinea(self, p: Any) -> None:
        gaya = GayaAlinea.dari(Paragraph(p, self.dokumen), p)
        isi, polos = rangkai(p, self.dokumen)
        if gaya.daftar_isi:
            return
        gambar = list(self._gambar(p))
        if gambar:
            self._letakkan_gambar(gambar)
        for apa in _benda_lain(p):
            self._tambah(TanpaPadanan(apa))
        if polos:
            self._berteks(gaya, isi, polos)
        for kotak in p.iter(qn("w:txbxContent")):
            if _milik(kotak, p) and next(kotak.iterancestors(CADANGAN), None) is None:
                self._badan(kotak)

    def _berteks(self, gaya: GayaAlinea, isi: str, polos: str) -> None:
        if tingkat := _tingkat(gaya, polos):
            self._lepas()
            bab = BAB.fullmatch(polos)
            nomor = BERNOMOR.match(polos)
            teks = bab[2].strip() if bab else polos[nomor.end() if nomor else 0 :]
            self._tambah(Judul(1 if bab else tingkat, teks, bab[1].upper() if bab else ""))
        elif keterangan := _keterangan(gaya, polos):
            self._terima_keterangan(keterangan)
        elif self.menunggu and not self.menunggu.judul:
            self.menunggu = KeteranganWord(self.menunggu.jenis, self.menunggu.nomor, polos)
            self._pasang_pada_gambar()
        elif not self._sumber(polos):
            self._lepas()
            self._tambah(Teks(self._butir(gaya, isi), polos))

    def _sumber(self, polos: str) -> bool:
        """The source right below a table with a caption."""
        sumber, terakhir = SUMBER.fullmatch(polos), self.hasil.unsur[-1:]
        if not (sumber and terakhir and isinstance(satu := terakhir[0], TabelWord)):
            return False
        if satu.keterangan is None or satu.sumber:
            return False
        self.hasil.unsur[-1] = replace(satu, sumber=sumber[1])
        return True

    def _butir(self, gaya: GayaAlinea, isi: str) -> str:
        """A paragraph as Markdown: an item of a list where Word or a typed sign makes it one."""
        bernomor = self.angka.get((gaya.nomor, gaya.lapis), "")
        if bernomor:
            tanda = "-" if bernomor == "bullet" else "1."
            return f"{'    ' * gaya.lapis}{tanda} {isi}"
        if BUTIR.match(isi):
            return f"- {BUTIR.sub('', isi, count=1)}"
        return isi

    # Captions

    def _terima_keterangan(self, satu: KeteranganWord) -> None:
        self._lepas()
        self.menunggu = satu
        if satu.jenis == "gambar" and satu.judul:
            self._pasang_pada_gambar()

    def _pasang_pada_gambar(self) -> None:
        """A caption below its picture."""
        terakhir = self.hasil.unsur[-1] if self.hasil.unsur else None
        ada = self.menunggu
        if not (ada and ada.jenis == "gambar" and isinstance(terakhir, GambarWord)):
            return
        if terakhir.keterangan is None:
            self.hasil.unsur[-1] = GambarWord(terakhir.isi, ada)
            self.menunggu = None

    # Pictures

    def _gambar(self, p: Any) -> Iterator[tuple[bytes, str, str]]:
        for blip in (*p.iter(qn("a:blip")), *p.iter(GAMBAR_LAMA)):
            if not _milik(blip, p):
                continue
            nomor = blip.get(qn("r:embed")) or blip.get(qn("r:id"))
            bagian = self.dokumen.part.related_parts.get(nomor) if nomor else None
            if bagian is None:
                continue
            rupa = bagian.content_type.rpartition("/")[2].removeprefix("x-")
            sifat = next(blip.iterancestors(qn("w:drawing")), None)
            docpr = next(sifat.iter(qn("wp:docPr")), None) if sifat is not None else None
            alt = docpr.get("descr", "") if docpr is not None else ""
            yield bagian.blob, RUPA.get(rupa, ""), " ".join(alt.split())

    def _letakkan_gambar(self, gambar: list[tuple[bytes, str, str]]) -> None:
        baik = tuple(g for g in gambar if g[1])
        for _ in range(len(gambar) - len(baik)):
            self._tambah(TanpaPadanan("gambar dalam format yang tidak didukung"))
        if not baik:
            return
        terakhir = self.hasil.unsur[-1] if self.hasil.unsur else None
        if isinstance(terakhir, GambarWord) and terakhir.keterangan is None and not self.menunggu:
            self.hasil.unsur[-1] = GambarWord((*terakhir.isi, *baik))
            return
        keterangan = self.menunggu if self.menunggu and self.menunggu.jenis == "gambar" else None
        if keterangan:
            self.menunggu = None
        self._tambah(GambarWord(baik, keterangan))

    # Tables

    def _tabel(self, tabel: Any) -> None:
        baris = _sel(tabel, self.dokumen)
        if not any(s for b in baris for s in b):
            return
        if len(baris[0]) == 1:  # a frame around text
            self._lepas()
            for (satu,) in baris:
                self._tambah(Teks(lolos(satu), satu))
            return
        ada = self.menunggu if self.menunggu and self.menunggu.jenis == "tabel" else None
        if ada:
            self.menunggu = None
        self._lepas()
        self._tambah(TabelWord(baris, _baris_kepala(tabel, baris), ada))

    # Notes

    def _catatan_kaki(self) -> Iterator[tuple[str, str]]:
        for hubungan in self.dokumen.part.rels.values():
            if hubungan.reltype.endswith(("/footnotes", "/endnotes")):
                from lxml import etree

                akar = etree.fromstring(hubungan.target_part.blob)
                awal = "n" if hubungan.reltype.endswith("/footnotes") else "e"
                for satu in akar:
                    nomor = satu.get(qn("w:id"), "")
                    if satu.get(qn("w:type")) is None and nomor:
                        teks = " ".join(
                            "".join(t.text or "" for t in p.iter(qn("w:t")))
                            for p in satu.iter(qn("w:p"))
                        )
                        yield f"{awal}{nomor}", lolos(" ".join(teks.split()))


def _isi(badan: Any) -> Iterator[Any]:
    """Paragraphs and tables in their order, also those in content controls; no contents list."""
    for simpul in badan:
        if simpul.tag in {qn("w:p"), qn("w:tbl")}:
            yield simpul
        elif simpul.tag == qn("w:sdt"):
            galeri = next(simpul.iter(qn("w:docPartGallery")), None)
            if galeri is None or "Table of" not in galeri.get(qn("w:val"), ""):
                isi = simpul.find(qn("w:sdtContent"))
                yield from _isi(isi) if isi is not None else ()


def _tingkat(gaya: GayaAlinea, polos: str) -> int:
    """The level of a heading, 0 for other text: by style, or by how people set one by hand."""
    menonjol = gaya.judul or gaya.garis_besar or gaya.tebal or gaya.tengah or "BAB" in polos
    # An item of a list, or a sentence, may begin like a chapter: “Bab II memuat …”.
    bab = BAB.fullmatch(polos) and not gaya.nomor and not polos.endswith((".", ";"))
    if bab and menonjol and len(polos.split()) <= KATA_JUDUL and not ISI_DAFTAR.match(polos):
        return 1
    if gaya.judul:
        return gaya.judul
    if gaya.garis_besar:
        return gaya.garis_besar
    pendek = len(polos.split()) <= KATA_JUDUL and not polos.endswith((".", ";", ":", ","))
    if not (pendek and gaya.tebal) or KETERANGAN.match(polos):
        return 0
    if polos.isupper() and DEPAN.fullmatch(polos):
        return 1
    if bernomor := BERNOMOR.match(polos):
        tanda = bernomor[0].strip()
        return 2 if tanda[0].isalpha() and tanda[0].isupper() else 2 + min(tanda.count("."), 2)
    return 2 if polos.isupper() else 0


def _keterangan(gaya: GayaAlinea, polos: str) -> KeteranganWord | None:
    m = KETERANGAN.fullmatch(polos)
    if m is None or len(polos) > JUDUL_LEBIH:
        return None
    if not (gaya.keterangan or (m["nomor"] and (gaya.tengah or gaya.tebal or len(polos) < 120))):
        return None
    # A sentence that begins so: “Tabel 3.2 menyajikan …”
    if not gaya.keterangan and re.match(r"[a-z]", m["judul"]) and not gaya.tengah:
        return None
    jenis = "tabel" if m["apa"].casefold() in {"tabel", "tbl"} else "gambar"
    nomor = re.sub(r"\s*[.\-]+\s*", ".", m["nomor"] or "")
    return KeteranganWord(jenis, nomor, " ".join(m["judul"].split()).rstrip("."))


def _gabung_bab(unsur: list[Unsur]) -> list[Unsur]:
    """“BAB I” with the title that stands in the next line."""
    hasil: list[Unsur] = []
    for satu in unsur:
        lama = hasil[-1] if hasil else None
        kosong = isinstance(lama, Judul) and lama.bab and not lama.teks
        if isinstance(lama, Judul) and kosong and isinstance(satu, Judul | Teks):
            teks = satu.teks if isinstance(satu, Judul) else satu.polos
            hasil[-1] = Judul(1, teks, lama.bab)
        else:
            hasil.append(satu)
    return hasil


def _benda_lain(p: Any) -> Iterator[str]:
    """Things in a paragraph that have no counterpart."""
    nama = {
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart": "grafik",
        "{http://schemas.openxmlformats.org/drawingml/2006/diagram}relIds": "diagram SmartArt",
        qn("m:oMath"): "rumus",
        "{urn:schemas-microsoft-com:office:office}OLEObject": "objek yang disisipkan",
    }
    for tag, apa in nama.items():
        for satu in filter(lambda s: _milik(s, p), p.iter(tag)):
            teks = " ".join("".join(map(str, satu.itertext())).split())
            yield f"{apa} {teks}".strip()


def _milik(simpul: Any, p: Any) -> bool:
    """Whether something stands in a paragraph itself, and in none of a box within it."""
    return next(simpul.iterancestors(qn("w:p")), None) is p


def _pinggir(dokumen: DokumenWord) -> list[str]:
    """What stands at the head and the foot of the pages."""
    teks = [
        " ".join(p.text.split())
        for bagian in dokumen.sections
        for tepi in (bagian.header, bagian.footer, bagian.first_page_header,
                     bagian.first_page_footer)
        for p in tepi.paragraphs
    ]  # fmt: skip
    return list(dict.fromkeys(filter(None, teks)))


def _anak(simpul: Any, tag: str) -> Iterator[Any]:
    """The rows of a table or the cells of a row, also those in content controls."""
    for satu in simpul:
        if satu.tag == qn(tag):
            yield satu
        elif satu.tag in {qn("w:sdt"), qn("w:sdtContent"), qn("w:ins")}:
            yield from _anak(satu, tag)


def _lebar(tc: Any) -> int:
    """Over how many columns a cell goes."""
    rentang = tc.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    return int(rentang.get(qn("w:val"), "1")) if rentang is not None else 1


def _lanjutan(tc: Any) -> bool:
    """Whether a cell goes on from the row above."""
    gabung = tc.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    return gabung is not None and gabung.get(qn("w:val")) != "restart"


def _sel(tabel: Any, dokumen: DokumenWord) -> tuple[tuple[str, ...], ...]:
    """The texts of the cells; one that goes over several columns or rows stands in the first."""
    hasil = []
    for baris in _anak(tabel, "w:tr"):
        isi: list[str] = []
        for tc in _anak(baris, "w:tc"):
            alinea = (
                rangkai(p, dokumen)[1]
                for p in tc.iter(qn("w:p"))
                if next(p.iterancestors(CADANGAN), None) is None
            )
            teks = "" if _lanjutan(tc) else " ".join(filter(None, alinea))
            isi += [teks, *[""] * (_lebar(tc) - 1)]
        hasil.append(isi)
    lebar = max(map(len, hasil), default=0)
    return tuple(tuple(b + [""] * (lebar - len(b))) for b in hasil)


def _baris_kepala(tabel: Any, baris: tuple[tuple[str, ...], ...]) -> int:
    """How many lines are heads: those that Word repeats, or as deep as their merged cells go."""
    semua = list(_anak(tabel, "w:tr"))
    diulang = [b.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None for b in semua]
    if diulang[0]:
        return next((n for n, d in enumerate(diulang) if not d), len(diulang))
    dalam = 1
    while dalam < min(3, len(baris) - 1) and any(map(_lanjutan, _anak(semua[dalam], "w:tc"))):
        dalam += 1
    return dalam


def _penomoran(dokumen: DokumenWord) -> dict[tuple[int, int], str]:
    """The form of each list of the document by its number and level: `bullet`, `decimal`, …"""
    try:
        akar = dokumen.part.numbering_part.element
    except (KeyError, NotImplementedError):
        return {}
    abstrak = {}
    for satu in akar.iter(qn("w:abstractNum")):
        bentuk = {}
        for lapis in satu.iter(qn("w:lvl")):
            rupa = lapis.find(qn("w:numFmt"))
            nomor = int(lapis.get(qn("w:ilvl"), "0"))
            bentuk[nomor] = rupa.get(qn("w:val"), "") if rupa is not None else ""
        abstrak[satu.get(qn("w:abstractNumId"))] = bentuk
    hasil: dict[tuple[int, int], str] = {}
    for satu in akar.iter(qn("w:num")):
        acuan = satu.find(qn("w:abstractNumId"))
        bentuk = abstrak.get(acuan.get(qn("w:val")) if acuan is not None else None, {})
        hasil |= {(int(satu.get(qn("w:numId"), "0")), n): b for n, b in bentuk.items()}
    return hasil
