"""What stays the same is worked out once: which element has what.

For every cell of a table the selectors' library looks through the whole table again to know whether
it `:has` something. No report of it is known. The file is the same byte for byte with and without.
"""

from contextlib import AbstractContextManager
from typing import Any

from cssselect2 import compiler
from cssselect2.parser import RelationalSelector

from . import bungkus


def ingat_jawaban() -> AbstractContextManager[None]:
    """While the block runs, each element is asked once what it has."""
    return bungkus(compiler, "_compile_node", _ingat_punya)


def _ingat_punya(asli: Any) -> Any:
    """The library makes a Python expression of a selector; its answer is kept with the element."""

    def susun(pemilih: Any) -> str:
        ungkapan: str = asli(pemilih)
        if not isinstance(pemilih, RelationalSelector) or not ungkapan:
            return ungkapan
        kunci = repr(ungkapan)
        jawab = f"vars(el).setdefault({kunci}, {ungkapan})"
        return f"(vars(el)[{kunci}] if {kunci} in vars(el) else {jawab})"

    return susun
