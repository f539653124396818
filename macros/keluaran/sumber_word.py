"""Select parts of the printed pages (HTML trees) for the Word copy."""

import io
from collections.abc import Callable
from pathlib import Path

from lxml.html import HtmlElement

from ..dasar.pohon import kelas

LEWATI = {"button", "nav", "svg", "colgroup", "input"}


def terlihat(unsur: HtmlElement) -> bool:
    """Whether an element has visible content in the copy."""
    return isinstance(unsur.tag, str) and unsur.tag not in LEWATI


def rumus(img: HtmlElement) -> str:
    """The text of a drawn formula; "" for any other picture."""
    return str(img.get("alt", "")) if "matematika" in kelas(img) else ""


def teks(unsur: HtmlElement) -> str:
    """The words of an element."""
    anak = (f"{teks(a) if terlihat(a) else ''}{a.tail or ''}" for a in unsur)
    return f"{rumus(unsur)}{unsur.text or ''}{''.join(anak)}"


def butir(sel: HtmlElement) -> list[HtmlElement]:
    """The items of a cell that consists of a list."""
    daftar = [a for a in sel if a.tag in {"ul", "ol"}]
    if len(daftar) != 1 or len(sel) != 1 or (sel.text or "").strip():
        return []
    return [] if (daftar[0].tail or "").strip() else [*daftar[0].iterchildren("li")]


def di_dalam(unsur: HtmlElement, tag: str) -> bool:
    """Whether an element is inside one with that tag."""
    return next(unsur.iterancestors(tag), None) is not None


def isi_gambar(situs: Path, img: HtmlElement, gambar: Callable[[Path], bytes]) -> bytes | None:
    """A picture of the site in the folder `situs` in a format for Word; None if it is missing."""
    berkas: Path = situs / img.get("src", "")
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
