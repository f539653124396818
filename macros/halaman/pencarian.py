"""The search index: the finished pages, split at headings, tables and charts.

Ranking is done in the browser (`aset/js/cari.js`). The same pages give the same bytes.
"""

import csv
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from lxml.html import HtmlElement

from ..dasar import pohon
from ..dasar.penulisan import ROMAWI
from ..hitung.entitas import Instansi, Pejabat
from . import istilah
from .jenis import Halaman

BUATAN = {"data", "indikator"}  # the folders of pages without a chapter
BERKAS = "search/search_index.js"
PADANAN = Path(__file__).with_name("padanan.csv")
# Elements whose texts are separated by a space, whatever the markup.
BALOK = {*pohon.JUDUL, "br", "caption", "dd", "details", "div", "dl", "dt", "figcaption", "figure",
         "li", "ol", "p", "section", "summary", "table", "td", "th", "tr", "ul"}  # fmt: skip
KEPALA = {"nomor", "judul"}  # the parts of a caption
# Not indexed: repetitions and non-words.
DILEWATI = {"button", "form", "nav", "script", "style", "template"}


@dataclass
class BagianCari:
    """The text below one heading, or of one table or chart."""

    jangkar: str
    judul: str
    potongan: list[str] = field(default_factory=list)

    @property
    def teks(self) -> str:
        """Its text with normalised spaces."""
        return " ".join("".join(self.potongan).split())


def bagian(akar: HtmlElement) -> list[BagianCari]:
    """The parts of a page in order; text before its first heading has no anchor."""
    hasil = [BagianCari("", "")]
    _kumpulkan(akar, hasil, hasil[0])
    return [b for b in hasil if b.judul or b.teks]


def _kumpulkan(unsur: HtmlElement, hasil: list[BagianCari], kini: BagianCari) -> BagianCari:
    """Add the text of an element to the current part; returns the part that is current after it."""
    luar = kini
    if unsur.tag in BALOK:
        kini.potongan.append(" ")
    judul = _judul(unsur)
    if judul:
        kini = BagianCari(unsur.get("id", ""), judul)
        hasil.append(kini)
    if unsur.tag == "figure" or not judul:
        kini.potongan.append(unsur.text or "")
        for anak in unsur:
            if isinstance(anak.tag, str) and not _dilewati(anak):
                kini = _kumpulkan(anak, hasil, kini)
            kini.potongan.append(anak.tail or "")
    if unsur.tag == "figure":
        kini = luar  # after a table the text belongs to the heading again
    if unsur.tag in BALOK:
        kini.potongan.append(" ")
    return kini


def _judul(unsur: HtmlElement) -> str:
    """The text of a heading or caption with an anchor, or none."""
    if not unsur.get("id"):
        return ""
    if unsur.tag == "figure":
        kepala = (s for s in unsur.iterfind("figcaption/span") if s.get("class") in KEPALA)
        return " ".join(map(pohon.teks, kepala)).strip()
    if unsur.tag in {*pohon.JUDUL, "dt"} or "nama-indikator" in pohon.kelas(unsur):
        return pohon.teks(unsur).removesuffix("#").strip()
    return ""


def _dilewati(unsur: HtmlElement) -> bool:
    return (
        # The button of a glossary term contains a word of its line.
        (unsur.tag in DILEWATI and "istilah" not in pohon.kelas(unsur))
        or unsur.get("data-search-exclude") is not None
        or unsur.get("data-daftar") is not None
        or (unsur.getparent().tag == "figcaption" and unsur.get("class") in KEPALA)
        or "headerlink" in pohon.kelas(unsur)
    )


def indeks(
    halaman: Iterable[Halaman],
    instansi: Instansi,
    pejabat: Iterable[Pejabat],
    padanan: Iterable[Sequence[str]] = (),
) -> str:
    """The search index as a script, which works also on a page opened from a file.

    The object `lkjipCari` has the pages as [address, title, kind, other names], the parts as [page,
    anchor, title, text], officials and the unit's address as [kind, page, anchor, title, text],
    synonyms as [word, others, one way only], and `unit`, the unit's name, which carries little
    weight in its own report. The kind of a page decides its rank: "isi", "awal", "lampiran",
    "istilah", or the folder of pages without a chapter. `padanan` are synonyms of the unit.
    """
    daftar, isi = [], []
    for n, h in enumerate(halaman):
        nama = f"Bab {ROMAWI.index(h.bab) + 1}" if h.bab in ROMAWI and h.tingkat == 1 else ""
        folder = h.src.partition("/")[0]
        jenis = folder if folder in BUATAN else "istilah" if h.src == istilah.HALAMAN else h.bagian
        daftar.append([h.url, h.judul_bernomor, jenis, nama])
        potongan = bagian(h.akar)
        if jenis in BUATAN:
            # Pages of the same form have the same section titles; the page is the result.
            potongan = [BagianCari("", h.judul_bernomor, [f"{b.teks} " for b in potongan])]
        isi += [(n, b.jangkar, b.judul or h.judul_bernomor, b.teks) for b in potongan]
    objek = {
        "halaman": daftar,
        "bagian": isi,
        "fakta": list(_fakta(instansi, pejabat, isi)),
        "padanan": [*_padanan_umum(), *([*baris] for baris in padanan)],
        "unit": instansi.nama_singkat,
    }
    return f"var lkjipCari={json.dumps(objek, ensure_ascii=False, separators=(',', ':'))};\n"


def _fakta(
    instansi: Instansi, pejabat: Iterable[Pejabat], isi: Sequence[tuple[int, str, str, str]]
) -> Iterator[tuple[object, ...]]:
    """The holders of offices, with the first place that names them, with or without degrees (those
    named on no page are left out); and the unit's address, on the first page."""
    for p in pejabat:
        nama = re.compile(rf"(?<!\w){re.escape(p.nama.partition(',')[0])}(?!\w)")
        for n, jangkar, _, teks in isi:
            if nama.search(teks):
                yield "pejabat", n, jangkar, f"{p.jabatan}: {p.nama}", ""
                break
    kontak = {
        "Alamat": f"{instansi.alamat} {instansi.kode_pos}".strip(),
        "Telepon": instansi.telepon,
        "Surel": instansi.surel,
        "Situs": instansi.situs,
    }
    if teks := "; ".join(f"{nama}: {isinya}" for nama, isinya in kontak.items() if isinya):
        yield "kontak", 0, "", f"Alamat dan kontak {instansi.nama_singkat}", teks


@cache
def _padanan_umum() -> list[list[str]]:
    with PADANAN.open(encoding="utf-8", newline="") as berkas:
        return list(csv.reader(berkas))[1:]
