"""The finished chapters as a Word file for comments: captions, tables, pictures, notes."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from lxml.html import HtmlElement

from ..halaman.jenis import Halaman

TANDA = "Salinan untuk ditanggapi, bukan dokumen resmi"
LEBAR = Cm(15.5)
LEWATI = {"script", "style", "button", "nav", "svg", "source", "colgroup", "input"}
TAK_TERLIHAT = {"headerlink", "hanya-gelap", "footnote-backref", "hanya-situs"}
BLOK = {"p", "div", "section", "figure", "ul", "ol", "table", "blockquote", "pre", "header",
        "details", "dl", "aside", "h1", "h2", "h3", "h4", "h5", "h6", "picture", "hr"}  # fmt: skip
HURUF = {"strong": "bold", "b": "bold", "em": "italic", "i": "italic", "th": "bold",
         "summary": "bold", "dt": "bold"}  # fmt: skip
JUDUL = {f"h{n}" for n in range(2, 7)}
ALINEA = {"p", "pre", "summary", "dt", "dd", "figcaption"}
ALINEA_KECIL = {"sumber", "catatan", "keterangan"}
CATATAN = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
HUBUNGAN = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def penanda(src: str) -> str:
    """The bookmark of a chapter: what a returned file still says of where its text is from."""
    return f"bab_{hashlib.sha256(src.encode()).hexdigest()[:16]}"


def tulis(
    bab: Sequence[Halaman], situs: Path, judul: str, gambar: Callable[[Path], bytes]
) -> bytes:
    """The Word file of printed chapters. `situs` is the folder of the site that they stand in,
    `gambar` makes a picture of dots of a drawing."""
    return _PenulisWord(situs, gambar).tulis([b for b in bab if b.cetak], judul)


class _PenulisWord:
    def __init__(self, situs: Path, gambar: Callable[[Path], bytes]) -> None:
        self.situs, self.gambar = situs, gambar
        self.dokumen = Document()
        self.nomor = 0  # of the last bookmark
        self.catatan: dict[str, str] = {}
        self.urutan: dict[str, int] = {}
        self.halaman: Halaman
        self._menurut_tag = {
            "figure": self._benda,
            "table": self._tabel,
            "picture": self._gambar,
            "img": self._gambar,
        }

    def tulis(self, bab: Sequence[Halaman], judul: str) -> bytes:
        d = self.dokumen
        d.core_properties.title, d.core_properties.language = judul, "id-ID"
        d.styles["Normal"].font.name, d.styles["Normal"].font.size = "Calibri", Pt(11)
        d.sections[0].header.paragraphs[0].text = f"{TANDA} · {judul}"
        for satu in bab:
            self.halaman = satu
            self.catatan = _catatan(satu.akar)
            p = d.add_heading(satu.judul_bernomor, min(satu.tingkat, 4))
            self._tandai(p, penanda(satu.src))
            for anak in satu.akar:
                self._blok(anak)
        self._pasang_catatan()
        wadah = io.BytesIO()
        d.save(wadah)
        return wadah.getvalue()

    # Blocks

    def _blok(self, unsur: HtmlElement, lapis: int = 0) -> None:
        tag = unsur.tag
        if not _terlihat(unsur) or tag in {"h1", "hr"}:  # the chapter's own title stands already
            return
        if tag in JUDUL:
            p = self.dokumen.add_heading("", min(int(tag[1]) + self.halaman.tingkat - 1, 9))
            self._isi(p, unsur)
            self._tandai(p, unsur.get("id", ""))
        elif tag in {"ul", "ol"}:
            self._daftar(unsur, lapis)
        elif tag in self._menurut_tag:
            self._menurut_tag[tag](unsur)
        elif tag not in ALINEA and any(a.tag in BLOK for a in unsur if isinstance(a.tag, str)):
            if (unsur.text or "").strip():
                self.dokumen.add_paragraph((unsur.text or "").strip())
            for anak in unsur:
                self._blok(anak, lapis)
        else:
            self._alinea(unsur)

    def _alinea(self, unsur: HtmlElement) -> None:
        if not "".join(_teks(unsur)).strip() and unsur.find(".//img") is None:
            return
        p = self.dokumen.add_paragraph(style="Quote" if _di_dalam(unsur, "blockquote") else None)
        self._isi(p, unsur)
        if ALINEA_KECIL & {*unsur.get("class", "").split()}:
            for r in p.runs:
                r.font.size = Pt(9)
        for gambar in unsur.iter("img"):
            self._gambar(gambar)

    def _daftar(self, unsur: HtmlElement, lapis: int) -> None:
        nama = "List Bullet" if unsur.tag == "ul" else "List Number"
        gaya = f"{nama} {lapis + 1}" if 0 < lapis < 3 else nama
        nomor = self._nomor_baru(gaya, int(unsur.get("start", "1"))) if unsur.tag == "ol" else None
        for butir in unsur.iterchildren("li"):
            p = self.dokumen.add_paragraph(style=gaya)
            if nomor is not None:
                sifat = p.paragraph_format.element.get_or_add_pPr().get_or_add_numPr()
                sifat.get_or_add_numId().val = nomor
            self._isi(p, butir, tanpa={"ul", "ol", "table", "figure", "div"})
            for anak in butir:
                if anak.tag in {"ul", "ol", "table", "figure", "div"}:
                    self._blok(anak, lapis + 1)

    def _nomor_baru(self, gaya: str, mulai: int) -> int:
        """A list that counts anew from `mulai`."""
        akar = self.dokumen.part.numbering_part.element
        sifat = self.dokumen.styles[gaya].element.pPr
        lama = sifat.numPr.numId.val if sifat is not None and sifat.numPr is not None else 1
        asal = next(n for n in akar.findall(qn("w:num")) if n.get(qn("w:numId")) == str(lama))
        abstrak = asal.find(qn("w:abstractNumId")).get(qn("w:val"))
        num = akar.add_num(int(abstrak))
        num.add_lvlOverride(ilvl=0).add_startOverride(mulai)
        return int(num.numId)

    # Tables and pictures

    def _benda(self, unsur: HtmlElement) -> None:
        """A numbered thing: a table's caption above it, a picture's below."""
        keterangan = unsur.find("figcaption")
        tabel = unsur.get("data-nomor", "tabel") == "tabel"
        if keterangan is not None and tabel:
            self._keterangan(unsur, keterangan)
        for anak in unsur:
            if anak is not keterangan and not (not tabel and anak.tag == "p"):
                self._blok(anak)
        if keterangan is not None and not tabel:
            self._keterangan(unsur, keterangan)
            for anak in unsur.iterchildren("p"):
                self._alinea(anak)

    def _keterangan(self, unsur: HtmlElement, keterangan: HtmlElement) -> None:
        p = self.dokumen.add_paragraph(style="Caption")
        nomor = keterangan.find("span[@class='nomor']")
        if nomor is None:
            self._isi(p, keterangan)
            return
        kata, _, angka = "".join(_teks(nomor)).partition("\N{NO-BREAK SPACE}")
        kata, _, angka = (kata, "", angka) if angka else kata.rpartition(" ")
        awal, _, akhir = angka.rpartition(".")
        p.add_run(f"{kata} {awal}{'.' if awal else ''}")
        _medan(p, f"SEQ {kata}_{awal or 'semua'}".replace(".", "_"), akhir)
        self._tandai(p, unsur.get("id", ""), sampai=len(p._p))
        p.add_run(" ")
        for anak in keterangan:
            if anak is not nomor:
                self._isi(p, anak)
                p.add_run(" ")

    def _gambar(self, unsur: HtmlElement) -> None:
        img = unsur if unsur.tag == "img" else unsur.find("img")
        if img is None or any("hanya-gelap" in (i.get("class") or "") for i in img.iterancestors()):
            return
        berkas = (self.situs / self.halaman.url).parent / img.get("src", "")
        if not berkas.is_file():
            self.dokumen.add_paragraph(f"[Gambar: {img.get('alt', '')}]")
            return
        isi = self.gambar(berkas) if berkas.suffix == ".svg" else berkas.read_bytes()
        if berkas.suffix == ".webp":
            from PIL import Image

            wadah = io.BytesIO()
            Image.open(berkas).convert("RGB").save(wadah, "PNG")
            isi = wadah.getvalue()
        bentuk = self.dokumen.add_picture(io.BytesIO(isi))
        if bentuk.width > LEBAR:
            bentuk.height, bentuk.width = round(bentuk.height * LEBAR / bentuk.width), LEBAR
        bentuk._inline.docPr.set("descr", img.get("alt", ""))

    def _tabel(self, unsur: HtmlElement) -> None:
        baris = [b for b in unsur.iter("tr") if _terlihat(b)]
        kisi = list(_kisi(baris))
        lebar = max((j + w for _, j, w, _, _ in kisi), default=0)
        if not lebar:
            return
        tabel = self.dokumen.add_table(rows=len(baris), cols=lebar, style="Table Grid")
        semua = tabel._cells  # once: to find one by its place goes through all of them
        for i, j, w, t, sel in kisi:
            kotak = semua[i * lebar + j]
            if w > 1 or t > 1:
                kotak = kotak.merge(semua[(i + t - 1) * lebar + j + w - 1])
            p = kotak.paragraphs[0]
            self._isi(p, sel)
            if "bilangan" in sel.get("class", ""):
                p.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            for r in p.runs:
                r.font.size = Pt(9)
        kepala = sum(1 for b in baris if _di_dalam(b, "thead"))
        for satu in tabel.rows[:kepala]:
            satu._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))

    # Text

    def _isi(
        self, p: Paragraph, unsur: HtmlElement, huruf: frozenset[str] = frozenset(),
        tanpa: set[str] = frozenset(),  # type: ignore[assignment]
    ) -> None:  # fmt: skip
        if huruf_baru := HURUF.get(unsur.tag):
            huruf |= {huruf_baru}
        self._larik(p, unsur.text, huruf)
        for anak in unsur:
            if isinstance(anak.tag, str) and _terlihat(anak) and anak.tag not in tanpa:
                self._anak(p, anak, huruf, tanpa)
            self._larik(p, anak.tail, huruf)

    def _anak(
        self, p: Paragraph, anak: HtmlElement, huruf: frozenset[str], tanpa: set[str]
    ) -> None:
        if ke := _ke_catatan(anak):
            self._catatan_kaki(p, self.catatan.get(ke, ""))
        elif anak.tag == "a" and anak.get("data-rujuk"):
            _medan(p, f"REF {_nama(anak.get('data-rujuk', ''))} \\h", "".join(_teks(anak)))
        elif anak.tag == "br":
            self._larik(p, " ", huruf)
        elif anak.tag != "img":
            sebelum = len(p.runs)
            self._isi(p, anak, huruf, tanpa)
            for r in p.runs[sebelum:]:
                r.font.superscript = True if anak.tag == "sup" else r.font.superscript
                r.font.subscript = True if anak.tag == "sub" else r.font.subscript
                r.font.strike = True if anak.tag in {"del", "s"} else r.font.strike
            if anak.tag in BLOK | {"li"}:
                self._larik(p, " ", huruf)

    @staticmethod
    def _larik(p: Paragraph, teks: str | None, huruf: frozenset[str]) -> None:
        rapi = re.sub(r"[ \t\r\n]+", " ", teks or "")
        if not p.runs:
            rapi = rapi.lstrip(" ")
        if rapi:
            r = p.add_run(rapi)
            r.bold, r.italic = "bold" in huruf or None, "italic" in huruf or None

    # Notes and bookmarks

    def _catatan_kaki(self, p: Paragraph, teks: str) -> None:
        nomor = len(self.urutan) + 1
        self.urutan[teks if teks not in self.urutan else f"{teks}\N{ZERO WIDTH SPACE}"] = nomor
        r = p.add_run()
        r.font.superscript = True
        tanda = OxmlElement("w:footnoteReference")
        tanda.set(qn("w:id"), str(nomor))
        r._r.append(tanda)

    def _pasang_catatan(self) -> None:
        if not self.urutan:
            return
        isi = "".join(
            f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r><w:r>'
            f'<w:t xml:space="preserve"> {_xml(t)}</w:t></w:r></w:p></w:footnote>'
            for t, n in self.urutan.items()
        )
        pemisah = "".join(
            f'<w:footnote w:type="{jenis}" w:id="{n}"><w:p><w:r><w:{jenis}/></w:r></w:p>'
            "</w:footnote>"
            for n, jenis in ((-1, "separator"), (0, "continuationSeparator"))
        )
        teks = f"<w:footnotes {nsdecls('w')}>{pemisah}{isi}</w:footnotes>"
        paket = self.dokumen.part.package
        bagian = Part(PackURI("/word/footnotes.xml"), CATATAN, teks.encode(), paket)
        self.dokumen.part.relate_to(bagian, HUBUNGAN)

    def _tandai(self, p: Paragraph, nama: str, sampai: int | None = None) -> None:
        if not nama:
            return
        self.nomor += 1
        awal, akhir = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for satu in (awal, akhir):
            satu.set(qn("w:id"), str(self.nomor))
        awal.set(qn("w:name"), _nama(nama))
        letak = 1 if p._p.pPr is not None else 0
        p._p.insert(letak, awal)
        p._p.insert(len(p._p) if sampai is None else sampai + 1, akhir)


def _nama(pengenal: str) -> str:
    """An id as Word takes a bookmark: letters, digits and underscores, at most forty."""
    rapi = re.sub(r"\W", "_", pengenal)
    if len(rapi) > 40:
        rapi = f"{rapi[:27]}_{hashlib.sha256(pengenal.encode()).hexdigest()[:12]}"
    return rapi if rapi[:1].isalpha() else f"b_{rapi}"


def _medan(p: Paragraph, perintah: str, teks: str) -> None:
    """A field with the words that it shows until Word counts anew."""
    medan = OxmlElement("w:fldSimple")
    medan.set(qn("w:instr"), f" {perintah} ")
    r = p.add_run(teks)._r
    p._p.append(medan)
    medan.append(r)


def _ke_catatan(unsur: HtmlElement) -> str:
    """The id of the note that a sign in the text leads to; "" for anything else."""
    tautan = unsur.find("a") if unsur.tag == "sup" else None
    if tautan is None or "footnote-ref" not in (tautan.get("class") or ""):
        return ""
    return str(tautan.get("href", "")).lstrip("#")


def _catatan(akar: HtmlElement) -> dict[str, str]:
    """The notes of a chapter by their id."""
    return {
        li.get("id", ""): " ".join("".join(_teks(li)).split())
        for kotak in akar.iter("div")
        if kotak.get("class") == "footnote"
        for li in kotak.iter("li")
    }


def _terlihat(unsur: Any) -> bool:
    kelas = {*(unsur.get("class") or "").split()} if isinstance(unsur.tag, str) else set()
    return (
        isinstance(unsur.tag, str)
        and unsur.tag not in LEWATI
        and not kelas & {*TAK_TERLIHAT, "footnote"}
    )


def _teks(unsur: HtmlElement) -> Iterator[str]:
    yield unsur.text or ""
    for anak in unsur:
        if isinstance(anak.tag, str) and _terlihat(anak):
            yield from _teks(anak)
        yield anak.tail or ""


def _di_dalam(unsur: HtmlElement, tag: str) -> bool:
    return next(unsur.iterancestors(tag), None) is not None


def _kisi(baris: Sequence[HtmlElement]) -> Iterator[tuple[int, int, int, int, HtmlElement]]:
    """Row, column, width and height of each cell of a table."""
    penuh: set[tuple[int, int]] = set()
    for i, tr in enumerate(baris):
        j = 0
        for sel in tr.iterchildren("td", "th"):
            while (i, j) in penuh:
                j += 1
            lebar = int(sel.get("colspan", "1"))
            tinggi = min(int(sel.get("rowspan", "1")), len(baris) - i)
            penuh |= {(i + di, j + dj) for di in range(tinggi) for dj in range(lebar)}
            yield i, j, lebar, tinggi, sel


def _xml(teks: str) -> str:
    return teks.replace("&", "&amp;").replace("<", "&lt;")
