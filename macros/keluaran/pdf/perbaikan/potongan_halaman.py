"""Join elements in the structure tree that page breaks have cut.

The engine makes a structure element of every box, and a box ends at the end of its page. Here the
pieces of one HTML element become one structure element. Waits for
https://github.com/Kozea/WeasyPrint/issues/2903.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Set as AbstractSet
from contextlib import contextmanager
from operator import attrgetter
from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.pdf import tags

from ....dasar.himpun import himpun
from ..struktur import akar, anak, benda
from . import bungkus

# Pieces of other kinds, such as words in a line, are not joined.
UTUH = {
    "/Art", "/Sect", "/Div", "/NonStruct", "/BlockQuote", "/P", "/H1", "/H2", "/H3", "/H4", "/H5",
    "/H6", "/L", "/LI", "/LBody", "/Caption", "/Table", "/TBody", "/TFoot", "/TR", "/TH", "/TD",
}  # fmt: skip

KATA_BERARTI = 8


@contextmanager
def catat_asal() -> Iterator[dict[int, Any]]:
    """While the block runs, record the box of each structure element, by its number."""
    asal: dict[int, Any] = {}

    def catat(asli: Any) -> Any:
        def bangun(box: Any, *lain: Any) -> Iterator[Any]:
            for unsur in asli(box, *lain):
                # Boxes that yield their children's elements come later.
                asal.setdefault(unsur.number, getattr(box, "_box", box))
                yield unsur

        return bangun

    with bungkus((tags, "_build_box_tree", catat)):
        yield asal


def satukan(pdf: Any, asal: dict[int, Any], sering: AbstractSet[str]) -> None:
    """Join the pieces of every element.

    A row of a table's head that is printed again on a later page is detached from the root if its
    words are `sering` (frequent). Otherwise screen readers would hear the continuation without it.
    """
    for dokumen in anak(pdf, akar(pdf)):
        _satukan(pdf, dokumen, asal, sering)


def _satukan(pdf: Any, induk: Any, asal: dict[int, Any], sering: AbstractSet[str]) -> None:
    """Join the pieces among the children of `induk`, then among their children."""
    tinggal = []
    utama: dict[tuple[object, ...], tuple[Any, object]] = {}
    kepala: list[bytes] = []
    for acuan in induk["K"]:
        unsur: Any = benda(pdf, acuan) if isinstance(acuan, bytes) else None
        box = asal.get(unsur.number) if unsur is not None else None
        if box is None or box.element is None:
            tinggal.append(acuan)
            continue
        kunci = (unsur["S"], box.element, box.element_tag)
        pertama, halaman = utama.get(kunci, (None, None))
        if unsur["S"] == "/THead" and pertama is not None:
            kepala = [
                baris.reference
                for baris in anak(pdf, unsur)
                if not _perabot(_teks_baris(asal[baris.number]), sering)
            ]
            continue
        for baris in kepala:
            benda(pdf, baris)["P"] = unsur.reference
        unsur["K"][:0], kepala = kepala, []
        if pertama is None or halaman == unsur["Pg"] or unsur["S"] not in UTUH:
            utama[kunci] = (unsur, unsur["Pg"])
            tinggal.append(acuan)
            continue
        utama[kunci] = (pertama, unsur["Pg"])
        for cucu in anak(pdf, unsur):
            cucu["P"] = pertama.reference
        pertama["K"].extend(unsur["K"])
        unsur.clear()
    induk["K"][:] = tinggal
    for unsur in anak(pdf, induk):
        _satukan(pdf, unsur, asal, sering)


def _perabot(baris: list[str], sering: AbstractSet[str]) -> bool:
    """Whether a repeated row is page furniture: frequent words, and no others with a meaning of
    their own. Accessibility checkers take a sentence marked as furniture for one that is kept from
    listeners."""
    lain = [teks for teks in baris if teks not in sering]
    return len(lain) < len(baris) and not any(map(_bertutur, lain))


def _bertutur(teks: str) -> bool:
    """Whether a line reads like a sentence: long, and not only names and titles."""
    kata = teks.split()
    return len(kata) >= KATA_BERARTI and sum(k[:1].islower() for k in kata) >= KATA_BERARTI / 2


def baris_kepala(lembar: Iterable[Any]) -> Counter[str]:
    """Lines of text in heads of tables and groups, with the number of their pages."""
    hasil: Counter[str] = Counter()
    for satu in lembar:
        semua = satu._page_box.descendants()  # noqa: SLF001 - the engine shows it nowhere else
        baris = [box for box in semua if isinstance(box, boxes.TableRowBox)]
        kepala = [b for b in baris if all(sel.element_tag == "th" for sel in b.children)]
        hasil.update({teks for box in kepala for teks in _teks_baris(box)})
    return hasil


def _teks_baris(box: Any) -> list[str]:
    """A row's lines of text without figures, each from left to right over all cells."""
    semua = (b for b in box.descendants() if isinstance(b, boxes.TextBox))
    baris = himpun((round(b.position_y), b) for b in semua)
    urut = (sorted(satu, key=attrgetter("position_x")) for satu in baris.values())
    return [re.sub(r"[\d\s]+", " ", " ".join(b.text for b in satu)).strip() for satu in urut]
