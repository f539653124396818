"""The structure tree put together again: what pages cut apart is one thing to a reader.

The engine makes a structure element of every box, and a box ends where its page ends. Here the
pieces of one HTML element become one structure element. Waits for
https://github.com/Kozea/WeasyPrint/issues/2903.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from weasyprint.pdf import tags

from ..struktur import akar, anak, benda
from . import bungkus

# Pieces of other kinds, such as words of a line, stay as they are.
UTUH = {
    "/Art", "/Sect", "/Div", "/NonStruct", "/BlockQuote", "/P", "/H1", "/H2", "/H3", "/H4", "/H5",
    "/H6", "/L", "/LI", "/LBody", "/Caption", "/Table", "/TBody", "/TFoot", "/TR", "/TH", "/TD",
}  # fmt: skip


@contextmanager
def catat_asal() -> Iterator[dict[int, Any]]:
    """While the block runs, note from which box each structure element comes, by its number."""
    asal: dict[int, Any] = {}

    def catat(asli: Any) -> Any:
        def bangun(box: Any, *lain: Any) -> Iterator[Any]:
            for unsur in asli(box, *lain):
                # Boxes that yield the elements of their children come later.
                asal.setdefault(unsur.number, getattr(box, "_box", box))
                yield unsur

        return bangun

    with bungkus((tags, "_build_box_tree", catat)):
        yield asal


def satukan(pdf: Any, asal: dict[int, Any]) -> None:
    """Join the pieces of every element.

    A table's head that is printed again on a later page is cut off from the root: it is furniture
    of the page, as a running title is.
    """
    for dokumen in anak(pdf, akar(pdf)):
        _satukan(pdf, dokumen, asal)


def _satukan(pdf: Any, induk: Any, asal: dict[int, Any]) -> None:
    """Join the pieces among the children of `induk`, then among their children."""
    tinggal = []
    utama: dict[tuple[object, ...], tuple[Any, object]] = {}
    for acuan in induk["K"]:
        unsur: Any = benda(pdf, acuan) if isinstance(acuan, bytes) else None
        box = asal.get(unsur.number) if unsur is not None else None
        if box is None or box.element is None:
            tinggal.append(acuan)
            continue
        kunci = (unsur["S"], box.element, box.element_tag)
        pertama, halaman = utama.get(kunci, (None, None))
        if unsur["S"] == "/THead" and pertama is not None:
            continue
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
        _satukan(pdf, unsur, asal)
