"""Marks of list items and of notes have a style where there is one of them, not in every element.

The engine's own style sheet gives six pseudo-elements to each element, so that six of seven styles
are worked out and kept for nothing. No report of it is known,
https://github.com/Kozea/WeasyPrint/issues/578 collects what takes time. The file is the same byte
for byte with and without.
"""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from weasyprint import UA_STYLESHEET

from ....dasar.himpun import himpun
from ..peran import CATATAN_KAKI
from . import bungkus

BUTIR = "li"
# The report has no notes but those at the foot of a page.
CATATAN = {"footnote-call", "footnote-marker"}
TAK_DIPAKAI = {"note-call", "note-marker", "note-callback"}


@contextmanager
def seperlunya() -> Iterator[None]:
    """While the block runs, elements have those pseudo-elements that they can show."""
    aturan = UA_STYLESHEET.matcher
    semu = himpun((satu[3], satu) for satu in aturan.other_selectors)
    butir = semu.pop("marker", [])
    catatan = [satu for nama in sorted(CATATAN) for satu in semu.pop(nama, [])]
    lain = [satu for nama in semu.keys() - TAK_DIPAKAI for satu in semu[nama]]
    with ExitStack() as tumpuk:
        for daftar, baru in (
            ("other_selectors", lambda _: lain),
            ("lower_local_name_selectors", lambda asli: _tambah(asli, BUTIR, butir)),
            ("class_selectors", lambda asli: _tambah(asli, CATATAN_KAKI, catatan)),
        ):
            tumpuk.enter_context(bungkus(aturan, daftar, baru))
        yield


def _tambah(
    aturan: dict[str, list[object]], nama: str, semu: list[object]
) -> dict[str, list[object]]:
    return {**aturan, nama: [*aturan.get(nama, ()), *semu]}
