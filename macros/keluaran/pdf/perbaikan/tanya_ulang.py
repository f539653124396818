"""Which element has what is worked out once.

For every cell of a table the selectors' library looks through the whole table again to know whether
it `:has` something. No report of it is known. The file is the same byte for byte with and without.
"""

from typing import Any

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
