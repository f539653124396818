"""What a check said, kept until something changes that it looks at: the report or the program."""

import json
import sys
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from macros.dasar.berkas import tulis_utuh
from scripts.mesin.hasil_tetap import sidik_laporan, sidik_program


def sidik(proyek: Path, *, ketat: bool) -> str:
    """Fingerprint of all that decides what a check says; empty where a file cannot be read."""
    with suppress(OSError):
        hari = date.today()  # noqa: DTZ011 - what is to come today has come tomorrow
        return f"{sys.version} {ketat} {hari} {sidik_laporan(proyek)} {sidik_program()}"
    return ""


def ambil(proyek: Path, cap: str) -> Mapping[str, Any] | None:
    """What the check of that fingerprint said, where it was the last one."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        isi = json.loads(_tempat(proyek).read_bytes())
        if cap and isi["sidik"] == cap:
            return dict(isi["hasil"])
    return None


def simpan(proyek: Path, cap: str, hasil: Mapping[str, Any]) -> None:
    """Keep what a check said; where that fails, the next one looks at everything again."""
    with suppress(OSError):
        tulis_utuh(_tempat(proyek), json.dumps({"sidik": cap, "hasil": hasil}).encode())


def _tempat(proyek: Path) -> Path:
    return proyek / ".cache" / "periksa.json"
