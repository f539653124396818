"""A page of the report, and the lists in front that numbering fills."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from lxml.html import HtmlElement
from markupsafe import Markup

from ..dasar import pohon
from .istilah import Istilah

BagianLaporan = Literal["awal", "isi", "lampiran"]


@dataclass(frozen=True)
class Halaman:
    """One page of the site, in the order of the report.

    `src` is the chapter's file below docs/, `url` its address below the site's root, `akar` its
    content: a tree that numbering completes and nobody changes afterwards. `bab` is its number in
    the front matter ("III") or empty, `tingkat` the level of its own h1 in the outline,
    `judul_pendek` the running title if `judul` is too long, `cetak` whether it is printed, `nomor`
    the number of its title ("Bab III"), set by numbering.
    """

    src: str
    url: str
    akar: HtmlElement
    bagian: BagianLaporan
    judul: str
    tingkat: int = 1
    bab: str = ""
    judul_pendek: str = ""
    cetak: bool = True
    nomor: str = ""

    @property
    def html(self) -> Markup:
        """The content as HTML."""
        return pohon.tulis(self.akar)

    @property
    def slug(self) -> str:
        """The page's name in ids: `bab-3/index.md` → `bab-3`, `lampiran/sk.md` → `lampiran-sk`."""
        return self.src.removesuffix(".md").removesuffix("/index").replace("/", "-")

    @property
    def judul_bernomor(self) -> str:
        """The title in the navigation: `Bab III Akuntabilitas Kinerja`."""
        return f"{self.nomor} {self.judul}".strip()


@dataclass(frozen=True)
class Entri:
    """One line of a list in front.

    `nomor` as printed ("Bab III", "A.", "Tabel 3.2"), `sasaran` the id on the page `src` to link to
    (empty: the page itself).
    """

    tingkat: int
    nomor: str
    judul: str
    sasaran: str
    src: str


@dataclass(frozen=True)
class DaftarDepan:
    """The lists in front: of headings, and of things by kind; an empty one is not printed."""

    isi: Sequence[Entri] = ()
    benda: Mapping[str, Sequence[Entri]] = field(default_factory=dict)
    istilah: Sequence[Istilah] = ()
