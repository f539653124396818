"""Export the finished chapters as a Word file for comments: captions, tables, pictures, notes."""

import hashlib
import io
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph
from lxml.html import HtmlElement

from ..dasar.pohon import JUDUL, kelas, urai
from ..halaman.jenis import Halaman
from . import rupa_word, sumber_word, tabel_word
from .dokumen import Sampul, jadikan_satu, lampiran_bersambung
from .halaman_cetak import CATATAN_KAKI

BLOK = {"p", "div", "section", "figure", "ul", "ol", "table", "blockquote", "pre", "header",
        "details", "dl", "aside", "hr", *JUDUL}  # fmt: skip
DI_BUTIR = {"ul", "ol", "table", "figure", "div"}
HURUF = {"strong": "bold", "b": "bold", "em": "italic", "i": "italic", "summary": "bold",
         "dt": "bold"}  # fmt: skip
ALINEA = {"p", "pre", "summary", "dt", "dd", "figcaption"}
# Styles of paragraphs by class.
KETERANGAN = "Keterangan tabel"
GAYA_KELAS = {"sumber": KETERANGAN, "catatan": KETERANGAN, "keterangan": KETERANGAN,
              "nilai": "Angka utama"}  # fmt: skip
JUDUL_TERDALAM = 6
TEMPAT_TANDA_TANGAN, TEMPAT_DI_TENGAH = Cm(8.5), Cm(4.25)


def penanda(src: str) -> str:
    """The bookmark of a chapter, by which a returned file shows where its text comes from."""
    return f"bab_{hashlib.sha256(src.encode()).hexdigest()[:16]}"


class SalinanWord:
    """The Word file of the printed chapters. `situs` is the folder of their site, `gambar` converts
    a drawing to a bitmap, `samarkan` masks texts for the public."""

    def __init__(
        self, bab: Sequence[Halaman], situs: Path, sampul: Sampul,
        gambar: Callable[[Path], bytes], samarkan: Callable[[str], str],
    ) -> None:  # fmt: skip
        umum = (replace(b, akar=urai(samarkan(str(b.html)))) for b in bab if b.cetak)
        self.bab, _, _ = jadikan_satu([*umum], {})
        self.situs, self.sampul, self.gambar = situs, sampul, gambar
        self.sasaran = dict(self._sasaran())
        self.dokumen = rupa_word.dokumen_baru(sampul)
        self.nomor = 0  # of the last bookmark
        self.lebar = False  # whether the page is landscape
        self.kaki: list[str] = []
        self.isi: list[tuple[str, str, str]] = []
        self.benda: dict[str, list[tuple[str, str, str]]] = {}
        self.halaman: Halaman
        self._menurut_tag = {"figure": self._benda, "table": self._tabel, "img": self._gambar}

    def _sasaran(self) -> Iterator[tuple[str, str]]:
        """The bookmarks for references, by id."""
        for satu in self.bab:
            yield f"hal-{satu.slug}", penanda(satu.src)
            for unsur in satu.akar.iter(*JUDUL, "figure"):
                if nama := unsur.get("id"):
                    utama = unsur.tag == f"h{satu.tingkat}"
                    yield nama, penanda(satu.src) if utama else rupa_word.nama_penanda(nama)

    def tulis(self) -> bytes:
        """The bytes of the file."""
        rupa_word.sampul_word(self.dokumen, self.sampul)
        batas = self.dokumen.add_paragraph()
        lanjutan = lampiran_bersambung(self.bab)
        for satu in self.bab:
            self.halaman = satu
            self._hadap(lebar=False)
            tingkat = min(satu.tingkat, JUDUL_TERDALAM)
            p = self.dokumen.add_heading(satu.judul_bernomor, tingkat)
            if satu.src in lanjutan:
                p.paragraph_format.page_break_before = False
            self._tandai_judul(p, tingkat, penanda(satu.src))
            for anak in satu.akar:
                self._blok(anak)
        rupa_word.pasang_catatan(self.dokumen, self.kaki)
        rupa_word.daftar_word(batas, rupa_word.AWAL_DAFTAR, self.isi)
        for nama, isi in sorted(self.benda.items(), key=lambda satu: -len(satu[1])):
            rupa_word.daftar_word(batas, f"Daftar {nama}", isi)
        self.dokumen.element.body.remove(batas._p)
        wadah = io.BytesIO()
        self.dokumen.save(wadah)
        return wadah.getvalue()

    def _hadap(self, *, lebar: bool) -> None:
        """Turn the page for wide things, and back."""
        if lebar != self.lebar:
            self.lebar = lebar
            rupa_word.bagian_baru(self.dokumen, lebar=lebar)

    # Blocks

    def _blok(self, unsur: HtmlElement, lapis: int = 0) -> None:
        tag = unsur.tag
        # The chapter's own title exists already.
        if not sumber_word.terlihat(unsur) or tag in {f"h{self.halaman.tingkat}", "hr"}:
            return
        if tag in {"figure", "p", *JUDUL} and not sumber_word.di_dalam(unsur, "figure"):
            turut = "lebar" in kelas(unsur) and self.halaman.bagian == "lampiran"
            self._hadap(lebar="putar" in kelas(unsur) or turut)
        if tag in JUDUL:
            self._judul(unsur)
        elif tag in {"ul", "ol"}:
            self._daftar(unsur, lapis)
        elif "tanda-tangan" in kelas(unsur):
            self._tanda_tangan(unsur)
        elif tag in self._menurut_tag:
            self._menurut_tag[tag](unsur)
        elif tag not in ALINEA and any(a.tag in BLOK for a in unsur if isinstance(a.tag, str)):
            if (unsur.text or "").strip():
                self.dokumen.add_paragraph((unsur.text or "").strip())
            for anak in unsur:
                self._blok(anak, lapis)
        else:
            self._alinea(unsur)

    def _judul(self, unsur: HtmlElement) -> None:
        tingkat = int(unsur.tag[1])
        p = self.dokumen.add_heading("", tingkat)
        self._isi(p, unsur)
        if pengenal := unsur.get("id"):
            self._tandai_judul(p, tingkat, self.sasaran[pengenal])

    def _tandai_judul(self, p: Paragraph, tingkat: int, nama: str) -> None:
        self._tandai(p, nama)
        if tingkat <= rupa_word.LAPIS_ISI:
            self.isi.append((f"toc {tingkat}", p.text, nama))

    def _alinea(self, unsur: HtmlElement) -> None:
        gambar = [g for g in unsur.iter("img") if not sumber_word.rumus(g)]
        if not sumber_word.teks(unsur).strip() and not gambar:
            return
        gaya = "Quote" if sumber_word.di_dalam(unsur, "blockquote") else None
        gaya = next((g for k, g in GAYA_KELAS.items() if k in kelas(unsur)), gaya)
        p = self.dokumen.add_paragraph(style=gaya)
        self._isi(p, unsur)
        if {"nama", "nilai"} & kelas(unsur):
            p.paragraph_format.keep_with_next = True
        if not p.text and not p.runs:
            self.dokumen.element.body.remove(p._p)
        for satu in gambar:
            self._gambar(satu)

    def _tanda_tangan(self, unsur: HtmlElement) -> None:
        """Signers, two side by side, an odd last one in the middle; a single one at the right."""
        penanda_tangan = [a for a in unsur if "penanda" in kelas(a)]
        self.dokumen.paragraphs[-1].paragraph_format.keep_with_next = True
        if len(penanda_tangan) == 1:
            for baris in penanda_tangan[0]:
                p = self._baris_penanda(self.dokumen.add_paragraph(), baris)
                p.paragraph_format.left_indent = TEMPAT_TANDA_TANGAN
            return
        tabel = self.dokumen.add_table(rows=(len(penanda_tangan) + 1) // 2, cols=2)
        kotak_kotak = [kotak for baris in tabel.rows for kotak in baris.cells]
        for urut, (kotak, orang) in enumerate(zip(kotak_kotak, penanda_tangan, strict=False)):
            tengah = urut % 2 == 0 and orang is penanda_tangan[-1]
            isi = kotak.merge(kotak_kotak[urut + 1]) if tengah else kotak
            awal = isi.paragraphs
            # Signers without place and date begin at the height of those beside them.
            sebaris = penanda_tangan[urut - urut % 2 :][:2]
            bertanggal = any(a.find_class("tempat-tanggal") for a in sebaris)
            if bertanggal and not orang.find_class("tempat-tanggal"):
                isi.add_paragraph().paragraph_format.space_after = Pt(2)
            for baris in orang:
                p = self._baris_penanda(isi.add_paragraph(), baris)
                if tengah:
                    p.paragraph_format.left_indent = TEMPAT_DI_TENGAH
            for p in awal:
                isi._tc.remove(p._p)
            if urut > 1:  # below another signer
                isi.paragraphs[0].paragraph_format.space_before = Pt(14)

    def _baris_penanda(self, p: Paragraph, baris: HtmlElement) -> Paragraph:
        self._isi(p, baris)
        letak = p.paragraph_format
        letak.keep_with_next, letak.space_after = True, Pt(2)
        if "ruang" in kelas(baris):
            letak.space_before = letak.space_after = Pt(22)
        return p

    def _daftar(self, unsur: HtmlElement, lapis: int) -> None:
        nama = "List Bullet" if unsur.tag == "ul" else "List Number"
        gaya = f"{nama} {lapis + 1}" if 0 < lapis < 3 else nama
        mulai = int(unsur.get("start", "1"))
        nomor = rupa_word.nomor_baru(self.dokumen, gaya, mulai) if unsur.tag == "ol" else None
        for butir in unsur.iterchildren("li"):
            p = self.dokumen.add_paragraph(style=gaya)
            p.paragraph_format.space_after = Pt(3)
            if nomor is not None:
                rupa_word.nomori(p, nomor)
            self._isi(p, butir, tanpa=DI_BUTIR)
            for anak in butir:
                if anak.tag in DI_BUTIR:
                    self._blok(anak, lapis + 1)

    # Tables and pictures

    def _benda(self, unsur: HtmlElement) -> None:
        """A numbered thing, with the caption of a table above it, of a picture below."""
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
        akhir = self.dokumen.paragraphs[-1]
        if akhir.style is not None and akhir.style.name == KETERANGAN:
            akhir.paragraph_format.space_after = Pt(10)

    def _keterangan(self, unsur: HtmlElement, keterangan: HtmlElement) -> None:
        p = self.dokumen.add_paragraph(style="Caption")
        p.paragraph_format.keep_with_next = unsur.get("data-nomor", "tabel") == "tabel"
        nomor, judul = (keterangan.find(f"span[@class='{k}']") for k in ("nomor", "judul"))
        nama = self.sasaran.get(unsur.get("id", ""))
        if nomor is None or judul is None or nama is None:  # none that the report numbered
            self._isi(p, keterangan)
            return
        kata, _, angka = " ".join(sumber_word.teks(nomor).split()).rpartition(" ")
        awal, _, akhir = angka.rpartition(".")
        p.add_run(f"{kata} {awal}{'.' if awal else ''}")
        rupa_word.medan(p, f"SEQ {kata}_{awal or 'semua'}".replace(".", "_"), akhir)
        self._tandai(p, nama, sampai=len(p._p))
        p.add_run(" ")
        for n, anak in enumerate(a for a in keterangan if a is not nomor):
            if n and not p.text.endswith((".", "?", "!")):
                p.add_run(". ")
            self._isi(p, anak)
        teks = sumber_word.teks(judul)
        baris = ("table of figures", f"{kata} {angka} {' '.join(teks.split())}", nama)
        self.benda.setdefault(kata, []).append(baris)

    def _gambar(self, unsur: HtmlElement) -> None:
        isi = sumber_word.isi_gambar(self.situs, unsur, self.gambar)
        if isi is None:
            self.dokumen.add_paragraph(f"[Gambar: {unsur.get('alt', '')}]")
            return
        bentuk = self.dokumen.add_picture(io.BytesIO(isi))
        lebar, tinggi = rupa_word.LEBAR[self.lebar], rupa_word.TINGGI[self.lebar]
        skala = min(lebar / bentuk.width, tinggi / bentuk.height, 1)
        bentuk.width, bentuk.height = round(bentuk.width * skala), round(bentuk.height * skala)
        bentuk._inline.docPr.set("descr", unsur.get("alt", ""))
        self.dokumen.paragraphs[-1].paragraph_format.keep_with_next = True

    def _tabel(self, unsur: HtmlElement) -> None:
        tabel_word.pasang(self.dokumen, unsur, rupa_word.LEBAR[self.lebar], self._isi)

    # Text

    def _isi(
        self, p: Paragraph, unsur: HtmlElement, huruf: frozenset[str] = frozenset(),
        tanpa: Collection[str] = (),
    ) -> None:  # fmt: skip
        if huruf_baru := HURUF.get(unsur.tag):
            huruf |= {huruf_baru}
        self._larik(p, unsur.text, huruf)
        for anak in unsur:
            if isinstance(anak.tag, str) and sumber_word.terlihat(anak) and anak.tag not in tanpa:
                self._anak(p, anak, huruf)
            self._larik(p, anak.tail, huruf)

    def _anak(self, p: Paragraph, anak: HtmlElement, huruf: frozenset[str]) -> None:
        if CATATAN_KAKI in kelas(anak):
            self.kaki.append(" ".join(sumber_word.teks(anak).split()))
            rupa_word.tanda_catatan(p, len(self.kaki))
        elif anak.tag == "a" and anak.get("href"):
            self._tautan(p, anak, huruf)
        elif anak.tag == "br":
            p.add_run().add_break()
        elif anak.tag == "img":
            self._larik(p, sumber_word.rumus(anak), huruf)
        else:
            if anak.tag == "li" and p.text.strip():  # of a list in a cell
                p.add_run().add_break()
            sebelum = len(p.runs)
            self._isi(p, anak, huruf)
            for r in p.runs[sebelum:]:
                r.font.superscript = True if anak.tag == "sup" else r.font.superscript
                r.font.subscript = True if anak.tag == "sub" else r.font.subscript
                r.font.strike = True if anak.tag in {"del", "s"} else r.font.strike
            if anak.tag in BLOK:
                self._larik(p, " ", huruf)

    def _tautan(self, p: Paragraph, anak: HtmlElement, huruf: frozenset[str]) -> None:
        """A reference to a number as a field, a link as a link within the copy or out of it; else
        text."""
        alamat = anak.get("href", "")
        nama = self.sasaran.get(alamat[1:], "")
        if urlsplit(alamat).scheme:
            simpul = rupa_word.tautan(p, ke=alamat)
        elif nama and alamat == f"#{anak.get('data-rujuk')}":  # headings have other ids here
            rupa_word.medan(p, f"REF {nama} \\h", sumber_word.teks(anak))
            return
        else:
            simpul = rupa_word.tautan(p, penanda=nama) if nama else None
        sebelum = len(p._p)
        self._isi(p, anak, huruf)
        for r in list(p._p)[sebelum:] if simpul is not None else ():
            simpul.append(r)

    @staticmethod
    def _larik(p: Paragraph, teks: str | None, huruf: frozenset[str]) -> None:
        rapi = re.sub(r"[ \t\r\n]+", " ", teks or "")
        # The library ignores the text of fields.
        if next(p._p.iter(qn("w:t")), None) is None or p.text.endswith("\n"):
            rapi = rapi.lstrip(" ")
        if rapi:
            r = p.add_run(rapi)
            r.bold, r.italic = "bold" in huruf or None, "italic" in huruf or None

    def _tandai(self, p: Paragraph, nama: str, sampai: int | None = None) -> None:
        self.nomor += 1
        rupa_word.tandai(p, nama, self.nomor, sampai)
