"""What of a page of the site goes into the Word copy, as trees of HTML."""

import io
from collections.abc import Callable
from pathlib import Path

from lxml.html import HtmlElement

from ..dasar import pohon
from ..dasar.pohon import kelas
from ..halaman.jenis import Halaman
from . import halaman_cetak

LEWATI = {"button", "nav", "svg", "colgroup", "input"}


def milik_cetak(satu: Halaman, samarkan: Callable[[str], str]) -> HtmlElement:
    """A page as it is printed: nothing of the screen, wide tables marked."""
    akar = pohon.urai(samarkan(str(satu.html)))
    halaman_cetak.buang_milik_layar(akar)
    halaman_cetak.siapkan_tabel(akar)
    return akar


def kata_catatan(akar: HtmlElement) -> dict[str, str]:
    """The words of a chapter's notes by their id."""
    return {nama: " ".join(teks(li).split()) for nama, li in halaman_cetak.catatan(akar).items()}


def terlihat(unsur: HtmlElement) -> bool:
    """Whether an element says something in the copy."""
    if not isinstance(unsur.tag, str) or unsur.tag in LEWATI:
        return False
    return not kelas(unsur) & {"footnote", "footnote-backref"}


def teks(unsur: HtmlElement) -> str:
    """The words of an element."""
    anak = (f"{teks(a) if terlihat(a) else ''}{a.tail or ''}" for a in unsur)
    return f"{unsur.text or ''}{''.join(anak)}"


def butir(sel: HtmlElement) -> list[HtmlElement]:
    """The items of the list that is all that a cell says."""
    daftar = [a for a in sel if a.tag in {"ul", "ol"}]
    if len(daftar) != 1 or len(sel) != 1 or (sel.text or "").strip():
        return []
    return [] if (daftar[0].tail or "").strip() else [*daftar[0].iterchildren("li")]


def di_dalam(unsur: HtmlElement, tag: str) -> bool:
    """Whether an element stands in one of that tag."""
    return next(unsur.iterancestors(tag), None) is not None


def isi_gambar(halaman: Path, img: HtmlElement, gambar: Callable[[Path], bytes]) -> bytes | None:
    """A picture of the page in the file `halaman` as Word takes it; None where it is missing."""
    berkas: Path = halaman.parent / img.get("src", "")
    if not berkas.is_file():
        return None
    if berkas.suffix == ".svg":
        return gambar(berkas)
    if berkas.suffix != ".webp":
        return berkas.read_bytes()
    from PIL import Image

    wadah = io.BytesIO()
    Image.open(berkas).convert("RGB").save(wadah, "PNG")
    return wadah.getvalue()
