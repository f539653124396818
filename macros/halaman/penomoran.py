"""Number chapters, headings, tables, charts and diagrams; resolve cross-references; fill the lists.

Runs once, after all chapters are rendered, so that references to later pages are possible. Knows
neither mkdocs nor the PDF engine.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from posixpath import relpath

from lxml import html as lxml_html
from lxml.html import HtmlElement

from ..dasar import pohon
from ..dasar.masalah import Masalah, pengenal_ganda, saran
from ..dasar.penulisan import ROMAWI, pengenal_judul
from ..sajian import lebar_kolom
from ..sajian.penyaji import Penyaji
from . import tabel_naskah, tipografi
from .jenis import DaftarDepan, Entri, Halaman

BENDA = {"tabel": "Tabel", "gambar": "Gambar", "bagan": "Bagan"}
TANPA_NOMOR = "tanpa-nomor"
ULANG = re.compile(r"_\d+$")  # a suffix for repeated text on a page


def huruf(urut: int) -> str:
    """The letter of a heading: `a` to `z`, then `aa`, `ab`."""
    depan, sisa = divmod(urut - 1, 26)
    return (huruf(depan) if depan > 0 else "") + chr(ord("a") + sisa) if urut > 0 else ""


@dataclass(frozen=True)
class SasaranRujukan:
    """The target of a reference: its page, its id, the text for it."""

    src: str
    id: str
    sebutan: str


class HasilPenomoran:
    """Numbered pages, lists, the number of every heading by (src, id), problems; and the current
    state of the counters."""

    def __init__(self) -> None:
        self.halaman: list[Halaman] = []
        self.sasaran: dict[str, SasaranRujukan] = {}
        self.terdaftar: list[tuple[str, str]] = []
        self.isi: list[Entri] = []
        self.benda: dict[str, list[Entri]] = {jenis: [] for jenis in BENDA}
        self.nomor_judul: dict[tuple[str, str], str] = {}
        self.masalah: list[Masalah] = []
        self.judul: dict[str, tuple[str, str]] = {}  # number and text of each page's first heading
        self._hitung = [0] * 7  # counters of headings for each level of the outline
        self._urut: dict[tuple[str, str], int] = {}
        self._lampiran = 0
        self._bab = ""

    @property
    def daftar(self) -> DaftarDepan:
        """The lists in front of the report."""
        return DaftarDepan(self.isi, self.benda)

    def nomori_halaman(self, h: Halaman) -> None:
        """Number the page's headings and things; must be called first."""
        tabel_naskah.bungkus(h.akar)
        for judul in h.akar.iter(*pohon.JUDUL):
            self._judul(h, judul)
        for benda in h.akar.iter("figure"):
            if benda.get("data-nomor") in BENDA:
                self._benda(h, benda)

    def _judul(self, h: Halaman, judul: HtmlElement) -> None:
        tingkat = h.tingkat + int(judul.tag[1]) - 1
        id_judul, teks = judul.get("id", ""), pohon.teks_tanpa(judul, "headerlink", "footnote-ref")
        nomor, sebutan = "", f"“{teks}”"
        if TANPA_NOMOR not in pohon.kelas(judul):
            nomor, sebutan = self._nomor_judul(h, tingkat, sebutan)
        self.judul.setdefault(h.src, (nomor, teks))
        if nomor:
            unsur = lxml_html.Element("span", {"class": "nomor"})
            unsur.text = nomor
            pohon.sulih(judul, "text", [(0, 0, unsur)])
            unsur.tail = f" {unsur.tail}"
            self.nomor_judul[h.src, id_judul] = nomor
        if id_judul:
            dari_kata = ULANG.sub("", id_judul) == pengenal_judul(teks)
            self._daftarkan(h, id_judul, sebutan, sendiri=not dari_kata)
        if tingkat <= 3:
            self.isi.append(Entri(tingkat, nomor, teks, id_judul, h.src))

    def _nomor_judul(self, h: Halaman, tingkat: int, bawaan: str) -> tuple[str, str]:
        """The number of a heading and its text in references; pages of the front matter have no
        number."""
        if h.bagian == "awal" or tingkat > 4:
            return "", bawaan
        if tingkat == 1:
            self._hitung = [0] * 7
            if h.bagian == "lampiran":
                self._lampiran += 1
                self._bab = f"L{self._lampiran}"
                return f"Lampiran {self._lampiran}", f"Lampiran {self._lampiran}"
            self._bab = str(ROMAWI.index(h.bab) + 1) if h.bab in ROMAWI else h.bab
            return f"Bab {h.bab}", f"Bab {h.bab}"
        if h.bagian == "lampiran":
            return "", bawaan
        self._hitung[tingkat] += 1
        self._hitung[tingkat + 1 :] = [0] * (6 - tingkat)
        _, _, dua, tiga, empat, *_ = self._hitung
        semua = (("huruf", huruf(dua).upper()), ("angka", str(tiga)), ("huruf", huruf(empat)))
        urut = semua[: tingkat - 1]
        return f"{urut[-1][1]}.", f"Bab {h.bab} {' '.join(map(' '.join, urut))}"

    def _benda(self, h: Halaman, benda: HtmlElement) -> None:
        jenis = benda.get("data-nomor", "")
        bab = self._bab if h.bagian != "awal" else ""
        # Figures in front matter are rare, and numbered without a chapter.
        urut = self._urut[jenis, bab] = self._urut.get((jenis, bab), 0) + 1
        nomor = f"{BENDA[jenis]} {bab}.{urut}" if bab else f"{BENDA[jenis]} {urut}"
        keterangan = benda.find(".//figcaption")
        wadah = None if keterangan is None else keterangan.find("span[@class='nomor']")
        judul = None if keterangan is None else keterangan.find("span[@class='judul']")
        if wadah is None or judul is None:
            return
        wadah.text = nomor.replace(" ", "\N{NO-BREAK SPACE}", 1)
        id_benda = benda.get("id", "")
        self._daftarkan(h, id_benda, wadah.text)
        self.benda[jenis].append(Entri(1, wadah.text, pohon.teks(judul), id_benda, h.src))

    def _daftarkan(
        self, h: Halaman, id_sasaran: str, sebutan: str, *, sendiri: bool = True
    ) -> None:
        """Register a target of references. An id made from the heading's text is valid on its page
        only, one set explicitly (`sendiri`) in the whole report."""
        if sendiri:
            self.terdaftar.append((h.src, id_sasaran))
        self.sasaran.setdefault(id_sasaran, SasaranRujukan(h.src, id_sasaran, sebutan))

    def isi_rujukan(self, h: Halaman, url: Mapping[str, str]) -> None:
        """Fill in text and address of the page's references."""
        for id_sasaran in self._rujuk(h, url):
            pesan = f"Rujukan tidak ditemukan. {saran(id_sasaran, self.sasaran)}".strip()
            satu = Masalah("B021", "galat", f"docs/{h.src}", None, None, id_sasaran, pesan)
            self.masalah.append(satu)

    def _rujuk(
        self, h: Halaman, url: Mapping[str, str], sendiri: Collection[str] = ()
    ) -> list[str]:
        """Fill in references; those to ids in `sendiri` link within the page. Returns unresolved
        ones."""
        hilang = []
        for tautan in h.akar.xpath(".//a[@data-rujuk]"):
            s = self.sasaran.get(tautan.get("data-rujuk"))
            if s is None:
                hilang.append(tautan.get("data-rujuk"))
                continue
            tautan.text = s.sebutan
            tautan.set("href", _alamat(h, h.src if s.id in sendiri else s.src, s.id, url))
        return hilang

    def lengkapi(self, h: Halaman) -> Halaman:
        """Complete a page outside of the report, in place: with the report's numbers of the things
        that it repeats, and the text of its references. An unresolved reference stays empty."""
        sendiri = {str(unsur.get("id")): unsur for unsur in h.akar.iter("figure")}
        for id_benda, benda in sendiri.items():
            wadah = benda.find(".//figcaption/span[@class='nomor']")
            if wadah is not None and (s := self.sasaran.get(id_benda)):
                wadah.text = s.sebutan
        self._rujuk(h, {satu.src: satu.url for satu in self.halaman}, sendiri)
        return h

    def isi_daftar(self, h: Halaman, url: Mapping[str, str], penyaji: Penyaji) -> None:
        """Fill the lists for which the page has a place."""
        for wadah in list(h.akar.iter("div")):
            jenis = wadah.get("data-daftar")
            if jenis not in self.benda:
                continue
            butir = [
                (e.nomor, e.judul, _alamat(h, e.src, e.sasaran, url)) for e in self.benda[jenis]
            ]
            isi = pohon.urai(str(penyaji.templat("daftar_benda", butir=butir, jenis=jenis)))
            wadah.extend(list(isi))


def nomori(
    halaman: Sequence[Halaman], penyaji: Penyaji, *, hanya: str | None = None
) -> HasilPenomoran:
    """Number all pages of the report, in order, and fill in references and lists, in place.

    Returns the same pages with their final titles. With `hanya` only that page is completed.
    """
    kerja = HasilPenomoran()
    for h in halaman:
        kerja.nomori_halaman(h)
    kerja.masalah += pengenal_ganda(kerja.terdaftar)
    url = {h.src: h.url for h in halaman}
    for h in halaman:
        if hanya not in {None, h.src}:
            continue
        kerja.isi_rujukan(h, url)
        kerja.isi_daftar(h, url, penyaji)
        tipografi.tautkan(h.akar)
        tipografi.rapikan(h.akar)
        lebar_kolom.bagi(h.akar)
        nomor, judul = kerja.judul.get(h.src, ("", h.judul))
        kerja.halaman.append(replace(h, nomor=nomor, judul=judul))
    return kerja


def _alamat(h: Halaman, src: str, id_sasaran: str, url: Mapping[str, str]) -> str:
    if src == h.src:
        return f"#{id_sasaran}"
    return f"{relpath(url[src], start=h.url.rpartition('/')[0] or '.')}#{id_sasaran}"
