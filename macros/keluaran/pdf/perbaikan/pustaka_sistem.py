"""The system's libraries are found by the loader, without asking the compiler for each.

The engine tries names of other systems first, and for each of them Python starts the compiler and
the linker to look for it: a quarter of a second. No report of it is known.
"""

import ctypes.util
import sys
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from . import bungkus


def cari_langsung() -> AbstractContextManager[None]:
    """While the block runs, libraries are looked for by the loader alone where that knows the name
    that the engine tries last: on Linux."""
    if sys.platform != "linux":
        return nullcontext()
    return bungkus(ctypes.util, "find_library", _tanpa_bertanya)


def _tanpa_bertanya(_: Any) -> Any:
    return lambda _: None
