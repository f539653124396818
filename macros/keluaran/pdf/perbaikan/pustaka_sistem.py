"""The system's libraries are found by the loader, without asking the compiler for each.

The engine tries names of other systems first, and for each of them Python starts the compiler and
the linker to look for it: a quarter of a second. No report of it is known.
"""

import ctypes.util
from typing import Any

from . import mengganti


@mengganti((ctypes.util, "find_library"))
def cari_langsung(_: Any) -> Any:
    """While the block runs, libraries are looked for by the loader alone, which knows the name
    that the engine tries last."""
    return lambda _: None
