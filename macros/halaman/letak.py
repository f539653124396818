"""The places of figures on finished pages: page, thing, and link."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from ..dasar import pohon
from ..sajian.penyaji import Tempat
from .jenis import Halaman

# The link to a figure in running text is to the last of these elements with an id before it.
BERJANGKAR = {*pohon.JUDUL, "p"}


@dataclass(frozen=True, order=True)
class Letak:
    """One place of a figure: the chapter's file below docs/, the thing in it (or ""), the address
    below the site's root, and the name of the place (`Tabel 3.2`, or the page's title)."""

    halaman: str
    benda: str
    alamat: str
    sebutan: str


@dataclass
class IsiHalaman:
    """The content of one finished page: keys of its figures in order, numbers of its things, all
    ids, and the ids of each figure in running text."""

    kunci: dict[str, None] = field(default_factory=dict)
    sebutan: dict[str, str] = field(default_factory=dict)
    id_unsur: set[str] = field(default_factory=set)
    jangkar: dict[str, dict[str, None]] = field(default_factory=dict)


def telusuri(akar: HtmlElement) -> IsiHalaman:
    """Collect figures, numbers and ids of one finished page."""
    temuan = IsiHalaman()
    jangkar, benda = "", None
    for kini, unsur in iterwalk(akar, ("start", "end")):
        if kini == "end":
            benda = None if unsur is benda else benda
            continue
        id_unsur = unsur.get("id")
        if id_unsur:
            temuan.id_unsur.add(id_unsur)
        if unsur.tag == "figure":
            benda = unsur
            nomor = unsur.find(".//figcaption/span[@class='nomor']")
            temuan.sebutan[id_unsur or ""] = "" if nomor is None else pohon.teks(nomor)
        elif id_unsur and benda is None and unsur.tag in BERJANGKAR:
            jangkar = id_unsur
        kunci = unsur.get("data-kunci")
        if kunci:
            temuan.kunci[kunci] = None
            if benda is None:
                temuan.jangkar.setdefault(kunci, {})[jangkar] = None
    return temuan


def susun(
    halaman: Iterable[Halaman], temuan: Mapping[str, IsiHalaman], tampil: Mapping[str, set[Tempat]]
) -> dict[str, list[Letak]]:
    """All places of every figure shown, sorted. `temuan` is the content by chapter; `tampil` the
    figures recorded by macros while rendering."""
    menurut_src = {h.src: h for h in halaman}
    hasil: dict[str, list[Letak]] = {}
    for kunci, daftar in tampil.items():
        letak: set[Letak] = set()
        for t in daftar:
            h, isi = menurut_src[t.halaman], temuan[t.halaman]
            if t.benda in isi.id_unsur:
                sebutan = isi.sebutan.get(t.benda) or h.judul_bernomor
                letak.add(Letak(t.halaman, t.benda, f"{h.url}#{t.benda}", sebutan))
                continue
            for jangkar in isi.jangkar.get(kunci, {"": None}):
                alamat = f"{h.url}#{jangkar}" if jangkar else h.url
                letak.add(Letak(t.halaman, t.benda, alamat, h.judul_bernomor))
        hasil[kunci] = sorted(letak)
    return hasil
