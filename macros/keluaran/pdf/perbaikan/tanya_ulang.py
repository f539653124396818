"""What stays the same is worked out once: which element has what, and how the pages are called.

For every cell of a table the selectors' library looks through the whole table again to know whether
it `:has` something, and for every element of the structure tree the writer makes the names of all
pages. No report of either is known. The file is the same byte for byte with and without.
"""

from typing import Any

import pydyf
from cssselect2 import compiler
from cssselect2.parser import RelationalSelector

from . import mengganti


@mengganti((compiler, "_compile_node"))
def ingat_jawaban(asli: Any) -> Any:
    """While the block runs, each element is asked once what it has: the library makes a Python
    expression of a selector, whose answer is kept with the element."""

    def susun(pemilih: Any) -> str:
        ungkapan: str = asli(pemilih)
        if not isinstance(pemilih, RelationalSelector) or not ungkapan:
            return ungkapan
        kunci = repr(ungkapan)
        jawab = f"vars(el).setdefault({kunci}, {ungkapan})"
        return f"(vars(el)[{kunci}] if {kunci} in vars(el) else {jawab})"

    return susun


@mengganti((pydyf.PDF, "page_references"))
def ingat_acuan(asli: property) -> property:
    """While the block runs, the names of all pages are made anew only when one has been added."""

    def acuan(pdf: pydyf.PDF) -> Any:
        jumlah = len(pdf.pages["Kids"])
        if getattr(pdf, "acuan", (0,))[0] != jumlah:
            pdf.acuan = jumlah, asli.__get__(pdf)
        return pdf.acuan[1]

    return property(acuan)
