"""Join ordered, numbered pages to one HTML document for print.

The pages are those of the site. This module adds cover, lists in front and running titles;
`halaman_cetak` adapts each page to paper. Neither knows the site's engine or the PDF engine.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from itertools import takewhile

from lxml.etree import SubElement
from lxml.html import HtmlElement

from ..dasar import pohon
from ..dasar.masalah import GalatLaporan, Masalah, pengenal_ganda
from ..gambar.huruf import bungkus_imbang
from ..halaman import ringkas, tipografi
from ..halaman.istilah import Istilah
from ..halaman.jenis import DaftarDepan, Entri, Halaman
from ..sajian.templat import lingkungan
from . import halaman_cetak

ID_AKHIR = "akhir-dokumen"
UJUNG = re.compile(r"(?:<[^>]*>|[^ <])+$")  # the last word of a title, with its markup
TERPANJANG = 60
LEBAR_SAMPUL, HURUF_UNIT = 155 * 72 / 25.4, 15.8  # pt, for A4; F4 is a little wider
# An appendix or part of a chapter with so many characters fills more than a page, and begins on a
# new one.
SEPENUH, SEPENUH_BAB = 3_000, 5_000
PENAMPUNG_TEKS = {"p", "li", "td", "th", "dd", "figcaption", *pohon.JUDUL}
# Texts that must not be broken: numbers of letters such as `W.22.PAS.18-KU.01.01-471`, and names
# with a short prefix, `AB-Nama`. Digits, points or capitals on both sides of a hyphen, and no
# lower-case words; or a word after one or two letters or three capitals. A lower-case letter may
# follow a digit, `3b-N`.
NOMOR = re.compile(
    r"(?=\S*\d)[A-Z0-9][A-Z0-9./]*(?:(?<=\d)[a-z])?(?:-[A-Z0-9][A-Z0-9./]*)+(?<![./])"
    r"|(?<![\w./-])(?:[A-Z]{2,3}-[A-Z]\w{3,15}|[A-Za-z]-\w{2,15})(?![\w-])"
)
NOMOR_TERPANJANG = 40  # characters; longer ones may break
NOMOR_DI_SEL = 13


@dataclass(frozen=True)
class Sampul:
    """The contents of the cover. `induk` are the offices above the unit, `kaki` is the foot of
    every page, `keterangan` small lines below.

    `logo` is the address of a picture or empty, `kaki_draf` a second line in the foot of a draft.
    """

    induk: Sequence[str]
    unit: str
    judul: str
    periode: str
    tahun: str
    tempat: str
    kaki: str
    keterangan: Sequence[str] = ()
    logo: str = ""
    kaki_draf: str = ""

    @property
    def baris_unit(self) -> tuple[str, ...]:
        """The unit's name in lines of similar length, for width and size in cetak.css."""
        return bungkus_imbang(self.unit, LEBAR_SAMPUL, HURUF_UNIT, tebal=True)


@dataclass(frozen=True)
class TandaDokumen:
    """Identification of a printed copy: the document code, the address of its verification page,
    and a picture of that address as a QR code; both empty if there is none."""

    kode: str
    alamat: str = ""
    qr: str = ""


@dataclass(frozen=True)
class BarisDaftar:
    """A line of a list in front, with its address in the document, for the template."""

    tingkat: int
    nomor: str
    judul: str
    alamat: str
    romawi: bool

    @property
    def potongan(self) -> tuple[str, str]:
        """The title without its last word, and that word, which stays on one line with the dots.
        The second is empty if an element ends within the word, or the word is too long."""
        cocok = UJUNG.search(self.judul)
        ujung = cocok[0] if cocok else ""
        if len(ujung) > TERPANJANG or ujung.count("<") != 2 * ujung.count("</"):
            return self.judul, ""
        awal = len(self.judul) - len(ujung)
        return self.judul[:awal], self.judul[awal:]


@dataclass(frozen=True)
class DaftarTercetak:
    """A list in front, for the template."""

    id: str
    judul: str
    baris: Sequence[BarisDaftar | Istilah]


def susun(
    halaman: Sequence[Halaman],
    sampul: Sampul,
    daftar: DaftarDepan,
    *,
    judul_dokumen: str,
    sifat: Mapping[str, str] | None = None,
    lembar_gaya: Sequence[str] = ("aset/css/cetak.css",),
    isian: Mapping[str, str] | None = None,
    tanda: TandaDokumen | None = None,
    bertanda: bool = False,
    sebelum_daftar: int = 1,
    terbagi: bool = False,
) -> str:
    """Make one HTML document from all printed pages.

    Addresses of pictures and style sheets in it are relative to the site's root, which the PDF
    engine must be given. `sifat` are its metadata by HTML's names. `isian` are texts for print
    only: an element with `data-cetak="kunci"` gets the text `isian["kunci"]`. `tanda` is shown on
    the cover and in the last foot. `bertanda` adds a signature field for every signer. The lists in
    front follow the first `sebelum_daftar` pages. `terbagi` marks where the document may be cut.

    Raises GalatLaporan with all problems: a repeated id, a heading that is too deep or skips a
    level, a list entry without target, a missing `isian`.
    """
    siap, peta, masalah = jadikan_satu(halaman, isian or {}, Counter() if bertanda else None)
    bagian = {nama: [h for h in siap if h.bagian == nama] for nama in ("awal", "isi", "lampiran")}
    pengantar = bagian["awal"][:sebelum_daftar]
    daftar_depan, hilang = _daftar_depan(halaman, daftar, peta, {h.src for h in pengantar})
    if masalah := [*masalah, *hilang]:
        raise GalatLaporan(masalah)
    kaki, qr = (f"Kode dokumen {tanda.kode}", tanda.qr) if tanda else ("", "")
    for h in siap[-1:]:
        _tandai_akhir(h.akar, kaki, qr)
    return lingkungan("cetak").get_template("dokumen.html.j2").render(
        judul=judul_dokumen, sifat=sifat or {}, lembar_gaya=lembar_gaya, sampul=sampul, tanda=tanda,
        pengantar=pengantar, daftar=daftar_depan, ringkasan=bagian["awal"][sebelum_daftar:],
        isi=bagian["isi"], kepala=_kepala_bagian(bagian["isi"]), lampiran=bagian["lampiran"],
        lanjutan=lampiran_bersambung(siap), terbagi=terbagi,
    )  # fmt: skip


def lampiran_bersambung(halaman: Iterable[Halaman]) -> set[str]:
    """The appendices (by source) that continue on the page of the one before, as short registers
    do."""
    lampiran = [h for h in halaman if h.bagian == "lampiran"]
    return _bersambung(lampiran, SEPENUH, lambda *dua: not any(map(_dokumen, dua)))


def _bersambung(
    halaman: Sequence[Halaman], sepenuh: int, boleh: Callable[[Halaman, Halaman], bool]
) -> set[str]:
    """The pages that continue on the sheet of the one before, if both allow it, and unless both
    would fill sheets of their own."""
    hasil: set[str] = set()
    terisi = 0
    for sebelum, h in zip((None, *halaman), halaman, strict=False):
        panjang = len(pohon.teks(h.akar))
        if sebelum and boleh(sebelum, h) and min(terisi, panjang) < sepenuh:
            hasil.add(h.src)
            panjang += terisi
        terisi = panjang
    return hasil


def _kepala_bagian(isi: Sequence[Halaman]) -> dict[str, str]:
    """The parts of chapters that begin on a new sheet, with the chapter's running title."""
    bersambung = _bersambung(isi, SEPENUH_BAB, lambda _, h: h.tingkat > 1)
    hasil: dict[str, str] = {}
    kepala = ""
    for sebelum, h in zip((None, *isi), isi, strict=False):
        if h.tingkat == 1:
            kepala = "".join(map(str, h.akar.xpath("(.//@data-kepala)[last()]")))
        elif sebelum and h.src not in bersambung:
            hasil[h.src] = kepala
    return hasil


def _dokumen(h: Halaman) -> bool:
    """Whether a page is a document by itself, or has a landscape sheet."""
    return bool(h.akar.find_class("tanda-tangan") or h.akar.find_class("kop")) or any(
        satu.tag == "figure" for satu in h.akar.find_class("putar")
    )


def jadikan_satu(
    halaman: Sequence[Halaman], isian: Mapping[str, str], bidang: Counter[str] | None = None
) -> tuple[list[Halaman], halaman_cetak.Peta, list[Masalah]]:
    """Copies of the pages as parts of one document, for paper instead of screens; the map of
    addresses, and problems."""
    masalah: list[Masalah] = []
    siap = [replace(h, akar=deepcopy(h.akar)) for h in halaman]
    for h in siap:
        halaman_cetak.gambar_rumus(h.akar)
        halaman_cetak.buang_milik_layar(h.akar)
        halaman_cetak.lepas_angka(h.akar)
        halaman_cetak.catatan_ke_kaki(h.akar)
        masalah += halaman_cetak.isi_cetak(h.akar, h.src, isian)
        halaman_cetak.pasang_bidang(h.akar, bidang)
    baru = {h.src: {"": f"hal-{h.slug}", **halaman_cetak.id_baru(h.akar, h.slug)} for h in siap}
    peta = {
        (alamat, lama): jadi
        for h in siap
        for alamat in halaman_cetak.alamat_peta(h.src, h.url)
        for lama, jadi in baru[h.src].items()
    }
    masalah += pengenal_ganda(_pengenal(siap, baru), kode="cetak-id")
    for h in siap:
        masalah += _satukan(h, baru[h.src], peta)
    return siap, peta, masalah


def _satukan(h: Halaman, baru: Mapping[str, str], peta: halaman_cetak.Peta) -> list[Masalah]:
    """Set the addresses, ids and heading levels of a page within the document."""
    halaman_cetak.ganti_tautan(h.akar, h.src, h.url, peta)
    halaman_cetak.ganti_id(h.akar, baru)
    halaman_cetak.ganti_gambar(h.akar, h.url)
    halaman_cetak.mulai_daftar(h.akar)
    jaga_nomor(h.akar)
    masalah = [*halaman_cetak.geser_judul(h.akar, h.src, h.tingkat)]
    halaman_cetak.siapkan_tabel(h.akar)
    if h.tingkat == 1:
        halaman_cetak.beri_kepala(h.akar, h.judul_pendek or h.judul)
    return masalah


def _pengenal(
    halaman: Sequence[Halaman], baru: Mapping[str, Mapping[str, str]]
) -> Iterator[tuple[str, str]]:
    """Every id of the document, with its page."""
    for h in halaman:
        yield from ((h.src, baru[h.src][satu]) for satu in ("", *h.akar.xpath(".//@id[. != '']")))


def _daftar_depan(
    halaman: Sequence[Halaman],
    daftar: DaftarDepan,
    peta: halaman_cetak.Peta,
    pengantar: Collection[str],
) -> tuple[list[DaftarTercetak], list[Masalah]]:
    """The non-empty lists; the table of contents includes the other lists."""
    awal = {h.src: h.bagian == "awal" for h in halaman}
    masalah: list[Masalah] = []

    def baris(entri: Sequence[Entri]) -> Iterator[BarisDaftar]:
        for e in entri:
            if awal.get(e.src) and e.tingkat > 1:
                continue
            sasaran = peta.get((e.src, e.sasaran)) if e.src in awal else None
            if sasaran is None:
                masalah.append(_tak_tercetak(e))
                continue
            judul = tipografi.rapikan_teks(e.judul)
            judul = pohon.teks_berkode(judul, NOMOR, NOMOR_TERPANJANG, "angka")
            yield BarisDaftar(e.tingkat, e.nomor, judul, f"#{sasaran}", awal[e.src])

    lain = [
        DaftarTercetak(f"daftar-{jenis}", f"Daftar {jenis.capitalize()}", [*baris(isi)])
        for jenis, isi in daftar.benda.items()
        if isi
    ]
    if daftar.istilah:
        lain.append(DaftarTercetak("daftar-istilah", "Daftar Istilah", daftar.istilah))
    if not daftar.isi:
        return lain, masalah
    depan = list(takewhile(lambda e: e.src in pengantar, daftar.isi))
    sendiri = [
        BarisDaftar(1, "", judul, f"#{id_daftar}", romawi=True)
        for id_daftar, judul in (("daftar-isi", "Daftar Isi"), *((d.id, d.judul) for d in lain))
    ]
    isi = [*baris(depan), *sendiri, *baris(daftar.isi[len(depan) :])]
    return [DaftarTercetak("daftar-isi", "Daftar Isi", isi), *lain], masalah


def _tak_tercetak(entri: Entri) -> Masalah:
    letak = f"{entri.src}#{entri.sasaran}" if entri.sasaran else entri.src
    pesan = f"Daftar menunjuk “{letak}”, yang tidak ikut dicetak."
    return Masalah("cetak-daftar", "galat", f"docs/{entri.src}", None, None, entri.judul, pesan)


def _tandai_akhir(akar: HtmlElement, kaki: str = "", qr: str = "") -> None:
    """Mark the document's last word with the id ID_AKHIR.

    It carries the text `kaki` and the picture `qr` for the last page's foot. It must not be a block
    of its own, which would cost a page after a landscape figure, nor empty, which screen readers
    would announce.
    """
    tempat = akar
    for unsur in akar.iter(*PENAMPUNG_TEKS):
        tempat = unsur
    akhir = _bungkus_kata_terakhir(tempat)
    akhir.set("id", ID_AKHIR)
    if kaki:
        akhir.set("data-kaki-akhir", kaki)
    if qr:
        # The cover has the same picture with alternative text; this one is page furniture.
        SubElement(tempat, "img", {"class": "qr-kaki", "src": qr, "alt": "Kode QR"})


def _bungkus_kata_terakhir(unsur: HtmlElement) -> HtmlElement:
    """Wrap the last word of an element in a new span; an empty span at its end if there is no
    word."""
    bungkus: HtmlElement = unsur.makeelement("span")
    berisi = [satu for satu in unsur.xpath(".//text()") if satu.strip()]
    if not berisi:
        unsur.append(bungkus)
        return bungkus
    terakhir = berisi[-1]
    bungkus.text = terakhir.split()[-1]
    letak = "text" if terakhir.is_text else "tail"
    awal = terakhir.rindex(bungkus.text)
    pohon.sulih(terakhir.getparent(), letak, [(awal, len(terakhir), bungkus)])
    return bungkus


def jaga_nomor(akar: HtmlElement) -> None:
    """Keep numbers with a hyphen whole: in running text, and short ones in cells, which are too
    narrow for others."""
    judul = akar.iterfind(".//figcaption/span")
    for unsur in [*akar.iter("p", "li", "strong", "h1", "h2", "h3", "h4", "td", "th"), *judul]:
        di_sel = any(satu.tag in {"td", "th"} for satu in (unsur, *unsur.iterancestors()))
        panjang = NOMOR_DI_SEL if di_sel else NOMOR_TERPANJANG
        pohon.bungkus_kode(unsur, NOMOR, panjang, "angka")
    for unsur in akar.iter("th", "td"):
        pohon.bungkus_kode(unsur, ringkas.ULANG, NOMOR_TERPANJANG, "angka")
