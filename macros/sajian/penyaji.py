"""Render report contents as HTML, through templates, and record where each figure is shown."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from ..benda.tabel.unsur import Daftar, Polos, Rujukan, Status, Tautan
from ..dasar.angka import Angka
from ..dasar.penulisan import MINUS, terbilang
from .templat import SimpananTemplat, lingkungan, rapat


@dataclass(frozen=True, order=True)
class Tempat:
    """The place of a figure: the chapter, and the table, chart or formula in it (or "")."""

    halaman: str
    benda: str


def ke_akar(halaman: str) -> str:
    """The relative path from a page (its file below docs/) to the site's root: "" or "../"."""
    return "../" * halaman.count("/")


def boleh_pecah(teks: str) -> Markup:
    """Allow line breaks after slashes in a text, where browsers do not break."""
    return Markup("/<wbr>").join(escape(bagian) for bagian in str(teks).split("/"))


class Penyaji:
    """Renders parts of the report as HTML for the current page.

    Compiled templates are cached in the folder `tembolok`, if given.
    """

    def __init__(self, tembolok: Path | None = None) -> None:
        self.halaman = ""
        self.benda = ""
        self.dasar = ""
        self.tampil: dict[str, set[Tempat]] = {}
        self.terkompilasi = SimpananTemplat(tembolok) if tembolok else None
        templat = lingkungan(simpanan=self.terkompilasi)
        templat.filters["sajikan"] = self.sajikan
        templat.filters["besar"] = lambda a: self.angka(a, a.teks.removeprefix(MINUS))
        templat.filters["polos"] = lambda angka: self.sajikan([Polos(angka)])
        templat.filters["terbilang"] = terbilang
        self._ambil = cache(templat.get_template)

    def mulai_halaman(self, halaman: str) -> None:
        """Start the page of the chapter `halaman` (its path below docs/)."""
        self.halaman, self.benda = halaman, ""
        self.dasar = ke_akar(halaman)

    def templat(self, nama: str, benda: str = "", **isi: Any) -> Markup:
        """Render a template of `macros/templates/` as one block of Markdown."""
        self.benda = benda
        try:
            return rapat(self._ambil(f"{nama}.html.j2").render(isi))
        finally:
            self.benda = ""

    def lipat(self, judul: str, bagian: Iterable[Markup]) -> Markup:
        """Parts of a page that fold under a title on the site; in print they follow each other."""
        return Markup('<div data-lipat="{}">\n\n{}\n\n</div>').format(
            judul, Markup("\n\n").join(bagian)
        )

    def angka(self, angka: Angka, teks: str | None = None) -> Markup:
        """One figure, marked with its key."""
        self.catat(angka.kunci)
        return self._isi("angka", angka=angka, teks=angka.teks if teks is None else teks)

    def catat(self, kunci: str) -> None:
        """Record that a figure is shown here, also if it is drawn."""
        self.tampil.setdefault(kunci, set()).add(Tempat(self.halaman, self.benda))

    def sajikan(self, bagian: Iterable[Any]) -> Markup:
        """The parts of a cell or formula as HTML."""
        return Markup("").join(self._bagian(b) for b in bagian)

    def _bagian(self, bagian: Any) -> Markup:
        match bagian:
            case Angka():
                return self.angka(bagian)
            case Polos(angka):
                return self.angka(angka, bagian.teks)
            case Status():
                return self._isi("status", status=bagian)
            case tuple():
                return self.sajikan(bagian)
            case None:
                return Markup()
            case Daftar():
                return self._isi("daftar", daftar=bagian)
            case Tautan():
                return self._isi("tautan", tautan=bagian, dasar=self.dasar)
            case Rujukan(id=pengenal):
                return self._isi("rujukan", id=pengenal)
            case _:
                return boleh_pecah(bagian)

    def _isi(self, nama: str, **isi: Any) -> Markup:
        return Markup(self._ambil(f"{nama}.html.j2").render(isi).strip())  # noqa: S704
