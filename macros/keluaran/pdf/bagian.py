"""One part of the printed document in the PDF engine: laid out, drawn, written.

A part begins on a new page, so that it can be laid out alone; between the steps parts exchange what
they need of each other. The file does not depend on which process works on a part.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set as AbstractSet
from dataclasses import dataclass, field
from html import unescape
from itertools import islice
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import unquote

import pydyf
from weasyprint import DEFAULT_OPTIONS, HTML, Attachment, layout, pdf
from weasyprint.formatting_structure.boxes import TextBox
from weasyprint.layout.background import layout_box_backgrounds
from weasyprint.text.fonts import FontConfiguration

from . import isi_tercetak, peran
from .objek import BagianTertulis, Bundel, TempatBagian
from .pengambil import RUMAH, Pengambil
from .perbaikan import bungkus, isi_berkas, potongan_halaman, sel_tabel, tata_letak

# The only font families of the report; others would differ between machines.
HURUF = {"Arimo", "Lambang", "Kode"}  # their names in the style sheet
VARIAN = "pdf/a-3a"
BARIS_DAFTAR = re.compile(r'data-halaman="" data-alamat="#([^"]*)"')  # a line of a front list
TUJUAN = re.compile(r'\bhref="#([^"]*)"')
OPSI = {**DEFAULT_OPTIONS, **pdf.VARIANTS[VARIAN][1], "pdf_variant": VARIAN}


@dataclass(frozen=True)
class BagianTertata:
    """Results of the layout of a part for the others: the number of its pages, the number of its
    last page if it came first, the page (by index and printed number) of each anchor, the frequency
    of lines in heads of tables, the targets of its links, and the anchors whose pages it lists."""

    halaman: int
    akhir: int
    tempat: dict[str, tuple[int, int]]
    kepala: Counter[str]
    tujuan: frozenset[str] = frozenset()
    daftar: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Glif:
    """The used part of a font: characters and widths by glyph, and missing characters."""

    aksara: dict[int, str]
    lebar: dict[int, float]
    hilang: dict[int, int]

    def __or__(self, lain: Glif) -> Glif:
        return Glif(self.aksara | lain.aksara, self.lebar | lain.lebar, self.hilang | lain.hilang)


@dataclass(frozen=True)
class BagianTerlukis:
    """Results of drawing a part for the others: the number of its objects and keys of the parent
    tree, its fonts by name, bookmarks and heights of its pages, and problems."""

    objek: int
    kunci: int
    huruf: dict[str, Glif]
    markah: list[tuple[list[Any], float]]
    peringatan: list[str]
    dibaca: dict[str, str]


@dataclass
class BagianCetak:
    """A part in the engine; `akar` are the roots of its files, `peringatan` the engine's warnings.

    The steps are called in order, each once.
    """

    teks: str
    akar: Sequence[Path]
    pengambil: Pengambil
    huruf: FontConfiguration
    peringatan: list[str]
    _tepi: list[Any] = field(default_factory=list)

    def tata(self) -> BagianTertata:
        """Lay out the part, except the margins of its pages, which need the numbers of other
        parts."""
        alamat = f"file://{RUMAH.as_posix()}/"
        with bungkus((layout, "make_margin_boxes", lambda _: self._tunda)):
            self.naskah = HTML(string=self.teks, base_url=alamat, url_fetcher=self.pengambil)
            self.cetakan = self.naskah.render(font_config=self.huruf)
        nomor = [keadaan[1]["page"][-1] for _, _, keadaan in self._tepi]
        tempat: dict[str, tuple[int, int]] = {}
        for ke, lembar in enumerate(self.cetakan.pages):
            for nama in lembar.anchors:
                tempat.setdefault(nama, (ke, nomor[ke]))
        kepala = potongan_halaman.baris_kepala(self.cetakan.pages)
        self._lepas()
        tujuan = frozenset(unquote(unescape(satu)) for satu in TUJUAN.findall(self.teks))
        daftar = frozenset(map(unescape, BARIS_DAFTAR.findall(self.teks)))
        return BagianTertata(len(nomor), nomor[-1], tempat, kepala, tujuan, daftar)

    def _lepas(self) -> None:
        """Free the boxes from before the page breaks: half of all boxes."""
        konteks = self._tepi[0][0]
        for ingatan in (konteks.tables, konteks.page_maker):
            ingatan.clear()
        konteks.target_collector.target_lookup_items.clear()

    def _tunda(self, *isi: Any) -> tuple[()]:
        self._tepi.append(isi)
        return ()

    def lukis(
        self,
        geser: int,
        jumlah: int,
        jangkar: Iterable[str],
        sering: AbstractSet[str],
        nomor: Mapping[str, str],
        lampiran: Sequence[Attachment],
    ) -> BagianTerlukis:
        """Draw the pages. `geser` is the page number before the part, `jumlah` the number of pages
        that are counted; `jangkar` are the anchors in other parts, `sering` frequent lines in heads
        of tables, `nomor` the pages for the part's lists, and `lampiran` the files to attach."""
        self._isi_tepi(geser, jumlah)
        self._isi_daftar(nomor)
        if not self.peringatan:  # a missing picture would be reported again
            semua = isi_tercetak.periksa(self.naskah.etree_element, self.cetakan.pages, self.akar)
            self.peringatan.extend(semua)
        tata_letak.lukis_penanda_di_tempat(self.cetakan.pages)
        with (
            potongan_halaman.catat_asal() as asal,
            bungkus(
                (pdf, "resolve_links", lambda asli: _kenal(asli, jangkar)),
                (pdf, "add_outlines", lambda _: lambda *_: None),
                (pdf, "build_fonts_dictionary", lambda _: lambda *_: pydyf.Dictionary()),
            ),
        ):
            opsi = {**OPSI, "attachments": list(lampiran)}
            self.pdf = pdf.generate_pdf(self.cetakan, None, 1, **opsi)
        self._selesaikan(asal, sering)
        self.bundel = Bundel(self.pdf)
        return BagianTerlukis(
            len(self.bundel.urut),
            self.bundel.kunci,
            {h.hash: Glif(h.to_unicode, h.widths, h.missing) for h in self.cetakan.fonts.values()},
            [(lembar.bookmarks, lembar.height) for lembar in self.cetakan.pages],
            [*self.peringatan, *self._aksara_asing()],
            self.pengambil.dibaca,
        )

    def tulis(self, tempat: TempatBagian) -> BagianTertulis:
        """The part's objects as bytes for the file."""
        isi_berkas.padatkan(self.pdf)
        return self.bundel.tulis(tempat)

    def tanam(self, pakai: Mapping[str, Glif]) -> pydyf.PDF:
        """The fonts with these names, with all glyphs that the whole document uses, in a PDF of
        their own (its catalog's `Font`)."""
        berkas = pydyf.PDF()
        dipakai = {h.hash: h for h in self.cetakan.fonts.values() if h.hash in pakai}
        for nama, h in dipakai.items():
            satu = pakai[nama]
            h.to_unicode, h.widths, h.missing = satu.aksara, satu.lebar, satu.hilang
        berkas.catalog["Font"] = pdf.build_fonts_dictionary(berkas, dipakai, True, True, OPSI)
        return berkas

    def _isi_tepi(self, geser: int, jumlah: int) -> None:
        for nomor, (konteks, lembar, keadaan) in enumerate(self._tepi, 1):
            konteks.current_page = nomor
            kutipan, nilai, *lain = keadaan
            halaman = [*nilai["page"][:-1], nilai["page"][-1] + geser]
            baru = (kutipan, {**nilai, "page": halaman, "pages": [jumlah]}, *lain)
            tepi = tuple(layout.make_margin_boxes(konteks, lembar, baru))
            for satu in tepi:
                layout_box_backgrounds(lembar, satu, konteks.get_image_from_uri)
            lembar.children = (*lembar.children, *tepi)

    def _isi_daftar(self, nomor: Mapping[str, str]) -> None:
        """Write the page numbers into the lists in front, which have boxes of fixed width for
        them."""
        lembar = self.cetakan.pages if nomor else ()
        for kotak in (k for satu in lembar for k in satu._page_box.descendants()):  # noqa: SLF001
            if kotak.element_tag == "li::after" and isinstance(kotak, TextBox):
                kotak.text = nomor[kotak.element.get("data-alamat")[1:]]
                hasil = layout.inline.split_first_line(
                    kotak.text, kotak.style, self._tepi[0][0], None, 0
                )
                kotak.position_x += kotak.width - hasil[3]  # right-aligned in its box
                kotak.pango_layout, kotak.width = hasil[0], hasil[3]

    def _selesaikan(self, asal: dict[int, Any], sering: AbstractSet[str]) -> None:
        """Complete what the engine lacks for accessible files."""
        potongan_halaman.satukan(self.pdf, asal, sering)
        isi_berkas.tandai_rumus(self.pdf, asal)
        isi_berkas.ukur_gambar(self.pdf, asal)
        sel_tabel.perbaiki_tabel(self.pdf, asal)
        isi_berkas.bungkus_butir(self.pdf)
        peran.tandai_daftar(self.pdf, asal)
        peran.tandai_catatan(self.pdf, asal)
        isi_berkas.rapikan_tautan(self.pdf, self.cetakan.pages)
        isi_berkas.lepas_perabot_halaman(self.pdf)
        isi_berkas.jadikan_bidang_tanda_tangan(self.pdf)

    def _aksara_asing(self) -> list[str]:
        """Characters missing in the report's fonts; a font of the machine would have replaced
        them."""
        asing = {
            aksara.strip()
            for huruf in self.cetakan.fonts.values()
            if huruf.family not in HURUF
            for aksara in huruf.to_unicode.values()
        }
        daftar = ", ".join(f"“{a}” (U+{ord(a[0]):04X})" for a in sorted(asing - {""}))
        return [f"aksara {daftar} tidak ada dalam huruf laporan"] if daftar else []


def _kenal(asli: Any, jangkar: Iterable[str]) -> Any:
    """Let links lead to anchors in other parts."""
    lain = SimpleNamespace(anchors=dict.fromkeys(jangkar, (0, 0, 0, 0)), links=[])
    return lambda lembar: islice(asli([*lembar, lain]), len(lembar))
