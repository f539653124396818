"""The published versions, for people and for programs."""

from __future__ import annotations

import dataclasses
from typing import Any

from macros.sajian.templat import baris_teks
from scripts.terbit.catatan import Terbitan


def sebagai_dict(t: Terbitan) -> dict[str, Any]:
    """A version for programs."""
    isi = dataclasses.asdict(t)
    return {"versi": isi.pop("nama"), "tanggal": isi.pop("waktu"), **isi}


def sebagai_teks(t: Terbitan, alias: str) -> list[str]:
    """A version as lines for the terminal."""
    return baris_teks("terbit/daftar.txt.j2", t=t, alias=alias)
