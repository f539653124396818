"""Adapt one page of the site to paper: levels, ids, links, notes, pictures.

Every function changes the given lxml tree. Problems are added to a list of Masalah instead of
raised, so that the editor sees all of them at once.
"""

import re
from base64 import b64encode
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from posixpath import normpath
from urllib.parse import unquote, urljoin, urlsplit

from lxml.etree import SubElement
from lxml.html import HtmlElement

from ..dasar.masalah import Masalah
from ..dasar.pohon import JUDUL, kelas, tambah_kelas, teks, teks_tanpa
from ..sajian.lebar_kolom import KOLOM_PUTAR

# A figure that cannot be broken.
ANGKA_UTUH = re.compile(r"[\w.,%−]+")
# Elements allowed within a line of a note.
SEBARIS = {"a", "b", "code", "del", "em", "i", "img", "span", "strong", "sub", "sup"}
UNSUR_LAYAR = {"script", "style", "template", "source"}
KELAS_LAYAR = {"hanya-web", "hanya-gelap", "headerlink"}
CATATAN_KAKI = "catatan-kaki"  # the class of a note at its reference
ATRIBUT_LAYAR = {"tabindex", "loading", "decoding", "srcset", "sizes", "data-tanda"}
# Addresses that stay links in print; all others lead into the document or become text.
SKEMA_LUAR = {"http", "https", "mailto", "tel"}
# A table with at most so many rows and characters is moved to the next page rather than broken.
BARIS_TABEL_UTUH = 14
AKSARA_TABEL_UTUH = 900
AKSARA_SEBARIS = 88  # characters in a line of text
# Longer words, mostly addresses, may break anywhere in a cell.
KATA_TERPANJANG = 40
# An introduction with so many characters is kept on a page of its own.
AKSARA_PENGANTAR = 900


Peta = Mapping[tuple[str, str], str]
"""Where all stands in the document: by a page's address and an id on it, or "", its id there."""


def gambar_rumus(akar: HtmlElement) -> None:
    """Convert drawn formulas to pictures with alternative text, which the PDF engine tags."""
    for rumus in akar.find_class("matematika"):
        jalur, kotak = next(rumus.iter("path")).get("d"), rumus.get("viewbox")
        svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{kotak}"><path d="{jalur}"/></svg>'
        gambar = rumus.makeelement("img")
        gambar.set("class", rumus.get("class"))
        gambar.set("alt", rumus.get("aria-label"))
        gambar.set("src", f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}")
        gambar.set("style", f"width: {rumus.get('width')}; height: {rumus.get('height')}")
        gambar.tail = rumus.tail
        rumus.getparent().replace(rumus, gambar)


def buang_milik_layar(akar: HtmlElement) -> None:
    """Remove parts for screens only; keep the wide, light variant of each picture."""
    for unsur in list(akar.iter("*")):
        if unsur.tag in UNSUR_LAYAR or kelas(unsur) & KELAS_LAYAR:
            unsur.drop_tree()
    # The PDF engine breaks lines after a slash by itself.
    for bungkus in list(akar.iter("picture", "wbr")):
        bungkus.drop_tag()
    for unsur in akar.iter("*"):
        for nama in [str(n) for n in unsur.attrib]:
            if nama in ATRIBUT_LAYAR or nama.startswith("aria-"):
                del unsur.attrib[nama]
        if unsur.get("role") == "region":
            del unsur.attrib["role"]


def lepas_angka(akar: HtmlElement) -> None:
    """Remove the markup of figures, unless it keeps them on one line: paper shows neither their
    origin nor their exact value."""
    for angka in list(akar.iter("data")):
        if ANGKA_UTUH.fullmatch(teks(angka)):
            angka.drop_tag()
        for nama in ("value", "data-kunci"):
            angka.attrib.pop(nama, None)


def catatan_ke_kaki(akar: HtmlElement) -> None:
    """Move each note from the end of the page to its reference, as a footnote."""
    daftar = akar.find_class("footnote")
    semua = {str(li.get("id")): li for kotak in daftar for li in kotak.iter("li")}
    for tautan in akar.find_class("footnote-ref"):
        panggilan = tautan.getparent()
        kaki = SubElement(panggilan, "span", {"class": CATATAN_KAKI})
        for isi in deepcopy(semua[str(tautan.get("href", "")).removeprefix("#")]):
            for kembali in list(isi.iter("a")):
                if "footnote-backref" in kelas(kembali):
                    kembali.drop_tree()
            _sebaris(isi)
            kaki.append(isi)
        tautan.drop_tree()
        panggilan.drop_tag()
    for kotak in daftar:
        kotak.drop_tree()


def _sebaris(isi: HtmlElement) -> None:
    """Convert a part of a note to inline markup, as the note is within a line; items of lists keep
    their marks, on lines of their own."""
    for butir in isi.iter("li"):
        daftar = butir.getparent()
        nomor = "–" if daftar.tag == "ul" else f"{daftar.index(butir) + 1}."
        butir.text = f"{nomor} {(butir.text or '').lstrip()}"
        butir.set("class", "baris-catatan")
    for unsur in list(isi.iter("*")):
        if unsur.tag not in SEBARIS:
            unsur.tag = "span"


def isi_cetak(akar: HtmlElement, src: str, isian: Mapping[str, str]) -> Iterator[Masalah]:
    """Set the text of every element with `data-cetak="kunci"` to `isian["kunci"]`."""
    for unsur in akar.xpath(".//*[@data-cetak]"):
        kunci = str(unsur.attrib.pop("data-cetak"))
        if kunci in isian:
            unsur[:] = []
            unsur.text = isian[kunci]
        else:
            yield _galat("cetak-isian", src, kunci, "Isian khusus cetakan ini tidak ada.")


def pasang_bidang(akar: HtmlElement, dipakai: Counter[str] | None) -> None:
    """Put a signature field into the place of every signer (`data-bidang`); with None leave it
    blank. A repeated block has fields of its own: `pk-kepala-rutan-2`."""
    for ruang in list(akar.iter("div")):
        nama = str(ruang.attrib.pop("data-bidang", ""))
        sebutan = ruang.attrib.pop("data-sebutan", "")
        if not nama or dipakai is None:
            continue
        dipakai[nama] += 1
        if dipakai[nama] > 1:
            nama = f"{nama}-{dipakai[nama]}"
        SubElement(ruang, "input", {"type": "checkbox", "name": nama, "title": sebutan})


def id_baru(akar: HtmlElement, awalan: str) -> dict[str, str]:
    """New ids for a page: those of numbered figures stay, others are prefixed with `awalan`."""
    tetap = {*akar.xpath("descendant-or-self::figure[@data-nomor != '']//@id")}
    semua = (str(lama) for lama in akar.xpath(".//@id[. != '']"))
    return {lama: lama if lama in tetap else f"{awalan}--{lama}" for lama in semua}


def ganti_id(akar: HtmlElement, baru: Mapping[str, str]) -> None:
    """Set the new ids, also in the `headers` of table cells."""
    for unsur in akar.iter("*"):
        lama = unsur.get("id")
        if lama:
            unsur.set("id", baru[lama])
        acuan = unsur.get("headers")
        if acuan:
            unsur.set("headers", " ".join(baru.get(a, a) for a in acuan.split()))


def ganti_tautan(akar: HtmlElement, src: str, url: str, peta: Peta) -> None:
    """Make links between printed pages links inside the document.

    Links out of the report stay. A link to something not printed (a page left out, a download, an
    id that does not exist) becomes plain text.
    """
    for tautan in list(akar.iter("a")):
        alamat = tautan.get("href")
        if alamat is None or urlsplit(alamat).scheme in SKEMA_LUAR:
            continue
        dasar = src if urlsplit(alamat).path.endswith(".md") else url
        tujuan = urlsplit(urljoin(f"/{dasar}", alamat))
        sasaran = None
        if not tujuan.scheme and not tujuan.netloc:
            sasaran = peta.get((_alamat_halaman(tujuan.path), unquote(tujuan.fragment)))
        if sasaran is None:
            tautan.drop_tag()
        else:
            tautan.set("href", f"#{sasaran}")


def ganti_gambar(akar: HtmlElement, url: str) -> None:
    """Make addresses of pictures relative to the site's root, and widths set in a chapter part of
    their style, as the PDF engine needs; give scanned pages their whole text as alternative."""
    for gambar in akar.iter("img"):
        lebar, induk = gambar.get("width") or "", next(gambar.iterancestors("figure"), None)
        if lebar and (induk is None or induk.get("class") == "naskah"):
            gambar.set("style", f"width: {lebar}{'px' if lebar.isdecimal() else ''}")
        if panjang := gambar.attrib.pop("data-alt", ""):
            gambar.set("alt", panjang)
        alamat = gambar.get("src") or ""
        if alamat and not urlsplit(alamat).scheme:
            gambar.set("src", urljoin(f"/{url}", alamat).lstrip("/"))


def mulai_daftar(akar: HtmlElement) -> None:
    """Set the first number of continued lists as style, as the PDF engine needs."""
    for daftar in akar.iter("ol"):
        if (mulai := daftar.get("start", "")).isdecimal():
            daftar.set("style", f"counter-reset: list-item {int(mulai) - 1}")


def geser_judul(akar: HtmlElement, src: str, tingkat: int) -> Iterator[Masalah]:
    """Lower every heading by `tingkat` - 1 levels, and keep its text for running titles.

    A heading too deep for HTML, or one that skips a level, is a problem: the outline of the PDF and
    screen readers need consecutive levels.
    """
    sebelum = tingkat - 1
    for unsur in list(akar.iter(*JUDUL)):
        sendiri = JUDUL.index(str(unsur.tag)) + tingkat
        if sendiri > len(JUDUL):
            yield _galat("cetak-tingkat", src, teks(unsur), "Judul ini terlalu dalam.")
            continue
        if sendiri > sebelum + 1:
            yield _galat("cetak-tingkat", src, teks(unsur), "Judul ini melompati satu tingkat.")
        sebelum = sendiri
        unsur.tag = JUDUL[sendiri - 1]
        unsur.set("data-markah", teks_tanpa(unsur, CATATAN_KAKI))


def beri_kepala(akar: HtmlElement, judul: str) -> None:
    """Set the running title on the page's first heading, if it is an h1: its number and `judul`.
    The content of the heading sets it, after the heading itself has cleared it: so a sheet that
    begins with the heading has no running title, and one with a heading further down that of the
    section before."""
    utama = next(akar.iter(*JUDUL), None)
    if utama is None or utama.tag != "h1":
        return
    utama.set("data-kepala", "")
    nomor = next((n for n in utama.iter("span") if "nomor" in kelas(n)), None)
    if nomor is not None:
        nomor.set("data-kepala", f"{teks(nomor)}  {judul}")
        return
    isi = list(utama)
    semua = SubElement(utama, "span", {"data-kepala": judul})
    semua.text, utama.text = utama.text, None
    semua.extend(isi)


def siapkan_tabel(akar: HtmlElement) -> None:
    """Mark tables that are short enough to stay on one page, and those that need a landscape page;
    allow breaks in words wider than a column."""
    for sel in akar.iter("th", "td"):
        if any(len(kata) > KATA_TERPANJANG for kata in sel.text_content().split()):
            sel.set("style", f"{sel.get('style', '')}; overflow-wrap: anywhere".lstrip("; "))
    for gambar in akar.iter("figure"):
        for tabel in gambar.iter("table"):
            sebelum = gambar.getprevious()
            if sebelum is not None and len(teks(sebelum)) <= AKSARA_SEBARIS:
                tambah_kelas(sebelum, "sebaris")
            banyak = sum(1 for _ in tabel.iter("col")) > KOLOM_PUTAR
            if "putar" in kelas(gambar) or ("lebar" in kelas(gambar) and banyak):
                tambah_kelas(gambar, "putar")
                _bawa_pengantar(gambar)
            baris = sum(1 for _ in tabel.iter("tr"))
            if baris <= BARIS_TABEL_UTUH and len(teks(tabel)) <= AKSARA_TABEL_UTUH:
                tambah_kelas(gambar, "utuh")


def _bawa_pengantar(gambar: HtmlElement) -> None:
    """Move heading and short introduction to the landscape page of a table that ends its section.

    Otherwise they would be alone on their page.
    """
    sesudah = gambar.getnext()
    if sesudah is not None and sesudah.tag not in JUDUL:
        return
    pengantar: list[HtmlElement] = []
    for unsur in gambar.itersiblings(preceding=True):
        pengantar.append(unsur)
        if unsur.tag in JUDUL:
            break
        if unsur.tag != "p":
            return
    if sum(len(teks(u)) for u in pengantar) <= AKSARA_PENGANTAR:
        for unsur in pengantar:
            tambah_kelas(unsur, "putar")


def _alamat_halaman(alur: str) -> str:
    """Normalise an address for Peta: no leading slash, no `index.html`, no `..`."""
    bersih = normpath(unquote(alur)).strip("/").removesuffix("index.html").strip("/")
    return "" if bersih == "." else bersih


def alamat_peta(src: str, url: str) -> Iterable[str]:
    """All addresses of a page in links."""
    return {_alamat_halaman(f"/{url}"), _alamat_halaman(f"/{src}")}


def _galat(kode: str, src: str, nilai: str, pesan: str) -> Masalah:
    return Masalah(kode, "galat", f"docs/{src}", None, None, nilai, pesan)
