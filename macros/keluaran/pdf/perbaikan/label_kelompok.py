"""The label of a group of rows stands again below the table's head where the group goes on.

The engine repeats the head of a table alone; https://github.com/Kozea/WeasyPrint/issues/486 asks
for heads that change within a table. This wraps the layout of tables and changes boxes before they
are laid out.
"""

from typing import Any

from weasyprint.formatting_structure import boxes
from weasyprint.layout import block

from . import mengganti

LANJUTAN = " (lanjutan)"


@mengganti((block, "table_layout"))
def ulang_label(asli: Any) -> Any:
    """While the block runs, the engine lays out tables this way."""

    def tata(context: Any, table: Any, bottom_space: Any, skip_stack: Any, *lain: Any) -> Any:
        label = _label_lanjutan(table, skip_stack)
        if label is None:
            return asli(context, table, bottom_space, skip_stack, *lain)
        kepala = table.children[0]
        semula = kepala.children
        kepala.children = [*semula, label]
        try:
            return asli(context, table, bottom_space, skip_stack, *lain)
        finally:
            kepala.children = semula

    return tata


def _label_lanjutan(table: Any, lanjut: Any) -> Any:
    """The row that says which group goes on, or None where a page begins between groups."""
    if not lanjut or not table.children[0].is_header:
        return None
    ((nomor, baris),) = lanjut.items()
    label = table.children[nomor].children[0]
    if not baris or "kepala-kelompok" not in (label.element.get("class") or "").split():
        return None
    salinan = label.deepcopy()
    teks = [b for b in salinan.descendants() if isinstance(b, boxes.TextBox)]
    teks[-1].text += LANJUTAN
    return salinan
