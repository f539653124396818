"""Read a .docx file as a sequence of headings, text, tables, pictures and gaps.

As people write Word: headings by style or by bold capitals; numbers, bullets and captions typed by
hand.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from docx.document import Document as DokumenWord
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph

from macros.dasar import pohon
from macros.dasar.penulisan import ROMAWI
from scripts.baru.word import bagian_docx
from scripts.baru.word.bagian_docx import GayaAlinea, lolos, nilai, rangkai
from scripts.terminal.masukan import dokumen_word

BAB = re.compile(rf"BAB\s+({'|'.join(ROMAWI)}|[1-9]|10)\b[\s.:–-]*(.*)", re.IGNORECASE | re.DOTALL)
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
T = qn("w:t")
# A picture in the format before 2010.
GAMBAR_LAMA = "{urn:schemas-microsoft-com:vml}imagedata"
RUPA = {"png": "png", "jpeg": "jpg", "jpg": "jpg", "webp": "webp", "gif": "png", "bmp": "png",
        "tiff": "png"}  # fmt: skip
TANPA_PADANAN = {
    qn("c:chart"): "grafik", qn("dgm:relIds"): "diagram SmartArt", qn("m:oMath"): "rumus",
    "{urn:schemas-microsoft-com:office:office}OLEObject": "objek yang disisipkan",
}  # fmt: skip
GAMBAR_RUSAK = "gambar yang rusak, atau dalam format yang tidak didukung"
GAMBAR_TAUTAN = "gambar yang hanya ditautkan, tanpa isinya di dalam dokumen"
KATA_JUDUL = 14  # maximal words of a heading without style
# A line of a table of contents: dots, or a page number at its end.
ISI_DAFTAR = re.compile(r".*(\.{3,}|…|\s\d+$)")
SUMBER = re.compile(r"sumber(?: data)?\s*:\s*(.+)", re.IGNORECASE)
JUDUL_LEBIH = 200  # characters of a caption; longer text only begins like one


@dataclass(frozen=True)
class Judul:
    """A heading: its level, 1 for a chapter, and its text without a typed number; `bab` is a
    chapter's Roman number."""

    tingkat: int
    teks: str
    bab: str = ""


@dataclass(frozen=True)
class Teks:
    """A block of Markdown; `polos` is its plain text."""

    isi: str
    polos: str


@dataclass(frozen=True)
class KeteranganWord:
    """A caption: of a `tabel` or `gambar`, its typed number, its title."""

    jenis: str
    nomor: str
    judul: str


@dataclass(frozen=True)
class TabelWord:
    """The cells of a table (merged ones once), its number of head rows, caption and source."""

    baris: tuple[tuple[str, ...], ...]
    kepala: int = 1
    keterangan: KeteranganWord | None = None
    sumber: str = ""


@dataclass(frozen=True)
class GambarWord:
    """Adjacent pictures: bytes and file extensions, descriptions, their caption."""

    isi: tuple[tuple[bytes, str, str], ...]
    keterangan: KeteranganWord | None = None


@dataclass(frozen=True)
class TanpaPadanan:
    """An element without equivalent here, and its kind."""

    apa: str


Unsur = Judul | Teks | KeteranganWord | TabelWord | GambarWord | TanpaPadanan


@dataclass
class IsiWord:
    """The whole content, with notes by number, heads and feet of pages, texts in characters that
    the report's fonts lack, and hidden texts."""

    unsur: list[Unsur] = field(default_factory=list)
    pinggir: list[str] = field(default_factory=list)
    catatan: dict[str, str] = field(default_factory=dict)
    aksara: list[str] = field(default_factory=list)
    tersembunyi: list[str] = field(default_factory=list)


def baca(isi: bytes, nama: str = "dokumen") -> IsiWord:
    """The parts of a document in order. Raises GalatPerintah, which calls it `nama`, if it is no
    Word document, damaged, or in the old format."""
    with dokumen_word(isi, nama) as dokumen:
        return _Pembaca(dokumen).baca()


class _Pembaca:
    def __init__(self, dokumen: DokumenWord) -> None:
        self.dokumen = dokumen
        self.hasil = IsiWord()
        self.menunggu: KeteranganWord | None = None  # a caption before its title or thing

    def baca(self) -> IsiWord:
        badan = self.dokumen.element.body
        bagian_docx.ratakan(badan)
        self.hasil.tersembunyi = bagian_docx.buang_tersembunyi(badan)
        self.hasil.aksara += bagian_docx.ganti_aksara(badan)
        self.hasil.catatan.update(self._catatan_kaki())
        bagian_docx.tandai_tanpa_catatan(badan, self.hasil.catatan)
        for simpul in badan.inner_content_elements:
            (self._tabel if simpul.tag == qn("w:tbl") else self._alinea)(simpul)
        self._lepas()
        self.hasil.pinggir = bagian_docx.pinggir(self.dokumen)
        return self.hasil

    def _tambah(self, unsur: Unsur) -> None:
        """Add one part; “BAB I” is joined with the title in the next line."""
        lama = self._terakhir
        kosong = isinstance(lama, Judul) and lama.bab and not lama.teks
        if isinstance(lama, Judul) and kosong and isinstance(unsur, Judul | Teks):
            teks = unsur.teks if isinstance(unsur, Judul) else unsur.polos
            self.hasil.unsur[-1] = Judul(1, teks, lama.bab)
        else:
            self.hasil.unsur.append(unsur)

    @property
    def _terakhir(self) -> Unsur | None:
        return self.hasil.unsur[-1] if self.hasil.unsur else None

    def _ambil(self, jenis: str) -> KeteranganWord | None:
        """Take the waiting caption for such a thing, if any."""
        ada = self.menunggu
        if ada is None or ada.jenis != jenis:
            return None
        self.menunggu = None
        return ada

    def _lepas(self) -> None:
        """Make a waiting caption without its thing a text."""
        if self.menunggu:
            self._tambah(self.menunggu)
            self.menunggu = None

    # Paragraphs

    def _alinea(self, p: Any) -> None:
        gaya = GayaAlinea(Paragraph(p, self.dokumen), p)
        isi, polos = rangkai(p, self.dokumen)
        if gaya.daftar_isi:
            return
        self._tanpa_teks(p)
        if polos:
            self._berteks(gaya, isi, polos)

    def _tanpa_teks(self, simpul: Any) -> None:
        """What a paragraph or a table holds besides its text."""
        self._letakkan_gambar(list(self._gambar(simpul)))
        for apa in _benda_lain(simpul):
            self._tambah(TanpaPadanan(apa))

    def _berteks(self, gaya: GayaAlinea, isi: str, polos: str) -> None:
        if tingkat := _tingkat(gaya, polos):
            self._lepas()
            bab = BAB.fullmatch(polos)
            nomor = BERNOMOR.match(polos)
            if bab:
                romawi = ROMAWI[int(bab[1]) - 1] if bab[1].isdecimal() else bab[1].upper()
                self._tambah(Judul(1, bab[2].strip(), romawi))
            else:
                self._tambah(Judul(tingkat, polos[nomor.end() if nomor else 0 :], ""))
        elif keterangan := _keterangan(gaya, polos):
            self._lepas()
            self.menunggu = keterangan
            if keterangan.jenis == "gambar" and keterangan.judul:
                self._pasang_pada_gambar()
        elif self.menunggu and not self.menunggu.judul:
            self.menunggu = KeteranganWord(self.menunggu.jenis, self.menunggu.nomor, polos)
            self._pasang_pada_gambar()
        elif not self._sumber(polos):
            self._lepas()
            self._tambah(Teks(self._butir(gaya, isi), polos))

    def _sumber(self, polos: str) -> bool:
        """Use a text as the source of the captioned table directly above it."""
        sumber, satu = SUMBER.fullmatch(polos), self._terakhir
        if not sumber or not isinstance(satu, TabelWord) or not satu.keterangan or satu.sumber:
            return False
        self.hasil.unsur[-1] = replace(satu, sumber=sumber[1])
        return True

    def _butir(self, gaya: GayaAlinea, isi: str) -> str:
        """A paragraph as Markdown: an item of a list if Word or a typed mark makes it one."""
        if bernomor := bagian_docx.bentuk_daftar(self.dokumen, gaya.nomor, gaya.lapis):
            tanda = "-" if bernomor == "bullet" else "1."
            return f"{'    ' * gaya.lapis}{tanda} {isi}"
        if BUTIR.match(isi):
            return f"- {BUTIR.sub('', isi, count=1)}"
        return isi

    # Pictures

    def _pasang_pada_gambar(self) -> None:
        """Use a caption below a picture for it."""
        satu = self._terakhir
        if isinstance(satu, GambarWord) and satu.keterangan is None:
            self.hasil.unsur[-1] = replace(satu, keterangan=self._ambil("gambar"))

    def _gambar(self, simpul: Any) -> Iterator[tuple[bytes, str, str]]:
        for blip in (*simpul.iter(qn("a:blip")), *simpul.iter(GAMBAR_LAMA)):
            nomor = blip.get(qn("r:embed")) or blip.get(qn("r:id")) or blip.get(qn("r:link"))
            bagian = self.dokumen.part.related_parts.get(nomor)
            if bagian is None:
                if nomor:
                    yield b"", "", ""
                continue
            rupa = bagian.content_type.rpartition("/")[2].removeprefix("x-")
            alt = nilai(blip, "(ancestor::w:drawing[1]//wp:docPr)[1]/@descr")
            yield bagian.blob, RUPA.get(rupa, ""), " ".join(alt.split())

    def _letakkan_gambar(self, gambar: list[tuple[bytes, str, str]]) -> None:
        baik = tuple(g for g in gambar if g[1] and bagian_docx.utuh(g[0]))
        for isi, *_ in (g for g in gambar if g not in baik):
            self._tambah(TanpaPadanan(GAMBAR_RUSAK if isi else GAMBAR_TAUTAN))
        if not baik:
            return
        satu = self._terakhir
        if isinstance(satu, GambarWord) and satu.keterangan is None and not self.menunggu:
            self.hasil.unsur[-1] = GambarWord((*satu.isi, *baik))
        else:
            self._tambah(GambarWord(baik, self._ambil("gambar")))

    # Tables

    def _tabel(self, tabel: Any) -> None:
        baris = bagian_docx.sel_docx(tabel, self.dokumen)
        if not any(s for b in baris for s in b):
            pass  # a frame around pictures
        elif len(baris[0]) == 1:  # or around text
            self._lepas()
            for (satu,) in baris:
                self._tambah(Teks(lolos(satu), satu))
        else:
            ada = self._ambil("tabel")
            self._lepas()
            self._tambah(TabelWord(baris, bagian_docx.baris_kepala(tabel, baris), ada))
        self._tanpa_teks(tabel)

    # Notes

    def _catatan_kaki(self) -> Iterator[tuple[str, str]]:
        for hubungan in self.dokumen.part.rels.values():
            if hubungan.reltype.endswith(("/footnotes", "/endnotes")):
                from lxml import etree

                akar = etree.fromstring(hubungan.target_part.blob)
                self.hasil.aksara += bagian_docx.ganti_aksara(akar)
                awal = "n" if hubungan.reltype.endswith("/footnotes") else "e"
                for satu in akar:
                    nomor = satu.get(qn("w:id"), "")
                    if satu.get(qn("w:type")) is None and nomor:
                        semua = (p.itertext(T, with_tail=False) for p in satu.iter(qn("w:p")))
                        teks = " ".join("".join(map(str, isi)) for isi in semua)
                        yield f"{awal}{nomor}", lolos(" ".join(teks.split()))


def _tingkat(gaya: GayaAlinea, polos: str) -> int:
    """The level of a heading, 0 for other text: by style, or by manual formatting."""
    menonjol = gaya.judul or gaya.garis_besar or gaya.tebal or gaya.tengah or "BAB" in polos
    # An item or a sentence may begin like a chapter: “Bab II memuat …”.
    bab = not gaya.nomor and not polos.endswith((".", ";")) and BAB.fullmatch(polos)
    if bab and menonjol and len(polos.split()) <= KATA_JUDUL and not ISI_DAFTAR.match(f" {bab[2]}"):
        return 1
    if gaya.judul:
        return gaya.judul
    if gaya.garis_besar:
        return gaya.garis_besar
    pendek = len(polos.split()) <= KATA_JUDUL and not polos.endswith((".", ";", ":", ","))
    if bab or not (pendek and gaya.tebal) or KETERANGAN.match(polos):
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
    # A sentence that begins like a caption: “Tabel 3.2 menyajikan …”
    if not gaya.keterangan and re.match(r"[a-z]", m["judul"]) and not gaya.tengah:
        return None
    jenis = "tabel" if m["apa"].casefold() in {"tabel", "tbl"} else "gambar"
    nomor = re.sub(r"\s*[.\-]+\s*", ".", m["nomor"] or "")
    return KeteranganWord(jenis, nomor, " ".join(m["judul"].split()).rstrip("."))


def _benda_lain(simpul: Any) -> Iterator[str]:
    """Elements in a paragraph without equivalent."""
    for tag, apa in TANPA_PADANAN.items():
        yield from (f"{apa} {pohon.teks(satu)}".strip() for satu in simpul.iter(tag))
