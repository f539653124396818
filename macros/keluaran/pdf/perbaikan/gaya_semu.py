"""Marks of list items and of notes have a style where there is one of them, not in every element.

The engine's own style sheet gives six pseudo-elements to each element, so that six of seven styles
are worked out and kept for nothing. No report of it is known,
https://github.com/Kozea/WeasyPrint/issues/578 collects what takes time. The file is the same byte
for byte with and without.
"""

from collections.abc import Callable
from typing import Any

from weasyprint import UA_STYLESHEET

from ..peran import CATATAN_KAKI

# The report has no notes but those at the foot of a page.
CATATAN = {"footnote-call", "footnote-marker"}
TAK_DIPAKAI = {"note-call", "note-marker", "note-callback"}
ATURAN = UA_STYLESHEET.matcher


def _tanpa_semu(asli: list[Any]) -> list[Any]:
    return [satu for satu in asli if satu[3] not in {"marker", *CATATAN, *TAK_DIPAKAI}]


def _beri(nama: str, semu: set[str]) -> Callable[[Any], Any]:
    """Only what has that name gets those pseudo-elements."""
    milik = [satu for satu in ATURAN.other_selectors if satu[3] in semu]
    return lambda asli: {**asli, nama: [*asli.get(nama, ()), *milik]}


GANTI = (
    ("other_selectors", _tanpa_semu, ATURAN),
    ("lower_local_name_selectors", _beri("li", {"marker"}), ATURAN),
    ("class_selectors", _beri(CATATAN_KAKI, CATATAN), ATURAN),
)
