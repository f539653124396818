"""A property that no rule sets has its parent's value or the initial one, without further thought.

The engine goes for each of hundreds of thousands such values through all that may befall one that a
rule has set. No report of it is known, https://github.com/Kozea/WeasyPrint/issues/578 collects what
takes time. The file is the same byte for byte with and without.
"""

from typing import Any

from weasyprint.css import ComputedStyle
from weasyprint.css.computed_values import PHYSICAL_FUNCTIONS
from weasyprint.css.properties import INHERITED, INITIAL_NOT_COMPUTED, INITIAL_VALUES

from . import mengganti

# What depends on other properties, or is handed down otherwise.
KHUSUS = {"page", "position", "float", "display", *INITIAL_NOT_COMPUTED}
KHUSUS |= {nama for nama in INITIAL_VALUES if nama.startswith("text_decoration_")}
AWAL = {n: nilai for n, nilai in INITIAL_VALUES.items() if n not in KHUSUS and n not in INHERITED}
TURUN = INHERITED - KHUSUS
# Words of the properties that a rule may set by the direction of the text instead.
LOGIS = ("_inline", "_block", "inline_", "block_")


@mengganti((ComputedStyle, "__missing__"))
def segerakan_nilai(asli: Any) -> Any:
    """While the block runs, such values are found at once."""

    def cari(gaya: Any, nama: str) -> Any:
        diatur, induk = gaya.cascaded, gaya.parent_style
        if nama in diatur or induk is None or (nama in PHYSICAL_FUNCTIONS and _berlogika(gaya)):
            return asli(gaya, nama)
        if nama in TURUN:
            nilai = gaya[nama] = induk[nama]
        elif nama in AWAL:
            nilai = gaya[nama] = AWAL[nama]
        else:
            nilai = asli(gaya, nama)
        return nilai

    return cari


def _berlogika(gaya: Any) -> bool:
    """Whether a rule sets something by the direction of the text."""
    try:
        ada: bool = gaya.berlogika
    except AttributeError:
        ada = gaya.berlogika = any(kata in nama for nama in gaya.cascaded for kata in LOGIS)
    return ada
